package corpus

import (
	"encoding/binary"
	"fmt"

	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/wire"
)

// Shelf is what one worker sets aside of a [Memory]. It is filled by one goroutine, and read by the readers of the Memory.
type Shelf struct {
	texts    *spill.File // the articles
	packed   *spill.File // keys of bands, then words with their terms
	notes    *spill.File // anatomy and credits, keys of quotations, quotations, heads of sentences, sentences
	observed *spill.File
	number   uint16
	preparer *prepare.Preparer    // that fills it; nil once nothing will be prepared
	numbered normalize.Dictionary // what the numbers in packed stand for
	entries  []*Entry
	broken   map[*Entry]string // why preparing these failed
	buf      []byte
}

// Entry is an article of a Memory: its head, and where the rest is set aside. It lives as long as the Memory and stays where it is.
// Its head is that which [Memory.Head] returns; a preparer and the profile write into it.
type Entry struct {
	match.Head
	shelf       uint16
	lateCredits bool // the credits were left out

	textBytes, observedBytes              uint32
	bandBytes, termBytes                  uint32 // packed, one behind the other
	wireBytes, keyBytes, quoteBytes       uint32 // of the notes, one after the other; heads and sentences follow
	textAt, packedAt, notesAt, observedAt int64
}

// Preparer returns the preparer that fills the shelf; nil after [Memory.Freeze].
func (s *Shelf) Preparer() *prepare.Preparer { return s.preparer }

// Add sets an article aside and returns its entry, with a head that was not prepared. [Shelf.Put] adds what was prepared of it. It
// keeps nothing of a.
func (s *Shelf) Add(a *news.Article) (e *Entry, err error) {
	e = &Entry{Head: *match.NewHead(a), shelf: s.number}
	s.buf = prepare.AppendArticle(s.buf[:0], a)
	e.textBytes = uint32(len(s.buf))
	if e.textAt, err = s.texts.Append(s.buf); err != nil {
		return nil, err
	}
	s.entries = append(s.entries, e)
	return e, nil
}

// Prepare prepares a, the article of e, as [prepare.Preparer.Prepare] does. ok is false where that panicked, which is a fault of ours:
// one article, whatever its text, ends no run. The entry then leaves the corpus, with [Memory.Broken].
func (s *Shelf) Prepare(e *Entry, x *prepare.Prepared, a *news.Article, of *profile.Profile) (settled, ok bool) {
	defer func() {
		if cause := recover(); cause != nil {
			s.broken[e] = fmt.Sprint(cause)
			settled, ok = false, false
		}
	}()
	x.Head = &e.Head
	return s.preparer.Prepare(x, a, of), true
}

// Put sets aside what was prepared of an article: bands, terms and words, anatomy, credits, keys of quotations, quotations and
// sentences. If that was done before, the newer counts. Numbers of words are those of the preparer of the shelf; without numbers the
// words themselves are kept. It keeps nothing of x.
func (s *Shelf) Put(e *Entry, x *prepare.Prepared) (err error) {
	s.buf = s.buf[:0]
	for _, k := range x.Bands {
		s.buf = binary.LittleEndian.AppendUint32(s.buf, k)
	}
	e.bandBytes = uint32(len(s.buf))
	s.buf = appendPacked(s.buf, &x.Text)
	e.termBytes = uint32(len(s.buf)) - e.bandBytes
	if e.packedAt, err = s.packed.Append(s.buf); err != nil {
		return err
	}
	e.lateCredits = s.preparer.LateCredits()
	s.buf = wire.AppendCredits(x.Anatomy.AppendBinary(s.buf[:0]), x.Credits)
	e.wireBytes = uint32(len(s.buf))
	s.buf = prepare.AppendQuotationKeys(s.buf, x.QuotationKeys)
	e.keyBytes = uint32(len(s.buf)) - e.wireBytes
	for i := range x.Quotations {
		s.buf = x.Quotations[i].AppendBinary(s.buf)
	}
	e.quoteBytes = uint32(len(s.buf)) - e.wireBytes - e.keyBytes
	s.buf = appendSentences(s.buf, x.Sentences)
	e.notesAt, err = s.notes.Append(s.buf)
	return err
}

// Observe sets aside what is learnt from an article; if that was done before, the newer counts. It keeps nothing of o.
func (s *Shelf) Observe(e *Entry, o *profile.Observation) (err error) {
	s.buf = o.AppendBinary(s.buf[:0])
	e.observedBytes = uint32(len(s.buf))
	e.observedAt, err = s.observed.Append(s.buf)
	return err
}

// Packed words are their numbers, two bytes each. Two of the numbers say that something else follows after all of them, in the
// same order.
const (
	unnumbered = 0         // the term and the word themselves, in eight bytes each
	longNumber = 1<<16 - 1 // the number, in four bytes
)

// appendPacked appends the packed words of a text.
func appendPacked(dst []byte, t *normalize.Text) []byte {
	if len(t.Numbers) == 0 {
		dst = append(dst, make([]byte, 2*len(t.Terms))...)
		for i := range t.Terms {
			dst = encode.Hash(encode.Hash(dst, t.Terms[i]), t.Words[i])
		}
		return dst
	}
	for _, n := range t.Numbers {
		dst = binary.LittleEndian.AppendUint16(dst, uint16(min(n, longNumber)))
	}
	for i, n := range t.Numbers {
		switch {
		case n == unnumbered:
			dst = encode.Hash(encode.Hash(dst, t.Terms[i]), t.Words[i])
		case n >= longNumber:
			dst = binary.LittleEndian.AppendUint32(dst, n)
		}
	}
	return dst
}

// A head of a sentence is its span, the hash of its terms, and where the sentence ends behind the heads: four, four, eight and
// four bytes.
const headSize = 4 + 4 + 8 + 4

// appendSentences appends the heads of the sentences and then the sentences.
func appendSentences(dst []byte, sentences []prepare.Sentence) []byte {
	heads := len(dst)
	dst = append(dst, make([]byte, headSize*len(sentences))...)
	first := len(dst)
	for i := range sentences {
		s := &sentences[i]
		dst = s.Said.AppendBinary(dst)
		le, head := binary.LittleEndian, dst[heads+headSize*i:]
		le.PutUint32(head, s.Span.Start)
		le.PutUint32(head[4:], s.Span.End)
		le.PutUint64(head[8:], s.Hash)
		le.PutUint32(head[16:], uint32(len(dst)-first))
	}
	return dst
}
