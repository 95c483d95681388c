package template

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

// factsOf reads a body.
func factsOf(body string) *Facts {
	var f Facts
	a := &news.Article{Body: body}
	zones := wire.Parse(a).Zones
	Read(&f, a, zones, normalize.New().Text(body, zones, "en"))
	return &f
}

// listOf returns the facts of a class as the body has them.
func (f *Facts) listOf(c Class) []string {
	out := []string{}
	for i := range f.facts {
		if f.facts[i].class == c {
			out = append(out, f.cut(&f.facts[i]))
		}
	}
	return out
}

func TestRead(t *testing.T) {
	tests := []struct {
		name, body            string
		names, numbers, times string // joined by |
	}{
		{
			"1987", "Excel Bancorp Inc <XCEL> said its board declared\na dividend of 10 cts per share, payable April 20 to\nholders of record on April Six.",
			"Excel Bancorp Inc|XCEL", "10 cts", "April 20|April Six",
		},
		{
			"today", "On Tuesday, 12 March 2013, shares in Apple fell 2.5% to $452.08 at 9:35 a.m. in New York.",
			"Apple|New York", "2.5|452.08", "Tuesday|12 March|2013|9:35 a.m",
		},
		{"interest", "Federal funds were at 6-3/16 pct, and 1/2 point below the 6-1/4 pct of Friday.", "Federal", "6-3/16 pct|1/2|6-1/4 pct", "Friday"},
		{"spelled out", "He has two billion dlrs and one million pounds, and one of seven dogs.", "", "two billion dlrs|one million pounds|seven", ""},
		{"what is in no table", "Arsenal beat Everton 2-1 in the 57th minute.", "Arsenal|Everton", "2-1|57th", ""},
		{"sentence start", "Shares fell. Showers continued in Bahia. Dealers sold. Bahia sold, too.", "Shares|Bahia|Bahia", "", ""},
		{"sentence start, function word", "However, The Hague is not in Belgium. The Hague is where it was.", "Hague|Belgium|Hague", "", ""},
		{"abbreviations", "It was J. P. Morgan of St. Louis, or Gen. Powell of the U.S. Army. They said so.", "J. P. Morgan|St. Louis|Gen. Powell|U.S. Army", "", ""},
		{"over a line end", "They met in New\nYork and in Bonn.\nLondon was silent.", "New York|Bonn", "", ""},
		{"capitals", "THE NIKKEI <N225> ROSE 112.45 POINTS IN TOKYO ON MONDAY.", "N225", "112.45", "MONDAY"},
		{"German", "Im Jackpot liegen am 7. März rund 5,2 Millionen Euro, sagte Hans Meier am Mittwoch.", "Jackpot|Hans Meier", "5,2 Millionen Euro", "7. März|Mittwoch"},
		{"Spanish", "El 4 de marzo murieron 1.250 personas en Lima, según Juan Pérez.", "Lima|Juan Pérez", "1.250", "4 de marzo"},
		{"Russian", "Во вторник Сергей Лавров сказал в Москве, что 15 человек погибли.", "Во|Сергей Лавров|Москве", "15", ""},
		{"months that are words", "It may march on. He said May was late, and that March would be, too.", "", "", "May|March"},
		{"month at the start", "May said so. March 3 is late.", "", "", "March 3"},
		{"dates in figures", "From 3/14/2013 to 2013-03-14, in 1986/87 and 1999", "", "1986/87", "3/14/2013|2013-03-14|1999"},
		{"dateline left out", "MOSCOW, December 6 (Itar-Tass) — Sergei Lavrov met 28 ministers in Brussels.", "Sergei Lavrov|Brussels", "28", ""},
		{"empty", "", "", "", ""},
		{"huge number", strings.Repeat("9", 400) + " men", "", strings.Repeat("9", 400), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := factsOf(tt.body)
			for c, want := range map[Class]string{Names: tt.names, Numbers: tt.numbers, Times: tt.times} {
				if got := strings.Join(f.listOf(c), "|"); got != want {
					t.Errorf("%s: %q, want %q", c, got, want)
				}
			}
		})
	}
}

// Whether the first facts of two bodies are the same.
func TestEqualFacts(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"it has 1.5 mln men", "it has 1,500,000 men", true},
		{"it has 1.5 mln men", "it has 1.5 bln men", false},
		{"it cost $1.5 million then", "it cost 1.5 mln dlrs then", true},
		{"it rose 5 pct then", "it rose five per cent then", true},
		{"it rose 5 pct then", "it rose 5.0% then", true},
		{"it rose 6-1/4 pct then", "it rose 6.25 percent then", true},
		{"it rose 6-1/4 pct then", "it rose 6-3/16 pct then", false},
		{"it sold 1,459,193,000 then", "it sold 1.46 billion then", true},
		{"it sold 1,459,193,000 then", "it sold 1.45 billion then", false},
		{"it sold 20 then", "it sold 19 then", false},
		{"it sold 1.234.567 then", "it sold 1'234'567 then", true},
		{"it met on March 12 then", "it met on 12 March then", true},
		{"it met on March 12 then", "it met on Mar. 12th then", true},
		{"it met on March 12 then", "it met on April 12 then", false},
		{"it met on April Six then", "it met on 6 April then", true},
		{"it met at 11 a.m. then", "it met at 11am then", true},
		{"it met at 11 a.m. then", "it met at 10 a.m. then", false},
		{"it met on Tuesday then", "it met on Tues. then", true},
		{"it met on Tuesday then", "it met on Thursday then", false},
		{"it met Sergei Lavrov then", "it met Lavrov then", true},
		{"it met Sergei Lavrov then", "it met Sergei Ivanov then", false},
		{"it met Excel Bancorp Inc then", "it met Excel Bancorp then", true},
	}
	for _, tt := range tests {
		t.Run(tt.a+" "+tt.b, func(t *testing.T) {
			a, b := factsOf(tt.a), factsOf(tt.b)
			if len(a.facts) != 1 || len(b.facts) != 1 {
				t.Fatalf("%d and %d facts, want one each", len(a.facts), len(b.facts))
			}
			x, y := &a.facts[0], &b.facts[0]
			if x.class != y.class {
				t.Fatalf("%s and %s", x.class, y.class)
			}
			if got := equal(a, b, x, y); got != tt.want {
				t.Errorf("equal: %v, want %v", got, tt.want)
			}
		})
	}
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		p, q string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"lavrov", "lvarov", 2}, {"ab", "ba", 2}} {
		if got := distance(tt.p, tt.q); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.p, tt.q, got, tt.want)
		}
	}
}

func TestHoursBetween(t *testing.T) {
	for _, tt := range []struct {
		a, b day
		want float64
	}{
		{day{3, 12}, day{3, 12}, 0},
		{day{3, 12}, day{3, 14}, 48},
		{day{12, 31}, day{1, 1}, 24},
		{day{}, day{1, 1}, math.NaN()},
	} {
		got := hoursBetween(tt.a, tt.b)
		if math.IsNaN(got) != math.IsNaN(tt.want) || math.Abs(got-tt.want) > 48 {
			t.Errorf("hoursBetween(%v, %v) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if back := hoursBetween(tt.b, tt.a); back != got && !math.IsNaN(got) {
			t.Errorf("hoursBetween(%v, %v) = %v, the other way round %v", tt.a, tt.b, got, back)
		}
	}
}

// If the times are unknown, the days of the datelines take their place.
func TestDatelinesTellTheTime(t *testing.T) {
	a := factsOf("MOSCOW, December 6 (Itar-Tass) — Sergei Lavrov met 28 ministers in Brussels.")
	b := factsOf("MOSCOW, December 9 (Itar-Tass) — Sergei Lavrov met 28 ministers in Brussels.")
	if e := Compare(a, b, Pair{Hours: unknown}); e.Hours != 72 {
		t.Errorf("hours: %v, want 72", e.Hours)
	}
	if e := Compare(a, b, Pair{Hours: 5}); e.Hours != 5 {
		t.Errorf("hours: %v, want those given", e.Hours)
	}
}

// contextOf returns context c of a fact; 0 if it has none.
func (f *Facts) contextOf(number, c int) uint64 {
	at := slices.IndexFunc(f.tokens, func(t token) bool { return t.fact == number })
	return f.context(at, aroundFact[c])
}

// slowPlaces is places by a comparison of all pairs of facts.
func slowPlaces(a, b *Facts) []place {
	var out []place
	taken := func(i, k int) bool {
		return slices.ContainsFunc(out, func(p place) bool { return p.a == i || p.b == k })
	}
	for c := range contexts {
		for i := range a.facts {
			for k := range b.facts {
				if h := a.contextOf(i, c); h != 0 && h == b.contextOf(k, c) && !taken(i, k) {
					out = append(out, place{i, k})
				}
			}
		}
	}
	slices.SortFunc(out, func(p, q place) int { return p.a - q.a })
	return out
}

func TestPlacesTwin(t *testing.T) {
	n := 0
	for _, x := range byHand {
		for _, y := range byHand {
			a, b := factsOf(x.a), factsOf(y.b)
			got, want := places(a, b), slowPlaces(a, b)
			if !slices.Equal(got, want) {
				t.Fatalf("%s, %s: %v, want %v", x.name, y.name, got, want)
			}
			n += len(got)
		}
	}
	if n == 0 {
		t.Error("no place was found")
	}
}

// The order of the two articles does not matter, nor what a Facts held before.
func TestCompareProperties(t *testing.T) {
	n := normalize.New()
	var again Facts
	for _, tt := range byHand {
		a, b := factsOf(tt.a), factsOf(tt.b)
		p := Pair{Hours: tt.hours, LongestRun: 12}
		there, back := Compare(a, b, p), Compare(b, a, p)
		if math.Abs(there.Score()-back.Score()) > 1e-12 {
			t.Errorf("%s: score %v, the other way round %v", tt.name, there.Score(), back.Score())
		}
		article := &news.Article{Body: tt.a}
		zones := wire.Parse(article).Zones
		Read(&again, article, zones, n.Text(tt.a, zones, "en"))
		if e := Compare(&again, b, p); fmt.Sprint(e) != fmt.Sprint(there) {
			t.Errorf("%s: read again: %v, want %v", tt.name, e, there)
		}
		self := Compare(a, a, p)
		if !self.Same() || self.replaced() > 0 {
			t.Errorf("%s: not the same story as itself: %v", tt.name, self)
		}
	}
}

// A number of hundreds of digits is like what is written alike, and unlike all else.
func TestHugeNumbers(t *testing.T) {
	huge := func(digit, rest string) *Facts {
		return factsOf("The pier costs " + strings.Repeat(digit, 320) + rest + " in all.")
	}
	for _, tt := range []struct {
		name            string
		a, b            *Facts
		equal, replaced int
	}{
		{"the same", huge("9", " crowns"), huge("9", " crowns"), 1, 0},
		{"another", huge("9", " crowns"), huge("8", " crowns"), 0, 1},
		{"with a factor", huge("9", " million"), huge("8", " million"), 0, 1},
		{"beside a small one", huge("9", " crowns"), factsOf("The pier costs 12 crowns in all."), 0, 1},
	} {
		e := Compare(tt.a, tt.b, Pair{Hours: unknown, LongestRun: 12}).Tallies[Numbers]
		if len(e.Equal) != tt.equal || len(e.Replaced) != tt.replaced {
			t.Errorf("%s: %d equal, %d replaced, want %d and %d", tt.name, len(e.Equal), len(e.Replaced), tt.equal, tt.replaced)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, tt := range byHand {
		f.Add(tt.a, tt.b)
	}
	f.Add(strings.Repeat("9", 320)+" mln crowns at "+strings.Repeat("1", 400)+"/3", strings.Repeat("8", 320)+" crowns and 12 crowns")
	f.Add("6-3/16 1/0 1-/2 9:30: $5m 1,2,3.4.5 1''2", "March 99 12 März <X> U.S. J. P. 1986/87/88 ٣٤ Ⅷ")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "\uFFFD"), strings.ToValidUTF8(b, "\uFFFD")
		x, y := factsOf(a), factsOf(b)
		last := uint32(0)
		for i := range x.facts {
			s := x.facts[i].span
			if s.Start < last || s.End <= s.Start || int(s.End) > len(a) || !utf8.ValidString(s.Cut(a)) {
				t.Fatalf("span %v of %q", s, a)
			}
			last = s.End
		}
		if got, want := places(x, y), slowPlaces(x, y); !slices.Equal(got, want) {
			t.Fatalf("places %v, want %v", got, want)
		}
		e := Compare(x, y, Pair{Hours: unknown, LongestRun: len(a) % 50})
		back := Compare(y, x, Pair{Hours: unknown, LongestRun: len(a) % 50})
		if s := e.Score(); !(0 <= s && s <= 1) || math.Abs(s-back.Score()) > 1e-9 {
			t.Fatalf("score %v, the other way round %v", s, back.Score())
		}
	})
}

func BenchmarkRead(b *testing.B) {
	body := strings.Repeat(byHand[0].a+"\n"+byHand[8].a+"\n"+byHand[20].b+"\n", 3)
	a := &news.Article{Body: body}
	text := normalize.New().Text(body, nil, "en")
	var f Facts
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Read(&f, a, nil, text)
	}
}

func BenchmarkCompare(b *testing.B) {
	body := strings.Repeat(byHand[0].a+"\n"+byHand[8].a+"\n"+byHand[20].b+"\n", 3)
	x, y := factsOf(body), factsOf(strings.ReplaceAll(body, "1", "7"))
	b.ReportAllocs()
	for b.Loop() {
		Compare(x, y, Pair{Hours: unknown, LongestRun: 12})
	}
}

// A word is turned down by its first letter and length only if no table has it.
func TestLookUp(t *testing.T) {
	for w, x := range lexicon {
		for _, written := range []string{w, strings.ToUpper(w[:1]) + w[1:], w + "'s"} {
			if got := lookUp(written); got != x && !strings.HasSuffix(w, "'s") {
				t.Errorf("%q is %+v, not %+v", written, got, x)
			}
		}
	}
	for _, w := range []string{"", "'s", "x", "Wednesdayy", "§"} {
		if lookUp(w) != &other {
			t.Errorf("%q is in a table", w)
		}
	}
}
