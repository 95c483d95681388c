package shingle

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSetOf(t *testing.T) {
	hashes := []uint64{5, 1, math.MaxUint64, 5, 0, 1}
	before := slices.Clone(hashes)
	if got, want := SetOf(hashes), (Set{0, 1, 5, math.MaxUint64}); !slices.Equal(got, want) {
		t.Errorf("SetOf = %v, want %v", got, want)
	}
	if !slices.Equal(hashes, before) {
		t.Errorf("SetOf changed its argument to %v", hashes)
	}
	if got := SetOf(nil); len(got) != 0 {
		t.Errorf("SetOf(nil) = %v", got)
	}
}

func TestAppendSet(t *testing.T) {
	if got, want := AppendSet(Set{9, 2}, []uint64{3, 1, 3, 9}), (Set{9, 2, 1, 3, 9}); !slices.Equal(got, want) {
		t.Errorf("AppendSet = %v, want %v", got, want)
	}
	dst, hashes := make(Set, 1, 386), randomTerms(rand.New(rand.NewPCG(1, 1)), 385, 1<<40)
	if n := testing.AllocsPerRun(10, func() { AppendSet(dst, hashes) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// AppendSet agrees with the sort of the library on lists of all lengths, of uniform hashes and of hashes that fill few
// buckets.
func TestSetOfTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 13))
	kinds := []struct {
		name string
		hash func(i int) uint64
	}{
		{"uniform", func(int) uint64 { return r.Uint64() }},
		{"repeated", func(int) uint64 { return Mix(r.Uint64N(100)) }},
		{"one", func(int) uint64 { return 7 }},
		{"two", func(int) uint64 { return -r.Uint64N(2) }},
		{"small", func(int) uint64 { return r.Uint64N(1 << 12) }},
		{"rising", func(i int) uint64 { return uint64(i) }},
		{"falling", func(i int) uint64 { return -uint64(i) }},
		{"half with equal top bits", func(i int) uint64 { return r.Uint64() >> (i % 2 * 20) }},
		{"ever closer to nought", func(int) uint64 { return r.Uint64() >> r.IntN(64) }},
	}
	for _, kind := range kinds {
		for _, n := range []int{1, 2, 15, 16, 17, 100, 385, 511, 512, 513, 5000, 40_000} {
			hashes := make([]uint64, n)
			for i := range hashes {
				hashes[i] = kind.hash(i)
			}
			want := slices.Clone(hashes)
			slices.Sort(want)
			if got := SetOf(hashes); !slices.Equal(got, slices.Compact(want)) {
				t.Errorf("%d hashes, %s: not the set", n, kind.name)
			}
		}
	}
}

func BenchmarkSetOf(b *testing.B) {
	for _, n := range []int{20, 385, 4000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			all := lists(rand.New(rand.NewPCG(14, 14)), n)
			var dst Set
			b.SetBytes(int64(8 * n))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				dst = AppendSet(dst[:0], all[i%len(all)])
			}
		})
	}
}
