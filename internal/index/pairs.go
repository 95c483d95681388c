package index

import (
	"cmp"
	"encoding/binary"
	"iter"
	"slices"
	"sync"

	"github.com/copytaster/copytaster/internal/spill"
)

// Pair is two documents and the tags that the caller gave them.
type Pair struct {
	A, B uint32
	Tags uint32 // a bit for each tag that the pair was added with
}

// MostTags is the number of different tags of pairs that [Merge] reads: they are numbered from 0. [MergeTagged] tells 256.
const MostTags = 32

// Tagged is two documents and one of the tags that they were added with.
type Tagged struct {
	A, B uint32
	Tag  uint8
}

// A pair is sorted as A, B and one tag in one number, so that a tag more costs a pair more and no wider number.
const tagBits = 8

func packed(a, b uint32, tag uint8) uint64 {
	return uint64(a)<<(docBits+tagBits) | uint64(b)<<tagBits | uint64(tag)
}

func docsOf(key uint64) (a, b uint32) {
	const docs = 1<<docBits - 1
	return uint32(key >> (docBits + tagBits)), uint32(key >> tagBits & docs)
}

func tagOf(key uint64) uint32 { return 1 << (key % MostTags) }

// Pairs gathers pairs in the memory it has and sets them aside in sorted runs when that is full. It is used by one
// goroutine; [Merge] reads any number of them.
type Pairs struct {
	keys   []uint64 // packed
	most   int      // number of keys that fit in memory
	sorter sorter
	file   *spill.File
	runs   []run
	chunk  []byte
}

// run is a part of the file: pairs in increasing order, each once.
type run struct {
	at int64
	n  int
}

const (
	keySize   = 8
	minPairs  = 1 << 10
	pairChunk = 1 << 14 // bytes read or written at once; divides the block size of a file
)

// NewPairs returns an empty Pairs that uses about memory bytes, at least 16 KiB, and writes the rest to space.
func NewPairs(space *spill.Space, memory int64) *Pairs {
	return &Pairs{most: int(max(minPairs, memory/(2*keySize))), file: space.File()}
}

// Add adds a pair of two different documents, in this order, with a tag: one below [MostTags] if Merge is to read it.
func (p *Pairs) Add(a, b uint32, tag uint8) error {
	if len(p.keys) == cap(p.keys) {
		if err := p.makeRoom(); err != nil {
			return err
		}
	}
	p.keys = append(p.keys, packed(a, b, tag))
	return nil
}

// makeRoom frees half of the memory or more: it merges equal pairs, then doubles the memory up to the limit, then writes
// a run.
func (p *Pairs) makeRoom() error {
	p.compact()
	switch {
	case len(p.keys) < cap(p.keys)/2:
		return nil
	case cap(p.keys) >= p.most:
		return p.setAside()
	}
	keys := make([]uint64, len(p.keys), min(p.most, max(minPairs, 2*cap(p.keys))))
	copy(keys, p.keys)
	p.keys = keys
	return nil
}

// compact sorts the pairs in memory and merges equal ones.
func (p *Pairs) compact() {
	p.keys = slices.Compact(p.sorter.sort(p.keys))
}

// setAside writes the pairs in memory to the file as a run.
func (p *Pairs) setAside() error {
	p.runs = append(p.runs, run{p.file.Size(), len(p.keys)})
	for some := range slices.Chunk(p.keys, pairChunk/keySize) {
		p.chunk = p.chunk[:0]
		for _, k := range some {
			p.chunk = binary.LittleEndian.AppendUint64(p.chunk, k)
		}
		if _, err := p.file.Append(p.chunk); err != nil {
			return err
		}
	}
	p.keys = p.keys[:0]
	return nil
}

// Merge yields the pairs of all ps in the order of (A, B), each once, with the union of its tags. It may be ranged over
// once, and nothing may be added to ps afterwards. At the end ps are empty. An error comes last, with a zero Pair.
func Merge(ps ...*Pairs) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		var now Pair // tags are 0 before the first
		for key, err := range merged(ps) {
			if err != nil {
				yield(Pair{}, err)
				return
			}
			a, b := docsOf(key)
			if now.Tags != 0 && (a != now.A || b != now.B) {
				if !yield(now, nil) {
					return
				}
				now.Tags = 0
			}
			now = Pair{A: a, B: b, Tags: now.Tags | tagOf(key)}
		}
		if now.Tags != 0 {
			yield(now, nil)
		}
	}
}

// MergeTagged is Merge, but each pair comes once for each of its tags, in their order.
func MergeTagged(ps ...*Pairs) iter.Seq2[Tagged, error] {
	return func(yield func(Tagged, error) bool) {
		last, some := uint64(0), false
		for key, err := range merged(ps) {
			if err != nil {
				yield(Tagged{}, err)
				return
			}
			if some && key == last {
				continue
			}
			a, b := docsOf(key)
			if last, some = key, true; !yield(Tagged{a, b, uint8(key)}, nil) {
				return
			}
		}
	}
}

// merged yields the keys of all ps, increasing, those of several as often.
func merged(ps []*Pairs) iter.Seq2[uint64, error] {
	return func(yield func(uint64, error) bool) {
		var wg sync.WaitGroup
		for _, p := range ps {
			wg.Go(func() {
				p.compact()
				p.sorter = sorter{}
			})
		}
		wg.Wait()
		m, err := newMerger(ps)
		for ; err == nil && len(m) > 0; err = m.next() {
			if !yield(m[0].keys[0], nil) {
				return
			}
		}
		for _, p := range ps {
			if err == nil {
				err = p.file.Release()
			}
			p.keys, p.runs = nil, nil
		}
		if err != nil {
			yield(0, err)
		}
	}
}

// Batched yields pairs, n at once, and fewer at the end. An error comes last.
func Batched(pairs iter.Seq2[Pair, error], n int) iter.Seq2[[]Pair, error] {
	return func(yield func([]Pair, error) bool) {
		var now []Pair
		for p, err := range pairs {
			if err != nil {
				yield(nil, err)
				return
			}
			if now = append(now, p); len(now) == n {
				if !yield(now, nil) {
					return
				}
				now = nil
			}
		}
		if len(now) > 0 {
			yield(now, nil)
		}
	}
}

// merger is the runs that have pairs left, as a heap by the next pair.
type merger []*reader

func newMerger(ps []*Pairs) (merger, error) {
	var m merger
	for _, p := range ps {
		m = append(m, &reader{keys: p.keys})
		for _, r := range p.runs {
			m = append(m, &reader{file: p.file, rest: r, raw: make([]byte, pairChunk)})
		}
	}
	for _, r := range m {
		if err := r.fill(); err != nil {
			return nil, err
		}
	}
	m = slices.DeleteFunc(m, func(r *reader) bool { return len(r.keys) == 0 })
	slices.SortFunc(m, func(x, y *reader) int { return cmp.Compare(x.keys[0], y.keys[0]) })
	return m, nil
}

// next drops the first pair of the first run.
func (m *merger) next() error {
	h := *m
	r := h[0]
	if r.keys = r.keys[1:]; len(r.keys) == 0 {
		if err := r.fill(); err != nil {
			return err
		}
		if len(r.keys) == 0 {
			h[0] = h[len(h)-1]
			h = h[:len(h)-1]
			*m = h
		}
	}
	h.sink()
	return nil
}

// sink moves the first run down to its place in the heap.
func (m merger) sink() {
	for i := 0; ; {
		least := 2*i + 1
		if least+1 < len(m) && m[least+1].keys[0] < m[least].keys[0] {
			least++
		}
		if least >= len(m) || m[i].keys[0] <= m[least].keys[0] {
			return
		}
		m[i], m[least] = m[least], m[i]
		i = least
	}
}

// reader reads the pairs of a run, or those in memory.
type reader struct {
	keys []uint64 // already read, not yet merged
	file *spill.File
	rest run // the part of the file that is still to be read
	buf  []uint64
	raw  []byte // buffer for the file
}

// fill reads the next keys if none are left.
func (r *reader) fill() error {
	if len(r.keys) > 0 || r.rest.n == 0 {
		return nil
	}
	size := min(r.rest.n*keySize, pairChunk-int(r.rest.at%pairChunk))
	raw, err := r.file.Slice(&r.raw, r.rest.at, size)
	if err != nil {
		return err
	}
	r.rest.at += int64(size)
	r.rest.n -= size / keySize
	r.buf = r.buf[:0]
	for ; len(raw) > 0; raw = raw[keySize:] {
		r.buf = append(r.buf, binary.LittleEndian.Uint64(raw))
	}
	r.keys = r.buf
	return nil
}
