//go:build goexperiment.simd && amd64

package paraphrase

import "simd/archsimd"

// Dot returns the dot product of two vectors.
func Dot(a, b *Vector) int32 {
	if archsimd.X86.AVX2() {
		return dotAVX2(a, b)
	}
	return dotPure(a, b)
}

// dotAVX2 is Dot with sixteen dimensions at a time. It widens bytes to 16 bits, multiplies, and adds the products in
// pairs as 32 bits.
func dotAVX2(a, b *Vector) int32 {
	s, t := pairs(a, b, 0), pairs(a, b, 16)
	for i := 32; i < Dimensions; i += 32 {
		s = s.Add(pairs(a, b, i))
		t = t.Add(pairs(a, b, i+16))
	}
	s = s.Add(t)
	h := s.GetLo().Add(s.GetHi())
	h = h.AddPairs(h)
	dot := h.AddPairs(h).GetElem(0)
	archsimd.ClearAVXUpperBits()
	return dot
}

// pairs returns eight sums, each of the products of two neighbouring dimensions, from dimension i on.
func pairs(a, b *Vector, i int) archsimd.Int32x8 {
	x := archsimd.LoadInt8x16((*[16]int8)(a[i:])).ExtendToInt16()
	y := archsimd.LoadInt8x16((*[16]int8)(b[i:])).ExtendToInt16()
	return x.DotProductPairs(y)
}
