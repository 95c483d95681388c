package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/report"
)

// gate decides whether a run fails: if any pair is over any of its conditions. It keeps what is over them.
type gate struct {
	conditions []condition
	results    []report.Gate // of the conditions
	reasons    []reasons     // of the conditions
	unowned    int           // pairs of which nothing tells whose words they are, where that is asked
}

// reasons are hits in words, as they are said: the first hit of each of the first few articles.
type reasons struct{ articles, lines []string }

// condition is one --fail-on.
type condition struct {
	expr    string
	needs   match.Find // what has to be looked for
	least   float64    // the value from which an article is over it
	carrier bool       // the value says by itself which article is at fault, whoever took from whom
	alike   bool       // the value is the same of both articles: one hit a pair
	counts  bool       // the value is a number of passages, sentences, quotations or findings, of which those count that are new
	value   func(p *report.Pair, s side) float64
	reason  func(p *report.Pair, s side) string
}

// side is an article of a pair, the one that is judged.
type side int

const (
	sideA side = iota
	sideB
)

const (
	hitsKept    = 10_000 // of each condition, in run.json
	reasonsKept = 10     // articles of each condition, on standard error
)

func parseGate(exprs []string, find match.Find, baseline string) (*gate, error) {
	g := &gate{}
	for _, expr := range exprs {
		plain, added := relative(strings.ReplaceAll(expr, " ", ""))
		c, err := parseCondition(plain, added)
		if err != nil {
			return nil, fmt.Errorf("--fail-on %s: %w", expr, err)
		}
		if added && baseline == "" {
			err := fmt.Errorf("--fail-on %s: it asks for what is new, and there is no --baseline", expr)
			return nil, hinted{err, "add --baseline FOLDER, an earlier run; or ask for all of it: --fail-on '" + plain + "'"}
		}
		c.expr = expr
		if err := c.checkFound(find); err != nil {
			return nil, err
		}
		g.conditions = append(g.conditions, c)
		g.results = append(g.results, report.Gate{Gate: expr, Hits: []report.Hit{}})
	}
	g.reasons = make([]reasons, len(g.conditions))
	return g, nil
}

// checkFound returns an error for a condition on what is not looked for: it would never be met.
func (c *condition) checkFound(find match.Find) error {
	for _, f := range [...]struct {
		name string
		find match.Find
	}{
		{"duplicates", match.Duplicates}, {"passages", match.Passages}, {"quotations", match.Quotations}, {"paraphrases", match.Paraphrases},
	} {
		if c.needs&f.find != 0 && find&f.find == 0 {
			err := fmt.Errorf("--fail-on %s: --find leaves %s out, so nothing would ever be over it", c.expr, f.name)
			return hinted{err, fmt.Sprintf("add %s to --find, or drop one of the two; both may also stand in %s or in %s* variables", f.name, defaultConfig, envPrefix)}
		}
	}
	return nil
}

// parseCondition returns the condition that is written expr, without spaces; added: on what is new alone. docs/ci.md says what each means.
func parseCondition(expr string, added bool) (condition, error) {
	name, limit, compared := strings.Cut(expr, ">=")
	if compared {
		x, err := strconv.ParseFloat(limit, 64)
		n, errN := strconv.Atoi(limit)
		switch {
		case name == "share" && err == nil && x > 0 && x <= 1 && added:
			return condition{needs: match.Passages, least: x, counts: true, value: shareAdded, reason: shareAddedReason}, nil
		case name == "share" && err == nil && x > 0 && x <= 1:
			return condition{needs: match.Passages, least: x, value: shareOf, reason: shareReason}, nil
		case name == "words" && errN == nil && n > 0 && added:
			return condition{needs: match.Passages, least: float64(n), counts: true, value: wordsAdded, reason: wordsAddedReason}, nil
		case name == "words" && errN == nil && n > 0:
			return condition{needs: match.Passages, least: float64(n), value: wordsOf, reason: wordsReason}, nil
		}
	}
	for _, c := range [...]condition{
		{expr: "duplicate", needs: match.Duplicates, value: duplicate, reason: duplicateReason},
		{expr: "passage", needs: match.Passages, counts: true, value: passages, reason: passagesReason},
		{expr: "paraphrase", needs: match.Paraphrases, counts: true, value: paraphrases, reason: paraphrasesReason},
		{expr: "quotation-altered", needs: match.Quotations, counts: true, value: altered, reason: alteredReason},
		{expr: "uncredited", needs: match.Passages, value: uncredited, reason: uncreditedReason},
		{expr: "killed", needs: match.Passages, carrier: true, counts: true, value: carried, reason: carriedReason},
	} {
		if c.expr == expr {
			c.least, c.alike = 1, !c.carrier
			return c, nil
		}
	}
	return condition{}, fmt.Errorf("must be duplicate, passage, paraphrase, quotation-altered, uncredited, killed, share>=X with X above 0 and at most 1, or words>=N with N above 0; with --baseline also share>=+X and words>=+N")
}

// judge puts p to the conditions, notes what is over them, and sets it in p. Two stories in the words of one template are
// over none, nor is what the baseline has.
func (g *gate) judge(p *report.Pair) {
	if p.Relation == "template" || len(g.conditions) == 0 {
		return
	}
	fresh := p.Fresh()
	for i := range g.conditions {
		c := &g.conditions[i]
		if c.expr == "uncredited" && p.Unowned() {
			g.unowned++
		}
		switch {
		case c.expr != "killed" && p.ArticleA != nil && p.ArticleB != nil && p.ArticleA.Against && p.ArticleB.Against:
			// a new article takes back what the one has of the other, and nothing else of them is new
		case c.counts:
			g.judgeBy(i, p, fresh)
		case p.IsNew(c.expr):
			g.judgeBy(i, p, p)
		}
	}
}

// judgeBy puts what is to be judged of a pair, all of it or what is new, to a condition.
func (g *gate) judgeBy(i int, pair, p *report.Pair) {
	c, r := &g.conditions[i], &g.results[i]
	for _, s := range c.judged(p) {
		value := c.value(p, s)
		if value < c.least {
			continue
		}
		hit := report.Hit{Gate: c.expr, Article: s.id(p), Source: s.other().id(p), Value: value}
		pair.Over = append(pair.Over, hit)
		if r.Over++; r.Over <= hitsKept {
			r.Hits = append(r.Hits, hit)
		}
		if said := &g.reasons[i]; len(said.lines) < reasonsKept && !slices.Contains(said.articles, hit.Article) {
			said.articles = append(said.articles, hit.Article)
			said.lines = append(said.lines, fmt.Sprintf("over the gate %s: %s, %s", c.expr, hit.Article, c.reason(p, s)))
		}
		if c.alike {
			return
		}
	}
}

// over reports whether anything is over the gate.
func (g *gate) over() bool {
	for i := range g.results {
		if g.results[i].Over > 0 {
			return true
		}
	}
	return false
}

// say names what is over the gate, some articles of each condition with one source; where says where all of it is named, if anywhere.
func (g *gate) say(e *env, where string) {
	for i := range g.reasons {
		lines := g.reasons[i].lines
		for _, line := range lines {
			e.say("%s", line)
		}
		if more := g.results[i].Over - len(lines); more > 0 {
			e.say("over the gate %s: %d more%s", g.conditions[i].expr, more, where)
		}
	}
	if g.unowned > 0 {
		e.say("not judged by uncredited: %s of which nothing tells whose words they are; give the articles a source, or name the others with --against or --wire", count(g.unowned, "pair"))
	}
}

// judged returns the articles of p that the condition judges: the new one, where the other is of --against; else the one that took
// from the other, where that is known; else the later one, for an earlier one has taken nothing from it; else both.
func (c *condition) judged(p *report.Pair) []side {
	if a, b := p.ArticleA, p.ArticleB; a != nil && b != nil && a.Against != b.Against {
		if b.Against {
			return []side{sideA}
		}
		return []side{sideB}
	}
	s, known := taker(p)
	switch {
	case c.carrier:
	case known:
		return []side{s}
	case later(p):
		return []side{sideB}
	}
	return []side{sideB, sideA}
}

// later reports whether b was surely published after a.
func later(p *report.Pair) bool {
	if p.LagS != nil {
		return *p.LagS > 0
	}
	const day = len(time.DateOnly)
	a, b := p.ArticleA, p.ArticleB
	return a != nil && b != nil && len(a.Published) >= day && len(b.Published) >= day && a.Published[:day] < b.Published[:day]
}

// taker returns the article of p that took from the other, where that is known.
func taker(p *report.Pair) (s side, known bool) {
	switch p.Direction {
	case "a to b":
		return sideB, true
	case "b to a":
		return sideA, true
	}
	return 0, false
}

func (s side) other() side { return sideB - s }

func (s side) id(p *report.Pair) string {
	if s == sideA {
		return p.A
	}
	return p.B
}

// from says where the words of the article that is judged stand too. It is "from" the other one only where that is known, or
// where the other one is of --against.
func (s side) from(p *report.Pair) string {
	source := s.other().id(p)
	if a, b := p.ArticleA, p.ArticleB; a != nil && b != nil && a.Against != b.Against {
		return "from " + source
	}
	if t, known := taker(p); known && t == s {
		return "from " + source
	}
	return "also in " + source
}

func shareOf(p *report.Pair, s side) float64 {
	if s == sideA {
		return p.ShareA.Reused()
	}
	return p.ShareB.Reused()
}

func shareReason(p *report.Pair, s side) string {
	return fmt.Sprintf("%.3g %% %s", 100*shareOf(p, s), s.from(p))
}

func wordsOf(p *report.Pair, s side) float64 {
	if s == sideA {
		return float64(p.WordsSharedA)
	}
	return float64(p.WordsShared)
}

func wordsReason(p *report.Pair, s side) string {
	return count(int(wordsOf(p, s)), "word") + " " + s.from(p)
}

// wordsAdded returns the words of the passages of p, which are those that are new, and not more than all that it shares.
func wordsAdded(p *report.Pair, s side) float64 {
	n := 0
	for i := range p.Passages {
		n += p.Passages[i].Words
	}
	return min(float64(n), wordsOf(p, s))
}

func wordsAddedReason(p *report.Pair, s side) string {
	return count(int(wordsAdded(p, s)), "new word") + " " + s.from(p)
}

// shareAdded returns the part of the article that wordsAdded are, and not more than all that is reused.
func shareAdded(p *report.Pair, s side) float64 {
	words := p.WordsB
	if s == sideA {
		words = p.WordsA
	}
	return min(wordsAdded(p, s)/float64(max(1, words)), shareOf(p, s))
}

func shareAddedReason(p *report.Pair, s side) string {
	return fmt.Sprintf("%.3g %% new %s", 100*shareAdded(p, s), s.from(p))
}

func duplicate(p *report.Pair, _ side) float64 {
	return truth(p.Relation == "identical" || p.Relation == "near-duplicate")
}

func duplicateReason(p *report.Pair, s side) string {
	if p.Relation == "identical" {
		return "identical to " + s.other().id(p)
	}
	return "near-duplicate of " + s.other().id(p)
}

func passages(p *report.Pair, _ side) float64 { return float64(len(p.Copied())) }

func passagesReason(p *report.Pair, s side) string {
	n := len(p.Copied())
	if n == 1 {
		return fmt.Sprintf("a passage of %s %s", count(p.Passages[0].Words, "word"), s.from(p))
	}
	return fmt.Sprintf("%d passages %s, the longest of %s", n, s.from(p), count(p.Passages[0].Words, "word"))
}

func paraphrases(p *report.Pair, _ side) float64 { return float64(len(p.Paraphrases())) }

func paraphrasesReason(p *report.Pair, s side) string {
	return fmt.Sprintf("%s told in other words than in %s", count(len(p.Paraphrases()), "sentence"), s.other().id(p))
}

func altered(p *report.Pair, _ side) float64 { return float64(p.QuotationsAltered()) }

func alteredReason(p *report.Pair, s side) string {
	return fmt.Sprintf("%s in other words than in %s, or by another speaker", count(p.QuotationsAltered(), "quotation"), s.other().id(p))
}

// uncredited is of the article that took: one that others took from owes them nothing.
func uncredited(p *report.Pair, s side) float64 {
	if t, known := taker(p); known && t != s {
		return 0
	}
	return truth(p.Uncredited())
}

func uncreditedReason(p *report.Pair, s side) string { return wordsReason(p, s) + ", without credit" }

func carried(p *report.Pair, s side) (n float64) {
	for i := range p.Findings {
		if (p.Findings[i].In == "a") == (s == sideA) {
			n++
		}
	}
	return n
}

func carriedReason(p *report.Pair, s side) string {
	for i := range p.Findings {
		if f := &p.Findings[i]; (f.In == "a") == (s == sideA) {
			return fmt.Sprintf("still has text of %s that %s %s", s.other().id(p), f.By, f.Kind)
		}
	}
	return ""
}

func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}

// count writes a number with the name of what is counted: "1 word", "2 words".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
