// Package detect finds all reuse among the articles of one run: it puts the six steps of the method in order, and is no place for
// the logic of any.
//
//	run, err := detect.Read(ctx, articles, detect.Options{})
//	defer run.Close()
//	for m, err := range run.Matches(ctx) { ... }
//	outcome, err := run.Outcome()
//
// [Read] prepares each article (package prepare), sets it aside (corpus) and learns what only all of them together tell (profile).
// [Run.Matches] finds the pairs worth comparing (pairing), compares them (compare) and adds up what that says (account).
//
// The same articles give the same matches in the same order, whatever their order, the number of workers and the memory.
package detect

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/profile"
)

// Run is one run over a finished batch of articles. It is used by one goroutine, which starts the others, and closed at the end.
type Run struct {
	settings settings
	memory   *corpus.Memory
	dropped  []match.Duplicate
	failed   []match.FailedPair
	leftOut  match.LeftOut
	profile  *profile.Profile
	search   *pairing.Search
	account  *account.Account
}

// Read prepares all articles for comparison. An error of src ends it, as does ctx or a folder for temporary files that cannot be
// written.
func Read(ctx context.Context, src iter.Seq2[news.Article, error], o Options) (*Run, error) {
	s, err := o.settings()
	if err != nil {
		return nil, err
	}
	r := &Run{settings: s, memory: corpus.NewMemory(s.Tmp, s.Memory)}
	if err := r.prepare(ctx, src); err != nil {
		return nil, errors.Join(err, r.memory.Close())
	}
	r.search = pairing.New(r.memory, s.pairing())
	r.account = account.New(r.memory, !s.MatchesOnly)
	return r, nil
}

// prepare reads and prepares the articles, and learns the profile.
func (r *Run) prepare(ctx context.Context, src iter.Seq2[news.Article, error]) error {
	learners, err := r.read(ctx, src)
	if err != nil {
		return err
	}
	if r.dropped, err = r.memory.Seal(byContent); err != nil {
		return err
	}
	defer r.memory.Settled()
	if r.profile = r.settings.Profile; r.profile != nil {
		return nil
	}
	return r.learn(ctx, learners)
}

// Close removes the temporary files.
func (r *Run) Close() error { return errors.Join(r.memory.Close(), r.search.Close()) }

// Profile returns what was learnt from the articles; all of it after the first match.
func (r *Run) Profile() *profile.Profile { return r.profile }

// Matches yields every pair of articles with reuse, by (ID of A, ID of B). It may be ranged over once; an error comes last: that
// of ctx, or of the folder for temporary files.
func (r *Run) Matches(ctx context.Context) iter.Seq2[*match.Match, error] {
	return func(yield func(*match.Match, error) bool) {
		if err := r.group(ctx); err != nil {
			yield(nil, err)
			return
		}
		for result, err := range r.compareAll(ctx, r.search.Pairs(ctx, r.profile)) {
			if err != nil {
				yield(nil, err)
				return
			}
			r.account.Add(result)
			if result.Match != nil && !yield(result.Match, nil) {
				return
			}
		}
	}
}

// group gathers the groups of near-duplicates and counts the common shingles, unless they are known.
func (r *Run) group(ctx context.Context) error {
	if err := r.search.Group(ctx); err != nil {
		return err
	}
	if r.settings.Find&match.Passages == 0 || r.profile.Common != nil {
		return ctx.Err()
	}
	return r.search.CountShingles(ctx, r.profile)
}

// Articles yields what was found of every article, by ID, after the last match and not with MatchesOnly. An error comes last.
func (r *Run) Articles(ctx context.Context) iter.Seq2[*match.ArticleResult, error] {
	return r.account.Articles(ctx, r.profile)
}

// Ledger yields every quotation of the articles, by the article and the place of its first use in the order of IDs; after the last
// match, and not with MatchesOnly. An error comes last.
func (r *Run) Ledger(ctx context.Context) iter.Seq2[*match.LedgerEntry, error] {
	if r.settings.Find&match.Quotations == 0 {
		return func(func(*match.LedgerEntry, error) bool) {}
	}
	return r.account.Ledger(ctx, r.newComparer())
}

// Outcome sums up the run, after the last match. An error is that of the folder for temporary files.
func (r *Run) Outcome() (*match.Outcome, error) {
	o, err := r.account.Outcome(r.profile)
	if err != nil {
		return nil, err
	}
	o.Duplicates, o.Failed, o.LeftOut = r.dropped, r.failed, r.leftOut
	if m := r.settings.model; m != nil {
		lang := r.profile.Languages.Run
		o.Model = &match.Model{Lang: lang, Speaks: m.Speaks(lang), From: r.settings.paraphraseFrom, SHA256: m.SHA256()}
	}
	n := r.search.Counts()
	o.Counts.Classes, o.Counts.SentencePairs = n.Classes, n.SentencePairs
	o.Counts.BySignature, o.Counts.ByFingerprint, o.Counts.ByCommon = n.Of(match.BySignature), n.Of(match.ByFingerprint), n.Of(match.ByCommon)
	o.Counts.ByQuotation, o.Counts.ByParaphrase = n.Of(match.ByQuotation), n.Of(match.ByParaphrase)
	o.Counts.ByShort, o.Counts.ByNoise = n.Of(match.ByShort), n.Of(match.ByNoise)
	o.Counts.Bounded, o.Counts.LargeGroups, o.Counts.GroupPairsLeft = n.Bounded, n.LargeGroups, n.GroupPairsLeft
	return o, nil
}

func (r *Run) newComparer() *compare.Comparer {
	return compare.New(r.memory, r.profile, r.settings.comparing())
}

// Compare aligns two articles, which may be the same one twice, and describes what they share, be it nothing.
func Compare(a, b *news.Article, o Options) (*match.Match, error) {
	both := []*news.Article{a, b}
	if a == b {
		both = both[:1]
	}
	o.Workers = 1
	r, err := Read(context.Background(), func(yield func(news.Article, error) bool) {
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
	defer r.Close()
	m, err := r.newComparer().Describe(0, corpus.Ref(len(both)-1), 0)
	if err != nil {
		return nil, err
	}
	m.A, m.B = a, b
	return m, nil
}
