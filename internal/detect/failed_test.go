package detect

import (
	"context"
	"testing"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// A pair that breaks the comparer is named, and the others of its batch are compared, by another comparer.
func TestFailedPair(t *testing.T) {
	const text = "The harbour board voted on Monday to build a second pier near the old lighthouse and the school."
	r, err := Read(context.Background(), func(yield func(news.Article, error) bool) {
		for _, id := range []string{"a", "b", "c"} {
			if !yield(news.Article{ID: id, Body: text}, nil) {
				return
			}
		}
	}, Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.group(context.Background()); err != nil {
		t.Fatal(err)
	}
	w := r.newWorker()
	first := w.comparer
	whole := w.compare
	w.compare = func(c *compare.Comparer, a, b corpus.Ref, by match.Route) (compare.Result, error) {
		if b == 1 {
			panic("no such place")
		}
		return whole(c, a, b, by)
	}
	got := r.compareBatch(context.Background(), w, []index.Pair{{A: 0, B: 1}, {A: 0, B: 2}})
	if got.err != nil || len(got.results) != 1 || got.results[0].Match == nil {
		t.Fatalf("got %+v, want the result of the second pair", got)
	}
	if len(got.failed) != 1 || got.failed[0] != (match.FailedPair{A: "a", B: "b", Reason: "no such place"}) {
		t.Errorf("failed: %v", got.failed)
	}
	if w.comparer == first {
		t.Error("the broken comparer is used again")
	}
}
