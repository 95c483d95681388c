package detect

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/progress"
)

// Threshold is the score from which two sentences count as a paraphrase, in (0, 1]; or one of the names Loose and Strict, which stand
// for a score of the model.
type Threshold float64

const (
	Loose  Threshold = 0  // the score that finds most of them; the default
	Strict Threshold = -1 // the score that finds few that are none
)

// Options says what to look for and how. The zero value means the defaults.
type Options struct {
	Find           match.Find        // default: all
	MinWords       int               // shortest passage, in words; default 12, at least Shingle
	MinResemblance float64           // of near-duplicates, in (0, 1); default 0.7
	Paraphrase     Threshold         // default: Loose
	Window         time.Duration     // only pairs published within it, not negative; default: all
	WireToOutlet   bool              // only pairs of one article with [news.RoleWire] and one without
	MaxGroupPairs  int               // largest group of near-duplicates of which all pairs are reported; default 100; below 0: no limit
	Boilerplate    *boilerplate.List // standing text that is left out whatever is learnt; may be nil
	// Lang is the language in which all articles are stemmed, ISO 639-1. Default: each in its own, and one that is too short to tell
	// in that of its source, else of the run.
	Lang string
	// Profile is that of the corpus, where it is known: then Lang and Boilerplate count for nothing, and common shingles that it
	// lacks are counted into it, and sentences are compared as with an index: only those that share two keys. Default: it is learnt
	// from the articles.
	Profile *profile.Profile
	Routes  []pairing.Route // default: [pairing.Routes]
	// Filed finds the articles of an index that the articles read, which it is given, may be paired with. Then these are paired
	// with those and with no others, and Profile is that of the index. Default: there is no index.
	Filed       func(read corpus.Corpus) (Filed, error)
	Workers     int                // not negative; default: all processors; never changes the matches
	Memory      int64              // bytes to keep within, about; not negative; default 1 GiB; never changes the matches
	Tmp         string             // folder for what does not fit; default: the system's for temporary files
	MatchesOnly bool               // Articles and Ledger are not called, so what was found of each article need not be kept
	Progress    *progress.Progress // told how far the run is; may be nil

	// ThroughBytes encodes and decodes every value that passes from one step to the next, as if each step ran on another
	// machine. It changes no result and takes several times as long: a test of the values.
	ThroughBytes bool

	tuned tuned
}

// tuned is how signatures are cut for a resemblance, and the model; zero: not known yet.
type tuned struct {
	resemblance float64
	bands       index.Bands
	model       *paraphrase.Model // nil: not read, or not needed
}

// Tuned returns the options with what takes a while to find out and hangs on Find and MinResemblance alone, for runs over a few articles: a run
// with these options, or with others that take it over by [Options.TunedAs], starts at once.
func (o Options) Tuned() (Options, error) {
	s, err := o.settings()
	o.tuned = tuned{s.MinResemblance, s.bands, s.model}
	return o, err
}

// TunedAs returns o with what [Options.Tuned] found out for x.
func (o Options) TunedAs(x Options) Options {
	o.tuned = x.tuned
	return o
}

// Shingle is the number of terms in a shingle.
const Shingle = prepare.Shingle

const (
	// usualWords is the default of MinWords.
	usualWords = 12
	// missCost weighs a near-duplicate that is missed against a pair checked in vain. It is high, for a check is cheap: at
	// the default threshold it gives 32 bands of 4 rows, which miss one pair in 6,000 at a resemblance of .7.
	missCost = 1000
)

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

// Filed are articles of an index, prepared with its profile, of which none has the ID of an article that is read. All of them are
// marked as of --against.
type Filed struct {
	Corpus corpus.Corpus // who holds one of the keys, who has the same terms as one of these, and who is in a version chain with one
	// Holders are those who hold a key, increasing, for every key that [Filer] gives for an article that is read.
	Holders   map[pairing.Key][]corpus.Ref
	Sentences map[corpus.Ref][]uint32 // as [pairing.Filed] has them
	Crowded   map[uint64]bool         // likewise
	Profile   *profile.Profile        // with the chains that the articles read make with those of the index; see [profile.Profile.JoinLater]
}

// Filer returns what tells under which keys articles with a profile are filed; see [Options.Filed]. Of the options those count that
// decide what is looked for. An error is that of the options.
func (o Options) Filer(p *profile.Profile) (*pairing.Filer, error) {
	s, err := o.settings()
	if err != nil {
		return nil, err
	}
	return pairing.NewFiler(p, s.pairing()), nil
}

// settings are options with what follows from them.
type settings struct {
	Options
	bands          index.Bands
	model          *paraphrase.Model // nil: no paraphrases are looked for
	paraphraseFrom float64           // score
}

func (o Options) settings() (s settings, err error) {
	if s.Options, err = o.withDefaults(); err != nil {
		return s, err
	}
	if s.bands = s.tuned.bands; s.tuned.resemblance != s.MinResemblance {
		bands, rows, err := index.Tune(prepare.Slots, s.MinResemblance, missCost)
		if err != nil {
			return s, err
		}
		s.bands = index.NewBands(bands, rows)
	}
	if s.Find&match.Paraphrases == 0 {
		return s, nil
	}
	if s.model = s.tuned.model; s.model == nil {
		if s.model, err = paraphrase.Load(); err != nil {
			return s, err
		}
	}
	s.paraphraseFrom = float64(s.Paraphrase)
	switch loose, strict := s.model.Thresholds(); s.Paraphrase {
	case Loose:
		s.paraphraseFrom = loose
	case Strict:
		s.paraphraseFrom = strict
	}
	return s, nil
}

// learns reports whether something is to be learnt from the articles beside their languages.
func (s *settings) learns() bool {
	return s.Profile == nil && (s.Find != match.Duplicates || s.Boilerplate != nil)
}

// shortItems reports whether short items are compared as such. Who asks for longer passages than usual wants no shorter ones.
func (s *settings) shortItems() bool { return s.Find&match.Passages != 0 && s.MinWords <= usualWords }

func (s *settings) preparing() prepare.Options {
	return prepare.Options{Find: s.Find, Bands: s.bands, Model: s.model, LateCredits: s.MatchesOnly}
}

func (s *settings) pairing() pairing.Options {
	return pairing.Options{
		Find: s.Find, MinWords: s.MinWords, MinResemblance: s.MinResemblance, Window: s.Window, WireToOutlet: s.WireToOutlet,
		MaxGroupPairs: s.MaxGroupPairs, ShortItems: s.shortItems(), TwoKeys: s.Profile != nil, Bands: s.bands, Model: s.model, ParaphraseFrom: s.paraphraseFrom,
		Routes: s.Routes, Workers: s.Workers, Memory: s.Memory, Tmp: s.Tmp, Progress: s.Progress, ThroughBytes: s.ThroughBytes,
	}
}

func (s *settings) comparing() compare.Options {
	return compare.Options{
		Find: s.Find, MinWords: s.MinWords, MinResemblance: s.MinResemblance, ShortItems: s.shortItems(), Model: s.model,
		ParaphraseFrom: s.paraphraseFrom, Memory: s.Memory,
	}
}
