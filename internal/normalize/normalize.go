// Package normalize turns the body of an article into terms: normalised words, each with its span in the
// body. The same story through two channels gives the same terms, whatever the channels do to quotation marks,
// dashes, line ends, accents, spelling or the apostrophe of a possessive.
//
// A word is a word of Unicode Standard Annex 29 that has a letter or a digit. It is seen at two depths: the
// folded word ([Text.Words]: case, marks and spelling gone), by which words count as equal in a report, and the
// term ([Text.Terms]: the stem of it), by which passages are found. Both are 64-bit hashes (XXH3), the same in
// every process.
//
//	n := normalize.New()
//	text := n.Text("The U.S. defence minister's aims", nil, "en")
//	// text.Terms are the hashes of the, usa, defens, minist, aim
package normalize

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// Text is the body of an article as terms. It is not changed after it was made and may be shared.
type Text struct {
	Lang  string      // ISO 639-1; empty: unknown, nothing was stemmed
	Terms []uint64    // hashes of the stems, in text order
	Words []uint64    // hashes of the folded words; len(Words) == len(Terms)
	Spans []news.Span // in the body; len(Spans) == len(Terms)
	Left  []news.Span // the words inside zones, which are no terms; in text order

	LeftWords []uint64 // hashes of the folded words inside zones; len(LeftWords) == len(Left)
}

// Count returns the number of words of the body, those inside zones included.
func (t *Text) Count() int { return len(t.Spans) + len(t.Left) }

// TermsIn returns the half-open range of the terms that begin in s.
func (t *Text) TermsIn(s news.Span) (from, to int) { return beginIn(t.Spans, s) }

// LeftIn returns the hashes of the words inside zones that begin in s.
func (t *Text) LeftIn(s news.Span) []uint64 {
	from, to := beginIn(t.Left, s)
	return t.LeftWords[from:to]
}

// Within returns the span from the first to the last word that begins in s, and the number of words that do, those
// inside zones included. Without a word it returns the empty span at the end of s.
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

// beginIn returns the range of those spans that begin in s.
func beginIn(spans []news.Span, s news.Span) (from, to int) {
	before := func(w news.Span, offset uint32) int { return cmp.Compare(w.Start, offset) }
	from, _ = slices.BinarySearchFunc(spans, s.Start, before)
	to, _ = slices.BinarySearchFunc(spans, s.End, before)
	return from, max(from, to)
}

// Normalizer makes Texts. It remembers the words it has seen, so one is kept for many articles; it is not safe
// for concurrent use. What it remembers is bounded and never changes a result.
type Normalizer struct{ seen memo }

// New returns a Normalizer that has seen nothing.
func New() *Normalizer { return &Normalizer{seen: newMemo()} }

// Text normalises body, leaving out the zones. lang is an ISO 639-1 code; only words of
// en, es, fr, hu, no, ru and sv are stemmed, those of any other language are folded.
func (n *Normalizer) Text(body string, zones []wire.Zone, lang string) *Text {
	t := &Text{Lang: lang}
	t.Spans, t.Left = split(body, zones)
	t.Terms = make([]uint64, len(t.Spans))
	t.Words = make([]uint64, len(t.Spans))
	salt, shouting := salts[lang], isShouting(body)
	for i, s := range t.Spans {
		e := n.entry(s.Cut(body), lang, salt, shouting)
		t.Words[i], t.Terms[i] = e.word, e.term
	}
	for _, s := range t.Left {
		t.LeftWords = append(t.LeftWords, n.entry(s.Cut(body), lang, salt, shouting).word)
	}
	return t
}

// split finds the words of body, apart by whether they lie in a zone.
func split(body string, zones []wire.Zone) (spans, left []news.Span) {
	spans = make([]news.Span, 0, len(body)/6+1)
	for tokens := words.FromString(body); tokens.Next(); {
		if !hasLetterOrDigit(tokens.Value()) {
			continue
		}
		s := news.Span{Start: uint32(tokens.Start()), End: uint32(tokens.End())}
		for len(zones) > 0 && zones[0].Span.End <= s.Start {
			zones = zones[1:]
		}
		if len(zones) > 0 && zones[0].Span.Start < s.End {
			left = append(left, s)
			continue
		}
		spans = append(spans, s)
	}
	return unhyphenate(body, spans), left
}

func hasLetterOrDigit(word string) bool {
	for _, r := range word {
		if r < utf8.RuneSelf {
			if 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' {
				return true
			}
		} else if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

// unhyphenate joins the two halves of a word that was broken at the end of a line with a hyphen. A compound
// whose own hyphen happens to stand at the end of the line stays two words: it is taken for one where both
// halves also stand alone in the article and the joined word does not. spans is changed in place.
func unhyphenate(body string, spans []news.Span) []news.Span {
	var alone map[string]bool // lower-case words of the article, made when first needed
	out := spans[:0]
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		if i+1 < len(spans) && brokenAtLineEnd(body, s, spans[i+1]) {
			if alone == nil {
				alone = vocabulary(body, spans[i:])
				for _, w := range out {
					alone[strings.ToLower(w.Cut(body))] = true
				}
			}
			head, tail := strings.ToLower(strings.Trim(s.Cut(body), "\u00ad")), strings.ToLower(spans[i+1].Cut(body))
			if alone[head+tail] || !alone[head] || !alone[tail] {
				s.End = spans[i+1].End
				i++
			}
		}
		out = append(out, s)
	}
	return out
}

// brokenAtLineEnd tells whether only a hyphen, a line end and indentation stand between the words s and next,
// and next goes on in lower case.
func brokenAtLineEnd(body string, s, next news.Span) bool {
	gap := body[s.End:next.Start]
	if len(gap) < 1 || len(gap) > 64 {
		return false
	}
	gap, hyphen := strings.CutPrefix(gap, "-")
	if !hyphen {
		gap, hyphen = strings.CutPrefix(gap, "\u2010")
	}
	if !hyphen && !strings.HasSuffix(s.Cut(body), "\u00ad") {
		return false
	}
	if strings.Count(gap, "\n") != 1 || strings.TrimSpace(gap) != "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.Cut(body), "\u00ad"))
	first, _ := utf8.DecodeRuneInString(body[next.Start:])
	return unicode.IsLetter(last) && unicode.IsLower(first)
}

// vocabulary returns the lower-case words of spans that are no half of a broken word.
func vocabulary(body string, spans []news.Span) map[string]bool {
	v := make(map[string]bool, len(spans))
	for i, s := range spans {
		broken := i+1 < len(spans) && brokenAtLineEnd(body, s, spans[i+1]) || i > 0 && brokenAtLineEnd(body, spans[i-1], s)
		if !broken {
			v[strings.ToLower(s.Cut(body))] = true
		}
	}
	return v
}

// isShouting tells whether most letters of body are capitals, so that capitals say nothing about a word. The
// first 2,000 bytes decide.
func isShouting(body string) bool {
	upper, lower := 0, 0
	for i := range min(len(body), 2000) {
		switch c := body[i]; {
		case 'A' <= c && c <= 'Z':
			upper++
		case 'a' <= c && c <= 'z':
			lower++
		}
	}
	return upper > lower
}
