package wire

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
)

// quote is a zone as written in a test.
type quote struct {
	kind Kind
	text string
}

func (q quote) String() string { return fmt.Sprintf("%s: %q", q.kind, q.text) }

// zonesOf returns the zones of body with their text.
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
		{Furniture, news.Span{Start: 0, End: 8}, ""},
		{Dateline, news.Span{Start: 10, End: 24}, "ROME"}, // the dash has three bytes
		{SignOff, news.Span{Start: 34, End: 40}, "Reuters"},
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
		{SourceLine, "Source: Press TV"},
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

// story fills an article, so that the first and last lines are far apart.
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
		"(ANSA) - Oslo, August 14 - ", "(ANSA) - ROMA, 14 AGO - ", "Oslo (dapd). ", "Gelsenkirchen (epd). ", "OSLO, August 14. /TASS/. ", "Oslo, 14 ago (EFE).- ",
		"OSLO. August 14. INTERFAX - ", "Москва. 14 августа. INTERFAX.RU - ", "OSLO. Aug 14 (Interfax) - ", "DRESDEN — ", "DRESDEN, Germany – ", "New York, NY – ", "Aug 27 (Reuters) - ", "北京 (Reuters) - ",
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
		"(CNN) says the president will resign.", "Barack Obama (Reuters). The president waves.", "Moscow is far (AP). It rains.", "Apple - the company - said it would appeal.", "Apple - The company said it would appeal.",
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
			if got, _ := datelineOf(line + story); got != "" {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestDatelinePlace checks where a dateline may be.
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

// TestLines puts a line into an article: "^" as the second paragraph, "$" as the last, "." in the middle.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		kind  Kind
		at    string
		lines []string
	}{
		{Furniture, "^", []string{"All news", "ALL NEWS", "Top stories:", "Home > World > Europe", "Home", "Skip to main content", "Share"}},
		{Furniture, ".", []string{"Advertisement", "ADVERTISEMENT"}},
		{SignOff, "$", []string{"责任编辑：王明", "저작권자(c) 부산뉴스, 무단 전재-재배포 금지", "無断転載を禁じます", "Tous droits réservés.", "Riproduzione riservata", "Alle Rechte vorbehalten", "جميع الحقوق محفوظة", "（完）", "(끝)"}},
		{Related, ".", []string{"相关新闻", "関連記事", "관련기사", "اقرأ أيضا", "Читайте також", "Lue myös", "Zobacz też"}},
		{SourceLine, "$", []string{"来源：王明网", "出典：大阪新聞", "Джерело: Новини", "Lähde: STT"}},
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
		{SourceLine, "^", []string{"Source: Press TV", "Source: AFP", "Quelle: dpa"}},
		{SourceLine, "$", []string{"Source: The Voice of Russia", "SOURCE: Reuters"}},
		{Tags, "$", []string{"Tags: NATO, Russia", "TAGS: NATO", "Filed under: World", "Keywords: missile, shield", "Tags: NATO, Russia,\nmissile shield"}},
		{Tags, ".", []string{"Tags: NATO, Russia"}},
		{Related, ".", []string{"» Related Articles:", "Related Articles", "Read also: Lobster dies", "READ MORE: Lobster dies", "• See also:", "Читайте также: НАТО"}},
		{Related, "$", []string{"Read more on our website.", "Related stories"}},
		{Appeal, "$", []string{
			"We need your support so can keep delivering news and information about Bulgaria! Thank you!", "Please support our journalism.",
			"Sign up for our daily newsletter", "Follow Jane Doe on Twitter at http://twitter.com/janedoe", "Follow us on Twitter", "Donate today!",
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

// TestDesk reads what desks put above a story. Each line is a zone, and has the given value.
func TestDesk(t *testing.T) {
	for _, c := range []struct {
		kind         Kind
		value, lines string
	}{
		{Slug, "BC-BKN--Heat-Hawks", "BC-BKN--Heat-Hawks 1stLd-Writethru 02-20 0500"},
		{Slug, "BC-BKN--Heat-Hawks", "BC-BKN--Heat-Hawks, 2nd Ld-Writethru,500"},
		{Slug, "BC-US--Election 2016-Debate", "BC-US--Election 2016-Debate"},
		{Slug, "BC-EU--Norway-Rates", "BC-EU--Norway-Rates, 2nd Ld-Writethru,450"},
		{Slug, "BC-EU--Norway-Rates", "^BC-EU--Norway-Rates, 1st Ld,0210<"},
		{Slug, "BC-EU--Norway-Rates", "BC-EU--Norway-Rates,1st Ld-Writethru,a0123"},
		{Slug, "BC-EU--Norway-Rates", "BC-EU--Norway-Rates, 3rd Ld-Writethru,450 words<"},
		{Slug, "BC-Norway-Rates", "BC-Norway-Rates, 450 words"},
		{Slug, "AM-Lobster", "AM-Lobster 02-26 0105"},
		{Slug, "BC-STANDARD-OIL-<SRD>", "u f BC-STANDARD-OIL-<SRD>   02-26 0082"},
		{Slug, "NATO-RUSSIA/MISSILES", "NATO-RUSSIA/MISSILES (UPDATE 2, PIX)"},
		{Slug, "USA-ELECTION", "USA-ELECTION/"},
		{Slug, "Russia-NATO-missile", "Russia-NATO-missile,2ndlead"},
		{Slug, "Nato/Russland/Raketen", "Nato/Russland/Raketen/"},
		{Slug, "bdt0234", "bdt0234 4 pl 372 dpa 0512"},
		{VersionLine, "LEAD 2", "2nd Ld"},
		{VersionLine, "UPDATE", "(Adds prime minister's reaction in paragraph 3)"},
		{VersionLine, "UPDATE", "(Adds prime minister's reaction in paragraph 3,\nanalyst, background)"},
		{VersionLine, "UPDATE", "(Rewrites throughout after vote)"},
		{VersionLine, "UPDATE", "Eds: Updates. With AP Photos."},
		{VersionLine, "CORRECTED", "(Corrects name in paragraph 2)"},
		{Advisory, "", "Eds: Moving on general news and sports services."},
		{Advisory, "", "ATTENTION EDITORS - Story moves again at 1400 GMT"},
		{Advisory, "", "Editor's note: This story has graphic content."},
		{Embargo, "0001 GMT Monday, March 3", "EMBARGOED UNTIL 0001 GMT Monday, March 3"},
		{Embargo, "0001 GMT THURSDAY, AUGUST 15", "EMBARGOED FOR RELEASE UNTIL 0001 GMT THURSDAY, AUGUST 15"},
		{Embargo, "10:00 a.m. EDT Aug 14", "EMBARGOED FOR RELEASE AT 10:00 a.m. EDT Aug 14"},
		{Embargo, "0001 GMT Aug 15", "(EMBARGOED UNTIL 0001 GMT Aug 15)"},
		{Embargo, "12 noon Tuesday", "Not for release before 12 noon Tuesday"},
		{Embargo, "Montag, 1200", "Sperrfrist: Montag, 1200"},
		{Byline, "CHARLES ODUM", "By CHARLES ODUM="},
		{Byline, "CHARLES ODUM, AP Sports Writer", "^By CHARLES ODUM=\n^AP Sports Writer="},
		{Byline, "Jane Doe, AP Sports Writer", "By Jane Doe, AP Sports Writer"},
		{Byline, "JANE DOE and JOHN ROE, The Associated Press", "By JANE DOE and JOHN ROE\nThe Associated Press"},
		{Byline, "Juan Carlos de la Cruz", "Por Juan Carlos de la Cruz"},
		{Byline, "Hans Müller, dpa", "Von Hans Müller, dpa"},
		{Byline, "Reuters", "By Reuters"},
		{Byline, "Staff Reporter", "By Staff Reporter"},
		{Take, "TAKE 2", "=2"},
		{Take, "TAKE 2", "=2 =3"},
		{Take, "TAKE 2", "-2-"},
		{Take, "TAKE 3", "Take 3"},
		{Take, "TAKE 2", "TAKE 2 OF 3"},
	} {
		t.Run(c.lines, func(t *testing.T) {
			body := c.lines + "\n\nROME (AP) — It rains." + story
			zones := Parse(&news.Article{Body: body}).Zones
			if len(zones) != 2 || zones[0].Kind != c.kind || zones[0].Value != c.value || zones[0].Span.Cut(body) != c.lines || zones[1].Kind != Dateline {
				t.Errorf("got %v, %q", zonesOf(body), zones[0].Value)
			}
		})
	}
}

// TestNoDesk reads first lines that look like lines of a desk but are headlines or story.
func TestNoDesk(t *testing.T) {
	for _, line := range []string{
		"By George, he did it", "By The Numbers", "By Monday the ministers had left", "By the book", "By all means", "By Jane Doe's own account it rains.",
		"Embargo on Cuba lifted", "Embargo until further notice", "PM-designate resigns", "AM-FM Radios Sell Well", "AC/DC", "Lobster-Talks, second day", "Apple--the company--will appeal",
		"Eds and editors meet", "2 die in crash", "-2- is a number", "Take two and call me", "Take 2 pills", "Updated 5:40 p.m. ET", "UPDATED 05/03/2013 at 11:00 AM EDT",
		"UPDATE: the company has since said that it will repair the cars.", "Update your will, lawyers say", "Adds two players to squad", "(and so it went)", "Attention: lobsters cross here", "Digest of the week", "Budget 2016: what it says",
	} {
		t.Run(line, func(t *testing.T) {
			for _, z := range zonesOf(line + story) {
				t.Errorf("got %v", z)
			}
		})
	}
}

// TestHeadlineMarks cuts version marks off headlines in the body.
func TestHeadlineMarks(t *testing.T) {
	for _, c := range []struct{ headline, mark, version string }{
		{"UPDATE 1-Minister resigns over lobster", "UPDATE 1-", "UPDATE 1"},
		{"CORRECTED-UPDATE 2-Minister resigns", "CORRECTED-UPDATE 2-", "CORRECTED-UPDATE 2"},
		{"WRAPUP 3-Ministers resign", "WRAPUP 3-", "WRAPUP 3"},
		{"RPT-Ministers resign", "RPT-", "RPT"},
		{"URGENT - Minister resigns", "URGENT -", "ALERT"},
	} {
		a := Parse(&news.Article{Body: c.headline + "\n\nROME (AP) — It rains." + story})
		if len(a.Zones) != 2 || a.Zones[0].Kind != VersionLine || a.Zones[0].Span.Len() != len(c.mark) || a.Version.String() != c.version {
			t.Errorf("%q: %v, version %q", c.headline, a.Zones, a.Version)
		}
	}
}

// TestSlugVersions reads the marks in the lines of slugs.
func TestSlugVersions(t *testing.T) {
	for _, c := range []struct{ line, version string }{
		{"BC-EU--Norway-Rates, 2nd Ld-Writethru,450", "LEAD-WRITETHRU 2"},
		{"BC-Budget-Talks, 1st Ld", "LEAD 1"},
		{"Russia-NATO-missile,2ndlead", "LEAD 2"},
		{"BC-EU--Norway-Rates,1st Ld-Writethru,a0123", "LEAD-WRITETHRU 1"},
		{"BC-EU--Norway-Rates, 450 words", ""},
	} {
		a := Parse(&news.Article{Body: c.line + "\n\nROME (AP) — It rains." + story})
		if a.Slug == "" || a.Version.String() != c.version {
			t.Errorf("%q: slug %q, version %q, want %q", c.line, a.Slug, a.Version, c.version)
		}
	}
}

func TestAnatomy(t *testing.T) {
	body := `BC-EU--Lobster, 1st Ld-Writethru 02-20 0500
Eds: Updates throughout with reaction from the ministers, background of the
talks and more. With AP Photos.
EMBARGOED UNTIL 0001 GMT Monday
^By JANE DOE=
^Associated Press Writer=
    CHATHAM, Mass., Dec. 8, 2011 (AP/dpa) _ A lobster died.`
	got := Parse(&news.Article{Body: body})
	want := Anatomy{
		Zones: got.Zones, Dateline: Filing{"CHATHAM, Mass.", "Dec. 8, 2011", "AP/dpa"}, Version: got.Version, Slug: "BC-EU--Lobster",
		Byline: "JANE DOE, Associated Press Writer", Embargo: "0001 GMT Monday",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) || len(got.Zones) != 5 || !got.Version.Updates() {
		t.Errorf("got %+v", got)
	}
}

func TestFilings(t *testing.T) {
	for _, c := range []struct {
		dateline string
		want     Filing
	}{
		{"MOSCOW, December 6 (Itar-Tass) — ", Filing{"MOSCOW", "December 6", "TASS"}},
		{"(AP) -- ", Filing{"", "", "AP"}},
		{"Aug 27 (Reuters) - ", Filing{"", "Aug 27", "Reuters"}},
		{"CHATHAM, Mass. (AP) _ ", Filing{"CHATHAM, Mass.", "", "AP"}},
		{"ROME, March 13, Reuter - ", Filing{"ROME", "March 13", "Reuters"}},
		{"NEW YORK/LONDON (Reuters) - ", Filing{"NEW YORK/LONDON", "", "Reuters"}},
		{"Mannheim, Germany (Sports Network) - ", Filing{"Mannheim, Germany", "", "Sports Network"}},
		{"(ANSA) - Oslo, August 14 - ", Filing{"Oslo", "August 14", "ANSA"}},
		{"Oslo (dapd). ", Filing{"Oslo", "", "dapd"}},
		{"OSLO. Aug 14 (Interfax) - ", Filing{"OSLO", "Aug 14", "Interfax"}},
		{"OSLO. August 14. INTERFAX - ", Filing{"OSLO", "August 14", "Interfax"}},
		{"OSLO, August 14. /TASS/. ", Filing{"OSLO", "August 14", "TASS"}},
		{"ROMA, 14 ago (EFE).- ", Filing{"ROMA", "14 ago", "EFE"}},
		{"BAIKONUR, Kazakhstan (Roscosmos) - ", Filing{"BAIKONUR, Kazakhstan", "", "Roscosmos"}},
	} {
		if got := Parse(&news.Article{Body: c.dateline + "A lobster died." + story}).Dateline; got != c.want {
			t.Errorf("%q: got %+v, want %+v", c.dateline, got, c.want)
		}
	}
}

func TestSignOffValues(t *testing.T) {
	for _, c := range []struct{ line, zone, value string }{
		{"(Reporting by A. Doe; Editing by B. Roe)", "", "A. Doe; B. Roe"},
		{"(Reporting by A. Doe; Editing by B. Roe) The talks go on in Rome.", "(Reporting by A. Doe; Editing by B. Roe)", "A. Doe; B. Roe"},
		{"(Reporting by A. Doe (London)) It rains in Rome.", "(Reporting by A. Doe (London))", "A. Doe (London)"},
		{"It rains, he said. (Reporting by A. Doe in Rome; Editing by B. Roe)", "(Reporting by A. Doe in Rome; Editing by B. Roe)", "A. Doe in Rome; B. Roe"},
		{"It rains, he said. Reuter", "Reuter", "Reuters"},
		{"It rains, he said. -30-", "-30-", ""},
		{"© 2011 The Associated Press.", "", "AP"},
		{"Copyright 2011 Reuters. All rights reserved.", "", "Reuters"},
		{"(c) dpa", "", "dpa"},
		{"(c) 2011 The Lobster Times", "", "Lobster Times"},
		{"The Lobster Times. All Rights Reserved.", "", "Lobster Times"},
		{"ENDS", "", ""},
		{"Enditem", "", ""},
		{"bur/mfp/jm", "", ""},
		{"bur-mfp/jm", "", ""},
		{"dpa tb yyzz n1 mra", "", ""},
		{"AFP", "", "AFP"},
		{"1423 GMT Aug 14, 2013", "", ""},
		{"(© 2013 dpa)", "", "dpa"},
		{"(Reporting By A. Doe, editing by B. Roe)", "", "A. Doe; B. Roe"},
		{"(Reporting By A. Doe; Writing By B. Roe; Editing By C. Poe)", "", "A. Doe; B. Roe; C. Poe"},
		{"(Writing by A. Doe, additional reporting by B. Roe and C. Poe, D. Low in Rome.)", "", "A. Doe; B. Roe and C. Poe, D. Low in Rome"},
		{"(By A. Doe; Editing by B. Roe)", "", "A. Doe; B. Roe"},
		{"(Edited by A. Doe)", "", "A. Doe"},
		{"Associated Press writer Jane Doe in Rome contributed to this report.", "", "Jane Doe in Rome"},
		{"___\n\nJane Doe contributed to this report.", "Jane Doe contributed to this report.", "Jane Doe"},
	} {
		t.Run(c.line, func(t *testing.T) {
			body := "Lobster dies" + story + "\n\n" + c.line
			zones := Parse(&news.Article{Body: body}).Zones
			zone := c.zone
			if zone == "" {
				zone = c.line
			}
			if len(zones) != 1 || zones[0].Kind != SignOff || zones[0].Span.Cut(body) != zone || zones[0].Value != c.value {
				t.Errorf("got %v, want %q %q", zones, zone, c.value)
			}
		})
	}
}

// TestSignOffRows reads several sign-offs in one line or one below another.
func TestSignOffRows(t *testing.T) {
	for _, c := range []struct {
		lines string
		want  []string
	}{
		{"((rome.newsroom@example.com))(+39 06 8522 4000)(Reuters Messaging: jane.doe@example.net)", []string{
			"((rome.newsroom@example.com))", "(+39 06 8522 4000)", "(Reuters Messaging: jane.doe@example.net)",
		}},
		{"(Reporting by A. Doe)(Editing by B. Roe)", []string{"(Reporting by A. Doe)", "(Editing by B. Roe)"}},
		{"(Reporting by A. Doe) ((a.doe@example.com; +39 06 8522 4000;))", []string{"(Reporting by A. Doe)", "((a.doe@example.com; +39 06 8522 4000;))"}},
		{"EFE\nac/wr", []string{"EFE", "ac/wr"}},
	} {
		var want []quote
		for _, s := range c.want {
			want = append(want, quote{SignOff, s})
		}
		if got := zonesOf("Lobster dies" + story + "\n\n" + c.lines); !slices.Equal(got, want) {
			t.Errorf("%q: got %v", c.lines, got)
		}
	}
}

func TestNotesToEditors(t *testing.T) {
	for _, notes := range []string{
		"# dpa NOTEBOOK\n\n## Internet\n- A page\n\n* * * *\n\nThe following information is not for publication\n\n## dpa contacts\n- Reporting by Jane Doe in Rome\n\ndpa jd yyzz n1 rr",
		"The following information is not for publication.\n\nJane Doe, Rome.",
		"# dpa-Notizblock\n\n## Orte\n- Rom",
	} {
		body := "Lobster dies" + story + "\n\n" + notes
		if got, want := zonesOf(body), []quote{{Advisory, notes}}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestNotices(t *testing.T) {
	for _, c := range []struct {
		name, body string
		notice     bool
	}{
		{"plan", "TOP STORIES\n\nLOBSTER — A lobster died. SENT: 400 words. UPCOMING: 600 words by 5 p.m., photos.\n\nRAIN — It rains. SENT: 300 words.", true},
		{"digest", "AP News Digest 2 p.m.\n\nHere are the top stories of the day." + story, true},
		{"budget", "BC-AP Sports Budget\n\nA lobster died." + story, true},
		{"schedule", "REUTERS SCHEDULE at 1400 GMT\n\nROME - Ministers meet" + story, true},
		{"German plan", "dpa-Themenplanung\n\nRom: Minister treffen sich" + story, true},
		{"slug of a budget", "BC-Budget, Aug 14\nHere are the items for Wednesday.\nNORWAY-RATES - 500 words, by 1 p.m.", true},
		{"slug of a digest", "BC-News Digest, 2 pm\n\nRain in Rome.", true},
		{"slug of a story of the budget", "BC-Budget, 1st Ld-Writethru,800\n\nROME (AP) — It rains." + story, false},
		{"headline of a budget", "PM-designate unveils budget\n\nROME (AP) — It rains." + story, false},
		{"lead of a plan", "Here are the stories AP is covering today:\n\nNORWAY-RATES - 500 words, by 1 p.m.", true},
		{"planned stories", "The following stories are planned by Reuters today:\n\nROME - Ministers meet", true},
		{"notebook", "# dpa NOTEBOOK\n\n## Internet\n- A page", true},
		{"slug of a story of a budget", "BC-Budget-Talks, 1st Ld\n\nROME (AP) — It rains." + story, false},
		{"stories told", "Here are the stories of the week." + story, false},
		{"story of a budget", "Ministers agree on budget\n\nROME (AP) — It rains." + story, false},
		{"story of an agency", "AP wins prize for schedule\n\nIt rains." + story, false},
		{"one mark", "Lobster dies" + story + "\n\nUPCOMING: more rain.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Parse(&news.Article{Body: c.body})
			whole := len(a.Zones) == 1 && a.Zones[0].Kind == Notice && a.Zones[0].Span.Cut(c.body) == c.body
			if a.Notice != c.notice || whole != c.notice {
				t.Errorf("notice %v, zones %v", a.Notice, a.Zones)
			}
		})
	}
}

// TestNoLines reads lines that look like zones but are story.
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
			"Source: Press TV", "© 2011 AP", "bur/mfp/jm", "Related: the man was a cousin.",
			"Tags: the small metal ones round their necks were all that was left.", "the words are\nTags: NATO and\nothers of the kind.",
		}},
		{"$", []string{
			"Copyright law protects the lobster.", "Related problems were found.", "Donate is what he did.", "Support our troops, he said.",
			"Reporting by the agency showed that no minister had ever been there or said anything of the kind.", "He ends.", "30", "#1",
			"(Reporting by journalists on the case was restricted by the court.)", "(Editing by hand takes hours.)", "and/or", "dlrs/bbl",
			"It rains. (Reporting by journalists was restricted)", "He follows her on Twitter.",
			"Tags: the small metal ones round their necks were all that was left.", "Follow us, the ministers said.", "We all need support.", "AP-style 0337GMT is a time zone",
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

// place returns an article with line at a place; see TestLines.
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

// TestTables checks what the rules need: words that can occur, and sets that hold each name once.
func TestTables(t *testing.T) {
	for _, o := range openings {
		if o.words == "" || o.words != strings.TrimLeft(o.words, bullets) {
			t.Errorf("%q begins with a bullet, which is skipped in the text", o.words)
		}
	}
	for month := range strings.FieldsSeq(names.Months().Join(" ") + " " + names.ShortMonths().Join(" ")) {
		if len(month) < minMonth || len(month) > maxMonth {
			t.Errorf("month %q", month)
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

// checkZones fails the test unless the zones of body are as Anatomy says.
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

// TestTakenOut blanks the zones of each seed. Nothing that is left is a zone.
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
	f.Add("(ANSA) - Oslo, 14 ago. - x\nOslo. 14 авг. INTERFAX - x\nOslo (dapd). \n(+4)((@))\nEFE\nac/wr")
	f.Add("BC-Budget, a0123<\nHere are the stories AP\n(EMBARGOED FOR RELEASE UNTIL 1)\nX writer contributed to this report.\n(By A; by B, C)")
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

// BenchmarkParse reads an item of 380 words in 13 paragraphs whose only zone is a dateline.
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

// Datelines of more agencies, in their own languages and scripts.
func TestMoreDatelines(t *testing.T) {
	for _, c := range []struct{ dateline, place, date, agency string }{
		{"Gijón (España), 7 jun (EFE).- ", "Gijón (España)", "7 jun", "EFE"},
		{"Rosario, 7 de junio (Télam).- ", "Rosario", "7 de junio", "Télam"},
		{"Braga, 7 de junho de 2024 (Lusa) - ", "Braga", "7 de junho de 2024", "Lusa"},
		{"LIEGE 07/06 (BELGA) = ", "LIEGE", "07/06", "Belga"},
		{"Łódź, 07.06.2024 (PAP) - ", "Łódź", "07.06.2024", "PAP"},
		{"КАЗАНЬ, 7 июн — РИА Новости. ", "КАЗАНЬ", "7 июн", "RIA Novosti"},
		{"Bergen (NTB-dpa): ", "Bergen", "", "NTB/dpa"},
		{"Pune (Maharashtra) [India], June 7 (ANI): ", "Pune (Maharashtra) [India]", "June 7", "ANI"},
		{"新华社上海6月7日电（记者王明）", "上海", "6月7日", "Xinhua"},
		{"【大阪共同】", "大阪", "", "Kyodo"},
		{"［ロンドン　７日　ロイター］ - ", "ロンドン", "", "Reuters"},
		{"(부산=연합뉴스) 이영희 기자 = ", "부산", "", "Yonhap"},
		{"新华社上海六月七日电 （记者王明）", "上海", "六月七日", "Xinhua"},
		{"中新网上海6月7日电 (记者 王明)", "上海", "6月7日", "CNS"},
		{"央视网消息：", "", "", "央视网"},
		{"人民网上海6月7日电 (记者王明)", "上海", "6月7日", "人民网"},
		{"本报讯 （记者王明）", "", "", ""},
		{"本报上海6月7日电（记者王明）", "上海", "6月7日", ""},
		{"（上海7日综合电）", "上海", "7日", ""},
		{"（联合早报上海7日讯）", "上海", "7日", ""},
		{"【本报上海7日电】", "上海", "7日", ""},
		{"（上海7日路透电）", "上海", "7日", "Reuters"},
		{"【新華社上海7日電】", "上海", "7日", "Xinhua"},
		{"【明報專訊】", "", "", "明報"},
		{"［ロイター］ - ", "", "", "Reuters"},
		{"【6月7日 AFP】", "", "6月7日", "AFP"},
		{"（大阪 共同）", "大阪", "", "Kyodo"},
		{"【ロンドン時事】", "ロンドン", "", "Jiji"},
		{"【ロンドン＝山田太郎】", "ロンドン", "", ""},
		{"[부산신문] ", "", "", "부산신문"},
		{"القاهرة - أ ف ب: ", "القاهرة", "", "AFP"},
		{"القاهرة 7 يونيو (أ ش أ) - ", "القاهرة", "7 يونيو", "MENA"},
		{"الرياض 7 يونيو 2020 واس ", "الرياض", "7 يونيو 2020", "SPA"},
		{"Roma, 7 giu. - (Adnkronos) - ", "Roma", "7 giu", "Adnkronos"},
		{"Kraków, 7 czerwca (PAP) – ", "Kraków", "7 czerwca", "PAP"},
		{"Київ, 7 червня (Укрінформ) – ", "Київ", "7 червня", "Ukrinform"},
		{"København /ritzau/ ", "København", "", "Ritzau"},
		{"Odense, onsdag /ritzau/ - ", "Odense", "", "Ritzau"},
		{"Tromsø (©NTB): ", "Tromsø", "", "NTB"},
		{"Brno 7. června (ČTK) - ", "Brno", "7. června", "ČTK"},
		{"Szeged, 2024. június 7., péntek (MTI) - ", "Szeged", "2024. június 7", "MTI"},
		{"Пловдив, 7 юни /БТА/ ", "Пловдив", "7 юни", "BTA"},
		{"НИШ, 7. јуна (Танјуг) - ", "НИШ", "7. јуна", "Tanjug"},
		{"Одеса. 7 червня. УНН. ", "Одеса", "7 червня", "UNN"},
		{"КАЗАНЬ, 7 июн — РИА Новости, Анна Белова. ", "КАЗАНЬ", "7 июн", "RIA Novosti"},
		{"ORAN - 7 juin (APS) - ", "ORAN", "7 juin", "APS"},
		{"CUSCO, 7 jun (ANDINA).- ", "CUSCO", "7 jun", "Andina"},
		{"PERTH, June 7 AAP - ", "PERTH", "June 7", "AAP"},
		{"HARAR, June 7/2024 (ENA) - ", "HARAR", "June 7/2024", "ENA"},
		{"Huế, 7/6 (TTXVN) – ", "Huế", "7/6", "VNA"},
		{"أسوان في 7 يونيو /أ ش أ/ ", "أسوان في", "7 يونيو", "MENA"},
		{"الكويت - 7 - 6 (كونا) -- ", "الكويت", "7 - 6", "KUNA"},
		{"دمشق، 7 يونيو – سبوتنيك. ", "دمشق", "7 يونيو", "Sputnik"},
		{"جدة 30 ذو القعدة 1445 هـ الموافق 07 يونيو 2024 م واس ", "جدة", "30 ذو القعدة 1445 هـ الموافق 07 يونيو 2024 م", "SPA"},
		{"اصفهان - ایرنا - ", "اصفهان", "", "IRNA"},
		{"कानपुर, सात जून (भाषा) ", "कानपुर", "सात जून", "PTI"},
		{"पटना, 07 जून (वार्ता) ", "पटना", "07 जून", "UNI"},
		{"〔記者陳小華／台南報導〕", "台南", "", ""},
		{"【中央社／台南7日電】", "台南", "7日", "CNA"},
		{"（ＡＦＰ）　", "", "", "AFP"},
		{"【釜山聯合ニュース】", "釜山", "", "Yonhap"},
	} {
		t.Run(c.dateline, func(t *testing.T) {
			body := c.dateline + "A lobster died in the harbour. It was old."
			a := Parse(&news.Article{Body: body})
			if len(a.Zones) != 1 || a.Zones[0].Kind != Dateline || a.Zones[0].Span.Cut(body) != c.dateline {
				t.Fatalf("zones %+v", a.Zones)
			}
			if got := a.Dateline; got.Place != c.place || got.Date != c.date && c.agency != "Reuters" || got.Agency != c.agency {
				t.Errorf("%+v", got)
			}
		})
	}
	for _, story := range []string{
		"Reds 05/03 - The team lost.", "Lund (left) and Berg, who lost, went home.", "МОСКВА, 7 июн — Новости. Дождь идёт.",
		"【速報】A lobster died.", "本报告显示，电价将在7日上涨。", "本报记者通电话采访了他。", "人民网记者致电该公司。", "（6月7日，记者致电该公司）雨。", "【写真】雨が降った。", "【天気＝晴れ】雨。",
		"[사진=연합뉴스] 비가 내렸다.", "〔記者〕雨。", "कानपुर, सात जून (सोमवार) को बारिश हुई।", "أسوان في 7 يونيو كان المطر.", "ORAN - 7 juin était un jour. (APS)",
		"[단독] 비가 내렸다.", "[속보] 비가 내렸다.", "القاهرة - قال الوزير: لا.", "[update] A lobster died.",
	} {
		if a := Parse(&news.Article{Body: story + " It rained all day, they say."}); a.Dateline.Agency != "" || story[0] >= utf8.RuneSelf && story[:2] != "М" && a.Dateline != (Filing{}) {
			t.Errorf("%q: %+v", story, a.Dateline)
		}
	}
}
