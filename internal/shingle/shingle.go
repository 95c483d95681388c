// Package shingle turns the terms of an article into shingles: every k terms in a row, hashed to 64 bits. Of sets of
// shingles it counts what two articles have in common, from which their exact resemblance and containment follow (Broder,
// On the resemblance and containment of documents, 1997), and by winnowing it picks the few shingles, the fingerprints, by
// which reused stretches are found (Schleimer, Wilkerson, Aiken, Winnowing, SIGMOD 2003).
//
// Why hashes of five terms, and not the words: equality of two numbers is one instruction, a set of numbers needs no
// text, and with 64 bits two different shingles practically never collide. Why both sets and fingerprints: a set answers
// how much two given articles share, and winnowing finds the articles to ask about. It keeps 2/(w+1) of the shingles and
// still guarantees a common one in every long enough run of equal terms.
//
// All functions are pure and may be called concurrently. One goroutine at a time may use a [Counter] or a [Distinct], or
// fill a [Filter].
//
//	hashes := shingle.Hashes(nil, text.Terms, 5)
//	set := shingle.SetOf(hashes)
//	prints := shingle.Winnow(nil, hashes, 8, nil)
package shingle

import "slices"

// base is the multiplier of the rolling hash, an odd number without a pattern (2^64 / golden ratio).
const base = 0x9E3779B97F4A7C15

// Hashes appends to dst the hash of every k consecutive terms, in text order: len(terms)-k+1 hashes, or none if there are
// fewer than k terms. k is at least 1.
//
// The hash of terms t1..tk is Mix(t1*b^(k-1) + ... + tk) modulo 2^64, with b = 0x9E3779B97F4A7C15. It rolls from one
// shingle to the next in one step. It is the same on every machine and part of every index on disk.
func Hashes(dst, terms []uint64, k int) []uint64 {
	if len(terms) < k {
		return dst
	}
	h, bk := uint64(0), uint64(1) // bk is b^k
	for _, t := range terms[:k] {
		h = h*base + t
		bk *= base
	}
	dst = append(slices.Grow(dst, len(terms)-k+1), Mix(h))
	leaving := terms[:len(terms)-k]
	rest := dst[len(dst) : len(dst)+len(leaving)]
	for i, t := range leaving {
		h = h*base + (terms[i+k] - t*bk)
		rest[i] = Mix(h)
	}
	return dst[:len(dst)+len(rest)]
}

// Mix spreads each bit of x over all 64. It is a bijection, the finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA
// 2014).
func Mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// Common returns |a∩b|, the number of shingles in both sets.
func Common(a, b Set) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 16*len(a) {
		return commonBySearch(a, b)
	}
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		if x == y {
			n++
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return n
}

// commonBySearch is Common for a set b much larger than a.
func commonBySearch(a, b Set) int {
	n := 0
	for _, x := range a {
		i, found := slices.BinarySearch(b, x)
		if found {
			n++
		}
		b = b[i:]
	}
	return n
}
