package store

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/profile"
)

// A segment holds the postings of some articles, of each kind of keys for itself. The 44 bits of a key choose a part by their uppermost
// bits: as many as give a part [partPostings] postings on average at most. A part is a row, and its bytes are a sorted list, in bits from the
// lowest of each byte on; an empty one has none:
//
//	uvarint  number of keys
//	byte     shift of the gaps between keys
//	then for each key, without a boundary:
//		1 bit    1 if several articles hold it
//		Rice     key minus the one before it, minus 1; of the first the least key of the part is subtracted
//		gamma    number of holders minus 1, if there are several
//		Rice     of several holders, each minus the one before it, minus 1; of the first that of the first article of the segment is
//		         subtracted, as of a single one, which has the bits that number all holders of the segment
//
// Of a key those bits are written that count ([pairing.KeyWidth]). Rice, with a shift, is n >> shift in as many zeros and a one, then the
// lowest bits of n; a gamma is n in bits, with a zero before it for each bit but the first. The shift of holders is the bits that number
// all of them, less those of how many they are.
//
// Of keys of sentences a holder is a number with the tag of the sentence behind it, in [pairing.TagBits] bits, and the first article counts as with tag 0.
//
//	seal, 4 bytes

const (
	keyBits      = 44                // of a key; see index.Key
	keyShift     = 64 - keyBits      // bits that are 0
	partPostings = 1 << 8            // in a part, on average at most
	mostBits     = 24                // of the number of a part
	mostArticles = 1 << 40           // of an index, ever
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
	kind  pairing.Kind
	n     int // postings
	bits  int // of the number of a part
	width int // of a key: the uppermost bits, which count
}

// widthOf returns how many bits of the keys of a kind count, with a profile.
func widthOf(kind pairing.Kind, p *profile.Profile) int {
	switch kind {
	case kindSearched:
		kind = pairing.CharacterKeys
	case kindBrief:
		kind = pairing.ShortKeys
	}
	return pairing.KeyWidth(kind, p)
}

// segment is a row of the table of segments.
type segment struct {
	number int64
	base   int64      // number of its first article
	span   int64      // from that to the last, both counted
	kinds  []kindSize // by kind
}

// first returns the least holder that a posting of a kind may have.
func (s *segment) first(kind pairing.Kind) int64 { return s.base << tagBits(kind) }

// holderBits returns how many bits number the holders of a kind.
func (s *segment) holderBits(kind pairing.Kind) int {
	return bits.Len64(uint64(s.span<<tagBits(kind) - 1))
}

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
	dst = encode.Number(encode.Number(encode.Number(dst, s.base), s.span), len(s.kinds))
	for _, k := range s.kinds {
		dst = append(encode.Number(append(dst, byte(k.kind)), k.n), byte(k.bits), byte(k.width))
	}
	return dst
}

// decodeSegment reads what appendBinary wrote.
func decodeSegment(number int64, b []byte) (*segment, error) {
	r := encode.NewReader(b)
	s := &segment{number: number, base: int64(r.Below(mostArticles)), span: int64(r.Below(mostArticles))}
	for range r.Length(4) {
		k := kindSize{pairing.Kind(r.Byte()), int(r.Below(1 << 40)), int(r.Byte()), int(r.Byte())}
		if s.kinds = append(s.kinds, k); k.bits > mostBits || k.bits > k.width || k.width > keyBits {
			r.Fail()
		}
	}
	if s.span < 1 && len(s.kinds) > 0 {
		r.Fail()
	}
	return s, r.Err()
}

// partWriter writes the postings of one kind of a segment, part by part.
type partWriter struct {
	put     func(row int64, sealed []byte) error
	segment int64
	base    int64
	holders int // bits that number them
	size    kindSize

	part uint64
	next uint64 // the part that is written next
	keys []keyHolders
	docs []int64 // of the keys, one after the other
	buf  bitWriter
	n    int
}

// keyHolders is a key of a part, its bits that count, with the end of its holders among those of the part.
type keyHolders struct {
	key uint64
	end int
}

// add adds a posting. They come by key, then by number; equal ones count once.
func (w *partWriter) add(p posting) error {
	if part := partOf(p.key, w.size.bits); part != w.part {
		if err := w.endPart(); err != nil {
			return err
		}
		w.part = part
	}
	key := p.key >> (keyBits - w.size.width)
	if n := len(w.keys); n == 0 || w.keys[n-1].key != key {
		w.keys = append(w.keys, keyHolders{key: key})
	} else if w.docs[len(w.docs)-1] == p.doc {
		return nil
	}
	w.docs = append(w.docs, p.doc)
	w.keys[len(w.keys)-1].end = len(w.docs)
	return nil
}

// endPart writes a part, if it has anything, and the empty ones before it: each part has a row, so that one that a disk has lost is missed.
func (w *partWriter) endPart() error {
	if len(w.keys) == 0 {
		return nil
	}
	if err := w.fill(w.part); err != nil {
		return err
	}
	err := w.putPart(w.part, w.encode())
	w.n += len(w.docs)
	w.keys, w.docs = w.keys[:0], w.docs[:0]
	w.next = w.part + 1
	return err
}

// encode returns the bytes of the part; they may be appended to.
func (w *partWriter) encode() []byte {
	rest := w.size.width - w.size.bits // bits of a key that its part does not tell
	gap := uint64(1) << rest / uint64(len(w.keys))
	shift := max(0, bits.Len64(gap)-1)
	w.buf.reset()
	w.buf.b = append(encode.Number(w.buf.b, len(w.keys)), byte(shift))
	least, from := w.part<<rest, 0
	for _, k := range w.keys {
		n := k.end - from
		w.buf.put(uint64(min(n, 2)-1), 1)
		w.buf.rice(k.key-least, shift)
		least = k.key + 1
		if n == 1 {
			w.buf.put(uint64(w.docs[from]-w.base), w.holders)
		} else {
			w.buf.gamma(uint64(n - 1))
			before := w.base
			for _, doc := range w.docs[from:k.end] {
				w.buf.rice(uint64(doc-before), holderShift(w.holders, n))
				before = doc + 1
			}
		}
		from = k.end
	}
	return w.buf.end()
}

// holderShift returns the shift of the holders of a key, of which there are n.
func holderShift(holderBits, n int) int { return max(0, holderBits-bits.Len(uint(n))) }

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

// partDecoder reads a part, key by key.
type partDecoder struct {
	r       bitReader
	left    int // keys
	shift   int
	width   int
	least   uint64 // that the next key may be
	holders int    // bits that number them
	base    int64

	key uint64 // all 44 bits
	n   int    // its holders, which are read or passed over before the next key
}

// decode begins to read a part, which was unsealed; false: nobody wrote it. It keeps no part of b.
func (d *partDecoder) decode(s *segment, size kindSize, part uint64, b []byte) bool {
	d.width, d.least, d.holders, d.base = size.width, part<<(size.width-size.bits), s.holderBits(size.kind), s.first(size.kind)
	d.left, d.n = 0, 0
	if len(b) == 0 {
		d.r.reset(nil)
		return true
	}
	keys, width := binary.Uvarint(b)
	if width <= 0 || keys == 0 || keys > uint64(8*len(b)) || len(b) == width || b[width] > keyBits {
		return false
	}
	d.left, d.shift = int(keys), int(b[width])
	d.r.reset(b[width+1:])
	return true
}

// next goes on to the next key; false: there is none, or it is damaged.
func (d *partDecoder) next() bool {
	if d.left == 0 {
		return false
	}
	d.left--
	several := d.r.bits(1) == 1
	key := d.least + d.r.rice(d.shift)
	d.least, d.n = key+1, 1
	if d.key = key << (keyBits - d.width); several {
		d.n = int(min(d.r.gamma(), math.MaxInt32)) + 1
	}
	return !d.r.bad && key>>d.width == 0
}

// seek goes on to the first key from one on, all 44 bits of which are given, as next does. The key it stands at is passed over, unless its
// holders were read or passed over.
func (d *partDecoder) seek(from uint64) bool {
	const sure = 56 // bits that peek returns, and one more
	least := from >> (keyBits - d.width)
	for d.left > 0 {
		// Mostly one article holds the key, and all of it is in the bits at hand.
		x := d.r.peek()
		zeros := bits.TrailingZeros64(x>>1 | 1<<sure)
		before := 2 + zeros + d.shift
		if size := before + d.holders; x&1 == 0 && size <= sure && d.r.at+size <= d.r.end {
			if key := d.least + uint64(zeros)<<d.shift + x>>(2+zeros)&(1<<d.shift-1); key < least {
				d.least = key + 1
				d.left--
				d.r.at += size
				continue
			}
		}
		if !d.next() {
			return false
		}
		if d.key>>(keyBits-d.width) >= least {
			return true
		}
		d.skip()
	}
	return false
}

// each calls f with the holders of the key, until it returns false.
func (d *partDecoder) each(f func(doc int64) bool) {
	if d.n == 1 {
		f(d.base + int64(d.r.bits(d.holders)))
		return
	}
	doc, shift := d.base, holderShift(d.holders, d.n)
	for more := true; d.n > 0 && !d.r.bad; d.n-- {
		if doc += int64(d.r.rice(shift)); uint64(doc-d.base)>>d.holders != 0 {
			d.r.bad = true
			return
		}
		more = more && f(doc)
		doc++
	}
}

// skip passes over the holders of the key.
func (d *partDecoder) skip() {
	if d.n == 1 {
		d.r.skip(d.holders)
		return
	}
	d.each(func(int64) bool { return false })
}

// good reports whether all of the part was read, and nothing was damaged.
func (d *partDecoder) good() bool { return d.left == 0 && !d.r.bad && d.r.atEnd() }

// eachPosting calls f with the postings of a part, which was unsealed, by key, then by number. It returns false where the bytes are damaged.
func (d *partDecoder) eachPosting(s *segment, size kindSize, part uint64, b []byte, f func(posting)) (good bool) {
	if !d.decode(s, size, part, b) {
		return false
	}
	for d.next() {
		if partOf(d.key, size.bits) != part {
			return false
		}
		d.each(func(doc int64) bool {
			f(posting{d.key, doc})
			return true
		})
	}
	return d.good()
}
