package index

import (
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
)

// Bands cuts signatures into bands.
type Bands struct{ bands, rows int }

// NewBands cuts into so many bands of so many rows.
func NewBands(bands, rows int) Bands { return Bands{bands: bands, rows: rows} }

// Shape returns the number of bands and the rows in each.
func (b Bands) Shape() (bands, rows int) { return b.bands, b.rows }

// Agree returns the number of bands in which two signatures are equal.
func (b Bands) Agree(x, y sketch.Signature) int {
	n := 0
	for from := 0; from < b.bands*b.rows && len(x) > 0 && len(y) > 0; from += b.rows {
		if slices.Equal(x[from:from+b.rows], y[from:from+b.rows]) {
			n++
		}
	}
	return n
}

// Keys appends to dst a hash of each band of a signature, which has bands*rows slots or more; nothing for an empty one.
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
