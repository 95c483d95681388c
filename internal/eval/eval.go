// Package eval scores a run against labels: which of the labelled pairs stand in the run, how well its passages
// cover the labelled ones, how its clusters agree with the labelled clusters, and which of the labelled quotations it has,
// with which speakers. Pairs of labelled sentences need no run: a [Scorer] scores them one by one.
//
//	gold, err := eval.ReadGold(os.DirFS(dir))
//	scores, err := eval.Score(&eval.Run{Pairs: pairs, Clusters: clusters, Articles: articles}, gold, eval.Options{})
//	err = scores.WriteText(os.Stdout)
//
// Every rate is given with the two counts it comes from, so that it can be checked by hand. Offsets count Unicode
// code points, as in every report.
//
// A [Gold] is not changed by scoring and may be shared between goroutines.
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
	// Pairs are all pairs of the run, each once, in any order; nil: none. It is read once.
	Pairs iter.Seq2[*report.Pair, error]
	// Clusters are the clusters of the run. An article in none of them is a cluster of its own.
	Clusters []report.Cluster
	// Articles are what the run read; their ids and texts are compared with the gold's. Nil: not compared.
	Articles []*report.Article
	// Quotations are the ledger of the run, in any order; nil: none. It is read once.
	Quotations iter.Seq2[*report.LedgerQuotation, error]
	// Sentences scores the sentence pairs of the gold, which count as paraphrases from Threshold on. Nil: these are left out.
	Sentences Scorer
	Threshold float64
}

// Scorer says how surely two sentences say the same in other words: the greater, the surer. It is called by one goroutine.
type Scorer func(a, b string) (score float64, err error)

// Options say what is scored. The zero value means the defaults.
type Options struct {
	// MinWords is the shortest gold span that must be found, in words of its shorter side: the --min-words of the
	// run. Default 12.
	MinWords int
	// SilverContainment is the containment of the smaller article from which a silver pair must be found. Default .3.
	SilverContainment float64
	// SilverResemblance is the resemblance from which a silver pair counts as a near-duplicate. Default .7.
	SilverResemblance float64
	// Complete says that a pair which pairs.jsonl does not list is no pair, and a paraphrase which spans.jsonl does not list
	// is none, so that precision can be given.
	Complete bool
	// ExceptKinds are kinds of pairs to leave out of a second total. Default none: no second total.
	ExceptKinds []string
	// Worst is the most entries in each list of what was missed or comes out worst. Default 0: no lists.
	Worst int
}

func (o Options) withDefaults() Options {
	o.MinWords = cmp.Or(o.MinWords, 12)
	o.SilverContainment = cmp.Or(o.SilverContainment, .3)
	o.SilverResemblance = cmp.Or(o.SilverResemblance, .7)
	return o
}

// ErrStrangers is returned where none of the gold's articles was read by the run.
var ErrStrangers = errors.New("no article of the gold is in the run: do the ids of the two agree?")

// Score compares run with gold. It fails where run.Pairs, run.Quotations or run.Sentences does, where a span of the run or
// a cluster is malformed, where the words of a gold span cannot be counted, and with [ErrStrangers].
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

// compareArticles returns the texts of the run by id and notes what keeps the gold's labels from fitting them.
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

// pair is two article ids, the smaller first: the order of a pair says nothing here.
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

// sortedPairs returns the keys of m in order.
func sortedPairs[V any](m map[pair]V) []pair {
	return slices.SortedFunc(maps.Keys(m), pair.compare)
}

// found is what of a run the gold asks for.
type found struct {
	pairs       int                // pairs of the run
	reported    map[pair]bool      // true for a pair of the gold that stands in the run; false for the others of the gold
	passages    map[pair][]passage // verbatim and edited ones of the pairs that have gold spans
	paraphrases map[pair][]passage // passages of kind paraphrase of these pairs
	paraphrased int                // passages of kind paraphrase of all pairs of the run
}

// passage is a reported passage: its range on both sides of a pair, and the ranges of its edits.
type passage struct {
	sides [2]interval
	edits [2][]interval
}

// meets reports whether the passage shares characters with a span on both sides.
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

// add takes a pair of the run.
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
