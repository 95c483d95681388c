package index

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// keyKinds are ways in which keys may be alike.
var keyKinds = map[string]func(r *rand.Rand) uint64{
	"random":          (*rand.Rand).Uint64,
	"few values":      func(r *rand.Rand) uint64 { return r.Uint64N(7) * 0x9E3779B97F4A7C15 },
	"low digit only":  func(r *rand.Rand) uint64 { return 5<<40 | r.Uint64N(1<<11) },
	"high digit only": func(r *rand.Rand) uint64 { return 3 | r.Uint64N(1<<9)<<55 },
	"one middle bit":  func(r *rand.Rand) uint64 { return r.Uint64N(2) << 33 },
	"all equal":       func(*rand.Rand) uint64 { return ^uint64(0) },
}

var lengths = []int{0, 1, 2, radixMin - 1, radixMin, radixMin + 1, 5000}

func TestSortKeys(t *testing.T) {
	for name, kind := range keyKinds {
		for _, n := range lengths {
			t.Run(fmt.Sprintf("%s/%d", name, n), func(t *testing.T) {
				rng := rand.New(rand.NewPCG(1, uint64(n)))
				keys := make([]uint64, n)
				for i := range keys {
					keys[i] = kind(rng)
				}
				want := slices.Sorted(slices.Values(keys))
				sortKeys(keys)
				if !slices.Equal(keys, want) {
					t.Error("not as slices.Sort has it")
				}
			})
		}
	}
}

// TestSortPostings checks that postings of one key keep their order.
func TestSortPostings(t *testing.T) {
	for name, kind := range keyKinds {
		for _, n := range lengths {
			t.Run(fmt.Sprintf("%s/%d", name, n), func(t *testing.T) {
				rng := rand.New(rand.NewPCG(2, uint64(n)))
				p := make([]posting, n)
				for i := range p {
					p[i] = posting{kind(rng), uint32(i)}
				}
				want := slices.Clone(p)
				slices.SortFunc(want, func(x, y posting) int {
					return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.doc, y.doc))
				})
				sortPostings(p)
				if !slices.Equal(p, want) {
					t.Error("not by key with the order kept")
				}
			})
		}
	}
}

func BenchmarkSortPostings(b *testing.B) {
	rng := rand.New(rand.NewPCG(3, 4))
	p := make([]posting, 1<<20)
	for i := range p {
		p[i] = posting{rng.Uint64(), uint32(i)}
	}
	work := make([]posting, len(p))
	b.SetBytes(int64(len(p)) * 16)
	b.ReportAllocs()
	for b.Loop() {
		copy(work, p)
		sortPostings(work)
	}
}
