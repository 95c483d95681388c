package compare

import (
	"fmt"
	"math"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/template"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// tellStory asks whether two articles with a passage tell one story, or two in the words of one template. Those with equal words do.
func (p *pair) tellStory(x, y *side) {
	m := p.Match
	if x.Head.SameWords(y.Head) || len(m.Passages) == 0 {
		return
	}
	e := template.Compare(x.factsOf(), y.factsOf(), template.Pair{Hours: hoursBetween(x.Article, y.Article), LongestRun: m.LongestRun})
	m.Story = &e
}

// factsOf returns the names, numbers and times of a side.
func (x *side) factsOf() *template.Facts {
	if x.made&madeFacts == 0 {
		template.Read(&x.facts, x.Article, x.Anatomy.Zones, &x.Text)
		x.made |= madeFacts
	}
	return &x.facts
}

// hoursBetween returns the hours between the publication of two articles, NaN where they are not known: of days without a time,
// those that surely lie between them.
func hoursBetween(a, b *news.Article) float64 {
	if a.Published.IsZero() || b.Published.IsZero() {
		return math.NaN()
	}
	return hoursApart(a.Dated(), b.Dated())
}

// hoursApart returns the hours that surely lie between two known times.
func hoursApart(a, b news.Dated) float64 {
	firstA, lastA := a.Bounds()
	firstB, lastB := b.Bounds()
	return max(0, firstB.Sub(lastA).Hours(), firstA.Sub(lastB).Hours())
}

// Who says of an article what its origin is judged by; x has the article, its anatomy and credits. What it returns shares no memory with the
// slices of x and may be kept.
func Who(x *prepare.Prepared) origin.Article {
	h := x.Head
	source := h.Source.Value()
	out := origin.Article{Role: h.Role, Source: wire.House(source), Published: h.Dated, Place: int(h.Version)}
	out.Agency, _ = wire.Agency(source)
	out.Dateline = wire.House(x.Anatomy.Dateline.Agency)
	for _, c := range x.Credits {
		out.Credits = append(out.Credits, c.To)
	}
	out.Words = int(h.Terms)
	out.Signed = signed(x.Credits)
	out.Helped = helped(x.Credits)
	out.Release = x.Article != nil && wire.IsRelease(x.Article)
	out.Announcement = x.Article != nil && wire.IsAnnouncement(x.Article)
	out.Speech = x.Article != nil && wire.IsSpeech(x.Article.Title)
	if h.Chain >= 0 {
		out.Chain = fmt.Sprint(h.Chain)
	}
	return out
}

// signed returns the agency whose copy an article says that it is; "" if none, or more than one.
func signed(credits []wire.Credit) (agency string) {
	for i := range credits {
		if !credits[i].Signs() {
			continue
		}
		name, ok := wire.Agency(credits[i].To)
		if ok && agency != "" && name != agency {
			return ""
		}
		if ok {
			agency = name
		}
	}
	return agency
}

// helped reports whether an article says that it is copy of agencies, or that their copy went into it.
func helped(credits []wire.Credit) bool {
	return slices.ContainsFunc(credits, func(c wire.Credit) bool {
		_, agency := wire.Agency(c.To)
		return c.How != "text" && (agency || c.To == wire.Agencies)
	})
}

// naming adds to the credits of an article that of the source of another one, where its text gives it: sources that no table
// knows are credited, too.
func naming(who *origin.Article, x *side, source string) {
	if source != "" && !slices.Contains(who.Credits, source) && len(wire.CreditsTo(x.Article, &x.Anatomy, source)) > 0 {
		who.Credits = append(slices.Clip(who.Credits), source)
	}
}

// origin returns what the origin of a side is judged by.
func (c *Comparer) origin(x *side) (*origin.Article, error) {
	if x.made&madeOrigin == 0 {
		if err := c.reader.Read(&x.Prepared, x.ref, corpus.Anatomy); err != nil {
			return nil, err
		}
		x.who = Who(&x.Prepared)
		x.made |= madeOrigin
	}
	return &x.who, nil
}

// wordsAnError is the number of shared words for each that is misspelt. Where they are fewer, the words are not misspelt but of
// another vocabulary, or misread. Of pairs that share 30 words or more on reuters-dev and ecbplus, 99 of 100 have no misspelt word.
const wordsAnError = 100

// tellOrigin judges which of two articles took its text from the other, and whether it says so.
func (p *pair) tellOrigin(x, y *side) error {
	c, m := p.c, p.Match
	whoX, err := c.origin(x)
	if err != nil {
		return err
	}
	whoY, err := c.origin(y)
	if err != nil {
		return err
	}
	o := origin.Pair{
		A:      origin.Side{Article: *whoX, Containment: m.ContainmentA},
		B:      origin.Side{Article: *whoY, Containment: m.ContainmentB},
		Shared: m.WordsShared - p.MarksB.Count()[InParaphrase], // who tells a thing in other words may have it from anybody
	}
	naming(&o.A.Article, x, whoY.Source)
	naming(&o.B.Article, y, whoX.Source)
	if x.Head.SameTerms(y.Head) || !p.ordered(x, y) {
		o.A.Chain, o.B.Chain = "", "" // which of two equal ones is the earlier version only the times tell
	}
	o.Quoted = min(m.WordsQuoted, o.Shared)
	if len(m.Passages) == 0 && m.Relation == match.Quotation {
		for i := range m.Quotations {
			o.Shared += m.Quotations[i].Words
		}
		o.Quoted = o.Shared
	}
	o.Speaker = speaker(m)
	o.Told = o.Speaker != "" && slices.ContainsFunc(m.Paraphrases, func(told match.SentencePair) bool {
		inA, _ := x.quotedIn(told.A)
		inB, _ := y.quotedIn(told.B)
		return inA+inB == 0
	})
	if c.speaks(x) && c.speaks(y) {
		if e := c.speller.Errors(x.Article.Body, y.Article.Body, m.Passages); wordsAnError*(e.Both+e.OnlyA+e.OnlyB) <= o.Shared {
			o.Errors, o.A.Errors, o.B.Errors = e.Both, e.OnlyA, e.OnlyB
		}
	}
	if o.A.Taken, err = c.taken(x, y); err != nil {
		return err
	}
	if o.B.Taken, err = c.taken(y, x); err != nil {
		return err
	}
	m.OfAgency = o.A.OfAgency() || o.B.OfAgency()
	allA, allB := o.A.Credits, o.B.Credits
	o.A.Credits, o.B.Credits = beside(&o.A.Article, x, m.Passages, true), beside(&o.B.Article, y, m.Passages, false)
	if m.Relation <= match.NearDuplicate || len(m.Passages) > 0 || m.Relation == match.Quotation && o.SameSpeaker() { // words in common that were said or told by many tell nothing more
		m.Direction = origin.Judge(&o)
	}
	o.A.Credits, o.B.Credits = allA, allB
	m.Credited = origin.CreditedBetween(m.Direction.Direction, &o.A.Article, &o.B.Article)
	return nil
}

// ordered reports whether two versions of one story differ in their marks, or in their times: else nothing tells which is the earlier.
func (p *pair) ordered(x, y *side) bool {
	chain := p.c.chainOf(x)
	if chain == nil || x.Head.Chain != y.Head.Chain {
		return true
	}
	a, b := x.Head, y.Head
	if chain[a.Version].Version != chain[b.Version].Version {
		return true
	}
	return !a.Published.IsZero() && !b.Published.IsZero() && hoursApart(a.Dated, b.Dated) > 0
}

// besideBytes is how far from shared text, in bytes, a credit in the text may stand that is for it.
const besideBytes = 300

// beside returns whom an article credits for what it shares with another one: who signs the article, or gave to it, and who is named
// in the text beside the shared words. Who is named elsewhere is credited for something else.
func beside(who *origin.Article, x *side, passages []align.Passage, inA bool) (names []string) {
	elsewhere := make(map[string]bool)
	for i := range x.Credits {
		c := &x.Credits[i]
		near := c.How != "text"
		for k := 0; k < len(passages) && !near; k++ {
			span := passages[k].B
			if inA {
				span = passages[k].A
			}
			near = c.Span.Start <= span.End+besideBytes && span.Start <= c.Span.End+besideBytes
		}
		if near {
			names = append(names, c.To)
		} else {
			elsewhere[c.To] = true
		}
	}
	for _, name := range who.Credits {
		if !elsewhere[name] && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// speaks reports whether the right words of the language of an article are known.
func (c *Comparer) speaks(x *side) bool {
	return c.speller != nil && c.o.Model.Speaks(x.Head.Lang.Value())
}

// mostVersions is how many versions of a story an article is compared with to tell which it took.
const mostVersions = 16

// chainOf returns the chain of an article; nil where it is of none.
func (c *Comparer) chainOf(x *side) profile.Chain {
	if x.Head.Chain < 0 {
		return nil
	}
	return c.profile.Chains[x.Head.Chain]
}

// taken reports whether an article matches a version of a story better than the other versions.
func (c *Comparer) taken(version, article *side) (origin.Taken, error) {
	chain := c.chainOf(version)
	if chain == nil || version.Head.Chain == article.Head.Chain || len(chain) > mostVersions {
		return origin.NotKnown, nil
	}
	this, best := 0, -1
	for _, v := range chain {
		i, found := c.corpus.Find(v.ID)
		if !found || i != version.ref && isTake(v.Version, chain[version.Head.Version].Version) {
			continue
		}
		n, err := c.common(article.ref, i)
		if err != nil {
			return 0, err
		}
		if i == version.ref {
			this = n
		} else {
			best = max(best, n)
		}
	}
	switch {
	case this > best:
		return origin.ThisVersion, nil
	case this < best:
		return origin.OtherVersion, nil
	}
	return origin.NotKnown, nil
}

// isTake reports whether two versions are takes of one item: parts of it, of which an article may have taken both.
func isTake(v, w wire.Version) bool {
	return v.Take != w.Take && v.Marks == w.Marks && v.N == w.N
}

// findTakenBack fills in what the one article still carries of a version of a story, the other one, though a later version
// corrected or withdrew it.
func (p *pair) findTakenBack(x, y *side) error {
	m := p.Match
	for _, inA := range [2]bool{false, true} {
		version, article := x, y
		if inA {
			version, article = y, x
		}
		chain := p.c.chainOf(version)
		if chain == nil || version.Head.Chain == article.Head.Chain || version.Head.Source == article.Head.Source {
			continue
		}
		fate, by := chain.Fate(int(version.Head.Version))
		if fate != versions.Corrected && fate != versions.Killed {
			continue
		}
		mended, err := p.mended(version, article, chain[by].ID, fate)
		if err != nil {
			return err
		}
		if mended {
			continue
		}
		like := match.Finding{Kind: match.Killed, InA: inA, By: chain[by].ID}
		back := allOf(&version.Text)
		if fate == versions.Corrected {
			like.Kind = match.Corrected
			if back, err = p.c.takenBack(version, chain, by); err != nil {
				return err
			}
		}
		for _, s := range versions.Carried(&x.Text, &y.Text, m.Passages, inA, back) {
			if of := s.B; !quotes(article, inA, s, of) {
				like.A, like.B = s.A, s.B
				m.Findings = append(m.Findings, like)
			}
		}
	}
	return nil
}

// quotes reports whether most of what an article carries stands in quotation marks there: it tells what somebody said.
func quotes(article *side, inA bool, s versions.Stretch, span news.Span) bool {
	if inA {
		span = s.A
	}
	quoted, all := article.quotedIn(span)
	return 2*quoted > all
}

// mended reports whether an article cannot be blamed for what it has of a version that was taken back: it says itself that a story was
// taken back, or has more of the version that corrects it.
func (p *pair) mended(version, article *side, by string, fate versions.Fate) (bool, error) {
	if fate == versions.Killed {
		return wire.TellsWithdrawal(article.Article), nil
	}
	i, found := p.c.corpus.Find(by)
	if !found {
		return false, nil
	}
	old, err := p.c.common(article.ref, version.ref)
	if err != nil {
		return false, err
	}
	corrected, err := p.c.common(article.ref, i)
	return corrected > old, err
}

// takenBack returns the terms of a version that a correction, by its place in the chain, took back. What is not in the corpus
// took nothing back.
func (c *Comparer) takenBack(version *side, chain profile.Chain, correction int) (bitset.Set, error) {
	stood := allOf(&version.Text)
	if before := chain[correction-1].ID; before != version.Head.ID {
		var err error
		if stood, err = c.standsIn(version, before); err != nil {
			return nil, err
		}
	}
	stands, err := c.standsIn(version, chain[correction].ID)
	if err != nil {
		return nil, err
	}
	return versions.TakenBack(stood, stands), nil
}

// allOf returns the set of all terms of a text.
func allOf(text *normalize.Text) bitset.Set {
	s := bitset.New(len(text.Terms))
	s.AddRange(0, len(text.Terms))
	return s
}

// standsIn returns the terms of a version that stand in another one, all where that is not in the corpus.
func (c *Comparer) standsIn(version *side, other string) (bitset.Set, error) {
	i, found := c.corpus.Find(other)
	if !found {
		return allOf(&version.Text), nil
	}
	var o side
	if err := c.fill(&o, i); err != nil {
		return nil, err
	}
	c.aligner.Load(version.aligned(), o.aligned())
	passages := c.aligner.Passages(align.Options{MinWords: prepare.Shingle}) // a correction may leave a few words of a sentence
	stands, _ := versions.Common(&version.Text, &o.Text, passages)
	return stands, nil
}
