package template_test

import (
	"fmt"
	"math"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/template"
)

// Two announcements of dividends in the same words.
func Example() {
	n := normalize.New()
	var facts [2]template.Facts
	for i, body := range [2]string{
		"Excel Bancorp Inc said its board declared a dividend of 10 cts per share, payable April 20 to holders of record on April Six.",
		"Lincoln Savings Bank said its board declared a dividend of 12 cts per share, payable April 17 to holders of record on April 10.",
	} {
		template.Read(&facts[i], &news.Article{Body: body}, nil, n.Text(body, nil, "en"))
	}
	evidence := template.Compare(&facts[0], &facts[1], template.Pair{Hours: math.NaN(), LongestRun: 6})
	for _, t := range evidence.Tallies {
		fmt.Println(t.Class, t.Replaced)
	}
	fmt.Println("the same story:", evidence.Same())
	// Output:
	// names [[Excel Bancorp Inc Lincoln Savings Bank]]
	// numbers [[10 cts 12 cts]]
	// times [[April 20 April 17] [April Six April 10]]
	// the same story: false
}
