package prepare

import (
	"encoding/json"
	"math"
	"slices"
	"time"
	"unique"

	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/wire"
)

// AppendBinary appends x to dst, in some 20 bytes a word; [Prepared.Decode] reads it. The parts stand one after the other, without
// a table of contents: head, article, anatomy, credits, text, bands, keys of the quotations, quotations, sentences. The text is
// written without Numbers, which mean nothing outside the preparer that gave them. All of x must be filled in.
func (x *Prepared) AppendBinary(dst []byte) []byte {
	dst = AppendHead(dst, x.Head)
	dst = AppendArticle(dst, x.Article)
	dst = wire.AppendCredits(x.Anatomy.AppendBinary(dst), x.Credits)
	dst = x.appendText(dst)
	dst = encode.Number(dst, len(x.Bands))
	for _, k := range x.Bands {
		dst = encode.Number(dst, k)
	}
	dst = encode.Number(dst, len(x.QuotationKeys))
	dst = AppendQuotationKeys(dst, x.QuotationKeys)
	dst = encode.Number(dst, len(x.Quotations))
	for i := range x.Quotations {
		dst = x.Quotations[i].AppendBinary(dst)
	}
	dst = encode.Number(dst, len(x.Sentences))
	for i := range x.Sentences {
		s := &x.Sentences[i]
		dst = encode.Hash(encode.Span(dst, s.Span), s.Hash)
		dst = encode.Text(dst, s.Said.AppendBinary(nil))
	}
	return dst
}

// Decode makes x what AppendBinary wrote, with Text.Numbers empty, or returns [encode.ErrDamaged] and leaves something in x that
// means nothing. It keeps nothing of src. x has a head, an article and quotations of its own; of its other slices it uses those it
// had.
func (x *Prepared) Decode(src []byte) error {
	r := encode.NewReader(src)
	x.Head = readHead(r)
	x.Article = readArticle(r, x.Head)
	r.Skip(x.Anatomy.Decode(r.Rest()))
	credits, rest, err := wire.DecodeCredits(r.Rest())
	x.Credits = credits
	r.Skip(rest, err)
	x.readText(r)
	x.Bands = x.Bands[:0]
	for range r.Length(1) {
		x.Bands = append(x.Bands, uint32(r.Below(math.MaxUint32)))
	}
	n := r.Length(1)
	x.readQuotationKeys(r, n)
	x.Quotations = make([]quote.Quotation, r.Length(1))
	for i := range x.Quotations {
		r.Skip(x.Quotations[i].Decode(r.Rest()))
	}
	n = r.Length(1)
	x.Sentences = slices.Grow(x.Sentences[:0], n)[:n]
	for i := range x.Sentences {
		s := &x.Sentences[i]
		s.Span, s.Hash = r.Span(), r.Hash()
		if err := s.Said.Decode([]byte(r.Text())); err != nil {
			r.Fail()
		}
	}
	if err := r.Err(); err != nil {
		return err
	}
	return x.check()
}

// check makes sure that the spans lie in the body, and that the head counts what is there.
func (x *Prepared) check() error {
	size := uint32(len(x.Article.Body))
	in := func(all ...news.Span) bool {
		return !slices.ContainsFunc(all, func(s news.Span) bool { return s.End > size })
	}
	good := in(x.Text.Spans...) && in(x.Text.Left...) && int(x.Head.Terms) == len(x.Text.Terms) &&
		int(x.Head.Quotations) == len(x.Quotations) && int(x.Head.Sentences) == len(x.Sentences)
	for _, z := range x.Anatomy.Zones {
		good = good && in(z.Span)
	}
	for _, c := range x.Credits {
		good = good && in(c.Span)
	}
	for i := range x.Quotations {
		q := &x.Quotations[i]
		good = good && in(q.Spans...) && in(q.SpeakerSpan, q.Cue, q.Indirect)
	}
	for i := range x.Sentences {
		good = good && in(x.Sentences[i].Span)
	}
	if !good {
		return encode.ErrDamaged
	}
	return nil
}

// reopened is the bit for that beside that for --against.
const reopened = 2

// AppendHead appends the head of an article to dst; [DecodeHead] reads it.
func AppendHead(dst []byte, h *match.Head) []byte {
	dst = encode.Text(dst, h.ID)
	dst = appendTime(dst, h.Published)
	for _, b := range [...]bool{h.DateOnly, h.Against, h.LangKnown, h.LangTold, h.Notice} {
		dst = encode.Bool(dst, b)
	}
	if h.Reopened {
		dst[len(dst)-4] |= reopened
	}
	for _, s := range [...]string{h.Source.Value(), h.Path.Value(), h.Lang.Value()} {
		dst = encode.Text(dst, s)
	}
	for _, n := range [...]uint32{h.Line, uint32(h.Role), h.Words, h.Terms, h.Shingles, h.Quotations, h.Sentences, h.Lookalikes, uint32(h.Look),
		uint32(h.Chain + 1), uint32(h.Version)} {
		dst = encode.Number(dst, n)
	}
	return encode.Hash(append(dst, h.EqualTerms[:]...), h.EqualWords)
}

// DecodeHead returns the head at the beginning of src, as AppendHead wrote it, and what follows; or [encode.ErrDamaged].
func DecodeHead(src []byte) (h *match.Head, rest []byte, err error) {
	r := encode.NewReader(src)
	h = readHead(r)
	return h, r.Rest(), r.Err()
}

func readHead(r *encode.Reader) *match.Head {
	h := &match.Head{}
	h.ID = r.Text()
	h.Published = readTime(r)
	h.DateOnly = r.Bool()
	against := r.Byte()
	h.Against, h.Reopened = against&1 == 1, against&reopened != 0
	for _, b := range [...]*bool{&h.LangKnown, &h.LangTold, &h.Notice} {
		*b = r.Bool()
	}
	for _, s := range [...]*unique.Handle[string]{&h.Source, &h.Path, &h.Lang} {
		*s = unique.Make(r.Text())
	}
	h.Line, h.Role = uint32(r.Below(math.MaxUint32)), news.Role(r.Below(uint64(news.RoleOutlet)))
	for _, n := range [...]*uint32{&h.Words, &h.Terms, &h.Shingles, &h.Quotations, &h.Sentences, &h.Lookalikes} {
		*n = uint32(r.Below(math.MaxUint32))
	}
	h.Look = ocr.Look(r.Below(uint64(ocr.Noisy)))
	h.Chain, h.Version = int32(r.Below(math.MaxInt32))-1, int32(r.Below(math.MaxInt32))
	for i := range h.EqualTerms {
		h.EqualTerms[i] = r.Byte()
	}
	h.EqualWords = r.Hash()
	return h
}

// appendTime appends the seconds since the year 1, and the nanoseconds; 0 is the unknown time.
func appendTime(dst []byte, t time.Time) []byte {
	return encode.Number(encode.Number(dst, t.Unix()-time.Time{}.Unix()), t.Nanosecond())
}

func readTime(r *encode.Reader) time.Time {
	seconds, nanoseconds := r.Below(1<<40), r.Below(999_999_999)
	return time.Unix(int64(seconds)+time.Time{}.Unix(), int64(nanoseconds)).UTC()
}

// AppendArticle appends what the head does not have of an article to dst: language, title, byline, URL, body, and as JSON what the
// input says beside. [DecodeArticle] reads it with the head.
func AppendArticle(dst []byte, a *news.Article) []byte {
	for _, field := range [...]string{a.Lang, a.Title, a.Byline, a.URL, a.Body} {
		dst = encode.Text(dst, field)
	}
	var desk []byte
	if a.Desk != nil {
		desk, _ = json.Marshal(a.Desk) // texts and a flag: it cannot fail
	}
	return encode.Text(dst, desk)
}

// DecodeArticle returns the article of a head, as AppendArticle wrote it, or [encode.ErrDamaged].
func DecodeArticle(src []byte, h *match.Head) (*news.Article, error) {
	r := encode.NewReader(src)
	a := readArticle(r, h)
	return a, r.Err()
}

func readArticle(r *encode.Reader, h *match.Head) *news.Article {
	a := &news.Article{
		ID: h.ID, Source: h.Source.Value(), Role: h.Role, Published: h.Published, DateOnly: h.DateOnly, Against: h.Against, Place: h.Place(),
	}
	for _, field := range [...]*string{&a.Lang, &a.Title, &a.Byline, &a.URL, &a.Body} {
		*field = r.Text()
	}
	if desk := r.Text(); desk != "" {
		a.Desk = &news.Desk{}
		if json.Unmarshal([]byte(desk), a.Desk) != nil {
			r.Fail()
		}
	}
	return a
}

// appendText appends the text: the language; how many terms there are, the terms and the words; the gap before each word and
// its length; and the same of the words in zones, without terms.
func (x *Prepared) appendText(dst []byte) []byte {
	t := &x.Text
	dst = encode.Number(encode.Text(dst, t.Lang), len(t.Terms))
	dst = encode.Hashes(encode.Hashes(dst, t.Terms), t.Words)
	dst = appendSpans(dst, t.Spans)
	dst = encode.Hashes(encode.Number(dst, len(t.Left)), t.LeftWords)
	return appendSpans(dst, t.Left)
}

func (x *Prepared) readText(r *encode.Reader) {
	t := &x.Text
	t.Lang = r.Text()
	n := r.Length(18)
	t.Terms, t.Words, t.Numbers = r.Hashes(t.Terms[:0], n), r.Hashes(t.Words[:0], n), t.Numbers[:0]
	t.Spans = readSpans(r, t.Spans[:0], n)
	n = r.Length(10)
	t.LeftWords = r.Hashes(t.LeftWords[:0], n)
	t.Left = readSpans(r, t.Left[:0], n)
}

func appendSpans(dst []byte, spans []news.Span) []byte {
	end := uint32(0)
	for _, s := range spans {
		dst = encode.Number(encode.Number(dst, s.Start-end), s.End-s.Start)
		end = s.End
	}
	return dst
}

func readSpans(r *encode.Reader, dst []news.Span, n int) []news.Span {
	end := uint64(0)
	for range n {
		start := end + r.Below(math.MaxUint32-end)
		end = start + r.Below(math.MaxUint32-start)
		dst = append(dst, news.Span{Start: uint32(start), End: uint32(end)})
	}
	return dst
}

// AppendQuotationKeys appends the keys to dst, each list behind its length, a byte: a list has 255 keys at most.
func AppendQuotationKeys(dst []byte, keys [][]uint64) []byte {
	for _, of := range keys {
		dst = encode.Hashes(append(dst, byte(len(of))), of)
	}
	return dst
}

// DecodeQuotationKeys makes x.QuotationKeys the keys that AppendQuotationKeys wrote: all of src, none if it is empty. It returns
// [encode.ErrDamaged] for other bytes and keeps nothing of src. The keys share memory that the next reading into x uses again.
func (x *Prepared) DecodeQuotationKeys(src []byte) error {
	r := encode.NewReader(src)
	x.QuotationKeys, x.keys = x.QuotationKeys[:0], slices.Grow(x.keys[:0], len(src)/8)
	for len(r.Rest()) > 0 {
		x.readKeys(r)
	}
	return r.Err()
}

func (x *Prepared) readQuotationKeys(r *encode.Reader, n int) {
	x.QuotationKeys, x.keys = x.QuotationKeys[:0], slices.Grow(x.keys[:0], len(r.Rest())/8)
	for range n {
		x.readKeys(r)
	}
}

func (x *Prepared) readKeys(r *encode.Reader) {
	from := len(x.keys)
	x.keys = r.Hashes(x.keys, int(r.Byte()))
	x.QuotationKeys = append(x.QuotationKeys, x.keys[from:len(x.keys):len(x.keys)])
}
