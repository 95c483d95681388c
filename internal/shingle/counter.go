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
	table  []place // a power of two; open addressing: a hash stands at or after the place that its low bits name
	clock  uint64  // counts the lists seen
	loaded uint64  // clock when the list was loaded
	filter Filter  // of the list loaded
	places []uint32
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
	c.filter.Fill(hashes)
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
func (c *Counter) Common(hashes []uint64) (distinct int) {
	_, distinct = c.Shared(hashes)
	return distinct
}

// Shared returns the places in this list of the hashes that stand in the one loaded last too, in order, repeats included,
// and how many of them are different. The places are good until the next call.
func (c *Counter) Shared(hashes []uint64) (places []uint32, distinct int) {
	c.clock++
	c.places = c.places[:0]
	var some [FilterSize]uint32
	from := 0
	for part := range slices.Chunk(hashes, FilterSize) {
		for _, i := range c.filter.Pass(&some, part) {
			p := find(c.table, c.loaded, part[i])
			if p.seen < c.loaded {
				continue
			}
			if p.seen < c.clock {
				p.seen = c.clock
				distinct++
			}
			c.places = append(c.places, uint32(from)+i)
		}
		from += len(part)
	}
	return c.places, distinct
}

// find returns the place of h, or the free one where it would stand.
func find(table []place, loaded, h uint64) *place {
	mask := uint64(len(table) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if p := &table[i]; p.hash == h || p.seen < loaded {
			return p
		}
	}
}

// resize makes the table fit for n hashes: at most half of the places will be taken.
func (c *Counter) resize(n int) {
	places := 1 << bits.Len(uint(2*n))
	if places > cap(c.table) || places <= keptPlaces && cap(c.table) > keptPlaces {
		*c = Counter{table: make([]place, places)}
	}
	c.table = c.table[:places]
}
