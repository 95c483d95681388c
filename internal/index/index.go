// Package index finds candidates, the pairs of documents worth checking, without comparing every document with every
// other.
//
// There are two ways. [Bands] finds near-duplicates: documents whose signatures agree in a band (locality-sensitive
// hashing). [Postings] finds reuse inside otherwise different documents: those with a fingerprint in common. A
// fingerprint that thousands of documents have would make millions of pairs, so [Common] counts the shingles that stand
// in too many documents to be fingerprints, and [Links] joins their holders by a linear number of pairs. [Pairs] collects
// what was found and merges repeats.
//
// A newsroom's year does not fit in memory, so every step works in passes or in sorted runs on disk within its [Limits].
// The limits change only the time: the result is the same for any number of workers and any memory.
//
// Documents are numbers 0, 1, 2, ..., fewer than [MostDocs], which the caller assigns. The order of the numbers must not
// depend on chance, because it decides which links survive a bound. Errors come from the caller's functions and from the
// folder for temporary files.
package index

import (
	"iter"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Limits bounds the resources of a step. It never changes the result.
type Limits struct {
	Workers int   // goroutines, at least 1
	Memory  int64 // bytes to work in, besides the result; a step takes the least that it needs even if that is more
}

// docsAtOnce is the number of documents that a worker takes at a time.
const docsAtOnce = 64

// Share calls work on the given number of goroutines and distributes the numbers 0 to n-1 among them, step at a time. Each
// number goes to one worker, and each worker gets its numbers in increasing order. A single worker runs on the caller's
// goroutine. After the first error no more numbers are handed out, and Share returns that error.
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
