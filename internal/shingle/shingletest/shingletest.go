// Package shingletest has the exact measures of two sets of shingles (Broder, On the resemblance and containment of
// documents, 1997), as slow as they are obvious: what tests compare the fast ones with. Only tests import it.
package shingletest

import "github.com/copytaster/copytaster/internal/shingle"

// Resemblance returns |a∩b| / |a∪b|, in [0, 1]; 0 if both are empty.
func Resemblance(a, b shingle.Set) float64 {
	c := common(a, b)
	return ratio(c, len(a)+len(b)-c)
}

// Containment returns |a∩b| / |a|, the part of a found in b, in [0, 1]; 0 if a is empty.
func Containment(a, b shingle.Set) float64 { return ratio(common(a, b), len(a)) }

// common returns |a∩b|.
func common(a, b shingle.Set) (n int) {
	in := make(map[uint64]bool, len(a))
	for _, h := range a {
		in[h] = true
	}
	for _, h := range b {
		if in[h] {
			n++
		}
	}
	return n
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
