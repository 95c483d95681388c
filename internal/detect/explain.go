package detect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
)

// Explanation says why a pair was or was not reported: what each stage saw of it, and the rule that decided.
type Explanation struct {
	Match *Match // all that the two share, reported or not; A is the earlier one

	TermsA, TermsB       int
	ShinglesA, ShinglesB int // distinct
	ShinglesShared       int
	CommonShared         int // of these, common ones

	Bands, Rows int     // how signatures are cut
	BandsEqual  int     // bands in which the two signatures agree
	Estimate    float64 // of the resemblance, from the signatures

	PrintsA, PrintsB, PrintsShared int // distinct fingerprints

	LongestRun int       // equal terms in a row, stems counting as equal; 0: no shingle is shared
	RunA, RunB news.Span // where

	Threshold Options // as applied
	Reported  bool
	Rule      string // the rule that decided, as a sentence
}

// ErrNoArticle is returned where no article has the ID.
var ErrNoArticle = errors.New("no article with this id")

// Explain explains a pair of the articles read, which are two. It is called instead of Matches.
func (d *Detector) Explain(ctx context.Context, a, b string) (*Explanation, error) {
	i, err := d.find(a)
	if err != nil {
		return nil, err
	}
	k, err := d.find(b)
	if err != nil {
		return nil, err
	}
	if i == k {
		return nil, fmt.Errorf("%q: an article is not paired with itself", a)
	}
	if err := d.index(ctx); err != nil {
		return nil, err
	}
	if d.docs[k].article.Before(d.docs[i].article) {
		i, k = k, i
	}
	j := newJudge(d.o, d.docs, d.lang)
	e := &Explanation{Threshold: d.o}
	d.explainSets(e, d.docs[i], d.docs[k])
	e.RunA, e.RunB, e.LongestRun = align.LongestRun(j.side(i).side, j.side(k).side)

	pairs := d.pairs(d.candidates())
	at, found := slices.BinarySearchFunc(pairs, candidate{a: uint32(i), b: uint32(k)}, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	if found {
		e.Reported = j.compare(pairs[at]).match != nil
		e.Match = j.describe(i, k, pairs[at].by).match
	} else {
		e.Match = j.describe(i, k, 0).match
	}
	e.Rule = d.rule(e, i, k, found)
	return e, nil
}

// find returns the doc of an ID.
func (d *Detector) find(id string) (int, error) {
	i, found := slices.BinarySearchFunc(d.docs, id, func(x *doc, id string) int { return cmp.Compare(x.article.ID, id) })
	if !found {
		return 0, fmt.Errorf("%q: %w", id, ErrNoArticle)
	}
	return i, nil
}

func (d *Detector) explainSets(e *Explanation, x, y *doc) {
	e.TermsA, e.TermsB = x.terms, y.terms
	e.ShinglesA, e.ShinglesB = len(x.set), len(y.set)
	e.ShinglesShared = shingle.Common(x.set, y.set)
	for _, h := range x.set {
		if _, shared := slices.BinarySearch(y.set, h); shared && d.common.Has(h) {
			e.CommonShared++
		}
	}
	e.Bands, e.Rows = d.bands.Shape()
	e.BandsEqual = d.bands.Agree(x.sig, y.sig)
	e.Estimate = sketch.Resemblance(x.sig, y.sig)
	p, q := d.prints(x), d.prints(y)
	e.PrintsA, e.PrintsB, e.PrintsShared = len(p), len(q), shingle.Common(p, q)
}

// prints returns the distinct fingerprints of a doc.
func (d *Detector) prints(x *doc) shingle.Set {
	var hashes []uint64
	for _, f := range shingle.Winnow(nil, x.hashes, d.o.window(), d.common.Has) {
		hashes = append(hashes, f.Hash)
	}
	return shingle.SetOf(hashes)
}

// rule names what decided, in the order in which it is decided.
func (d *Detector) rule(e *Explanation, i, k int, candidate bool) string {
	a, b := d.docs[i].article, d.docs[k].article
	ci, ck := d.classOf(i), d.classOf(k)
	group := d.classes[ci].group
	switch {
	case !d.rolesAllow(a, b):
		return "not compared: the two stand on the same side of --against or --wire"
	case !d.windowAllows(a, b):
		return fmt.Sprintf("not compared: published further apart than --window %v", d.o.Window)
	case !candidate && group == d.classes[ck].group && d.large(group):
		return fmt.Sprintf("not compared: both are in one group of %d near-duplicates, more than --max-group-pairs %d, which is reported against its representative %s only",
			d.groups[group].docs, d.o.MaxGroupPairs, d.first(d.groups[group].classes[0]).article.ID)
	case !candidate && e.CommonShared > 0:
		return fmt.Sprintf("not compared: all they share stands in more than %d articles, of which each is paired with the %d earliest and the %d nearest only", CommonAbove, linksEach, linksEach)
	case !candidate:
		return "not compared: no band of the signatures agrees and no fingerprint is shared"
	case e.Reported && e.Match.Relation != Reuse:
		return fmt.Sprintf("reported: resemblance %.3f, at --min-resemblance %v or above", e.Match.Resemblance, d.o.MinResemblance)
	case e.Reported:
		return fmt.Sprintf("reported: passages of --min-words %d words or more: %d", d.o.MinWords, len(e.Match.Passages))
	}
	return fmt.Sprintf("compared and not reported: no passage of --min-words %d words or more, and resemblance %.3f below --min-resemblance %v",
		d.o.MinWords, e.Match.Resemblance, d.o.MinResemblance)
}

// classOf returns the class of a doc.
func (d *Detector) classOf(doc int) uint32 {
	return uint32(slices.IndexFunc(d.classes, func(c class) bool { return slices.Contains(c.members, uint32(doc)) }))
}
