package index

import (
	"math/bits"
	"slices"
)

// sorter sorts keys. It keeps its memory for the next call.
type sorter struct {
	spare []uint64
	seen  []uint64
}

const (
	radixMin  = 512 // number of keys from which counting is faster than comparing
	digitBits = 11  // width of the widest digit; its counters fit the first-level cache
)

// sort returns the keys in increasing order. It takes over the slice, and returns it or another of at least its capacity.
//
// It is a radix sort that starts at the least significant digit (Knuth, The Art of Computer Programming, vol. 3, 5.2.5).
// We changed one thing: digits cover only bits in which the keys differ.
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

// evenWidth returns the smallest width that needs no more digits than digitBits does.
func evenWidth(differ uint64) int {
	least := digits(differ, digitBits)
	for width := digitBits; ; width-- {
		if width == 1 || digits(differ, width-1) > least {
			return width
		}
	}
}

// digits returns the number of digits of a width that cover the set bits of differ.
func digits(differ uint64, width int) (n int) {
	for ; differ != 0; n++ {
		shift := bits.TrailingZeros64(differ)
		differ = differ >> shift >> width << width << shift
	}
	return n
}

// byDigit copies the keys of from to to, which has the same length, ordered by the digit at shift. Equal digits keep
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

// repeated drops most of the keys whose hash no other key has, so that less is left to sort, and never a key whose hash
// another key has. The hash is the upper part of a key and has more bits than log below. The order of the rest does not
// change.
func (s *sorter) repeated(keys []uint64) []uint64 {
	// Two bits for each slot: the first says seen, the second seen again. There are four slots or more for each key.
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
