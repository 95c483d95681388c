package shingle

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestCounter(t *testing.T) {
	tests := []struct {
		name             string
		a, b             []uint64
		distinct, common int
	}{
		{"both empty", nil, nil, 0, 0},
		{"one empty", nil, []uint64{0, 1}, 0, 0},
		{"zero is a hash", []uint64{0}, []uint64{5, 0}, 1, 1},
		{"zero is missing", []uint64{1}, []uint64{0, 0}, 1, 0},
		{"repeats on both sides", []uint64{7, 7, 9, 7}, []uint64{9, 7, 9, 7, 3}, 2, 2},
		{"one place for all, around the end", []uint64{7, 15, 23}, []uint64{15, 31, 7, 7}, 3, 2},
		{"the largest hash", []uint64{math.MaxUint64, 0}, []uint64{math.MaxUint64}, 2, 1},
	}
	var used Counter
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for name, c := range map[string]*Counter{"new": {}, "used": &used} {
				if got := c.Load(tt.a); got != tt.distinct {
					t.Errorf("%s: Load = %d, want %d", name, got, tt.distinct)
				}
				for range 2 {
					if got := c.Common(tt.b); got != tt.common {
						t.Errorf("%s: Common = %d, want %d", name, got, tt.common)
					}
				}
			}
		})
	}
}

func TestCounterOfNothing(t *testing.T) {
	var c Counter
	if got := c.Common([]uint64{0, 1}); got != 0 {
		t.Errorf("Common with no list = %d", got)
	}
}

// One Counter for many lists counts the same as sorted sets.
func TestCounterTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	sizes := []int{0, 1, 3, 10, 60, 400}
	var c Counter
	for range 500 {
		types := 1 + r.IntN(600)
		a := randomTerms(r, sizes[r.IntN(len(sizes))], types)
		set := SetOf(a)
		if got := c.Load(a); got != len(set) {
			t.Fatalf("Load = %d, want %d", got, len(set))
		}
		for range 5 {
			b := randomTerms(r, sizes[r.IntN(len(sizes))], types)
			places, distinct := c.Shared(b)
			for i, h := range b {
				_, shared := slices.BinarySearch(set, h)
				if shared != slices.Contains(places, uint32(i)) {
					t.Fatalf("place %d: shared %v, places %v", i, shared, places)
				}
			}
			if !slices.IsSorted(places) || distinct != Common(set, SetOf(b)) {
				t.Fatalf("%d different hashes at %v", distinct, places)
			}
			if got, want := c.Common(b), Common(set, SetOf(b)); got != want {
				t.Fatalf("%d and %d hashes of %d: Common = %d, want %d", len(a), len(b), types, got, want)
			}
		}
	}
}

// A Counter frees the table of a very long list before a short one, and keeps the table of a long list.
func TestCounterGivesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	long, short := randomTerms(r, keptPlaces, 1<<40), randomTerms(r, 385, 1<<40)
	var c Counter
	c.Load(long)
	if got := c.Load(short); got != len(short) || cap(c.table) > keptPlaces {
		t.Errorf("Load = %d, want %d; %d places kept, want at most %d", got, len(short), cap(c.table), keptPlaces)
	}
	c.Load(long[:keptPlaces/2-1])
	if n := testing.AllocsPerRun(10, func() { c.Load(short); c.Load(long[:keptPlaces/2-1]); c.Common(short) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// lists returns many random lists of hashes, so that the branch predictor cannot learn them.
func lists(r *rand.Rand, n int) [][]uint64 {
	out := make([][]uint64, 128)
	for i := range out {
		out[i] = randomTerms(r, n, 1<<40)
	}
	return out
}

func BenchmarkCounter(b *testing.B) {
	all := lists(rand.New(rand.NewPCG(12, 12)), 385)
	copied := make([][]uint64, len(all))
	for i, l := range all {
		copied[i] = append(l[:300:300], all[(i+1)%len(all)][:85]...)
	}
	var c Counter
	for _, bm := range []struct {
		name string
		f    func(i int)
	}{
		{"Load", func(i int) { c.Load(all[i]) }},
		{"Common/apart", func(i int) { c.Common(all[i]) }},
		{"Load+Common/alike", func(i int) { c.Load(all[i]); c.Common(copied[i]) }},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(385 * 8)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				bm.f(i % len(all))
			}
		})
	}
}
