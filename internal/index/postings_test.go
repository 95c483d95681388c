package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

func ExamplePostings() {
	space := spill.New("", 1<<20)
	defer space.Close()
	p := NewPostings(space, 1)
	f := p.Filer(0)
	_ = f.Add(0, []shingle.Fingerprint{{Hash: 7}, {Hash: 9}})
	_ = f.Add(1, []shingle.Fingerprint{{Hash: 8}})
	_ = f.Add(2, []shingle.Fingerprint{{Hash: 9}, {Hash: 6}})
	for part := range p.Parts() {
		_ = p.Holders(part, func(_ uint64, docs []uint32) { fmt.Println(docs) })
	}
	// Output: [0 2]
}

// printsOf returns the fingerprints of documents.
func printsOf(docs, most, values int) [][]shingle.Fingerprint {
	rng := rand.New(rand.NewPCG(3, 4))
	out := make([][]shingle.Fingerprint, docs)
	for doc := range out {
		for range rng.IntN(most + 1) {
			out[doc] = append(out[doc], shingle.Fingerprint{Hash: shingle.Mix(uint64(rng.IntN(values))) >> 3})
		}
	}
	return out
}

// holdersTwin is Holders with a map, in no particular order.
func holdersTwin(docs [][]shingle.Fingerprint) (sets [][]uint32) {
	held := make(map[uint64][]uint32)
	for doc, prints := range docs {
		for _, f := range prints {
			if h := held[f.Hash]; len(h) == 0 || h[len(h)-1] != uint32(doc) {
				held[f.Hash] = append(h, uint32(doc))
			}
		}
	}
	for _, docs := range held {
		if len(docs) > 1 {
			sets = append(sets, docs)
		}
	}
	return sets
}

// TestKey finds the fingerprint of each group by its key.
func TestKey(t *testing.T) {
	space := spill.New(t.TempDir(), 1<<20)
	defer space.Close()
	p := NewPostings(space, 1)
	byKey := make(map[uint64]uint32)
	for i := range uint32(1000) {
		hash := shingle.Mix(uint64(i))
		byKey[Key(hash)] = 2 * i
		for doc := 2 * i; doc < 2*i+2; doc++ {
			if err := p.Filer(0).Add(doc, []shingle.Fingerprint{{Hash: hash}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for part := range p.Parts() {
		err := p.Holders(part, func(key uint64, docs []uint32) {
			if first, known := byKey[key]; !known || docs[0] != first {
				t.Errorf("key %x: documents %v, want %d first", key, docs, first)
			}
			delete(byKey, key)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(byKey) > 0 {
		t.Errorf("%d keys did not come", len(byKey))
	}
}

// TestHolders compares with a map. The order is the same for any number of workers, any memory, and no matter which worker
// files which document and when.
func TestHolders(t *testing.T) {
	for _, c := range []struct {
		name               string
		docs, most, values int
	}{
		{"none", 0, 0, 1},
		{"one", 1, 20, 5},
		{"few", 300, 20, 500},
		{"one for all", 5000, 3, 1},
		{"some in a part", 4000, 100, 200_000},
		{"many in a part", 15_000, 100, 1000},
	} {
		docs := printsOf(c.docs, c.most, c.values)
		want := holdersTwin(docs)
		slices.SortFunc(want, slices.Compare)
		var first [][]uint32
		for i, workers := range []int{1, 2, 5} {
			p := NewPostings(newSpace(t, []int64{0, 1 << 20, 1 << 30}[i]), workers)
			rng := rand.New(rand.NewPCG(5, uint64(i)))
			for _, doc := range rng.Perm(len(docs)) {
				if err := p.Filer(rng.IntN(workers)).Add(uint32(doc), docs[doc]); err != nil {
					t.Fatal(err)
				}
			}
			byPart := make([][][]uint32, p.Parts())
			var wg sync.WaitGroup
			for w := range workers {
				wg.Go(func() {
					for part := w; part < p.Parts(); part += workers {
						err := p.Holders(part, func(_ uint64, docs []uint32) { byPart[part] = append(byPart[part], slices.Clone(docs)) })
						if err != nil {
							t.Error(err)
						}
					}
				})
			}
			wg.Wait()
			got := slices.Concat(byPart...)
			if first == nil {
				first = got
			}
			if !slices.EqualFunc(got, first, slices.Equal) {
				t.Errorf("%s: other holders, or in another order, by %d workers", c.name, workers)
			}
			got = slices.SortedFunc(slices.Values(got), slices.Compare)
			if !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("%s: %d sets of holders, want %d", c.name, len(got), len(want))
			}
			for w := range workers {
				if n := p.Filer(w).file; n != nil {
					t.Errorf("%s: filer %d keeps its file", c.name, w)
				}
			}
		}
	}
}

// TestPostingBits checks that more than 40 bits tell fingerprints apart. With 34, a million fingerprints would make 30
// false pairs.
func TestPostingBits(t *testing.T) {
	p := NewPostings(newSpace(t, 1<<30), 1)
	for i := range uint32(1 << 20) {
		if err := p.Filer(0).Add(i>>5, []shingle.Fingerprint{{Hash: shingle.Mix(uint64(i)) >> 3}}); err != nil {
			t.Fatal(err)
		}
	}
	for part := range p.Parts() {
		if err := p.Holders(part, func(_ uint64, docs []uint32) { t.Errorf("%v have a fingerprint in common", docs) }); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkPostings(b *testing.B) {
	docs := make([][]shingle.Fingerprint, 100_000)
	for doc, hashes := range wireLike(len(docs)) {
		docs[doc] = shingle.Winnow(nil, hashes, 8, nil)
	}
	n := 0
	for _, d := range docs {
		n += len(d)
	}
	for _, memory := range []int64{0, 1 << 30} {
		b.Run(fmt.Sprintf("memory=%d", memory), func(b *testing.B) {
			b.SetBytes(8 * int64(n))
			b.ReportAllocs()
			for b.Loop() {
				p := NewPostings(newSpace(b, memory), 1)
				f := p.Filer(0)
				for doc, prints := range docs {
					if err := f.Add(uint32(doc), prints); err != nil {
						b.Fatal(err)
					}
				}
				sets := 0
				for part := range p.Parts() {
					if err := p.Holders(part, func(uint64, []uint32) { sets++ }); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(sets), "sets")
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/posting")
		})
	}
}

// TestShorten compares the keys of shortened hashes with those of the hashes.
func TestShorten(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 6))
	for _, keep := range []int{1, 29, 33, 44, 64} {
		for range 100 {
			h := rnd.Uint64()
			want := Key(h) >> (64 - keep) << (64 - keep)
			if got := Key(Shorten(h, keep)); got != want {
				t.Fatalf("%d bits of %x: %x, want %x", keep, Key(h), got, want)
			}
		}
	}
}
