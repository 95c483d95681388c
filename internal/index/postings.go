package index

import (
	"encoding/binary"
	"sync"
	"sync/atomic"

	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// Postings files documents by their fingerprints. Each goroutine has a [Filer] of its own. Once all documents are filed,
// [Postings.Holders] gives the holders of each fingerprint, part by part: parts need no lock while documents are filed,
// and only one needs to be sorted in memory at a time.
//
// A posting takes 8 bytes: 28 bits for the document and 36 for the fingerprint. Together with the 8 bits that choose the
// part these are 44 bits of a hash. So of the 85 million fingerprints of a million articles one in 200,000 is taken for
// another (85e6²/2/2^44, or 200 pairs). Like every candidate, the holders need a check on the texts.
type Postings struct {
	filers []Filer
	unread atomic.Int32 // parts that nobody has read yet
	rooms  sync.Pool    // of *room
}

// MostDocs is the largest number of documents. They are numbered from 0 to MostDocs-1.
const MostDocs = 1 << docBits

const (
	partBits    = 8
	parts       = 1 << partBits
	docBits     = 28
	postingSize = 8
	chunkSize   = 1 << 12 // bytes; divides the block size of a file, so that a chunk in memory is read in place
)

// NewPostings returns an empty index with workers filers, which keep their postings in space.
func NewPostings(space *spill.Space, workers int) *Postings {
	p := &Postings{filers: make([]Filer, workers)}
	for i := range p.filers {
		p.filers[i].file = space.File()
	}
	p.unread.Store(parts)
	p.rooms.New = func() any { return &room{chunk: make([]byte, chunkSize)} }
	return p
}

// Filer returns the filer of a worker, from 0 to one less than the workers of [NewPostings].
func (p *Postings) Filer(worker int) *Filer { return &p.filers[worker] }

// Parts returns the number of parts, which is a constant.
func (p *Postings) Parts() int { return parts }

// Filer files the documents of one goroutine. It keeps one unfinished chunk for each part in memory, a megabyte in all; what files few
// takes as little. Finished chunks go to a file.
type Filer struct {
	file   *spill.File
	chunks [parts][]uint32 // numbers of the chunks in file
	last   [parts][]byte   // postings, less than a chunk
}

// Add files a document under its fingerprints, in any order. A fingerprint that it has twice counts once.
func (f *Filer) Add(doc uint32, prints []shingle.Fingerprint) error {
	for _, x := range prints {
		// Winnowing prefers small hashes; the bits of the product are uniform again.
		h := x.Hash * spread
		part := h >> (64 - partBits) // see Key
		c := binary.LittleEndian.AppendUint64(f.last[part], h<<partBits>>docBits<<docBits|uint64(doc))
		if len(c) == chunkSize {
			at, err := f.file.Append(c)
			if err != nil {
				return err
			}
			f.chunks[part] = append(f.chunks[part], uint32(at/chunkSize))
			c = c[:0]
		}
		f.last[part] = c
	}
	return nil
}

// room is the memory of one reader.
type room struct {
	sorter   sorter
	postings []uint64
	docs     []uint32
	chunk    []byte // buffer for a chunk from disk
}

// Key returns the part of a fingerprint's hash that postings keep: the upper 44 bits of its product with spread, the rest
// 0.
func Key(hash uint64) uint64 { return hash * spread >> (docBits - partBits) << (docBits - partBits) }

// Shorten returns a hash whose [Key] has the uppermost bits of that of another hash and 0 behind them.
func Shorten(hash uint64, keep int) uint64 {
	return hash * spread >> (64 - keep) << (64 - keep) * unspread
}

// unspread undoes a multiplication by spread.
const unspread = 0xF1DE83E19937733D

// Holders calls f with every fingerprint of a part that two or more documents have: with its key, as [Key] returns it,
// and with the documents in increasing order, each once. f must not retain the slice. Holders must be called once for
// each part; calls for different parts may run concurrently. The last call frees the memory of the postings.
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

// load reads the postings of a part into r.postings.
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
		r.append(f.last[part])
	}
	return nil
}

func (r *room) append(postings []byte) {
	for ; len(postings) > 0; postings = postings[postingSize:] {
		r.postings = append(r.postings, binary.LittleEndian.Uint64(postings))
	}
}

// holders calls f for every hash that two or more documents have.
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

// release frees the memory of the filers.
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
