package index

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

func ExampleBands_Buckets() {
	bands := NewBands(2, 2)
	var keys [][]uint32
	for _, sig := range [][]uint32{{1, 2, 3, 4}, {1, 2, 9, 9}, {8, 8, 3, 4}, {}} {
		keys = append(keys, bands.Keys(nil, sig))
	}
	open := func() Keys {
		return func(doc uint32) ([]uint32, error) { return keys[doc], nil }
	}
	buckets, _ := bands.Buckets(len(keys), open, Limits{Workers: 2, Memory: 1 << 20})
	for i := range buckets.Len() {
		fmt.Println(buckets.At(i))
	}
	fmt.Println(buckets.Of(0), buckets.Of(2), buckets.Of(3))
	// Output:
	// [0 1]
	// [0 2]
	// [0 1] [1] []
}

// bucketsTwin is Buckets with maps. It returns the sets of documents by first band, then by first document.
func bucketsTwin(bands int, keys [][]uint32) (sets [][]uint32) {
	seen := make(map[string]bool)
	for band := range bands {
		by := make(map[uint32][]uint32)
		for doc, k := range keys {
			if len(k) > 0 {
				by[k[band]] = append(by[k[band]], uint32(doc))
			}
		}
		for _, set := range slices.SortedFunc(maps.Values(by), slices.Compare) {
			if name := fmt.Sprint(set); len(set) > 1 && !seen[name] {
				seen[name] = true
				sets = append(sets, set)
			}
		}
	}
	return sets
}

// keyCases returns keys of documents, by what is special about them.
func keyCases() map[string][][]uint32 {
	const bands = 8
	fill := func(docs int, key func(rng *rand.Rand, doc, band int) uint32) (keys [][]uint32) {
		rng := rand.New(rand.NewPCG(1, uint64(docs)))
		for doc := range docs {
			var k []uint32
			if rng.IntN(10) > 0 {
				for band := range bands {
					k = append(k, 1+key(rng, doc, band))
				}
			}
			keys = append(keys, k)
		}
		return keys
	}
	return map[string][][]uint32{
		"none":      nil,
		"one":       {{1, 2, 3, 4, 5, 6, 7, 8}},
		"without":   {{}, {}, {}},
		"key 0":     {make([]uint32, bands), {}, make([]uint32, bands), {}},
		"few keys":  fill(300, func(rng *rand.Rand, _, _ int) uint32 { return rng.Uint32N(20) }),
		"many keys": fill(3000, func(rng *rand.Rand, _, _ int) uint32 { return rng.Uint32N(3000) * 0x9E3779B9 }),
		"all alike": fill(1000, func(*rand.Rand, int, int) uint32 { return 7 }),
		"families": fill(2000, func(rng *rand.Rand, doc, band int) uint32 {
			if rng.IntN(20) == 0 {
				return rng.Uint32() >> 1
			}
			return uint32(doc/7*31+band) * 0x9E3779B9 >> 1
		}),
		"one own set a band": fill(500, func(_ *rand.Rand, doc, band int) uint32 { return uint32(doc >> band & 1) }),
	}
}

// TestBuckets compares Buckets with bucketsTwin, for any number of workers and any memory.
func TestBuckets(t *testing.T) {
	for name, keys := range keyCases() {
		want := bucketsTwin(8, keys)
		for _, o := range budgets {
			b, err := NewBands(8, 4).Buckets(len(keys), func() Keys {
				var buf []uint32
				return func(doc uint32) ([]uint32, error) {
					buf = append(buf[:0], keys[doc]...) // good until the next call
					return buf, nil
				}
			}, o)
			if err != nil {
				t.Fatal(err)
			}
			if b.Len() != len(want) {
				t.Fatalf("%s, %v: %d buckets, want %d", name, o, b.Len(), len(want))
			}
			of := make([][]uint32, len(keys))
			for i, set := range want {
				if !slices.Equal(b.At(i), set) {
					t.Fatalf("%s, %v: bucket %d is %v, want %v", name, o, i, b.At(i), set)
				}
				for _, doc := range set {
					of[doc] = append(of[doc], uint32(i))
				}
			}
			for doc, want := range of {
				if got := b.Of(uint32(doc)); !slices.Equal(got, want) {
					t.Fatalf("%s, %v: document %d is in %v, want %v", name, o, doc, got, want)
				}
			}
		}
	}
}

func TestBucketsError(t *testing.T) {
	failed := errors.New("failed")
	for _, o := range budgets {
		_, err := NewBands(1, 1).Buckets(1000, func() Keys {
			return func(doc uint32) ([]uint32, error) {
				if doc == 900 {
					return nil, failed
				}
				return []uint32{1}, nil
			}
		}, o)
		if !errors.Is(err, failed) {
			t.Errorf("%v: %v", o, err)
		}
	}
}

// BenchmarkBuckets has documents of which three in ten share nine tenths of their bands with another.
func BenchmarkBuckets(b *testing.B) {
	const bands = 32
	for _, docs := range []int{100_000, 1_000_000} {
		rng := rand.New(rand.NewPCG(1, 2))
		keys := make([]uint32, docs*bands)
		for doc := range docs {
			mine := keys[doc*bands : (doc+1)*bands]
			of := rng.IntN(doc + 1)
			copied := rng.IntN(10) < 3
			for i := range mine {
				if mine[i] = rng.Uint32(); copied && rng.IntN(10) > 0 {
					mine[i] = keys[of*bands+i]
				}
			}
		}
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%d/%d", docs, workers), func(b *testing.B) {
				b.SetBytes(int64(len(keys)) * 4)
				b.ReportAllocs()
				for b.Loop() {
					_, err := NewBands(bands, 4).Buckets(docs, func() Keys {
						return func(doc uint32) ([]uint32, error) { return keys[doc*bands : (doc+1)*bands], nil }
					}, Limits{workers, 1 << 30})
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
