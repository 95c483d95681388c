package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// small are options for one worker.
func small() detect.Options {
	return detect.Options{Find: match.Duplicates | match.Passages | match.Quotations, MinWords: 12, MinResemblance: .7, Workers: 1, Memory: 1 << 26}
}

// some yields n articles of 150 words, from number from on.
func some(from, n int) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for i := from; i < from+n; i++ {
			var words []string
			for k := range 150 {
				words = append(words, fmt.Sprintf("w%dx%d", i, k*k%131))
			}
			if !yield(news.Article{ID: fmt.Sprint(i), Lang: "en", Body: strings.Join(words, " ")}, nil) {
				return
			}
		}
	}
}

// stateOf returns the state of the index of a writer.
func stateOf(t *testing.T, w *Writer) (st state) {
	t.Helper()
	if err := w.s.metaJSON(context.Background(), w.s.db, "state", &st); err != nil {
		t.Fatal(err)
	}
	return st
}

// TestAddTogether lets sixteen add while a transaction is on its way: then one more makes all of them durable, and acknowledges them. Two of
// them add the same article, and two add article 0, which is there.
func TestAddTogether(t *testing.T) {
	ctx := context.Background()
	w, err := OpenWriter(t.TempDir(), small())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Add(ctx, some(0, 3), small()); err != nil {
		t.Fatal(err)
	}
	before := stateOf(t, w)
	w.queue.writing.Lock()
	var adding sync.WaitGroup
	var mu sync.Mutex
	var sum Added
	for i := range 16 {
		adding.Go(func() {
			from := 10 + i
			switch i {
			case 1:
				from = 10
			case 2, 3:
				from = 0
			}
			out, err := w.Add(ctx, some(from, 1), small())
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			sum.New, sum.Same, sum.Changed = sum.New+out.New, sum.Same+out.Same, sum.Changed+out.Changed
		})
	}
	for waiting := 0; waiting < 14; time.Sleep(time.Millisecond) {
		w.queue.mu.Lock()
		waiting = len(w.queue.waiting)
		w.queue.mu.Unlock()
	}
	w.queue.writing.Unlock()
	adding.Wait()
	after := stateOf(t, w)
	if after.Changes != before.Changes+1 || after.NextSegment < before.NextSegment+1 {
		t.Errorf("from %+v to %+v", before, after)
	}
	if n, err := w.s.acked.read(); n != after.Changes || err != nil {
		t.Errorf("%d acknowledged of %d, %v", n, after.Changes, err)
	}
	if sum.New != 13 || sum.Same != 3 || sum.Changed != 0 {
		t.Errorf("%+v", sum)
	}
	if n, err := w.s.count(ctx, w.s.db, "articles"); n != 16 || err != nil {
		t.Error(n, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestAddAlone cancels one of two that add together: the other's article is there.
func TestAddAlone(t *testing.T) {
	w, err := OpenWriter(t.TempDir(), small())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Add(context.Background(), some(0, 1), small()); err != nil {
		t.Fatal(err)
	}
	first, cancel := context.WithCancel(context.Background())
	w.queue.writing.Lock()
	var adding sync.WaitGroup
	for i, ctx := range []context.Context{first, context.Background()} {
		adding.Go(func() {
			if out, err := w.Add(ctx, some(1+i, 1), small()); out.New != 1 && !errors.Is(err, context.Canceled) {
				t.Error(out, err)
			}
		})
		for waiting := 0; waiting <= i; time.Sleep(time.Millisecond) {
			w.queue.mu.Lock()
			waiting = len(w.queue.waiting)
			w.queue.mu.Unlock()
		}
	}
	cancel()
	w.queue.writing.Unlock()
	adding.Wait()
	if n, err := w.s.count(context.Background(), w.s.db, "articles"); n != 3 || err != nil {
		t.Error(n, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
