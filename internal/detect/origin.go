package detect

import (
	"cmp"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/template"
	"github.com/copytaster/copytaster/internal/wire"
)

// wired is what wire copy tells of a side, made when it is first needed.
type wired struct {
	made       made // which of them
	facts      template.Facts
	item       short.Item
	chars      ocr.Text
	characters ocr.Side
	who        origin.Article
}

type made uint8

const (
	madeFacts made = 1 << iota
	madeItem
	madeCharacters
	madeOrigin
)

// who says of an article what its origin is judged by.
func (d *doc) who(a *news.Article, anatomy *wire.Anatomy, credits []wire.Credit) origin.Article {
	out := origin.Article{Role: a.Role, Source: wire.House(a.Source), Published: d.Dated, Place: int(d.version)}
	out.Agency, _ = wire.Agency(a.Source)
	out.Dateline = wire.House(anatomy.Dateline.Agency)
	for _, c := range credits {
		out.Credits = append(out.Credits, c.To)
	}
	if d.chain >= 0 {
		out.Chain = fmt.Sprint(d.chain)
	}
	return out
}

// origin returns what the origin of a side is judged by.
func (s *side) origin() *origin.Article {
	w := &s.wired
	if w.made&madeOrigin == 0 {
		w.who = s.doc.who(s.article, &s.anatomy, wire.Credits(s.article, &s.anatomy))
		w.made |= madeOrigin
	}
	return &w.who
}

// wordsAnError is the number of shared words for each that is misspelt. Where they are fewer, the words are not misspelt but of
// another vocabulary, or misread. Of pairs that share 30 words or more on reuters-dev and ecbplus, 99 of 100 have no misspelt word.
const wordsAnError = 100

// tellOrigin judges which of two articles took its text from the other, and whether it says so.
func (j *judge) tellOrigin(x, y *side, v *verdict) error {
	m := v.match
	if m.Relation == match.Template {
		return nil
	}
	p := origin.Pair{
		A:      origin.Side{Article: *x.origin(), Containment: m.ContainmentA},
		B:      origin.Side{Article: *y.origin(), Containment: m.ContainmentB},
		Shared: m.WordsShared,
	}
	if x.doc.same(y.doc) {
		p.A.Chain, p.B.Chain = "", "" // which of two equal ones is the earlier version only the times tell
	}
	for i := range m.Quotations {
		p.Quoted += m.Quotations[i].Words
	}
	p.Quoted = min(p.Quoted, p.Shared)
	if j.speller != nil {
		if e := j.speller.Errors(x.article.Body, y.article.Body, m.Passages); wordsAnError*(e.Both+e.OnlyA+e.OnlyB) <= p.Shared {
			p.Errors, p.A.Errors, p.B.Errors = e.Both, e.OnlyA, e.OnlyB
		}
	}
	var err error
	if p.A.Taken, err = j.taken(x.doc, y.doc); err != nil {
		return err
	}
	if p.B.Taken, err = j.taken(y.doc, x.doc); err != nil {
		return err
	}
	if m.Relation <= match.NearDuplicate || len(m.Passages) > 0 { // words in common that were said or told by many tell nothing
		m.Direction = origin.Judge(&p)
	}
	switch m.Direction.Direction {
	case origin.AToB:
		m.Credited = origin.Credited(&p.A.Article, &p.B.Article)
	case origin.BToA:
		m.Credited = origin.Credited(&p.B.Article, &p.A.Article)
	default:
		m.Credited = origin.Credited(&p.A.Article, &p.B.Article) || origin.Credited(&p.B.Article, &p.A.Article)
	}
	return nil
}

// mostVersions is how many versions of a story an article is compared with to tell which it took.
const mostVersions = 16

// taken reports whether an article matches a version of a story better than the other versions.
func (j *judge) taken(version, article *doc) (origin.Taken, error) {
	c := version.chain
	if c < 0 || c == article.chain || len(j.chains[c].Members) > mostVersions {
		return origin.NotKnown, nil
	}
	this, best := 0, -1
	for _, m := range j.chains[c].Members {
		n, err := j.common(article, j.docs[m.Number])
		if err != nil {
			return 0, err
		}
		if j.docs[m.Number] == version {
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

// register keeps who the articles are, each once it is asked for, for what sums up the run.
type register struct {
	d    *Detector
	kept map[int]*origin.Article
}

// article returns who a doc is.
func (r *register) article(i int) (*origin.Article, error) {
	if who := r.kept[i]; who != nil {
		return who, nil
	}
	x := r.d.docs[i]
	a, err := r.d.corpus.article(x)
	if err != nil {
		return nil, err
	}
	anatomy := x.anatomy(a)
	return r.enter(i, a, &anatomy, wire.Credits(a, &anatomy)), nil
}

// enter keeps who a doc is.
func (r *register) enter(i int, a *news.Article, anatomy *wire.Anatomy, credits []wire.Credit) *origin.Article {
	who := r.d.docs[i].who(a, anatomy, credits)
	r.kept[i] = &who
	return &who
}

// given is text of a doc that another one has too.
type given struct {
	giver      int              // doc
	direction  origin.Direction // with the giver as side a
	confidence float32
	words      [][2]int // of the terms of the doc
	shared     int
}

func (g *given) weight() float64 { return float64(g.shared) * float64(g.confidence) }

// weightiest returns the first of those that weigh most, of a direction; nil: there is none.
func weightiest(all []given, direction origin.Direction) (best *given) {
	for i := range all {
		if g := &all[i]; g.direction == direction && (best == nil || g.weight() > best.weight()) {
			best = g
		}
	}
	return best
}

// originOf returns where the text of a doc comes from, from what others have of it too: of those that it took text from, the
// one it has most words of, each counted by how sure that is.
func (r *register) originOf(all []given) (match.Origin, error) {
	best := weightiest(all, origin.AToB)
	if best == nil {
		return r.commonOrigin(all)
	}
	who, err := r.article(best.giver)
	if err != nil {
		return match.Origin{}, err
	}
	return match.Origin{
		Article: r.d.docs[best.giver].ID, Agency: who.Agency, Confidence: float64(best.confidence),
		Evidence: []string{fmt.Sprintf("%d words, the most that it has from any article it took text from", best.shared)},
	}, nil
}

// commonOrigin returns the agency that a doc and the one that has most of its words both took their text from.
func (r *register) commonOrigin(all []given) (match.Origin, error) {
	best := weightiest(all, origin.CommonSource)
	if best == nil {
		return match.Origin{}, nil
	}
	who, err := r.article(best.giver)
	if err != nil {
		return match.Origin{}, err
	}
	agency := who.Dateline
	for _, name := range who.Credits {
		if a, ok := wire.Agency(name); ok {
			agency = cmp.Or(agency, a)
		}
	}
	return match.Origin{
		Agency: agency, Confidence: float64(best.confidence),
		Evidence: []string{fmt.Sprintf("it has %d words in common with %s, and both took them from a third", best.shared, r.d.docs[best.giver].ID)},
	}, nil
}

// originOfCluster returns the member of a cluster with which it began.
func (r *register) originOfCluster(members []int, ways []way) (match.Origin, error) {
	if len(ways) == 0 {
		return match.Origin{}, nil
	}
	at := make(map[int]int, len(members))
	articles := make([]origin.Article, len(members))
	for i, m := range members {
		who, err := r.article(m)
		if err != nil {
			return match.Origin{}, err
		}
		at[m], articles[i] = i, *who
	}
	edges := make([]origin.Edge, len(ways))
	for i, w := range ways {
		edges[i] = origin.Edge{A: at[w.a], B: at[w.b], Verdict: origin.Verdict{Direction: w.direction, Confidence: float64(w.confidence)}}
	}
	first, confidence, because := origin.Of(articles, edges)
	if first < 0 {
		return match.Origin{}, nil
	}
	return match.Origin{
		Article: r.d.docs[members[first]].ID, Agency: articles[first].Agency, Confidence: confidence,
		Evidence: []string{fmt.Sprintf("pairs of its members that say so: %d", len(because))},
	}, nil
}

// audit adds up whom a doc owes its words, and whether it says so.
func (r *register) audit(i int, all []given) (origin.Audit, error) {
	who, err := r.article(i)
	if err != nil {
		return origin.Audit{}, err
	}
	reused := make([]origin.Reuse, len(all))
	for k, g := range all {
		giver, err := r.article(g.giver)
		if err != nil {
			return origin.Audit{}, err
		}
		reused[k] = origin.Reuse{Giver: giver, Direction: g.direction, Words: g.words}
	}
	return origin.Audited(who, reused), nil
}
