package account

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Articles yields what was found of every article, by ID, after the last result was added: also of those of which nothing was
// found. p is the profile of the comparison. It may be ranged over again. What it yields may be kept. An error comes last: that of
// ctx or of the corpus.
func (t *Account) Articles(ctx context.Context, p *profile.Profile) iter.Seq2[*match.ArticleResult, error] {
	return func(yield func(*match.ArticleResult, error) bool) {
		s := t.summary(p)
		for i := range corpus.Ref(t.corpus.Len()) {
			if !t.tells(i) {
				continue
			}
			f, err := s.article(i)
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}

// summary says what an account comes to.
type summary struct {
	*Account
	profile *profile.Profile
	people  register
	reader  corpus.Reader
}

func (t *Account) summary(p *profile.Profile) *summary {
	people := newRegister(t.corpus)
	maps.Copy(people.kept, t.who)
	return &summary{t, p, people, t.corpus.Open()}
}

// article says what was found of an article.
func (s *summary) article(i corpus.Ref) (*match.ArticleResult, error) {
	var x prepare.Prepared
	if err := s.reader.Read(&x, i, corpus.Article|corpus.Anatomy); err != nil {
		return nil, err
	}
	h := x.Head
	f := &match.ArticleResult{
		Article: x.Article, Lang: h.KnownLang(), Anatomy: x.Anatomy, Credits: x.Credits, Words: int(h.Words), Quotations: int(h.Quotations),
		Noisy: s.profile.Misread(h), Lookalikes: int(h.Lookalikes),
	}
	f.Anatomy.Version, _ = prepare.VersionOf(x.Article, int(h.Words), &x.Anatomy)
	if h.Chain >= 0 {
		f.Chain = s.profile.Chains[h.Chain].ID()
	}
	var n compare.Counted
	if t := s.found[i]; t != nil {
		f.Pairs, f.TopSource = t.pairs, s.corpus.Head(t.top).ID
		for k := range 2 * len(t.marks) {
			n[t.marks.at(k)]++
		}
		f.Took = s.took(t)
		who := s.people.enter(i, &x)
		var err error
		if f.Origin, err = s.people.originOf(t.counted()); err != nil {
			return nil, err
		}
		var named []wire.Credit
		if f.Audit, named, err = s.people.audit(&x, *who, t.counted()); err != nil {
			return nil, err
		}
		f.Credits = wire.MergeCredits(f.Credits, named)
	}
	f.WordsReused, f.WordsEqual = n.Reused(), n.Equal()
	f.Share = compare.ShareOf(h, n)
	f.Label = compare.LabelOf(f.Share)
	return f, nil
}

// took returns the versions that an article took most of, by the words it has of all versions of the story together.
func (s *summary) took(f *found) []match.Took {
	var out []match.Took
	for c, shares := range f.versions {
		chain := s.profile.Chains[c]
		sizes := make([]versions.Size, len(chain))
		for i, v := range chain {
			sizes[i] = s.sizeOf(v.ID)
		}
		if version, words := versions.Took(shares, sizes); version >= 0 {
			out = append(out, match.Took{Chain: chain.ID(), Version: chain[version].ID, Words: words, Later: len(chain) - 1 - version})
		}
	}
	slices.SortFunc(out, func(x, y match.Took) int { return cmp.Or(cmp.Compare(y.Words, x.Words), cmp.Compare(x.Chain, y.Chain)) })
	return out
}

// sizeOf returns the size of a version; 0 where it is not in the corpus.
func (s *summary) sizeOf(id string) versions.Size {
	if s.sizes != nil {
		return s.sizes[id]
	}
	i, found := s.corpus.Find(id)
	if !found {
		return versions.Size{}
	}
	return s.Size(i)
}
