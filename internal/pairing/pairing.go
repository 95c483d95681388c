// Package pairing finds the pairs of articles that are worth comparing. It does not look at every pair: it files the articles by
// keys and looks at those that share one.
//
// Articles with equal terms are one class, and near-duplicates form stars round a representative, so that what thousands ran is
// compared once. Then each [Route] leads to candidates: near-duplicates by the bands of their signatures; reuse inside otherwise
// different articles by fingerprints; and quotations, sentences, short items and misread text by keys of their own. A route is a
// row of the table that [Routes] returns. Each worker of each route sorts the pairs that it makes; then all are merged, and a pair
// has the tags of all routes that led to it.
//
//	s := pairing.New(corpus, options)
//	defer s.Close()
//	err := s.Group(ctx)
//	profile, err = s.WithCommon(ctx, profile) // if passages are looked for and the profile does not have them yet
//	for p, err := range s.Pairs(ctx, profile) { ... }
//
// A route files of each class only the article that stands for it, the one with the smallest ID. The others have the same terms; they
// may have other zones, marks and endings. So a route reads what all of them have: what stands only in another member leads nowhere.
//
// Every run of Options.MinWords equal terms with a fingerprint that is not common is found. Where so many articles share
// something that all pairs would grow with the square, each is linked to a bounded number of others, and how many links were
// left out is counted. Ties are broken by time and ID, never by arrival.
package pairing

import (
	"cmp"
	"context"
	"iter"
	"math/bits"
	"time"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/progress"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

const (
	// CommonAbove is the number of classes above which a shingle is common.
	CommonAbove = 50
	// LinksEach is how many earliest and how many nearest holders of a common shingle each holder is paired with.
	LinksEach = 4
	// CrowdedAbove is the number of holders above which a fingerprint pairs only those that share a term more beside it. Among
	// many articles most fingerprints with so many holders are turns of phrase of five or six words; without this the pairs to
	// compare would grow with the square of the articles, until the cap of common shingles is reached.
	CrowdedAbove = 8
)

// Options says which pairs are wanted. None but Routes has a default.
type Options struct {
	Find           match.Find    // a route that none of these needs is not taken
	MinWords       int           // terms of a run that is always found, [prepare.Shingle] or more
	MinResemblance float64       // of near-duplicates, in (0, 1)
	Window         time.Duration // only pairs published within it; 0: all
	WireToOutlet   bool          // only pairs of one article with [news.RoleWire] and one without
	MaxGroupPairs  int           // articles of the largest group of which all pairs are wanted; below 0: no limit
	ShortItems     bool          // short items are looked for as such
	TwoKeys        bool          // sentences are compared only if they share two keys: among the millions of an index one says little

	Bands          index.Bands       // those that the articles were prepared with
	Model          *paraphrase.Model // not nil if Find has paraphrases
	ParaphraseFrom float64           // score, in (0, 1]

	Routes   []Route            // nil: those of [Routes]; empty: no route, only the pairs inside classes
	Workers  int                // 1 or more
	Memory   int64              // bytes to work in, about; 0 and more
	Tmp      string             // folder for temporary files, empty for the system's
	Progress *progress.Progress // may be nil

	Filed *Filed // of the articles of --against, who has which of the keys of the others; nil: all are filed here

	ThroughBytes bool // every posting is encoded and decoded before it is joined
}

// window is w of winnowing: the longest for which every run of MinWords equal terms has a whole window of shingles.
func (o *Options) window() int { return o.MinWords - prepare.Shingle + 1 }

func (o *Options) limits() index.Limits {
	return index.Limits{Workers: o.Workers, Memory: o.Memory / 8}
}

// Counts says how much went through.
type Counts struct {
	Classes        int                 // articles with different terms, or of different camps; one alone is a class too
	Candidates     [index.MostTags]int // pairs of classes, by the bits of the routes that led to them
	SentencePairs  int                 // pairs of sentences that were scored
	Verified       int                 // pairs of classes whose shingles were compared to tell near-duplicates where many look so
	Bounded        int                 // links that were left out
	LargeGroups    int                 // groups with more than MaxGroupPairs articles
	GroupPairsLeft int                 // pairs of articles inside large groups that are not compared
}

// Of returns the number of candidates that a route led to; r is one bit. Pairs inside a class are no candidates here.
func (c *Counts) Of(r match.Route) int { return c.Candidates[bits.TrailingZeros16(uint16(r))] }

// Search looks for the pairs of one corpus. It is used by one goroutine, which starts others. The others end before a method
// returns.
type Search struct {
	corpus  corpus.Corpus
	profile *profile.Profile // nil before Pairs
	o       Options
	camps   camps
	spilled *spill.Space // pairs
	classes classes
	buckets *index.Buckets // of classes
	groups  []group        // by representative; the first is none
	groupOf []uint32       // of each class; 0: none
	stars   stars          // of near-duplicates, with --against, which has no groups
	firsts  []uint32       // of each article, its class plus 1 where it stands for one, else 0; with Options.Filed
	counts  Counts
}

// New returns a search and collapses the articles with equal terms. The corpus may be empty. The search is closed at the end.
func New(c corpus.Corpus, o Options) *Search {
	s := &Search{corpus: c, o: o, spilled: spill.New(o.Tmp, 0)}
	if s.o.Routes == nil {
		s.o.Routes = Routes()
	}
	s.collapse()
	s.counts.Classes = s.classes.len()
	s.stars = newStars(s)
	if o.Filed != nil {
		s.findFirsts()
	}
	return s
}

// Close removes the temporary files. Afterwards nothing may be called or ranged over.
func (s *Search) Close() error { return s.spilled.Close() }

// Counts returns how much went through so far: all of it once Pairs was ranged over to the end.
func (s *Search) Counts() Counts { return s.counts }

// Group files the signatures of all classes and gathers the groups of near-duplicates. It comes before [Search.Pairs] and needs the
// buckets of all bands at once. So it is the step that workers of a cluster cannot take one article at a time.
//
// With --against there are no groups: see [stars].
func (s *Search) Group(ctx context.Context) (err error) {
	s.o.Progress.Start("indexing", 0)
	if s.camps.against {
		s.groups, s.groupOf = make([]group, 1), make([]uint32, s.classes.len())
		return ctx.Err()
	}
	s.buckets, err = s.o.Bands.Buckets(s.classes.len(), func() index.Keys {
		r, x := s.corpus.Open(), prepare.Prepared{}
		return func(c uint32) ([]uint32, error) {
			err := r.Read(&x, s.classes.first(c), corpus.Bands)
			return x.Bands, err
		}
	}, s.o.limits())
	if err != nil {
		return err
	}
	return s.gather(ctx)
}

// WithCommon returns a copy of a profile with the common shingles of the classes: those that stand in more than [CommonAbove] of
// them. An error is that of ctx or of the corpus.
func (s *Search) WithCommon(ctx context.Context, p *profile.Profile) (*profile.Profile, error) {
	var shingles int64
	for c := range s.classes.len() {
		shingles += int64(s.head(uint32(c)).Shingles)
	}
	common, err := index.CountCommon(s.classes.len(), shingles, func() index.Shingles { return s.open().shingles }, CommonAbove, s.o.limits())
	if err != nil {
		return nil, err
	}
	out := *p
	out.Common = common
	return &out, ctx.Err()
}

// Pairs yields the pairs of articles worth comparing, the earlier one as A, by (A, B), with the routes that led to them as tags: the
// bits of match.Route. It comes after [Search.Group]; p has the common shingles, unless no passages are looked for. It collects
// the pairs before it returns and may be ranged over once. An error comes last: that of ctx, of the corpus or of the folder for
// temporary files.
func (s *Search) Pairs(ctx context.Context, p *profile.Profile) iter.Seq2[index.Pair, error] {
	s.profile = p
	var all []*index.Pairs
	for _, route := range s.o.Routes {
		if s.o.Find&route.Needs == 0 {
			continue
		}
		pairs, err := route.Pairs(ctx, s)
		if err != nil {
			return failed[index.Pair](err)
		}
		all = append(all, pairs...)
	}
	return s.articles(s.counted(index.Merge(all...)))
}

// failed yields an error.
func failed[T any](err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		yield(none, err)
	}
}

// counted counts the candidates as they pass.
func (s *Search) counted(pairs iter.Seq2[index.Pair, error]) iter.Seq2[index.Pair, error] {
	return func(yield func(index.Pair, error) bool) {
		for p, err := range pairs {
			for tag := range tagsOf(uint32(match.Route(p.Tags).Shown())) {
				s.counts.Candidates[tag]++
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// tagsOf yields the tags in a set of them.
func tagsOf(set uint32) iter.Seq[uint8] {
	return func(yield func(uint8) bool) {
		for ; set != 0; set &= set - 1 {
			if !yield(uint8(bits.TrailingZeros32(set))) {
				return
			}
		}
	}
}

// tagOf returns the tag of a route, which is one bit.
func tagOf(r match.Route) uint8 { return uint8(bits.TrailingZeros16(uint16(r))) }

// newPairs returns a sorter of candidates.
func (s *Search) newPairs() *index.Pairs {
	return index.NewPairs(s.spilled, min(s.o.Memory/16, 256<<20)/int64(s.o.Workers))
}

// head returns the head of the article that stands for a class.
func (s *Search) head(c uint32) *match.Head { return s.corpus.Head(s.classes.first(c)) }

// reader reads what stands for the classes. It is used by one goroutine.
type reader struct {
	s      *Search
	r      corpus.Reader
	x      prepare.Prepared
	hashes []uint64
}

func (s *Search) open() *reader { return &reader{s: s, r: s.corpus.Open()} }

// read reads parts of the article that stands for a class; good until the next call.
func (r *reader) read(c uint32, parts corpus.Parts) (*prepare.Prepared, error) {
	err := r.r.Read(&r.x, r.s.classes.first(c), parts)
	return &r.x, err
}

// shingles returns the hashes of the shingles of a class in text order; good until the next call.
func (r *reader) shingles(c uint32) ([]uint64, error) {
	x, err := r.read(c, corpus.Terms)
	if err != nil {
		return nil, err
	}
	if len(r.hashes) > corpus.LongArticle && len(x.Text.Terms) <= corpus.LongArticle {
		r.hashes = nil
	}
	r.hashes = shingle.Hashes(r.hashes[:0], x.Text.Terms, prepare.Shingle)
	return r.hashes, nil
}

// each lets every worker take numbers below n until there are none left.
func (s *Search) each(ctx context.Context, n int, work func(worker int, numbers iter.Seq[uint32]) error) error {
	return index.Share(s.o.Workers, n, 1, func(worker int, mine iter.Seq[uint32]) error {
		err := work(worker, func(yield func(uint32) bool) {
			for i := range mine {
				if ctx.Err() != nil || !yield(i) {
					return
				}
			}
		})
		return cmp.Or(err, ctx.Err())
	})
}
