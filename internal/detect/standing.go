package detect

import (
	"cmp"
	"context"
	"github.com/copytaster/copytaster/internal/match"

	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/news"
)

// leaveOutStanding learns the standing text of the sources, and prepares the articles that have such text, or text of the
// given list, once more without it.
func (d *Detector) leaveOutStanding(ctx context.Context) error {
	d.standing = d.o.Boilerplate
	if d.o.Find != match.Duplicates {
		learnt, err := boilerplate.Learn(d.units(), d.surveyed, d.o.Workers)
		if err = cmp.Or(ctx.Err(), err); err != nil {
			return err
		}
		d.standing = d.o.Boilerplate.Merge(learnt)
	}
	if d.standing == nil || len(d.standing.Entries) == 0 {
		return nil
	}
	matcher := boilerplate.NewMatcher(d.standing, d.lang)
	err := d.eachSeen(ctx, func(x *doc, v *seen) { x.standing = matcher.Zones(nil, x.source.Value(), v.units) })
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	for w, s := range d.corpus {
		s.preparer.counter = nil // all of it was seen
		group.Go(func() error { return d.prepareOf(ctx, w, func(x *doc) bool { return len(x.standing) > 0 }) })
	}
	return group.Wait()
}

// units are all articles as the standing text is learnt from them.
func (d *Detector) units() boilerplate.Corpus {
	return boilerplate.Corpus{
		Articles: len(d.docs),
		Source:   func(i uint32) string { return d.docs[i].source.Value() },
		Day: func(i uint32) int {
			if x := d.docs[i]; !x.Published.IsZero() {
				return int(x.Published.Unix() / (24 * 60 * 60))
			}
			return 0
		},
		Open: func() func(i uint32) ([]boilerplate.Unit, error) {
			see := d.seer()
			return func(i uint32) ([]boilerplate.Unit, error) {
				v, err := see(i)
				return v.units, err
			}
		},
		Text: func(i uint32, span news.Span) (string, error) {
			a, err := d.corpus.article(d.docs[i])
			if err != nil {
				return "", err
			}
			return span.Cut(a.Body), nil
		},
	}
}
