package detect

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"strings"

	"github.com/zeebo/xxh3"
	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// batchArticles and batchBytes bound what goes to a worker at once.
const (
	batchArticles = 64
	batchBytes    = 1 << 20
)

// read prepares the articles of src as they come, each worker on a shelf of its own, and returns what the workers learnt.
func (r *Run) read(ctx context.Context, src iter.Seq2[news.Article, error]) ([]*profile.Learner, error) {
	r.settings.Progress.Start("reading", 0)
	group, ctx := errgroup.WithContext(ctx)
	todo := make(chan []news.Article, r.settings.Workers)
	group.Go(func() error {
		defer close(todo)
		return deal(ctx, src, todo)
	})
	options := r.settings.preparing()
	if r.settings.Workers > 1 {
		options = options.Sharing()
	}
	learners, fillers := make([]*profile.Learner, r.settings.Workers), make([]*filler, r.settings.Workers)
	for w := range learners {
		l := profile.NewLearner()
		x := r.newFiller(r.memory.Shelf(prepare.New(options)), l)
		learners[w], fillers[w] = l, x
		group.Go(func() error {
			for batch := range todo {
				for i := range batch {
					if err := x.fill(&batch[i]); err != nil {
						return err
					}
					r.settings.Progress.Step()
				}
				if err := ctx.Err(); err != nil {
					return err
				}
			}
			return ctx.Err()
		})
	}
	err := group.Wait()
	for _, x := range fillers {
		r.later = append(r.later, x.later...)
	}
	return learners, err
}

// deal sends the articles of src in batches.
func deal(ctx context.Context, src iter.Seq2[news.Article, error], to chan<- []news.Article) error {
	var batch []news.Article
	bytes := 0
	send := func() error {
		select {
		case to <- batch:
			batch, bytes = make([]news.Article, 0, batchArticles), 0
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for a, err := range src {
		if err != nil {
			return err
		}
		batch = append(batch, a)
		if bytes += len(a.Body); len(batch) == batchArticles || bytes >= batchBytes {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if len(batch) == 0 {
		return ctx.Err()
	}
	return send()
}

// filler fills a shelf. It is used by one goroutine.
type filler struct {
	shelf   *corpus.Shelf
	of      *profile.Profile // nil: nothing is known yet
	learner *profile.Learner
	words   *ocr.Counter // nil: nothing is learnt beside the languages
	joins   bool         // the articles may be versions of stories that the profile does not know
	later   []profile.Later
	x       prepare.Prepared
	o       profile.Observation
}

func (r *Run) newFiller(s *corpus.Shelf, l *profile.Learner) *filler {
	f := &filler{shelf: s, of: r.settings.Profile, learner: l, joins: r.settings.Profile != nil && r.settings.Filed == nil}
	if f.of == nil && r.settings.Lang != "" {
		f.of = &profile.Profile{Languages: profile.Languages{Forced: r.settings.Lang, Run: r.settings.Lang}}
	}
	if r.settings.learns() {
		f.words = l.Counter()
	}
	return f
}

// fill prepares an article and sets it aside. One whose language is not settled waits for the profile.
func (f *filler) fill(a *news.Article) error {
	e, err := f.shelf.Add(a)
	if err != nil {
		return err
	}
	settled, ok := f.shelf.Prepare(e, &f.x, a, f.of)
	if !ok {
		return nil
	}
	f.learner.Hear(&e.Head)
	if !settled {
		return nil
	}
	if f.joins {
		if x := (profile.Later{Head: &e.Head, Story: prepare.StoryOf(&f.x)}); x.Joins() {
			f.later = append(f.later, x)
		}
	}
	return f.put(f.shelf, e, &f.x)
}

// put sets aside what was prepared and observed of an article.
func (f *filler) put(s *corpus.Shelf, e *corpus.Entry, x *prepare.Prepared) error {
	if err := s.Put(e, x); err != nil {
		return err
	}
	if err := f.observe(s, e, x); err != nil {
		return err
	}
	s.Preparer().Tidy(x)
	return nil
}

// observe sets aside what is learnt from an article.
func (f *filler) observe(s *corpus.Shelf, e *corpus.Entry, x *prepare.Prepared) error {
	if f.words == nil {
		return nil
	}
	s.Preparer().Observe(&f.o, x, f.words)
	return s.Observe(e, &f.o)
}

// ByContent orders articles of one ID: the first of them is kept.
func ByContent(x, y *news.Article) int {
	hx, hy := ContentHash(x), ContentHash(y)
	return cmp.Or(bytes.Compare(hx[:], hy[:]), strings.Compare(x.Place.Path, y.Place.Path), cmp.Compare(x.Place.Line, y.Place.Line))
}

// ContentHash returns the hash by which articles of one ID are told apart and ordered: that with the smaller one is kept.
func ContentHash(a *news.Article) [16]byte {
	h := xxh3.New()
	for _, s := range []string{a.Body, a.Title, a.Source, a.Byline, a.URL, a.Published.String()} {
		_, _ = h.WriteString(s)
		_, _ = h.Write([]byte{0})
	}
	return h.Sum128().Bytes()
}
