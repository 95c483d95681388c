package index

import (
	"iter"
	"math"
	"math/bits"
	"sync/atomic"
)

// Shingles returns the hashes of a document's shingles in text order, repeats included. The slice is valid until the next
// call.
type Shingles func(doc uint32) ([]uint64, error)

// Common holds the common shingles, each with the number of documents that contain it. Any number of goroutines may read
// it.
type Common struct {
	filter []uint64 // the upper bits of a hash choose a word, the lowest six a bit of it; 16 bits or more for each shingle
	shift  int      // hash >> shift is the word of a hash in filter
	table  table
}

// NewCommon returns a Common with these hashes, all different, each counted once. It does not retain the slice.
func NewCommon(hashes []uint64) *Common {
	shingles := make([]counted, len(hashes))
	for i, h := range hashes {
		shingles[i] = counted{hash: h, docs: 1}
	}
	return newCommon(shingles)
}

type counted struct {
	hash uint64
	docs uint32
}

func newCommon(shingles []counted) *Common {
	log := bits.Len(uint(len(shingles) / 4))
	c := &Common{filter: make([]uint64, 1<<log), shift: 64 - log}
	c.table.rehash(1<<(bits.Len(uint(len(shingles)))+1), 0)
	for _, s := range shingles {
		c.filter[s.hash>>c.shift] |= 1 << (s.hash % 64)
		c.table.entries[c.table.find(s.hash)] = entry{hash: s.hash, docs: s.docs}
	}
	c.table.n = len(shingles)
	return c
}

// Len returns the number of common shingles; 0 for a nil Common.
func (c *Common) Len() int {
	if c == nil {
		return 0
	}
	return c.table.n
}

// Has reports whether a shingle is common. It may be called on nil, which has no common shingles.
func (c *Common) Has(hash uint64) bool {
	return c != nil && c.filter[hash>>c.shift]>>(hash%64)&1 != 0 && c.Count(hash) > 0
}

// Count returns the number of documents that contain a common shingle; 0 if the shingle is not common.
func (c *Common) Count(hash uint64) uint32 { return c.table.entries[c.table.find(hash)].docs }

// CountCommon finds the shingles that are in more than most of the documents 0 to docs-1. shingles is roughly the
// number of shingles of all documents together; it affects the speed only. CountCommon calls open once for each goroutine
// and pass.
//
// An exact count of every shingle would need memory for all of them, though few are common. So it counts twice. The first
// count uses small slots that many shingles share, and so never counts too few (a count-min sketch: Cormode,
// Muthukrishnan, An improved data stream summary, 2005; both slots of a shingle lie in one cache line). The second count
// is exact, but only of shingles whose two slots ran over. If memory is short, each count takes one part of the hash
// range at a time, with a pass over the documents for each part.
func CountCommon(docs int, shingles int64, open func() Shingles, most int, o Limits) (*Common, error) {
	c := &counter{docs: docs, most: most, open: open, o: o}
	if err := c.sketch(shingles); err != nil {
		return nil, err
	}
	var found []counted
	for from, last := uint64(0), uint64(0); last < math.MaxUint64; from = last + 1 {
		tables, err := c.exact(from, &last)
		if err != nil {
			return nil, err
		}
		found = appendCommon(found, tables, last, uint32(most))
	}
	return newCommon(found), nil
}

// counter is the state of one CountCommon.
type counter struct {
	docs, most int
	open       func() Shingles
	o          Limits

	over  []uint64 // by line: a bit for each slot that ran over
	shift int      // hash >> shift is the line of a hash
}

// each calls f with the shingles of every document.
func (c *counter) each(f func(worker int, doc uint32, hashes []uint64)) error {
	return Share(c.o.Workers, c.docs, docsAtOnce, func(worker int, mine iter.Seq[uint32]) error {
		of := c.open()
		for doc := range mine {
			hashes, err := of(doc)
			if err != nil {
				return err
			}
			f(worker, doc, hashes)
		}
		return nil
	})
}

// mostParts bounds the number of passes of the first count.
const mostParts = 16

// linesAtOnce is the number of lines that a worker adds up before it takes the next ones.
const linesAtOnce = 1024

// line is a cache line of slots, each of which counts to 255 and stops there.
type line [64]uint8

// slots returns the two slots of a hash in its line.
func slots(hash uint64) (x, y uint64) { return hash % 64, hash / 64 % 64 }

// sketch finds the slots that run over. It makes 4*shingles/full slots or more. A shingle counts in two of them, so a slot
// is at most half full on average.
func (c *counter) sketch(shingles int64) error {
	full := uint64(min(c.most, math.MaxUint8-1))
	log := max(10, bits.Len64(4*uint64(shingles)/max(1, full)/uint64(len(line{}))))
	c.shift = 64 - log
	c.over = make([]uint64, 1<<log)
	n := len(c.over) // lines at a time
	for n > len(c.over)/mostParts && int64(c.o.Workers)*int64(n)*int64(len(line{})) > c.o.Memory {
		n /= 2
	}
	counts := make([][]line, c.o.Workers)
	for w := range counts {
		counts[w] = make([]line, n)
	}
	for from := 0; from < len(c.over); from += n {
		if err := c.count(counts, uint64(from)); err != nil {
			return err
		}
		c.addUp(c.over[from:from+n], counts, uint32(full))
	}
	return nil
}

// count counts the shingles whose lines start at from, in a table for each worker.
func (c *counter) count(tables [][]line, from uint64) error {
	return c.each(func(worker int, _ uint32, hashes []uint64) {
		lines := tables[worker]
		for _, h := range hashes {
			i := h>>c.shift - from
			if i >= uint64(len(lines)) {
				continue
			}
			x, y := slots(h)
			l := &lines[i]
			if l[x] < math.MaxUint8 {
				l[x]++
			}
			if l[y] < math.MaxUint8 {
				l[y]++
			}
		}
	})
}

// addUp marks the slots whose sum over all tables exceeds full, and clears the tables.
func (c *counter) addUp(over []uint64, tables [][]line, full uint32) {
	_ = Share(c.o.Workers, len(over), linesAtOnce, func(_ int, mine iter.Seq[uint32]) error {
		for i := range mine {
			var sum [len(line{})]uint32
			for _, lines := range tables {
				for slot, n := range lines[i] {
					sum[slot] += uint32(n)
				}
				lines[i] = line{}
			}
			for slot, n := range sum {
				if n > full {
					over[i] |= 1 << slot
				}
			}
		}
		return nil
	})
}

// leastRoom is the number of entries, a megabyte of them, that a worker may have whatever the limit.
const leastRoom = 1 << 16

// exact counts the shingles whose hashes are from or more, in a table for each worker. If a table is full, all workers
// leave the upper half of the hash range to the next pass. last is set to the largest hash counted.
func (c *counter) exact(from uint64, last *uint64) ([]table, error) {
	tables := make([]table, c.o.Workers)
	room := max(leastRoom, int(c.o.Memory/int64(c.o.Workers)/(2*entryBytes)))
	var upTo atomic.Uint64
	upTo.Store(math.MaxUint64)
	err := c.each(func(worker int, doc uint32, hashes []uint64) {
		t, to := &tables[worker], upTo.Load()
		for _, h := range hashes {
			x, y := slots(h)
			over := c.over[h>>c.shift]
			if over>>x&(over>>y)&1 == 0 || h < from || h > to {
				continue
			}
			for t.full(room) && h <= to {
				to = upTo.Load()
				if t.keep(to); t.full(room) {
					to = lower(&upTo, from+(to-from)/2)
					t.keep(to)
				}
			}
			if h <= to {
				t.count(h, doc)
			}
		}
	})
	*last = upTo.Load()
	return tables, err
}

// lower sets x to v if x is larger, and returns the result.
func lower(x *atomic.Uint64, v uint64) uint64 {
	for {
		old := x.Load()
		if old <= v || x.CompareAndSwap(old, v) {
			return min(old, v)
		}
	}
}

// appendCommon appends the shingles with hashes up to last that all tables together count more than most times.
func appendCommon(found []counted, tables []table, last uint64, most uint32) []counted {
	for i, t := range tables {
		for _, e := range t.entries {
			if e.docs == 0 || e.hash > last || counts(tables[:i], e.hash) > 0 {
				continue
			}
			if n := e.docs + counts(tables[i+1:], e.hash); n > most {
				found = append(found, counted{e.hash, n})
			}
		}
	}
	return found
}

// counts returns the number of documents that the tables together count for a hash.
func counts(tables []table, hash uint64) (n uint32) {
	for i := range tables {
		if t := &tables[i]; t.n > 0 {
			n += t.entries[t.find(hash)].docs
		}
	}
	return n
}
