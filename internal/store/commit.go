package store

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/profile"
)

// queue holds batches that are to be made durable. While one transaction is on its way to the disk others gather, and go together into
// the next: a disk that syncs two hundred times a second takes some thousand adds from many writers in that time.
type queue struct {
	writing sync.Mutex // held by whose transaction is on its way

	mu      sync.Mutex
	waiting []*batch
}

// batch is what one add makes durable at once.
type batch struct {
	items []item
	done  bool // with what follows; guarded by queue.writing
	out   Added
	err   error
}

// put puts a batch into the queue.
func (q *queue) put(b *batch) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, b)
}

// take takes the first batches, which are no more than a transaction should have.
func (q *queue) take() []*batch {
	q.mu.Lock()
	defer q.mu.Unlock()
	n, articles := 0, 0
	for n < len(q.waiting) && (n == 0 || articles+len(q.waiting[n].items) <= batchArticles) {
		articles += len(q.waiting[n].items)
		n++
	}
	some := slices.Clone(q.waiting[:n])
	q.waiting = slices.Delete(q.waiting, 0, n)
	return some
}

// commit makes items durable, which were prepared with a profile, together with those of others that wait, and returns what came of them.
func (w *Writer) commit(ctx context.Context, items []item, p *profile.Profile) (Added, error) {
	b := &batch{items: items}
	w.queue.put(b)
	w.queue.writing.Lock()
	defer w.queue.writing.Unlock()
	for !b.done {
		some := w.queue.take()
		if len(some) > 1 {
			ctx = context.WithoutCancel(ctx) // it is not the writer's own any more
		}
		err := w.change(ctx, func(tx *sql.Tx, st *state) error { return w.addBatches(ctx, tx, st, some, p) })
		for _, b := range some {
			if b.done, b.err = true, err; err != nil {
				b.out = Added{}
			}
		}
	}
	return b.out, b.err
}

// addBatches adds batches as one segment.
func (w *Writer) addBatches(ctx context.Context, tx *sql.Tx, st *state, batches []*batch, p *profile.Profile) error {
	var held gathered
	for _, b := range batches {
		for i := range b.items {
			if err := w.addItem(ctx, tx, st, &b.items[i], &b.out, &held); err != nil {
				return err
			}
		}
	}
	return w.writeGathered(ctx, tx, st, &held, p)
}

// addItem adds an article, in the place of one with its ID.
func (w *Writer) addItem(ctx context.Context, tx *sql.Tx, st *state, x *item, out *Added, held *gathered) error {
	if x.broken == "" {
		same, replaced, err := w.s.makeWay(ctx, tx, x)
		switch {
		case err != nil:
			return err
		case same: // another writer has added it since it was looked for
			out.Same++
			return nil
		case replaced:
			st.Articles, st.Changed, st.Removed = st.Articles-1, st.Changed+1, st.Removed+1
			out.New, out.Changed = out.New-1, out.Changed+1
		}
	}
	return w.addNew(ctx, tx, st, x, out, held)
}

// addNew adds an article with an ID that no other one has, and gathers its postings.
func (w *Writer) addNew(ctx context.Context, tx *sql.Tx, st *state, x *item, out *Added, held *gathered) error {
	if x.broken != "" {
		out.Broken = append(out.Broken, match.FailedArticle{ID: x.article.ID, Place: x.article.Place, Reason: x.broken})
		return nil
	}
	if err := w.s.insertRow(ctx, tx, st.NextDoc, x, stampOf(&x.article, w.now()), x.postings()); err != nil {
		return err
	}
	held.add(st.NextDoc, x)
	out.New++
	st.Articles++
	st.NextDoc++
	return nil
}

// writeGathered writes the postings that were gathered, if there are any, as a segment.
func (w *Writer) writeGathered(ctx context.Context, tx *sql.Tx, st *state, held *gathered, p *profile.Profile) error {
	if held.articles == 0 {
		return nil
	}
	if err := w.s.writeSegment(ctx, tx, st.NextSegment, held, p); err != nil {
		return err
	}
	held.clear()
	var err error
	st.NextSegment, err = w.s.mergeSegments(ctx, tx, st.NextSegment+1)
	return err
}
