package account

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/wire"
)

// register keeps who the articles are, each once it is asked for.
type register struct {
	corpus corpus.Corpus
	reader corpus.Reader
	x      prepare.Prepared
	kept   map[corpus.Ref]*origin.Article
}

func newRegister(c corpus.Corpus) register {
	return register{corpus: c, reader: c.Open(), kept: make(map[corpus.Ref]*origin.Article)}
}

// article returns who an article is.
func (r *register) article(i corpus.Ref) (*origin.Article, error) {
	if who := r.kept[i]; who != nil {
		return who, nil
	}
	if err := r.reader.Read(&r.x, i, corpus.Article|corpus.Anatomy); err != nil {
		return nil, err
	}
	return r.enter(i, &r.x), nil
}

// enter keeps who an article is.
func (r *register) enter(i corpus.Ref, x *prepare.Prepared) *origin.Article {
	who := compare.Who(x)
	r.kept[i] = &who
	return &who
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

// originOf returns where the text of an article comes from, from what others have of it too: of those that it took text from, the
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
		Article: r.corpus.Head(best.giver).ID, Agency: who.Agency, Confidence: float64(best.confidence),
		Evidence: []string{fmt.Sprintf("%d words, the most that it has from any article it took text from", best.shared)},
	}, nil
}

// commonOrigin returns the agency that an article and the one that has most of its words both took their text from.
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
		Evidence: []string{fmt.Sprintf("it has %d words in common with %s, and both took them from a third", best.shared, r.corpus.Head(best.giver).ID)},
	}, nil
}

// originOfCluster returns the member of a cluster with which it began.
func (r *register) originOfCluster(members []int, ways []way) (match.Origin, error) {
	if len(ways) == 0 {
		return match.Origin{}, nil
	}
	at := make(map[corpus.Ref]int, len(members))
	articles := make([]origin.Article, len(members))
	for i, m := range members {
		who, err := r.article(corpus.Ref(m))
		if err != nil {
			return match.Origin{}, err
		}
		at[corpus.Ref(m)], articles[i] = i, *who
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
		Article: r.corpus.Head(corpus.Ref(members[first])).ID, Agency: articles[first].Agency, Confidence: confidence,
		Evidence: []string{fmt.Sprintf("pairs of its members that say so: %d", len(because))},
	}, nil
}

// audit adds up whom an article, x, owes its words, and whether it says so. It returns the credits in its text to the sources of
// those that have words of it, too.
func (r *register) audit(x *prepare.Prepared, who origin.Article, all []given) (origin.Audit, []wire.Credit, error) {
	var named []wire.Credit
	asked := make(map[string]bool)
	reused := make([]origin.Reuse, len(all))
	for k, g := range all {
		giver, err := r.article(g.giver)
		if err != nil {
			return origin.Audit{}, nil, err
		}
		reused[k] = origin.Reuse{Giver: giver, Direction: g.direction, Words: g.words, Owed: g.owed}
		if source := giver.Source; source != "" && source != who.Source && !asked[source] && !slices.Contains(who.Credits, source) {
			asked[source] = true
			named = append(named, wire.CreditsTo(x.Article, &x.Anatomy, source)...)
		}
	}
	for _, c := range named {
		who.Credits = append(slices.Clip(who.Credits), c.To)
	}
	return origin.Audited(&who, reused), named, nil
}
