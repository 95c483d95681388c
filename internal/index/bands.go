package index

import (
	"errors"
	"math"

	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
)

// Tune chooses how to cut signatures of the given number of slots into bands of equally many rows, so that pairs at
// the threshold of resemblance or above become candidates. It weighs the part of pairs above the threshold that are
// missed, times missCost, against the part below that are checked in vain, both integrated over the resemblance
// (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3rd ed., section 3.4.3). slots is at least 1, threshold
// lies in (0, 1), missCost is above 0; a miss is final and a check is cheap, so it should be well above 1.
func Tune(slots int, threshold, missCost float64) (bands, rows int, err error) {
	if slots < 1 || !(threshold > 0 && threshold < 1) || !(missCost > 0) {
		return 0, 0, errors.New("tune: need slots >= 1, 0 < threshold < 1, missCost > 0")
	}
	best := math.Inf(1)
	for r := 1; r <= slots; r++ {
		b := slots / r
		collide := func(j float64) float64 { return 1 - math.Pow(1-math.Pow(j, float64(r)), float64(b)) }
		missed := integral(threshold, 1, func(j float64) float64 { return 1 - collide(j) })
		vain := integral(0, threshold, collide)
		if cost := missCost*missed + vain; cost < best {
			bands, rows, best = b, r, cost
		}
	}
	return bands, rows, nil
}

// integral sums f over [from, to] by the midpoint rule.
func integral(from, to float64, f func(float64) float64) float64 {
	const steps = 200
	width, sum := (to-from)/steps, 0.0
	for i := range steps {
		sum += f(from + (float64(i)+0.5)*width)
	}
	return sum * width
}

// Bands files signatures by the hashes of their bands.
type Bands struct {
	bands, rows int
	postings    [][]posting // by band, in the order of adding
}

// NewBands returns an empty index of so many bands of so many rows.
func NewBands(bands, rows int) *Bands {
	return &Bands{bands: bands, rows: rows, postings: make([][]posting, bands)}
}

// Add files a signature of at least bands*rows slots; an empty one is not filed. Documents are added in increasing
// order.
func (b *Bands) Add(doc uint32, sig sketch.Signature) {
	if len(sig) == 0 {
		return
	}
	for band := range b.bands {
		b.postings[band] = append(b.postings[band], posting{b.key(sig, band), doc})
	}
}

// key hashes the rows of a band.
func (b *Bands) key(sig sketch.Signature, band int) uint64 {
	h := uint64(0)
	for _, v := range sig[band*b.rows : (band+1)*b.rows] {
		h = shingle.Mix(h ^ uint64(v) + 0x9E3779B97F4A7C15)
	}
	return h
}

// Agree returns the number of bands in which two signatures are equal.
func (b *Bands) Agree(x, y sketch.Signature) int {
	n := 0
	for band := range b.bands {
		if len(x) > 0 && len(y) > 0 && b.key(x, band) == b.key(y, band) {
			n++
		}
	}
	return n
}

// Buckets calls f with every bucket: the documents, in increasing order, that share the hash of a band. f must not
// keep the slice. Two documents that agree in two bands come twice.
func (b *Bands) Buckets(f func(docs []uint32)) {
	for _, p := range b.postings {
		sortPostings(p)
		runs(p, func(_ uint64, docs []uint32) { f(docs) })
	}
}

// Shape returns the number of bands and the rows in each.
func (b *Bands) Shape() (bands, rows int) { return b.bands, b.rows }
