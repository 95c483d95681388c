package watch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/store"
)

const (
	chunkArticles = 64      // that are added and looked at in one step
	chunkBytes    = 8 << 20 // of their text
	heldAgain     = time.Second
	brokenAgain   = time.Minute
)

// item is an article as a source has it, with what it is known again by.
type item struct {
	article news.Article
	keys    keys
}

// batch is what a source has at one look.
type batch struct {
	source string
	items  []item
	files  []File  // that they are from
	state  *Source // what is known of the source once they are done; nil: as before
	done   chan error
}

// desk puts what comes into the index and compares it with what is there, one item after the other. It is used by one goroutine.
type desk struct {
	w *Watcher
	// at is where the index is open for writing; nil: it is not.
	at      *store.Writer
	counted time.Time // when the articles of the index were counted last
}

// run does batches until there are no more, or an error that nothing can be done about.
func (d *desk) run(ctx context.Context, batches <-chan *batch) error {
	if err := d.again(ctx, d.resume); err != nil {
		return err
	}
	close(d.w.resumed)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case b := <-batches:
			err := d.again(ctx, func(ctx context.Context) error { return d.do(ctx, b) })
			b.done <- err
			if err != nil {
				return err
			}
		}
	}
}

// again does something until it works, or cannot.
func (d *desk) again(ctx context.Context, do func(context.Context) error) error {
	for said := false; ; {
		err := errors.Join(do(ctx), d.close())
		wait := brokenAgain
		switch {
		case err == nil, ctx.Err() != nil, d.w.o.Once && !errors.Is(err, atomicfile.ErrHeld):
			return err
		case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrOlder), errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrNotIndex), errors.Is(err, ErrState):
			return err
		case errors.Is(err, atomicfile.ErrHeld):
			wait = heldAgain
		}
		if !said {
			said = true
			d.w.say("warning: waiting for the index: %v", err)
		}
		if err := sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// open opens the index for writing.
func (d *desk) open() (err error) {
	if d.at == nil {
		d.at, err = store.OpenWriter(d.w.o.Index, d.w.o.Detect)
	}
	return err
}

// close lets others write the index.
func (d *desk) close() error {
	if d.at == nil {
		return nil
	}
	err := d.at.Close()
	d.at = nil
	return err
}

// resume does what a watch that was ended had begun.
func (d *desk) resume(ctx context.Context) error {
	pending, err := d.w.state.Pending()
	if err != nil || len(pending) == 0 {
		return err
	}
	return d.take(ctx, pending, Done{Name: pending[0].Source})
}

// do does one batch.
func (d *desk) do(ctx context.Context, b *batch) error {
	fresh, done, err := d.sift(b)
	if err != nil {
		return err
	}
	if fresh, err = d.unfiled(ctx, fresh, &done); err != nil {
		return err
	}
	total := len(fresh)
	for len(fresh) > chunkArticles || len(fresh) > 0 && bytesOf(fresh) > chunkBytes {
		n := chunk(fresh)
		if err := d.takeNew(ctx, fresh[:n], Done{Name: b.source}); err != nil {
			return err
		}
		fresh = fresh[n:]
	}
	done.Files = b.files
	if b.state == nil {
		return d.takeNew(ctx, fresh, done)
	}
	state := *b.state
	if total > 0 {
		state.Items, state.Newest = state.Items+total, time.Now().UTC()
	}
	done.Source = &state
	if err := d.takeNew(ctx, fresh, done); err != nil {
		return err
	}
	*b.state = state
	return nil
}

func bytesOf(entries []Entry) (n int) {
	for i := range entries {
		n += len(entries[i].Article.Body)
	}
	return n
}

// chunk returns how many of some entries are done in one step: one at least.
func chunk(entries []Entry) int {
	n, size := 0, 0
	for n < len(entries) && n < chunkArticles && (n == 0 || size+len(entries[n].Article.Body) <= chunkBytes) {
		size += len(entries[n].Article.Body)
		n++
	}
	return n
}

// sift returns the items of a batch that are new or changed, the earliest first, under the IDs that they have in the index, and what to
// note of the others.
func (d *desk) sift(b *batch) (fresh []Entry, done Done, err error) {
	done.Name = b.source
	met := make(map[string]string) // IDs by the text
	for i := range b.items {
		x := &b.items[i]
		what, id, err := d.w.lookUp(b.source, x)
		if err != nil {
			return nil, done, err
		}
		if first, twice := met[string(x.keys.content)]; twice && what == unseen {
			what, id = seenOtherwise, first
		} else if x.keys.content != nil {
			met[string(x.keys.content)] = id
		}
		e := Entry{Source: b.source, Article: x.article, Keys: x.keys.all(), Only: x.keys.content == nil} // a file that is as it was before is another text again
		e.Article.ID = id
		switch what {
		case seenSame:
			done.Touched = append(done.Touched, id)
		case seenOtherwise:
			done.Entries = append(done.Entries, e)
		default:
			fresh = append(fresh, e)
		}
	}
	slices.SortStableFunc(fresh, func(x, y Entry) int {
		switch {
		case x.Article.Before(&y.Article):
			return -1
		case y.Article.Before(&x.Article):
			return 1
		}
		return 0
	})
	return fresh, done, nil
}

// seen says how an item is known.
type seen int

const (
	unseen        seen = iota // or with another text
	seenSame                  // as it is
	seenOtherwise             // under another ID or address, with the same text
)

// lookUp returns how an item is known, and the ID that it has in the index.
func (w *Watcher) lookUp(source string, x *item) (seen, string, error) {
	id, _, err := w.state.Known(x.keys.id)
	if err != nil {
		return 0, "", err
	}
	if id != "" {
		return seenSame, id, nil
	}
	for _, by := range [...]struct {
		key  []byte
		seen seen
	}{{x.keys.content, seenOtherwise}, {x.keys.address, unseen}} {
		if by.key == nil {
			continue
		}
		if id, _, err := w.state.Known(by.key); err != nil || id != "" {
			return by.seen, id, err
		}
	}
	by, err := w.state.Taken(x.article.ID)
	if err == nil && by != "" && by != source && !strings.Contains(x.article.ID, ":") { // a file of the same name in another folder
		return unseen, filepath.Base(source) + "/" + x.article.ID, nil
	}
	return unseen, x.article.ID, err
}

// unfiled returns those entries that are not in the index with the same text. The others are noted as seen: somebody else added them.
func (d *desk) unfiled(ctx context.Context, entries []Entry, done *Done) (out []Entry, err error) {
	if len(entries) == 0 {
		return nil, nil
	}
	if err := d.open(); err != nil {
		return nil, err
	}
	if d.at.New() {
		return entries, nil
	}
	v, err := d.at.View(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	for i := range entries {
		has, err := v.Has(ctx, &entries[i].Article)
		if err != nil {
			return nil, err
		}
		if has {
			done.Entries = append(done.Entries, entries[i])
		} else {
			out = append(out, entries[i])
		}
	}
	return out, nil
}

// takeNew takes entries of which nothing was noted before.
func (d *desk) takeNew(ctx context.Context, entries []Entry, done Done) error {
	if len(entries) > 0 {
		if err := d.w.state.SetPending(entries); err != nil {
			return err
		}
	}
	return d.take(ctx, entries, done)
}

// take adds entries to the index, compares each with what was there before it, and notes what came of it. If it ends in between, resume
// does it again, with the same outcome.
func (d *desk) take(ctx context.Context, entries []Entry, done Done) error {
	done.Now = time.Now()
	if len(entries) > 0 {
		if err := d.add(ctx, entries); err != nil {
			return err
		}
		matches, err := d.compare(ctx, entries, done.Now)
		if err != nil {
			return err
		}
		done.Matches = matches
		done.Entries = slices.Concat(entries, done.Entries)
	}
	fresh, err := d.w.state.SetDone(done)
	if err != nil {
		return err
	}
	d.w.counted(done, len(entries), fresh)
	return nil
}

// add adds entries to the index.
func (d *desk) add(ctx context.Context, entries []Entry) error {
	if err := d.open(); err != nil {
		return err
	}
	added, err := d.at.Add(ctx, func(yield func(news.Article, error) bool) {
		for i := range entries {
			if !yield(entries[i].Article, nil) {
				return
			}
		}
	}, d.w.o.Detect)
	for _, a := range added.Broken {
		d.w.say("warning: %s: preparing it failed: %s", a.Place, a.Reason)
	}
	return err
}

// compare compares each entry with what was in the index before it.
func (d *desk) compare(ctx context.Context, entries []Entry, now time.Time) (out []Match, err error) {
	v, err := d.at.View(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	later := make(map[string]bool, len(entries))
	for i := range entries {
		later[entries[i].Article.ID] = true
	}
	for i := range entries {
		a := &entries[i].Article
		delete(later, a.ID)
		pairs, err := d.pairsOf(ctx, v, a)
		if err != nil {
			return nil, err
		}
		for _, p := range pairs {
			other := p.A
			if other == a.ID {
				other = p.B
			}
			if !later[other] && d.w.o.Keep(p) {
				if d.w.o.Redact {
					p = p.Redacted()
				}
				out = append(out, newMatch(p, a.ID, entries[i].Source, now))
			}
		}
	}
	return out, d.count(ctx, v)
}

// count counts the articles of the index, now and then.
func (d *desk) count(ctx context.Context, v *store.View) error {
	if now := time.Now(); d.w.o.Once || now.Sub(d.counted) >= minute {
		d.w.mu.Lock()
		defer d.w.mu.Unlock()
		d.w.filed, d.counted = v.Len(), now
	}
	return nil
}

// pairsOf returns the pairs that an article makes with the index.
func (d *desk) pairsOf(ctx context.Context, v *store.View, a *news.Article) (pairs []*report.Pair, err error) {
	of := *a
	d.w.o.Roles(&of)
	run, err := detect.Read(ctx, one(of), v.Options(d.w.o.Detect, d.w.o.Roles))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, run.Close()) }()
	for m, err := range run.Matches(ctx) {
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, report.NewPair(m, report.NewArticle(m.A), report.NewArticle(m.B)))
	}
	outcome, err := run.Outcome()
	if err != nil {
		return nil, err
	}
	for _, p := range outcome.Failed {
		d.w.say("warning: comparing %s and %s failed: %s", p.A, p.B, p.Reason)
	}
	return pairs, nil
}

func one(a news.Article) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) { yield(a, nil) }
}

// sleep waits, unless ctx ends before.
func sleep(ctx context.Context, d time.Duration) error {
	wait := time.NewTimer(d)
	defer wait.Stop()
	select {
	case <-wait.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("waiting: %w", ctx.Err())
	}
}
