package report

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// idsWriter keeps the ids of the pairs that it gets, and what came after them.
type idsWriter struct {
	got  []string
	fail error
}

func (w *idsWriter) Pair(p *Pair) error { w.got = append(w.got, p.A); return w.fail }

func (w *idsWriter) Close(*Result) error { w.got = append(w.got, "end"); return nil }

func (w *idsWriter) Article(a *Article) error { w.got = append(w.got, "article "+a.ID); return nil }

func shared(id string, words int, share float64) *Pair {
	return &Pair{A: id, WordsShared: words, ShareB: Share{Verbatim: share, Own: 1 - share}}
}

// By hand: of four pairs the two with the most words, in the order in which they came; those that are not kept or share too little do not count.
func TestChoiceByHand(t *testing.T) {
	w := &idsWriter{}
	c := &Choice{Limit: 2, MinShare: .2, Keep: func(p *Pair) bool { return p.A != "secret" }}
	out := c.Writer(w)
	for _, p := range []*Pair{shared("few", 20, .5), shared("secret", 90, .9), shared("little", 80, .1), shared("more", 40, .5), shared("most", 60, .5)} {
		if err := out.Pair(p); err != nil {
			t.Fatal(err)
		}
	}
	articles, ok := out.(ArticleWriter)
	if !ok {
		t.Fatal("the writer takes articles, and what chooses for it does not")
	}
	if err := errors.Join(articles.Article(&Article{ID: "x"}), out.Close(&Result{})); err != nil {
		t.Fatal(err)
	}
	if want := []string{"more", "most", "article x", "end"}; !slices.Equal(w.got, want) || c.Pairs != 5 || c.Written != 2 {
		t.Errorf("%q of %d, %d written, want %q", w.got, c.Pairs, c.Written, want)
	}
}

// TestChoiceTwin: what is chosen is what sorting all pairs gives.
func TestChoiceTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, limit := range []int{1, 7, 50, 300, 1000} {
		var pairs []*Pair
		for i := range 300 {
			pairs = append(pairs, shared(fmt.Sprintf("%03d", i), rng.IntN(40), rng.Float64()))
		}
		for _, sort := range []Sort{ByWords, ByShare, ByID} {
			w := &idsWriter{}
			out := (&Choice{Limit: limit, Sort: sort}).Writer(w)
			for _, p := range pairs {
				if err := out.Pair(p); err != nil {
					t.Fatal(err)
				}
			}
			if err := out.Close(&Result{}); err != nil {
				t.Fatal(err)
			}
			sorted := slices.SortedStableFunc(slices.Values(pairs), func(p, q *Pair) int { return cmp.Compare(sort.Key(p), sort.Key(q)) })
			var want []string
			for _, p := range sorted[:min(limit, len(sorted))] {
				want = append(want, p.A)
			}
			slices.Sort(want)
			if want = append(want, "end"); !slices.Equal(w.got, want) {
				t.Errorf("limit %d by %s: %q, want %q", limit, sort, w.got, want)
			}
		}
	}
}

func TestChoiceFails(t *testing.T) {
	broken := errors.New("broken")
	for limit := range 2 {
		out := (&Choice{Limit: limit}).Writer(&idsWriter{fail: broken})
		if err := errors.Join(out.Pair(shared("a", 1, 1)), out.Close(&Result{})); !errors.Is(err, broken) {
			t.Errorf("limit %d: %v", limit, err)
		}
	}
}
