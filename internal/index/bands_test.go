package index

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/sketch"
)

// buckets returns copies of all buckets.
func buckets(b *Bands) [][]uint32 {
	var out [][]uint32
	b.Buckets(func(docs []uint32) { out = append(out, slices.Clone(docs)) })
	return out
}

func TestBandsByHand(t *testing.T) {
	b := NewBands(2, 2)
	signatures := []sketch.Signature{
		{1, 2, 3, 4},
		{1, 2, 9, 9},
		{},           // nothing to file
		{1, 9, 3, 4}, // agrees with 0 in the second band only
		{2, 1, 4, 3}, // order counts
		{1, 2, 3, 4},
	}
	for i, s := range signatures {
		b.Add(uint32(i), s)
	}
	got := buckets(b)
	slices.SortFunc(got, slices.Compare)
	want := [][]uint32{{0, 1, 5}, {0, 3, 5}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("buckets %v, want %v", got, want)
	}
	for _, c := range []struct{ x, y, agree int }{{0, 5, 2}, {0, 1, 1}, {1, 3, 0}, {0, 4, 0}, {2, 2, 0}, {0, 2, 0}} {
		if n := b.Agree(signatures[c.x], signatures[c.y]); n != c.agree {
			t.Errorf("%d and %d agree in %d bands, want %d", c.x, c.y, n, c.agree)
		}
	}
	if bands, rows := b.Shape(); bands != 2 || rows != 2 {
		t.Errorf("%d bands of %d rows", bands, rows)
	}
}

// TestBandsTwin compares with all pairs of signatures, band by band.
func TestBandsTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		bands, rows := 1+rng.IntN(5), 1+rng.IntN(3)
		b := NewBands(bands, rows)
		signatures := make([]sketch.Signature, rng.IntN(200))
		for i := range signatures {
			if rng.IntN(10) > 0 {
				for range bands*rows + rng.IntN(2) {
					signatures[i] = append(signatures[i], rng.Uint32N(4))
				}
			}
			b.Add(uint32(i), signatures[i])
		}
		got := make(map[Pair]int)
		for _, docs := range buckets(b) {
			if !slices.IsSorted(docs) || len(docs) < 2 {
				t.Fatalf("bucket %v", docs)
			}
			for i, y := range docs {
				for _, x := range docs[:i] {
					got[Pair{x, y}]++
				}
			}
		}
		for y, s := range signatures {
			for x, r := range signatures[:y] {
				want := 0
				for band := range bands {
					from, to := band*rows, (band+1)*rows
					if len(r) > 0 && len(s) > 0 && slices.Equal(r[from:to], s[from:to]) {
						want++
					}
				}
				if n := got[Pair{uint32(x), uint32(y)}]; n != want {
					t.Fatalf("%d and %d are together in %d buckets, want %d", x, y, n, want)
				}
				if n := b.Agree(r, s); n != want {
					t.Fatalf("%d and %d agree in %d bands, want %d", x, y, n, want)
				}
			}
		}
	}
}
