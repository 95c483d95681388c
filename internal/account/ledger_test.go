package account_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// TestLedgerOfSeveral has several comparers describe what one does, and stops in between.
func TestLedgerOfSeveral(t *testing.T) {
	var articles []news.Article
	for i := range 150 {
		articles = append(articles, news.Article{
			ID: fmt.Sprintf("%03d", i), Lang: "en",
			Body: fmt.Sprintf("“We sold %d boats to the harbour of Lund last winter,” Ann Bray said on Monday. “Pier %d costs %d crowns,” Olaf Lund said.", i/2, i, 7*i+3),
		})
	}
	c, p := corpustest.Of(t, articles...), corpustest.Profile()
	a := account.New(c, true)
	x := compare.New(c, p, comparing(t))
	for i := 0; i < len(articles); i += 2 { // the two of a pair quote one sentence
		r, err := x.Compare(uint32(i), uint32(i+1), match.ByFingerprint|match.ByQuotation)
		if err != nil {
			t.Fatal(err)
		}
		a.Add(r)
	}
	ledger := func(ctx context.Context, comparers, most int) (entries []*match.LedgerEntry, err error) {
		var cs []*compare.Comparer
		for range comparers {
			cs = append(cs, compare.New(c, p, comparing(t)))
		}
		for e, err := range a.Ledger(ctx, cs...) {
			if err != nil {
				return entries, err
			}
			if entries = append(entries, e); len(entries) == most {
				break
			}
		}
		return entries, nil
	}
	want, err := ledger(t.Context(), 1, -1)
	if err != nil || len(want) != 225 || len(want[0].Uses) != 2 || len(want[1].Uses) != 1 {
		t.Fatalf("%d entries, %v", len(want), err)
	}
	for _, n := range []int{2, 3, 8} {
		if got, err := ledger(t.Context(), n, -1); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%d comparers: %d entries that are others, %v", n, len(got), err)
		}
	}
	if got, err := ledger(t.Context(), 3, 70); err != nil || !reflect.DeepEqual(got, want[:70]) {
		t.Errorf("stopped: %d entries, %v", len(got), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got, err := ledger(ctx, 3, -1); !errors.Is(err, context.Canceled) || len(got) > 0 {
		t.Errorf("cancelled: %d entries, %v", len(got), err)
	}
}
