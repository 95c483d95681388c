package index

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
)

// shinglesOf opens the shingles of documents; each slice is valid until the next call.
func shinglesOf(docs [][]uint64) func() Shingles {
	return func() Shingles {
		var buf []uint64
		return func(doc uint32) ([]uint64, error) {
			buf = append(buf[:0], docs[doc]...)
			return buf, nil
		}
	}
}

// all returns the common shingles as a map.
func (c *Common) all() map[uint64]uint32 {
	out := make(map[uint64]uint32)
	for _, e := range c.table.entries {
		if e.docs > 0 {
			out[e.hash] = c.Count(e.hash)
		}
	}
	return out
}

func TestCommonByHand(t *testing.T) {
	docs := [][]uint64{{1, 2}, {3, 2, 3}, {}, {2, 3, 4, 4, 4}}
	c, err := CountCommon(len(docs), 10, shinglesOf(docs), 1, Limits{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if want := (map[uint64]uint32{2: 3, 3: 2}); !maps.Equal(c.all(), want) || c.Len() != 2 {
		t.Errorf("common %v, want %v", c.all(), want)
	}
	if !c.Has(2) || !c.Has(3) || c.Has(1) || c.Has(4) || c.Has(0) || c.Has(99) || c.Count(4) != 0 {
		t.Error("only 2 and 3 are common")
	}
	var none *Common
	if none.Has(2) {
		t.Error("a nil Common has 2")
	}
}

// commonTwin counts common shingles with maps.
func commonTwin(docs [][]uint64, most int) map[uint64]uint32 {
	counts := make(map[uint64]uint32)
	for _, hashes := range docs {
		set := make(map[uint64]bool)
		for _, h := range hashes {
			if !set[h] {
				set[h] = true
				counts[h]++
			}
		}
	}
	maps.DeleteFunc(counts, func(_ uint64, n uint32) bool { return n <= uint32(most) })
	return counts
}

// commonCases returns shingles of documents, by what is special about them.
func commonCases() map[string][][]uint64 {
	rng := rand.New(rand.NewPCG(1, 2))
	fill := func(docs, shingles int, hash func(doc, i int) uint64) (out [][]uint64) {
		for doc := range docs {
			var hashes []uint64
			for i := range shingles {
				hashes = append(hashes, hash(doc, i))
			}
			out = append(out, hashes)
		}
		return out
	}
	return map[string][][]uint64{
		"none":     nil,
		"empty":    {{}, {}},
		"the same": fill(600, 50, func(_, i int) uint64 { return shingle.Mix(uint64(i)) }),
		"a few": fill(400, 60, func(_, _ int) uint64 {
			return shingle.Mix(uint64(10000 * rng.Float64() * rng.Float64() * rng.Float64()))
		}),
		"families":  fill(1000, 60, func(doc, i int) uint64 { return shingle.Mix(uint64(doc/60*100 + i)) }),
		"own":       fill(300, 100, func(int, int) uint64 { return rng.Uint64() }),
		"repeated":  fill(60, 1000, func(_, i int) uint64 { return shingle.Mix(uint64(i % 2)) }),
		"low bits":  fill(100, 30, func(_, i int) uint64 { return uint64(i + rng.IntN(5)) }),
		"high bits": fill(100, 30, func(_, i int) uint64 { return uint64(i+rng.IntN(5)) << 58 }),
		"extremes":  fill(300, 3, func(_, i int) uint64 { return []uint64{0, 1, ^uint64(0)}[i] }),
	}
}

// TestCommon compares CountCommon with commonTwin, for any number of workers, any memory and any guess of the number of
// shingles.
func TestCommon(t *testing.T) {
	for name, docs := range commonCases() {
		for _, most := range []int{0, 1, 10, 50, 255, 500} {
			want := commonTwin(docs, most)
			for i, o := range budgets {
				guess := []int64{0, 20_000, 1 << 17}[i%3]
				c, err := CountCommon(len(docs), guess, shinglesOf(docs), most, o)
				if err != nil {
					t.Fatal(err)
				}
				if got := c.all(); !maps.Equal(got, want) || c.Len() != len(want) {
					t.Errorf("%s, above %d, %v: %d common shingles, want %d with the same counts", name, most, o, len(got), len(want))
				}
				for h := range want {
					if !c.Has(h) {
						t.Errorf("%s, above %d, %v: %#x is not common", name, most, o, h)
					}
				}
			}
		}
	}
}

// TestCommonPasses checks that the memory bounds the tables, at the price of more passes, and does not change the result.
func TestCommonPasses(t *testing.T) {
	docs := make([][]uint64, 300)
	for doc := range docs { // each shingle is in six of them
		for i := range 2000 {
			docs[doc] = append(docs[doc], shingle.Mix(uint64(doc*2000+i)%100_000))
		}
	}
	const size = 600_000
	for _, workers := range []int{1, 3} {
		o := Limits{Workers: workers}
		c := &counter{docs: len(docs), most: 1, open: shinglesOf(docs), o: o}
		if err := c.sketch(size); err != nil {
			t.Fatal(err)
		}
		var last uint64
		tables, err := c.exact(0, &last)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			if n := len(table.entries); n > leastRoom {
				t.Errorf("%d workers: a table of %d entries", workers, n)
			}
		}
		if share := float64(last) / (1 << 64); share > .5 || share < .1 {
			t.Errorf("%d workers: the first pass counts %v of the hashes", workers, share)
		}
		common, err := CountCommon(len(docs), size, shinglesOf(docs), 1, o)
		if want := commonTwin(docs, 1); err != nil || common.Len() != len(want) || !maps.Equal(common.all(), want) {
			t.Errorf("%d workers: %d common shingles, %v", workers, common.Len(), err)
		}
	}
}

func TestCommonError(t *testing.T) {
	failed := errors.New("failed")
	for _, at := range []int{1, 2} {
		opened := 0
		_, err := CountCommon(100, 1000, func() Shingles {
			opened++
			return func(doc uint32) ([]uint64, error) {
				if opened == at && doc == 90 {
					return nil, failed
				}
				return []uint64{1}, nil
			}
		}, 50, Limits{Workers: 1, Memory: 1 << 20})
		if !errors.Is(err, failed) {
			t.Errorf("in pass %d: %v", at, err)
		}
	}
}

// wireLike returns documents of 385 shingles. Three in ten are mostly copied from another, and a hundred shingles stand
// in many.
func wireLike(docs int) [][]uint64 {
	const shingles = 385
	rng := rand.New(rand.NewPCG(1, 2))
	flat := make([]uint64, docs*shingles)
	out := make([][]uint64, docs)
	for doc := range docs {
		mine := flat[doc*shingles : (doc+1)*shingles]
		out[doc] = mine
		of := rng.IntN(doc + 1)
		copied := rng.IntN(10) < 3
		for i := range mine {
			switch {
			case rng.IntN(50) == 0:
				mine[i] = shingle.Mix(uint64(rng.IntN(1000)))
			case copied && rng.IntN(5) > 0:
				mine[i] = out[of][i]
			default:
				mine[i] = rng.Uint64()
			}
		}
	}
	return out
}

func BenchmarkCountCommon(b *testing.B) {
	docs := wireLike(100_000)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			b.SetBytes(int64(len(docs)) * 385 * 8)
			b.ReportAllocs()
			for b.Loop() {
				open := func() Shingles { return func(doc uint32) ([]uint64, error) { return docs[doc], nil } }
				c, err := CountCommon(len(docs), int64(len(docs))*385, open, 50, Limits{workers, 1 << 30})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(c.Len()), "common")
			}
		})
	}
}

// BenchmarkHas looks up shingles, nearly all of which are not common.
func BenchmarkHas(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{100, 10_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			shingles := make([]counted, n)
			for i := range shingles {
				shingles[i] = counted{rng.Uint64(), 60}
			}
			c := newCommon(shingles)
			hashes := make([]uint64, 1<<14)
			for i := range hashes {
				hashes[i] = rng.Uint64()
			}
			found := 0
			for b.Loop() {
				for _, h := range hashes {
					if c.Has(h) {
						found++
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(hashes)), "ns/hash")
		})
	}
}
