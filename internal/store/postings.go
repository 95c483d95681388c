package store

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/profile"
)

// A segment holds the postings of some articles, of each kind of keys for itself. The 44 bits of a key choose a part by their uppermost
// bits: as many as give a part [partPostings] postings on average. A part is a row, and its bytes are a sorted list:
//
//	for each key: uvarint (key minus the one before it, from 0) << 1 | (1 if several articles hold it)
//	              uvarint number of holders, if there are several
//	              uvarint number of the first holder minus that of the first article of the segment
//	              uvarint of each other holder minus the one before it
//
// Of keys of sentences a holder is a number with the tag of the sentence behind it, in 8 bits, and the first article counts as with tag 0.
//
//	seal, 4 bytes

const (
	keyBits      = 44                // of a key that count; see index.Key
	keyShift     = 64 - keyBits      // bits that are 0
	partPostings = 1 << 8            // on average, in a part
	mostBits     = 24                // of a part's number
	kindTerms    = pairing.Kind(128) // who has the same terms as others: the beginning of match.Head.EqualTerms
	kindSearched = pairing.Kind(129) // [pairing.CharacterKeys] of articles that look misread
	kindBrief    = pairing.Kind(130) // [pairing.ShortKeys] of short items
	kindStory    = pairing.Kind(131) // [versions.Keyer.Keys] of what later versions are joined to
)

// asked are the kinds of keys by which a pair counts only if one of the two is of a certain make. The keys of such articles are filed by
// themselves: where no new article is such, and none of the index that holds the key, the others who hold it need not be read.
func asked(kind pairing.Kind) (own pairing.Kind, is func(p *profile.Profile, h *match.Head) bool) {
	switch kind {
	case pairing.CharacterKeys:
		return kindSearched, (*profile.Profile).SearchesCharacters
	case pairing.ShortKeys:
		return kindBrief, func(_ *profile.Profile, h *match.Head) bool { return h.IsShort() }
	}
	return 0, nil
}

// posting is a holder of a key.
type posting struct {
	key uint64 // 44 bits
	doc int64  // of a kind with tags: number of the article << pairing.TagBits | tag
}

// less reports whether p comes before x.
func (p posting) less(x posting) bool { return p.key < x.key || p.key == x.key && p.doc < x.doc }

// tagBits returns how many bits of a holder tell its sentence.
func tagBits(kind pairing.Kind) int {
	if kind == pairing.SentenceKeys {
		return pairing.TagBits
	}
	return 0
}

// bitsFor returns how many bits number the parts of n postings.
func bitsFor(n int) int { return min(mostBits, bits.Len(uint(n/partPostings))) }

// rowOf numbers the row of a part: 23 bits for the segment, 8 for the kind, 32 for the part.
func rowOf(segment int64, kind pairing.Kind, part uint64) int64 {
	return segment<<40 | int64(kind)<<32 | int64(part)
}

// partOf returns the part of a key.
func partOf(key uint64, bits int) uint64 { return key >> (keyBits - bits) }

// kindSize says how the postings of one kind lie in a segment.
type kindSize struct {
	kind pairing.Kind
	n    int // postings
	bits int // of the number of a part
}

// segment is a row of the table of segments.
type segment struct {
	number int64
	base   int64      // number of its first article
	kinds  []kindSize // by kind
}

// first returns the least holder that a posting of a kind may have.
func (s *segment) first(kind pairing.Kind) int64 { return s.base << tagBits(kind) }

// size returns how many postings it has.
func (s *segment) size() (n int) {
	for _, k := range s.kinds {
		n += k.n
	}
	return n
}

// of returns how the postings of a kind lie, and whether there are any.
func (s *segment) of(kind pairing.Kind) (kindSize, bool) {
	i := slices.IndexFunc(s.kinds, func(k kindSize) bool { return k.kind == kind })
	if i < 0 {
		return kindSize{}, false
	}
	return s.kinds[i], true
}

// appendBinary appends the segment but its number to dst.
func (s *segment) appendBinary(dst []byte) []byte {
	dst = encode.Number(encode.Number(dst, s.base), len(s.kinds))
	for _, k := range s.kinds {
		dst = encode.Number(encode.Number(append(dst, byte(k.kind)), k.n), k.bits)
	}
	return dst
}

// decodeSegment reads what appendBinary wrote.
func decodeSegment(number int64, b []byte) (*segment, error) {
	r := encode.NewReader(b)
	s := &segment{number: number, base: int64(r.Below(1 << 62))}
	for range r.Length(3) {
		s.kinds = append(s.kinds, kindSize{pairing.Kind(r.Byte()), int(r.Below(1 << 40)), int(r.Below(mostBits))})
	}
	return s, r.Err()
}

// partWriter writes the postings of one kind of a segment, part by part.
type partWriter struct {
	put     func(row int64, sealed []byte) error
	segment int64
	base    int64
	size    kindSize

	part uint64
	next uint64 // the part that is written next
	last uint64 // key of the part that was written last
	key  uint64
	docs []int64
	buf  []byte
	n    int
}

// add adds a posting. They come by key, then by number; equal ones count once.
func (w *partWriter) add(p posting) error {
	if n := len(w.docs); n > 0 && p.key == w.key {
		if p.doc != w.docs[n-1] {
			w.docs = append(w.docs, p.doc)
		}
		return nil
	}
	w.endKey()
	if part := partOf(p.key, w.size.bits); part != w.part {
		if err := w.endPart(); err != nil {
			return err
		}
		w.part = part
	}
	w.key, w.docs = p.key, append(w.docs[:0], p.doc)
	return nil
}

// endKey writes the holders of a key.
func (w *partWriter) endKey() {
	if len(w.docs) == 0 {
		return
	}
	delta := (w.key - w.last) << 1
	if len(w.buf) == 0 {
		delta = (w.key - w.part<<(keyBits-w.size.bits)) << 1
	}
	if len(w.docs) > 1 {
		w.buf = encode.Number(encode.Number(w.buf, delta|1), len(w.docs))
	} else {
		w.buf = encode.Number(w.buf, delta)
	}
	before := w.base
	for _, doc := range w.docs {
		w.buf = encode.Number(w.buf, doc-before)
		before = doc
	}
	w.n += len(w.docs)
	w.last, w.docs = w.key, w.docs[:0]
}

// endPart writes a part, if it has anything, and the empty ones before it: each part has a row, so that one that a disk has lost is missed.
func (w *partWriter) endPart() error {
	w.endKey()
	if len(w.buf) == 0 {
		return nil
	}
	if err := w.fill(w.part); err != nil {
		return err
	}
	err := w.putPart(w.part, w.buf)
	w.buf = w.buf[:0]
	w.next = w.part + 1
	return err
}

// fill writes the empty parts before one.
func (w *partWriter) fill(before uint64) error {
	for ; w.next < before; w.next++ {
		if err := w.putPart(w.next, nil); err != nil {
			return err
		}
	}
	return nil
}

func (w *partWriter) putPart(part uint64, value []byte) error {
	row := rowOf(w.segment, w.size.kind, part)
	return w.put(row, seal(numbers(row), value))
}

// end ends the postings, of which there may be none: then nothing is written.
func (w *partWriter) end() error {
	if err := w.endPart(); err != nil || w.n == 0 {
		return err
	}
	return w.fill(1 << w.size.bits)
}

// eachPosting calls f with the postings of a part, which was unsealed, by key, then by number, until f returns false. It returns
// false where the bytes are damaged.
func eachPosting(part []byte, number uint64, size kindSize, base int64, f func(posting) bool) (good bool) {
	key, first := number<<(keyBits-size.bits), true
	next := func() (uint64, bool) {
		n, width := binary.Uvarint(part)
		if width <= 0 {
			return 0, false
		}
		part = part[width:]
		return n, true
	}
	for len(part) > 0 {
		delta, ok := next()
		if !ok || !first && delta>>1 == 0 {
			return false
		}
		key, first = key+delta>>1, false
		n := uint64(1)
		if delta&1 == 1 {
			if n, ok = next(); !ok || n < 2 || n > uint64(len(part)) {
				return false
			}
		}
		if key>>keyBits != 0 || partOf(key, size.bits) != number {
			return false
		}
		doc := base
		for i := range n {
			d, ok := next()
			if !ok || i > 0 && d == 0 || d > 1<<48 {
				return false
			}
			if doc += int64(d); !f(posting{key, doc}) {
				return true
			}
		}
	}
	return true
}
