package shingle

import (
	"math/bits"
	"slices"
)

// Counter counts the different hashes in lists, and those that two lists have in common, without sorting either. It is
// meant for one list against many: [Counter.Load] it once, ask [Counter.Common] for each of the others.
//
// The zero value is ready for use and holds no hash. A Counter keeps its memory, some 50 bytes a hash, for the next
// list, but gives it back after a list of more than 32,767 hashes. It is used by one goroutine.
type Counter struct {
	table  []place  // a power of two; open addressing: a hash stands at or after the place that its low bits name
	clock  uint64   // counts the lists seen
	loaded uint64   // clock when the list was loaded
	filter []uint64 // a bit for each hash loaded, named by its high bits; 8 bits a place
}

// place holds a hash if it was seen since the list was loaded, and is free otherwise: so it need not be cleared.
type place struct {
	hash uint64
	seen uint64 // clock of the last list that had the hash
}

// keptPlaces is the size of a table, in places of 16 bytes, from which it is not kept for shorter lists.
const keptPlaces = 1 << 16

// Load makes the list the one that others are compared with, and returns the number of different hashes in it. The list
// is not kept.
func (c *Counter) Load(hashes []uint64) (distinct int) {
	c.resize(len(hashes))
	c.clock++
	c.loaded = c.clock
	filter, shift := c.filter, c.shift()
	for _, h := range hashes {
		bit := h >> shift
		filter[bit/64] |= 1 << (bit % 64)
	}
	table, clock := c.table, c.clock
	for _, h := range hashes {
		if p := find(table, clock, h); p.seen < clock {
			*p = place{h, clock}
			distinct++
		}
	}
	return distinct
}

// Common returns the number of different hashes that stand both in this list and in the one loaded last.
func (c *Counter) Common(hashes []uint64) int {
	if len(c.table) == 0 {
		return 0
	}
	c.clock++
	var some [256]uint64
	n := 0
	for part := range slices.Chunk(hashes, len(some)) {
		for _, h := range c.pass(&some, part) {
			if p := find(c.table, c.loaded, h); p.seen >= c.loaded && p.seen < c.clock {
				p.seen = c.clock
				n++
			}
		}
	}
	return n
}

// pass writes to dst those of up to 256 hashes that pass the filter. It takes no branch, which would be mispredicted
// as often as not.
func (c *Counter) pass(dst *[256]uint64, hashes []uint64) []uint64 {
	filter, shift := c.filter, c.shift()
	n := uint64(0)
	for _, h := range hashes {
		dst[n%256] = h
		bit := h >> shift
		n += filter[bit/64] >> (bit % 64) & 1
	}
	return dst[:n]
}

// shift leaves of a hash the number of its bit in the filter.
func (c *Counter) shift() int { return 64 - 6 - bits.TrailingZeros(uint(len(c.filter))) }

// find returns the place of h, or the free one where it would stand.
func find(table []place, loaded, h uint64) *place {
	mask := uint64(len(table) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if p := &table[i]; p.hash == h || p.seen < loaded {
			return p
		}
	}
}

// resize makes the table and an empty filter fit for n hashes: at most half of the places will be taken.
func (c *Counter) resize(n int) {
	places := max(8, 1<<bits.Len(uint(2*n)))
	if places > cap(c.table) || places <= keptPlaces && cap(c.table) > keptPlaces {
		c.table, c.filter = make([]place, places), make([]uint64, places/8)
	}
	c.table, c.filter = c.table[:places], c.filter[:places/8]
	clear(c.filter)
}
