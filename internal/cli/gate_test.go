package cli

import (
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/report"
)

func TestGate(t *testing.T) {
	reuse := &report.Pair{Relation: "reuse", WordsShared: 60, Passages: make([]report.Passage, 1), ShareA: report.Share{Verbatim: 1}, ShareB: report.Share{Verbatim: 0.7, Edited: 0.1, Own: 0.2}}
	twins := &report.Pair{Relation: "identical", WordsShared: 9, ShareB: report.Share{Own: 1}} // too short for a passage
	alike := &report.Pair{Relation: "near-duplicate", WordsShared: 300, Passages: make([]report.Passage, 2), ShareB: report.Share{Verbatim: 0.1999, Edited: 0, Own: 0.8001}}
	told := &report.Pair{Relation: "paraphrase", Passages: []report.Passage{{Kind: "paraphrase"}}, Quotations: []report.Quotation{{Relation: "exact"}, {Relation: "trimmed"}, {Relation: "merged"}},
		ShareB: report.Share{Quotation: 0.2, Verbatim: 0.1, Edited: 0.1, Paraphrase: 0.1, Own: 0.5}}
	altered := &report.Pair{Relation: "quotation", Quotations: []report.Quotation{{Relation: "exact"}, {Relation: "altered"}}}
	other := &report.Pair{Relation: "quotation", Quotations: []report.Quotation{{Relation: "reattributed"}}}
	carried := &report.Pair{Relation: "reuse", Credited: true, Findings: make([]report.Finding, 1), Passages: make([]report.Passage, 1)}
	filled := &report.Pair{Relation: "template", WordsShared: 90, Findings: make([]report.Finding, 1), Passages: make([]report.Passage, 1), ShareB: report.Share{Verbatim: 1}}
	update := &report.Pair{Relation: "version", Passages: make([]report.Passage, 1)}
	house := &report.Pair{
		Relation: "reuse", Passages: make([]report.Passage, 1),
		ArticleA: &report.Article{Source: "Post"}, ArticleB: &report.Article{Source: "Post"},
	}
	pairs := []*report.Pair{reuse, twins, alike, told, altered, other, carried, filled, update, house}
	tests := []struct {
		exprs []string
		want  [10]bool
	}{
		{nil, [10]bool{}},
		{[]string{"duplicate"}, [10]bool{false, true, true}},
		{[]string{"passage"}, [10]bool{0: true, 2: true, 6: true, 8: true, 9: true}},
		{[]string{"share>=0.8"}, [10]bool{true}},    // 0.7 + 0.1 is less than 0.8 in binary
		{[]string{"share>=0.8001"}, [10]bool{true}}, // a
		{[]string{"share >= 0.1999"}, [10]bool{true, false, true, true}},
		{[]string{"share>=0.5"}, [10]bool{true, false, false, true}},
		{[]string{"share>=1"}, [10]bool{true}},
		{[]string{"words>=60"}, [10]bool{true, false, true}},
		{[]string{"words>=61"}, [10]bool{false, false, true}},
		{[]string{"words>=61", "share>=0.6"}, [10]bool{true, false, true}},
		{[]string{"paraphrase"}, [10]bool{3: true}},
		{[]string{"quotation-altered"}, [10]bool{4: true, 5: true}},
		{[]string{"paraphrase", "quotation-altered"}, [10]bool{3: true, 4: true, 5: true}},
		{[]string{"uncredited"}, [10]bool{0: true, 1: true, 2: true}},
		{[]string{"killed"}, [10]bool{6: true}},
	}
	for _, tt := range tests {
		var got [10]bool
		for i, p := range pairs {
			g, err := parseGate(tt.exprs, allOfIt, "")
			if err != nil {
				t.Fatalf("%q: %v", tt.exprs, err)
			}
			g.judge(p)
			got[i] = g.over()
		}
		if got != tt.want {
			t.Errorf("%q: %v, want %v", tt.exprs, got, tt.want)
		}
	}
}

// TestGateJudges: the new article, else the one that took, else either; whatever the ids and so the sides are.
func TestGateJudges(t *testing.T) {
	fresh, old := &report.Article{}, &report.Article{Against: true}
	whole, part := report.Share{Verbatim: 1}, report.Share{Verbatim: 0.1, Own: 0.9}
	finding := func(in string) []report.Finding { return []report.Finding{{In: in, By: "kill", Kind: "killed"}} }
	base := report.Pair{A: "a", B: "b", Relation: "reuse", WordsSharedA: 80, WordsShared: 70, Passages: []report.Passage{{Kind: "verbatim", Words: 70}}, ShareA: whole, ShareB: part}
	tests := []struct {
		name, expr string
		change     func(p *report.Pair)
		want       string // article < source, of each hit
	}{
		{"new a", "share>=0.2", func(p *report.Pair) { p.ArticleA, p.ArticleB = fresh, old }, "a < b"},
		{"new b", "share>=0.2", func(p *report.Pair) { p.ArticleA, p.ArticleB = old, fresh }, ""},
		{"new b, who took from it", "share>=0.05", func(p *report.Pair) { p.ArticleA, p.ArticleB, p.Direction = old, fresh, "b to a" }, "b < a"},
		{"a took", "share>=0.2", func(p *report.Pair) { p.Direction = "b to a" }, "a < b"},
		{"b took", "share>=0.2", func(p *report.Pair) { p.Direction = "a to b" }, ""},
		{"nobody knows", "share>=0.2", func(p *report.Pair) { p.Direction = "unknown" }, "a < b"},
		{"a third", "share>=0.2", func(p *report.Pair) { p.Direction = "common source" }, "a < b"},
		{"the earlier of two", "share>=0.2", func(p *report.Pair) { p.Direction, p.LagS = "common source", new(int64(60)) }, ""},
		{"at one time", "share>=0.2", func(p *report.Pair) { p.LagS = new(int64(0)) }, "a < b"},
		{"a day later", "share>=0.2", func(p *report.Pair) {
			p.ArticleA, p.ArticleB = &report.Article{Published: "2024-03-01T23:00:00Z"}, &report.Article{Published: "2024-03-02"}
		}, ""},
		{"that day", "share>=0.2", func(p *report.Pair) {
			p.ArticleA, p.ArticleB = &report.Article{Published: "2024-03-01T23:00:00Z"}, &report.Article{Published: "2024-03-01"}
		}, "a < b"},
		{"both", "share>=0.1", func(p *report.Pair) {}, "b < a, a < b"},
		{"words of a", "words>=75", func(p *report.Pair) {}, "a < b"},
		{"words of b", "words>=75", func(p *report.Pair) { p.Direction = "a to b" }, ""},
		{"a pair once", "passage", func(p *report.Pair) {}, "b < a"},
		{"a pair, a new", "passage", func(p *report.Pair) { p.ArticleA, p.ArticleB = fresh, old }, "a < b"},
		{"owes", "uncredited", func(p *report.Pair) { p.Direction = "b to a" }, "a < b"},
		{"is owed", "uncredited", func(p *report.Pair) { p.ArticleA, p.ArticleB, p.Direction = fresh, old, "a to b" }, ""},
		{"carries", "killed", func(p *report.Pair) { p.Findings, p.Direction = finding("a"), "a to b" }, "a < b"},
		{"new and carries", "killed", func(p *report.Pair) { p.ArticleA, p.ArticleB, p.Findings = fresh, old, finding("a") }, "a < b"},
		{"new and took back", "killed", func(p *report.Pair) { p.ArticleA, p.ArticleB, p.Findings = old, fresh, finding("a") }, ""},
	}
	for _, tt := range tests {
		p := base
		tt.change(&p)
		g, err := parseGate([]string{tt.expr}, allOfIt, "")
		if err != nil {
			t.Fatal(err)
		}
		g.judge(&p)
		var got []string
		for _, h := range p.Over {
			got = append(got, h.Article+" < "+h.Source)
		}
		if s := strings.Join(got, ", "); s != tt.want || g.over() != (tt.want != "") || g.results[0].Over != len(got) {
			t.Errorf("%s: over are %q, want %q", tt.name, s, tt.want)
		}
	}
}

// TestGateOfMany: what is over a gate is counted whole, and kept and said in part.
func TestGateOfMany(t *testing.T) {
	g, err := parseGate([]string{"duplicate", "passage"}, allOfIt, "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range hitsKept + 5 {
		g.judge(&report.Pair{A: "a", B: fmt.Sprintf("b%02d", i/2), Relation: "identical"})
	}
	var said strings.Builder
	g.say(&env{stderr: &said}, "; run.json has them")
	if r := g.results[0]; r.Over != hitsKept+5 || len(r.Hits) != hitsKept || g.results[1].Over != 0 {
		t.Errorf("%d over, %d kept, %d of the other", r.Over, len(r.Hits), g.results[1].Over)
	}
	var want strings.Builder
	for i := range reasonsKept { // each article once
		fmt.Fprintf(&want, "over the gate duplicate: b%02d, identical to a\n", i)
	}
	want.WriteString("over the gate duplicate: 9995 more; run.json has them\n")
	if said.String() != want.String() {
		t.Errorf("said:\n%s", said.String())
	}
}

func TestGateRefuses(t *testing.T) {
	for _, expr := range []string{
		"", "duplicates", "share", "share>0.2", "share>=", "share>=0", "share>=-1", "share>=1.1", "share>=20%", "share>=NaN",
		"words>=", "words>=0", "words>=-5", "words>=1.5", "words>=Inf", "words>=many", "words<=5", "passage>=1",
		"paraphrases", "paraphrase>=0.5", "quotation", "quotation-altered>=1", "credited", "uncredited>=1", "corrected", "killed>=1",
	} {
		if _, err := parseGate([]string{"passage", expr}, allOfIt, ""); err == nil {
			t.Errorf("%q is taken", expr)
		}
	}
}

// allOfIt is what there is to find.
const allOfIt = match.Duplicates | match.Passages | match.Quotations | match.Paraphrases

// TestGateOfNothing: a condition on what is not looked for would never be met, and nobody would know.
func TestGateOfNothing(t *testing.T) {
	for expr, find := range map[string]match.Find{
		"duplicate": match.Duplicates, "passage": match.Passages, "share>=0.2": match.Passages, "words>=60": match.Passages,
		"paraphrase": match.Paraphrases, "quotation-altered": match.Quotations, "uncredited": match.Passages, "killed": match.Passages,
	} {
		if _, err := parseGate([]string{expr}, allOfIt&^find, ""); err == nil {
			t.Errorf("%s: no error", expr)
		}
		if _, err := parseGate([]string{expr}, find, ""); err != nil {
			t.Errorf("%s: %v", expr, err)
		}
	}
}
