package shingle

import (
	"math/bits"
	"slices"
)

// Distinct counts the different hashes in lists, one after the other. The zero value is ready for use; it is used by one
// goroutine. It is faster than a [Counter], of which it has one for long lists and for such as repeat themselves.
type Distinct struct {
	seen    []uint64 // a bit for each value that the top bits of a hash can have
	doubt   []uint32
	counter Counter
}

const (
	bitsEach  = 128     // bits of seen a hash, so that few fall on the same by chance
	longList  = 1 << 12 // hashes; 64 KB of bits
	mostDoubt = 32      // hashes that are looked up one by one
)

// Count returns the number of different hashes in the list.
func (d *Distinct) Count(hashes []uint64) int {
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
