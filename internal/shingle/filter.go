package shingle

import "math/bits"

// Filter tells at once of most hashes that they are not in a list: a bitmap with one bit for each hash that is, of 16 or
// more (Bloom, Space/time trade-offs in hash coding with allowable errors, 1970, with one hash function).
//
// The zero value stands for the empty list.
type Filter struct {
	bits  []uint64 // a power of two of them
	shift int      // leaves of a hash the number of its bit
}

// FilterSize is the most hashes that [Filter.Pass] takes at once.
const FilterSize = 256

// Fill makes f the filter of the hashes. It uses the memory that f has, if that is enough.
func (f *Filter) Fill(hashes []uint64) {
	n := 1 << bits.Len(uint(len(hashes)/4)) // words of 64 bits
	if n > cap(f.bits) {
		f.bits = make([]uint64, n)
	}
	f.bits = f.bits[:n]
	clear(f.bits)
	f.shift = 64 - 6 - bits.TrailingZeros(uint(n))
	bits, shift := f.bits, f.shift
	for _, h := range hashes {
		bit := h >> shift
		bits[bit/64] |= 1 << (bit % 64)
	}
}

// Pass writes to dst the indices of the hashes that may be in the list: of all that are, and of one in 16 or fewer of the
// others. There are at most [FilterSize] hashes. It takes no branch, which would often be mispredicted.
func (f *Filter) Pass(dst *[FilterSize]uint32, hashes []uint64) []uint32 {
	if len(f.bits) == 0 {
		return nil
	}
	bits, shift := f.bits, f.shift
	n := uint64(0)
	for i, h := range hashes {
		dst[n%FilterSize] = uint32(i)
		bit := h >> shift
		n += bits[bit/64] >> (bit % 64) & 1
	}
	return dst[:n]
}
