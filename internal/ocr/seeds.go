package ocr

import (
	"encoding/binary"
	"math/bits"
)

// run is a stretch of equal characters: n of them from character i of a and character j of b.
type run struct{ i, j, n int }

// slot holds the places and counts of a seed, which is seedChars characters.
type slot struct {
	first    uint32 // 1 + its first index in a; 0 if the slot is free
	inA, inB uint16 // its number in either article, up to maxRepeats+1
}

func (s *slot) rare() bool { return s.inA*s.inB <= maxRepeats }

// seen adds one to n, up to a number that is too large for rare by itself.
func seen(n *uint16) { *n = min(*n+1, maxRepeats+1) }

// findRuns finds the stretches of equal characters that hold a rare seed.
func (al *Aligner) findRuns() {
	a, b := al.a.chars, al.b.chars
	al.runs = al.runs[:0]
	if len(a) < seedChars || len(b) < seedChars {
		return
	}
	al.fileSeeds(a)
	al.findSeeds(a, b)
	before := false // the previous index has a rare seed
	for j, hit := range al.hits {
		if hit == 0 || !al.slots[hit-1].rare() {
			before = false
			continue
		}
		for next := al.slots[hit-1].first; next > 0; next = al.next[next-1] {
			i := int(next) - 1
			if before && i > 0 && a[i-1] == b[j-1] {
				continue // inside a run that was found
			}
			al.runs = append(al.runs, run{i, j, seedChars + equal(a[i+seedChars:], b[j+seedChars:])})
		}
		before = true
	}
}

// fileSeeds puts the seeds of a into slots, a hash table with open addressing. It sets next, for each index in a, to 1 +
// the next index of the same seed, or 0.
func (al *Aligner) fileSeeds(a []byte) {
	n := len(a) - seedChars + 1
	al.slots, al.next = sized(al.slots, 1<<bits.Len(uint(2*n))), sized(al.next, n)
	clear(al.slots)
	for i := n - 1; i >= 0; i-- {
		s := &al.slots[al.slot(a, binary.LittleEndian.Uint64(a[i:]))]
		al.next[i], s.first = s.first, uint32(i)+1
		seen(&s.inA)
	}
}

// findSeeds sets hits, for each index in b, to 1 + the slot of its seed, or 0 if a does not have the seed.
func (al *Aligner) findSeeds(a, b []byte) {
	al.hits = sized(al.hits, len(b)-seedChars+1)
	for j := range al.hits {
		al.hits[j] = 0
		at := al.slot(a, binary.LittleEndian.Uint64(b[j:]))
		if s := &al.slots[at]; s.first > 0 {
			al.hits[j] = uint32(at) + 1
			seen(&s.inB)
		}
	}
}

// slot returns the index of the slot of a seed, or of the free slot where it would go.
func (al *Aligner) slot(a []byte, seed uint64) uint64 {
	mask := uint64(len(al.slots) - 1)
	for at := seed * spread >> 32 & mask; ; at = (at + 1) & mask {
		if first := al.slots[at].first; first == 0 || binary.LittleEndian.Uint64(a[first-1:]) == seed {
			return at
		}
	}
}

// equal returns the number of equal characters at the start of a and b.
func equal(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
