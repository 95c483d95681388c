package boilerplate

import (
	"encoding/binary"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/sentence"
)

// Unit is a sentence of an article, for learning and matching. Only its terms count, so that marks and line ends do not
// matter.
type Unit struct {
	Hash   uint64 // of the terms in their order
	Shape  uint64 // of the terms that do not begin with a digit: equal for sentences that differ in figures only
	Span   news.Span
	Words  uint32 // number of terms, at least 1
	Begins bool   // it begins a paragraph, or follows a zone
}

// Splitter makes units. The zero value is ready for use; one goroutine may use it.
type Splitter struct{ begins []bool }

// Units appends the units of a body to dst. t is the normalised body, sentences are those that [sentence.Split] found
// outside its zones. A sentence without a term makes no unit.
func (p *Splitter) Units(dst []Unit, body string, sentences []news.Span, t *normalize.Text) []Unit {
	p.begins = sentence.Paragraphs(p.begins[:0], body, sentences)
	next, left := 0, t.Left
	begins := false // carried over from a sentence without a term to the next
	for i, s := range sentences {
		begins = begins || p.begins[i]
		for ; len(left) > 0 && left[0].Start < s.Start; left = left[1:] {
			begins = true
		}
		u := Unit{Span: s, Begins: begins}
		for ; next < len(t.Spans) && t.Spans[next].Start < s.End; next++ {
			term := t.Terms[next]
			u.Hash = u.Hash*base + term
			if c := body[t.Spans[next].Start]; c < '0' || c > '9' {
				u.Shape = u.Shape*base + term
			}
			u.Words++
		}
		if u.Words > 0 {
			dst = append(dst, u)
			begins = false
		}
	}
	return dst
}

// base is the multiplier of the hash of a list of terms t: the sum of t[i] * base^(len(t)-1-i) modulo 2^64 (Karp, Rabin,
// Efficient randomized pattern-matching algorithms, 1987). The hash of two consecutive lists follows from the two hashes.
// base is odd: 2^64 over the golden ratio.
const base = 0x9E3779B97F4A7C15

// extend returns the hash of a list of terms, whose hash is given, followed by u.
func (u *Unit) extend(hash uint64) uint64 {
	power, b := uint64(1), uint64(base)
	for n := u.Words; n > 0; n >>= 1 {
		if n&1 == 1 {
			power *= b
		}
		b *= b
	}
	return hash*power + u.Hash
}

// item is a text that can be standing: a sentence, or a whole paragraph, which may be a short line.
type item struct {
	hash     uint64
	from, to int // the units [from, to)
	words    uint32
}

// items yields the items of an article in text order, each paragraph before its sentences.
func items(units []Unit) iter.Seq[item] {
	return func(yield func(item) bool) {
		for from := 0; from < len(units); {
			to := from + 1
			whole := item{hash: units[from].Hash, from: from, words: units[from].Words}
			for ; to < len(units) && !units[to].Begins; to++ {
				whole.hash = units[to].extend(whole.hash)
				whole.words += units[to].Words
			}
			whole.to = to
			if whole.words >= leastLineWords && !yield(whole) {
				return
			}
			for i := from; i < to && to > from+1; i++ {
				u := &units[i]
				if u.Words >= leastWords && !yield(item{u.Hash, i, i + 1, u.Words}) {
					return
				}
			}
			from = to
		}
	}
}

// AppendUnits appends the encoded units of one article to dst, some 15 bytes for each; [DecodeUnits] reads them.
func AppendUnits(dst []byte, units []Unit) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(units)))
	end := uint32(0)
	for i := range units {
		u := &units[i]
		flags := uint64(0)
		if u.Begins {
			flags |= unitBegins
		}
		if u.Shape != u.Hash {
			flags |= unitFigures
		}
		dst = binary.AppendUvarint(dst, uint64(u.Words)<<2|flags)
		dst = binary.AppendUvarint(dst, uint64(u.Span.Start-end))
		dst = binary.AppendUvarint(dst, uint64(u.Span.Len()))
		dst = binary.LittleEndian.AppendUint64(dst, u.Hash)
		if u.Shape != u.Hash {
			dst = binary.LittleEndian.AppendUint64(dst, u.Shape)
		}
		end = u.Span.End
	}
	return dst
}

const (
	unitBegins  = 1 // the unit begins a paragraph
	unitFigures = 2 // the shape differs from the hash
)

// DecodeUnits appends to dst the units at the start of b, which [AppendUnits] must have written, and returns the rest of
// b.
func DecodeUnits(dst []Unit, b []byte) (units []Unit, rest []byte) {
	number := func() uint64 {
		x, n := binary.Uvarint(b)
		b = b[n:]
		return x
	}
	hash := func() uint64 {
		x := binary.LittleEndian.Uint64(b)
		b = b[8:]
		return x
	}
	end := uint32(0)
	n := number()
	dst = slices.Grow(dst, int(n))
	for range n {
		head := number()
		u := Unit{Words: uint32(head >> 2), Begins: head&unitBegins != 0}
		u.Span.Start = end + uint32(number())
		u.Span.End = u.Span.Start + uint32(number())
		u.Hash = hash()
		u.Shape = u.Hash
		if head&unitFigures != 0 {
			u.Shape = hash()
		}
		dst, end = append(dst, u), u.Span.End
	}
	return dst, b
}
