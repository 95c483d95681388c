// Package encode appends values to bytes and reads them back: numbers as uvarints, texts behind their lengths. A [Reader] never
// panics: once something is wrong, all that it reads is zero, and [Reader.Err] says so at the end.
//
//	b := encode.Text(encode.Number(nil, 7), "seven")
//	r := encode.NewReader(b)
//	n, name := r.Number(), r.Text()
//	err := r.Err()
package encode

import (
	"encoding/binary"
	"errors"
	"math"

	"github.com/copytaster/copytaster/internal/news"
)

// ErrDamaged is the error of bytes that nobody wrote.
var ErrDamaged = errors.New("damaged bytes")

// Number appends n as an uvarint.
func Number[T ~int | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64](dst []byte, n T) []byte {
	return binary.AppendUvarint(dst, uint64(n))
}

// Text appends s behind its length.
func Text[T ~string | ~[]byte](dst []byte, s T) []byte { return append(Number(dst, len(s)), s...) }

// Span appends the begin and the length of s.
func Span(dst []byte, s news.Span) []byte { return Number(Number(dst, s.Start), s.End-s.Start) }

// Hash appends h in eight bytes, little-endian.
func Hash(dst []byte, h uint64) []byte { return binary.LittleEndian.AppendUint64(dst, h) }

// Hashes appends a list of hashes without its length.
func Hashes(dst []byte, all []uint64) []byte {
	for _, h := range all {
		dst = Hash(dst, h)
	}
	return dst
}

// Bool appends 1 for true and 0 for false.
func Bool(dst []byte, b bool) []byte {
	if b {
		return append(dst, 1)
	}
	return append(dst, 0)
}

// Reader reads values from bytes, of which it keeps nothing in what it returns but [Reader.Rest].
type Reader struct {
	src    []byte
	failed bool
}

// NewReader returns a reader of b.
func NewReader(b []byte) *Reader { return &Reader{src: b} }

// Fail makes the bytes damaged.
func (r *Reader) Fail() { r.failed, r.src = true, nil }

// Err returns [ErrDamaged] if something could not be read.
func (r *Reader) Err() error {
	if r.failed {
		return ErrDamaged
	}
	return nil
}

// Rest returns what was not read yet.
func (r *Reader) Rest() []byte { return r.src }

// Skip goes on with rest, what a decoder of its own left of [Reader.Rest]; an error makes the bytes damaged.
func (r *Reader) Skip(rest []byte, err error) {
	if r.src = rest; err != nil {
		r.Fail()
	}
}

// Number reads an uvarint.
func (r *Reader) Number() uint64 {
	x, n := binary.Uvarint(r.src)
	if n <= 0 {
		r.Fail()
		return 0
	}
	r.src = r.src[n:]
	return x
}

// Below reads a number up to most.
func (r *Reader) Below(most uint64) uint64 {
	n := r.Number()
	if n > most {
		r.Fail()
		return 0
	}
	return n
}

// Length reads how many items follow, each of which takes size bytes at least.
func (r *Reader) Length(size int) int {
	n := r.Number()
	if n > uint64(len(r.src)/size) {
		r.Fail()
		return 0
	}
	return int(n)
}

// Byte reads a byte.
func (r *Reader) Byte() byte {
	b := r.take(1)
	if b == nil {
		return 0
	}
	return b[0]
}

// Bool reads what [Bool] wrote.
func (r *Reader) Bool() bool { return r.Byte() == 1 }

// Text reads what [Text] wrote.
func (r *Reader) Text() string { return string(r.take(r.Length(1))) }

// Span reads what [Span] wrote.
func (r *Reader) Span() news.Span {
	begin := r.Below(math.MaxUint32)
	n := r.Below(math.MaxUint32 - begin)
	return news.Span{Start: uint32(begin), End: uint32(begin + n)}
}

// Hash reads eight bytes.
func (r *Reader) Hash() uint64 {
	b := r.take(8)
	if b == nil {
		return 0
	}
	return binary.LittleEndian.Uint64(b)
}

// Hashes appends n hashes to dst.
func (r *Reader) Hashes(dst []uint64, n int) []uint64 {
	for b := r.take(8 * n); len(b) > 0; b = b[8:] {
		dst = append(dst, binary.LittleEndian.Uint64(b))
	}
	return dst
}

// take returns the next n bytes; nil where there are fewer.
func (r *Reader) take(n int) []byte {
	if n > len(r.src) {
		r.Fail()
		return nil
	}
	b := r.src[:n:n]
	r.src = r.src[n:]
	return b
}
