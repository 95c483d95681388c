package quote_test

import (
	"fmt"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/quote"
)

// Two quotations, the first of them split. "The minister" is the person with that office.
func ExampleExtract() {
	body := `Foreign Minister Ana Costa flew home on Friday. "We will not sign," Costa said. "Not now." ` +
		`Her hosts were surprised. "There was no hurry at all," the minister told reporters.`
	sentences := []news.Span{{Start: 0, End: 47}, {Start: 48, End: 79}, {Start: 80, End: 90}, {Start: 91, End: 116}, {Start: 117, End: 174}}
	for _, q := range quote.Extract(body, nil, sentences) {
		for _, s := range q.Spans {
			fmt.Printf("%q ", s.Cut(body))
		}
		fmt.Printf("- %s, as %q\n", q.Speaker, q.SpeakerSpan.Cut(body))
	}
	// Output:
	// "We will not sign," "Not now." - Ana Costa, as "Costa"
	// "There was no hurry at all," - Ana Costa, as "the minister"
}
