package align_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/normalize"
)

// kinds are texts of many different words, like news, and of few, like nothing but repetition.
var kinds = []struct {
	name       string
	vocabulary int
}{{"many words", 2000}, {"some words", 60}, {"few words", 6}}

// eachPair calls f with random texts and edited versions of them.
func eachPair(t *testing.T, n int, inflect bool, f func(t *testing.T, a, b string)) {
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			for seed := range uint64(n) {
				w := newWriter(seed, kind.vocabulary)
				words := w.text(20 + w.IntN(200))
				edited := w.edit(words, w.IntN(15), inflect)
				t.Run(fmt.Sprint(seed), func(t *testing.T) { f(t, strings.Join(words, " "), strings.Join(edited, " ")) })
			}
		})
	}
}

func TestProperties(t *testing.T) {
	for _, inflect := range []bool{false, true} {
		eachPair(t, 200, inflect, func(t *testing.T, bodyA, bodyB string) {
			a, b := textOf(bodyA), textOf(bodyB)
			o := align.Options{MinWords: 12, MaxGap: 6}
			found := passagesOf(newSide(a, k), newSide(b, k), o)
			check(t, bodyA, bodyB, a, b, found, o)
			checkRuns(t, a, b, found)
		})
	}
}

func TestGaps(t *testing.T) {
	eachPair(t, 200, true, func(t *testing.T, bodyA, bodyB string) {
		a, b := textOf(bodyA), textOf(bodyB)
		o := align.Options{MinWords: 12, MaxGap: 6}
		for _, p := range passagesOf(newSide(a, k), newSide(b, k), o) {
			checkGaps(t, a, b, &p, o)
		}
	})
}

func TestPropertiesOfItself(t *testing.T) {
	eachPair(t, 200, true, func(t *testing.T, bodyA, bodyB string) {
		body := bodyA + " " + bodyB
		a := textOf(body)
		side := newSide(a, k)
		o := align.Options{MinWords: 12, MaxGap: 6}
		found := passagesOf(side, side, o)
		check(t, body, body, a, a, found, o)
		for _, p := range found {
			if p.A.End > p.B.Start {
				t.Errorf("%v is not before %v", p.A, p.B)
			}
		}
	})
}

// checkRuns tests every run of 12 or more equal words whose seeds all occur once in either text: each of its words must
// be in a passage, with its counterpart, or without it if a longer passage has one of the two.
func checkRuns(t *testing.T, a, b *normalize.Text, found []align.Passage) {
	t.Helper()
	once := func(words []uint64, seed []uint64) bool {
		n := 0
		for i := 0; i+k <= len(words); i++ {
			if slices.Equal(words[i:i+k], seed) {
				n++
			}
		}
		return n == 1
	}
	for i := range a.Words {
		for j := range b.Words {
			if i > 0 && j > 0 && a.Words[i-1] == b.Words[j-1] {
				continue
			}
			n := 0
			for i+n < len(a.Words) && j+n < len(b.Words) && a.Words[i+n] == b.Words[j+n] {
				n++
			}
			unique := n >= 12
			for s := 0; unique && s+k <= n; s++ {
				unique = once(a.Words, a.Words[i+s:i+s+k]) && once(b.Words, a.Words[i+s:i+s+k])
			}
			for s := 0; unique && s < n; s++ {
				if !slices.ContainsFunc(found, func(p align.Passage) bool {
					return within(a.Spans[i+s], p.A) || within(b.Spans[j+s], p.B)
				}) {
					t.Fatalf("word %d of %d in a run at %v and %v is in no passage", s, n, a.Spans[i], b.Spans[j])
				}
			}
		}
	}
}
