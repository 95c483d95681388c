package quote

import (
	"fmt"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// naive returns the text between straight or curly marks that balance within their line and contain no other mark.
func naive(body string) []news.Span {
	var out []news.Span
	at := 0
	for line := range strings.Lines(body) {
		for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}} {
			if strings.Count(line, "\"")%2 != 0 || strings.Count(line, "“") != strings.Count(line, "”") {
				continue
			}
			rest, offset := line, at
			for {
				i := strings.Index(rest, marks[0])
				if i < 0 {
					break
				}
				i += len(marks[0])
				n := strings.Index(rest[i:], marks[1])
				if n < 0 {
					break
				}
				if inner := rest[i : i+n]; !strings.ContainsAny(inner, "\"“”") {
					out = append(out, trimmed(body, offset+i, offset+i+n))
				}
				rest, offset = rest[i+n+len(marks[1]):], offset+i+n+len(marks[1])
			}
		}
		at += len(line)
	}
	return out
}

// TestEveryString checks that every quoted string of four words or more belongs to exactly one quotation, unless it is a
// title. It counts the exceptions.
func TestEveryString(t *testing.T) {
	var lines []byte
	for _, set := range []string{"polnear-train", "ecbplus"} {
		strings, one, titles, none, several := 0, 0, 0, 0, 0
		for _, d := range dataset.Read[document](t, set+"/docs.jsonl.gz") {
			quotations := extract(d.Text)
			if problem := check(d.Text, quotations); problem != "" {
				t.Errorf("%s: %s", d.ID, problem)
			}
			zones := wire.Parse(&news.Article{Body: d.Text}).Zones
			for _, s := range naive(d.Text) {
				if countWords(s.Cut(d.Text), minWords) < minWords || inZone(zones, s) {
					continue
				}
				strings++
				n := 0
				for _, q := range quotations {
					for _, part := range q.Spans {
						if part.Start <= s.Start && s.End <= part.End {
							n++
						}
					}
				}
				switch {
				case n == 1:
					one++
				case n > 1:
					several++
				case looksLikeTitle(s.Cut(d.Text)):
					titles++
				default:
					none++
					t.Logf("%s: in no quotation: %q", d.ID, d.Text[max(0, int(s.Start)-60):min(len(d.Text), int(s.End)+30)])
				}
			}
		}
		lines = fmt.Appendf(lines, "%s: %d strings of four words or more, %d in one quotation, %d titles, %d in none, %d in several\n",
			set, strings, one, titles, none, several)
		if several > 0 || none*100 > strings {
			t.Errorf("%s: %d strings are in several quotations and %d of %d in none", set, several, none, strings)
		}
	}
	golden.Compare(t, "testdata/strings.golden", lines)
}

func inZone(zones []wire.Zone, s news.Span) bool {
	for _, z := range zones {
		if z.Span.Start < s.End && s.Start < z.Span.End {
			return true
		}
	}
	return false
}
