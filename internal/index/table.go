package index

import (
	"math"
	"math/bits"
)

// spread is an odd number without pattern (2^64 / golden ratio): the upper bits of its product with x depend on all bits
// of x (Knuth, The Art of Computer Programming, vol. 3, 6.4).
const spread = 0x9E3779B97F4A7C15

// table counts in how many documents a hash stands: a hash table with linear probing, at most half full.
type table struct {
	entries []entry // a power of two, or none
	n       int
}

type entry struct {
	hash uint64
	docs uint32 // 0: free
	last uint32 // document
}

const (
	entryBytes = 16
	fewest     = 1 << 10 // entries of the smallest table
)

// full reports whether another hash would need more entries than there is room for.
func (t *table) full(room int) bool { return 2*t.n >= len(t.entries) && 2*len(t.entries) > room }

// find returns the entry of a hash, or the free one where it would go.
func (t *table) find(hash uint64) uint64 {
	mask := uint64(len(t.entries) - 1)
	i := hash * spread >> (64 - bits.Len64(mask))
	for t.entries[i].docs != 0 && t.entries[i].hash != hash {
		i = (i + 1) & mask
	}
	return i
}

// count counts a hash of a document, which comes to the end of its hashes before the next one begins.
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

// keep drops the hashes above the last.
func (t *table) keep(last uint64) { t.rehash(len(t.entries), last) }

// rehash moves the hashes up to the last to so many new entries.
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
