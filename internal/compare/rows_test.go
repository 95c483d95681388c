package compare

import (
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

func TestIsRow(t *testing.T) {
	for _, tt := range []struct {
		lang, sentence string
		want           bool
	}{
		{"en", "Qtly div nine cts vs nine cts prior", true},
		{"en", "Shr profit 22 cts vs profit 10 cts", true},
		{"en", "Gross fees of 1-1/2 pct are 1/2 pct for management and one pct for selling", true},
		{"es", "Oro 1.210 por onza, hoy 1.198", true}, {"fr", "Or 1 210 par once, hier 1 198", true},
		{"en", "Redcar sold nine of its ten boats in May", false},
		{"en", "The harbour council sold nine ferries to a shipyard in ten days", false},
		{"de", "Der Rat verkaufte neun Boote an zwei Werften in Vinje", false},
		{"en", "The boats are old", false},
		{"en", "", false},
	} {
		x := &side{}
		x.Article = &news.Article{Body: tt.sentence}
		x.Text = *normalize.New().Text(tt.sentence, nil, tt.lang)
		if got := isRow(x, news.Span{End: uint32(len(tt.sentence))}); got != tt.want {
			t.Errorf("%q: %t", tt.sentence, got)
		}
	}
}
