package versions_test

import (
	"fmt"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Three versions of one story; the first was wrong.
func Example() {
	b := versions.NewBuilder()
	for n, title := range []string{
		"Utah coal mine collapse kills one miner, injures another",
		"Gold edges up",
		"UPDATE 1-Utah coal mine collapse kills one miner, injures two",
		"CORRECTED-Utah coal mine collapse kills one miner, injures another",
	} {
		version, bare := wire.ReadHeadline(title)
		at := news.Dated{Published: time.Date(2013, 3, 23, 8+n, 0, 0, 0, time.UTC)}
		b.Add(versions.Item{Number: n, Source: "Reuters", Headline: bare, Lang: "en", Version: version, Dated: at})
	}
	for _, c := range b.Chains() {
		for i, m := range c.Members {
			switch fate, by := c.Fate(i); fate {
			case versions.Corrected:
				fmt.Println(m.Number, m.Version, "corrected by", c.Members[by].Number)
			case versions.Current:
				fmt.Println(m.Number, m.Version, "current")
			}
		}
	}
	// Output:
	// 0  corrected by 3
	// 2 UPDATE 1 corrected by 3
	// 3 CORRECTED current
}
