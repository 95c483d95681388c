package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"os"
	"slices"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/profile"
)

// ErrEmpty is in the error of what needs an index that something was added to.
var ErrEmpty = errors.New("the index is empty")

// Relearn learns the profile anew, from the articles that are in the index now, and makes all that hangs on it again. It writes another
// file and takes about as long as adding all of them. If it is killed the index is as before. Of o it takes the resources.
func (w *Writer) Relearn(ctx context.Context, o detect.Options) (Added, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.relearn(ctx, o)
}

func (w *Writer) relearn(ctx context.Context, o detect.Options) (Added, error) {
	if w.s == nil {
		return Added{}, ErrEmpty
	}
	o = w.settings.Options(o)
	learnt, err := detect.Learn(ctx, w.all(ctx), o)
	if err != nil {
		return Added{}, err
	}
	defer func() { _ = learnt.Close() }() // it has only temporary files
	var st state
	if err := w.s.metaJSON(ctx, w.s.db, "state", &st); err != nil {
		return Added{}, err
	}
	st.Profile, st.Learnt, st.NextDoc, st.NextSegment = st.Profile+1, w.now().Unix(), 1, 1
	st.Articles, st.Segments, st.Removed = 0, 0, 0
	st.From = learnt.Corpus.Len()
	out := Added{Broken: learnt.Broken}
	err = w.rebuild(ctx, learnt.Profile, st, func(to *Writer) error { return to.fill(ctx, learnt.Corpus, o, &out) })
	return out, err
}

// all yields the articles of the index, in the order in which they were added.
func (w *Writer) all(ctx context.Context) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for a, err := range w.s.articles(ctx, w.s.db, "ORDER BY doc") {
			if err != nil {
				yield(news.Article{}, err)
				return
			}
			if !yield(*a, nil) {
				return
			}
		}
	}
}

// rebuild writes another file with a profile, lets fill fill it, and makes it the index.
func (w *Writer) rebuild(ctx context.Context, p *profile.Profile, st state, fill func(to *Writer) error) error {
	s, err := w.create(ctx, p, st)
	if err != nil {
		return err
	}
	to := &Writer{dir: w.dir, settings: w.settings, s: s, now: w.now}
	if err := fill(to); err != nil {
		return errors.Join(err, s.Close(), os.Remove(s.path))
	}
	return w.install(s)
}

// Compact writes the index anew without what was removed, as one segment. Afterwards no byte of a removed article is in a file of the
// index. If it is killed the index is as before.
func (w *Writer) Compact(ctx context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.s == nil {
		return ErrEmpty
	}
	p, st, err := w.s.profileNow(ctx)
	if err != nil {
		return err
	}
	st.NextDoc, st.NextSegment, st.Articles, st.Segments, st.Removed = 1, 1, 0, 0, 0
	return w.rebuild(ctx, p, st, func(to *Writer) error { return w.copyTo(ctx, to) })
}

// copyTo copies all that is there to another file.
func (w *Writer) copyTo(ctx context.Context, to *Writer) error {
	segments, err := w.s.segments(ctx, w.s.db)
	if err != nil {
		return err
	}
	return to.change(ctx, func(tx *sql.Tx, st *state) error {
		docs, err := w.copyArticles(ctx, to.s, tx)
		if err != nil {
			return err
		}
		st.Articles = int64(len(docs))
		if st.NextDoc += st.Articles; len(docs) > 0 {
			renumber := func(doc int64) int64 {
				i, there := slices.BinarySearch(docs, doc)
				if !there {
					return 0
				}
				return int64(i + 1)
			}
			if err := w.s.merge(ctx, tx, to.s, segments, st.NextSegment, renumber, st.Articles); err != nil {
				return err
			}
			st.NextSegment++
		}
		return nil
	})
}

// copyArticles copies the articles, which get the numbers 1, 2, ... in the order of the old ones, which it returns.
func (w *Writer) copyArticles(ctx context.Context, to *Store, tx *sql.Tx) (docs []int64, err error) {
	rows, err := w.s.db.QueryContext(ctx, "SELECT "+rowColumns+", body FROM articles JOIN texts USING (doc) ORDER BY doc")
	if err != nil {
		return nil, w.s.damaged(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var doc, stamp, keys int64
		var content, head, body []byte
		x := &item{}
		if err := rows.Scan(&doc, &x.article.ID, &stamp, &keys, &content, &head, &body); err != nil {
			return nil, w.s.damaged(err)
		}
		b, goodHead := unseal(headName(doc, x.article.ID, stamp, keys, content), head)
		packed, goodBody := unseal(numbers(doc), body)
		if !goodHead || !goodBody {
			return nil, w.s.corrupt("article %d (%q)", doc, x.article.ID)
		}
		x.content, x.head, x.body = content, b, packed
		docs = append(docs, doc)
		if err := to.insertRow(ctx, tx, int64(len(docs)), x, stamp, keys); err != nil {
			return nil, err
		}
	}
	return docs, w.s.damaged(rows.Err())
}
