package shingle

import "math/bits"

// Filter rules out most hashes that are not in a list, with one look at a bitmap. It is a Bloom filter with one hash
// function (Bloom, Space/time trade-offs in hash coding with allowable errors, 1970) and has 16 or more bits for each
// hash.
//
// The zero value is the filter of the empty list. Any number of goroutines may read a Filter; one may fill it.
type Filter struct {
	bits  []uint64 // a power of two long
	shift int      // hash >> shift is the number of the hash's bit
}

// FilterSize is the largest number of hashes for one call of [Filter.Pass].
const FilterSize = 256

// Fill makes f the filter of hashes, of which it retains nothing. It reuses the memory of f if that is large enough.
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

// Pass writes to dst the indices of hashes that may be in the list, in order, and returns them as a slice of dst. They
// are all hashes that are in the list and about one in 16 or fewer of the others. len(hashes) is at most [FilterSize].
// The loop has no branch, because the processor would often mispredict it.
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
