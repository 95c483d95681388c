package cli

import (
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"slices"
	"strconv"
	"strings"

	"github.com/copytaster/copytaster/internal/report"
)

// gate decides whether a run fails: if any pair is over any of its conditions, one a --fail-on.
type gate []func(p *report.Pair) bool

func parseGate(exprs []string, find match.Find) (gate, error) {
	if err := checkFound(exprs, find); err != nil {
		return nil, err
	}
	var g gate
	for _, expr := range exprs {
		over, err := parseCondition(expr)
		if err != nil {
			return nil, fmt.Errorf("--fail-on %s: %w", expr, err)
		}
		g = append(g, over)
	}
	return g, nil
}

// checkFound returns an error for a condition on what is not looked for: it would never be met.
func checkFound(exprs []string, find match.Find) error {
	for _, c := range [...]struct {
		expr, name string
		find       match.Find
	}{
		{"paraphrase", "paraphrases", match.Paraphrases}, {"quotation-altered", "quotations", match.Quotations},
		{"uncredited", "passages", match.Passages}, {"killed", "passages", match.Passages},
	} {
		if slices.Contains(exprs, c.expr) && find&c.find == 0 {
			return fmt.Errorf("--fail-on %s: --find leaves %s out", c.expr, c.name)
		}
	}
	return nil
}

// parseCondition returns the condition that is written expr. A passage is a verbatim or edited one; a quotation is altered
// where b has other words or another speaker; the share is what of b is reused in any way, quotations and paraphrases
// too; the words are those of b inside passages; uncredited see [report.Pair.Uncredited]; killed is text that
// an agency killed or corrected and the other article still carries.
func parseCondition(expr string) (func(p *report.Pair) bool, error) {
	name, limit, compared := strings.Cut(strings.ReplaceAll(expr, " ", ""), ">=")
	x, err := strconv.ParseFloat(limit, 64)
	n, errN := strconv.Atoi(limit)
	switch {
	case expr == "duplicate":
		return func(p *report.Pair) bool { return p.Relation == "identical" || p.Relation == "near-duplicate" }, nil
	case expr == "passage":
		return func(p *report.Pair) bool { return len(p.Copied()) > 0 }, nil
	case expr == "paraphrase":
		return func(p *report.Pair) bool { return len(p.Paraphrases()) > 0 }, nil
	case expr == "quotation-altered": // other words, or another speaker
		return func(p *report.Pair) bool { return p.QuotationsAltered() > 0 }, nil
	case name == "share" && compared && err == nil && x > 0 && x <= 1:
		return func(p *report.Pair) bool { return p.ShareB.Reused() >= x }, nil
	case name == "words" && compared && errN == nil && n > 0:
		return func(p *report.Pair) bool { return p.WordsShared >= n }, nil
	case expr == "uncredited":
		return (*report.Pair).Uncredited, nil
	case expr == "killed":
		return func(p *report.Pair) bool { return len(p.Findings) > 0 }, nil
	}
	return nil, fmt.Errorf("must be duplicate, passage, paraphrase, quotation-altered, uncredited, killed, share>=X with X above 0 and at most 1, or words>=N with N above 0")
}

// over reports whether a pair is over the gate. Two stories in the words of one template never are.
func (g gate) over(p *report.Pair) bool {
	if p.Relation == "template" {
		return false
	}
	for _, over := range g {
		if over(p) {
			return true
		}
	}
	return false
}
