package paraphrase

import "math/bits"

// mask is a set of words of a sentence: bit i is word i.
type mask uint64

func (m mask) has(i int) bool { return m>>uint(i)&1 == 1 }
func (m mask) count() int     { return bits.OnesCount64(uint64(m)) }
func (m mask) first() int     { return bits.TrailingZeros64(uint64(m)) }

// firstWords returns the set of the first n words, n at most 64.
func firstWords(n int) mask { return mask(1)<<uint(n) - 1 } // a shift by 64 leaves zero

// equalWords makes dst[j] the set of the words of a, which have the given classes, that have the class of word j of b.
func equalWords(dst *[longest]mask, a, b []token, classes *filter) {
	for j, t := range b {
		c, m := t.class(), mask(0)
		if classes.may(c) {
			for i, u := range a {
				if u.class() == c {
					m |= 1 << uint(i)
				}
			}
		}
		dst[j] = m
	}
}

// matched returns the number of words that two sentences can match one to one. equal[j] is the set of the words of a that
// may match word j of b; any two of these sets are equal or disjoint.
func matched(equal []mask) int {
	used := mask(0)
	for _, m := range equal {
		m &^= used
		used |= m & -m
	}
	return used.count()
}

// longestSubsequence returns the length of the longest common subsequence of b with the m words of a, by the bit-parallel
// method of Hyyrö (Bit-parallel LCS-length computation revisited, AWOCA 2004). equal is a result of equalWords.
func longestSubsequence(equal []mask, m int) int {
	v := ^mask(0)
	for _, e := range equal {
		u := v & e
		v = (v + u) | (v - u)
	}
	return (^v & firstWords(m)).count()
}

// lengthen makes every run one word longer, and drops runs that end. runs[j] is the set of the words of a at which a run
// of equal words ends that ends at word j of b. It reports whether any run is left.
func lengthen(runs, equal []mask) bool {
	all, before := mask(0), mask(0)
	for j := range runs {
		before, runs[j] = runs[j], before<<1&equal[j]
		all |= runs[j]
	}
	return all != 0
}

// inversions returns the number of pairs of places in falling order.
func inversions(places []int) (n int) {
	seen := mask(0)
	for _, j := range places {
		n += (seen >> uint(j)).count()
		seen |= 1 << uint(j)
	}
	return n
}
