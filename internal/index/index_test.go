package index

import (
	"errors"
	"iter"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/copytaster/copytaster/internal/spill"
)

// budgets are limits from hardly any memory to plenty. Only the time may depend on them.
var budgets = []Limits{{1, 0}, {1, 1 << 16}, {1, 1 << 30}, {2, 1 << 12}, {3, 1 << 17}, {8, 1 << 30}}

// newSpace returns a space that keeps up to memory bytes in memory.
func newSpace(tb testing.TB, memory int64) *spill.Space {
	space := spill.New(tb.TempDir(), memory)
	tb.Cleanup(func() {
		if err := space.Close(); err != nil {
			tb.Error(err)
		}
	})
	return space
}

func TestSplit(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		for _, n := range []int{0, 1, 9, 10, 1000} {
			var mu sync.Mutex
			var all []uint32
			err := Share(workers, n, 5, func(worker int, numbers iter.Seq[uint32]) error {
				mine := slices.Collect(numbers)
				if !slices.IsSorted(mine) || worker < 0 || worker >= workers {
					t.Errorf("worker %d gets %v", worker, mine)
				}
				mu.Lock()
				defer mu.Unlock()
				all = append(all, mine...)
				return nil
			})
			slices.Sort(all)
			if len(all) != n || len(slices.Compact(all)) != n || n > 0 && all[n-1] != uint32(n-1) || err != nil {
				t.Errorf("%d workers, %d numbers: %v, %v", workers, n, all, err)
			}
		}
	}
}

// TestSplitError would not end if an error did not stop all workers.
func TestSplitError(t *testing.T) {
	failed := errors.New("failed")
	for _, workers := range []int{1, 3} {
		err := Share(workers, 1<<30, 1, func(_ int, numbers iter.Seq[uint32]) error {
			for i := range numbers {
				if i == 1000 {
					return failed
				}
				runtime.Gosched()
			}
			return nil
		})
		if !errors.Is(err, failed) {
			t.Errorf("%d workers: %v", workers, err)
		}
	}
}
