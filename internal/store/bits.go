package store

import (
	"encoding/binary"
	"math/bits"
)

// bitWriter writes numbers of some bits each, from the lowest bit of each byte on.
type bitWriter struct {
	b    []byte
	last uint64 // bits that are no whole byte yet
	n    int    // of them, fewer than 8
}

// reset begins anew, in the memory that is there.
func (w *bitWriter) reset() { w.b, w.last, w.n = w.b[:0], 0, 0 }

// put writes the lowest bits of x, of which the others are 0; 56 at most.
func (w *bitWriter) put(x uint64, width int) {
	w.last |= x << w.n
	for w.n += width; w.n >= 8; w.n -= 8 {
		w.b = append(w.b, byte(w.last))
		w.last >>= 8
	}
}

// unary writes n zeros and a one.
func (w *bitWriter) unary(n uint64) {
	for ; n >= 32; n -= 32 {
		w.put(0, 32)
	}
	w.put(1<<n, int(n)+1)
}

// rice writes x as a Rice code: see the comment on parts.
func (w *bitWriter) rice(x uint64, shift int) {
	w.unary(x >> shift)
	w.put(x&(1<<shift-1), shift)
}

// gamma writes x, at least 1 and below 2^32, as an Elias gamma code.
func (w *bitWriter) gamma(x uint64) {
	width := bits.Len64(x) - 1
	w.unary(uint64(width))
	w.put(x&(1<<width-1), width)
}

// end returns what was written, with zeros up to a whole byte.
func (w *bitWriter) end() []byte {
	if w.n > 0 {
		w.b = append(w.b, byte(w.last))
		w.last, w.n = 0, 0
	}
	return w.b
}

// bitReader reads what a bitWriter wrote.
type bitReader struct {
	b   []byte // and 8 zeros
	end int    // in bits, without these
	at  int    // in bits
	bad bool   // it was read beyond the end
}

// reset begins to read b, which it copies.
func (r *bitReader) reset(b []byte) {
	r.b = append(append(r.b[:0], b...), 0, 0, 0, 0, 0, 0, 0, 0)
	r.end, r.at, r.bad = 8*len(b), 0, false
}

// peek returns the next 57 bits at least.
func (r *bitReader) peek() uint64 { return binary.LittleEndian.Uint64(r.b[r.at>>3:]) >> (r.at & 7) }

// skip passes over bits.
func (r *bitReader) skip(width int) {
	if r.at += width; r.at > r.end {
		r.at, r.bad = r.end, true
	}
}

// bits reads a number of 56 bits at most.
func (r *bitReader) bits(width int) uint64 {
	x := r.peek() & (1<<width - 1)
	r.skip(width)
	return x
}

// unary reads zeros and a one, and returns how many zeros.
func (r *bitReader) unary() (n uint64) {
	for !r.bad {
		const sure = 56
		zeros := bits.TrailingZeros64(r.peek() | 1<<sure)
		n += uint64(zeros)
		if zeros < sure {
			r.skip(zeros + 1)
			break
		}
		r.skip(zeros)
	}
	return n
}

// rice reads a Rice code with a shift of 48 at most.
func (r *bitReader) rice(shift int) uint64 {
	high := r.unary()
	r.bad = r.bad || high>>(60-shift) != 0
	return high<<shift | r.bits(shift)
}

// gamma reads a number of at least 1.
func (r *bitReader) gamma() uint64 {
	width := int(r.unary())
	if width >= 32 {
		r.bad = true
		return 1
	}
	return 1<<width | r.bits(width)
}

// atEnd reports whether nothing is left but zeros up to a whole byte.
func (r *bitReader) atEnd() bool { return r.end-r.at < 8 && r.peek()&(1<<(r.end-r.at)-1) == 0 }
