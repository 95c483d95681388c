package shingle

import (
	"math/bits"
	"slices"
)

// Counter counts the different hashes of a list, and those that two lists have in common, without sorting either. It
// serves to compare one list with many: call [Counter.Load] once, then [Counter.Common] for each of the others.
//
// The zero value is ready for use and holds no hash. A Counter keeps its memory, some 50 bytes a hash, for the next list,
// but frees it after a list of more than 32,767 hashes. One goroutine may use it at a time.
type Counter struct {
	table  []place // open addressing, a power of two long: a hash is at the place its low bits name, or after it
	clock  uint64  // number of lists seen
	loaded uint64  // clock of the loaded list
	filter Filter  // of the loaded list
	places []uint32
}

// place holds a hash if seen >= loaded and is free otherwise, so a new list needs no clearing.
type place struct {
	hash uint64
	seen uint64 // clock of the last list with the hash
}

// keptPlaces is the length, in places of 16 bytes, of the longest table that Counter keeps for shorter lists.
const keptPlaces = 1 << 16

// Load makes hashes the list that others are compared with, and returns the number of different hashes in it. It does not
// retain the list.
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

// Common returns the number of different hashes that both this list and the loaded one have.
func (c *Counter) Common(hashes []uint64) (distinct int) {
	_, distinct = c.Shared(hashes)
	return distinct
}

// Shared returns the indices of the hashes in this list that the loaded list has too, in order, repeats included, and the
// number of different hashes among them. The indices are valid until the next call.
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

// find returns the place of h, or the free place where h would go.
func find(table []place, loaded, h uint64) *place {
	mask := uint64(len(table) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if p := &table[i]; p.hash == h || p.seen < loaded {
			return p
		}
	}
}

// resize makes the table fit for n hashes: at most half of the places are used.
func (c *Counter) resize(n int) {
	places := 1 << bits.Len(uint(2*n))
	if places > cap(c.table) || places <= keptPlaces && cap(c.table) > keptPlaces {
		*c = Counter{table: make([]place, places)}
	}
	c.table = c.table[:places]
}
