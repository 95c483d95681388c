//go:build !(goexperiment.simd && amd64)

package paraphrase

// Dot returns the dot product of two vectors.
func Dot(a, b *Vector) int32 { return dotPure(a, b) }
