package wire

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// quote is a zone as a test writes it.
type quote struct {
	kind Kind
	text string
}

func (q quote) String() string { return fmt.Sprintf("%s: %q", q.kind, q.text) }

// zonesOf returns the zones of body by their text.
func zonesOf(body string) []quote {
	var quotes []quote
	for _, z := range Parse(&news.Article{Body: body}).Zones {
		quotes = append(quotes, quote{z.Kind, z.Span.Cut(body)})
	}
	return quotes
}

// TestByHand is worked by hand: the offsets of every zone of a small item.
func TestByHand(t *testing.T) {
	body := "All news\n\nROME (AP) — It rains.\nReuter\n"
	want := []Zone{
		{Furniture, news.Span{Start: 0, End: 8}},
		{Dateline, news.Span{Start: 10, End: 24}}, // the dash has three bytes
		{SignOff, news.Span{Start: 34, End: 40}},
	}
	if got := Parse(&news.Article{Body: body}).Zones; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func readSeed(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "wire", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var seeds = []struct {
	name  string
	zones []quote
}{
	{"000_5c5406828de1e7bc.txt", []quote{
		{Caption, "Patriot Missile Launch file photo"},
		{Dateline, "MOSCOW, October 23 (RIA Novosti)  "},
	}},
	{"001_24ab744bbf5cc465.txt", []quote{
		{Furniture, "All news"},
		{Dateline, "MOSCOW, December 6 (Itar-Tass) — "},
	}},
	{"002_a9800f5b94e46b94.txt", []quote{
		{Dateline, "MOSCOW, September 1 (Itar-Tass) — "},
	}},
	{"003_c5d2321bc6b974fc.txt", []quote{
		{PageLine, "World | December 8, 2011, Thursday // 16:58|\u00a0 views"},
		{Caption, "US Secretary of State Hillary Clinton and British Foreign Secretary William Hague (L) during a NATO Foreign Ministers council at NATO headquarters, in Brussels, 08 December 2011. EPA/BGNES"},
		{Appeal, "We need your support so can keep delivering news and information about Bulgaria! Thank you!"},
		{Tags, "Tags: NATO, Russia, missile defense, missile shield, missile defense shield, NATO-Russia Council, Guido Westerwelle, Sergey Lavrov, Sergei Lavrov, Hillary Clinton, US Secretary of State, Anders Fogh Rasmussen, NATO Secretary General"},
		{Related, "» Related Articles:"},
	}},
	{"004_bdcb524915d240fb.txt", []quote{
		{Credit, "Source: Press TV"},
	}},
}

func TestSeeds(t *testing.T) {
	for _, seed := range seeds {
		t.Run(seed.name, func(t *testing.T) {
			body := readSeed(t, seed.name)
			if got := zonesOf(body); !slices.Equal(got, seed.zones) {
				t.Errorf("got  %v\nwant %v", got, seed.zones)
			}
		})
	}
}

// story fills an article up, so that the first and last lines are not each other's neighbours.
var story = strings.Repeat("\n\nThe ministers met again on Tuesday and agreed on nothing, officials said.", 24)

func TestDatelines(t *testing.T) {
	for _, dateline := range []string{
		"MOSCOW, December 6 (Itar-Tass) — ", "MOSCOW, October 23 (RIA Novosti)  ", "ATLANTA (AP) _ ", "(AP) -- ", "(AP) — ",
		"Berlin (dpa) - ", "LONDON, Feb 26 - ", "CHATHAM, Mass. (AP) _ ", "BEIJING, Jan 1 — ", "(Reuters) ", "(PA) ", "DELHI: ",
		"NEW YORK: ", "BRUSSELS (Xinhua) — ", "JERUSALEM, Jan 2 (TASS) - ", "WASHINGTON, Dec. 8, 2011 /PRNewswire/ -- ",
		"SALVADOR, Feb 26 -", "NEW YORK/LONDON (Reuters) - ", "SÃO PAULO (AFP) – ", "ST. PETERSBURG, Russia (AP) — ",
		"U.N./UNITED NATIONS (Reuters) - ", "UNITED NATIONS, 8 December (Xinhua) -- ", "Port-au-Prince (AFP) - ", "PORT-AU-PRINCE, Haiti — ",
		"SAN FRANCISCO — ", "SAN FRANCISCO—", "McALLEN, Texas (AP) — ", "RIO DE JANEIRO, Feb 26 - ", "Rio de Janeiro (dpa) - ",
		"AMSTERDAM, 2 March -", "MONTREAL, Feb 26- ", "OKLAHOMA CITY, Okla. March 11 - ", "ROME, March 13, Reuter - ", "Caracas, feb 26 - ",
		"MOSCOW (Itar-Tass), December 6 — ", "WOODBRIDGE, N.J. - ", "L'AQUILA, Italy (ANSA) - ", "Frankfurt am Main (dpa/AFP) - ",
		"МОСКВА, 6 декабря — ", "München, 3. Mai (dpa) - ", "PARIS, 3 févr 2011 (AFP) - ", "Mannheim, Germany (Sports Network) - ",
		"NEW DELHI, Jan 2 (PTI): ", "LONDON, Monday (Reuters) - ", "KABUL, Afghanistan, Dec. 8 (UPI) -- ", "BAIKONUR, Kazakhstan (Roscosmos) - ",
		"DRESDEN — ", "DRESDEN, Germany – ", "New York, NY – ", "Aug 27 (Reuters) - ", "北京 (Reuters) - ",
	} {
		t.Run(dateline, func(t *testing.T) {
			want := []quote{{Dateline, dateline}}
			if got := zonesOf(dateline + "A lobster died on Monday, the owner said." + story); !slices.Equal(got, want) {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestNoDatelines(t *testing.T) {
	for _, line := range []string{
		"UN consults Turkmenistan on electoral processes", "NATO: a history", "NATO: The alliance was founded in 1949.",
		"(CNN) says the president will resign.", "Apple - the company - said it would appeal.", "Apple - The company said it would appeal.",
		"EXCLUSIVE - The minister will resign, officials say.", "UPDATE 1-Minister resigns over lobster.", "FACTBOX: The ministers of Rome.",
		"CORRECTED: The minister did not resign.", "URGENT - Minister resigns, officials say.", "NOTES: 1986 loss includes a charge.",
		"MUST SEE: Navy pins down pirates in heroic face-off", "NCAA: Improper gifts, assistance given to athletes",
		"CHARGED WITH MURDER: What most of the media won't tell you", "REPORT: RED SOX MAKE HUGE OFFER", "Sheriff: Michigan office shooting kills 1.",
		"South Africa: P2P Control Helps Overcome Outage.", "AMD (NYSE: AMD) today announced it has bought SeaMicro.",
		"Microsoft (NSDQ: MSFT) - The company has released a patch.", "International Monetary Fund (IMF) - The fund said no.",
		"In March 2 people died, officials said.", "Of course, we still have yet to hear -- or even the Yankees.",
		"Mark Felt, Washington, Dec. 18 and others said.", "May 8 - The ministers met.", "Rasmussen, Brussels, Moscow (and others) said no.",
		"LIVE: The ministers meet in Rome.", "MOSCOW is far away - The ministers said.", "BICC SEEKS ACCELERATED EARNINGS GROWTH IN LONDON, March 25 -BICC",
		"BLITZER: Good evening.\nCLINTON: Good evening, Wolf.", "BYLINE: Amber Phillips. She writes.",
		"ATLANTA HAWKS BEAT HEAT - AGAIN", "DRESDEN — Opera ball draws thousands", "SIEGEL--Jerome Arthur, 98, passed away on Friday.", "— he said.", "- Moscow", "()", "(AP", "LONDON", "LONDON, March 4",
	} {
		t.Run(line, func(t *testing.T) {
			if got := zonesOf(line + story); got != nil {
				t.Errorf("got %v", got)
			}
		})
	}
}

// TestDatelinePlace says where a dateline may stand.
func TestDatelinePlace(t *testing.T) {
	headlines := strings.Repeat("Lobster dies in Massachusetts\n\n", 7)
	sentence := "The ministers met.\n\nThey agreed on nothing, officials said.\n\n"
	for _, c := range []struct {
		name, body string
		want       []quote
	}{
		{"below headlines", headlines + "ROME (AP) — It rains." + story, []quote{{Dateline, "ROME (AP) — "}}},
		{"too far below", headlines + headlines + "ROME (AP) — It rains." + story, nil},
		{"city below a headline", "Lobster dies\n\nDELHI: It rains." + story, []quote{{Dateline, "DELHI: "}}},
		{"city below a sentence", sentence + "DELHI: It rains." + story, nil},
		{"city and dash below a sentence", sentence + "MOSCOW — It rains." + story, []quote{{Dateline, "MOSCOW — "}}},
		{"town below a sentence", sentence + "DRESDEN — It rains." + story, nil},
		{"town below a headline with a full stop", "Lobster dies.\n\nDES MOINES — It rains." + story, []quote{{Dateline, "DES MOINES — "}}},
		{"agency below a sentence", sentence + "DELHI (PTI): It rains." + story, []quote{{Dateline, "DELHI (PTI): "}}},
		{"only the first", "ROME (AP) — It rains.\nPARIS (AP) — It snows." + story, []quote{{Dateline, "ROME (AP) — "}}},
		{"indented and wrapped", "    ROME, Feb 26 - It rains in the whole\nof the country." + story, []quote{{Dateline, "ROME, Feb 26 - "}}},
		{"a line of its own", "ROME (AP) —\r\nIt rains." + story, []quote{{Dateline, "ROME (AP) —"}}},
		{"wrapped town", "DRESDEN - It rains in the whole city and in\nthe country around it." + story, []quote{{Dateline, "DRESDEN - "}}},
		{"marked", "****LONDON, March 5 - It rains." + story, []quote{{Dateline, "LONDON, March 5 - "}}},
		{"no second brackets", "PARIS, March 5 (AP) (Elf SA) said it rains." + story, []quote{{Dateline, "PARIS, March 5 (AP) "}}},
		{"no date of the story", "(AP) February 29, 2012 was a day." + story, []quote{{Dateline, "(AP) "}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := zonesOf(c.body); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestLines puts a line at one place of an article: "^" the second paragraph, "$" the last one, "." the middle.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		kind  Kind
		at    string
		lines []string
	}{
		{Furniture, "^", []string{"All news", "ALL NEWS", "Top stories:", "Home > World > Europe", "Home", "Skip to main content", "Share"}},
		{Furniture, ".", []string{"Advertisement", "ADVERTISEMENT"}},
		{Furniture, "$", []string{"Back to top", "Print this page"}},
		{PageLine, "^", []string{
			"World | December 8, 2011, Thursday // 16:58|\u00a0 views", "World | December 8, 2011, Thursday // 16:58| 12 views | 3 comments",
			"PUBLISHED: 02:31 GMT, 12 March 2013 | UPDATED: 22:19 GMT, 12 March 2013", "LONDON | Mon Feb 8, 2010 5:03am EST",
		}},
		{Caption, "^", []string{
			"Patriot Missile Launch file photo", "Sergei Lavrov (file photo).", "Hague in Brussels, 08 December 2011. EPA/BGNES", "Photo: Jane Doe",
			"Lavrov arrives in Brussels (AP Photo/Virginia Mayo)", "(AP Photo/Virginia Mayo)", "Clinton speaks. REUTERS/Francois Lenoir", "REUTERS/Francois Lenoir",
			"Photo by Jane Doe/Getty Images", "FILE - In this Dec. 8, 2011 file photo, Lavrov speaks.", "Troops in Kabul. Photo: J. Doe",
		}},
		{Caption, "$", []string{"(AP Photo/Virginia Mayo)", "Clinton speaks. AFP/Getty Images"}},
		{Credit, "^", []string{"Source: Press TV", "Source: AFP", "Quelle: dpa"}},
		{Credit, "$", []string{"Source: The Voice of Russia", "SOURCE: Reuters"}},
		{Tags, "$", []string{"Tags: NATO, Russia", "TAGS: NATO", "Filed under: World", "Keywords: missile, shield", "Tags: NATO, Russia,\nmissile shield"}},
		{Tags, ".", []string{"Tags: NATO, Russia"}},
		{Related, ".", []string{"» Related Articles:", "Related Articles", "Read also: Lobster dies", "READ MORE: Lobster dies", "• See also:", "Читайте также: НАТО"}},
		{Related, "$", []string{"Read more on our website.", "Related stories"}},
		{Appeal, "$", []string{
			"We need your support so can keep delivering news and information about Bulgaria! Thank you!", "Please support our journalism.",
			"Sign up for our daily newsletter", "Follow us on Twitter", "Donate today!",
		}},
		{SignOff, "$", []string{
			"Reuter", "REUTER", "REUTER...", " REUTER\x03", "ENDS", "-ENDS-", "-30-", "- 30 -", "###", "# # #", "(END)", "(MORE)", "-0-", "More",
			"^CAP-WF-02-20-16 0337GMT", "\x03AP-WF-02-20-16 0337GMT", "(Reporting by A. Doe; Editing by B. Roe)", "(Reporting by A. Doe in\nLondon; editing by B. Roe)",
			"Additional reporting by local staff.", "Reporting by A. Doe; Editing by B. Roe", "© 2011 The Associated Press.", "© Metro and agencies", "Copyright 2011 Reuters.",
			"Copyright (c) 2011 AP", "All rights reserved.", "The Lobster Times. All Rights Reserved.", "This material may not be published, broadcast or rewritten.",
		}},
	} {
		for _, line := range c.lines {
			t.Run(line, func(t *testing.T) {
				want := []quote{{c.kind, strings.Trim(line, " \x03")}}
				if got := zonesOf(place(c.at, line)); !slices.Equal(got, want) {
					t.Errorf("got %v", got)
				}
			})
		}
	}
}

// TestNoLines has lines that look like zones and are story.
func TestNoLines(t *testing.T) {
	for _, c := range []struct {
		at    string
		lines []string
	}{
		{"^", []string{
			"News of the minister's death came late.", "Source: Microsoft will fix the bug on Monday", "Sources: Sox May Not Be Out Of Chase",
			"December 8, 2011 was a Thursday.", "Dec. 8", "The minister was known from a file photo.", "The poll was made by Reuters/Ipsos.",
			"Photo by photo, the story unfolded.", "First 3 March 4", "The figures are of\nDecember 1986.", "Share prices fell.", "Homes burned in the night.",
		}},
		{".", []string{
			"Patriot Missile Launch file photo", "Reuter", "ENDS", "Related problems were found.", "Read more books, the minister said.", "Tags were found on the lobster.",
			"Source: Press TV", "© 2011 AP", "the words are\nTags: NATO and\nothers of the kind.",
		}},
		{"$", []string{
			"Copyright law protects the lobster.", "Related problems were found.", "Donate is what he did.", "Support our troops, he said.",
			"Reporting by the agency showed that no minister had ever been there or said anything of the kind.", "He ends.", "30", "#1",
			"Follow us, the ministers said.", "We all need support.", "AP-style 0337GMT is a time zone",
		}},
	} {
		for _, line := range c.lines {
			t.Run(line, func(t *testing.T) {
				if got := zonesOf(place(c.at, line)); got != nil {
					t.Errorf("got %v", got)
				}
			})
		}
	}
}

// place returns an article with line at a place, see TestLines.
func place(at, line string) string {
	switch at {
	case "^":
		return "Lobster dies\n\n" + line + story
	case "$":
		return "Lobster dies" + story + "\n\n" + line
	}
	return "Lobster dies" + story + "\n\n" + line + story
}

func TestRelatedHeadlines(t *testing.T) {
	for _, c := range []struct {
		name, below string
		want        []quote
	}{
		{"headlines to the end", "- Lobster dies\n- Is NATO next", []quote{{Related, "Related Articles\n\n- Lobster dies\n- Is NATO next"}}},
		{"headlines and a sign-off", "Lobster dies\n© 2011 AP", []quote{{Related, "Related Articles\n\nLobster dies"}, {SignOff, "© 2011 AP"}}},
		{"story goes on", "A subhead\nThe ministers said no.", []quote{{Related, "Related Articles"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := zonesOf("Lobster dies" + story + "\n\nRelated Articles\n\n" + c.below); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestNothing(t *testing.T) {
	for _, body := range []string{"", " \r\n\t\n\u00a0", "It rains."} {
		if got := zonesOf(body); got != nil {
			t.Errorf("%q: %v", body, got)
		}
	}
}

// TestTables holds what the rules are written for: words that can be met, and sets that hold each name once.
func TestTables(t *testing.T) {
	for _, o := range openings {
		if o.words == "" || o.words != strings.TrimLeft(o.words, bullets) {
			t.Errorf("%q begins with a bullet, which is skipped in the text", o.words)
		}
	}
	for month := range months {
		if len(month) < minMonth || len(month) > maxMonth || month != strings.ToLower(month) {
			t.Errorf("month %q", month)
		}
	}
	for agency := range agencies {
		if len(agency) > maxAgency-2 || agency != strings.ToLower(agency) {
			t.Errorf("agency %q", agency)
		}
	}
	for name := range cities {
		if name != strings.ToUpper(name) || readName(name) != len(name) {
			t.Errorf("city %q", name)
		}
	}
	for name := range tags {
		if name != strings.ToUpper(name) || cities[name] {
			t.Errorf("tag %q", name)
		}
	}
}

// checkZones fails unless the zones of body are as Anatomy says.
func checkZones(t *testing.T, body string) {
	t.Helper()
	zones := Parse(&news.Article{Body: body}).Zones
	var end uint32
	datelines := 0
	for _, z := range zones {
		if z.Span.Start < end || z.Span.End <= z.Span.Start || int(z.Span.End) > len(body) {
			t.Fatalf("zone %v after %d of %d", z, end, len(body))
		}
		end = z.Span.End
		if !utf8.ValidString(z.Span.Cut(body)) {
			t.Errorf("zone %v cuts a rune: %q", z, z.Span.Cut(body))
		}
		if blank(z.Span.Cut(body)) > 0 {
			t.Errorf("zone %v begins with white space", z)
		}
		if z.Kind == Dateline && strings.Contains(z.Span.Cut(body), "\n") {
			t.Errorf("dateline %v goes over a line end", z)
		}
		if z.Kind == Dateline {
			datelines++
		}
	}
	if datelines > 1 {
		t.Errorf("%d datelines", datelines)
	}
	if again := Parse(&news.Article{Body: body}).Zones; !slices.Equal(again, zones) {
		t.Errorf("then %v, now %v", zones, again)
	}
}

// TestTakenOut blanks the zones of each seed: nothing of what is left is a zone.
func TestTakenOut(t *testing.T) {
	for _, seed := range seeds {
		body := []byte(readSeed(t, seed.name))
		checkZones(t, string(body))
		for _, z := range Parse(&news.Article{Body: string(body)}).Zones {
			for i := z.Span.Start; i < z.Span.End; i++ {
				body[i] = ' '
			}
		}
		if got := zonesOf(string(body)); got != nil {
			t.Errorf("%s: %v", seed.name, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add(readSeed(f, seed.name))
	}
	f.Add("(Reporting by A,\nB,\nC)\n\n###")
	f.Add("ÀÉ - x\n\u00a0\u00a0É\n»\n—")
	f.Add("Related Articles\nA\nTags: a,\nb,")
	f.Fuzz(func(t *testing.T, body string) {
		checkZones(t, strings.ToValidUTF8(body, "\ufffd"))
	})
}

func ExampleParse() {
	a := &news.Article{Body: "All news\n\nCHATHAM, Mass. (AP) _ A lobster died.\n\nTags: lobster"}
	for _, zone := range Parse(a).Zones {
		fmt.Printf("%s: %q\n", zone.Kind, zone.Span.Cut(a.Body))
	}
	// Output:
	// furniture: "All news"
	// dateline: "CHATHAM, Mass. (AP) _ "
	// tags: "Tags: lobster"
}

// BenchmarkParse reads an item of 380 words in 13 paragraphs that has only a dateline.
func BenchmarkParse(b *testing.B) {
	paragraph := "The NATO shield is expected to become partially operational in time for the alliance's May summit in Chicago, " +
		"for which Rasmussen hopes to have an \"agreement on a political framework\" with Russia.\n\n"
	a := &news.Article{Body: "MOSCOW, December 6 (Itar-Tass) — " + strings.Repeat(paragraph, 13)}
	b.SetBytes(int64(len(a.Body)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(a)
	}
}

func BenchmarkSeeds(b *testing.B) {
	for _, seed := range seeds {
		a := &news.Article{Body: readSeed(b, seed.name)}
		b.Run(seed.name[:3], func(b *testing.B) {
			b.SetBytes(int64(len(a.Body)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(a)
			}
		})
	}
}
