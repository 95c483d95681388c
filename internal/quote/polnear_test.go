package quote

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
)

// goldQuote is a line of quotes.jsonl.gz; offsets count code points.
type goldQuote struct {
	ID                   string
	Direct               bool
	Source, Cue, Content [][2]int
}

type document struct{ ID, Text string }

// tally counts how the quotations of the gold were found.
type tally struct {
	gold, touched, found       int // quotations of the gold, ours that touch one of them, and those that agree
	right, wrong, empty, noOne int // speaker spans of the quotations that agree
}

// TestPolnear scores the direct attributions whose content lies wholly in quotation marks. A quotation is found if all
// its spans are right, apart from marks, white space and punctuation at their ends. Its speaker is right if the spans
// overlap.
func TestPolnear(t *testing.T) {
	docs := dataset.Read[document](t, "polnear-train/docs.jsonl.gz")
	gold := map[string][]goldQuote{}
	for _, q := range dataset.Read[goldQuote](t, "polnear-train/quotes.jsonl.gz") {
		if q.Direct {
			gold[q.ID] = append(gold[q.ID], q)
		}
	}
	var n tally
	for _, d := range docs {
		n.add(d.Text, gold[d.ID], extract(d.Text))
	}
	precision, recall := ratio(n.found, n.touched), ratio(n.found, n.gold)
	f1 := 2 * precision * recall / (precision + recall)
	right, wrong := ratio(n.right, n.found-n.noOne), ratio(n.wrong, n.found-n.noOne)
	golden.Compare(t, "testdata/polnear.golden", fmt.Appendf(nil,
		"quotations of the gold %d, ours that touch one %d, found %d\ncontent precision %.3f recall %.3f F1 %.3f\nspeaker span right %d (%.3f), wrong %d (%.3f), empty %d\n",
		n.gold, n.touched, n.found, precision, recall, f1, n.right, right, n.wrong, wrong, n.empty))
	if f1 < .95 || right < .85 || wrong > .05 {
		t.Errorf("content F1 %.3f, want .95; speaker right %.3f, want .85; wrong %.3f, want at most .05", f1, right, wrong)
	}
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

func (n *tally) add(body string, gold []goldQuote, ours []Quotation) {
	points := newBytes(body)
	var spans [][]news.Span
	for _, g := range gold {
		content := points.spans(g.Content)
		twice := slices.ContainsFunc(spans, func(s []news.Span) bool { return slices.Equal(s, content) })
		if !twice && whollyQuoted(body, content) {
			n.gold++
			spans = append(spans, content)
			n.judge(body, content, points.spans(g.Source), ours)
		}
	}
	for _, q := range ours {
		if slices.ContainsFunc(spans, func(s []news.Span) bool { return touch(s, q.Spans) }) {
			n.touched++
		}
	}
}

func (n *tally) judge(body string, content, source []news.Span, ours []Quotation) {
	show := os.Getenv("QUOTE_MISSES")
	i := slices.IndexFunc(ours, func(q Quotation) bool { return sameContent(body, q.Spans, content) })
	if i < 0 {
		if strings.Contains(show, "content") {
			fmt.Println("CONTENT", cuts(body, content))
			for _, q := range ours {
				if touch(q.Spans, content) {
					fmt.Println("   OURS", cuts(body, q.Spans))
				}
			}
			fmt.Printf("   TEXT %q\n", body[max(0, int(content[0].Start)-150):min(len(body), int(content[len(content)-1].End)+150)])
		}
		return
	}
	n.found++
	q := ours[i]
	switch {
	case len(source) == 0:
		n.noOne++
	case touch(source, []news.Span{q.SpeakerSpan}):
		n.right++
	case q.SpeakerSpan.Len() == 0:
		n.empty++
		if strings.Contains(show, "empty") {
			fmt.Printf("EMPTY want %s\n   TEXT %q\n", cuts(body, source), body[max(0, int(content[0].Start)-300):min(len(body), int(content[len(content)-1].End)+200)])
		}
	default:
		n.wrong++
		if strings.Contains(show, "wrong") {
			fmt.Printf("WRONG got %q (%s) want %s\n   TEXT %q\n", q.SpeakerSpan.Cut(body), q.Cue.Cut(body), cuts(body, source), body[max(0, int(content[0].Start)-300):min(len(body), int(content[len(content)-1].End)+200)])
		}
	}
}

func cuts(body string, spans []news.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, fmt.Sprintf("%q", s.Cut(body)))
	}
	return out
}

// whollyQuoted reports whether each span begins and ends with a quotation mark, or right inside one.
func whollyQuoted(body string, spans []news.Span) bool {
	const left, right = "\"“‘«`'", "\"”’»'"
	for _, s := range spans {
		text := strings.TrimSpace(s.Cut(body))
		opens := strings.IndexAny(text, left) == 0 || strings.ContainsAny(lastRune(body[:s.Start]), left)
		trailing := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:!?", r) })
		closes := strings.ContainsAny(lastRune(trailing), right) || strings.ContainsAny(firstRune(body[s.End:]), "\"”»")
		if !opens || !closes {
			return false
		}
	}
	return len(spans) > 0
}

func lastRune(s string) string {
	r := []rune(s[max(0, len(s)-4):])
	return string(r[max(0, len(r)-1):])
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// sameContent reports whether two lists of spans cover the same words.
func sameContent(body string, a, b []news.Span) bool {
	return slices.EqualFunc(a, b, func(x, y news.Span) bool { return bare(body, x) == bare(body, y) })
}

// bare returns a span without marks, white space and punctuation at its ends.
func bare(body string, s news.Span) news.Span {
	off := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	text := s.Cut(body)
	left := strings.TrimLeftFunc(text, off)
	s.Start += uint32(len(text) - len(left))
	return news.Span{Start: s.Start, End: s.Start + uint32(len(strings.TrimRightFunc(left, off)))}
}

func touch(a, b []news.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}

// byteOffsets holds the byte offset of each code point of a text.
type byteOffsets []uint32

func newBytes(body string) byteOffsets {
	var b byteOffsets
	for i := range body {
		b = append(b, uint32(i))
	}
	return append(b, uint32(len(body)))
}

func (b byteOffsets) spans(points [][2]int) []news.Span {
	var out []news.Span
	for _, p := range points {
		out = append(out, news.Span{Start: b[p[0]], End: b[p[1]]})
	}
	slices.SortFunc(out, func(x, y news.Span) int { return int(x.Start) - int(y.Start) })
	return out
}
