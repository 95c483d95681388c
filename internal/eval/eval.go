// Package eval scores a run against labels (the gold).
//
// A rate alone cannot be trusted: .98 of 50 pairs and .98 of 50 000 are not the same claim. So every rate comes with its
// two counts and can be checked by hand. And precision is given only if the labels allow it: a pair that nobody labelled
// is not an error unless the gold says that it is complete.
//
// These parts are scored, each if the gold has labels for it:
//
//   - pairs: which labelled pairs are in the run;
//   - passages: how well the run's passages cover the labelled spans, character by character;
//   - clusters: how well the run's clusters agree with the labelled ones;
//   - quotations: which labelled quotations are in the run, and whether their speakers are right;
//   - sentence pairs: these need no run, a [Scorer] scores them one by one.
//
// For example:
//
//	gold, err := eval.ReadGold(os.DirFS(dir))
//	scores, err := eval.Score(&eval.Run{Pairs: pairs, Clusters: clusters, Articles: articles}, gold, eval.Options{})
//	err = scores.WriteText(os.Stdout)
//
// Offsets count Unicode code points, as in every report. Scoring does not change a [Gold], and goroutines may share one.
package eval

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/copytaster/copytaster/internal/report"
)

// Run is what is scored: the content of a run folder.
type Run struct {
	// Pairs are all pairs of the run, each once, in any order. Nil means none. The sequence is read once.
	Pairs iter.Seq2[*report.Pair, error]
	// Clusters are the clusters of the run. An article in none of them is a cluster of its own.
	Clusters []report.Cluster
	// Articles are what the run read. Their ids and texts are compared with the gold's. Nil means no comparison.
	Articles []*report.Article
	// Quotations are the ledger of the run, in any order. Nil means none. The sequence is read once.
	Quotations iter.Seq2[*report.LedgerQuotation, error]
	// Sentences scores the sentence pairs of the gold. A pair with a score of Threshold or more counts as a paraphrase.
	// Nil leaves these pairs out.
	Sentences Scorer
	Threshold float64
}

// Scorer returns how surely two sentences say the same in other words: the greater the score, the surer. One goroutine
// calls it.
type Scorer func(a, b string) (score float64, err error)

// Options set what is scored. The zero value gives the defaults.
type Options struct {
	// MinWords is the length of the shortest gold span that must be found, in words of its shorter side. Set it to the
	// --min-words of the run. Default 12.
	MinWords int
	// SilverContainment is the smallest containment of the smaller article at which a silver pair must be found. Default
	// .3.
	SilverContainment float64
	// SilverResemblance is the smallest resemblance at which a silver pair counts as a near-duplicate. Default .7.
	SilverResemblance float64
	// Complete declares the labels complete: a pair that pairs.jsonl does not list is no pair, and a paraphrase that
	// spans.jsonl does not list is none. Precision then covers the whole run.
	Complete bool
	// ExceptKinds are kinds of pairs that a second total leaves out. Default none: there is no second total.
	ExceptKinds []string
	// Worst is the largest number of entries in each list of what was missed or came out worst. Default 0: no lists.
	Worst int
}

func (o Options) withDefaults() Options {
	o.MinWords = cmp.Or(o.MinWords, 12)
	o.SilverContainment = cmp.Or(o.SilverContainment, .3)
	o.SilverResemblance = cmp.Or(o.SilverResemblance, .7)
	return o
}

// ErrStrangers means that the run read none of the articles that the gold has labels for.
var ErrStrangers = errors.New("no article of the gold is in the run: do the ids of the two agree?")

// Score compares run with gold. It fails with [ErrStrangers], if run.Pairs, run.Quotations or run.Sentences fails, if a
// span of the run is malformed, if an article is in two clusters of the run, or if the words of a gold span cannot be
// counted.
func Score(run *Run, gold *Gold, o Options) (*Scores, error) {
	o = o.withDefaults()
	s := &Scores{Schema: Schema, MinWords: o.MinWords}
	texts, err := s.compareArticles(run, gold)
	if err != nil {
		return nil, err
	}
	found, err := collect(run.Pairs, gold)
	if err != nil {
		return nil, err
	}
	s.Pairs = scorePairs(found, gold, o)
	s.Silver = scoreSilver(found, gold, o)
	if s.Passages, err = scorePassages(found, gold, texts, o); err != nil {
		return nil, err
	}
	s.Paraphrases = scoreParaphrases(found, gold, o)
	if s.Clusters, err = scoreClusters(run.Clusters, gold); err != nil {
		return nil, err
	}
	if s.Quotations, err = scoreQuotations(run.Quotations, gold, o); err != nil {
		return nil, err
	}
	if s.Sentences, err = scoreSentences(run, gold, o); err != nil {
		return nil, err
	}
	if gold.Between > 0 {
		s.note("sentence pairs with a similarity between %d and %d, left out: %d", otherUpTo, sameFrom, gold.Between)
	}
	return s, nil
}

// compareArticles returns the texts of the run by id. It notes articles whose labels cannot fit: absent ones, and those
// with another text.
func (s *Scores) compareArticles(run *Run, gold *Gold) (map[string]string, error) {
	if run.Articles == nil {
		return nil, nil
	}
	texts := make(map[string]string, len(run.Articles))
	for _, a := range run.Articles {
		texts[a.ID] = a.Text
	}
	ids := gold.ids()
	absent, other := 0, 0
	for id := range ids {
		text, ok := texts[id]
		if !ok {
			absent++
		} else if doc, ok := gold.Docs[id]; ok && text != "" && text != doc {
			other++
		}
	}
	if absent > 0 && absent == len(ids) {
		return nil, ErrStrangers
	}
	if absent > 0 {
		s.note("articles of the gold that are not in the run: %d of %d; their pairs count as missed", absent, len(ids))
	}
	if other > 0 {
		s.note("articles with another text in the run than in docs.jsonl: %d; their spans may not fit", other)
	}
	return texts, nil
}

func (s *Scores) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

// pair is two article ids, the smaller first. The order in which a file gives them does not matter here.
type pair struct{ A, B string }

// pairOf returns the pair of a and b, and whether they changed places.
func pairOf(a, b string) (p pair, swapped bool) {
	if b < a {
		return pair{b, a}, true
	}
	return pair{a, b}, false
}

func (p pair) compare(q pair) int {
	return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
}

// sortedPairs returns the keys of m in increasing order.
func sortedPairs[V any](m map[pair]V) []pair {
	return slices.SortedFunc(maps.Keys(m), pair.compare)
}

// found is the part of a run that the gold has labels for.
type found struct {
	pairs       int                // number of pairs of the run
	reported    map[pair]bool      // the pairs of the gold: true if the run has the pair
	passages    map[pair][]passage // verbatim and edited passages of the pairs that have gold spans
	paraphrases map[pair][]passage // passages of kind paraphrase of the same pairs
	paraphrased int                // number of passages of kind paraphrase in all pairs of the run
}

// passage is a reported passage: its range on both sides of a pair, and the ranges of its edits.
type passage struct {
	sides [2]interval
	edits [2][]interval
}

// meets reports whether the passage shares characters with a gold span on both sides.
func (p *passage) meets(span [2]interval) bool {
	return p.sides[0].overlaps(span[0]) && p.sides[1].overlaps(span[1])
}

func collect(pairs iter.Seq2[*report.Pair, error], gold *Gold) (*found, error) {
	f := &found{reported: gold.pairs(), passages: make(map[pair][]passage), paraphrases: make(map[pair][]passage)}
	for _, s := range gold.Spans {
		p, _ := pairOf(s.A, s.B)
		f.passages[p] = nil
	}
	if pairs == nil {
		return f, nil
	}
	for r, err := range pairs {
		if err != nil {
			return nil, err
		}
		if err := f.add(r); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// add takes in one pair of the run.
func (f *found) add(r *report.Pair) error {
	f.pairs++
	p, swapped := pairOf(r.A, r.B)
	if _, ok := f.reported[p]; ok {
		f.reported[p] = true
	}
	_, labelled := f.passages[p]
	for i := range r.Passages {
		passages := f.passages
		if r.Passages[i].Kind == Paraphrase {
			f.paraphrased++
			passages = f.paraphrases
		}
		if !labelled {
			continue
		}
		v, err := newPassage(&r.Passages[i], swapped)
		if err != nil {
			return fmt.Errorf("pair %q, %q of the run, passage %d: %w", r.A, r.B, i+1, err)
		}
		passages[p] = append(passages[p], v)
	}
	return nil
}

func newPassage(r *report.Passage, swapped bool) (passage, error) {
	v := passage{sides: [2]interval{{r.AStart, r.AEnd}, {r.BStart, r.BEnd}}}
	for _, e := range r.Edits {
		v.edits[0] = append(v.edits[0], interval{e.AStart, e.AEnd})
		v.edits[1] = append(v.edits[1], interval{e.BStart, e.BEnd})
	}
	for i, side := range v.sides {
		for _, s := range append([]interval{side}, v.edits[i]...) {
			if s.start < 0 || s.end < s.start {
				return v, fmt.Errorf("%d to %d is no range of characters", s.start, s.end)
			}
		}
	}
	if swapped {
		v.sides[0], v.sides[1] = v.sides[1], v.sides[0]
		v.edits[0], v.edits[1] = v.edits[1], v.edits[0]
	}
	return v, nil
}
