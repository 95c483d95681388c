package detect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
)

// Explanation says why a pair was or was not reported: what each stage saw of it, and the rule that decided.
type Explanation struct {
	Match *match.Match // all that the two share, reported or not; A is the earlier one

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

	Nearest        *Nearest // the two sentences that are most alike and not equal; nil: paraphrases are not looked for, or there are none
	ParaphraseFrom float64  // score

	Threshold Options // as applied
	Reported  bool
	Rule      string // the rule that decided, as a sentence
}

// Nearest is a sentence of each article, and why they are a paraphrase or not.
type Nearest struct {
	A, B news.Span
	paraphrase.Explanation
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
	if d.docs[k].Before(d.docs[i].Dated) {
		i, k = k, i
	}
	j := d.newJudge()
	e := &Explanation{Threshold: d.o}
	if err := d.explainSets(e, d.docs[i], d.docs[k]); err != nil {
		return nil, err
	}
	var by match.Route
	for p, err := range d.pairs(d.candidates(ctx)) {
		if err != nil {
			return nil, err
		}
		if p.A == uint32(i) && p.B == uint32(k) {
			by = match.Route(p.Tags)
			break
		}
	}
	if by != 0 {
		v, err := j.compare(i, k, by)
		if err != nil {
			return nil, err
		}
		e.Reported = v.match != nil
	}
	if e.Match, err = j.describe(i, k, by); err != nil {
		return nil, err
	}
	if err := j.longestRun(e, i, k); err != nil {
		return nil, err
	}
	if d.model != nil {
		e.ParaphraseFrom = d.paraphraseFrom
		if e.Nearest, err = j.nearest(i, k); err != nil {
			return nil, err
		}
	}
	e.Rule = d.rule(e, i, k, by != 0)
	return e, nil
}

// nearest explains the two sentences with the highest score of those that are worth being scored.
func (j *judge) nearest(a, b int) (*Nearest, error) {
	x, y, err := j.pair(a, b)
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(j.retell(x), j.retell(y)); err != nil {
		return nil, err
	}
	best := scored{score: -1}
	for p, q := range j.sentencePairs(x, y, [2][]int{numbers(len(x.told.heads)), numbers(len(y.told.heads))}) {
		if score := j.teller.scorer.Score(&x.told.sentences[p], &y.told.sentences[q]); score > best.score {
			best = scored{p, q, score}
		}
	}
	if best.score < 0 {
		return nil, nil
	}
	return &Nearest{
		x.told.heads[best.i].span, y.told.heads[best.k].span,
		j.teller.scorer.Explain(&x.told.sentences[best.i], &y.told.sentences[best.k]),
	}, nil
}

// numbers returns 0 to n-1.
func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// longestRun fills in the longest run of equal terms.
func (j *judge) longestRun(e *Explanation, i, k int) error {
	x, y, err := j.pair(i, k)
	if err != nil {
		return err
	}
	j.aligner.Load(&x.side, &y.side)
	e.RunA, e.RunB, e.LongestRun = j.aligner.LongestRun()
	return nil
}

// find returns the doc of an ID.
func (d *Detector) find(id string) (int, error) {
	i, found := slices.BinarySearchFunc(d.docs, id, func(x *doc, id string) int { return cmp.Compare(x.ID, id) })
	if !found {
		return 0, fmt.Errorf("%q: %w", id, ErrNoArticle)
	}
	return i, nil
}

// explainSets fills in what the shingles tell.
func (d *Detector) explainSets(e *Explanation, x, y *doc) error {
	u := d.unpacker()
	hashes, err := u.shingles(x)
	if err != nil {
		return err
	}
	sets := [2]shingle.Set{shingle.SetOf(hashes)}
	prints := [2]shingle.Set{d.printSet(hashes)}
	if hashes, err = u.shingles(y); err != nil {
		return err
	}
	sets[1], prints[1] = shingle.SetOf(hashes), d.printSet(hashes)

	e.TermsA, e.TermsB = int(x.terms), int(y.terms)
	e.ShinglesA, e.ShinglesB = len(sets[0]), len(sets[1])
	e.ShinglesShared = shingle.Common(sets[0], sets[1])
	for _, h := range sets[0] {
		if _, shared := slices.BinarySearch(sets[1], h); shared && d.common.Has(h) {
			e.CommonShared++
		}
	}
	sketcher := sketch.New(slots)
	p, q := sketcher.Sign(nil, sets[0]), sketcher.Sign(nil, sets[1])
	e.Bands, e.Rows = d.bands.Shape()
	e.BandsEqual, e.Estimate = d.bands.Agree(p, q), sketch.Resemblance(p, q)
	e.PrintsA, e.PrintsB, e.PrintsShared = len(prints[0]), len(prints[1]), shingle.Common(prints[0], prints[1])
	return nil
}

// printSet returns the distinct fingerprints among the shingles of a doc.
func (d *Detector) printSet(hashes []uint64) shingle.Set {
	var prints []uint64
	for _, f := range d.prints(nil, hashes) {
		prints = append(prints, f.Hash)
	}
	return shingle.SetOf(prints)
}

// rule names what decided, in the order in which it is decided.
func (d *Detector) rule(e *Explanation, i, k int, candidate bool) string {
	a, b := d.docs[i], d.docs[k]
	group := d.groupOf[d.classOf(i)]
	switch {
	case !d.rolesAllow(a, b):
		return "not compared: the two stand on the same side of --against or --wire"
	case !d.windowAllows(a, b):
		return fmt.Sprintf("not compared: published further apart than --window %v", d.o.Window)
	case !candidate && group == d.groupOf[d.classOf(k)] && d.large(group):
		return fmt.Sprintf("not compared: both are in one group of %d near-duplicates, more than --max-group-pairs %d, which is reported against its representative %s only",
			d.groups[group].docs, d.o.MaxGroupPairs, d.first(d.groups[group].classes[0]).ID)
	case !candidate && e.Nearest != nil && e.Nearest.Score >= d.paraphraseFrom:
		return "not compared: no band, fingerprint or quotation is shared, and all keys of the sentences that are paraphrases stand in too many others"
	case !candidate && e.CommonShared > 0:
		return fmt.Sprintf("not compared: all they share stands in more than %d articles, of which each is paired with the %d earliest and the %d nearest only", CommonAbove, linksEach, linksEach)
	case !candidate && e.PrintsShared > 0:
		return fmt.Sprintf("not compared: no band of the signatures agrees, the fingerprints they share stand in more than %d articles, and the terms beside them differ", crowdedAbove)
	case !candidate:
		return "not compared: no band of the signatures agrees and no fingerprint is shared"
	case !e.Reported && e.Match.FoundBy == match.ByNoise:
		return "compared by their characters and not reported: no band of the signatures agrees, no fingerprint is shared, and they have no passage of like characters"
	case e.Reported && e.Match.Relation == match.Template:
		return fmt.Sprintf("reported as two stories in the words of one template, which is no reuse: %.2f for one story", e.Match.Story.Score())
	case e.Reported && e.Match.Relation == match.Version:
		return "reported: two versions of one story of " + cmp.Or(e.Match.A.Source, "one source")
	case e.Reported && e.Match.Relation == match.Quotation:
		return fmt.Sprintf("reported: quotations in common: %d", len(e.Match.Quotations))
	case e.Reported && e.Match.Relation == match.Paraphrase:
		return fmt.Sprintf("reported: sentences told in other words, at --paraphrase %.2f or above: %d", d.paraphraseFrom, len(e.Match.Paraphrases))
	case e.Reported && e.Match.Relation != match.Reuse:
		return fmt.Sprintf("reported: resemblance %.3f, at --min-resemblance %v or above", e.Match.Resemblance, d.o.MinResemblance)
	case e.Reported && !slices.ContainsFunc(e.Match.Passages, func(p align.Passage) bool { return p.WordsB >= d.o.MinWords }):
		return fmt.Sprintf("reported: a short item, of which the other has most: passages: %d", len(e.Match.Passages))
	case e.Reported:
		return fmt.Sprintf("reported: passages of --min-words %d words or more: %d", d.o.MinWords, len(e.Match.Passages))
	}
	return fmt.Sprintf("compared and not reported: no passage of --min-words %d words or more, and resemblance %.3f below --min-resemblance %v",
		d.o.MinWords, e.Match.Resemblance, d.o.MinResemblance)
}

// classOf returns the class of a doc.
func (d *Detector) classOf(doc int) uint32 {
	at := slices.Index(d.classes.members, uint32(doc))
	c, _ := slices.BinarySearch(d.classes.start, uint32(at)+1)
	return uint32(c - 1)
}
