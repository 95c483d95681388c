// Package sketch makes the signature of a shingle set: a short list of numbers from which the resemblance of two
// sets can be estimated, and by whose equal parts near-duplicates are found.
//
// The method is the Fast Similarity Sketch of Dahlgaard, Knudsen and Thorup (Fast Similarity Sketching, FOCS 2017,
// section 2): as good as k independent minima, better on small sets, in time O(n + t log t) for t slots.
//
//	sk := sketch.New(128)
//	a, b := sk.Sign(nil, setA), sk.Sign(nil, setB)
//	estimate := sketch.Resemblance(a, b)
package sketch

import "github.com/copytaster/copytaster/internal/shingle"

// Signature is the sketch of a set; all of one Sketcher have equal length. The signature of an empty set is empty.
type Signature []uint32

// Sketcher makes signatures. It keeps buffers between calls and is not safe for concurrent use; two Sketchers with
// the same number of slots make the same signatures.
type Sketcher struct {
	best []uint64 // per slot: round and hash of the smallest element so far
}

// New returns a Sketcher for signatures of the given number of slots, a power of two.
func New(slots int) *Sketcher {
	if slots <= 0 || slots&(slots-1) != 0 {
		panic("sketch: internal error: slots must be a power of two")
	}
	return &Sketcher{best: make([]uint64, slots)}
}

const free = ^uint64(0)

// Sign writes the signature of the set of the hashes into dst, which is grown as needed, and returns it. The hashes may
// come in any order and with repeats: a minimum does not change where an element is taken once more.
//
// In round r every element throws a hash: its low bits name a slot, the rest is its value. A slot keeps the smallest
// value of the earliest round that hit it. Once all slots are filled at the end of a round the signature is done; from
// round t on, every element goes to slot r-t, so that no slot stays free. (The paper's h_r is a hash of (r, x); ours
// mixes the shingle, which is a hash already, with a multiple of r.)
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

// increment is what an element's hash grows by from round to round, before it is mixed.
const increment = 0xD1B54A32D192ED03

// firstRound lets every element throw once and returns the number of slots that are free after it. Nearly all slots
// are filled in this round and change several times, so it takes no branch.
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

// round is a later round, in which few slots change. It returns the number of slots filled that were free. The round
// stands in the top bits of what a slot keeps, so that earlier rounds win; the hash fills the lower 48.
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

// Resemblance estimates the resemblance of the sets behind two signatures of one length: the part of the slots that
// are equal, in [0, 1]; 0 if either is empty. Its standard error is at most sqrt(J(1-J)/t).
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
