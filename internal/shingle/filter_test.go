package shingle

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestFilterOfNothing(t *testing.T) {
	var f Filter
	var dst [FilterSize]uint32
	if got := f.Pass(&dst, []uint64{0, 1}); len(got) != 0 {
		t.Errorf("the zero filter passes %v", got)
	}
	f.Fill([]uint64{0, 1})
	f.Fill(nil)
	if got := f.Pass(&dst, []uint64{0, 1}); len(got) != 0 {
		t.Errorf("a filter of nothing passes %v", got)
	}
}

// A filter passes all hashes of its list, in order, and few others, no matter how often it was filled before.
func TestFilter(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 15))
	var f Filter
	var dst [FilterSize]uint32
	for _, n := range []int{1, 3, 4, 5, 64, 385, 10_000, 7} {
		list := randomTerms(r, n, 1<<40)
		f.Fill(list)
		for part := range slices.Chunk(list, FilterSize) {
			passed := f.Pass(&dst, part)
			if len(passed) != len(part) || int(passed[len(part)-1]) != len(part)-1 {
				t.Fatalf("%d hashes: %d of %d in the list pass", n, len(passed), len(part))
			}
		}
		passed := 0
		for range 100 {
			passed += len(f.Pass(&dst, randomTerms(r, FilterSize, 1<<40)))
		}
		if part := float64(passed) / (100 * FilterSize); part > 1./14 {
			t.Errorf("%d hashes: %.3f of others pass", n, part)
		}
	}
}
