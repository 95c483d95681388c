package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
)

func ExamplePostings() {
	var postings Postings
	postings.Add(0, []shingle.Fingerprint{{Hash: 7}, {Hash: 9}})
	postings.Add(1, []shingle.Fingerprint{{Hash: 8}})
	postings.Add(2, []shingle.Fingerprint{{Hash: 9}, {Hash: 8}})
	var pairs Pairs
	postings.Holders(func(docs []uint32) { pairs.Add(docs[0], docs[1]) })
	fmt.Println(pairs.Sorted())
	// Output: [{0 2} {1 2}]
}

func TestPairs(t *testing.T) {
	if got := new(Pairs).Sorted(); len(got) != 0 {
		t.Errorf("without a pair: %v", got)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 10, 3000, 100000} {
		var p Pairs
		want := make(map[Pair]bool)
		for range n {
			x, y := rng.Uint32N(100), rng.Uint32N(100)+1<<31
			if rng.IntN(3) == 0 {
				y -= 1<<31 - 101
			}
			p.Add(x, y)
			p.Add(y, x)
			want[Pair{x, y}] = true
		}
		if cap(p.keys) > 8*len(want)+2*radixMin {
			t.Errorf("%d pairs are kept in room for %d", len(want), cap(p.keys))
		}
		got := p.Sorted()
		if len(got) != len(want) {
			t.Fatalf("%d pairs, want %d", len(got), len(want))
		}
		for i, q := range got {
			if !want[q] {
				t.Fatalf("%v was not added", q)
			}
			if i > 0 && (q.A < got[i-1].A || q.A == got[i-1].A && q.B <= got[i-1].B) {
				t.Fatalf("%v after %v", q, got[i-1])
			}
		}
		if again := p.Sorted(); !slices.Equal(again, got) {
			t.Error("the second time they are others")
		}
	}
}

// TestHolders compares with a map.
func TestHolders(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, docs := range []int{0, 1, 5, 300} {
		var p Postings
		held := make(map[uint64][]uint32)
		for doc := range uint32(docs) {
			prints := make([]shingle.Fingerprint, rng.IntN(20))
			for i := range prints {
				h := rng.Uint64N(500) << 50
				prints[i] = shingle.Fingerprint{Hash: h, Pos: uint32(i)}
				if !slices.Contains(held[h], doc) {
					held[h] = append(held[h], doc)
				}
			}
			p.Add(doc, prints)
		}
		var got, want [][]uint32
		p.Holders(func(docs []uint32) { got = append(got, slices.Clone(docs)) })
		for _, d := range held {
			if len(d) > 1 {
				want = append(want, d)
			}
		}
		slices.SortFunc(got, slices.Compare)
		slices.SortFunc(want, slices.Compare)
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%d documents: holders %v, want %v", docs, got, want)
		}
	}
}
