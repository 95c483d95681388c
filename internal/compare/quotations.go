package compare

import (
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/quotematch"
)

const (
	// sharedKeys is the part of the keys of the shorter quotation, as its divisor, that two quotations have in common if they may be
	// one. Less is a turn of phrase.
	sharedKeys = 5
	// fewKeys is the number of keys of a quotation up to which one is enough: a short one has all of them, a longer one few.
	fewKeys = 9
)

// mayQuote reports whether two articles have quotations that may be one.
func (c *Comparer) mayQuote(a, b corpus.Ref) (bool, error) {
	for side, i := range [2]corpus.Ref{a, b} {
		if x := &c.keys[side]; x.Head != c.corpus.Head(i) {
			if err := c.reader.Read(x, i, corpus.QuotationKeys); err != nil {
				return false, err
			}
		}
	}
	for _, p := range c.keys[0].QuotationKeys {
		for _, q := range c.keys[1].QuotationKeys {
			shared := 0
			for _, k := range p {
				if slices.Contains(q, k) {
					shared++
				}
			}
			if fewer := min(len(p), len(q)); shared > 0 && (fewer <= fewKeys || shared*sharedKeys >= fewer) {
				return true, nil
			}
		}
	}
	return false, nil
}

// quotations fills in the quotations that the two articles have.
func (p *pair) quotations(x, y *side) error {
	c, m := p.c, p.Match
	b, err := c.quotedOf(y)
	if err != nil {
		return err
	}
	for i := range m.Passages {
		m.InQuotation = append(m.InQuotation, isQuoted(y, &m.Passages[i]))
	}
	if x.Head.Quotations == 0 || y.Head.Quotations == 0 {
		return nil
	}
	a, err := c.quotedOf(x)
	if err != nil {
		return err
	}
	for _, q := range c.quotations.Matches(a, b) {
		words := 0
		for _, s := range q.A.Spans {
			p.MarksA.set(&x.Text, s, InQuotation)
		}
		for _, s := range q.B.Spans {
			p.MarksB.set(&y.Text, s, InQuotation)
			_, n := y.Text.Within(s)
			words += n
		}
		m.Quotations = append(m.Quotations, match.QuotationPair{
			Match: q, QuotationA: a.Quotations[q.A.First], QuotationB: b.Quotations[q.B.First], Words: words,
		})
	}
	return nil
}

// leastUnnamed is the number of words from which a quotation that two articles have tells by itself that one person said it. Fewer,
// such as "boots on the ground", are anybody's unless both name the speaker.
const leastUnnamed = 8

// leastByTwo is the number of words that two people do not say by chance, where the articles that quote them share nothing else: each of
// them may say that somebody "is president of the United States".
const leastByTwo = 10

// dropPhrases forgets the quotations of two articles that share nothing else, if each is a phrase that many may have said.
func (p *pair) dropPhrases() {
	m := p.Match
	if len(m.Quotations) == 0 || len(m.Passages)+len(m.Paraphrases) > 0 || p.near || slices.ContainsFunc(m.Quotations, tellsWho) {
		return
	}
	m.Quotations = nil
	clear(p.MarksA)
	clear(p.MarksB)
}

// tellsWho reports whether a quotation that two articles have tells by itself, or by the names, that both quote one person; or that
// they give the words to two.
func tellsWho(q match.QuotationPair) bool {
	a, b := q.QuotationA.Speaker, q.QuotationB.Speaker
	if q.Relation == quotematch.Reattributed {
		return q.Words >= leastByTwo
	}
	return q.Words >= leastUnnamed || a != "" && b != ""
}

// isQuoted reports whether most words of a passage in y lie in its quotations.
func isQuoted(y *side, p *align.Passage) bool {
	quoted, _ := y.quotedIn(p.B)
	return 2*quoted > p.WordsB
}
