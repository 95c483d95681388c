package short

import (
	"math"
	"math/bits"
	"slices"
)

// Frequencies count in how many items of a run each term stands. They are kept in a table by the hash of the term, where
// two terms may share a place: a count may be too large, never too small, and it is the same for any order of the items.
// A nil *Frequencies knows nothing: all terms weigh the same.
type Frequencies struct {
	counts []uint32 // len(counts) is a power of two
	items  int
}

// Bounds of the table, in places of four bytes: a short item brings a few new terms, and a language has an end.
const (
	leastPlaces   = 1 << 10
	mostPlaces    = 1 << 22
	placesPerItem = 16
)

// NewFrequencies returns Frequencies for a run of so many items. Only those that were made for the same number can be
// merged.
func NewFrequencies(items int) *Frequencies {
	n := min(max(placesPerItem*items, leastPlaces), mostPlaces)
	return &Frequencies{counts: make([]uint32, 1<<bits.Len(uint(n-1)))}
}

// Add counts the terms of an item, each once, of those of a long article the first MaxWords.
func (f *Frequencies) Add(terms []uint64) {
	f.items++
	terms = head(terms)
	for i, t := range terms {
		if !slices.Contains(terms[:i], t) {
			*f.place(t)++
		}
	}
}

// Merge adds the counts of g.
func (f *Frequencies) Merge(g *Frequencies) {
	f.items += g.items
	for i, n := range g.counts {
		f.counts[i] += n
	}
}

func (f *Frequencies) place(term uint64) *uint32 { return &f.counts[term&uint64(len(f.counts)-1)] }

// weights are what terms count, by the number of items that have them: from leastWeight to 1, by the bits that the presence
// of a term in an item tells, up to rareBits. The first are kept.
type weights struct {
	few   [64]float64
	items float64
}

func newWeights(f *Frequencies) (w weights) {
	if f != nil {
		w.items = float64(f.items)
	}
	for n := range w.few {
		w.few[n] = w.at(uint32(n))
	}
	return w
}

func (w *weights) at(n uint32) float64 {
	rare := math.Log2(w.items/float64(max(n, 1))) / rareBits
	return leastWeight + (1-leastWeight)*max(0, min(rare, 1))
}

// of returns the weight of a term; without frequencies all terms weigh the same.
func (w *weights) of(f *Frequencies, term uint64) float64 {
	if f == nil {
		return 1
	}
	n := *f.place(term)
	if n < uint32(len(w.few)) {
		return w.few[n]
	}
	return w.at(n)
}

// common reports whether so many items have a term that it tells no story.
func (f *Frequencies) common(term uint64) bool {
	return f != nil && int(*f.place(term)) > max(commonItems, f.items/commonPart)
}

// single reports whether one of two terms may stand in one item alone.
func (f *Frequencies) single(x, y uint64) bool {
	return f == nil || min(*f.place(x), *f.place(y)) <= 1
}

// head returns the first MaxWords of terms.
func head[T any](terms []T) []T { return terms[:min(len(terms), MaxWords)] }
