package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// textSums are what a summary says of pairs, whether they are shown or not.
type textSums struct {
	pairs, quotationPairs, paraphrasePairs, templates    int
	passages, quotations, altered, paraphrases, findings int
	uncredited, takenBack                                int
	articles                                             map[string]bool
	takers                                               map[string]int // articles that took text, by the source that gave it
	below                                                int            // pairs with a smaller share than is shown
}

func newTextSums() textSums {
	return textSums{articles: map[string]bool{}, takers: map[string]int{}}
}

// add adds p.
func (s *textSums) add(p *Pair) {
	s.pairs++
	switch p.Relation {
	case "quotation":
		s.quotationPairs++
	case "paraphrase":
		s.paraphrasePairs++
	case "template":
		s.templates++
	}
	s.passages += len(p.Copied())
	s.quotations += len(p.Quotations)
	s.altered += p.QuotationsAltered()
	s.paraphrases += len(p.Paraphrases())
	s.findings += len(p.Findings)
	if p.Uncredited() {
		s.uncredited++
	}
	if len(p.Findings) > 0 {
		s.takenBack++
	}
	for _, id := range []string{p.A, p.B} {
		if !s.articles[id] {
			s.articles[strings.Clone(id)] = true
		}
	}
	giver := p.ArticleA
	if p.Direction == "b to a" {
		giver = p.ArticleB
	}
	if (p.Direction == "a to b" || p.Direction == "b to a") && p.Relation != "version" && giver != nil && giver.Source != "" {
		if _, known := s.takers[giver.Source]; !known {
			s.takers[strings.Clone(giver.Source)] = 0
		}
		s.takers[giver.Source]++
	}
}

// mostGivers is how many sources a summary names.
const mostGivers = 3

// givers says from which sources text was taken most; "" where that is known of none.
func (s *textSums) givers() string {
	names := slices.SortedFunc(maps.Keys(s.takers), func(x, y string) int {
		return cmp.Or(cmp.Compare(s.takers[y], s.takers[x]), cmp.Compare(x, y))
	})
	for i, name := range names[:min(len(names), mostGivers)] {
		names[i] = fmt.Sprintf("%s (%s)", prose(name), number(s.takers[name]))
	}
	if len(names) == 0 {
		return ""
	}
	return "taken most from " + strings.Join(names[:min(len(names), mostGivers)], ", ")
}

// weaker says how many of the pairs have nothing as sure as a passage.
func (s *textSums) weaker() (say string) {
	if s.quotationPairs > 0 {
		say += fmt.Sprintf(", %s by quotations alone", number(s.quotationPairs))
	}
	if s.paraphrasePairs > 0 {
		say += fmt.Sprintf(", %s by a paraphrase alone", number(s.paraphrasePairs))
	}
	return say
}

// summary writes what was read and found.
func (p *page) summary(run *Run, s *textSums) {
	c, of := &run.Counts, ""
	if s.pairs < c.Pairs {
		of = " of " + number(c.Pairs)
	}
	p.items(0,
		p.join(p.in(strong, count(s.pairs, "pair")+of), p.in(dim, s.weaker())),
		p.in(dim, count(s.passages, "passage")),
		p.some(s.quotations, "quotation"),
		p.some(s.paraphrases, "paraphrase"),
		p.some(c.Clusters, "cluster"),
		p.some(c.Chains, "chain"),
		p.some(s.templates, "template"),
		p.some(s.findings, "finding"),
		p.in(dim, count(c.Articles, "article")+" read"),
		p.skipped(c),
	)
	if s.pairs == 0 {
		return
	}
	p.items(0,
		p.in(dim, count(len(s.articles), "article")+" in these pairs"),
		p.told(s.uncredited, number(s.uncredited)+" not credited"),
		p.told(s.takenBack, number(s.takenBack)+" with text taken back"),
		p.told(s.altered, count(s.altered, "quotation")+" altered"),
		p.in(dim, s.givers()),
	)
	if c.PopularLeft > 0 {
		p.text(0, p.in(dim, fmt.Sprintf("%s left out that share nothing but popular text: each article with it is paired with a few others",
			count(c.PopularLeft, "pair"))))
	}
	if c.GroupPairsLeft > 0 {
		p.text(0, p.in(dim, fmt.Sprintf("%s inside %s left out, see --max-group-pairs",
			count(c.GroupPairsLeft, "pair"), count(c.LargeGroups, "large group"))))
	}
}

// told says what matters, if there is any of it.
func (p *page) told(n int, what string) []glyph {
	if n == 0 {
		return nil
	}
	return p.in(plain, what)
}

// more says how many pairs are not shown, and where they are: in the page of the report, if there is one.
func (p *page) more(s *textSums, shown int, report string) {
	if more := s.pairs - s.below - shown; more > 0 {
		where := "--limit 0 shows all"
		if report != "" {
			where = "open " + Printable(report) + ", or --limit 0"
		}
		p.text(0, p.in(plain, count(more, "more pair")+": "+where))
	}
	if s.below > 0 {
		p.text(0, p.in(dim, count(s.below, "pair")+" below --min-share not shown"))
	}
}
