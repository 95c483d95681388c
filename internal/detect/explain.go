package detect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
)

// Explanation says why a pair was or was not reported: what each step saw of it, and the rule that decided.
type Explanation struct {
	Match *match.Match // all that the two share, reported or not; A is the earlier one

	TermsA, TermsB int // words outside zones
	pairing.Sets       // counts are 0 for an article of fewer than five terms, which has no shingle

	LongestRun int       // equal terms in a row, stems counting as equal; 0: no shingle is shared
	RunA, RunB news.Span // where, empty for none

	Nearest        *compare.Nearest // the two sentences that are most alike and not equal; nil: paraphrases are not looked for, or there are none
	ParaphraseFrom float64          // score from which two sentences are a paraphrase; 0: they are not looked for

	Options  Options // all options, as applied: defaults filled in
	Reported bool
	Rule     string // the rule that decided, as a sentence
}

// ErrNoArticle is returned, wrapped with the ID, where no article has that ID.
var ErrNoArticle = errors.New("no article with this id")

// Explain explains the pair of two articles that were read, by their IDs, in any order. The two must differ. It looks for all pairs,
// so it is called instead of Matches, and once.
func (r *Run) Explain(ctx context.Context, a, b string) (*Explanation, error) {
	i, err := r.find(a)
	if err != nil {
		return nil, err
	}
	k, err := r.find(b)
	if err != nil {
		return nil, err
	}
	if i == k {
		return nil, fmt.Errorf("%q: an article is not paired with itself", a)
	}
	if err := r.group(ctx); err != nil {
		return nil, err
	}
	if r.memory.Head(k).Before(r.memory.Head(i).Dated) {
		i, k = k, i
	}
	e := &Explanation{Options: r.settings.Options, TermsA: int(r.memory.Head(i).Terms), TermsB: int(r.memory.Head(k).Terms)}
	if e.Sets, err = r.search.Explain(r.profile, i, k); err != nil {
		return nil, err
	}
	var by match.Route
	for p, err := range r.search.Pairs(ctx, r.profile) {
		if err != nil {
			return nil, err
		}
		if p.A == i && p.B == k {
			by = match.Route(p.Tags)
			break
		}
	}
	c := r.newComparer()
	popular := false
	if by != 0 {
		result, err := c.Compare(i, k, by)
		if err != nil {
			return nil, err
		}
		e.Reported, popular = result.Match != nil, result.Popular
	}
	if e.Match, err = c.Describe(i, k, by); err != nil {
		return nil, err
	}
	if e.RunA, e.RunB, e.LongestRun, err = c.LongestRun(i, k); err != nil {
		return nil, err
	}
	if r.settings.model != nil {
		e.ParaphraseFrom = r.settings.paraphraseFrom
		if e.Nearest, err = c.Nearest(i, k); err != nil {
			return nil, err
		}
	}
	e.Rule = r.rule(e, i, k, by != 0, popular)
	return e, nil
}

// find returns the article of an ID.
func (r *Run) find(id string) (corpus.Ref, error) {
	i, found := r.memory.Find(id)
	if !found {
		return 0, fmt.Errorf("%q: %w", id, ErrNoArticle)
	}
	return i, nil
}

// popularRule says what becomes of popular text.
var popularRule = fmt.Sprintf("all they share stands in more than %d articles, of which each is paired with a few that tell all it has of it", pairing.CommonAbove)

// rule names what decided, in the order in which it is decided.
func (r *Run) rule(e *Explanation, i, k corpus.Ref, candidate, popular bool) string {
	group, together := r.search.LargeGroup(i, k)
	o := &r.settings
	switch {
	case !r.search.CampsAllow(i, k):
		return "not compared: the two stand on the same side of --against or --wire"
	case !r.search.WindowAllows(i, k):
		return fmt.Sprintf("not compared: published further apart than --window %v", o.Window)
	case !candidate && together:
		return fmt.Sprintf("not compared: both are in one group of %d near-duplicates, more than --max-group-pairs %d, which is reported against its representative %s only",
			group.Articles, o.MaxGroupPairs, r.memory.Head(group.Representative).ID)
	case !candidate && e.Nearest != nil && e.Nearest.Score >= o.paraphraseFrom:
		return "not compared: no band, fingerprint or quotation is shared, and all keys of the sentences that are paraphrases stand in too many others"
	case !candidate && e.CommonShared > 0:
		return "not compared: " + popularRule
	case popular:
		return "compared and not reported: " + popularRule
	case !candidate && e.PrintsShared > 0:
		return fmt.Sprintf("not compared: no band of the signatures agrees, the fingerprints they share stand in more than %d articles, and the terms beside them differ", pairing.CrowdedAbove)
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
		return fmt.Sprintf("reported: sentences told in other words, at --paraphrase %.2f or above: %d", o.paraphraseFrom, len(e.Match.Paraphrases))
	case e.Reported && e.Match.Relation == match.Identical:
		return "reported: all words outside datelines, sign-offs and the like are equal"
	case e.Reported && e.Match.Relation != match.Reuse:
		return fmt.Sprintf("reported: resemblance %.3f, at --min-resemblance %v or above", e.Match.Resemblance, o.MinResemblance)
	case e.Reported && !slices.ContainsFunc(e.Match.Passages, func(p align.Passage) bool { return p.WordsB >= o.MinWords }):
		return fmt.Sprintf("reported: a short item, of which the other has most: passages: %d", len(e.Match.Passages))
	case e.Reported:
		return fmt.Sprintf("reported: passages of --min-words %d words or more: %d", o.MinWords, len(e.Match.Passages))
	case e.Nearest != nil && e.Nearest.Score >= o.paraphraseFrom && e.Nearest.Refused != "":
		return "compared and not reported: no passage, and of the nearest sentences " + e.Nearest.Refused
	}
	return fmt.Sprintf("compared and not reported: no passage of --min-words %d words or more, and resemblance %.3f below --min-resemblance %v",
		o.MinWords, e.Match.Resemblance, o.MinResemblance)
}
