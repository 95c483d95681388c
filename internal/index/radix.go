package index

import (
	"math/bits"
	"slices"
)

// sorter sorts keys and keeps the room that it needs for that from one call to the next.
type sorter struct {
	spare []uint64
	seen  []uint64
}

const (
	radixMin  = 512 // keys from which counting beats comparing
	digitBits = 11  // of the widest digit: its counts stay in the nearest cache
)

// sort returns the keys in increasing order. It takes over the slice and returns it or another of the same capacity.
//
// It is a radix sort, least significant digit first (Knuth, The Art of Computer Programming, vol. 3, 5.2.5), that moves
// the keys only by bits in which they differ.
func (s *sorter) sort(keys []uint64) []uint64 {
	if len(keys) < radixMin {
		slices.Sort(keys)
		return keys
	}
	if cap(s.spare) < cap(keys) {
		s.spare = make([]uint64, cap(keys))
	}
	differ := uint64(0)
	for _, k := range keys {
		differ |= k ^ keys[0]
	}
	from, to := keys, s.spare[:len(keys)]
	width := evenWidth(differ)
	for ; differ != 0; from, to = to, from {
		shift := bits.TrailingZeros64(differ)
		byDigit(to, from, shift, width)
		differ = differ >> shift >> width << width << shift
	}
	s.spare = to
	return from
}

// evenWidth returns the least width with which there are no more digits than with the widest.
func evenWidth(differ uint64) int {
	least := digits(differ, digitBits)
	for width := digitBits; ; width-- {
		if width == 1 || digits(differ, width-1) > least {
			return width
		}
	}
}

// digits returns how many digits of a width cover the bits.
func digits(differ uint64, width int) (n int) {
	for ; differ != 0; n++ {
		shift := bits.TrailingZeros64(differ)
		differ = differ >> shift >> width << width << shift
	}
	return n
}

// byDigit moves the keys of one slice to another of the same length, ordered by the digit at shift; equal ones keep
// their order.
func byDigit(to, from []uint64, shift, width int) {
	var next [1 << digitBits]uint32
	mask := uint64(1)<<width - 1
	for _, k := range from {
		next[k>>shift&mask&(1<<digitBits-1)]++
	}
	sum := uint32(0)
	for d, n := range next {
		next[d], sum = sum, sum+n
	}
	for _, k := range from {
		d := k >> shift & mask & (1<<digitBits - 1)
		to[next[d]] = k
		next[d]++
	}
}

// repeated drops keys that have their upper bits, those from shift on, to themselves: most of them, to leave less to be
// sorted, and never another. The upper bits are those of a hash. The order of the rest stays.
func (s *sorter) repeated(keys []uint64) []uint64 {
	// Two bits a slot, four slots or more a key: seen, and seen again.
	log := bits.Len(uint(len(keys))) + 2
	words := max(1, 1<<log/32)
	if cap(s.seen) < words {
		s.seen = make([]uint64, words)
	}
	seen := s.seen[:words]
	clear(seen)
	shift := 64 - log
	for _, k := range keys {
		slot := k >> shift
		w, bit := &seen[slot/32], uint64(1)<<(slot%32*2)
		*w |= *w&bit<<1 | bit
	}
	kept := 0
	for _, k := range keys {
		slot := k >> shift
		keys[kept] = k
		kept += int(seen[slot/32] >> (slot%32*2 + 1) & 1)
	}
	return keys[:kept]
}
