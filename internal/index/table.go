package index

import (
	"math"
	"math/bits"
)

// spread is an odd number without a pattern (2^64 / golden ratio). The upper bits of its product with x depend on all
// bits of x (Knuth, The Art of Computer Programming, vol. 3, 6.4).
const spread = 0x9E3779B97F4A7C15

// table counts the documents that have a hash. It is a hash table with linear probing, at most half full.
type table struct {
	entries []entry // a power of two long, or empty
	n       int
}

type entry struct {
	hash uint64
	docs uint32 // 0 if the entry is free
	last uint32 // the last document counted
}

const (
	entryBytes = 16
	fewest     = 1 << 10 // entries of the smallest table
)

// full reports whether another hash would need more than room entries.
func (t *table) full(room int) bool { return 2*t.n >= len(t.entries) && 2*len(t.entries) > room }

// find returns the index of the entry of a hash, or of the free entry where it would go.
func (t *table) find(hash uint64) uint64 {
	mask := uint64(len(t.entries) - 1)
	i := hash * spread >> (64 - bits.Len64(mask))
	for t.entries[i].docs != 0 && t.entries[i].hash != hash {
		i = (i + 1) & mask
	}
	return i
}

// count counts a hash of a document. All hashes of a document must come before those of the next, so that one comparison
// with last finds a repeat.
func (t *table) count(hash uint64, doc uint32) {
	if 2*t.n >= len(t.entries) {
		t.rehash(max(fewest, 2*len(t.entries)), math.MaxUint64)
	}
	e := &t.entries[t.find(hash)]
	switch {
	case e.docs == 0:
		*e = entry{hash, 1, doc}
		t.n++
	case e.last != doc:
		e.docs++
		e.last = doc
	}
}

// keep drops the hashes above last.
func (t *table) keep(last uint64) { t.rehash(len(t.entries), last) }

// rehash moves the hashes up to last into a new slice of entries.
func (t *table) rehash(entries int, last uint64) {
	old := t.entries
	*t = table{entries: make([]entry, entries)}
	for _, e := range old {
		if e.docs != 0 && e.hash <= last {
			t.entries[t.find(e.hash)] = e
			t.n++
		}
	}
}
