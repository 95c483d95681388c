// Package detect is the pipeline: it puts the stages in order, from articles to matches.
//
//	d, err := detect.Read(ctx, articles, detect.Options{})
//	for m, err := range d.Matches(ctx) { ... }
//	outcome := d.Outcome()
//
// The way of an article. [Read] takes it apart (wire), makes terms of it (normalize), shingles of the terms (shingle)
// and a signature of the shingles (sketch). [Detector.Matches] collapses equal articles into classes and gathers
// near-duplicates into groups (groups.go); it collects candidates, pairs of classes that are near-duplicates by
// signature or have a fingerprint in common (candidates.go), and makes pairs of articles of them (pairs.go); it compares
// each pair exactly, aligns it and decides (judge.go).
//
// The same articles give the same matches in the same order, whatever their order and the number of workers.
package detect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"time"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Find is a set of things to look for.
type Find uint8

const (
	Duplicates Find = 1 << iota // near-duplicates, by resemblance
	Passages                    // passages, in any two articles
)

// Options says what to look for and how. The zero value means the defaults.
type Options struct {
	Find           Find          // default: both
	MinWords       int           // shortest passage, in words; default 12, at least Shingle
	MinResemblance float64       // of near-duplicates, in (0, 1); default 0.7
	Window         time.Duration // only pairs published within it; default: all
	WireToOutlet   bool          // only pairs of one article with [news.RoleWire] and one without
	MaxGroupPairs  int           // largest group of near-duplicates of which all pairs are reported; default 100; below 0: no limit
	Lang           string        // ISO 639-1; language in which all articles are stemmed; default: that of most
	Workers        int           // default: all processors; never changes the matches
	Progress       *Progress     // told how far the run is; may be nil
}

const (
	// Shingle is k: terms in a shingle. 5 is the usual length for words (Broder 1997 uses 10 for the web, passim 5).
	Shingle = 5
	// CommonAbove is the number of classes above which a shingle is common.
	CommonAbove = 50
	// linksEach is how many earliest and how many nearest holders of a common shingle each holder is paired with.
	linksEach = 4
	// slots is the length of a signature: a standard error of the estimate of at most .044.
	slots = 128
	// missCost weighs a near-duplicate that is missed against a pair checked in vain. It is high, for a check is cheap: at
	// the default threshold it gives 32 bands of 4 rows, which miss one pair in 6,000 at a resemblance of .7.
	missCost = 1000
)

func (o Options) withDefaults() (Options, error) {
	o.Find = cmp.Or(o.Find, Duplicates|Passages)
	o.MinWords = cmp.Or(o.MinWords, 12)
	o.MinResemblance = cmp.Or(o.MinResemblance, 0.7)
	o.MaxGroupPairs = cmp.Or(o.MaxGroupPairs, 100)
	o.Workers = cmp.Or(o.Workers, runtime.GOMAXPROCS(0))
	switch {
	case o.MinWords < Shingle:
		return o, fmt.Errorf("shortest passage of %d words: must be at least %d, the length of a shingle", o.MinWords, Shingle)
	case !(o.MinResemblance > 0 && o.MinResemblance < 1):
		return o, fmt.Errorf("resemblance of %v: must lie between 0 and 1", o.MinResemblance)
	case o.Window < 0:
		return o, errors.New("window: must not be negative")
	case o.Workers < 1:
		return o, fmt.Errorf("%d workers: must be at least 1", o.Workers)
	}
	return o, nil
}

// window is w of winnowing: the longest for which every run of MinWords equal terms has a whole window of shingles.
func (o Options) window() int { return o.MinWords - Shingle + 1 }

func (o Options) align() align.Options { return align.Options{MinWords: o.MinWords} }

// Detector holds the articles of a run. It is used by one goroutine, which starts the others.
type Detector struct {
	o Options

	docs       []*doc // by ID
	lang       string // in which all are normalised
	duplicates []Duplicate
	classes    []class // by smallest member
	groups     []group // by representative
	bands      *index.Bands
	common     index.Common
	rank       []uint32 // of each class in the order of publication
	against    bool     // some articles are of --against

	tally tally
}

// Read prepares all articles for comparison. An error of src ends it, as does ctx.
func Read(ctx context.Context, src iter.Seq2[news.Article, error], o Options) (*Detector, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	d := &Detector{o: o}
	if err := d.read(ctx, src); err != nil {
		return nil, err
	}
	d.dropDuplicateIDs()
	d.collapse()
	return d, nil
}

// Matches yields every pair of articles with reuse, by (ID of A, ID of B). It may be ranged over once; an error comes
// last, and only from ctx.
func (d *Detector) Matches(ctx context.Context) iter.Seq2[*Match, error] {
	return func(yield func(*Match, error) bool) {
		if err := d.index(ctx); err != nil {
			yield(nil, err)
			return
		}
		pairs := d.pairs(d.candidates())
		for _, x := range d.docs {
			x.hashes = nil // only fingerprints are chosen from them
		}
		for v, err := range d.judgeAll(ctx, pairs) {
			if err != nil {
				yield(nil, err)
				return
			}
			d.tally.add(v)
			if v.match != nil && !yield(v.match, nil) {
				return
			}
		}
	}
}

// Compare aligns two articles, which may be the same one twice, and describes what they share, be it nothing.
func Compare(a, b *news.Article, o Options) (*Match, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	languages := normalize.NewDetector()
	docs := []*doc{newDoc(a, languages)}
	if a != b {
		docs = append(docs, newDoc(b, languages))
	}
	j := newJudge(o, docs, cmp.Or(o.Lang, runLanguage(docs)))
	for _, x := range docs {
		j.prep.prepare(x)
	}
	return j.describe(0, len(docs)-1, 0).match, nil
}
