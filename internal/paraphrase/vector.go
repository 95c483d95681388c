package paraphrase

import "math"

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
	var sum [Dimensions]int32
	for ; words != 0; words &= words - 1 {
		c := tokens[words.first()].class()
		addTo(&sum, m.vectorOf(c), m.weightOf(c))
	}
	unit(v, &sum)
}

// addToPure is addTo without special instructions.
func addToPure(sum *[Dimensions]int32, v *Vector, w uint8) {
	for i := 0; i < Dimensions; i += 8 {
		s, x := (*[8]int32)(sum[i:]), (*[8]int8)(v[i:])
		s[0] += int32(w) * int32(x[0])
		s[1] += int32(w) * int32(x[1])
		s[2] += int32(w) * int32(x[2])
		s[3] += int32(w) * int32(x[3])
		s[4] += int32(w) * int32(x[4])
		s[5] += int32(w) * int32(x[5])
		s[6] += int32(w) * int32(x[6])
		s[7] += int32(w) * int32(x[7])
	}
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
		v[i] = int8(min(max(math.Floor(256*float64(x)/norm+0.5), -127), 127))
	}
}
