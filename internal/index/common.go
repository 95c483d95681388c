package index

import (
	"math/bits"

	"github.com/copytaster/copytaster/internal/shingle"
)

// Frequencies counts in how many documents each shingle stands, to tell the common ones. It counts in two passes over
// the sets, in constant memory a shingle: [Frequencies.Add] every set, then [Frequencies.Again] every set.
//
// The first pass counts in a table of small slots that several shingles may share, so it never counts too few; the
// second counts exactly those whose slot ran over the cap.
type Frequencies struct {
	most  uint16            // documents that a shingle may stand in without being common
	slots []uint16          // documents by the top bits of the hash; stops at 65,535
	exact map[uint64]uint32 // documents of the shingles that may be common
}

// NewFrequencies returns an empty count for about so many shingles in all; most is the number of documents above which
// a shingle is common.
func NewFrequencies(shingles int, most uint16) *Frequencies {
	n := min(max(bits.Len(uint(shingles)), 10), 26)
	return &Frequencies{most: most, slots: make([]uint16, 1<<n), exact: make(map[uint64]uint32)}
}

func (f *Frequencies) slot(hash uint64) *uint16 {
	return &f.slots[hash>>(65-bits.Len(uint(len(f.slots))))]
}

// Add counts the shingles of a document.
func (f *Frequencies) Add(set shingle.Set) {
	for _, h := range set {
		if s := f.slot(h); *s < 1<<16-1 {
			*s++
		}
	}
}

// Again counts them once more; every set that was given to Add is given again.
func (f *Frequencies) Again(set shingle.Set) {
	for _, h := range set {
		if *f.slot(h) > f.most {
			f.exact[h]++
		}
	}
}

// Common returns the shingles that stand in more documents than the cap.
func (f *Frequencies) Common() Common {
	c := make(Common)
	for h, n := range f.exact {
		if n > uint32(f.most) {
			c[h] = n
		}
	}
	return c
}

// Common maps each common shingle to the number of documents it stands in.
type Common map[uint64]uint32

// Has tells whether a shingle is common.
func (c Common) Has(hash uint64) bool { return c[hash] > 0 }

// Links calls f with the pairs of holders of one common shingle that become candidates: each holder with the first
// few of all, and with the nearest few before it. holders are in the caller's order (by time), each once; allowed tells
// which pairs the caller wants at all. So the work is linear in the holders, and they stay connected where all pairs
// are wanted. It returns the number of pairs that did not become candidates.
func Links(holders []uint32, each int, allowed func(x, y uint32) bool, f func(x, y uint32)) (left int) {
	left = len(holders) * (len(holders) - 1) / 2
	for i, y := range holders {
		j, n := 0, 0
		for ; j < min(i, reach) && n < each; j++ {
			if allowed(holders[j], y) {
				f(holders[j], y)
				n++
			}
		}
		left -= n
		n = 0
		for k := i - 1; k >= max(j, i-reach) && n < each; k-- {
			if allowed(holders[k], y) {
				f(holders[k], y)
				n++
			}
		}
		left -= n
	}
	return left
}

// reach is how many holders Links looks at from either end for those that are allowed.
const reach = 256
