package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// newQuotation returns the record of a quotation that both articles of a match have.
func newQuotation(q *match.QuotationPair, m *match.Match, c points) Quotation {
	out := Quotation{
		Relation:     q.Relation.String(),
		Variant:      q.Variant.String(),
		ASpans:       spans(c.a, q.A.Spans),
		BSpans:       spans(c.b, q.B.Spans),
		SpeakerA:     q.QuotationA.Speaker,
		SpeakerSpanA: span(c.a, q.QuotationA.SpeakerSpan),
		SpeakerB:     q.QuotationB.Speaker,
		SpeakerSpanB: span(c.b, q.QuotationB.SpeakerSpan),
		Words:        q.Words,
		Edits:        c.edits(q.Edits),
		AText:        joined(m.A.Body, q.A.Spans),
		BText:        joined(m.B.Body, q.B.Spans),
	}
	out.AStart, out.AEnd = ends(out.ASpans)
	out.BStart, out.BEnd = ends(out.BSpans)
	out.Fingerprint = out.fingerprint()
	return out
}

// ends returns the begin of the first span and the end of the last one.
func ends(spans [][2]int) (start, end int) { return spans[0][0], spans[len(spans)-1][1] }

// joined returns what stands in spans, with spaces between.
func joined(body string, spans []news.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.Cut(body)
	}
	return strings.Join(parts, " ")
}

// NewLedgerQuotation returns the record of a quotation with all its uses.
func NewLedgerQuotation(s *match.LedgerEntry) *LedgerQuotation {
	out := &LedgerQuotation{Schema: QuotationSchema, Uses: len(s.Uses), Wordings: make([]Wording, len(s.Wordings))}
	uses := make([]Use, len(s.Uses))
	last := ""
	for i, u := range s.Uses {
		uses[i] = newUse(u)
		if i == 0 || u.Article.ID != last {
			out.Articles++
			last = u.Article.ID
		}
	}
	out.ID = fmt.Sprintf("q-%s-%d", uses[0].Article, uses[0].Start)
	for i, w := range s.Wordings {
		out.Wordings[i] = newWording(s, w, uses)
		out.Altered = out.Altered || w.Parent >= 0 && w.Relation == quotematch.Altered
	}
	first := s.Wordings[0].Uses[0].Member
	out.Text, out.Words = s.Uses[first].Text, s.Uses[first].Words
	if uses[first].Published != "" {
		out.First = &uses[first]
	}
	out.Reattributed = isReattributed(s)
	for _, w := range s.Wordings {
		for _, u := range w.Uses {
			out.Speaker = cmp.Or(out.Speaker, s.Uses[u.Member].Quotation.Speaker)
		}
	}
	return out
}

// isReattributed reports whether two uses with the same words, apart from their style, were given to two people. Uses that share only a
// part of their words say nothing of each other's speakers.
func isReattributed(s *match.LedgerEntry) bool {
	same := make([]int, len(s.Wordings))               // by wording: the first one of the same words
	named := make([]*quote.Quotation, len(s.Wordings)) // by first wording: its first use by a speaker who is certain
	for i, w := range s.Wordings {
		same[i] = i
		if w.Parent >= 0 && w.Relation == quotematch.Exact {
			same[i] = same[w.Parent]
		}
		for _, u := range w.Uses {
			q, first := &s.Uses[u.Member].Quotation, &named[same[i]]
			switch {
			case quotesAnother(s.Uses[u.Member].Text):
			case *first != nil && quotematch.DifferentSpeakers(*first, q):
				return true
			case *first == nil && q.Certain:
				*first = q
			}
		}
	}
	return false
}

// quotesAnother reports whether a quotation has another one inside, whose speaker is not its own.
func quotesAnother(text string) bool {
	return strings.ContainsAny(text, "\"“„«‹‘‚「『") || strings.Contains(text, " '")
}

func newWording(s *match.LedgerEntry, w quotematch.Wording, uses []Use) Wording {
	text := s.Uses[w.Uses[0].Member].Text
	out := Wording{Parent: w.Parent, Relation: "first", Variant: w.Variant.String(), Text: text, Edits: []Edit{}}
	if w.Parent >= 0 {
		parent := s.Uses[s.Wordings[w.Parent].Uses[0].Member].Text
		out.Relation = w.Relation.String()
		out.Edits = points{news.NewCodePoints(parent), news.NewCodePoints(text)}.edits(wholeEdits(w, parent, text))
	}
	for _, u := range w.Uses {
		use := uses[u.Member]
		use.Variant = u.Variant.String()
		out.Uses = append(out.Uses, use)
	}
	return out
}

// wholeEdits returns what turns the text of the parent into that of a wording: the edits of what the two have in common, and what
// one of them goes on with at either end.
func wholeEdits(w quotematch.Wording, parent, text string) []align.Edit {
	before := align.Edit{A: news.Span{End: w.A.Start}, B: news.Span{End: w.B.Start}}
	after := align.Edit{
		A: news.Span{Start: w.A.End, End: uint32(len(parent))}, B: news.Span{Start: w.B.End, End: uint32(len(text))},
	}
	var edits []align.Edit
	for _, e := range slices.Concat([]align.Edit{before}, w.Edits, []align.Edit{after}) {
		a, b := hasWord(e.A.Cut(parent)), hasWord(e.B.Cut(text))
		switch {
		case a && b:
			e.Op = align.Replace
		case a:
			e.Op = align.Delete
		case b:
			e.Op = align.Insert
		default:
			continue
		}
		edits = append(edits, e)
	}
	return edits
}

// hasWord reports whether there is a letter or a digit in text.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func newUse(u match.Use) Use {
	a, q := u.Article, u.Quotation
	c := news.NewCodePoints(a.Body)
	out := Use{
		Article: a.ID, Source: a.Source, Published: formatTime(a.Published, a.DateOnly), Variant: quotematch.Same.String(),
		Spans: spans(c, q.Spans), Speaker: q.Speaker, SpeakerSpan: span(c, q.SpeakerSpan), Cue: span(c, q.Cue), Indirect: span(c, q.Indirect),
	}
	out.Start, out.End = ends(out.Spans)
	return out
}
