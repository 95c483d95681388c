package index

import (
	"encoding/binary"
	"sync"
	"sync/atomic"

	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// Postings files documents by their fingerprints: each goroutine by a [Filer] of its own. When all are filed, the
// holders of each fingerprint are read part by part.
//
// A posting takes 8 bytes: of the fingerprint, a hash of 44 bits, which the part has 8 of; and the document. So of the
// 85 million fingerprints of a million articles one in 200,000 counts as the same as one that it is not (85e6²/2/2^44, or
// 200 pairs). Like every candidate their holders are to be verified.
type Postings struct {
	filers []Filer
	unread atomic.Int32 // parts
	rooms  sync.Pool    // of *room
}

// MostDocs is the number of documents that there can be: they are numbered from 0.
const MostDocs = 1 << docBits

const (
	partBits    = 8
	parts       = 1 << partBits
	docBits     = 28
	postingSize = 8
	chunkSize   = 1 << 12 // divides the blocks of a file, so that a chunk in memory is read where it is
)

// NewPostings returns an empty index with so many filers. What they file is kept in space.
func NewPostings(space *spill.Space, workers int) *Postings {
	p := &Postings{filers: make([]Filer, workers)}
	for i := range p.filers {
		p.filers[i].file = space.File()
	}
	p.unread.Store(parts)
	p.rooms.New = func() any { return &room{chunk: make([]byte, chunkSize)} }
	return p
}

// Filer returns the filer of a worker, 0 or more and fewer than there are.
func (p *Postings) Filer(worker int) *Filer { return &p.filers[worker] }

// Parts returns the number of parts. It is always the same.
func (p *Postings) Parts() int { return parts }

// Filer files the documents of one goroutine. It keeps a chunk of postings a part in memory, a megabyte in all; full ones
// go to a file.
type Filer struct {
	file   *spill.File
	chunks [parts][]uint32 // numbers of the chunks in file
	last   *[parts]chunk
}

// chunk is postings of one part.
type chunk struct {
	n        int // bytes
	postings [chunkSize]byte
}

// Add files a document under its fingerprints, in any order; one that it has twice counts once.
func (f *Filer) Add(doc uint32, prints []shingle.Fingerprint) error {
	if f.last == nil {
		f.last = new([parts]chunk)
	}
	for _, x := range prints {
		// Winnowing prefers small hashes; the product has all values alike.
		h := x.Hash * spread
		part := h >> (64 - partBits) // see Key
		c := &f.last[part]
		binary.LittleEndian.PutUint64(c.postings[c.n:], h<<partBits>>docBits<<docBits|uint64(doc))
		if c.n += postingSize; c.n == chunkSize {
			at, err := f.file.Append(c.postings[:])
			if err != nil {
				return err
			}
			f.chunks[part] = append(f.chunks[part], uint32(at/chunkSize))
			c.n = 0
		}
	}
	return nil
}

// room is what one reader needs.
type room struct {
	sorter   sorter
	postings []uint64
	docs     []uint32
	chunk    []byte // one that is read from disk
}

// Key returns what postings keep of a fingerprint: the upper 44 bits of a hash of it.
func Key(hash uint64) uint64 { return hash * spread >> (docBits - partBits) << (docBits - partBits) }

// Holders calls f with the documents, increasing and each once, of every fingerprint of a part that two or more have, and
// with its key. f must not keep the slice. Parts may be read at the same time, each once: the memory is given back after
// the last.
func (p *Postings) Holders(part int, f func(key uint64, docs []uint32)) error {
	r := p.rooms.Get().(*room)
	defer p.rooms.Put(r)
	if err := p.load(r, part); err != nil {
		return err
	}
	r.postings = r.sorter.sort(r.sorter.repeated(r.postings))
	r.holders(uint64(part)<<(64-partBits), f)
	if p.unread.Add(-1) > 0 {
		return nil
	}
	return p.release()
}

// load reads the postings of a part.
func (p *Postings) load(r *room, part int) error {
	r.postings = r.postings[:0]
	for i := range p.filers {
		f := &p.filers[i]
		for _, n := range f.chunks[part] {
			b, err := f.file.Slice(&r.chunk, int64(n)*chunkSize, chunkSize)
			if err != nil {
				return err
			}
			r.append(b)
		}
		if f.last != nil {
			c := &f.last[part]
			r.append(c.postings[:c.n])
		}
	}
	return nil
}

func (r *room) append(postings []byte) {
	for ; len(postings) > 0; postings = postings[postingSize:] {
		r.postings = append(r.postings, binary.LittleEndian.Uint64(postings))
	}
}

// holders calls f with the documents of every hash that stands in two or more.
func (r *room) holders(part uint64, f func(key uint64, docs []uint32)) {
	all := r.postings
	for i := 0; i < len(all); {
		hash, from := all[i]>>docBits, i
		r.docs = r.docs[:0]
		for ; i < len(all) && all[i]>>docBits == hash; i++ {
			if i == from || all[i] != all[i-1] {
				r.docs = append(r.docs, uint32(all[i]&(1<<docBits-1)))
			}
		}
		if len(r.docs) > 1 {
			f(part|hash<<(docBits-partBits), r.docs)
		}
	}
}

// release gives back what the filers hold.
func (p *Postings) release() error {
	for i := range p.filers {
		f := &p.filers[i]
		if err := f.file.Release(); err != nil {
			return err
		}
		*f = Filer{}
	}
	return nil
}
