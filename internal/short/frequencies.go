package short

import (
	"math"
	"math/bits"
	"slices"
)

// Frequencies count how many items of a run have each term. The table has no terms, only counts by hash, so two
// terms may share a count: it may be too large, never too small. It does not depend on the order of the items. With a nil
// *Frequencies all terms weigh the same.
type Frequencies struct {
	counts []uint32 // by the low bits of a term; len(counts) is a power of two
	items  int
}

// Bounds of the table, in counts of four bytes. A short item brings few new terms, and a language has a limited number of
// words.
const (
	leastPlaces   = 1 << 10
	mostPlaces    = 1 << 22
	placesPerItem = 16
)

// NewFrequencies returns empty Frequencies for a run of items items. Only those made for the same number can be merged.
func NewFrequencies(items int) *Frequencies {
	n := min(max(placesPerItem*items, leastPlaces), mostPlaces)
	return &Frequencies{counts: make([]uint32, 1<<bits.Len(uint(n-1)))}
}

// Add counts the terms of an item, each once. Of a long article it counts the first MaxWords.
func (f *Frequencies) Add(terms []uint64) {
	f.items++
	terms = head(terms)
	for i, t := range terms {
		if !slices.Contains(terms[:i], t) {
			*f.place(t)++
		}
	}
}

// Merge adds the counts of g, which must have been made for the same number of items.
func (f *Frequencies) Merge(g *Frequencies) {
	f.items += g.items
	for i, n := range g.counts {
		f.counts[i] += n
	}
}

func (f *Frequencies) place(term uint64) *uint32 { return &f.counts[term&uint64(len(f.counts)-1)] }

// weights are the weights of terms by the number of items that have them: between leastWeight and 1, linear in the
// information of a term (the logarithm of its rarity) up to rareBits bits.
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

// of returns the weight of a term; 1 if f is nil.
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

// common reports whether so many items have a term that it says nothing about a story.
func (f *Frequencies) common(term uint64) bool {
	return f != nil && int(*f.place(term)) > max(commonItems, f.items/commonPart)
}

// single reports whether at least one of two terms may be in one item only.
func (f *Frequencies) single(x, y uint64) bool {
	return f == nil || min(*f.place(x), *f.place(y)) <= 1
}

// head returns the first MaxWords of terms, or all if there are fewer.
func head[T any](terms []T) []T { return terms[:min(len(terms), MaxWords)] }
