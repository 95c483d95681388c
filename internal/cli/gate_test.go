package cli

import (
	"testing"

	"github.com/copytaster/copytaster/internal/report"
)

func TestGate(t *testing.T) {
	reuse := &report.Pair{Relation: "reuse", WordsShared: 60, Passages: make([]report.Passage, 1), ShareA: report.Share{Verbatim: 1}, ShareB: report.Share{Verbatim: 0.7, Edited: 0.1, Own: 0.2}}
	twins := &report.Pair{Relation: "identical", WordsShared: 9, ShareB: report.Share{Own: 1}} // too short for a passage
	alike := &report.Pair{Relation: "near-duplicate", WordsShared: 300, Passages: make([]report.Passage, 2), ShareB: report.Share{Verbatim: 0.1999, Edited: 0, Own: 0.8001}}
	tests := []struct {
		exprs               []string
		reuse, twins, alike bool
	}{
		{nil, false, false, false},
		{[]string{"duplicate"}, false, true, true},
		{[]string{"passage"}, true, false, true},
		{[]string{"share>=0.8"}, true, false, false}, // 0.7 + 0.1 is less than 0.8 in binary
		{[]string{"share>=0.8001"}, false, false, false},
		{[]string{"share >= 0.1999"}, true, false, true},
		{[]string{"share>=1"}, false, false, false},
		{[]string{"words>=60"}, true, false, true},
		{[]string{"words>=61"}, false, false, true},
		{[]string{"words>=61", "share>=0.5"}, true, false, true},
	}
	for _, tt := range tests {
		g, err := parseGate(tt.exprs)
		if err != nil {
			t.Errorf("%q: %v", tt.exprs, err)
			continue
		}
		if g.over(reuse) != tt.reuse || g.over(twins) != tt.twins || g.over(alike) != tt.alike {
			t.Errorf("%q: %v, %v, %v; want %v, %v, %v", tt.exprs, g.over(reuse), g.over(twins), g.over(alike), tt.reuse, tt.twins, tt.alike)
		}
	}
}

func TestGateRefuses(t *testing.T) {
	for _, expr := range []string{
		"", "duplicates", "share", "share>0.2", "share>=", "share>=0", "share>=-1", "share>=1.1", "share>=20%", "share>=NaN",
		"words>=", "words>=0", "words>=-5", "words>=1.5", "words>=Inf", "words>=many", "words<=5", "passage>=1",
		"paraphrase", "quotation-altered", "uncredited", "killed",
	} {
		if _, err := parseGate([]string{"passage", expr}); err == nil {
			t.Errorf("%q is taken", expr)
		}
	}
}
