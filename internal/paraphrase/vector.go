package paraphrase

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// Dimensions is the number of dimensions of a [Vector].
const Dimensions = 128

// Vector is the direction of a word's or a sentence's meaning: a unit vector times 256, rounded and clamped to [-127,
// 127]. Vectors of sentences that say the same point the same way. A sentence without words has the zero vector.
type Vector [Dimensions]int8

// IsZero reports whether v is the zero vector.
func (v *Vector) IsZero() bool { return *v == Vector{} }

// dotPure is Dot without special instructions. All indices are constants, so that nothing but the products is computed at
// run time.
func dotPure(a, b *Vector) int32 {
	return dot16((*[16]int8)(a[0:]), (*[16]int8)(b[0:])) +
		dot16((*[16]int8)(a[16:]), (*[16]int8)(b[16:])) +
		dot16((*[16]int8)(a[32:]), (*[16]int8)(b[32:])) +
		dot16((*[16]int8)(a[48:]), (*[16]int8)(b[48:])) +
		dot16((*[16]int8)(a[64:]), (*[16]int8)(b[64:])) +
		dot16((*[16]int8)(a[80:]), (*[16]int8)(b[80:])) +
		dot16((*[16]int8)(a[96:]), (*[16]int8)(b[96:])) +
		dot16((*[16]int8)(a[112:]), (*[16]int8)(b[112:]))
}

func dot16(x, y *[16]int8) int32 {
	return int32(x[0])*int32(y[0]) + int32(x[1])*int32(y[1]) + int32(x[2])*int32(y[2]) + int32(x[3])*int32(y[3]) +
		int32(x[4])*int32(y[4]) + int32(x[5])*int32(y[5]) + int32(x[6])*int32(y[6]) + int32(x[7])*int32(y[7]) +
		int32(x[8])*int32(y[8]) + int32(x[9])*int32(y[9]) + int32(x[10])*int32(y[10]) + int32(x[11])*int32(y[11]) +
		int32(x[12])*int32(y[12]) + int32(x[13])*int32(y[13]) + int32(x[14])*int32(y[14]) + int32(x[15])*int32(y[15])
}

// sum makes v the vector of the given words of tokens: the sum of their vectors, each times its weight, as a unit vector.
func (m *Model) sum(v *Vector, tokens []token, words mask) {
	var l lanes
	for ; words != 0; words &= words - 1 {
		c := tokens[words.first()].class()
		l.add(m.vectorOf(c), m.weightOf(c))
	}
	sum := l.sum()
	unit(v, &sum)
}

// lanes adds up as many as 64 vectors times their weights. It holds the numbers plus 128, which are 0 to 255, so that the processor can
// multiply four at once and add two: of each eight numbers, the words of 64 bits at 4*i have the lanes 0 and 4, 2 and 6, 1 and 5, 3 and 7.
type lanes struct {
	words  [Dimensions / 2]uint64
	weight int32 // of all vectors
}

// add adds w times v.
func (l *lanes) add(v *Vector, w uint8) {
	const bytes, halves = 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF
	weight := uint64(w)
	for i := range Dimensions / 8 {
		x := binary.LittleEndian.Uint64((*[Dimensions]byte)(unsafe.Pointer(v))[8*i:]) ^ 0x8080808080808080
		even, odd := (x&bytes)*weight, (x>>8&bytes)*weight // at most 255*255, in 16 bits
		s := (*[4]uint64)(l.words[4*i:])
		s[0] += even & halves
		s[1] += even >> 16 & halves
		s[2] += odd & halves
		s[3] += odd >> 16 & halves
	}
	l.weight += int32(w)
}

// sum returns the sum, by dimension.
func (l *lanes) sum() (sum [Dimensions]int32) {
	for i := range Dimensions / 8 {
		of, s := (*[8]int32)(sum[8*i:]), (*[4]uint64)(l.words[4*i:])
		for k, at := range [4]int{0, 2, 1, 3} {
			of[at] = int32(uint32(s[k])) - 128*l.weight
			of[at+4] = int32(s[k]>>32) - 128*l.weight
		}
	}
	return sum
}

// unit makes v the vector in the direction of sum.
func unit(v *Vector, sum *[Dimensions]int32) {
	square := int64(0)
	for _, x := range sum {
		square += int64(x) * int64(x)
	}
	if square == 0 {
		*v = Vector{}
		return
	}
	norm := math.Sqrt(float64(square))
	for i, x := range sum {
		v[i] = int8(min(max(floor(256*float64(x)/norm+0.5), -127), 127))
	}
}

// floor is math.Floor for numbers that an int holds, without a call.
func floor(x float64) int {
	i := int(x)
	return i - b2i(float64(i) > x)
}
