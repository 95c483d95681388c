package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// keyKinds are kinds of keys, by what they have in common.
var keyKinds = map[string]func(r *rand.Rand) uint64{
	"random":          (*rand.Rand).Uint64,
	"few values":      func(r *rand.Rand) uint64 { return r.Uint64N(7) * 0x9E3779B97F4A7C15 },
	"low digit only":  func(r *rand.Rand) uint64 { return 5<<40 | r.Uint64N(1<<11) },
	"high digit only": func(r *rand.Rand) uint64 { return 3 | r.Uint64N(1<<9)<<55 },
	"one middle bit":  func(r *rand.Rand) uint64 { return r.Uint64N(2) << 33 },
	"two fields":      func(r *rand.Rand) uint64 { return r.Uint64N(1<<17)<<34 | r.Uint64N(1<<17)<<4 | r.Uint64N(2) },
	"all equal":       func(*rand.Rand) uint64 { return ^uint64(0) },
}

// keysOf returns n keys of a kind.
func keysOf(kind string, n int) []uint64 {
	rng := rand.New(rand.NewPCG(1, uint64(n)))
	keys := make([]uint64, n)
	for i := range keys {
		keys[i] = keyKinds[kind](rng)
	}
	return keys
}

func TestSort(t *testing.T) {
	var s sorter // one for all
	for kind := range keyKinds {
		for _, n := range []int{0, 1, 2, radixMin - 1, radixMin, radixMin + 1, 5000, 1000} {
			keys := keysOf(kind, n)
			want := slices.Sorted(slices.Values(keys))
			if got := s.sort(keys); !slices.Equal(got, want) || cap(got) < cap(keys) {
				t.Errorf("%s, %d: not as slices.Sort has it", kind, n)
			}
		}
	}
}

func TestDigits(t *testing.T) {
	for _, c := range []struct {
		differ       uint64
		least, width int
	}{
		{0, 0, 1},
		{1 << 63, 1, 1},
		{1<<11 - 1, 1, 11},
		{(1<<12 - 1) << 20, 2, 6},
		{1<<63 | 1, 2, 1},
		{(1<<17-1)<<34 | (1<<17-1)<<4, 4, 9},
		{^uint64(0), 6, 11},
	} {
		if n, width := digits(c.differ, digitBits), evenWidth(c.differ); n != c.least || width != c.width {
			t.Errorf("%#x: %d digits, of %d bits; want %d of %d", c.differ, n, width, c.least, c.width)
		}
	}
}

// TestRepeated checks that repeated keeps keys that occur twice, in order, and drops nearly all others.
func TestRepeated(t *testing.T) {
	const shift = 30
	var s sorter
	for kind := range keyKinds {
		for _, n := range []int{0, 1, 2, 3, 100, 5000} {
			keys := keysOf(kind, n)
			count := make(map[uint64]int)
			for _, k := range keys {
				count[k>>shift]++
			}
			once := 0
			var want []uint64
			for _, k := range keys {
				if count[k>>shift] > 1 {
					want = append(want, k)
				} else {
					once++
				}
			}
			s.repeated(slices.Clone(keys)) // its seen bits must not affect the next call
			got := s.repeated(slices.Clone(keys))
			if kind == "random" && len(got)-len(want) > once/3+2 {
				t.Errorf("%d keys: %d of %d that stand alone are kept", n, len(got)-len(want), once)
			}
			at := 0
			for _, k := range got {
				if at < len(want) && want[at] == k {
					at++
				} else if count[k>>shift] > 1 {
					t.Fatalf("%s, %d: %#x is not in its place", kind, n, k)
				}
			}
			if at != len(want) {
				t.Errorf("%s, %d: %d of %d repeated keys are left", kind, n, at, len(want))
			}
		}
	}
}

func BenchmarkSort(b *testing.B) {
	for _, n := range []int{1 << 14, 1 << 17, 1 << 20, 1 << 23} {
		for _, kind := range []string{"random", "two fields"} {
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) {
				keys := keysOf(kind, n)
				work := make([]uint64, n)
				var s sorter
				b.SetBytes(int64(n) * 8)
				b.ReportAllocs()
				for b.Loop() {
					copy(work, keys)
					work = s.sort(work)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/key")
			})
		}
	}
}
