package index

import (
	"iter"
	"slices"
)

// Keys returns what [Bands.Keys] gives for a document: as many as there are bands, or none where it has no signature.
// They are good until the next call.
type Keys func(doc uint32) ([]uint32, error)

// Buckets is the sets of documents, two or more in each, that share the key of a band. A set that several bands give is
// kept once: near-duplicates share nearly all their bands. Buckets may be read by many goroutines.
//
// Keys have 32 bits, so of a million documents about a hundred pairs a band share one by chance. Like every candidate
// they are to be verified.
type Buckets struct {
	docs []uint32 // of all buckets, one after the other
	ends []int    // of each bucket in docs
	of   []uint32 // buckets of all documents, one after the other
	from []int    // of each document in of, and the end
}

// Len returns the number of buckets.
func (b *Buckets) Len() int { return len(b.ends) }

// At returns the documents of a bucket, increasing. They must not be changed.
func (b *Buckets) At(i int) []uint32 {
	from := 0
	if i > 0 {
		from = b.ends[i-1]
	}
	return b.docs[from:b.ends[i]:b.ends[i]]
}

// Of returns the buckets that a document is in, increasing. They must not be changed.
func (b *Buckets) Of(doc uint32) []uint32 {
	from, to := b.from[doc], b.from[doc+1]
	return b.of[from:to:to]
}

// Buckets files the documents below docs by their keys. It takes as many bands at a time as the memory allows, at least
// one; each time is a pass over the documents, for which open is called once for each goroutine. The buckets are in the
// order of the first band that gives them, then of their first document.
func (b Bands) Buckets(docs int, open func() Keys, o Limits) (*Buckets, error) {
	out := &Buckets{}
	seen := &sets{of: out, last: make([]uint32, docs)}
	atOnce := (o.Memory - int64(o.Workers)*sortBytes*int64(docs)) / max(1, keyBytes*int64(docs))
	atOnce = min(max(atOnce, 1), int64(b.bands))
	columns := make([]uint32, int(atOnce)*docs)
	for from := 0; from < b.bands; from += int(atOnce) {
		n := min(int(atOnce), b.bands-from)
		if err := b.fill(columns[:n*docs], from, n, docs, open, o.Workers); err != nil {
			return nil, err
		}
		sortBands(seen, columns[:n*docs], n, docs, o.Workers)
	}
	out.index(docs)
	return out, nil
}

// Bytes a document of a band that is filled, and of one that is sorted: key and document, twice, and what was seen.
const keyBytes, sortBytes = 4, 2*8 + 2

// fill makes a column of each of n bands: the keys by document, 0 where there is no signature. A key of 0 becomes 1.
func (b Bands) fill(columns []uint32, from, n, docs int, open func() Keys, workers int) error {
	return Share(workers, docs, docsAtOnce, func(_ int, mine iter.Seq[uint32]) error {
		keys := open()
		for doc := range mine {
			all, err := keys(doc)
			if err != nil {
				return err
			}
			for i := range n {
				k := uint32(0)
				if len(all) > 0 {
					k = max(1, all[from+i])
				}
				columns[i*docs+int(doc)] = k
			}
		}
		return nil
	})
}

// sortBands adds the buckets of n columns, which the workers sort at the same time, in the order of the columns.
func sortBands(seen *sets, columns []uint32, n, docs, workers int) {
	added := make([]chan struct{}, n+1) // closed when all columns before have been added
	for i := range added {
		added[i] = make(chan struct{})
	}
	close(added[0])
	_ = Share(min(workers, n), n, 1, func(_ int, mine iter.Seq[uint32]) error {
		var l lists
		for i := range mine {
			l.sort(columns[int(i)*docs : int(i+1)*docs])
			<-added[i]
			seen.add(&l)
			close(added[i+1])
		}
		return nil
	})
}

// lists is the sets of documents of one band.
type lists struct {
	sorter sorter
	keys   []uint64 // key<<32 | document
	docs   []uint32 // of all sets, one after the other
	sets   []uint64 // first document<<32 | where the set begins in docs; increasing
}

// sort makes the sets of a column.
func (l *lists) sort(column []uint32) {
	l.keys = slices.Grow(l.keys[:0], len(column))
	for doc, k := range column {
		if k != 0 {
			l.keys = append(l.keys, uint64(k)<<32|uint64(doc))
		}
	}
	l.keys = l.sorter.sort(l.sorter.repeated(l.keys))
	l.docs, l.sets = l.docs[:0], l.sets[:0]
	for rest := l.keys; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n]>>32 == rest[0]>>32 {
			n++
		}
		if n > 1 {
			l.sets = append(l.sets, rest[0]<<32|uint64(len(l.docs)))
			for _, k := range rest[:n] {
				l.docs = append(l.docs, uint32(k))
			}
			l.docs = append(l.docs, endOfSet)
		}
		rest = rest[n:]
	}
	l.sets = l.sorter.sort(l.sets)
}

// endOfSet is no document.
const endOfSet = 1<<32 - 1

// sets finds the buckets again by their first document.
type sets struct {
	of   *Buckets
	last []uint32 // by document: the last bucket that begins with it, + 1
	next []uint32 // by bucket: the one before it that begins with the same document, + 1
}

// add appends the sets that are new.
func (s *sets) add(l *lists) {
	for _, x := range l.sets {
		set := l.docs[uint32(x):]
		set = set[:slices.Index(set, endOfSet)]
		if s.has(set) {
			continue
		}
		s.of.docs = append(s.of.docs, set...)
		s.of.ends = append(s.of.ends, len(s.of.docs))
		s.next = append(s.next, s.last[set[0]])
		s.last[set[0]] = uint32(len(s.of.ends))
	}
}

// has reports whether a set is a bucket.
func (s *sets) has(set []uint32) bool {
	for i := s.last[set[0]]; i != 0; i = s.next[i-1] {
		if slices.Equal(s.of.At(int(i-1)), set) {
			return true
		}
	}
	return false
}

// index lists the buckets of each document.
func (b *Buckets) index(docs int) {
	b.from = make([]int, docs+2)
	for _, doc := range b.docs {
		b.from[doc+2]++
	}
	for doc := range docs {
		b.from[doc+2] += b.from[doc+1]
	}
	b.of = make([]uint32, len(b.docs))
	for i := range b.ends {
		for _, doc := range b.At(i) {
			b.of[b.from[doc+1]] = uint32(i)
			b.from[doc+1]++
		}
	}
}
