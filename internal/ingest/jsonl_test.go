package ingest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

func TestRecordByHand(t *testing.T) {
	const line = `{"id":"r1","text":"MOSCOW (AP) \u2014 A\u0000\r\n\ud83d\ude00","title":"T","date":"2011-12-06","source":"S","url":"U","lang":"EN-gb","byline":"B","role":"Wire","more":{"x":[1]}}`
	articles, skipped := mustCollect(t, open(t, "\n"+line+"\n", Options{}, "-"))
	want := news.Article{
		ID: "r1", Body: "MOSCOW (AP) — A\x00\r\n😀", Title: "T", Source: "S", URL: "U", Lang: "en", Byline: "B", Role: news.RoleWire,
		Published: time.Date(2011, 12, 6, 0, 0, 0, 0, time.UTC), DateOnly: true, Place: news.Place{Path: "-", Line: 2},
	}
	if len(articles) != 1 || articles[0] != want || len(skipped) > 0 {
		t.Errorf("%+v\nwant %+v\nskipped %q", articles, want, skipped)
	}
}

func TestRecords(t *testing.T) {
	tests := []struct {
		name, line string
		want       string // "id body", or the reason
	}{
		{"id is a number", `{"id":12,"text":"a"}`, "12 a"},
		{"id is a big number", `{"id":12345678901234567890,"text":"a"}`, "12345678901234567890 a"},
		{"id is missing", `{"text":"a"}`, "stdin:1 a"},
		{"id is null", `{"id":null,"text":"a"}`, "stdin:1 a"},
		{"id is empty", `{"id":"","text":"a"}`, "stdin:1 a"},
		{"id is a list", `{"id":[1],"text":"a"}`, "the id is neither a string nor a number but: list"},
		{"null elsewhere", `{"id":1,"text":"a","title":null,"date":null,"source":null,"url":null,"lang":null,"byline":null,"role":null}`, "1 a"},
		{"other types elsewhere", `{"id":1,"text":"a","title":{},"date":[],"source":true,"url":[1],"lang":{},"byline":["x"],"role":{}}`, "1 a"},
		{"the last of equal keys", `{"id":1,"text":"a","text":"b"}`, "1 b"},
		{"keys have a case", `{"id":1,"TEXT":"a","text":"b","Text":"c"}`, "1 b"},
		{"white space around", " \t{\"id\":1,\"text\":\"a\"} \r", "1 a"},
		{"a mark before", "\xef\xbb\xbf" + `{"id":1,"text":"a"}`, "1 a"},
		{"a mark in the text", `{"id":1,"text":"\ufeffa"}`, "1 \uFEFFa"},
		{"half a pair", `{"id":1,"text":"\ud800a\udc00\ud800\ud83d\ude00"}`, "1 \uFFFDa\uFFFD\uFFFD😀"},
		{"ill-formed", "{\"id\":1,\"text\":\"\xe2\x82 é\"}", "1 \uFFFD é"},
		{"Windows-1252", "{\"id\":1,\"text\":\"caf\xe9\"}", "1 café"},
		{"text is null", `{"id":1,"text":null}`, "no text"},
		{"text is empty", `{"id":1,"text":""}`, "no text"},
		{"text is white space", `{"id":1,"text":" \n\u00a0"}`, "no text"},
		{"text is a number", `{"id":1,"text":5}`, `field "text" is not a string but: number`},
		{"text is an object", `{"id":1,"text":{"a":"b"}}`, `field "text" is not a string but: object`},
		{"text is a boolean", `{"id":1,"text":false}`, `field "text" is not a string but: boolean`},
		{"no text", `{"uri":1,"body":"a"}`, `no field "text"; the record has body, uri; --map text=FIELD names the one to read`},
		{"nothing", `{}`, `no field "text"; the record has none; --map text=FIELD names the one to read`},
		{"broken", `{"id":1,"text":"a`, "broken JSON: unexpected end of JSON input"},
		{"broken by a word", `{"id":1,"text":a}`, "broken JSON: invalid character 'a' looking for beginning of value"},
		{"two on a line", `{"text":"a"}{"text":"b"}`, "broken JSON: invalid character '{' after top-level value"},
		{"NUL", "{\"text\":\"a\x00\"}", `broken JSON: invalid character '\x00' in string literal`},
		{"a list", `["a"]`, "not a JSON object"},
		{"null", `null`, "not a JSON object"},
		{"text", `a story`, "not a JSON object"},
		{"deep", `{"text":"a","x":` + strings.Repeat("[", 20000), "broken JSON: invalid character '[' exceeded max depth"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.line, Options{Format: "jsonl"}, "-"))
			got := append(idsAndBodies(articles), skipped...)
			if want := "-:1: " + test.want; !slices.Equal(got, []string{test.want}) && !slices.Equal(got, []string{want}) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestOneBadLine(t *testing.T) {
	in := open(t, "{\"id\":1,\"text\":\"a\"}\n\n{bad\n \r\n{\"id\":2,\"text\":\"b\"}\r\n{\"id\":1,\"text\":\"c\"}", Options{}, "-")
	articles, skipped := mustCollect(t, in)
	if want := []string{"1 a", "2 b", "1 c"}; !slices.Equal(idsAndBodies(articles), want) {
		t.Errorf("%q, want %q", idsAndBodies(articles), want)
	}
	if articles[1].Place.Line != 5 || articles[2].Place.Line != 6 {
		t.Errorf("lines %v, %v", articles[1].Place, articles[2].Place)
	}
	if want := []string{"-:3: broken JSON: invalid character 'b' looking for beginning of object key string"}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %q, want %q", skipped, want)
	}
}

func TestMap(t *testing.T) {
	const line = `{"uri":"x","body":"a","headline":"h","when":1323183845,"lang":"de","text":"not this"}`
	o := Options{Map: map[string]string{"id": "uri", "text": "body", "title": "headline", "date": "when"}}
	articles, _ := mustCollect(t, open(t, line, o, "-"))
	if len(articles) != 1 {
		t.Fatal("no article")
	}
	a := articles[0]
	if a.ID != "x" || a.Body != "a" || a.Title != "h" || a.Lang != "de" || a.Published.Unix() != 1323183845 || a.DateOnly {
		t.Errorf("%+v", a)
	}
	_, skipped := mustCollect(t, open(t, `{"text":"a"}`, o, "-"))
	if len(skipped) != 1 || !strings.Contains(skipped[0], `no field "body"`) {
		t.Errorf("skipped %q", skipped)
	}
}

func TestManyKeys(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, `,"k%03d":0`, i)
	}
	_, skipped := mustCollect(t, open(t, "{"+b.String()[1:]+"}", Options{}, "-"))
	if len(skipped) != 1 || !strings.Contains(skipped[0], "k000, k001") || !strings.Contains(skipped[0], "k011 and 988 more;") {
		t.Errorf("skipped %q", skipped)
	}
}

func TestBadDates(t *testing.T) {
	in := open(t, `{"text":"a","date":"soon"}
{"text":"b","date":""}
{"text":"c"}
{"text":"d","date":20111206}
{"text":"","date":"soon"}
{"text":"e","date":12}`, Options{}, "-")
	articles, _ := mustCollect(t, in)
	if len(articles) != 5 || in.BadDates() != 2 {
		t.Errorf("%d articles, %d bad dates", len(articles), in.BadDates())
	}
	for _, a := range articles {
		if got := !a.Published.IsZero(); got != (a.Body == "d") {
			t.Errorf("%s: %v", a.Body, a.Published)
		}
	}
}

func TestMeta(t *testing.T) {
	tests := []struct {
		lang, role string
		wantLang   string
		wantRole   news.Role
	}{
		{"en", "wire", "en", news.RoleWire},
		{"DE_at", "Outlet", "de", news.RoleOutlet},
		{" pt-BR ", "agency", "pt", news.RoleUnknown},
		{"", "", "", news.RoleUnknown},
	}
	for _, test := range tests {
		if got := primary(test.lang); got != test.wantLang {
			t.Errorf("language %q: %q", test.lang, got)
		}
		if got := role(test.role); got != test.wantRole {
			t.Errorf("role %q: %q", test.role, got)
		}
	}
}

func TestRecognise(t *testing.T) {
	const record = `{"id":"x","text":"a"}`
	spaces := strings.Repeat(" \n", headSize)
	tests := []struct {
		name, path, content string
		format              string
		want                []string // ids
	}{
		{"record", "f", record, "", []string{"x"}},
		{"records", "f", record + "\n" + record, "", []string{"x", "x"}},
		{"after blank lines", "f", "\n \n" + record, "", []string{"x"}},
		{"after more than the head", "f", spaces + record, "", []string{"x"}},
		{"in UTF-16", "f", encode16(binary.LittleEndian, record+"\n"+record), "", []string{"x", "x"}},
		{"then a bad line", "f", record + "\nbad", "", []string{"x"}},
		{"then NULs", "f", record + "\n\x00\x00\x00\n" + record, "", []string{"x", "x"}},
		{"bad first line", "f", "{bad\n" + record, "", []string{"f"}},
		{"bad first line, named", "f.jsonl", "{bad\n" + record, "", []string{"x"}},
		{"text, named", "f.jsonl", "text\n" + record, "", nil},
		{"brackets, named", "f.json", strings.Repeat("[", 9999), "", nil},
		{"a mail without a head", "f.eml", "Rain fell.\n", "", nil},
		{"a telex without marks", "f.iptc", "Rain fell.\n", "", []string{"f.iptc"}},
		{"text in braces", "f.txt", "{sic} the minister said\n" + record, "", []string{"f.txt"}},
		{"records in a text file", "f.txt", record, "", []string{"x"}},
		{"an object over lines", "f.json", "{\n\"text\":\"a\"\n}", "", []string{"f.json:1"}},
		{"the same as text", "f.json", "{\n\"text\":\"a\"\n}", "text", []string{"f.json"}},
		{"an array", "f", "[" + record + "]", "", []string{"x"}},
		{"an array over lines", "f.jsonl", "[\n  {\n    \"text\":\"a\"}]", "", []string{"f.jsonl:1"}},
		{"an array of nothing", "f", "[]\n", "", nil},
		{"text in brackets", "f", "[sic] the minister said", "", []string{"f"}},
		{"a quotation in brackets", "f", "[\"Sic\", the minister said]", "", []string{"f"}},
		{"a table", "f", "id,text\n1,\"The minister\nsaid so\"\n", "", []string{"1"}},
		{"a table with semicolons", "f.txt", "Headline;Body\r\na;b\r\n", "", []string{"f.txt:2"}},
		{"a table with tabs", "f", "id\ttext\n1\ta\n", "", []string{"1"}},
		{"a long row", "f", "id,text\n1,\"" + strings.Repeat("The minister, they say. ", headSize), "", nil},
		{"a table by its name", "f.csv", "nr,was\n1,a\n", "", nil},
		{"a table of one column", "f.csv", "Text\nThe minister said so.\nHe was late.\n", "", []string{"f.csv:2", "f.csv:3"}},
		{"a heading of one word", "f", "Text\nThe minister said so.\nHe was late.\n", "", []string{"f"}},
		{"a feed", "f", "<?xml version=\"1.0\"?>\n<rss><channel/></rss>", "", nil},
		{"a feed without a head", "f.txt", "\n<feed xmlns=\"x\"><entry/></feed>", "", nil},
		{"text in tags", "f", "<p>The minister said so.</p>", "", []string{"f"}},
		{"the same without the name", "f", "nr,was\n1,a\n", "", []string{"f"}},
		{"text in a file of tables", "f.csv", "The minister said so.\n\nHe was late.\n", "", nil},
		{"commas", "f", "Text, title, and nothing else.\n\nThe minister, they say, came, late.\n", "", []string{"f"}},
		{"a heading", "f", "Date: Monday | Source: Reuters\nThe minister | said so.\n", "", []string{"f"}},
		{"text after blanks", "f", spaces + "text", "", []string{"f"}},
		{"forced text", "f.jsonl", record, "text", []string{"f.jsonl"}},
		{"forced records", "f.txt", "text\n" + record, "jsonl", []string{"x"}},
	}
	tree(t, nil)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree(t, map[string]string{test.path: test.content})
			articles, skipped := mustCollect(t, open(t, "", Options{Format: test.format}, test.path))
			if !slices.Equal(ids(articles), test.want) {
				t.Errorf("%q, skipped %q; want %q", ids(articles), skipped, test.want)
			}
			for _, a := range articles {
				if a.Place.Line == 0 && a.Body != test.content {
					t.Error("the text is not the content of the file")
				}
			}
		})
	}
}

func TestEmpty(t *testing.T) {
	for _, format := range []string{"", "text", "jsonl"} {
		for _, content := range []string{"", " \r\n\t\n", "\xef\xbb\xbf", "\xff\xfe"} {
			articles, skipped := mustCollect(t, open(t, content, Options{Format: format}, "-"))
			if len(articles) > 0 || !slices.Equal(skipped, []string{"-: empty"}) {
				t.Errorf("%q as %q: %q, skipped %q", content, format, ids(articles), skipped)
			}
		}
	}
}

func TestLimit(t *testing.T) {
	record := func(n int) string {
		return `{"id":"` + strings.Repeat("x", n-len(`{"id":"","text":"a"}`)) + `","text":"a"}`
	}
	long := strings.Repeat("a", 3*bufferSize)
	tests := []struct {
		name, content string
		limit         int64
		articles      int
		skipped       []string
	}{
		{"text", "0123456789", 10, 1, nil},
		{"text, too large", "0123456789a", 10, 0, []string{"-: an article of more than 10 bytes"}},
		{"text, too large when decoded", "\xe9t\xe9 2345678", 11, 0, []string{"-: an article of more than 11 bytes"}},
		{"line", record(99) + "\r\n" + record(100) + "\n", 100, 2, nil},
		{"line, too long", record(40) + "\n" + record(101) + "\n" + record(40) + "\n" + record(101), 100,
			2, []string{"-:2: a line of 101 bytes, more than 100", "-:4: a line of 101 bytes, more than 100"}},
		{"line, far too long", record(40) + "\n" + long + "\n" + record(40), 100, 2, []string{fmt.Sprintf("-:2: a line of %d bytes, more than 100", len(long))}},
		{"first line, far too long", "{" + long, 100, 0, []string{"-: an article of more than 100 bytes"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := open(t, test.content, Options{}, "-")
			in.limit = test.limit
			articles, skipped := mustCollect(t, in)
			if len(articles) != test.articles || !slices.Equal(skipped, test.skipped) {
				t.Errorf("%d articles, skipped %q; want %d, %q", len(articles), skipped, test.articles, test.skipped)
			}
		})
	}
}

// TestMaxText has texts at the limit that little memory sets and beyond it: of a text file, and of a line, which is no shorter for that.
func TestMaxText(t *testing.T) {
	const why = ", for which the memory of this run is too little"
	for _, test := range []struct {
		name, content string
		articles      int
		skipped       []string
	}{
		{"text", "0123456789", 1, nil},
		{"text, too long", "0123456789a", 0, []string{"-: an article of more than 10 bytes" + why}},
		{"lines", `{"text":"0123456789"}` + "\n" + `{"text":"0123456789a"}` + "\n" + `{"text":"b"}`, 2, []string{"-:2: an article of 11 bytes, more than 10" + why}},
	} {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.content, Options{MaxText: 10}, "-"))
			if len(articles) != test.articles || !slices.Equal(skipped, test.skipped) {
				t.Errorf("%d articles, skipped %q; want %d, %q", len(articles), skipped, test.articles, test.skipped)
			}
		})
	}
}

func TestLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 30 MB")
	}
	words := strings.Repeat("The minister said so. ", 30<<20/22)
	articles, skipped := mustCollect(t, open(t, `{"id":1,"text":"`+words+`"}`+"\n"+`{"id":2,"text":"b"}`, Options{}, "-"))
	if len(articles) != 2 || articles[0].Body != words || articles[1].Body != "b" || len(skipped) > 0 {
		t.Errorf("%q, skipped %q", ids(articles), skipped)
	}
}

func FuzzJSONL(f *testing.F) {
	for _, s := range []string{
		"", `{"text":"a"}`, "{\"id\":1,\"text\":\"\\ud800\"}\n\n{\"text\":null}\r\n", "\xef\xbb\xbf{\"text\":\"\xe9\"}", "{\"date\":\"2011-12-06\",\"text\":\"\xe2\x82\"}\n{", "\n\x00\n[]",
		"\xff\xfe{\x00}\x00", `{"text":"a","text":{}}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, stored string) {
		line := 0
		in := open(t, stored, Options{Format: "jsonl"}, "-")
		for a, err := range in.Articles(t.Context()) {
			place := a.Place
			if s, ok := errors.AsType[*Skipped](err); ok {
				place = s.Place
			} else if err != nil {
				t.Fatal(err)
			} else if !utf8.ValidString(a.Body) || strings.TrimSpace(a.Body) == "" || a.ID == "" {
				t.Errorf("article %q, body %q", a.ID, a.Body)
			}
			if place.Line != 0 && place.Line <= line {
				t.Errorf("line %d after line %d", place.Line, line)
			}
			line = max(line, place.Line)
		}
		if isPlain := !strings.HasPrefix(stored, "\x1f\x8b") && !strings.HasPrefix(stored, "(\xb5/\xfd"); isPlain && line > strings.Count(stored, "\n")+1 {
			t.Errorf("line %d of %q", line, stored)
		}
	})
}

// records returns JSON Lines with n articles of about 2,300 bytes.
func records(n int) string {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("the central bank’s governor said on Thursday that it saw no need to raise rates before summer and shares rose")
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id": "r%d", "title": "Shares rise as bank sees no need to act, %d", "text": "`, i, i)
		for range 30 {
			for range 12 {
				b.WriteString(words[random.IntN(len(words))] + " ")
			}
			b.WriteString([...]string{`\"so.\" `, `here.\n`}[random.IntN(2)])
		}
		fmt.Fprintf(&b, `", "date": "2011-12-06T15:%02d:05Z", "source": "%s", "url": "https://example.org/news/%d", "lang": "en"}`+"\n",
			i%60, [...]string{"Reuters", "AP", "AFP"}[i%3], i)
	}
	return b.String()
}

// benchmarkArticles reads n articles that in gives.
func benchmarkArticles(b *testing.B, n int, in func() *Input) {
	b.ReportAllocs()
	for b.Loop() {
		read := 0
		for _, err := range in().Articles(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			read++
		}
		if read != n {
			b.Fatal(read)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/article")
}

func BenchmarkRecords(b *testing.B) {
	const n = 1000
	plain := records(n)
	for _, bench := range []struct{ name, stored string }{
		{"plain", plain}, {"escaped", escaped16(plain)}, {"gzip", gzipped(b, plain)}, {"zstd", zstded(b, plain)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(plain)))
			benchmarkArticles(b, n, func() *Input { return open(b, bench.stored, Options{}, "-") })
		})
	}
}

// What a newsroom format said of an item comes back from articles.jsonl as it was written there.
func TestDesk(t *testing.T) {
	content := `{"id":"a","text":"Rain.","desk":{"status":"embargoed","version":"2","subjects":["x","y"],"cut":true}}
{"id":"b","text":"Sun.","desk":{"height":7}}
{"id":"c","text":"Wind.","desk":"oak"}`
	articles, skipped := mustCollect(t, open(t, content, Options{}, "-"))
	if len(articles) != 3 || articles[1].Desk != nil || articles[2].Desk != nil {
		t.Fatalf("%q, skipped %q", allTold(articles), skipped)
	}
	if got, want := told(articles[0]), "a|||||||Rain.|{Status:embargoed Embargo: Version:2 Slug: Urgency: Note: Dateline: Canonical: Subjects:[x y] Cut:true}"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
