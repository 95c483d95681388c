package detect

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
)

// batch is how many candidates a worker takes at once. They are in order, so that it meets the same texts again.
const batch = 64

// compared is what came of a batch.
type compared struct {
	results []compare.Result
	failed  []match.FailedPair
	err     error
}

// worker compares pairs, one after the other.
type worker struct {
	comparer *compare.Comparer
	fresh    func() *compare.Comparer
	compare  func(c *compare.Comparer, a, b corpus.Ref, by match.Route) (compare.Result, error)
}

func (r *Run) newWorker() *worker {
	return &worker{comparer: r.newComparer(), fresh: r.newComparer, compare: (*compare.Comparer).Compare}
}

// compareAll compares the candidates on all workers and yields the results in their order. An error comes last.
func (r *Run) compareAll(ctx context.Context, candidates iter.Seq2[index.Pair, error]) iter.Seq2[compare.Result, error] {
	return func(yield func(compare.Result, error) bool) {
		defer r.settings.Progress.Finish()
		ctx, cancel := context.WithCancel(ctx)
		todo := make(chan func(*worker), r.settings.Workers)
		order := make(chan chan compared, 2*r.settings.Workers)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()
		for range r.settings.Workers {
			running.Go(func() {
				w := r.newWorker()
				for work := range todo {
					work(w)
				}
			})
		}
		running.Go(func() {
			defer close(order)
			defer close(todo)
			for now, err := range index.Batched(candidates, batch) {
				result := make(chan compared, 1)
				select {
				case order <- result:
				case <-ctx.Done():
					return
				}
				if err != nil {
					result <- compared{err: err}
					return
				}
				todo <- func(w *worker) { result <- r.compareBatch(ctx, w, now) }
			}
		})
		for result := range order {
			done := <-result
			if ctx.Err() != nil {
				done.err = ctx.Err()
			}
			if done.err != nil {
				yield(compare.Result{}, done.err)
				return
			}
			r.failed = append(r.failed, done.failed...)
			for _, x := range done.results {
				if !yield(x, nil) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(compare.Result{}, err)
		}
	}
}

// compareBatch compares a batch. A pair that breaks the comparer is left out and named.
func (r *Run) compareBatch(ctx context.Context, w *worker, pairs []index.Pair) compared {
	out := compared{results: make([]compare.Result, 0, len(pairs))}
	for _, p := range pairs {
		if err := ctx.Err(); err != nil {
			return compared{err: err}
		}
		result, broken, err := w.try(p)
		switch {
		case err != nil:
			return compared{err: err}
		case broken != "":
			out.failed = append(out.failed, match.FailedPair{A: r.corpus.Head(p.A).ID, B: r.corpus.Head(p.B).ID, Reason: broken})
		default:
			out.results = append(out.results, result)
		}
		r.settings.Progress.Step()
	}
	return out
}

// try compares a pair. broken says what went wrong where that was a panic: one pair, whatever its texts, ends no run. What the
// comparer had in hand then is of no use, so the next pair gets another one.
func (w *worker) try(p index.Pair) (result compare.Result, broken string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			result, broken = compare.Result{}, fmt.Sprint(cause)
			w.comparer = w.fresh()
		}
	}()
	result, err = w.compare(w.comparer, p.A, p.B, match.Route(p.Tags))
	return result, "", err
}
