// Package index finds candidates: pairs of documents that are worth checking. [Bands] finds those whose signatures
// agree in a band (locality-sensitive hashing), [Postings] those that have a fingerprint in common, and [Common] holds
// the shingles that stand in too many documents to be fingerprints.
//
// Documents are numbers 0, 1, 2, ... given by the caller, whose order must not depend on chance: it decides which links
// survive where their number is bounded. The types are built by one goroutine and may then be read by many.
package index

import "slices"

// Pair is two documents, A < B.
type Pair struct{ A, B uint32 }

// Pairs gathers pairs, each once. The zero value is empty.
type Pairs struct {
	keys   []uint64 // A<<32 | B
	sorted int      // the first sorted keys are in order and without repeats
}

// Add adds the pair of two different documents, in either order.
func (p *Pairs) Add(x, y uint32) {
	if x > y {
		x, y = y, x
	}
	if len(p.keys) == cap(p.keys) && len(p.keys) > 2*p.sorted {
		p.compact()
	}
	p.keys = append(p.keys, uint64(x)<<32|uint64(y))
}

func (p *Pairs) compact() {
	sortKeys(p.keys)
	p.keys = slices.Compact(p.keys)
	p.sorted = len(p.keys)
}

// Sorted returns all pairs, by A, then B.
func (p *Pairs) Sorted() []Pair {
	p.compact()
	out := make([]Pair, len(p.keys))
	for i, k := range p.keys {
		out[i] = Pair{A: uint32(k >> 32), B: uint32(k)}
	}
	return out
}
