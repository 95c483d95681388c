package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// told gives an article with all that was read of it.
func told(a news.Article) string {
	date := ""
	if !a.Published.IsZero() {
		date = a.Published.Format("2006-01-02T15:04:05Z")
	}
	s := strings.Join([]string{a.ID, a.Title, date, a.Source, a.Byline, a.Lang, a.URL, a.Body}, "|")
	if a.Desk != nil {
		s += fmt.Sprintf("|%+v", *a.Desk)
	}
	return s
}

// reading is a text from standard input, the articles that are read of it, as allTold has them, and what is skipped.
type reading struct {
	name, content string
	want          []string
	skipped       string
}

// testReading reads each of the texts.
func testReading(t *testing.T, tests []reading) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.content, Options{}, "-"))
			if got := allTold(articles); !slices.Equal(got, test.want) {
				t.Errorf("got\n%q, want\n%q", got, test.want)
			}
			if got := strings.Join(skipped, "; "); got != test.skipped {
				t.Errorf("skipped %q, want %q", got, test.skipped)
			}
		})
	}
}

func allTold(articles []news.Article) []string {
	var s []string
	for _, a := range articles {
		s = append(s, told(a))
	}
	return s
}

func TestFeeds(t *testing.T) {
	cut := func(subjects string) string {
		return "|{Status: Embargo: Version: Slug: Urgency: Note: Dateline: Canonical: Subjects:[" + subjects + "] Cut:true}"
	}
	testReading(t, []reading{
		{"RSS 2", `<?xml version="1.0"?><rss version="2.0" xmlns:content="x" xmlns:dc="y"><channel><title>The Post</title><language>en-gb</language><image><title>Logo</title></image>
			<item><title>Rain &amp;amp; wind</title><guid isPermaLink="true">https://post.example/1</guid><pubDate>Tue, 05 Mar 2024 06:00:00 +0100</pubDate><dc:creator>Jo Wu</dc:creator>
			<description>Short &lt;b&gt;text&lt;/b&gt; …</description><content:encoded><![CDATA[<p>Rain <b>fell</b>.</p><p>Wind &amp; more.<br>Then sun.</p><script>x()</script>]]></content:encoded></item>
			<item><title>B</title><guid isPermaLink="false">77</guid><link>https://post.example/2</link><category>Weather</category><description>A summary.</description></item></channel></rss>`,
			[]string{"https://post.example/1|Rain & wind|2024-03-05T05:00:00Z|The Post|Jo Wu|en|https://post.example/1|Rain fell.\n\nWind & more.\nThen sun.",
				"stdin:77|B||The Post||en|https://post.example/2|A summary." + cut("Weather")}, ""},
		{"RSS 1", `<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="c"><title>Post</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
			<item rdf:about="https://post.example/1"><title>A</title><description>B.</description><dc:date>2024-03-05</dc:date></item></rdf:RDF>`,
			[]string{"https://post.example/1|A|2024-03-05T00:00:00Z|Post||||B." + cut("")}, ""},
		{"Atom 1", `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">The &lt;i&gt;Post&lt;/i&gt;</title><author><name>Desk</name></author>
			<entry><id>tag:post.example,2024:1</id><link rel="self" href="https://post.example/1.atom"/><link href="https://post.example/1"/><updated>2024-03-05T06:00:00Z</updated>
			<content type="xhtml"><div><p>Rain<br/>fell.</p><ul><li>one</li><li>two</li></ul></div></content></entry>
			<entry><id>tag:post.example,2024:2</id><author><name>Jo</name></author><author><name>Wu</name></author><published>2024-03-04T06:00:00Z</published><updated>2024-03-05T06:00:00Z</updated><content type="text">1 &lt; 2</content></entry></feed>`,
			[]string{"tag:post.example,2024:1||2024-03-05T06:00:00Z|The Post|Desk|de|https://post.example/1|Rain\nfell.\n\none\n\ntwo", "tag:post.example,2024:2||2024-03-04T06:00:00Z|The Post|Jo, Wu|de||1 < 2"}, ""},
		{"Atom 0.3 in base64", `<feed version="0.3"><entry><content type="text/html" mode="base64">PHA+UmFpbjwvcD4=</content></entry></feed>`, []string{"stdin:1|||||||Rain"}, ""},
		{"naked tags", `<rss><channel><item><description><p>a<br>b<p>c</description></item><item><description>d</description></item></channel></rss>`,
			[]string{"stdin:1|||||||a\nb\n\nc" + cut(""), "stdin:2|||||||d" + cut("")}, ""},
		{"a title alone", `<rss><channel><item><title>Rain</title></item></channel></rss>`, []string{"stdin:1|Rain||||||Rain"}, ""},
		{"nothing in an item", `<rss><channel><item/><item><title>Rain</title></item></channel></rss>`, []string{"stdin:2|Rain||||||Rain"}, "-:1: no text"},
		{"cut", `<rss><channel><item><title>Rain</title></item><item><title>Wi`, []string{"stdin:1|Rain||||||Rain"}, "-:1: it is cut off: unexpected EOF"},
		{"its end is missing", `<rss><channel><item><title>Rain</title></item>`, []string{"stdin:1|Rain||||||Rain"}, "-:1: it is cut off: unexpected EOF"},
		{"no items", `<rss><channel><title>x</title></channel></rss>`, nil, "-: a feed without items"},
		{"Windows-1251", "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><title>\xc4\xee\xe6\xe4\xfc</title></item></channel></rss>", []string{"stdin:1|Дождь||||||Дождь"}, ""},
		{"declared wrongly", "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>Fähre</title></item></channel></rss>", []string{"stdin:1|Fähre||||||Fähre"}, ""},
		{"entities that it declares", `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><item><title>x&b;&c;&eacute;</title></item></channel></rss>`,
			[]string{"stdin:1|x&b;&c;é||||||x&b;&c;é"}, ""},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1.1","title":"Post","language":"en","authors":[{"name":"Desk"}],"items":[
			{"id":"https://post.example/1","title":"A","content_html":"<p>Rain<p>fell.","date_published":"2024-03-05T06:00:00+01:00","tags":["x"]},
			{"id":2,"url":"https://post.example/2","summary":"Short"},{"id":3}],"next_url":"x"}`,
			[]string{"https://post.example/1|A|2024-03-05T05:00:00Z|Post|Desk|en||Rain\n\nfell.|{Status: Embargo: Version: Slug: Urgency: Note: Dateline: Canonical: Subjects:[x] Cut:false}",
				"stdin:2|||Post|Desk|en|https://post.example/2|Short" + cut("")}, "-:3: no text"},
		{"other XML", `<menu><dish>Soup</dish></menu>`, nil, "-: it looks like XML, with the element menu, which is of no format that is read; --input text reads it as one article all the same"},
	})
}

// What is hostile in a document takes neither memory nor the rest of it.
func TestHostileXML(t *testing.T) {
	deep := strings.Repeat("<a>", 1<<18)
	item := "<item><title>Rain</title></item>"
	tests := []struct {
		name, content string
		want          int
	}{
		{"deep", "<rss><channel><item><description>x" + deep + strings.Repeat("</a>", 1<<18) + "</description></item>" + item + "</channel></rss>", 2},
		{"deep and never closed", "<rss><channel>" + item + "<item>" + deep + "</channel></rss>", 1},
		{"many elements", "<rss><channel><item>" + strings.Repeat("<a/>", maxXMLNodes+1) + "</item>" + item + "</channel></rss>", 1},
		{"a long text", "<rss><channel>" + item + "<item><description>" + strings.Repeat("x", 2<<20) + "</description></item></channel></rss>", 1},
		{"a long tag", "<rss><channel>" + item + "<item x='" + strings.Repeat("x", 2<<20) + "'/></channel></rss>", 1},
		{"a document type without an end", "<rss><channel>" + item + "<!DOCTYPE x [" + strings.Repeat("<", 2<<20), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := open(t, test.content, Options{}, "-")
			in.limit = 1 << 20
			articles, skipped := mustCollect(t, in)
			if len(articles) != test.want || len(skipped) > 1 || len(skipped) == 0 && test.name != "deep" {
				t.Errorf("%d articles, skipped %q", len(articles), skipped)
			}
		})
	}
}

func TestMarkup(t *testing.T) {
	for s, want := range map[string]string{
		"plain\n  text":                      "plain\n  text",
		"a &amp; b&nbsp;c":                   "a & b\u00a0c",
		"<p>a\n b</p>\n<p>c</p>":             "a b\n\nc",
		"a<br>b<br/><br />c":                 "a\nb\n\nc",
		"a <b>b</b>, <i>c</i>d":              "a b, cd",
		"1 < 2 <b>and</b> 3 > 2":             "1 < 2 and 3 > 2",
		"<style>p{a>b}</style>x<!-- <p> -->": "x",
		"<script>if (a</b) x</script>y":      "y",
		"<td>a</td><td>b</td>":               "a b",
		"<pre>a\n  b</pre>c":                 "a\n  b\n\nc",
		"<a title=\"x > y\">z</a>":           "z",
		"<a title=\"x>z</a>":                 "z",
		"<p":                                 "<p",
		"<p>a</p":                            "a</p",
		"<![CDATA[<p>a]]>":                   "a]]>",
	} {
		if got := markupText(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestOneLine(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "a b": "a b", " a": "a", "a ": "a", "a  b": "a b", "a\n b\t": "a b", "é\u00a0b": "é b", "a\xffb": "a�b",
	} {
		if got := oneLine(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
