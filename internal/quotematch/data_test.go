package quotematch

import (
	"regexp"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/quote"
)

// inMarks finds the text in quotation marks of the labelled articles, well enough to test the matching.
var inMarks = regexp.MustCompile("(?s)``(.{1,1000}?)(?:''|``|\")|“([^“”]{1,1000})”|\"([^\"]{1,1000})\"")

// TestEvents matches the quotations of 982 labelled news articles. Articles about one event quote the same people;
// articles about different events share no quotation.
func TestEvents(t *testing.T) {
	type article struct {
		event string
		side  *Side
	}
	var articles []article
	n := normalize.New()
	for _, d := range dataset.Read[struct{ ID, Text string }](t, "ecbplus/docs.jsonl.gz") {
		id, body := d.ID, d.Text
		var qs []quote.Quotation
		for _, m := range inMarks.FindAllStringSubmatchIndex(body, -1) {
			from, to := max(m[2], m[4], m[6]), max(m[3], m[5], m[7])
			qs = append(qs, quote.Quotation{Spans: []news.Span{{Start: uint32(from), End: uint32(to)}}})
		}
		event, _, _ := strings.Cut(id, "_")
		if strings.HasSuffix(id, "plus") {
			event += "plus"
		}
		articles = append(articles, article{event, filled(n.Text(body, nil, "en"), qs, body)})
	}
	counts := make(map[Relation]int)
	m := Matcher{}
	for i, x := range articles {
		for _, y := range articles[:i] {
			matches := m.Matches(x.side, y.side)
			for _, match := range matches {
				if counts[match.Relation]++; x.event != y.event {
					t.Errorf("in two events: %s", render(x.side, y.side, match))
				}
			}
			if len(matches) > 0 {
				checkMatches(t, x.side, y.side)
			}
		}
	}
	t.Logf("%d articles: %v", len(articles), counts)
	if counts[Exact] < 400 || counts[Trimmed] < 100 || counts[Merged] < 50 || counts[Altered] < 70 {
		t.Errorf("too few matches: %v", counts)
	}
}
