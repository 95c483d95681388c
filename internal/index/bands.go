package index

import (
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
)

// Bands is a way to cut signatures into bands. It may be shared.
type Bands struct{ bands, rows int }

// NewBands returns a cut into the given number of bands with the given number of rows each.
func NewBands(bands, rows int) Bands { return Bands{bands: bands, rows: rows} }

// Shape returns the number of bands and the rows in each.
func (b Bands) Shape() (bands, rows int) { return b.bands, b.rows }

// Agree returns the number of bands in which two signatures are equal; 0 if either is empty. Both have bands*rows slots
// or more.
func (b Bands) Agree(x, y sketch.Signature) int {
	n := 0
	for from := 0; from < b.bands*b.rows && len(x) > 0 && len(y) > 0; from += b.rows {
		if slices.Equal(x[from:from+b.rows], y[from:from+b.rows]) {
			n++
		}
	}
	return n
}

// Keys appends to dst a hash of each band of sig, bands hashes in all, and nothing for an empty signature. sig has
// bands*rows slots or more.
func (b Bands) Keys(dst []uint32, sig sketch.Signature) []uint32 {
	for from := 0; from < b.bands*b.rows && len(sig) > 0; from += b.rows {
		h := uint64(0)
		for _, v := range sig[from : from+b.rows] {
			h = shingle.Mix(h ^ uint64(v) + 0x9E3779B97F4A7C15)
		}
		dst = append(dst, uint32(h>>32))
	}
	return dst
}
