//go:build !race

package wire

import (
	"fmt"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
)

// TestAllocations counts what reading each of the five articles allocates, so that a change that makes it dearer shows in a diff.
// Counts, unlike times, are the same on every machine; with the race detector they are others.
func TestAllocations(t *testing.T) {
	var out strings.Builder
	var creditor Creditor // a run has one for each worker
	fmt.Fprintln(&out, "article  Parse  Credits  ReadWithdrawal")
	for _, seed := range seeds {
		a := &news.Article{Body: readSeed(t, seed.name)}
		anatomy := Parse(a)
		parse := testing.AllocsPerRun(100, func() { Parse(a) })
		credits := testing.AllocsPerRun(100, func() { creditor.Credits(a, &anatomy) })
		withdrawal := testing.AllocsPerRun(100, func() { ReadWithdrawal(a, &anatomy) })
		fmt.Fprintf(&out, "%-7s %6.0f %8.0f %15.0f\n", seed.name[:3], parse, credits, withdrawal)
	}
	golden.Compare(t, "testdata/allocations.golden", []byte(out.String()))
}
