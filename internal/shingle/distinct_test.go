package shingle

import (
	"math/rand/v2"
	"testing"
)

// TestDistinct compares Count with the length of the set, for lists of all lengths with few and many repeats.
func TestDistinct(t *testing.T) {
	var d Distinct
	if n := d.Count([]uint64{7, 0, 7, 0, 0}); n != 2 {
		t.Errorf("%d different hashes, want 2", n)
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		hashes := make([]uint64, rng.IntN(1<<uint(1+rng.IntN(14))))
		values := 1 + rng.IntN(1+2*len(hashes))
		for i := range hashes {
			hashes[i] = Mix(uint64(rng.IntN(values)))
			if values%3 == 0 {
				hashes[i] = rng.Uint64()
			}
		}
		if got, want := d.Count(hashes), len(SetOf(hashes)); got != want {
			t.Fatalf("%d of %d hashes are different, want %d", got, len(hashes), want)
		}
	}
}

// A list that is too long for a table is sorted.
func TestDistinctVeryLong(t *testing.T) {
	hashes := make([]uint64, veryLong+1)
	for i := range hashes {
		hashes[i] = Mix(uint64(i % 1000))
	}
	var d Distinct
	if n := d.Count(hashes); n != 1000 {
		t.Errorf("%d different hashes, want 1000", n)
	}
}

func BenchmarkDistinct(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	hashes := make([]uint64, 385)
	for i := range hashes {
		hashes[i] = rng.Uint64()
	}
	var d Distinct
	b.ReportAllocs()
	b.SetBytes(8 * 385)
	for b.Loop() {
		d.Count(hashes)
	}
}
