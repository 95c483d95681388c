package detect

import (
	"context"
	"iter"
	"sync"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
)

// batch is how many candidates a worker takes at once. They are in order, so that it meets the same texts again.
const batch = 64

// compared is what came of a batch.
type compared struct {
	results []compare.Result
	err     error
}

// compareAll compares the candidates on all workers and yields the results in their order. An error comes last.
func (r *Run) compareAll(ctx context.Context, candidates iter.Seq2[index.Pair, error]) iter.Seq2[compare.Result, error] {
	return func(yield func(compare.Result, error) bool) {
		defer r.settings.Progress.Finish()
		ctx, cancel := context.WithCancel(ctx)
		todo := make(chan func(*compare.Comparer), r.settings.Workers)
		order := make(chan chan compared, 2*r.settings.Workers)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()
		for range r.settings.Workers {
			running.Go(func() {
				c := r.newComparer()
				for work := range todo {
					work(c)
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
				todo <- func(c *compare.Comparer) { result <- r.compareBatch(ctx, c, now) }
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

// compareBatch compares a batch.
func (r *Run) compareBatch(ctx context.Context, c *compare.Comparer, pairs []index.Pair) compared {
	out := make([]compare.Result, 0, len(pairs))
	for _, p := range pairs {
		if err := ctx.Err(); err != nil {
			return compared{err: err}
		}
		result, err := c.Compare(p.A, p.B, match.Route(p.Tags))
		if err != nil {
			return compared{err: err}
		}
		out = append(out, result)
		r.settings.Progress.Step()
	}
	return compared{results: out}
}
