package detect

import (
	"cmp"
	"encoding/binary"
	"slices"
	"unique"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/wire"
)

// doc is what is kept in memory of an article for the whole run: what orders and pairs it, some figures, and where the
// rest is set aside.
type doc struct {
	news.Dated
	source, path unique.Handle[string]
	line         uint32
	role         news.Role
	against      bool

	lang unique.Handle[string] // as given or found; a guess if it is not sure
	sure bool

	words    uint32   // all words of the body
	terms    uint32   // those outside zones
	shingles uint32   // distinct ones
	equal    [16]byte // hash of the terms: equal for equal term lists

	shelf                  uint16
	textBytes, packedBytes uint32
	textAt, packedAt       int64 // in the files of the shelf

	quotations uint32 // found in the body
	keyBytes   uint32 // of the keys of the quotations
	quoteBytes uint32 // of the quotations
	sentences  uint32 // that are compared
	notesAt    int64  // in the notes of the shelf

	seenBytes uint32 // of what the survey needs
	seenAt    int64  // in the seen of the shelf
	standing  []wire.Zone
	look      ocr.Look
	notice    bool  // a planning notice, no story
	chain     int32 // in the chains of the run; -1: it is of none
	version   int32 // its place in the chain
}

// anatomy takes an article apart: what wire copy says of itself, and the standing text in it.
func (x *doc) anatomy(a *news.Article) wire.Anatomy {
	out := wire.Parse(a)
	if len(x.standing) > 0 {
		out.Zones = append(slices.Clip(out.Zones), x.standing...)
		slices.SortFunc(out.Zones, func(y, z wire.Zone) int { return cmp.Compare(y.Span.Start, z.Span.Start) })
	}
	return out
}

// corpus is what was set aside, a shelf for each worker. Once it is complete it may be shared.
type corpus []*shelf

// shelf is filled by one worker.
type shelf struct {
	texts    *spill.File          // the articles
	packed   *spill.File          // the keys of their bands, and their words with their terms
	notes    *spill.File          // see notes.go
	seen     *spill.File          // see survey.go
	preparer *preparer            // that filled it; nil once nothing will be added
	numbered normalize.Dictionary // what the numbers in packed stand for
	buf      []byte
}

// putArticle sets aside what a doc does not have of its article.
func (s *shelf) putArticle(x *doc, a *news.Article) (err error) {
	s.buf = s.buf[:0]
	for _, field := range [...]string{a.Lang, a.Title, a.Byline, a.URL} {
		s.buf = append(binary.AppendUvarint(s.buf, uint64(len(field))), field...)
	}
	s.buf = append(s.buf, a.Body...)
	x.textBytes = uint32(len(s.buf))
	x.textAt, err = s.texts.Append(s.buf)
	return err
}

// article makes the article of a doc again.
func (c corpus) article(x *doc) (*news.Article, error) {
	var buf []byte
	record, err := c[x.shelf].texts.Slice(&buf, x.textAt, int(x.textBytes))
	if err != nil {
		return nil, err
	}
	rest := string(record)
	a := &news.Article{
		ID: x.ID, Source: x.source.Value(), Role: x.role, Published: x.Published, DateOnly: x.DateOnly, Against: x.against,
		Place: news.Place{Path: x.path.Value(), Line: int(x.line)},
	}
	for _, field := range [...]*string{&a.Lang, &a.Title, &a.Byline, &a.URL} {
		n, width := binary.Uvarint(record)
		end := width + int(n)
		*field = rest[width:end]
		record, rest = record[end:], rest[end:]
	}
	a.Body = rest
	return a, nil
}

// putTerms sets aside the keys of a doc's bands, and its words with their terms.
func (s *shelf) putTerms(x *doc, keys []uint32, t *normalize.Text) (err error) {
	s.buf = s.buf[:0]
	for _, k := range keys {
		s.buf = binary.LittleEndian.AppendUint32(s.buf, k)
	}
	for _, n := range t.Numbers {
		s.buf = binary.LittleEndian.AppendUint16(s.buf, uint16(min(n, longNumber)))
	}
	for i, n := range t.Numbers {
		switch {
		case n == unnumbered:
			s.buf = binary.LittleEndian.AppendUint64(s.buf, t.Terms[i])
			s.buf = binary.LittleEndian.AppendUint64(s.buf, t.Words[i])
		case n >= longNumber:
			s.buf = binary.LittleEndian.AppendUint32(s.buf, n)
		}
	}
	x.packedBytes = uint32(len(s.buf))
	x.packedAt, err = s.packed.Append(s.buf)
	return err
}

// Packed words are their numbers, two bytes each. Two of the numbers say that something else follows after all of them, in
// the same order.
const (
	unnumbered = 0         // the term and the word themselves, in eight bytes each
	longNumber = 1<<16 - 1 // the number, in four bytes
)

// unpacker reads back the shingles and the keys of docs. It is used by one goroutine.
type unpacker struct {
	corpus corpus
	bands  int
	buf    []byte
	terms  []uint64
	words  []uint64
	hashes []uint64
	keys   []uint32
}

func (d *Detector) unpacker() unpacker {
	bands, _ := d.bands.Shape()
	return unpacker{corpus: d.corpus, bands: bands}
}

// longDraft is the number of terms above which an unpacker does not keep its buffers.
const longDraft = 1 << 18

// shingles returns the hashes of a doc's shingles in text order. They are good until the next call, as terms is.
func (u *unpacker) shingles(x *doc) ([]uint64, error) {
	if err := u.unpack(x, false); err != nil {
		return nil, err
	}
	u.hashes = shingle.Hashes(u.hashes[:0], u.terms, Shingle)
	return u.hashes, nil
}

// unpack fills in terms and, if asked for, words.
func (u *unpacker) unpack(x *doc, words bool) error {
	if len(u.terms) > longDraft && x.terms <= longDraft {
		*u = unpacker{corpus: u.corpus, bands: u.bands} // does not keep what a very long article took
	}
	shelf := u.corpus[x.shelf]
	keys := u.keysBytes(x)
	record, err := shelf.packed.Slice(&u.buf, x.packedAt+int64(keys), int(x.packedBytes)-keys)
	if err != nil {
		return err
	}
	u.terms = unpacked(u.terms, record, x, shelf.numbered.Terms, 0)
	if words {
		u.words = unpacked(u.words, record, x, shelf.numbered.Words, 8)
	}
	return nil
}

// unpacked returns what the packed words of a doc stand for: values by number, or what stands so many bytes into what
// follows for one without a number. It writes into dst.
func unpacked(dst []uint64, packed []byte, x *doc, numbered []uint64, offset int) []uint64 {
	dst = slices.Grow(dst[:0], int(x.terms))[:x.terms]
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

// keysBytes returns the size of the keys of a doc's bands. Without a shingle it has none.
func (u *unpacker) keysBytes(x *doc) int {
	if x.shingles == 0 {
		return 0
	}
	return 4 * u.bands
}

// bandKeys returns the keys of a doc's bands. They are good until the next call.
func (u *unpacker) bandKeys(x *doc) ([]uint32, error) {
	record, err := u.corpus[x.shelf].packed.Slice(&u.buf, x.packedAt, u.keysBytes(x))
	if err != nil {
		return nil, err
	}
	u.keys = u.keys[:0]
	for ; len(record) > 0; record = record[4:] {
		u.keys = append(u.keys, binary.LittleEndian.Uint32(record))
	}
	return u.keys, nil
}
