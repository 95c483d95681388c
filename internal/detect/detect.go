// Package detect is the pipeline: it puts the stages in order, from articles to matches.
//
//	d, err := detect.Read(ctx, articles, detect.Options{})
//	defer d.Close()
//	for m, err := range d.Matches(ctx) { ... }
//	outcome, err := d.Outcome()
//
// The way of an article. [Read] takes it apart (wire), makes terms of it (normalize), shingles of the terms (shingle)
// and a signature of the shingles (sketch), and sets text and terms aside (corpus.go). [Detector.Matches] collapses equal
// articles into classes (classes.go) and gathers near-duplicates into groups (groups.go); it collects candidates, pairs of
// classes that are near-duplicates by signature or have a fingerprint in common (candidates.go), and makes pairs of
// articles of them (pairs.go); it compares each pair exactly, aligns it and decides (judge.go).
//
// The same articles give the same matches in the same order, whatever their order, the number of workers and the memory.
package detect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"runtime"
	"time"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/versions"
)

// Threshold is the score from which two sentences count as a paraphrase, in (0, 1].
type Threshold float64

const (
	Loose  Threshold = 0  // finds most of them
	Strict Threshold = -1 // finds few that are none
)

// Options says what to look for and how. The zero value means the defaults.
type Options struct {
	Find           match.Find        // default: all
	MinWords       int               // shortest passage, in words; default 12, at least Shingle
	MinResemblance float64           // of near-duplicates, in (0, 1); default 0.7
	Paraphrase     Threshold         // default: Loose
	Window         time.Duration     // only pairs published within it; default: all
	WireToOutlet   bool              // only pairs of one article with [news.RoleWire] and one without
	MaxGroupPairs  int               // largest group of near-duplicates of which all pairs are reported; default 100; below 0: no limit
	Boilerplate    *boilerplate.List // standing text that is left out whatever is learnt; may be nil
	Lang           string            // ISO 639-1; language in which all articles are stemmed; default: that of most
	Workers        int               // default: all processors; never changes the matches
	Memory         int64             // bytes to keep within, about; default 1 GiB; never changes the matches
	Tmp            string            // folder for what does not fit; default: the system's for temporary files
	MatchesOnly    bool              // Articles and Ledger are not called, so what was found of each article need not be kept
	Progress       *Progress         // told how far the run is; may be nil
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

// score returns the score that a model gives the threshold.
func (t Threshold) score(m *paraphrase.Model) float64 {
	switch loose, strict := m.Thresholds(); t {
	case Loose:
		return loose
	case Strict:
		return strict
	}
	return float64(t)
}

func (o Options) withDefaults() (Options, error) {
	o.Find = cmp.Or(o.Find, match.Duplicates|match.Passages|match.Quotations|match.Paraphrases)
	o.MinWords = cmp.Or(o.MinWords, usualWords)
	o.MinResemblance = cmp.Or(o.MinResemblance, 0.7)
	o.MaxGroupPairs = cmp.Or(o.MaxGroupPairs, 100)
	o.Workers = cmp.Or(o.Workers, runtime.GOMAXPROCS(0))
	o.Memory = cmp.Or(o.Memory, 1<<30)
	switch {
	case o.MinWords < Shingle:
		return o, fmt.Errorf("shortest passage of %d words: must be at least %d, the length of a shingle", o.MinWords, Shingle)
	case !(o.MinResemblance > 0 && o.MinResemblance < 1):
		return o, fmt.Errorf("resemblance of %v: must lie between 0 and 1", o.MinResemblance)
	case !(o.Paraphrase > 0 && o.Paraphrase <= 1 || o.Paraphrase == Loose || o.Paraphrase == Strict):
		return o, fmt.Errorf("paraphrases from %v: must lie between 0 and 1", o.Paraphrase)
	case o.Window < 0:
		return o, errors.New("window: must not be negative")
	case o.Workers < 1:
		return o, fmt.Errorf("%d workers: must be at least 1", o.Workers)
	case o.Memory < 0:
		return o, fmt.Errorf("memory of %d bytes: must not be negative", o.Memory)
	}
	return o, nil
}

// usualWords is the default of MinWords.
const usualWords = 12

// briefly reports whether short items are compared as such. Who asks for longer passages than usual wants no shorter ones.
func (o Options) briefly() bool { return o.Find&match.Passages != 0 && o.MinWords <= usualWords }

// window is w of winnowing: the longest for which every run of MinWords equal terms has a whole window of shingles.
func (o Options) window() int { return o.MinWords - Shingle + 1 }

func (o Options) align() align.Options { return align.Options{MinWords: o.MinWords} }

// Detector holds the articles of a run. It is used by one goroutine, which starts the others, and closed at the end.
type Detector struct {
	o Options

	model          *paraphrase.Model // nil: no paraphrases are looked for
	paraphraseFrom float64           // score

	texts, packed, noted *spill.Space // of the shelves
	surveyed             *spill.Space // of the shelves; empty after the survey
	spilled              *spill.Space // pairs
	corpus               corpus

	docs       []*doc // by ID
	lang       string // in which all are normalised
	duplicates []match.Duplicate
	standing   *boilerplate.List // learnt and given; nil: none
	chains     []versions.Chain
	lexicon    *ocr.Lexicon       // of the words of all articles
	searchFrom ocr.Look           // of the articles that are looked for by their characters
	terms      *short.Frequencies // in how many articles a term stands; nil where none is short
	against    bool               // some articles are of --against

	bands   index.Bands
	classes classes
	buckets *index.Buckets // of classes
	groups  []group        // by representative; the first is none
	groupOf []uint32       // of each class; 0: none
	common  *index.Common
	rank    []uint32 // of each class in the order of publication

	tally    tally
	register register
}

// textsInMemory is how many bytes of texts are kept in memory. They are read again only where something was found.
const textsInMemory = 32 << 20

// Read prepares all articles for comparison. An error of src ends it, as does ctx or a folder for temporary files that
// cannot be written.
func Read(ctx context.Context, src iter.Seq2[news.Article, error], o Options) (*Detector, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	bands, rows, err := index.Tune(slots, o.MinResemblance, missCost)
	if err != nil {
		return nil, err
	}
	d := &Detector{
		o:        o,
		texts:    spill.New(o.Tmp, min(textsInMemory, o.Memory/32)),
		packed:   spill.New(o.Tmp, o.Memory/8),
		noted:    spill.New(o.Tmp, o.Memory/8),
		surveyed: spill.New(o.Tmp, o.Memory/16),
		lexicon:  ocr.NewLexicon(),
		spilled:  spill.New(o.Tmp, 0),
		bands:    index.NewBands(bands, rows),
	}
	if o.Find&match.Paraphrases != 0 {
		if d.model, err = paraphrase.Load(); err != nil {
			return nil, err
		}
		d.paraphraseFrom = o.Paraphrase.score(d.model)
	}
	err = d.read(ctx, src)
	if err == nil {
		err = d.dropDuplicateIDs()
	}
	if err == nil {
		err = d.survey(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	d.register = register{d: d, kept: make(map[int]*origin.Article)}
	d.collapse()
	d.tally.docs = d.docs
	d.numberQuotations()
	return d, nil
}

// Close removes the temporary files.
func (d *Detector) Close() error {
	return errors.Join(d.texts.Close(), d.packed.Close(), d.noted.Close(), d.surveyed.Close(), d.spilled.Close())
}

// Matches yields every pair of articles with reuse, by (ID of A, ID of B). It may be ranged over once; an error comes
// last: that of ctx, or of the folder for temporary files.
func (d *Detector) Matches(ctx context.Context) iter.Seq2[*match.Match, error] {
	return func(yield func(*match.Match, error) bool) {
		if err := d.index(ctx); err != nil {
			yield(nil, err)
			return
		}
		pairs := d.pairs(d.candidates(ctx))
		for v, err := range d.judgeAll(ctx, pairs) {
			if err != nil {
				yield(nil, err)
				return
			}
			d.tally.add(v, !d.o.MatchesOnly)
			if v.match != nil && !yield(v.match, nil) {
				return
			}
		}
	}
}

// Compare aligns two articles, which may be the same one twice, and describes what they share, be it nothing.
func Compare(a, b *news.Article, o Options) (*match.Match, error) {
	both := []*news.Article{a, b}
	if a == b {
		both = both[:1]
	}
	o.Workers = 1
	d, err := Read(context.Background(), func(yield func(news.Article, error) bool) {
		for i, x := range both {
			x := *x
			x.ID = fmt.Sprint(i)
			if !yield(x, nil) {
				return
			}
		}
	}, o)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	m, err := d.newJudge().describe(0, len(both)-1, 0)
	if err != nil {
		return nil, err
	}
	m.A, m.B = a, b
	return m, nil
}
