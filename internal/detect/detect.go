// Package detect finds all reuse among the articles of one run: it puts the six steps of the method in order. What is decided about
// an article, a pair or the run is decided in the packages of the steps. Here are what is left beside them: the defaults of the
// options, which of two articles with one ID is kept, in which order the profile is learnt, and the sentence by which [Run.Explain]
// names the rule that decided.
//
//	run, err := detect.Read(ctx, articles, detect.Options{})
//	defer run.Close()
//	for m, err := range run.Matches(ctx) { ... }
//	outcome, err := run.Outcome()
//
// [Read] prepares each article (package prepare), sets it aside (corpus) and learns what only all of them together tell (profile).
// [Run.Matches] finds the pairs worth comparing (pairing), compares them (compare) and adds up what that says (account).
// [Run.Articles], [Run.Ledger] and [Run.Outcome] say what it comes to.
//
// The same articles give the same matches in the same order, whatever their order, the number of workers and the memory.
package detect

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/profile"
)

// Run is one run over a finished batch of articles. It is used by one goroutine, which starts the others, and closed at the end. The
// others end before the method that started them returns, or before its loop ends.
type Run struct {
	settings settings
	memory   *corpus.Memory
	corpus   corpus.Corpus // memory, or its articles through bytes, and those of an index
	dropped  []match.Dropped
	broken   []match.FailedArticle
	failed   []match.FailedPair
	leftOut  match.LeftOut
	profile  *profile.Profile
	later    []profile.Later // articles that a given profile may not know; nil where the index tells
	search   *pairing.Search
	accounts []*account.Account // one; several through bytes, as each machine has its own
	added    int                // results
}

// Read prepares all articles for comparison; there may be none. It copies what it keeps of them. An error of src ends it, as do
// options that are out of range, ctx, or a folder for temporary files that cannot be written; then there is nothing to close.
func Read(ctx context.Context, src iter.Seq2[news.Article, error], o Options) (*Run, error) {
	s, err := o.settings()
	if err != nil {
		return nil, err
	}
	r := &Run{settings: s, memory: corpus.NewMemory(s.Tmp, s.Memory)}
	if err := r.prepare(ctx, src); err != nil {
		return nil, errors.Join(err, r.memory.Close())
	}
	r.corpus = r.memory
	if s.ThroughBytes {
		if err := r.throughBytes(); err != nil {
			return nil, errors.Join(err, r.memory.Close())
		}
	}
	pairs := s.pairing()
	if s.Filed != nil {
		if pairs.Filed, err = r.join(); err != nil {
			return nil, errors.Join(err, r.memory.Close())
		}
	}
	r.search = pairing.New(r.corpus, pairs)
	r.accounts = []*account.Account{account.New(r.corpus, !s.MatchesOnly)}
	if s.ThroughBytes {
		r.accounts = append(r.accounts, account.New(r.corpus, !s.MatchesOnly), account.New(r.corpus, !s.MatchesOnly))
	}
	if s.Filed != nil {
		for _, t := range r.accounts {
			t.TellMatched()
		}
	}
	return r, nil
}

// prepare reads and prepares the articles, and learns the profile.
func (r *Run) prepare(ctx context.Context, src iter.Seq2[news.Article, error]) error {
	learners, err := r.read(ctx, src)
	if err != nil {
		return err
	}
	if r.dropped, err = r.memory.Seal(ByContent); err != nil {
		return err
	}
	r.broken = r.memory.Broken()
	defer r.memory.Freeze()
	if r.profile = r.settings.Profile; r.profile != nil {
		r.joinLater()
		return nil
	}
	return r.learn(ctx, learners)
}

// joinLater joins the versions of stories that a given profile does not know.
func (r *Run) joinLater() {
	kept := make(map[*match.Head]bool, len(r.later))
	for i := range corpus.Ref(r.memory.Len()) {
		kept[r.memory.Head(i)] = true
	}
	r.profile = r.profile.JoinLater(slices.DeleteFunc(r.later, func(x profile.Later) bool { return !kept[x.Head] }))
	r.later = nil
}

// join joins the articles that were read with those of the index that they may be paired with.
func (r *Run) join() (*pairing.Filed, error) {
	found, err := r.settings.Filed(r.corpus)
	if err != nil {
		return nil, err
	}
	r.profile = found.Profile
	all := corpus.NewUnion(r.corpus, found.Corpus)
	r.corpus = all
	for _, holders := range found.Holders {
		for i, ref := range holders {
			holders[i] = all.Second(ref)
		}
	}
	sentences := make(map[corpus.Ref][]uint32, len(found.Sentences))
	for ref, places := range found.Sentences {
		sentences[all.Second(ref)] = places
	}
	return &pairing.Filed{Holders: found.Holders, Sentences: sentences, Crowded: found.Crowded}, nil
}

// Close removes the temporary files. What was yielded may still be used; the run may not.
func (r *Run) Close() error { return errors.Join(r.memory.Close(), r.search.Close()) }

// Matches yields every pair of articles with reuse, by (ID of A, ID of B). It may be ranged over once; who stops early has an account
// of the pairs so far. What it yields may be kept. An error comes last: that of ctx, or of the folder for temporary files.
func (r *Run) Matches(ctx context.Context) iter.Seq2[*match.Match, error] {
	return func(yield func(*match.Match, error) bool) {
		if err := r.group(ctx); err != nil {
			yield(nil, err)
			return
		}
		for result, err := range r.results(ctx, r.pairs(ctx)) {
			if err != nil {
				yield(nil, err)
				return
			}
			if r.told(&result) {
				continue
			}
			r.add(result)
			if result.Match != nil && !yield(result.Match, nil) {
				return
			}
		}
	}
}

// told reports whether a pair was told already when its articles were new: neither is now, and no new one takes back what the one carries
// of the other.
func (r *Run) told(x *compare.Result) bool {
	if !r.corpus.Head(x.A).Against || !r.corpus.Head(x.B).Against {
		return false
	}
	return x.Match == nil || !slices.ContainsFunc(x.Match.Findings, func(f match.Finding) bool {
		i, there := r.corpus.Find(f.By)
		return there && !r.corpus.Head(i).Against
	})
}

// group gathers the groups of near-duplicates and counts the common shingles, unless they are known.
func (r *Run) group(ctx context.Context) error {
	if err := r.search.Group(ctx); err != nil {
		return err
	}
	if r.settings.Find&match.Passages != 0 && r.profile.Common == nil {
		known, err := r.search.WithCommon(ctx, r.profile)
		if err != nil {
			return err
		}
		r.profile = known
	}
	if r.settings.ThroughBytes {
		return r.profileThroughBytes()
	}
	return ctx.Err()
}

// add adds a result to one account after the other.
func (r *Run) add(result compare.Result) {
	r.accounts[r.added%len(r.accounts)].Add(result)
	r.added++
}

// account returns what all accounts come to.
func (r *Run) account() *account.Account {
	for _, t := range r.accounts[1:] {
		r.accounts[0].Merge(t)
	}
	r.accounts = r.accounts[:1]
	return r.accounts[0]
}

// pairs yields the pairs worth comparing.
func (r *Run) pairs(ctx context.Context) iter.Seq2[index.Pair, error] {
	pairs := r.search.Pairs(ctx, r.profile)
	if r.settings.ThroughBytes {
		return pairsThroughBytes(pairs)
	}
	return pairs
}

// results yields what comparing the pairs gives, in their order.
func (r *Run) results(ctx context.Context, pairs iter.Seq2[index.Pair, error]) iter.Seq2[compare.Result, error] {
	results := r.compareAll(ctx, pairs)
	if r.settings.ThroughBytes {
		return r.resultsThroughBytes(results)
	}
	return results
}

// Articles yields what was found of every article, of an index those that are in a match, by ID, after the last match and not with
// MatchesOnly, which found nothing of any.
// An error comes last: that of ctx, or of the folder for temporary files.
func (r *Run) Articles(ctx context.Context) iter.Seq2[*match.ArticleResult, error] {
	return r.account().Articles(ctx, r.profile)
}

// Ledger yields every quotation of the articles, by the article and the place of its first use in the order of IDs; after the last
// match, and not with MatchesOnly. It yields nothing where quotations are not looked for. An error comes last: that of ctx, or of the
// folder for temporary files.
func (r *Run) Ledger(ctx context.Context) iter.Seq2[*match.LedgerEntry, error] {
	if r.settings.Find&match.Quotations == 0 {
		return func(func(*match.LedgerEntry, error) bool) {}
	}
	comparers := make([]*compare.Comparer, r.settings.Workers)
	for w := range comparers {
		comparers[w] = r.newComparer()
	}
	return r.account().Ledger(ctx, comparers...)
}

// Outcome sums up the run, after the last match. An error is that of the folder for temporary files.
func (r *Run) Outcome() (*match.Outcome, error) {
	o, err := r.account().Outcome(r.profile)
	if err != nil {
		return nil, err
	}
	o.Dropped, o.Broken, o.Failed, o.LeftOut = r.dropped, r.broken, r.failed, r.leftOut
	steps := Steps{s: r.settings}
	steps.Complete(o, r.profile, r.search.Counts())
	return o, nil
}

func (r *Run) newComparer() *compare.Comparer {
	return compare.New(r.corpus, r.profile, r.settings.comparing())
}

// Compare aligns two articles, which may be the same one twice, and describes what they share, be it nothing. Nobody else's texts
// are there to learn from but those of the two. It sets Workers to 1, keeps a and b in the match, and may be called by several
// goroutines at once. An error is that of the options or of the folder for temporary files.
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
