package quotematch_test

import (
	"fmt"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// between returns the side of a body with one quotation in straight marks.
func between(body, speaker string) *quotematch.Side {
	from, to := strings.Index(body, `"`)+1, strings.LastIndex(body, `"`)
	q := quote.Quotation{Spans: []news.Span{{Start: uint32(from), End: uint32(to)}}, Speaker: speaker}
	side := new(quotematch.Side)
	side.Fill(normalize.New().Text(body, nil, "en"), []quote.Quotation{q}, body)
	return side
}

func ExampleMatcher() {
	first := `"Our systems will not undermine the strategic balance," Rasmussen said.`
	second := `Rasmussen promised: "Our systems will hardly undermine the strategic balance."`
	var matcher quotematch.Matcher
	for _, m := range matcher.Matches(between(first, "Rasmussen"), between(second, "Rasmussen")) {
		fmt.Println(m.Relation, m.Equal, "words equal")
		for _, e := range m.Edits {
			fmt.Println(e.Op, e.A.Cut(first), "by", e.B.Cut(second))
		}
	}
	// Output:
	// altered 7 words equal
	// replace not by hardly
}

func ExampleVariants() {
	var members []quotematch.Member
	for i, said := range []string{
		`"The best guarantee for Russia is to be part of the process"`,
		`"the best guarantee for Russia is to be part of a process"`,
		`"The best guarantee for Russia is to be part of the process"`,
	} {
		members = append(members, quotematch.Member{Article: i, Order: i, Line: between(said, "").Line(0)})
	}
	for i, w := range quotematch.Variants(members) {
		first := members[w.Uses[0].Member]
		fmt.Println(i, "under", w.Parent, "used", len(w.Uses), "times:", first.Line.Text)
	}
	// Output:
	// 0 under -1 used 2 times: The best guarantee for Russia is to be part of the process
	// 1 under 0 used 1 times: the best guarantee for Russia is to be part of a process
}
