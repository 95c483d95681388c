package paraphrase

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/bitset"
)

func TestPartsByHand(t *testing.T) {
	x := newPartIndex([]compiledForm{{any: []string{"kite", "sail"}}, {}, {any: []string{"kit"}}, {any: []string{"x"}}})
	for s, want := range map[string][]int{"": {1, 3}, "a kite": {0, 1, 2, 3}, "kit": {1, 2, 3}, "assail": {0, 1, 3}} {
		got := bitset.New(4)
		x.in(got, s)
		for i := range 4 {
			if got.Has(i) != slices.Contains(want, i) {
				t.Errorf("%q: form %d", s, i)
			}
		}
	}
}

// TestPartsTwin looks for every part of every stock form by itself.
func TestPartsTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	var parts []string
	for _, f := range stockForms {
		parts = append(parts, f.any...)
	}
	parts = append(parts, " ", "a", "не", "é")
	for range 5000 {
		var b strings.Builder
		for range r.IntN(5) {
			p := parts[r.IntN(len(parts))]
			b.WriteString(p[:len(p)-r.IntN(2)*r.IntN(len(p))])
		}
		s, got := b.String(), bitset.New(len(stockForms))
		stockParts.in(got, s)
		for i, f := range stockForms {
			may := f.any == nil || slices.ContainsFunc(f.any, func(p string) bool { return strings.Contains(s, p) })
			if f.any != nil && shortestOf(f.any) < 2 {
				may = true
			}
			if got.Has(i) != may {
				t.Fatalf("%q: form %d: %v", s, i, !may)
			}
		}
	}
}
