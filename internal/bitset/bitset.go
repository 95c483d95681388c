// Package bitset has sets of small numbers, one bit each: which terms of an article stand in another one. A [Set] may be
// read by several goroutines while nobody changes it.
//
//	s := bitset.New(len(text.Terms))
//	s.AddRange(3, 7)
//	fmt.Println(s.Count(), s.Ranges()) // 4 [[3 7]]
package bitset

import "math/bits"

// Set is a set of numbers from 0 on. nil is the empty set, to which nothing can be added but by [Set.With].
type Set []uint64

// New returns an empty set that the numbers below n can be added to.
func New(n int) Set { return make(Set, (n+63)/64) }

// Add adds i, which must be below the number that the set was made for.
func (s Set) Add(i int) { s[i/64] |= 1 << (i % 64) }

// AddRange adds the numbers from from to below to.
func (s Set) AddRange(from, to int) {
	for i := from; i < to; i++ {
		s.Add(i)
	}
}

// Has reports whether i is in s; i is 0 or more.
func (s Set) Has(i int) bool { return i/64 < len(s) && s[i/64]>>(i%64)&1 != 0 }

// With adds t to s and returns s, which is made longer where t is, as by append. t is not retained.
func (s Set) With(t Set) Set {
	if len(s) < len(t) {
		s = append(s, make(Set, len(t)-len(s))...)
	}
	for i := range t {
		s[i] |= t[i]
	}
	return s
}

// Without returns a new set of what is in s and not in t.
func (s Set) Without(t Set) Set {
	out := append(Set(nil), s...)
	for i := range min(len(s), len(t)) {
		out[i] &^= t[i]
	}
	return out
}

// Count returns how many numbers are in s.
func (s Set) Count() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// Ranges returns the numbers in s as half-open ranges, increasing, with a gap between one and the next; nil if s is empty.
func (s Set) Ranges() [][2]int {
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
