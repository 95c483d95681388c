package index

import (
	"iter"
	"slices"
)

// Keys returns what [Bands.Keys] gives for a document: one key for each band, or none if the document has no signature.
// The slice is valid until the next call.
type Keys func(doc uint32) ([]uint32, error)

// Buckets holds the buckets: sets of two or more documents that share the key of a band. Near-duplicates share nearly all
// their bands, so a set that several bands give is kept once. Any number of goroutines may read it.
//
// A key has 32 bits, so among a million documents about a hundred pairs in each band share a key by chance. Like every
// candidate, the pairs of a bucket need a check on the texts.
type Buckets struct {
	docs []uint32 // of all buckets, one after the other
	ends []int    // by bucket: its end in docs
	of   []uint32 // the buckets of all documents, one document after the other
	from []int    // by document: its start in of; one more for the end
}

// Len returns the number of buckets.
func (b *Buckets) Len() int { return len(b.ends) }

// At returns the documents of bucket i in increasing order. The caller must not change them.
func (b *Buckets) At(i int) []uint32 {
	from := 0
	if i > 0 {
		from = b.ends[i-1]
	}
	return b.docs[from:b.ends[i]:b.ends[i]]
}

// Of returns the buckets of a document in increasing order. The caller must not change them.
func (b *Buckets) Of(doc uint32) []uint32 {
	from, to := b.from[doc], b.from[doc+1]
	return b.of[from:to:to]
}

// Buckets puts the documents 0 to docs-1 into buckets by their keys. It works on as many bands at once as the memory
// allows, at least one. Each time it passes over the documents and calls open once for each goroutine. The buckets are
// ordered by the first band that gives them, then by their first document.
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

// keyBytes is the memory for a document in a band that is filled. sortBytes is that for a document in a band that is
// sorted: key and document, twice, and two bytes of sorter.seen.
const keyBytes, sortBytes = 4, 2*8 + 2

// fill makes a column for each of n bands: the keys by document, or 0 if a document has no signature. A key of 0 becomes
// 1.
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

// sortBands adds the buckets of n columns in the order of the columns. The workers sort the columns concurrently.
func sortBands(seen *sets, columns []uint32, n, docs, workers int) {
	added := make([]chan struct{}, n+1) // added[i] is closed once all columns before i are added
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

// lists holds the sets of documents of one band.
type lists struct {
	sorter sorter
	keys   []uint64 // key<<32 | document
	docs   []uint32 // of all sets, one after the other; each ends with endOfSet
	sets   []uint64 // first document<<32 | start of the set in docs; increasing
}

// sort finds the sets of a column.
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

// endOfSet is the number of no document.
const endOfSet = 1<<32 - 1

// sets finds a bucket again by its first document.
type sets struct {
	of   *Buckets
	last []uint32 // by document: the last bucket that begins with it, plus 1
	next []uint32 // by bucket: the previous bucket that begins with the same document, plus 1
}

// add appends to the buckets those sets that are new.
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

// has reports whether set is a bucket already.
func (s *sets) has(set []uint32) bool {
	for i := s.last[set[0]]; i != 0; i = s.next[i-1] {
		if slices.Equal(s.of.At(int(i-1)), set) {
			return true
		}
	}
	return false
}

// index fills of and from, the buckets of each document.
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
