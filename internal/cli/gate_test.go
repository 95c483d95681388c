package cli

import (
	"github.com/copytaster/copytaster/internal/match"
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
		{[]string{"share>=0.8"}, [10]bool{true}}, // 0.7 + 0.1 is less than 0.8 in binary
		{[]string{"share>=0.8001"}, [10]bool{}},
		{[]string{"share >= 0.1999"}, [10]bool{true, false, true, true}},
		{[]string{"share>=0.5"}, [10]bool{true, false, false, true}},
		{[]string{"share>=1"}, [10]bool{}},
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
		g, err := parseGate(tt.exprs, allOfIt)
		if err != nil {
			t.Errorf("%q: %v", tt.exprs, err)
			continue
		}
		var got [10]bool
		for i, p := range pairs {
			got[i] = g.over(p)
		}
		if got != tt.want {
			t.Errorf("%q: %v, want %v", tt.exprs, got, tt.want)
		}
	}
}

func TestGateRefuses(t *testing.T) {
	for _, expr := range []string{
		"", "duplicates", "share", "share>0.2", "share>=", "share>=0", "share>=-1", "share>=1.1", "share>=20%", "share>=NaN",
		"words>=", "words>=0", "words>=-5", "words>=1.5", "words>=Inf", "words>=many", "words<=5", "passage>=1",
		"paraphrases", "paraphrase>=0.5", "quotation", "quotation-altered>=1", "credited", "uncredited>=1", "corrected", "killed>=1",
	} {
		if _, err := parseGate([]string{"passage", expr}, allOfIt); err == nil {
			t.Errorf("%q is taken", expr)
		}
	}
}

// allOfIt is what there is to find.
const allOfIt = match.Duplicates | match.Passages | match.Quotations | match.Paraphrases

// TestGateOfNothing: a condition on what is not looked for would never be met, and nobody would know.
func TestGateOfNothing(t *testing.T) {
	for expr, find := range map[string]match.Find{
		"paraphrase": match.Paraphrases, "quotation-altered": match.Quotations, "uncredited": match.Passages, "killed": match.Passages,
	} {
		if _, err := parseGate([]string{expr}, allOfIt&^find); err == nil {
			t.Errorf("%s: no error", expr)
		}
		if _, err := parseGate([]string{expr}, find); err != nil {
			t.Errorf("%s: %v", expr, err)
		}
	}
}
