package index

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/spill"
)

func ExampleMerge() {
	space := spill.New("", 1<<20)
	defer space.Close()
	p, q := NewPairs(space, 1<<20), NewPairs(space, 1<<20)
	_ = p.Add(3, 7, 1)
	_ = p.Add(0, 9, 1)
	_ = q.Add(3, 7, 4)
	for pair, err := range Merge(p, q) {
		fmt.Println(pair, err)
	}
	// Output:
	// {0 9 2} <nil>
	// {3 7 18} <nil>
}

// TestPairs compares with a map, for any memory and any number of Pairs.
func TestPairs(t *testing.T) {
	const most = 1<<28 - 1
	kinds := map[string]func(rng *rand.Rand) Pair{
		"few": func(rng *rand.Rand) Pair { return Pair{rng.Uint32N(50), 100 + rng.Uint32N(50), rng.Uint32N(MostTags)} },
		"many": func(rng *rand.Rand) Pair {
			return Pair{rng.Uint32N(1 << 20), 1<<20 + rng.Uint32N(1<<20), rng.Uint32N(MostTags)}
		},
		"extreme": func(rng *rand.Rand) Pair { return Pair{most - rng.Uint32N(2), rng.Uint32N(2), MostTags - 1} },
		"one":     func(rng *rand.Rand) Pair { return Pair{1, 0, rng.Uint32N(3)} },
	}
	for name, kind := range kinds {
		for _, n := range []int{0, 1, 10, 3000, 100_000} {
			for _, sorters := range []int{0, 1, 3} {
				for _, memory := range []int64{0, 1 << 17, 1 << 30} {
					space := newSpace(t, memory)
					ps := make([]*Pairs, sorters)
					for i := range ps {
						ps[i] = NewPairs(space, memory)
					}
					rng := rand.New(rand.NewPCG(1, uint64(n)))
					want := make(map[[2]uint32]uint32)
					for range n * min(sorters, 1) {
						p := kind(rng)
						want[[2]uint32{p.A, p.B}] |= 1 << p.Tags // here a single tag
						if err := ps[rng.IntN(sorters)].Add(p.A, p.B, uint8(p.Tags)); err != nil {
							t.Fatal(err)
						}
					}
					var last *Pair
					for p, err := range Merge(ps...) {
						if err != nil {
							t.Fatal(err)
						}
						if tags, ok := want[[2]uint32{p.A, p.B}]; !ok || tags != p.Tags {
							t.Fatalf("%s: %v, want the tags %b", name, p, tags)
						}
						delete(want, [2]uint32{p.A, p.B})
						if last != nil && (p.A < last.A || p.A == last.A && p.B <= last.B) {
							t.Fatalf("%s: %v after %v", name, p, *last)
						}
						last = &p
					}
					if len(want) > 0 {
						t.Errorf("%s, %d pairs, %d sorters, memory %d: %d are missing", name, n, sorters, memory, len(want))
					}
				}
			}
		}
	}
}

// TestMergeTaggedByHand has pairs with tags up to the last, some of them twice, in two sorters.
func TestMergeTaggedByHand(t *testing.T) {
	space := newSpace(t, 0)
	p, q := NewPairs(space, 0), NewPairs(space, 0)
	for i, k := range []Tagged{{7, 3, 255}, {0, 1, 0}, {7, 3, 40}, {7, 3, 255}, {0, 1, 0}, {7, 2, 9}} {
		if err := []*Pairs{p, q}[i%2].Add(k.A, k.B, k.Tag); err != nil {
			t.Fatal(err)
		}
	}
	var got []Tagged
	for k, err := range MergeTagged(p, q) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, k)
	}
	if want := []Tagged{{0, 1, 0}, {7, 2, 9}, {7, 3, 40}, {7, 3, 255}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestPairsRoom checks that Pairs keeps to its memory and that equal pairs do not fill it.
func TestPairsRoom(t *testing.T) {
	space := newSpace(t, 0)
	p := NewPairs(space, 1<<20)
	for i := range uint32(1_000_000) {
		if err := p.Add(i%1000, 1000, 1); err != nil {
			t.Fatal(err)
		}
	}
	if cap(p.keys) > 8*1000 || len(p.runs) > 0 {
		t.Errorf("a thousand pairs are kept in room for %d and %d runs", cap(p.keys), len(p.runs))
	}
	for i := range uint32(1_000_000) {
		if err := p.Add(i, 0, 1); err != nil {
			t.Fatal(err)
		}
	}
	if cap(p.keys)+cap(p.sorter.spare) > 1<<20/keySize || len(p.runs) < 10 {
		t.Errorf("a million pairs are kept in room for %d and %d runs", cap(p.keys), len(p.runs))
	}
}

// TestMergeEarlyEnd checks that the caller may leave a merge early.
func TestMergeEarlyEnd(t *testing.T) {
	p := NewPairs(newSpace(t, 0), 0)
	for i := range uint32(10_000) {
		if err := p.Add(10_000-i, 0, 0); err != nil {
			t.Fatal(err)
		}
	}
	var got []uint32
	for pair := range Merge(p) {
		if got = append(got, pair.A); len(got) == 3 {
			break
		}
	}
	if !slices.Equal(got, []uint32{1, 2, 3}) {
		t.Errorf("the first are %v", got)
	}
}

func TestPairsError(t *testing.T) {
	space := spill.New(filepath.Join(t.TempDir(), "none"), 0)
	p := NewPairs(space, 0)
	var err error
	for i := uint32(0); i < 1<<17 && err == nil; i++ {
		err = p.Add(i, 0, 0)
	}
	if err == nil {
		t.Error("pairs are set aside in a folder that does not exist")
	}
}

// BenchmarkPairs adds ten million pairs of a hundred thousand documents, each pair about three times.
func BenchmarkPairs(b *testing.B) {
	const n = 10_000_000
	rng := rand.New(rand.NewPCG(1, 2))
	keys := make([]Pair, n)
	for i := range keys {
		of := rng.Uint32N(n / 3)
		keys[i] = Pair{of % 99_991, of * 2_654_435_761 % 100_000, 1}
	}
	for _, memory := range []int64{1 << 23, 1 << 30} {
		for _, sorters := range []int{1, 2} {
			b.Run(fmt.Sprintf("memory=%d/sorters=%d", memory, sorters), func(b *testing.B) {
				b.SetBytes(n * keySize)
				b.ReportAllocs()
				for b.Loop() {
					space := newSpace(b, memory)
					ps := make([]*Pairs, sorters)
					for i := range ps {
						ps[i] = NewPairs(space, memory)
					}
					for i, k := range keys {
						if err := ps[i%sorters].Add(k.A, k.B, uint8(k.Tags)); err != nil {
							b.Fatal(err)
						}
					}
					for _, err := range Merge(ps...) {
						if err != nil {
							b.Fatal(err)
						}
					}
				}
				b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mpairs/s")
			})
		}
	}
}
