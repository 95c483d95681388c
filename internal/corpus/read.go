package corpus

import (
	"encoding/binary"
	"slices"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/wire"
)

// memoryReader reads a Memory.
type memoryReader struct {
	m          *Memory
	normalizer *normalize.Normalizer // nil before a text was read
	creditor   wire.Creditor
	buf, found []byte
}

// Open implements [Corpus].
func (m *Memory) Open() Reader { return m.open() }

func (m *Memory) open() *memoryReader { return &memoryReader{m: m} }

// LongArticle is the number of terms above which whoever reads articles does not keep its memory for the next one.
const LongArticle = 1 << 18

// Read implements [Reader].
func (r *memoryReader) Read(dst *prepare.Prepared, i Ref, parts Parts) (err error) {
	e := r.m.entries[i]
	if dst.Head != &e.Head {
		if len(dst.Text.Terms) > LongArticle && e.Terms <= LongArticle {
			*dst = prepare.Prepared{}
		}
		dst.Reset(&e.Head)
	}
	if parts&(Article|Text) != 0 && dst.Article == nil {
		if dst.Article, err = r.m.article(e); err != nil {
			return err
		}
	}
	if parts&(Anatomy|Zones) != 0 || parts&Text != 0 && e.Words > e.Terms { // else no zone has a word
		if err := r.anatomy(dst, e, parts&Anatomy != 0); err != nil {
			return err
		}
	}
	if parts&Bands != 0 {
		if err := r.bands(dst, e); err != nil {
			return err
		}
	}
	if parts&(Terms|Text) != 0 {
		if err := r.terms(dst, e, parts&Text != 0); err != nil {
			return err
		}
	}
	if parts&Text != 0 {
		if r.normalizer == nil {
			r.normalizer = normalize.New()
		}
		t := &dst.Text
		r.normalizer.Recall(t, dst.Article.Body, dst.Anatomy.Zones, e.Lang.Value(), t.Terms, t.Words)
	}
	if parts&QuotationKeys != 0 {
		record, err := r.notes(e, &r.buf, int64(e.wireBytes), int(e.keyBytes))
		if err != nil {
			return err
		}
		if err := dst.DecodeQuotationKeys(record); err != nil {
			return err
		}
	}
	if parts&Quotations != 0 {
		if err := r.quotations(dst, e); err != nil {
			return err
		}
	}
	if parts&(SentenceHeads|Sentences) != 0 {
		return r.sentences(dst, e, parts&Sentences != 0)
	}
	return nil
}

// notes returns n bytes of the notes of an article.
func (r *memoryReader) notes(e *Entry, buf *[]byte, at int64, n int) ([]byte, error) {
	return r.m.shelves[e.shelf].notes.Slice(buf, e.notesAt+at, n)
}

// anatomy fills in the anatomy and, where they are wanted, the credits.
func (r *memoryReader) anatomy(dst *prepare.Prepared, e *Entry, credits bool) error {
	record, err := r.notes(e, &r.buf, 0, int(e.wireBytes))
	if err != nil {
		return err
	}
	if record, err = dst.Anatomy.Decode(record); err != nil {
		return err
	}
	if !credits {
		return nil
	}
	if !e.lateCredits {
		dst.Credits, _, err = wire.DecodeCredits(record)
		return err
	}
	a := dst.Article
	if a == nil {
		if a, err = r.m.article(e); err != nil {
			return err
		}
	}
	dst.Credits = r.creditor.Credits(a, &dst.Anatomy)
	return nil
}

func (r *memoryReader) bands(dst *prepare.Prepared, e *Entry) error {
	record, err := r.m.shelves[e.shelf].packed.Slice(&r.buf, e.packedAt, int(e.bandBytes))
	if err != nil {
		return err
	}
	dst.Bands = dst.Bands[:0]
	for ; len(record) > 0; record = record[4:] {
		dst.Bands = append(dst.Bands, binary.LittleEndian.Uint32(record))
	}
	return nil
}

// terms fills in the terms and, where they are wanted, the words.
func (r *memoryReader) terms(dst *prepare.Prepared, e *Entry, words bool) error {
	s := r.m.shelves[e.shelf]
	record, err := s.packed.Slice(&r.buf, e.packedAt+int64(e.bandBytes), int(e.termBytes))
	if err != nil {
		return err
	}
	t := &dst.Text
	t.Terms = unpacked(t.Terms, record, &e.Head, s.numbered.Terms, 0)
	if words {
		t.Words = unpacked(t.Words, record, &e.Head, s.numbered.Words, 8)
	}
	return nil
}

// unpacked decodes the packed words of an article into dst: a number indexes the table; a word without one is 16 raw bytes behind
// the numbers, the term at offset 0 and the word at 8.
func unpacked(dst []uint64, packed []byte, h *match.Head, numbered []uint64, offset int) []uint64 {
	dst = slices.Grow(dst[:0], int(h.Terms))[:h.Terms]
	packed, rest := packed[:2*len(dst)], packed[2*len(dst):]
	for i := range dst {
		switch n := binary.LittleEndian.Uint16(packed[2*i:]); n {
		default:
			dst[i] = numbered[n]
		case unnumbered:
			dst[i] = binary.LittleEndian.Uint64(rest[offset:])
			rest = rest[16:]
		case longNumber:
			dst[i] = numbered[binary.LittleEndian.Uint32(rest)]
			rest = rest[4:]
		}
	}
	return dst
}

func (r *memoryReader) quotations(dst *prepare.Prepared, e *Entry) error {
	rest, err := r.notes(e, &r.buf, int64(e.wireBytes)+int64(e.keyBytes), int(e.quoteBytes))
	dst.Quotations = make([]quote.Quotation, e.Quotations) // what was made of them keeps the last
	for i := 0; i < len(dst.Quotations) && err == nil; i++ {
		rest, err = dst.Quotations[i].Decode(rest)
	}
	return err
}

// headsAt is where the heads of the sentences begin in the notes.
func (e *Entry) headsAt() int64 { return int64(e.wireBytes) + int64(e.keyBytes) + int64(e.quoteBytes) }

// sentences fills in the heads of the sentences and, where it is wanted, what they say.
func (r *memoryReader) sentences(dst *prepare.Prepared, e *Entry, said bool) error {
	n := int(e.Sentences)
	record, err := r.notes(e, &r.buf, e.headsAt(), n*headSize)
	if err != nil {
		return err
	}
	dst.Sentences = slices.Grow(dst.Sentences[:0], n)[:n]
	for i := range dst.Sentences {
		le, head := binary.LittleEndian, record[headSize*i:]
		dst.Sentences[i].Span = news.Span{Start: le.Uint32(head), End: le.Uint32(head[4:])}
		dst.Sentences[i].Hash = le.Uint64(head[8:])
	}
	for i := range dst.Sentences {
		if !said {
			break
		}
		begin := uint32(0)
		if i > 0 {
			begin = endOf(record, i-1)
		}
		bytes, err := r.notes(e, &r.found, e.headsAt()+int64(n)*headSize+int64(begin), int(endOf(record, i)-begin))
		if err != nil {
			return err
		}
		if err := dst.Sentences[i].Said.Decode(bytes); err != nil {
			return err
		}
	}
	return nil
}

// endOf returns where sentence i ends behind the heads.
func endOf(heads []byte, i int) uint32 { return binary.LittleEndian.Uint32(heads[headSize*i+16:]) }

// Sentence implements [Reader].
func (r *memoryReader) Sentence(i Ref, n int) ([]byte, error) {
	e := r.m.entries[i]
	first := max(n-1, 0)
	heads, err := r.notes(e, &r.buf, e.headsAt()+int64(first)*headSize, (n-first+1)*headSize)
	if err != nil {
		return nil, err
	}
	begin := uint32(0)
	if n > 0 {
		begin = endOf(heads, 0)
	}
	return r.notes(e, &r.found, e.headsAt()+int64(e.Sentences)*headSize+int64(begin), int(endOf(heads, n-first)-begin))
}
