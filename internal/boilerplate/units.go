package boilerplate

import (
	"encoding/binary"
	"iter"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/sentence"
)

// Unit is a sentence of an article as it is learnt and matched: by its terms, so that neither marks nor line ends matter.
type Unit struct {
	Hash   uint64 // of the terms in their order
	Shape  uint64 // of those that do not begin with a digit: equal for a sentence with other figures
	Span   news.Span
	Words  uint32 // terms, 1 or more
	Begins bool   // a paragraph begins with it, or it stands behind a zone
}

// Splitter makes units. It is used by one goroutine; the zero value is ready.
type Splitter struct{ begins []bool }

// Units appends the units of a body to dst. sentences are those that [sentence.Split] found outside the zones of t, which
// is the normalised body.
func (p *Splitter) Units(dst []Unit, body string, sentences []news.Span, t *normalize.Text) []Unit {
	p.begins = sentence.Paragraphs(p.begins[:0], body, sentences)
	next, left := 0, t.Left
	begins := false // of a sentence without a term, the next one takes it over
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
// Efficient randomized pattern-matching algorithms, 1987). So that of two lists in a row follows from theirs. It is odd,
// and 2^64 divided by the golden ratio.
const base = 0x9E3779B97F4A7C15

// extend returns the hash of a list of terms and u behind it.
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

// item is what can stand: a sentence, or a paragraph of several, or a short line.
type item struct {
	hash     uint64
	from, to int // its units
	words    uint32
}

// items yields the items of an article in text order, a paragraph before its sentences.
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

// AppendUnits appends units of one article, some 15 bytes each, to dst; [DecodeUnits] reads them.
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
	unitBegins  = 1 // a paragraph begins
	unitFigures = 2 // the shape is not the hash
)

// DecodeUnits appends the units that AppendUnits wrote at the start of b to dst, and returns what is behind them.
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
	for n := number(); n > 0; n-- {
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
