package pairing_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
)

// of returns links by (A, B, mark).
func of(links []index.Tagged) iter.Seq2[index.Tagged, error] {
	return func(yield func(index.Tagged, error) bool) {
		for _, l := range links {
			if !yield(l, nil) {
				return
			}
		}
	}
}

// thinned returns the links that are kept, and how many are not, of a run of n articles. These are published in the order of their IDs.
func thinned(t *testing.T, n int, links []index.Tagged) (kept [][2]uint32, left int) {
	t.Helper()
	articles := make([]news.Article, n)
	for i := range articles {
		articles[i] = news.Article{ID: fmt.Sprintf("%05d", i), Body: fmt.Sprint("word", i)}
	}
	s := pairing.New(corpustest.Of(t, articles...), options(t))
	defer s.Close()
	pairs, err := s.Thin(of(links))
	if err != nil {
		t.Fatal(err)
	}
	for p, err := range index.Merge(pairs) {
		if err != nil {
			t.Fatal(err)
		}
		if match.Route(p.Tags) != match.ByCommon {
			t.Errorf("%v has the tags %b", p, p.Tags)
		}
		kept = append(kept, [2]uint32{p.A, p.B})
	}
	return kept, s.Counts().Bounded
}

// TestThinByHand has five outlets of a story. 4 has three paragraphs, each told by one mark: 0 has two of them, 1 one of these, 2 the third,
// and 3 the same as 1. 0 and 2 have nothing else in common with anybody.
func TestThinByHand(t *testing.T) {
	var links []index.Tagged
	for _, l := range [][3]uint8{{0, 1, 7}, {0, 4, 7}, {0, 4, 8}, {1, 3, 7}, {1, 4, 7}, {2, 4, 200}, {3, 4, 7}} {
		links = append(links, index.Tagged{A: uint32(l[0]), B: uint32(l[1]), Tag: l[2]})
	}
	kept, left := thinned(t, 5, links)
	want := [][2]uint32{{0, 1}, {0, 4}, {1, 3}, {2, 4}}
	if !slices.Equal(kept, want) || left != 2 {
		t.Errorf("kept %v and left %d, want %v and 2", kept, left, want)
	}
}

// TestThin compares the links that are kept with all of them: the same articles hang together, and each mark that an article has with an
// earlier one is in a link that is kept.
func TestThin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for round := range 300 {
		n := 2 + r.IntN(60)
		has := make([][]uint8, n) // marks
		for i := range has {
			for range 1 + r.IntN(8) {
				has[i] = append(has[i], uint8(r.IntN(4+3*round)))
			}
		}
		var links []index.Tagged
		for b := range has {
			for a := range b {
				for _, mark := range has[a] {
					if slices.Contains(has[b], mark) && r.IntN(3) > 0 {
						links = append(links, index.Tagged{A: uint32(a), B: uint32(b), Tag: mark})
					}
				}
			}
		}
		slices.SortFunc(links, func(x, y index.Tagged) int { return slices.Compare([]uint32{x.A, x.B}, []uint32{y.A, y.B}) })
		kept, left := thinned(t, n, links)
		before, after := cluster.NewParts(n), cluster.NewParts(n)
		pairs := make(map[[2]uint32][]uint8)
		for _, l := range links {
			before.Join(int(l.A), int(l.B))
			pairs[[2]uint32{l.A, l.B}] = append(pairs[[2]uint32{l.A, l.B}], l.Tag)
		}
		told := make(map[[2]uint32]bool) // by later article and mark
		for _, p := range kept {
			if pairs[p] == nil {
				t.Fatalf("round %d: %v is no link", round, p)
			}
			after.Join(int(p[0]), int(p[1]))
			for _, mark := range pairs[p] {
				told[[2]uint32{p[1], uint32(mark)}] = true
			}
		}
		if left != len(pairs)-len(kept) {
			t.Errorf("round %d: %d of %d links are kept and %d left", round, len(kept), len(pairs), left)
		}
		for _, l := range links {
			if !told[[2]uint32{l.B, uint32(l.Tag)}] {
				t.Errorf("round %d: nothing tells that %d has the mark %d", round, l.B, l.Tag)
			}
		}
		for i := range n {
			for k := range i {
				if (before.Find(i) == before.Find(k)) != (after.Find(i) == after.Find(k)) {
					t.Fatalf("round %d: %d and %d hang together in one of the two only", round, k, i)
				}
			}
		}
	}
}

// TestThinCrowd has a thousand articles of which each is linked with up to eight earlier ones by each of forty fingerprints that all have.
func TestThinCrowd(t *testing.T) {
	const n = 1000
	var links []index.Tagged
	for b := range uint32(n) {
		for a := range b {
			if a < 4 || a+4 >= b {
				for mark := range uint8(40) {
					links = append(links, index.Tagged{A: a, B: b, Tag: mark})
				}
			}
		}
	}
	slices.SortFunc(links, func(x, y index.Tagged) int { return slices.Compare([]uint32{x.A, x.B}, []uint32{y.A, y.B}) })
	if kept, _ := thinned(t, n, links); len(kept) != 2*n-3 {
		t.Errorf("%d links are kept, want %d", len(kept), 2*n-3)
	}
}
