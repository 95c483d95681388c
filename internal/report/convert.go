package report

import (
	"encoding/binary"
	"encoding/hex"
	"github.com/copytaster/copytaster/internal/match"
	"math"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/origin"
)

// NewArticle returns the record of an article with what the input said about it. What the comparison found
// (words, shares, pairs, zones) is left to [NewFigures].
func NewArticle(a *news.Article) *Article {
	return &Article{
		Schema:    ArticleSchema,
		ID:        a.ID,
		Title:     a.Title,
		Source:    a.Source,
		Published: formatTime(a.Published, a.DateOnly),
		URL:       a.URL,
		Lang:      a.Lang,
		Byline:    a.Byline,
		Role:      a.Role.String(),
		Path:      a.Place.Path,
		Line:      a.Place.Line,
		Against:   a.Against,
		Desk:      a.Desk,
		Text:      a.Body,
	}
}

// NewPair returns the record of a match, with offsets in code points and fractions rounded to four decimals.
// a and b are the records of m.A and m.B, for the writers that show text; they may be nil.
func NewPair(m *match.Match, a, b *Article) *Pair {
	p := &Pair{
		Schema:       PairSchema,
		A:            m.A.ID,
		B:            m.B.ID,
		Relation:     m.Relation.String(),
		Resemblance:  round(m.Resemblance),
		ContainmentA: round(m.ContainmentA),
		ContainmentB: round(m.ContainmentB),
		WordsA:       m.WordsA,
		WordsB:       m.WordsB,
		LookAlikesA:  m.LookalikesA,
		LookAlikesB:  m.LookalikesB,
		WordsShared:  m.WordsShared,
		WordsSharedA: m.WordsSharedA,
		WordsEqual:   m.WordsEqual,
		WordsQuoted:  m.WordsQuoted,
		LongestRun:   m.LongestRun,
		ShareA:       NewShare(m.ShareA),
		ShareB:       NewShare(m.ShareB),
		LabelA:       m.LabelA.String(),
		LabelB:       m.LabelB.String(),
		LagS:         lag(m.A, m.B),
		Direction:    m.Direction.Direction.String(),
		Confidence:   round(m.Direction.Confidence),
		Evidence:     sentences(m.Direction.Evidence),
		Credited:     m.Credited,
		OfAgency:     m.OfAgency,
		FoundBy:      append([]string{}, m.FoundBy.Names()...),
		Passages:     make([]Passage, 0, len(m.Passages)+len(m.Paraphrases)),
		Quotations:   make([]Quotation, 0, len(m.Quotations)),
		ArticleA:     a,
		ArticleB:     b,
	}
	if m.Story != nil {
		p.SameStory = new(round(m.Story.Score()))
	}
	if len(m.Passages)+len(m.Quotations)+len(m.Paraphrases) == 0 {
		return p
	}
	c := points{news.NewCodePoints(m.A.Body), news.NewCodePoints(m.B.Body)}
	for i := range m.Passages {
		passage := newPassage(&m.Passages[i], m, c)
		passage.InQuotation = m.InQuotation != nil && m.InQuotation[i]
		p.Passages = append(p.Passages, passage)
	}
	for i := range m.Paraphrases {
		p.Passages = append(p.Passages, newParaphrase(&m.Paraphrases[i], m, c))
	}
	for i := range m.Quotations {
		p.Quotations = append(p.Quotations, newQuotation(&m.Quotations[i], m, c))
	}
	for i := range m.Findings {
		p.Findings = append(p.Findings, newFinding(&m.Findings[i], m, c))
	}
	return p
}

// sentences returns evidence as records have it.
func sentences(evidence []origin.Evidence) []string {
	out := make([]string, len(evidence))
	for i, e := range evidence {
		out[i] = e.Text
	}
	return out
}

func newFinding(f *match.Finding, m *match.Match, c points) Finding {
	a, b := span(c.a, f.A), span(c.b, f.B)
	in := "b"
	if f.InA {
		in = "a"
	}
	out := Finding{
		Kind: f.Kind.String(), In: in, By: f.By, AStart: a[0], AEnd: a[1], BStart: b[0], BEnd: b[1],
		AText: f.A.Cut(m.A.Body), BText: f.B.Cut(m.B.Body),
	}
	out.Fingerprint = out.fingerprint()
	return out
}

// points count the code points of the two texts of a pair.
type points struct{ a, b news.CodePoints }

// span returns the offsets of a span as records have them.
func span(c news.CodePoints, s news.Span) [2]int { return [2]int{c.At(s.Start), c.At(s.End)} }

func spans(c news.CodePoints, all []news.Span) [][2]int {
	out := make([][2]int, len(all))
	for i, s := range all {
		out[i] = span(c, s)
	}
	return out
}

func (c points) edits(edits []align.Edit) []Edit {
	out := make([]Edit, len(edits))
	for i, e := range edits {
		out[i] = Edit{Op: e.Op.String(), AStart: c.a.At(e.A.Start), AEnd: c.a.At(e.A.End), BStart: c.b.At(e.B.Start), BEnd: c.b.At(e.B.End)}
	}
	return out
}

// NewShare returns the record of a share, rounded to four decimals.
func NewShare(s match.Share) Share {
	out := Share{
		Quotation: round(s.Quotation), Verbatim: round(s.Verbatim), Edited: round(s.Edited), Paraphrase: round(s.Paraphrase),
		Boilerplate: round(s.Boilerplate),
	}
	if s != (match.Share{}) {
		out.Own = max(0, round(1-out.Reused()-out.Boilerplate)) // takes what rounding leaves
	}
	return out
}

func newPassage(p *align.Passage, m *match.Match, c points) Passage {
	a, b := span(c.a, p.A), span(c.b, p.B)
	out := Passage{
		Kind:       p.Kind.String(),
		AStart:     a[0],
		AEnd:       a[1],
		BStart:     b[0],
		BEnd:       b[1],
		Words:      p.WordsB,
		WordsEqual: p.Equal,
		Identity:   round(p.Identity()),
		Score:      round(p.Identity()),
		Edits:      c.edits(p.Edits),
		AText:      p.A.Cut(m.A.Body),
		BText:      p.B.Cut(m.B.Body),
	}
	out.Fingerprint = fingerprint(out.BText)
	return out
}

func newParaphrase(p *match.SentencePair, m *match.Match, c points) Passage {
	a, b := span(c.a, p.A), span(c.b, p.B)
	out := Passage{
		Kind:     "paraphrase",
		AStart:   a[0],
		AEnd:     a[1],
		BStart:   b[0],
		BEnd:     b[1],
		Words:    p.Words,
		Identity: round(p.Identity),
		Score:    round(p.Score),
		Edits:    []Edit{},
		AText:    p.A.Cut(m.A.Body),
		BText:    p.B.Cut(m.B.Body),
	}
	out.Fingerprint = fingerprint(out.BText)
	for _, w := range p.Carried.Words {
		a, b := span(c.a, w.A), span(c.b, w.B)
		how := w.How.String()
		if how == "equal" {
			out.WordsEqual++
		}
		out.Aligned = append(out.Aligned, Aligned{how, a[0], a[1], b[0], b[1]})
	}
	for _, x := range p.Carried.Changes {
		if x.A.Len() == 0 {
			x.A = news.Span{Start: p.A.End, End: p.A.End}
		}
		if x.B.Len() == 0 {
			x.B = news.Span{Start: p.B.End, End: p.B.End}
		}
		a, b := span(c.a, x.A), span(c.b, x.B)
		out.Changes = append(out.Changes, Change{x.Kind.String(), a[0], a[1], b[0], b[1]})
	}
	return out
}

// lag returns the seconds from a to b, nil where one of the times is unknown or is a date only.
func lag(a, b *news.Article) *int64 {
	if a.Published.IsZero() || b.Published.IsZero() || a.DateOnly || b.DateOnly {
		return nil
	}
	return new(b.Published.Unix() - a.Published.Unix())
}

// fingerprint returns 16 hexadecimal digits that stay the same while the words of text do: the 64-bit XXH3 of
// text in lower case, with one space for every run of characters that are no letter, mark or digit.
func fingerprint(text string) string {
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, xxh3.Hash(plainWords(text))))
}

// plainWords returns text in lower case, with one space for every run of characters that are no letter, mark or digit.
func plainWords(text string) []byte {
	words, parted := make([]byte, 0, len(text)), false
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r < utf8.RuneSelf:
			parted = true
			continue
		default:
			if r = unicode.ToLower(r); !unicode.In(r, unicode.L, unicode.M, unicode.Nd) {
				parted = true
				continue
			}
		}
		if parted && len(words) > 0 {
			words = append(words, ' ')
		}
		words, parted = utf8.AppendRune(words, r), false
	}
	return words
}

// round rounds a fraction to the four decimals of the reports.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// formatTime gives a time as articles.jsonl has it: RFC 3339 in UTC, a date where no time is known, "" for none.
func formatTime(t time.Time, dateOnly bool) string {
	switch {
	case t.IsZero():
		return ""
	case dateOnly:
		return t.UTC().Format(time.DateOnly)
	}
	return t.UTC().Format(time.RFC3339)
}
