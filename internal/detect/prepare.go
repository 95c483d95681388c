package detect

import (
	"context"
	"errors"
	"iter"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// Learnt are articles with the profile that was learnt from them, by which they are prepared.
type Learnt struct {
	Profile *profile.Profile // with the common shingles if passages are looked for: what [Options.Profile] of later runs takes; it shortens keys
	Corpus  corpus.Corpus    // the articles; read no longer than until Close
	Dropped []match.Dropped
	Broken  []match.FailedArticle
	run     *Run
}

// Learn learns the profile of some articles. Errors are those of [Read]; without one what it returns is closed at the end.
func Learn(ctx context.Context, src iter.Seq2[news.Article, error], o Options) (*Learnt, error) {
	o.MatchesOnly = true
	r, err := Read(ctx, src, o)
	if err != nil {
		return nil, err
	}
	if err := r.group(ctx); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return &Learnt{r.profile.Shortening(r.corpus.Len()), r.corpus, r.dropped, r.broken, r}, nil
}

// Close removes the temporary files.
func (l *Learnt) Close() error { return l.run.Close() }

// Preparer returns a preparer of articles for an index, and how signatures are cut. An error is that of the options.
func (o Options) Preparer() (*prepare.Preparer, error) {
	s, err := o.settings()
	if err != nil {
		return nil, err
	}
	s.MatchesOnly = true
	return prepare.New(s.preparing()), nil
}
