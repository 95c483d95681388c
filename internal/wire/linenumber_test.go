package wire

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

func TestLineNumbers(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"a page", "  7  The council voted on\n  8  Tuesday to close the\n  9  hall, ending a trade\n 10  that has run since the\n\n 11  spring of that year.\n", "7 8 9 10 11"},
		{"Arabic", "1 قال الوزير إن\n2 الحكومة ستغلق\n3 ميناءين في شمال\n4 البلاد قبل نهاية\n5 العام الحالي", "1 2 3 4 5"},
		{"too few", "1 the\n2 hall\n3 is\n4 old", ""},
		{"a table", "1 Arsenal 30\n2 Chelsea 28\n3 Everton 27\n4 Fulham 20\n5 Leeds 19", ""},
		{"a list", "1. one\n2. two\n3. three\n4. four\n5. five", ""},
		{"no order", "1 one\n3 two\n2 three\n9 four\n5 five", ""},
		{"figures in a row", "a line\n1 one\n2 two\nanother\n3 three\n4 four\n5 five", ""},
	} {
		var got []string
		for _, z := range Parse(&news.Article{Body: tt.body}).Zones {
			if z.Kind == PageLine {
				got = append(got, z.Span.Cut(tt.body))
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
