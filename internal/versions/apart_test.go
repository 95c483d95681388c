package versions

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/normalize"
)

// lead gives an item the terms of its first sentence, and its ticker symbols.
func lead(x Item, title, sentence string) Item {
	text := normalize.New().Text(sentence, nil, "en")
	for i, term := range text.Terms {
		x.Lead = append(x.Lead, LeadTerm(term, text.Spans[i].Cut(sentence)))
	}
	x.Codes = Codes(nil, title, sentence)
	for i := range x.Body {
		x.Body[i] = byte(i + 1) // the texts are alike
	}
	return x
}

// Three companies do the same on one morning: three stories. What one of them sends again is a version.
func TestOtherCompany(t *testing.T) {
	of := func(number int, title, sentence string) Item {
		return lead(itemOf(number, 8+float64(number)/4, title), title, sentence)
	}
	for _, tt := range []struct {
		name  string
		items []Item
		want  string
	}{
		{"other symbols", []Item{
			of(0, "OSTER BREWING <OBR> LIFTS BEER PRICE", "Oster Brewing said it lifts the price of beer by two crowns."),
			of(1, "HAGEN BREWERIES <HGB> LIFTS BEER PRICE", "Hagen Breweries said it lifts the price of beer by two crowns."),
		}, ""},
		{"symbols in the text", []Item{
			of(0, "Oster Brewing lifts beer price", "Oster Brewing (NYSE: OBR) lifts the price of beer by two crowns."),
			of(1, "Hagen lifts beer price", "Hagen Breweries <HGB.N> lifts the price of beer by two crowns."),
		}, ""},
		{"other names without symbols", []Item{
			of(0, "Oster Brewing lifts price of light beer", "Oster Brewing lifts the price of beer by two crowns."),
			of(1, "Hagen Breweries lifts price of light beer", "Hagen Breweries lift the price of beer by two crowns."),
		}, ""},
		{"one company again", []Item{
			of(0, "OSTER BREWING <OBR> LIFTS BEER PRICE", "Oster Brewing said it lifts the price of beer by two crowns."),
			of(1, "OSTER BREWING <OBR> LIFTS BEER PRICE AGAIN", "Oster Brewing said it lifts the price of beer by two crowns."),
		}, "0 1"},
		{"other places in one name", []Item{
			of(0, "Oster Isle Fund raises payout", "Oster Isle Savings Fund raises its payout to nine crowns."),
			of(1, "Oster Hill Fund raises payout", "Oster Hill Savings Fund raises its payout to nine crowns."),
		}, ""},
		{"another verb", []Item{
			of(0, "Oster Isle Fund raises payout", "Oster Isle raises its payout to nine crowns."),
			of(1, "Oster Isle Fund lifts payout", "Oster Isle lifts its payout to nine crowns."),
		}, "0 1"},
		{"by way of an item without a symbol", []Item{
			of(0, "OSTER BREWING <OBR> LIFTS BEER PRICE", "Oster Brewing said it lifts the price of beer by two crowns."),
			of(1, "UPDATE 1-BREWING LIFTS BEER PRICE", "Brewers said they lift the price of beer by two crowns."),
			of(2, "UPDATE 2-HAGEN BREWING <HGB> LIFTS BEER PRICE", "Hagen Brewing said it lifts the price of beer by two crowns."),
		}, "0 1"},
		{"another event above one background", []Item{
			of(0, "Kite festival of Oster opens with kite of nine metres", "A kite of nine metres rose above the beach on Friday."),
			of(1, "Kite festival of Oster ends with rain", "Heavy rain drove the last guests from the sand two days later."),
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := groups(chainsOf(tt.items...)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			slices.Reverse(tt.items)
			if got := groups(chainsOf(tt.items...)); got != tt.want {
				t.Errorf("in reverse order %q, want %q", got, tt.want)
			}
		})
	}
}

// A notice joins the story that it names, and no other.
func TestNotices(t *testing.T) {
	const story = "Keeper of Oster light wins lottery"
	killed := func(x Item, place, clock string, named, slugs []string) Item {
		x.Version.Marks, x.Headline = 1<<10, ""
		x.Place, x.Clock, x.Named, x.Slugs = place, clock, named, slugs
		return x
	}
	filed := func(x Item, place string) Item { x.Place = place; return x }
	for _, tt := range []struct {
		name  string
		items []Item
		want  string
	}{
		{"by its headline", []Item{itemOf(0, 0, story), itemOf(1, 1, "Ferry late"), killed(itemOf(2, 9, ""), "", "", []string{story}, nil)}, "0 2"},
		{"a week later", []Item{itemOf(0, 0, story), killed(itemOf(1, 170, ""), "", "", []string{story}, nil)}, "0 1"},
		{"another headline", []Item{itemOf(0, 0, story), killed(itemOf(1, 1, ""), "", "", []string{"Ferry of Oster sinks"}, nil)}, ""},
		{"by the words of a slug", []Item{itemOf(0, 0, story), itemOf(1, 1, "Ferry late"), killed(itemOf(2, 9, ""), "", "", nil, []string{"keeper-lottery"})}, "0 2"},
		{"one word of a slug", []Item{itemOf(0, 0, story), killed(itemOf(1, 9, ""), "", "", nil, []string{"keeper-ferry"})}, ""},
		{"a slug that fits two", []Item{itemOf(0, 0, story), itemOf(1, 30, "Lottery of Hagen makes keeper rich"), killed(itemOf(2, 33, ""), "", "", nil, []string{"keeper-lottery"})}, ""},
		{"and the place of one", []Item{
			filed(itemOf(0, 0, story), "OSTER"), filed(itemOf(1, 30, "Lottery of Hagen makes keeper rich"), "HAGEN"), killed(itemOf(2, 33, ""), "HAGEN", "", nil, []string{"keeper-lottery"}),
		}, "1 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := groups(chainsOf(tt.items...)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
