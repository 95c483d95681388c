// Package sketch makes the signature of a shingle set: a short list of numbers from which the resemblance of two sets can
// be estimated, and whose equal bands reveal near-duplicates.
//
// A signature has a fixed length, so a million articles can be compared without their texts. Classic MinHash takes t hash
// functions and so t hashes for each shingle. The Fast Similarity Sketch of Dahlgaard, Knudsen and Thorup (Fast
// Similarity Sketching, FOCS 2017, section 2) takes time O(n + t log t) for n shingles and t slots, estimates as well as
// t independent minima, and better on small sets.
//
//	sk := sketch.New(128)
//	a, b := sk.Sign(nil, setA), sk.Sign(nil, setB)
//	estimate := sketch.Resemblance(a, b)
package sketch

import "github.com/copytaster/copytaster/internal/shingle"

// Signature is the sketch of a set. All signatures of one Sketcher have equal length, but that of the empty set is empty.
type Signature []uint32

// Sketcher makes signatures. It keeps buffers between calls, so one goroutine may use it at a time. Two Sketchers with
// the same number of slots make the same signatures.
type Sketcher struct {
	best []uint64 // by slot: round and hash of the smallest element so far
}

// New returns a Sketcher for signatures of slots numbers. slots is a power of two; New panics otherwise.
func New(slots int) *Sketcher {
	if slots <= 0 || slots&(slots-1) != 0 {
		panic("sketch: internal error: slots must be a power of two")
	}
	return &Sketcher{best: make([]uint64, slots)}
}

const free = ^uint64(0)

// Sign writes the signature of the set of hashes into dst, which it grows as needed, and returns it. The hashes may come
// in any order and with repeats, because a minimum does not change if an element is counted twice.
//
// In round r every element throws a hash: the low bits name a slot, the rest is the value. A slot keeps the smallest
// value of the first round that hit it. Once a round ends with all slots filled, the signature is complete. From round t
// on every element goes to slot r-t, so no slot stays free. (The paper's h_r is a hash of (r, x). Ours mixes a multiple
// of r with the shingle, which is a hash already.)
func (s *Sketcher) Sign(dst Signature, hashes []uint64) Signature {
	dst = dst[:0]
	if len(hashes) == 0 {
		return dst
	}
	left := s.firstRound(hashes)
	for r := uint64(1); left > 0; r++ {
		left -= s.round(r, hashes)
	}
	for _, v := range s.best {
		dst = append(dst, uint32(v))
	}
	return dst
}

// increment is added to the hash of an element from round to round, before Mix.
const increment = 0xD1B54A32D192ED03

// firstRound lets every element throw once and returns the number of slots that are still free. The round fills nearly
// all slots and changes each several times, so the loop has no branch to mispredict.
func (s *Sketcher) firstRound(hashes []uint64) (left int) {
	best := s.best
	for i := range best {
		best[i] = free
	}
	for _, x := range hashes {
		h := shingle.Mix(x + increment)
		slot := &best[h&uint64(len(best)-1)]
		*slot = min(*slot, h>>16)
	}
	for _, v := range best {
		if v == free {
			left++
		}
	}
	return left
}

// round is a later round, in which few slots change. It returns the number of free slots it filled. A slot keeps the
// round in its top 16 bits, so that earlier rounds win, and the hash in the lower 48.
func (s *Sketcher) round(r uint64, hashes []uint64) (filled int) {
	best, step := s.best, (r+1)*increment
	t := uint64(len(best))
	mask, forced := t-1, uint64(0) // the slot is hash&mask | forced
	if r >= t {
		mask, forced = 0, r-t
	}
	for _, x := range hashes {
		h := shingle.Mix(x + step)
		slot := &best[h&mask|forced]
		if v := r<<48 | h>>16; v < *slot {
			if *slot == free {
				filled++
			}
			*slot = v
		}
	}
	return filled
}

// Resemblance estimates the resemblance of the sets behind two signatures: the part of the slots that are equal, in [0,
// 1]; 0 if either is empty or their lengths differ. The standard error is at most sqrt(J(1-J)/t) for a resemblance J and
// t slots.
func Resemblance(a, b Signature) float64 {
	if len(a) == 0 || len(a) != len(b) {
		return 0
	}
	equal := 0
	for i, v := range a {
		if v == b[i] {
			equal++
		}
	}
	return float64(equal) / float64(len(a))
}
