// Package index finds candidates: pairs of documents that are worth checking. [Bands] finds those whose signatures
// agree in a band (locality-sensitive hashing), [Postings] those that have a fingerprint in common, and [Common] holds
// the shingles that stand in too many documents to be fingerprints. [Pairs] gathers what was found.
//
// Documents are numbers 0, 1, 2, ..., fewer than 2^30, given by the caller, whose order must not depend on chance: it
// decides which links survive where their number is bounded. What comes out is the same for any number of workers and
// any memory. An error is one of the caller's functions or of the folder for temporary files.
package index

import (
	"iter"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Limits says what a step may take. It never changes the outcome.
type Limits struct {
	Workers int   // goroutines, at least 1
	Memory  int64 // bytes to work in, besides the outcome; what a step cannot do without it takes all the same
}

// docsAtOnce is how many documents a worker takes in a row.
const docsAtOnce = 64

// Share runs work on so many goroutines, with one on the caller's, and shares out the numbers below n: each of them
// comes to one worker, and to each worker they come in increasing order, step in a row. The first error ends all.
func Share(workers, n, step int, work func(worker int, numbers iter.Seq[uint32]) error) error {
	var next atomic.Int64
	numbers := func(yield func(uint32) bool) {
		for {
			to := int(next.Add(int64(step)))
			for i := to - step; i < min(to, n); i++ {
				if !yield(uint32(i)) {
					return
				}
			}
			if to >= n {
				return
			}
		}
	}
	if workers == 1 {
		return work(0, numbers)
	}
	var group errgroup.Group
	for worker := range workers {
		group.Go(func() error {
			err := work(worker, numbers)
			if err != nil {
				next.Store(int64(n))
			}
			return err
		})
	}
	return group.Wait()
}
