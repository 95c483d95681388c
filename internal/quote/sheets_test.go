package quote

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/sentence"
	"github.com/copytaster/copytaster/internal/wire"
)

// extractWell extracts as a run does, with the sentences of package sentence.
func extractWell(body string) []Quotation {
	zones := wire.Parse(&news.Article{Body: body}).Zones
	outside := make([]news.Span, len(zones))
	for i := range zones {
		outside[i] = zones[i].Span
	}
	return new(Extractor).Extract(body, zones, sentence.Split(nil, body, outside))
}

// score counts how the speakers of some passages were found; misses has a line for each that is not right.
type score struct {
	n, right, wrong, empty int
	misses                 strings.Builder
}

func (s *score) add(p passage) {
	got := extractWell(p.body)
	for _, want := range p.want {
		s.n++
		speaker, found := "", false
		for _, q := range got {
			if strings.HasPrefix(q.Spans[0].Cut(p.body), want.words) {
				speaker, found = q.Speaker, true
				break
			}
		}
		switch {
		case speaker == want.speaker && found:
			s.right++
			continue
		case speaker == "":
			s.empty++
		default:
			s.wrong++
		}
		if !found {
			speaker = "not found"
		}
		fmt.Fprintf(&s.misses, "%s: %q instead of %q (%s)\n", p.name, speaker, want.speaker, want.words)
	}
}

// TestGerman scores the sheet that the rules were made with, and the one that they were not made with.
func TestGerman(t *testing.T) {
	var out strings.Builder
	for _, name := range [...]string{"german", "german-held"} {
		var s score
		for _, p := range readPassages(t, "testdata/"+name+".txt") {
			s.add(p)
		}
		fmt.Fprintf(&out, "%s: %d quotations: %d right, %d empty, %d wrong\n", name, s.n, s.right, s.empty, s.wrong)
		if name == "german" {
			out.WriteString(s.misses.String())
		}
		if ratio(s.right, s.n) < .75 || ratio(s.wrong, s.n) > .05 {
			t.Errorf("%s: of %d quotations %d right and %d wrong; want 75 %% and at most 5 %%", name, s.n, s.right, s.wrong)
		}
	}
	golden.Compare(t, "testdata/german.golden", []byte(out.String()))
}

// TestTongues scores the sheets of the other languages, a line each: the one that the tables were made with, and the one that they were not made with.
func TestTongues(t *testing.T) {
	var out strings.Builder
	for _, name := range [...]string{"tongues", "tongues-held"} {
		var misses strings.Builder
		var all score
		scores := map[string]*score{}
		var codes []string
		for _, p := range readPassages(t, "testdata/"+name+".txt") {
			code, _, _ := strings.Cut(p.name, " ")
			if scores[code] == nil {
				scores[code], codes = &score{}, append(codes, code)
			}
			scores[code].add(p)
			all.add(p)
		}
		for _, code := range codes {
			s := scores[code]
			fmt.Fprintf(&out, "%s %s: %d quotations: %d right, %d empty, %d wrong\n", name, code, s.n, s.right, s.empty, s.wrong)
			misses.WriteString(s.misses.String())
		}
		fmt.Fprintf(&out, "%s: %d quotations: %d right, %d empty, %d wrong\n%s", name, all.n, all.right, all.empty, all.wrong, misses.String())
		if ratio(all.right, all.n) < .75 || ratio(all.wrong, all.n) > .05 {
			t.Errorf("%s: of %d quotations %d right and %d wrong; want 75 %% and at most 5 %%", name, all.n, all.right, all.wrong)
		}
	}
	golden.Compare(t, "testdata/tongues.golden", []byte(out.String()))
}

// TestCutSheets cuts the sheets off at every seventh byte, if a character begins there: what is left has to be read, too.
func TestCutSheets(t *testing.T) {
	for _, name := range [...]string{"german", "tongues"} {
		for _, p := range readPassages(t, "testdata/"+name+".txt") {
			for at := range p.body {
				if at%7 != 0 {
					continue
				}
				for _, body := range [...]string{p.body[:at], p.body[at:]} {
					if problem := check(body, extract(body)); problem != "" {
						t.Fatalf("%s: %q", problem, body)
					}
				}
			}
		}
	}
}

// TestLanguagesAreTold holds every language to have a source, verbs and a row in the document, and to be known by its sheet.
func TestLanguagesAreTold(t *testing.T) {
	page, err := os.ReadFile("../../docs/languages.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][2]string{}
	for _, l := range tongues {
		rows[l.code] = [2]string{l.source, l.verbs}
	}
	for _, l := range scripts {
		rows[l.code] = [2]string{l.source, l.verbs}
	}
	if len(rows) != len(tongues)+len(scripts) {
		t.Error("two blocks of one language")
	}
	for code, cells := range rows {
		if cells[0] == "" || cells[1] == "" || !strings.Contains(string(page), "("+code+")") || !strings.Contains(string(page), cells[0]) {
			t.Errorf("%s lacks a source, verbs or a row in docs/languages.md", code)
		}
	}
	for _, p := range readPassages(t, "testdata/tongues.txt") {
		code, _, _ := strings.Cut(p.name, " ")
		var e Extractor
		e.Extract(p.body, nil, plainSentences(p.body))
		got := ""
		if s := e.text.scriptOf(); s != nil {
			got = s.code
		} else if w := e.text.vocabulary(); w != nil {
			got = w.code
		}
		if got != code && code+got != "noda" && code+got != "dano" {
			t.Errorf("%s is taken for %q", p.name, got)
		}
	}
}
