package index

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/sketch"
)

func TestBandsByHand(t *testing.T) {
	b := NewBands(2, 2)
	signatures := []sketch.Signature{
		{1, 2, 3, 4},
		{1, 2, 9, 9, 7}, // the last slot is in no band
		{},
		{1, 9, 3, 4}, // agrees with 0 in the second band only
		{2, 1, 4, 3}, // order counts
		{1, 2, 3, 4},
	}
	for _, c := range []struct{ x, y, agree int }{{0, 5, 2}, {0, 1, 1}, {0, 3, 1}, {1, 3, 0}, {0, 4, 0}, {2, 2, 0}, {0, 2, 0}} {
		x, y := signatures[c.x], signatures[c.y]
		if n := b.Agree(x, y); n != c.agree {
			t.Errorf("%d and %d agree in %d bands, want %d", c.x, c.y, n, c.agree)
		}
		equal := 0
		kx, ky := b.Keys(nil, x), b.Keys(nil, y)
		for i := range min(len(kx), len(ky)) {
			if kx[i] == ky[i] {
				equal++
			}
		}
		if equal != c.agree {
			t.Errorf("%d and %d have %d keys in common, want %d", c.x, c.y, equal, c.agree)
		}
	}
	if got := b.Keys([]uint32{8}, nil); !slices.Equal(got, []uint32{8}) {
		t.Errorf("an empty signature has the keys %v", got)
	}
	if bands, rows := b.Shape(); bands != 2 || rows != 2 {
		t.Errorf("%d bands of %d rows", bands, rows)
	}
}

// TestKeysSpread checks that different bands, and signatures that differ a little, have different keys.
func TestKeysSpread(t *testing.T) {
	b := NewBands(32, 4)
	seen := make(map[uint32]bool)
	sig := make(sketch.Signature, 128)
	for i := range sig {
		sig[i] = uint32(i)
	}
	for range 100 {
		for _, k := range b.Keys(nil, sig) {
			seen[k] = true
		}
		for i := range sig {
			sig[i] += 128
		}
	}
	if n := len(seen); n < 3199 {
		t.Errorf("3200 bands have %d keys", n)
	}
}

func BenchmarkKeys(b *testing.B) {
	bands := NewBands(32, 4)
	sig := make(sketch.Signature, 128)
	var keys []uint32
	b.SetBytes(4 * 128)
	b.ReportAllocs()
	for b.Loop() {
		keys = bands.Keys(keys[:0], sig)
	}
}
