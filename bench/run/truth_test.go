package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// TestRankByHand numbers the shingles of three sets: 7 and 9 are in one set, 5 in two, 3 in three.
func TestRankByHand(t *testing.T) {
	r := rank([]shingle.Set{{3, 5, 7}, {3, 5}, {3, 9}})
	want := [][]uint32{{0, 2, 3}, {2, 3}, {1, 3}}
	for i, w := range want {
		if got := r.set(i); !slices.Equal(got, w) {
			t.Errorf("set %d: got %v, want %v", i, got, w)
		}
	}
	if r.shared != 2 || r.common != 4 || r.last != 4 {
		t.Errorf("shared from %d, common from %d, last %d; want 2, 4, 4", r.shared, r.common, r.last)
	}
}

// TestAlikesByHand: the first two sets share 3 of 6 shingles, exactly a half. The third shares 2 of 7 with the first.
func TestAlikesByHand(t *testing.T) {
	got := alikes(rank([]shingle.Set{{1, 2, 3, 4}, {1, 2, 3, 7, 8}, {1, 2, 10, 11, 12}, {}, {20}, {20}}))
	want := []alike{{0, 1, 3, 6}, {4, 5, 1, 1}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestSharingsByHand: 20 common shingles are enough. 19 are not, nor are 20 of which one is in 51 sets.
func TestSharingsByHand(t *testing.T) {
	run := func(from, n uint64) shingle.Set {
		var s shingle.Set
		for i := range n {
			s = append(s, from+i)
		}
		return s
	}
	sets := []shingle.Set{run(100, 30), run(110, 30), run(121, 30), run(1000, 20), run(1000, 20)}
	for range 49 {
		sets = append(sets, shingle.Set{1000})
	}
	got := sharings(rank(sets))
	if want := []sharing{{0, 1}}; !slices.Equal(got[:1], want) {
		t.Errorf("got %v, want %v first", got, want)
	}
	if slices.Contains(got, sharing{0, 2}) || slices.Contains(got, sharing{3, 4}) {
		t.Errorf("got %v, with pairs that share fewer rare ones", got)
	}
}

// corpusOf makes sets, many of which are edits of another one.
func corpusOf(r *rand.Rand, n int) []shingle.Set {
	var sets []shingle.Set
	for range n {
		var hashes []uint64
		if len(sets) > 0 && r.IntN(2) == 0 {
			kept := 1 + r.IntN(9)
			for _, h := range sets[r.IntN(len(sets))] {
				if r.IntN(10) < kept {
					hashes = append(hashes, h)
				}
			}
		}
		for range r.IntN(60) / (1 + r.IntN(3)) {
			hashes = append(hashes, r.Uint64N(2000))
		}
		sets = append(sets, shingle.SetOf(hashes))
	}
	return sets
}

// TestTruthTwin compares the joins with counting every pair.
func TestTruthTwin(t *testing.T) {
	for seed := range uint64(30) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			sets := corpusOf(rand.New(rand.NewPCG(seed, 1)), 1+int(seed)*12)
			holders := map[uint64]int{}
			for _, s := range sets {
				for _, h := range s {
					holders[h]++
				}
			}
			var wantAlike []alike
			var wantSharing []sharing
			for b := range sets {
				for a := range b {
					both, rare := 0, 0
					for _, h := range sets[a] {
						if _, ok := slices.BinarySearch(sets[b], h); ok {
							both++
							if holders[h] <= rareMost {
								rare++
							}
						}
					}
					if union := len(sets[a]) + len(sets[b]) - both; union > 0 && 2*both >= union {
						wantAlike = append(wantAlike, alike{uint32(a), uint32(b), both, union})
					}
					if rare >= passageLeast {
						wantSharing = append(wantSharing, sharing{uint32(a), uint32(b)})
					}
				}
			}
			r := rank(sets)
			gotAlike, gotSharing := alikes(r), sharings(r)
			slices.SortFunc(gotAlike, func(p, q alike) int { return int(p.b)*10000 + int(p.a) - int(q.b)*10000 - int(q.a) })
			slices.SortFunc(gotSharing, func(p, q sharing) int { return int(p.b)*10000 + int(p.a) - int(q.b)*10000 - int(q.a) })
			if !slices.Equal(gotAlike, wantAlike) {
				t.Errorf("alike: got %d pairs, want %d:\n%v\n%v", len(gotAlike), len(wantAlike), gotAlike, wantAlike)
			}
			if !slices.Equal(gotSharing, wantSharing) {
				t.Errorf("sharing: got %d pairs, want %d", len(gotSharing), len(wantSharing))
			}
			if seed == 29 && (len(wantAlike) < 20 || len(wantSharing) < 20) {
				t.Errorf("the largest corpus has only %d and %d pairs", len(wantAlike), len(wantSharing))
			}
		})
	}
}

// TestPlainShingles: six words, in any case, have two shingles; four have none.
func TestPlainShingles(t *testing.T) {
	shingles := plainShingles()
	a := shingles(&news.Article{Body: "One two  three\nfour five six"})
	b := shingles(&news.Article{Body: "zero one TWO three four five"})
	if len(a) != 2 || len(b) != 2 || shingle.Common(a, b) != 1 {
		t.Errorf("got %v and %v, want two shingles each, one in common", a, b)
	}
	if c := shingles(&news.Article{Body: "one two three four"}); len(c) != 0 {
		t.Errorf("four words have the shingles %v", c)
	}
}
