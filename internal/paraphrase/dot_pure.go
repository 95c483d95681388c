//go:build !(goexperiment.simd && amd64)

package paraphrase

// Dot returns the dot product of two vectors.
func Dot(a, b *Vector) int32 { return dotPure(a, b) }

// addTo adds w times v to sum.
func addTo(sum *[Dimensions]int32, v *Vector, w uint8) { addToPure(sum, v, w) }
