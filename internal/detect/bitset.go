package detect

import "math/bits"

// bitset is a set of the terms of an article, by their places.
type bitset []uint64

// newBitset returns an empty set of n terms.
func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

// bitsetOf returns the set of the terms that are reused.
func bitsetOf(terms []mark) bitset {
	s := newBitset(len(terms))
	for i, m := range terms {
		if m > inTemplate {
			s.add(i)
		}
	}
	return s
}

func (s bitset) add(i int) { s[i/64] |= 1 << (i % 64) }

// with adds t to s, and returns s. An empty s may be nil.
func (s bitset) with(t bitset) bitset {
	if len(s) < len(t) {
		s = append(s, make(bitset, len(t)-len(s))...)
	}
	for i := range t {
		s[i] |= t[i]
	}
	return s
}

// without returns what is in s and not in t.
func (s bitset) without(t bitset) bitset {
	out := append(bitset(nil), s...)
	for i := range min(len(s), len(t)) {
		out[i] &^= t[i]
	}
	return out
}

func (s bitset) count() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// ranges returns the terms of s as half-open ranges.
func (s bitset) ranges() [][2]int {
	var out [][2]int
	for w, word := range s {
		for word != 0 {
			from := bits.TrailingZeros64(word)
			n := bits.TrailingZeros64(^(word >> from))
			if last := len(out) - 1; last >= 0 && out[last][1] == 64*w+from {
				out[last][1] += n
			} else {
				out = append(out, [2]int{64*w + from, 64*w + from + n})
			}
			if from+n >= 64 {
				break
			}
			word &^= (1<<n - 1) << from
		}
	}
	return out
}
