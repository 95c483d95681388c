package wire

import (
	"cmp"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

const newsText = "The town council of Vinje voted to sell the old brewery to a choir.\n\nThe choir will sing there in spring, and the beer is gone.\n\n"

// Lines that pages put under an article are zones, and sentences that have some of their words are story.
func TestFurniture(t *testing.T) {
	for _, line := range []string{
		"This website uses cookies so that we can give you the best experience. Click Accept to agree to all of them.",
		"Wir und unsere Partner verwenden Cookies, um Ihnen passende Inhalte zu zeigen. Ihre Einwilligung können Sie jederzeit widerrufen.",
		"Nous utilisons des cookies pour améliorer votre expérience sur notre site.",
		"Utilizamos cookies propias y de terceros para mejorar su experiencia. Si continúa navegando, acepta su uso.",
		"Мы используем файлы cookie, чтобы ваш опыт на сайте был лучше.",
		"If you or somebody you know is thinking about suicide, call the crisis line on 555 0142 100 at any hour.",
		"Wenn Sie selbst betroffen sind, hilft die Telefonseelsorge unter 0800 555 0142.",
		"Eva Lind is a staff writer who covers the courts. Reach her at eva.lind@example.org.",
		"For support, ring the charity Haven by phone on 555 0142 100. You need not give a name.",
		"Nils Berg covers football for the Vinje Herald. Follow him on Twitter at @nilsberg.",
		"About the author: Nils Berg has written about boats since he was nine.",
		"Get the latest news from the fjord in your inbox. Subscribe to the newsletter of the Vinje Herald.",
		"Download our app to get alerts from all over the fjord.",
		"The post Choir buys brewery appeared first on Vinje Herald.",
		"Der Beitrag Chor kauft Brauerei erschien zuerst auf Vinje Herald.",
		"La entrada El coro compra la cervecería se publicó primero en Heraldo de Vinje.",
		"This story was originally published by the Vinje Herald and is reproduced here as part of a partnership.",
		"Correction: A previous version of this report gave the wrong name of the brewery.",
		"In einer früheren Version dieses Artikels stand, das Bier sei verkauft. Das haben wir korrigiert.",
		"Most viewed\n1. Goat wins a race against the mayor\n2. Two tubas found in the canal",
		"Meistgelesen\nZiege gewinnt Rennen gegen Bürgermeister\nZwei Tuben im Kanal gefunden",
		"Facebook Twitter WhatsApp Reddit Pinterest Email Print",
		"Share on Facebook Share on Twitter Share on LinkedIn Share on WhatsApp https://vh.example/a/7Xq2",
		"Featured image via Eva Lind/Getty Images",
		"Featured image by Nils Berg / Getty Images.",
		"Image courtesy of the Vinje Herald",
		"Screenshot via YouTube",
		"Photo via Facebook",
		"Image à la une : Eva Lind",
		"Titelbild: Eva Lind",
		"The views expressed in this column are those of the author and do not necessarily reflect those of the Vinje Herald.",
		"We cannot make any warranties about the completeness, reliability and accuracy of this information.",
		"The Herald is not responsible for the content of external sites.",
		"What do you think? Tell us in the comments below.",
		"Share this post and leave your comment below.",
		"Archives Select Month… March, 2024 February, 2024 January, 2024 December, 2023 November, 2023 October, 2023",
		"Your ads will be inserted here by",
		"8 9 10 11 12 13 14\n15 16 17 18 19 20 21",
		"Warning: count() expects parameter 1 to be an array in /www/vinje/wp-includes/post.php on line 3521",
	} {
		a := &news.Article{Body: newsText + line}
		if left := outsideZones(a); strings.TrimSpace(left) != strings.TrimSpace(newsText) {
			t.Errorf("story:\n%s", left[min(len(left), len(newsText)):])
		}
	}
	for _, line := range []string{
		"The school has taken cookies from its menu, and you will find apples in the canteen instead, it said.",
		"We bake our own cookies, said the baker, and nobody else in town does.",
		"The crisis line took 12,000 calls last year, twice as many as in the year before.",
		"Eva Lind is a reporter who was freed on Monday after nine weeks in a cellar.",
		"The insurer covers boats and houses, and has done so since the spring of 1911.",
		"Get the latest ferry home, the police told the guests of the fair.",
		"The post of mayor has been empty since the spring, and two have applied for it.",
		"He shared it on Facebook, Twitter and YouTube, and nobody saw it.",
		"Correction officers at the prison went on strike at noon.",
		"Images from the harbour show the brewery under water up to the roof.",
		"Image is everything, the mayor told the choir.",
		"Photo albums were sold at the fair for a crown each.",
		"Picture by picture, the museum is selling what the choir had given to it.",
		"What do you think you are doing, the mayor asked the choir.",
		"The council heard the views expressed by the choir on Monday.",
		"The maker gives no warranty on tubas that were thrown into a canal.",
		"3 1 4 2 5",
		"Warning: the path along the canal is icy, the police said on line two of their note.",
		"The brewery made beer in March 2011 and May 2012, and in 2013 it sold its horses.",
	} {
		a := &news.Article{Body: newsText + line}
		if left := outsideZones(a); !strings.HasSuffix(left, line) {
			t.Errorf("a zone: %s", line)
		}
	}
}

// Addresses and markup inside lines are zones.
func TestInline(t *testing.T) {
	for _, tt := range []struct{ body, want string }{
		{"See https://www.example.org/a/b-c?d=e#f, and then go. More: www.example.org/x.", "See , and then go. More: ."},
		{"Was www. a name? A ratio of 3://4 is none.", "Was www. a name? A ratio of 3://4 is none."},
		{"<p class=\"lead\" dir=\"ltr\">The pier is open.</p>\n<p>It is <b>new</b>.<br/>Good.</p>", "The pier is open.\nIt is new.Good."},
		{"It is &quot;new&quot;&nbsp;&#8212; AT&T says so; a < b & c > d;", "It is &quot;new&quot;&nbsp;&#8212; AT&T says so; a < b & c > d;"}, // read, not left out
		{"Excel Bancorp <XCEL> rose. <script>var a = 'pier';</script>It fell.", "Excel Bancorp <XCEL> rose. It fell."},
		{"<!-- a note -->The pier. <unknown>It</unknown> <", "The pier. <unknown>It</unknown> <"},
	} {
		if got := outsideZones(&news.Article{Body: tt.body}); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.body, got, tt.want)
		}
	}
}

// A dateline is found behind a tag.
func TestDatelineBehindTag(t *testing.T) {
	got := Parse(&news.Article{Body: "<p class=\"lead\">VINJE, March 3 (AP) — The pier is open again after nine weeks of repairs, the town said.</p>"})
	if got.Dateline.Place != "VINJE" || got.Dateline.Agency != "AP" {
		t.Errorf("dateline %+v", got.Dateline)
	}
}

// outsideZones returns a body without its zones.
func outsideZones(a *news.Article) string {
	var b strings.Builder
	at := uint32(0)
	for _, z := range Parse(a).Zones {
		b.WriteString(a.Body[at:z.Span.Start])
		at = z.Span.End
	}
	return b.String() + a.Body[at:]
}

// A page may have headlines behind the names of people, which a crawl ran into the text.
func TestNameLinks(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"a longer name", "Senator Ann Bray Ann Katrin BrayFerry is late again Board meets on the pier MORE (D-Vinje) said no.", "Senator Ann Bray (D-Vinje) said no."},
		{"the same name", "They asked Olaf Lund Olaf LundLund leaves the board MORE about it.", "They asked Olaf Lund about it."},
		{"two of them", "Ann Bray Ann BrayIt rains MORE and Olaf Lund Olaf K. LundIt snows MORE met.", "Ann Bray and Olaf Lund met."},
		{"one name alone", "Ann Bray wanted MORE of it, and McBrayFerry too. The board of Bray has MORE.", ""},
		{"a heading in capitals", "The ferry of Ann Bray is late. READ MORE about Ann Bray.", ""},
		{"nothing sticks to it", "Ann Bray Ann Bray said MORE ferries are late.", ""},
	} {
		got := tt.body
		zones := appendNameLinks(nil, tt.body)
		for i := len(zones) - 1; i >= 0; i-- {
			got = got[:zones[i].Span.Start] + got[zones[i].Span.End:]
		}
		if want := cmp.Or(tt.want, tt.body); got != want {
			t.Errorf("%s: %q, want %q", tt.name, got, want)
		}
	}
}

// A note about the author names a book, and says nothing that somebody said.
func TestBookNote(t *testing.T) {
	for s, want := range map[string]bool{
		`Jan Berg is a nationally syndicated radio host. His latest book, published by Kelmar, is "The Pier."`: true,
		`Jan K. Berg has been an adviser to three mayors. His latest book is: "Mayors and Piers."`:             true,
		`Jan Berg is a columnist. His most recent book is The Pier.`:                                           true,
		`Jan Berg, whose latest book is out, was seen on the pier.`:                                            false,
		`Jan Berg is the mayor. "My latest book is about piers," he said.`:                                     false,
		`The Pier is his latest book.`:                                                                         false,
		`The board was told that Jan Berg is ill.`:                                                             false,
	} {
		if got := authorLine(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// A notice on cookies that a crawl ran into a story is no reason to leave the story out.
func TestCookieNoticeInStory(t *testing.T) {
	const notice = "This website uses cookies so that we can give you the best experience. Click Accept to agree to all of them."
	const story = "The town council of Vinje voted on Monday to sell the old brewery at the river to a choir from Holm."
	for s, want := range map[string]bool{notice: true, notice + " Thanks.": true, notice + " " + story: false, story + " " + notice: false} {
		if got := cookieNotice(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
