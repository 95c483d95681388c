package quotematch

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/quote"
)

// marked finds `Name: “...”`, “...” or "...", in which | separates quoted words from an attribution between them.
var marked = regexp.MustCompile(`(?:(\pL+): )?(?:“([^“”]*)”|"([^"]*)")`)

// quotations returns the quotations of a body written for a test.
func quotations(body string) []quote.Quotation {
	var out []quote.Quotation
	for _, m := range marked.FindAllStringSubmatchIndex(body, -1) {
		var q quote.Quotation
		if m[2] >= 0 {
			q.Speaker, q.Certain = body[m[2]:m[3]], true
		}
		at := max(m[4], m[6])
		for i, part := range strings.Split(body[at:max(m[5], m[7])], "|") {
			if i%2 == 0 {
				q.Spans = append(q.Spans, news.Span{Start: uint32(at), End: uint32(at + len(part))})
			}
			at += len(part) + 1
		}
		out = append(out, q)
	}
	return out
}

func sideOf(body string) *Side {
	return filled(normalize.New().Text(body, nil, "en"), quotations(body), body)
}

func filled(text *normalize.Text, quotations []quote.Quotation, body string) *Side {
	s := new(Side)
	s.Fill(text, quotations, body)
	return s
}

// matches matches one pair.
func matches(a, b *Side) []Match { return new(Matcher).Matches(a, b) }

// seed returns the side of an article of testdata/wire, with what stands between marks.
func seed(t testing.TB, pattern string) *Side {
	t.Helper()
	names, err := filepath.Glob("../../testdata/wire/" + pattern)
	if err != nil || len(names) != 1 {
		t.Fatalf("%s: %v, %v", pattern, names, err)
	}
	body, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	return sideOf(string(body))
}

// render writes a match as "relation variant: the text of A | the text of B", with differing words in braces and a slash
// between the spans of a quotation.
func render(a, b *Side, m Match) string {
	v := ""
	if m.Variant != Same {
		v = " " + m.Variant.String()
	}
	return fmt.Sprintf("%v%s: %s | %s", m.Relation, v,
		braced(a.line.Text, m.A.Spans, m.Edits, func(e align.Edit) news.Span { return e.A }),
		braced(b.line.Text, m.B.Spans, m.Edits, func(e align.Edit) news.Span { return e.B }))
}

func braced(body string, spans []news.Span, edits []align.Edit, side func(align.Edit) news.Span) string {
	var b strings.Builder
	for i, s := range spans {
		if i > 0 {
			b.WriteString(" / ")
		}
		at := s.Start
		for _, e := range edits {
			if d := side(e); d.Len() > 0 && s.Start <= d.Start && d.End <= s.End {
				b.WriteString(body[at:d.Start] + "{" + d.Cut(body) + "}")
				at = d.End
			}
		}
		b.WriteString(body[at:s.End])
	}
	return b.String()
}

// rendered returns all matches of two sides as render writes them.
func rendered(a, b *Side) []string {
	var out []string
	for _, m := range matches(a, b) {
		out = append(out, render(a, b, m))
	}
	return out
}

func fillFrom(s *Side, body string) {
	s.Fill(normalize.New().Text(body, nil, "en"), quotations(body), body)
}
