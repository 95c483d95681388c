package compare

import (
	"strings"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// mostAttribution is the largest number of terms beside quoted ones, up to where a passage ends or other quoted words begin, that
// only say who spoke: "the minister, Karin Lind, said in a statement on Tuesday".
const mostAttribution = 12

// tellOwed tells which shared words of two articles are owed to whoever wrote them: those in passages that neither article
// has in quotation marks, without the attributions beside them. What somebody said is owed to the speaker.
func (p *pair) tellOwed(x, y *side) error {
	m := p.Match
	saidX, saidY := bitset.New(len(x.Text.Terms)), bitset.New(len(y.Text.Terms))
	if p.c.o.Find&match.Quotations != 0 && x != y {
		if err := p.c.quotedTerms(saidX, x); err != nil {
			return err
		}
		if err := p.c.quotedTerms(saidY, y); err != nil {
			return err
		}
		heardX, heardY := saidX.With(nil), saidY.With(nil)
		for i := range m.Passages {
			for k, l := range m.Passages[i].EqualTerms(&x.Text, &y.Text) {
				if saidX.Has(k) || saidY.Has(l) {
					heardX.Add(k)
					heardY.Add(l)
				}
			}
		}
		saidX, saidY = heardX, heardY
		for i := range m.Passages {
			if isPost(m.Passages[i].A.Cut(x.Article.Body)) {
				addSpan(saidX, x, m.Passages[i].A)
				addSpan(saidY, y, m.Passages[i].B)
			}
			addStatements(saidX, saidY, x, y, m.Passages[i].A, m.Passages[i].B)
			addAttributions(saidX, x, m.Passages[i].A)
			addAttributions(saidY, y, m.Passages[i].B)
		}
	}
	p.OwedA, p.OwedB = owed(p.MarksA, saidX), owed(p.MarksB, saidY)
	m.WordsQuoted = quotedWords(y, saidY, m)
	return nil
}

// quotedTerms adds the terms of a side that stand in quotations, and those of posts that it embeds.
func (c *Comparer) quotedTerms(said bitset.Set, x *side) error {
	if x.Head.Quotations > 0 {
		if _, err := c.quotedOf(x); err != nil {
			return err
		}
		for k := range x.Text.Terms {
			if x.quotedBefore[k+1] > x.quotedBefore[k] {
				said.Add(k)
			}
		}
	}
	for _, span := range posts(x.Article.Body) {
		addSpan(said, x, span)
	}
	return nil
}

// addSpan adds the terms in a span of a side.
func addSpan(said bitset.Set, x *side, span news.Span) {
	from, to := x.Text.TermsIn(span)
	said.AddRange(from, to)
}

// isPost reports whether a passage is a post on a network: it has a handle or a hashtag, "@klind", "#ferry".
func isPost(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		c := s[i+1] | 0x20
		if (s[i] == '@' || s[i] == '#') && 'a' <= c && c <= 'z' && (i == 0 || strings.IndexByte(" \n(\"", s[i-1]) >= 0) {
			return true
		}
	}
	return false
}

// posts returns the posts on a network that a text embeds, each to the handle of who posted it: "... — Karin Lind (@klind" of
// "... — Karin Lind (@klind) May 7, 2024".
func posts(body string) (spans []news.Span) {
	for at := 0; ; {
		n := strings.Index(body[at:], " (@")
		if n < 0 {
			return spans
		}
		at += n
		start := strings.LastIndex(body[:at], "\n\n") + 1
		end := len(body)
		if n := strings.IndexAny(body[at:], ")\n"); n >= 0 {
			end = at + n // with the handle: what follows on the line, beyond the date, is the article's again
		}
		if dash := posterDash(body[start:at]); dash >= 0 && at-start-dash <= mostPoster {
			if strings.Trim(body[start:start+dash], "&mdsh; \n") == "" && start > 1 { // the line of the poster below the post
				start = strings.LastIndex(strings.TrimRight(body[:start], "\n"), "\n") + 1
			}
			if at-start > mostPost { // it stands in a paragraph, or in a text without paragraphs: what is before it is none of it
				start = at - mostPost + strings.IndexByte(body[at-mostPost:at+1], ' ')
			}
			spans = append(spans, news.Span{Start: uint32(start), End: uint32(end)})
		}
		at += len(" (@")
	}
}

// posterDash returns where the dash before the name of who posted is in s, which ends with the name; -1 if there is none. A question mark
// that no space follows is a dash that was lost with its encoding: "?Karin Lind".
func posterDash(s string) int {
	if i := strings.LastIndexByte(s, '?'); i >= 0 && i+1 < len(s) && 'A' <= s[i+1] && s[i+1] <= 'Z' {
		return i
	}
	return strings.LastIndexAny(s, "—–-")
}

// mostPost is the largest number of bytes of a post, with who posted it: 280 characters, many of two bytes, and a name.
const mostPost = 480

// mostPoster is the largest number of bytes of the name of who posted, with the dash before it.
const mostPoster = 60

// addAttributions adds the short stretches of unquoted terms beside quoted ones, in a passage.
func addAttributions(said bitset.Set, x *side, passage news.Span) {
	from, to := x.Text.TermsIn(passage)
	for k := from; k < to; {
		if said.Has(k) {
			k++
			continue
		}
		end := k
		for end < to && !said.Has(end) {
			end++
		}
		if beside := k > from || end < to; beside && end-k <= mostAttribution {
			said.AddRange(k, end)
		}
		k = end
	}
}

// owed returns the terms that stand in passages and that nobody is quoted as saying.
func owed(marks Marks, said bitset.Set) bitset.Set {
	s := bitset.New(len(marks))
	for i, m := range marks {
		if m > InParaphrase && m < InQuotation && !said.Has(i) {
			s.Add(i)
		}
	}
	return s
}

// quotedWords counts the words of y in passages that somebody is quoted as saying.
func quotedWords(y *side, said bitset.Set, m *match.Match) int {
	var spans []news.Span
	for i := range m.Passages {
		spans = append(spans, m.Passages[i].B)
	}
	n := 0
	for _, s := range news.Union(spans) {
		from, to := y.Text.TermsIn(s)
		for k := from; k < to; k++ {
			if said.Has(k) {
				n++
			}
		}
	}
	return n
}

// speaker returns the one person whom both articles quote, by the longer name; "" if there are several, if only one article names the
// speaker, or if nothing tells that it is a person and not an office.
func speaker(m *match.Match) string {
	var a, b string
	person := false
	for i := range m.Quotations {
		q := &m.Quotations[i]
		if q.Relation == quotematch.Reattributed {
			return ""
		}
		if !tellsWho(*q) {
			continue
		}
		x, y := q.QuotationA.Speaker, q.QuotationB.Speaker
		if !isOne(a, x) || !isOne(b, y) || !isOne(x, y) {
			return ""
		}
		a, b = longer(a, x), longer(b, y)
		person = person || q.QuotationA.Certain || q.QuotationB.Certain
	}
	if a == "" || b == "" || !person || !isOne(a, b) {
		return ""
	}
	return longer(a, b)
}

// isOne reports whether two names may be one person's; "" is anybody's.
func isOne(a, b string) bool { return a == "" || b == "" || quote.SameSpeaker(a, b) }

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}
