package detect

import (
	"context"
	"iter"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// Learn returns the profile of some articles, with the common shingles if passages are looked for: what [Options.Profile] of later runs
// takes. Errors are those of [Read].
func Learn(ctx context.Context, src iter.Seq2[news.Article, error], o Options) (*profile.Profile, error) {
	o.MatchesOnly = true
	r, err := Read(ctx, src, o)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // it has only temporary files
	if err := r.group(ctx); err != nil {
		return nil, err
	}
	return r.profile, nil
}

// Preparer returns a preparer of articles for an index, and how signatures are cut. An error is that of the options.
func (o Options) Preparer() (*prepare.Preparer, error) {
	s, err := o.settings()
	if err != nil {
		return nil, err
	}
	s.MatchesOnly = true
	return prepare.New(s.preparing()), nil
}
