package shingle

import (
	"math/bits"
	"slices"
)

// Distinct counts the different hashes of lists, one list at a time. The zero value is ready for use; one goroutine may
// use it at a time.
//
// It is faster than a [Counter], because it marks a bit for each hash and looks up only those hashes whose bit is already
// marked. It hands long lists and lists with many repeats to a Counter, whose table is too large for very long ones: these it sorts.
type Distinct struct {
	seen    []uint64 // a bit for each value of the top bits of a hash
	doubt   []uint32
	counter Counter
}

const (
	bitsEach  = 128     // bits of seen for each hash, so that two hashes rarely share one by chance
	longList  = 1 << 12 // hashes; 64 KB of bits
	veryLong  = 1 << 18 // hashes; 8 MB of places of a Counter
	mostDoubt = 32      // hashes with a marked bit that Count looks up one by one
)

// Count returns the number of different hashes in the list. It does not retain the list.
func (d *Distinct) Count(hashes []uint64) int {
	if len(hashes) > veryLong {
		sorted := slices.Clone(hashes)
		slices.Sort(sorted)
		return len(slices.Compact(sorted))
	}
	if len(hashes) > longList {
		return d.counter.Load(hashes)
	}
	words := 1 << bits.Len(uint(len(hashes)*bitsEach/64))
	if len(d.seen) < words {
		d.seen = make([]uint64, words)
	}
	seen := d.seen[:words]
	clear(seen)
	d.doubt = slices.Grow(d.doubt[:0], len(hashes)+1)[:len(hashes)+1]
	doubt, n := d.doubt, 0
	shift := 64 - 6 - bits.TrailingZeros(uint(words))
	for i, h := range hashes {
		bit := h >> shift
		word := &seen[bit/64&uint64(len(seen)-1)]
		doubt[n] = uint32(i)
		n += int(*word >> (bit % 64) & 1)
		*word |= 1 << (bit % 64)
	}
	if n > mostDoubt {
		return d.counter.Load(hashes)
	}
	distinct := len(hashes)
	for _, i := range doubt[:n] {
		if slices.Contains(hashes[:i], hashes[i]) {
			distinct--
		}
	}
	return distinct
}
