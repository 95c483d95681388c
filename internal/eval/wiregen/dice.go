package wiregen

import (
	"math/bits"
	"math/rand/v2"
)

// dice makes random numbers that depend on a seed alone. It uses no floating point, so they are the same on every
// machine. The zero value must be seeded first.
type dice struct{ pcg rand.PCG }

// Independent streams of random numbers. Their order must not change: it would change everything that is made.
const (
	streamOrder = iota
	streamStories
	streamWords
	streamBases
	streamCopies
	streamNewsroom
	streamFurniture
)

// seed starts sequence number i of a stream.
func (d *dice) seed(seed, stream, i uint64) {
	d.pcg.Seed(mix(seed^mix(stream)), mix(i))
}

// mix is the finaliser of SplitMix64. See Guy L. Steele Jr., Doug Lea and Christine H. Flood, "Fast Splittable
// Pseudorandom Number Generators" (OOPSLA 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below returns a number in [0, n). n is positive and less than 1<<32.
func (d *dice) below(n int) int {
	return int(d.pcg.Uint64() >> 32 * uint64(n) >> 32)
}

// between returns a number in [low, high].
func (d *dice) between(low, high int) int { return low + d.below(high-low+1) }

// permille returns true n times in a thousand.
func (d *dice) permille(n int) bool { return d.below(1000) < n }

// zipf returns a rank in [0, 1<<all) by Zipf's law, 1/rank in steps, without a table. The first 1<<top ranks together are
// one step, and each octave of ranks above them is another. All steps are equally likely.
func (d *dice) zipf(top, all int) int {
	octave := top + d.below(all-top+1)
	if octave == top {
		return d.below(1 << top)
	}
	return 1<<(octave-1) + d.below(1<<(octave-1))
}

// shuffle puts list in a random order (Fisher and Yates).
func shuffle[T any](d *dice, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := d.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}

// permutation is a random order of [0, n) that takes no memory: it is computed. A Feistel network permutes the numbers
// below the next power of four, and is applied again until the result is less than n. See John Black and Phillip Rogaway,
// "Ciphers with Arbitrary Finite Domains" (CT-RSA 2002).
type permutation struct {
	n    uint64
	half int // half the bits of a number
	keys [4]uint64
}

func newPermutation(n int, seed, stream uint64) permutation {
	p := permutation{n: uint64(n), half: max(1, (bits.Len64(uint64(max(n, 1)-1))+1)/2)}
	for i := range p.keys {
		p.keys[i] = mix(mix(seed^mix(stream)) + uint64(i))
	}
	return p
}

// at returns the number at index i. i is less than n.
func (p *permutation) at(i int) int {
	x := uint64(i)
	for {
		l, r := x>>p.half, x&(1<<p.half-1)
		for _, key := range p.keys {
			l, r = r, l^p.round(r, key)
		}
		if x = l<<p.half | r; x < p.n {
			return int(x)
		}
	}
}

// find returns the index of the number i, which is less than n. It is the inverse of at.
func (p *permutation) find(i int) int {
	x := uint64(i)
	for {
		l, r := x>>p.half, x&(1<<p.half-1)
		for k := len(p.keys) - 1; k >= 0; k-- {
			l, r = r^p.round(l, p.keys[k]), l
		}
		if x = l<<p.half | r; x < p.n {
			return int(x)
		}
	}
}

func (p *permutation) round(half, key uint64) uint64 { return mix(half^key) & (1<<p.half - 1) }
