package versions

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// itemOf returns an item of one agency, sent the given number of hours into the run.
func itemOf(number int, hours float64, title string) Item {
	v, bare := wire.ReadHeadline(title)
	at := time.Date(2011, 12, 8, 0, 0, 0, 0, time.UTC).Add(time.Duration(hours * float64(time.Hour)))
	return Item{Number: number, Source: "Reuters", Headline: bare, Lang: "en", Version: v, Dated: news.Dated{Published: at}}
}

func chainsOf(items ...Item) []Chain {
	b := NewBuilder()
	for _, x := range items {
		b.Add(x)
	}
	return b.Chains()
}

// groups returns the numbers of each chain: "0 1, 4 2".
func groups(chains []Chain) string {
	var all []string
	for _, c := range chains {
		var numbers []string
		for _, m := range c.Members {
			numbers = append(numbers, fmt.Sprint(m.Number))
		}
		all = append(all, strings.Join(numbers, " "))
	}
	return strings.Join(all, ", ")
}

func TestChainByHand(t *testing.T) {
	chains := chainsOf(
		itemOf(0, 9, "Russia's Rogozin warns NATO over missile shield"),
		itemOf(1, 10, "UPDATE 1-Russia's Rogozin warns NATO over missile shield"),
		itemOf(2, 10.5, "Oil edges up"),
		itemOf(3, 12, "UPDATE 2-Russia's Rogozin again warns NATO over U.S. missile shield"),
		itemOf(4, 60, "CORRECTED-UPDATE 1-Russia's Rogozin warns NATO over missile shield"),
	)
	want := "[{[{0  first} {1 UPDATE 1 headline} {3 UPDATE 2 wording} {4 CORRECTED-UPDATE 1 headline}]}]"
	if got := fmt.Sprint(chains); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Two headlines of eight words share six. A shared word weighs log(1+1000/2), any other log(1+1000).
func TestLikenessByHand(t *testing.T) {
	b := NewBuilder()
	b.Add(itemOf(0, 0, "alpha bravo charlie delta echo foxtrot golf hotel"))
	b.Add(itemOf(1, 1, "alpha bravo charlie delta echo foxtrot india juliet"))
	j := &joiner{items: b.items, terms: b.terms, again: make([]bool, 2)}
	likeness, shared := j.weigh().likeness(0, 1)
	const two, one = 6.2166, 6.9088
	want := (6*two/(6*two+4*one) + 6*two/(6*two+2*one)) / 2
	if d := float64(likeness) - want; d*d > 1e-8 {
		t.Errorf("likeness %v, want %v", likeness, want)
	}
	if d := float64(shared) - 6*two; d*d > 1e-4 {
		t.Errorf("shared %v, want %v", shared, 6*two)
	}
}

func TestChains(t *testing.T) {
	const story = "Russia's Rogozin warns NATO over missile shield"
	day := func(n, days int, title string) Item {
		x := itemOf(n, float64(24*days), title)
		x.Dated.DateOnly = true
		return x
	}
	undatedItem := func(n int, title string) Item {
		x := itemOf(n, 0, title)
		x.Dated = news.Dated{}
		return x
	}
	slug := func(n int, hours float64, slug, title string) Item {
		x := itemOf(n, hours, title)
		x.Slug = slug
		return x
	}
	from := func(source string, x Item) Item {
		x.Source = source
		return x
	}
	body := func(text byte, x Item) Item {
		for i := range x.Body {
			x.Body[i] = text + byte(i)
		}
		return x
	}
	tests := []struct {
		name  string
		items []Item
		want  string
	}{
		{"none", nil, ""},
		{"one", []Item{itemOf(0, 0, story)}, ""},
		{"case and punctuation", []Item{itemOf(0, 0, story), itemOf(1, 1, "RUSSIAS ROGOZIN WARNS NATO: OVER MISSILE SHIELD")}, "0 1"},
		{"code of an exchange", []Item{itemOf(0, 0, "Ford <F> increases output"), itemOf(1, 1, "FORD INCREASES OUTPUT")}, "0 1"},
		{"two agencies", []Item{itemOf(0, 0, story), from("AP", itemOf(1, 1, story))}, ""},
		{"the next day", []Item{itemOf(0, 0, story), itemOf(1, 47, story)}, "0 1"},
		{"three days later", []Item{itemOf(0, 0, story), itemOf(1, 72, story)}, ""},
		{"corrected three days later", []Item{itemOf(0, 0, story), itemOf(1, 72, "CORRECTED-"+story)}, "0 1"},
		{"corrected five days later", []Item{itemOf(0, 0, story), itemOf(1, 120, "CORRECTED-"+story)}, "0 1"},
		{"corrected in the next month", []Item{itemOf(0, 0, story), itemOf(1, 31*24, "CORRECTED-"+story)}, ""},
		{"no time", []Item{undatedItem(0, story), undatedItem(1, story)}, ""},
		{"no time, a mark", []Item{undatedItem(0, story), undatedItem(1, "UPDATE 1-"+story)}, "0 1"},
		{"no headline", []Item{itemOf(0, 0, ""), itemOf(1, 0, "")}, ""},

		{"template, day by day", []Item{
			itemOf(0, 8, "Stocks to watch"), itemOf(1, 9, "UPDATE 1-Stocks to watch"), itemOf(2, 32, "Stocks to watch"), itemOf(3, 33, "UPDATE 1-Stocks to watch"),
			itemOf(4, 56, "Stocks to watch"), itemOf(5, 60, "CORRECTED-Stocks to watch"),
		}, "0 1, 2 3, 4 5"},
		{"template with days alone", []Item{
			day(0, 0, "Fed adds reserves"), day(1, 0, "UPDATE 1-Fed adds reserves"), day(2, 1, "Fed adds reserves"), day(3, 2, "Fed adds reserves"),
		}, "0 1"},
		{"template with figures", []Item{
			itemOf(0, 8, "Nasdaq ends 17.26 points up in heavy trading"), itemOf(1, 32, "Nasdaq ends 3.1 points up in heavy trading"), itemOf(2, 56, "Nasdaq ends 8 points up in heavy trading"),
		}, ""},
		{"template with the day of the week", []Item{
			itemOf(0, 8, "Diary of political events on Monday"), itemOf(1, 32, "Diary of political events on Tuesday"), itemOf(2, 56, "Diary of political events on Wednesday"),
		}, ""},
		{"other figures an hour later", []Item{itemOf(0, 8, "Ferry disaster off Zeebrugge kills 26"), itemOf(1, 9, "Ferry disaster off Zeebrugge kills 134")}, "0 1"},
		{"other figures the next day", []Item{itemOf(0, 8, "Money market deficit forecast at 800 mln stg"), itemOf(1, 32, "Money market deficit forecast at 350 mln stg")}, ""},

		{"one word in common", []Item{itemOf(0, 8, "Gold rises"), itemOf(1, 9, "Gold falls")}, ""},
		{"one company, another event", []Item{
			itemOf(0, 8, "Pansophic Systems splits stock"), itemOf(1, 8.2, "Pansophic Systems third quarter net"),
		}, ""},
		{"reworded by an update", []Item{
			itemOf(0, 8, "Brazil's Vale halts Argentine potash project"), itemOf(1, 10, "UPDATE 1-Vale halts $6 bln potash project in Argentina, shares rise"),
		}, "0 1"},
		{"an alert and its story", []Item{
			itemOf(0, 8, "ALERT-Cameron rallies EU countries"), itemOf(1, 8.1, "Cameron rallies EU countries outside euro zone before summit"),
		}, "0 1"},
		{"two first updates", []Item{
			itemOf(0, 8, "UPDATE 1-Japan aluminium premium settled below expected sources"), itemOf(1, 8.1, "UPDATE 1-Japan aluminium shipments rise faster than expected"),
		}, ""},
		{"like headlines, like texts", []Item{
			body(1, itemOf(0, 8, "Peru announces gold deposits worth billions")), body(1, itemOf(1, 9, "Peru announces large gold find")),
		}, "0 1"},
		{"like headlines, other texts", []Item{
			body(1, itemOf(0, 8, "German wholesale prices fall in February")), body(101, itemOf(1, 9, "Swiss wholesale prices fall in February")),
		}, ""},

		{"slug", []Item{slug(0, 8, "BC-BKN--Heat-Hawks", "Heat win"), slug(1, 11, "BC-BKN--Heat-Hawks", "Wade leads Miami to victory")}, "0 1"},
		{"slug, a week later", []Item{slug(0, 8, "BC-BKN--Heat-Hawks", "Heat win"), slug(1, 176, "BC-BKN--Heat-Hawks", "Wade leads Miami to victory")}, ""},
		{"slug of every day", []Item{
			slug(0, 8, "BC-Digest", "A"), slug(1, 32, "BC-Digest", "B"), slug(2, 56, "BC-Digest", "C"), slug(3, 80, "BC-Digest", "D"), slug(4, 104, "BC-Digest", "E"),
		}, ""},
		{"slug and headline", []Item{
			slug(0, 8, "BC-X--Y", "First"), slug(1, 9, "BC-X--Y", story), itemOf(2, 10, "UPDATE 1-"+story),
		}, "0 1 2"},

		{"by marks where only the day is known", []Item{day(0, 0, "UPDATE 2-"+story), day(1, 0, story), day(2, 0, "CORRECTED-UPDATE 2-"+story), day(3, 0, "UPDATE 1-"+story)}, "1 3 0 2"},
		{"by time where that is known", []Item{itemOf(0, 2, story), itemOf(1, 1, "UPDATE 1-"+story)}, "1 0"},
		{"a day among times", []Item{itemOf(0, 9, "UPDATE 1-"+story), day(1, 0, story)}, "1 0"},
		{"takes", []Item{itemOf(0, 9, story+" =2"), itemOf(1, 9, story)}, "1 0"},
	}
	for _, tt := range tests {
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

// String names a reason in what tests say.
func (r Reason) String() string { return [...]string{"first", "slug", "headline", "wording"}[r] }

func TestJoinedBy(t *testing.T) {
	a, b, c := itemOf(0, 8, "Heat beat Hawks in Atlanta overtime"), itemOf(1, 9, "Wade leads Miami"), itemOf(2, 10, "UPDATE 1-Heat beat Hawks in overtime in Atlanta game")
	a.Slug, b.Slug = "BC-BKN--Heat-Hawks", "BC-BKN--Heat-Hawks"
	got := fmt.Sprint(chainsOf(a, b, c, itemOf(3, 11, "Wade leads Miami")))
	want := "[{[{0  first} {1  slug} {2 UPDATE 1 wording} {3  headline}]}]"
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// randomItems returns items whose headlines share many words.
func randomItems(r *rand.Rand, n int) []Item {
	words := strings.Fields("alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo")
	marks := []string{"", "", "", "UPDATE 1-", "UPDATE 2-", "CORRECTED-", "ALERT-"}
	items := make([]Item, n)
	for i := range items {
		var title []string
		for range 2 + r.IntN(4) {
			title = append(title, words[r.IntN(len(words))])
		}
		x := itemOf(i, 150*r.Float64(), marks[r.IntN(len(marks))]+strings.Join(title, " "))
		x.Source = []string{"AP", "Reuters"}[r.IntN(2)]
		x.Dated.DateOnly = r.IntN(5) == 0
		if r.IntN(10) == 0 {
			x.Dated = news.Dated{}
		}
		if r.IntN(4) == 0 {
			x.Slug = words[r.IntN(len(words))]
		}
		if r.IntN(2) == 0 {
			x.Body = Body{uint8(1 + r.IntN(3)), uint8(r.IntN(3)), uint8(r.IntN(3))}
		}
		items[i] = x
	}
	return items
}

func TestOrderOfItems(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		items := randomItems(r, 200)
		want := chainsOf(items...)
		r.Shuffle(len(items), func(i, k int) { items[i], items[k] = items[k], items[i] })
		if got := chainsOf(items...); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order\n%v\nwant\n%v", groups(got), groups(want))
		}
	}
}

// The links found by the postings of words are those found by comparing each headline with all earlier ones. No headline
// has more words than are searched, and no word is in more headlines than are compared.
func TestLinksTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		b := NewBuilder()
		for _, x := range randomItems(r, 60) {
			x.Source = ""
			b.Add(x)
		}
		j := b.joiner()
		j.findTemplates()
		j.joinHeadlines()
		w := j.weigh()
		var want []link
		for later := range uint32(len(j.items)) {
			l, most := link{later: later}, float32(0)
			for earlier := range later {
				alone := !j.again[earlier] && !j.again[later] && j.items[earlier].at != undated
				if likeness, ok := w.versions(earlier, later); ok && alone && likeness >= most {
					l.earlier, most = earlier, likeness
				}
			}
			if most > 0 {
				want = append(want, l)
			}
		}
		if got := w.links(0, len(j.items)); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

// Ten thousand items with one headline, within an hour and over a year.
func TestOneHeadline(t *testing.T) {
	const n = 10_000
	var hour, year []Item
	for i := range n {
		hour = append(hour, itemOf(i, float64(i)/n, "Stocks to watch"))
		year = append(year, itemOf(i, 20*float64(i), "Stocks to watch"))
	}
	if got := chainsOf(hour...); len(got) != 1 || len(got[0].Members) != n {
		t.Errorf("%d chains", len(got))
	}
	if got := chainsOf(year...); len(got) != 0 {
		t.Errorf("%d chains of a daily template", len(got))
	}
}

func FuzzChains(f *testing.F) {
	f.Add("UPDATE 1-Heat beat Hawks\nHeat beat Hawks\nCORRECTED-Heat beat the Hawks", uint8(3))
	f.Add("\n\n-\n<F>\nДОПОЛНЕНО: Путин\nПутин", uint8(30))
	f.Fuzz(func(t *testing.T, text string, hours uint8) {
		var items []Item
		for i, title := range strings.Split(text, "\n") {
			items = append(items, itemOf(i, float64(i*int(hours)), title))
		}
		chains := chainsOf(items...)
		seen := map[int]bool{}
		for _, c := range chains {
			if len(c.Members) < 2 {
				t.Errorf("a chain of %d", len(c.Members))
			}
			for i, m := range c.Members {
				if seen[m.Number] || m.Number < 0 || m.Number >= len(items) {
					t.Errorf("%d twice, or none of the items", m.Number)
				}
				seen[m.Number] = true
				if (m.Joined == First) != (i == 0) {
					t.Errorf("member %d is joined as %v", i, m.Joined)
				}
			}
		}
		slices.Reverse(items)
		if again := chainsOf(items...); !reflect.DeepEqual(again, chains) {
			t.Errorf("in reverse order %v, want %v", groups(again), groups(chains))
		}
	})
}

func BenchmarkChains(b *testing.B) {
	const n = 20_000
	r := rand.New(rand.NewPCG(5, 6))
	items, bytes := make([]Item, n), 0
	for i := range items {
		var title []string
		for range 8 {
			title = append(title, fmt.Sprintf("w%d", int(r.ExpFloat64()*2000)))
		}
		items[i] = itemOf(i, 1000*r.Float64(), strings.Join(title, " "))
		bytes += len(items[i].Headline)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		chainsOf(items...)
	}
}
