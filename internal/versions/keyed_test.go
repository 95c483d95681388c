package versions_test

import (
	"slices"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// TestChainsByKeys joins what has a slug, a headline or a notice in common, and what is known to be one; not what is worded alike.
func TestChainsByKeys(t *testing.T) {
	at := func(hours int) news.Dated {
		return news.Dated{Published: time.Date(2024, 3, 5, hours, 0, 0, 0, time.UTC)}
	}
	kill := wire.Version{Marks: wire.MarkWithdrawn}
	items := []versions.Item{
		{Source: "AP", Headline: "Mayor resigns over harbour contract", Dated: at(0)},
		{Source: "AP", Headline: "Mayor resigns over a harbour contract, councillors say", Dated: at(1)},
		{Source: "AP", Headline: "Notice to editors", Version: kill, Named: []string{"Mayor resigns over harbour contract"}, Dated: at(300)},
		{Source: "Reuters", Headline: "Mayor resigns over harbour contract", Dated: at(0)},
		{Source: "AP", Slug: "ferry-aground", Dated: at(1)},
		{Source: "AP", Slug: "ferry aground", Dated: at(5)},
		{Source: "AP", Headline: "Ferry hits rocks", Dated: at(2)},
	}
	b, k := versions.NewBuilder(), versions.NewKeyer()
	var keys [][]uint64
	for i, x := range items {
		x.Number = i
		b.Add(x)
		keys = append(keys, k.Keys(nil, &x))
	}
	b.Known(5, 6)
	var got [][]int
	for _, c := range b.ChainsByKeys() {
		var numbers []int
		for _, m := range c.Members {
			numbers = append(numbers, m.Number)
		}
		got = append(got, numbers)
	}
	want := [][]int{{0, 2}, {4, 6, 5}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
	share := func(i, k int) bool {
		return slices.ContainsFunc(keys[i], func(x uint64) bool { return slices.Contains(keys[k], x) })
	}
	if !share(0, 2) || !share(4, 5) || share(0, 1) || share(0, 3) || share(5, 6) {
		t.Errorf("keys %v", keys)
	}
}
