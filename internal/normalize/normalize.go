// Package normalize turns the body of an article into terms: normalised words, each with its span in the body.
//
// The same story through two channels must give the same terms, whatever the channels do to quotation marks, dashes, line
// ends, accents, spelling or the apostrophe of a possessive. Otherwise every such difference would break a run of equal
// words, and twelve words from one agency would no longer match. On the other hand a report shows the words as printed,
// so every term keeps its span.
//
// A word is a word of Unicode Standard Annex 29 with a letter or a digit; in scripts without spaces it is a segment, see segment.go.
// Letters that have several forms have one (letters.go, umlaut.go), and letters of another alphabet in a word are read as they look
// (lookalike.go). A character reference of HTML is read as what it stands for (escaped.go). A few that channels write in two parts count as
// one: "per cent", "twenty-eight", "U. S." (see joint.go). A word is hashed at two depths. The folded word
// ([Text.Words]), without case, marks and variants of spelling, decides whether words count as equal in a report. Its
// stem, the term ([Text.Terms]), finds passages. The hashes are XXH3 with 64 bits, the same in every process.
//
//	n := normalize.New()
//	text := n.Text("The U.S. defence minister's aims", nil, "en")
//	// text.Terms are the hashes of the, usa, defens, minist, aim
package normalize

import (
	"slices"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// Text is the body of an article as terms. Only [Normalizer.Into] and [Normalizer.Recall] change it; in between
// goroutines may share it.
type Text struct {
	Lang  string      // ISO 639-1; "" if unknown, and then nothing is stemmed
	Terms []uint64    // hashes of the stems, in text order
	Words []uint64    // hashes of the folded words; len(Words) == len(Terms)
	Spans []news.Span // spans in the body; len(Spans) == len(Terms)
	Left  []news.Span // words inside zones, which are not terms; in text order

	LeftWords []uint64 // hashes of the folded words inside zones; len(LeftWords) == len(Left)

	// Numbers are the numbers of the terms in the Dictionary of the Normalizer that made the text, and have no meaning
	// elsewhere; 0 if the dictionary was full. len(Numbers) == len(Terms), but Recall leaves it empty.
	Numbers []uint32

	// Lookalikes is the number of words, also inside zones, with letters of another alphabet, which were read as they look.
	// Recall leaves it 0.
	Lookalikes int

	evidence evidence
}

// Language returns the language of the whole body as [Detector.Detect] finds it, and whether that is sure. It does not
// depend on Lang.
func (t *Text) Language() (lang string, sure bool) { return t.evidence.language() }

// Count returns the number of words of the body, including those inside zones.
func (t *Text) Count() int { return len(t.Spans) + len(t.Left) }

// TermsIn returns the half-open range of the terms that begin in s.
func (t *Text) TermsIn(s news.Span) (from, to int) { return beginIn(t.Spans, s) }

// LeftIn returns the hashes of the words inside zones that begin in s.
func (t *Text) LeftIn(s news.Span) []uint64 {
	from, to := beginIn(t.Left, s)
	return t.LeftWords[from:to]
}

// AppendWords appends the hashes of the words that begin in s, those inside zones too, in text order.
func (t *Text) AppendWords(dst []uint64, s news.Span) []uint64 {
	from, to := beginIn(t.Spans, s)
	left, end := beginIn(t.Left, s)
	for from < to || left < end {
		if left == end || from < to && t.Spans[from].Start < t.Left[left].Start {
			dst = append(dst, t.Words[from])
			from++
		} else {
			dst = append(dst, t.LeftWords[left])
			left++
		}
	}
	return dst
}

// Within returns the number of words that begin in s, including those inside zones, and the span from the first to the
// last of them. If there are none, the span is empty and lies at the end of s.
func (t *Text) Within(s news.Span) (cover news.Span, n int) {
	cover = news.Span{Start: s.End, End: s.End}
	for _, spans := range [2][]news.Span{t.Spans, t.Left} {
		i, j := beginIn(spans, s)
		if i == j {
			continue
		}
		if n == 0 {
			cover.Start = spans[i].Start
			cover.End = spans[j-1].End
		}
		cover = news.Span{Start: min(cover.Start, spans[i].Start), End: max(cover.End, spans[j-1].End)}
		n += j - i
	}
	return cover, n
}

// beginIn returns the half-open range of those spans that begin in s.
func beginIn(spans []news.Span, s news.Span) (from, to int) {
	from = firstFrom(spans, s.Start)
	return from, from + firstFrom(spans[from:], s.End)
}

// firstFrom returns the index of the first span that begins at an offset or behind it. It is asked for each sentence many times.
func firstFrom(spans []news.Span, offset uint32) int {
	from, to := 0, len(spans)
	for from < to {
		if middle := int(uint(from+to) / 2); spans[middle].Start < offset {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return from
}

// Normalizer makes Texts. It remembers the words it has seen, so a caller keeps one for many articles. Its memory is
// bounded and never changes a result, except for Numbers. One goroutine may use it.
type Normalizer struct {
	detector   *Detector
	types      *Types
	seen       memos
	dictionary Dictionary
}

// New returns a Normalizer that has seen nothing.
func New() *Normalizer { return NewSharing(nil) }

// NewSharing returns a Normalizer that has seen nothing itself, and learns words with others that share t.
func NewSharing(t *Types) *Normalizer {
	return &Normalizer{detector: detector(), types: t, seen: make(memos), dictionary: newDictionary()}
}

// Dictionary returns the numbered words and their terms, for [Text.Numbers]. A number never changes its meaning; the next
// Text may append to the dictionary.
func (n *Normalizer) Dictionary() Dictionary { return n.dictionary }

// Text normalises body without its zones, which are in text order. lang is an ISO 639-1 code. Words of a
// language with a stemmer are stemmed, those of any other only folded.
func (n *Normalizer) Text(body string, zones []wire.Zone, lang string) *Text {
	t := &Text{Spans: make([]news.Span, 0, len(body)/6+1)}
	n.Into(t, body, zones, lang)
	return t
}

// Into does the same as Text, but overwrites dst and reuses its slices.
func (n *Normalizer) Into(dst *Text, body string, zones []wire.Zone, lang string) {
	if e, ok := news.Unescape(body); ok {
		n.into(dst, e.Text, zonesIn(e, zones), lang)
		dst.spansOut(e)
		return
	}
	n.into(dst, body, zones, lang)
}

// into is Into for a body without character references.
func (n *Normalizer) into(dst *Text, body string, zones []wire.Zone, lang string) {
	spans := split(roomFor(dst.Spans[:0], body), body)
	*dst = Text{
		Lang:      lang,
		Terms:     sized(dst.Terms, len(spans)),
		Words:     sized(dst.Words, len(spans)),
		Numbers:   sized(dst.Numbers, len(spans)),
		Left:      dst.Left[:0],
		LeftWords: dst.LeftWords[:0],
	}
	r := n.reader(body, lang)
	terms, langs := 0, uint32(0)
	for i, s := range spans {
		e := r.entry(s)
		langs |= e.langs
		dst.Lookalikes += int(e.langs >> 30 & 1)
		if i < detectWords {
			dst.evidence.add(e.langs &^ (jointed | lookalike))
		}
		if zones = zonesFrom(zones, s); isIn(zones, s) {
			dst.Left = append(dst.Left, s)
			dst.LeftWords = append(dst.LeftWords, e.word)
			continue
		}
		spans[terms] = s
		dst.set(terms, e)
		terms++
	}
	dst.Spans = spans
	dst.truncate(terms)
	if dst.evidence.mixed() {
		r.renormalize(dst)
	}
	if langs&jointed != 0 || mayBreakWords(body) {
		r.join(dst)
	}
}

// roomFor makes room for the words of a body that is too long for the slice to double as it grows.
func roomFor(dst []news.Span, body string) []news.Span {
	const long = 1 << 16 // bytes
	if len(body) < long {
		return dst
	}
	return slices.Grow(dst, len(body)/6)
}

// Recall makes the text of a body again from its known terms and words, in half the time: everything that Into makes,
// except the numbers and the language. It overwrites dst, reuses its slices, and retains neither terms nor words. It
// panics if the terms are not those of the body.
func (n *Normalizer) Recall(dst *Text, body string, zones []wire.Zone, lang string, terms, words []uint64) {
	if e, ok := news.Unescape(body); ok {
		n.recall(dst, e.Text, zonesIn(e, zones), lang, terms, words)
		dst.spansOut(e)
		return
	}
	n.recall(dst, body, zones, lang, terms, words)
}

// recall is Recall for a body without character references.
func (n *Normalizer) recall(dst *Text, body string, zones []wire.Zone, lang string, terms, words []uint64) {
	spans := split(slices.Grow(dst.Spans[:0], len(terms)+len(terms)/8), body) // few words are left out or joined
	*dst = Text{
		Lang:      lang,
		Terms:     append(dst.Terms[:0], terms...),
		Words:     append(dst.Words[:0], words...),
		Numbers:   dst.Numbers[:0],
		Left:      dst.Left[:0],
		LeftWords: dst.LeftWords[:0],
	}
	if len(zones) > 0 {
		r := n.reader(body, lang)
		spans = slices.DeleteFunc(spans, func(s news.Span) bool {
			if zones = zonesFrom(zones, s); !isIn(zones, s) {
				return false
			}
			dst.Left = append(dst.Left, s)
			dst.LeftWords = append(dst.LeftWords, r.entry(s).word)
			return true
		})
	}
	if len(spans) != len(terms) {
		spans = joined(spans, joints(body, spans))
	}
	dst.Spans = spans
	if len(dst.Spans) != len(terms) || len(terms) != len(words) {
		panic("normalize: internal error: the terms are not those of this body")
	}
}

// joined unites each span in joints, which are indices in increasing order, with the span after it.
func joined(spans []news.Span, joints []int) []news.Span {
	if len(joints) == 0 {
		return spans
	}
	n := 0
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		for ; len(joints) > 0 && joints[0] == i; joints = joints[1:] {
			i++
			s.End = spans[i].End
		}
		spans[n] = s
		n++
	}
	return spans[:n]
}

// zonesFrom returns the zones from the first that does not end before s.
func zonesFrom(zones []wire.Zone, s news.Span) []wire.Zone {
	for len(zones) > 0 && zones[0].Span.End <= s.Start {
		zones = zones[1:]
	}
	return zones
}

// isIn reports whether s lies in the first zone of a result of zonesFrom.
func isIn(zones []wire.Zone, s news.Span) bool { return len(zones) > 0 && zones[0].Span.Start < s.End }

// sized returns a slice of n values: s itself if its capacity is enough. The values are not cleared.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// set makes e the word and the term of span i.
func (t *Text) set(i int, e *entry) {
	t.Terms[i], t.Words[i], t.Numbers[i] = e.term, e.word, e.number
}

// truncate drops all but the first n terms.
func (t *Text) truncate(n int) {
	t.Terms, t.Words, t.Numbers, t.Spans = t.Terms[:n], t.Words[:n], t.Numbers[:n], t.Spans[:n]
}

// join unites the words that are in several parts.
func (r *reader) join(t *Text) {
	joints := joints(r.body, t.Spans)
	if len(joints) == 0 {
		return
	}
	n := 0
	for i := 0; i < len(t.Spans); i++ {
		s, whole := t.Spans[i], true
		for ; len(joints) > 0 && joints[0] == i; joints = joints[1:] {
			i++
			s.End, whole = t.Spans[i].End, false
		}
		if whole {
			t.Terms[n], t.Words[n], t.Numbers[n] = t.Terms[i], t.Words[i], t.Numbers[i]
		} else {
			t.set(n, r.entry(s))
		}
		t.Spans[n] = s
		n++
	}
	t.truncate(n)
}

// isShouting reports whether most letters of body are capitals, so that capitals show nothing about a word. The first
// 2,000 bytes decide.
func isShouting(body string) bool {
	body = body[:min(len(body), 2000)]
	more := 0 // capitals less small letters
	for ; len(body) > 0 && max(more, -more) <= len(body); body = body[min(len(body), 8):] {
		x := load(body)
		more += capitals(x) - smalls(x)
	}
	return more > 0
}
