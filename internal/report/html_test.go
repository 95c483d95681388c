package report

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/spill"
)

// htmlPage renders a run.
func htmlPage(t testing.TB, o HTMLOptions, pairs []*Pair, r *rest) string {
	t.Helper()
	var b bytes.Buffer
	write(t, NewHTML(&b, o), pairs, r)
	return b.String()
}

// htmlIndex is the first block of a page.
type htmlIndex struct {
	Articles   []htmlArticle     `json:"articles"`
	Pairs      []*htmlPair       `json:"pairs"`
	Clusters   []htmlCluster     `json:"clusters"`
	Chains     []Chain           `json:"chains"`
	Quotations []json.RawMessage `json:"quotations"`
}

// htmlRead is all that a page holds.
type htmlRead struct {
	htmlData
	htmlIndex
	Rests []htmlRest
	Texts []Article
	Taken []*htmlTaken
	Sheet []htmlSheetRow
}

// htmlPageData returns the data of a page, as text and decoded.
func htmlPageData(t testing.TB, page string) (raw string, d htmlRead) {
	t.Helper()
	element := func(kind, id string) (string, bool) {
		_, rest, ok := strings.Cut(page, fmt.Sprintf(`<script type="%s" id="%s">`, kind, id))
		text, _, closed := strings.Cut(rest, "</script>")
		return text, ok && closed
	}
	decode := func(text string, v any) {
		t.Helper()
		raw += text
		if err := json.Unmarshal([]byte(text), v); err != nil {
			t.Fatal(err)
		}
	}
	block := func(id string, v any) {
		t.Helper()
		text, ok := element("application/gzip;base64", id)
		if !ok {
			t.Fatalf("no block %s", id)
		}
		z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		decode(string(data), v)
	}
	text, ok := element("application/json", "data")
	if !ok {
		t.Fatal("no data element")
	}
	decode(text, &d.htmlData)
	block("index", &d.htmlIndex)
	d.Rests = blockRows[htmlRest](t, "pairs", d.Blocks.Pairs, block)
	d.Texts = blockRows[Article](t, "texts", d.Blocks.Texts, block)
	d.Taken = blockRows[*htmlTaken](t, "kept", d.Blocks.Kept, block)
	d.Sheet = blockRows[htmlSheetRow](t, "sheet", d.Blocks.Sheet, block)
	for i := range d.Texts {
		if d.Texts[i].ID != d.Articles[i].ID {
			t.Errorf("the text of %s stands in the place of %s", d.Texts[i].ID, d.Articles[i].ID)
		}
	}
	return raw, d
}

// blockRows returns the rows of the blocks of a name, of which the data says how many each has.
func blockRows[T any](t testing.TB, name string, counts []int, block func(id string, v any)) (all []T) {
	t.Helper()
	for k, n := range counts {
		var rows []T
		if block(fmt.Sprintf("%s-%d", name, k), &rows); len(rows) != n {
			t.Errorf("block %s-%d has %d rows, the data says %d", name, k, len(rows), n)
		}
		all = append(all, rows...)
	}
	return all
}

func TestHTMLHoldsTheRun(t *testing.T) {
	pairs, r := fullRun(t)
	_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r))
	if d.Sums.Pairs != 3 || len(d.htmlIndex.Pairs) != 3 || len(d.Rests) != 3 || len(d.Articles) != 8 || len(d.Clusters) != 1 || d.Sums.Paired != 5 {
		t.Errorf("%d pairs, %d of them here, %d articles, %d paired, %d clusters",
			d.Sums.Pairs, len(d.htmlIndex.Pairs), len(d.Articles), d.Sums.Paired, len(d.Clusters))
	}
	if len(d.Texts) != 5 || slices.ContainsFunc(d.Texts, func(a Article) bool { return a.Text == "" || a.Pairs == 0 }) {
		t.Errorf("%d texts of the 5 articles that stand in pairs", len(d.Texts))
	}
	if len(d.htmlIndex.Quotations) != 3 || d.QuotationsTotal != 4 || d.QuotationsShared != 3 {
		t.Errorf("%d quotations of %d, of %d", len(d.htmlIndex.Quotations), d.QuotationsShared, d.QuotationsTotal)
	}
	for i, p := range d.htmlIndex.Pairs {
		q := pairs[p.N-1]
		if d.Articles[p.A].ID != q.A || d.Articles[p.B].ID != q.B || p.Quotations != len(q.Quotations) || len(d.Rests[i].Passages) != len(q.Passages) {
			t.Errorf("pair %d is %+v", p.N, p)
		}
		for k, v := range d.Rests[i].Passages {
			if v.AText != "" || v.BText != "" || v.AEnd != q.Passages[k].AEnd {
				t.Error("the text of a passage stands in the page a second time, or its place is another")
			}
		}
	}
	if pairs[0].Passages[0].AText == "" || pairs[0].Quotations[0].AText == "" {
		t.Error("the writer changed the pair of its caller")
	}
}

func TestHTMLIsTheSameTwice(t *testing.T) {
	pairs, r := fullRun(t)
	first := htmlPage(t, HTMLOptions{}, pairs, r)
	r.Run.Times["read"], r.Run.Environment = 7, map[string]string{"workers": "8"}
	if second := htmlPage(t, HTMLOptions{}, pairs, r); first != second {
		t.Error("the page depends on times or the environment")
	}
}

// hostileRun is a run of two articles whose id, title, source and text try to get out of where they stand.
func hostileRun() ([]*Pair, *rest) {
	const evil = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\u2028\u2029<!--<script>&amp;"
	shared := "one two three four five six seven eight nine ten eleven twelve"
	text := "\U0001F5DE\uFE0F " + evil + "\u202Ereversed\u202C\x07\r\n𝔸stral " + shared + " and an end"
	before, _, _ := strings.Cut(text, shared)
	start := utf8.RuneCountInString(before)
	quoted := Quotation{Relation: "altered" + evil, Variant: evil, AStart: start, AEnd: start + 7, BStart: start, BEnd: start + 7,
		ASpans: [][2]int{{start, start + 7}}, BSpans: [][2]int{{start, start + 7}}, SpeakerA: evil, SpeakerB: evil, SpeakerSpanA: [2]int{start, start + 3},
		Edits: []Edit{{evil, start, start + 3, start, start + 3}}}
	said := Passage{Kind: "paraphrase", AStart: start, AEnd: start + 20, BStart: start, BEnd: start + 20, Edits: []Edit{}, AText: shared[:20], BText: shared[:20],
		Aligned: []Aligned{{evil, start, start + 3, start, start + 3}}, Changes: []Change{{evil, start + 4, start + 7, start + 4, start + 7}}}
	passage := Passage{Kind: "verbatim", AStart: start, AEnd: start + len(shared), BStart: start, BEnd: start + len(shared),
		Words: 12, Identity: 1, Edits: []Edit{}, AText: shared, BText: shared}
	var articles []*Article
	for _, id := range []string{"a" + evil, "b" + evil} {
		articles = append(articles, &Article{ID: id, Title: "Title " + evil, Source: evil, Byline: evil, Published: evil,
			URL: "javascript:window.hacked=1", Text: text, Words: 20, WordsReused: 12, Pairs: 1, Label: "partially-derived",
			Share: Share{Verbatim: .6, Own: .4}, Zones: []Zone{{Kind: evil, Start: 0, End: 2}}})
	}
	pair := &Pair{A: articles[0].ID, B: articles[1].ID, Relation: evil, WordsA: 20, WordsB: 20, WordsShared: 12, LongestRun: 12,
		ShareA: Share{Verbatim: .6, Own: .4}, ShareB: Share{Verbatim: .6, Own: .4}, LabelA: evil, LabelB: evil,
		FoundBy: []string{evil}, Passages: []Passage{passage, said}, Quotations: []Quotation{quoted}, ArticleA: articles[0], ArticleB: articles[1]}
	r := &rest{Articles: articles, Result: Result{
		Clusters: []Cluster{{ID: "c-" + evil, Members: []string{articles[0].ID, articles[1].ID}, Bridges: [][2]string{{articles[0].ID, articles[1].ID}}, Diameter: 1}},
		Run: &Run{Version: evil, Settings: map[string]any{evil: evil}, Skipped: []Skipped{{Place: evil, Reason: evil}},
			Notes: []string{evil}, LeftOut: &LeftOut{Words: 9, Articles: 2, Largest: []LeftText{{Text: evil, Words: 9, Articles: 2}}},
			Counts: Counts{Articles: 2, Pairs: 1, Passages: 1, Clusters: 1, Skipped: 1, Quotations: 1}}}}
	use := Use{Article: articles[0].ID, Source: evil, Published: evil, Start: start, End: start + 7, Spans: quoted.ASpans, Variant: "none", Speaker: evil}
	r.Ledger = []*LedgerQuotation{{ID: "q-" + evil, Speaker: evil, Text: evil, Words: 2, Uses: 2, Articles: 1, First: &use, Altered: true, Reattributed: true,
		Wordings: []Wording{{Parent: -1, Relation: "first", Text: evil, Uses: []Use{use}}, {Parent: 0, Relation: "altered" + evil, Variant: evil, Text: evil + evil,
			Edits: []Edit{{evil, 3, 4, 3, 5}}, Uses: []Use{use}}}}}
	return []*Pair{pair}, r
}

func TestHTMLSaysWhatIsLeftOut(t *testing.T) {
	r := emptyRun()
	r.Run.LeftOut = &LeftOut{Words: 90, Articles: 5, Largest: []LeftText{{Text: "Sign up for our letter", Words: 25, Articles: 5}}}
	_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, nil, r))
	want := "90 words of 5 articles were left out as standing text, and not compared; boilerplate.tsv lists them. Most of all: “Sign up for our letter”"
	if len(d.Notes) != 1 || d.Notes[0] != want {
		t.Errorf("notes %q, want %q", d.Notes, want)
	}
}

func TestHTMLEscapes(t *testing.T) {
	pairs, r := hostileRun()
	out := htmlPage(t, HTMLOptions{}, pairs, r)
	raw, d := htmlPageData(t, out)
	if i := strings.IndexAny(raw, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("the data holds %q", raw[i:min(len(raw), i+20)])
	}
	if d.Texts[0].Text != pairs[0].ArticleA.Text {
		t.Errorf("the text came back as %q", d.Texts[0].Text)
	}
	if n := strings.Count(out, "</script>"); n != 7 {
		t.Errorf("%d ends of scripts, want 7: data, index, pairs, texts, kept, sheet, and the script", n)
	}
	if !strings.Contains(out, `content="default-src 'none'; style-src 'sha256-`) || strings.Contains(out, "unsafe-") {
		t.Error("the page has no strict policy")
	}
	if strings.Contains(out, "{{") {
		t.Error("a place of the template was not filled")
	}
}

// The text of an article may look like a place of the template.
func TestHTMLDataIsNotFilled(t *testing.T) {
	pairs, r := wireRun(t)
	r.Articles[1].Text += "{{policy}}{{script}}{{data}}"
	_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r))
	if !slices.ContainsFunc(d.Texts, func(a Article) bool { return strings.HasSuffix(a.Text, "{{policy}}{{script}}{{data}}") }) {
		t.Error("the text was changed")
	}
}

func TestHTMLRedacted(t *testing.T) {
	pairs, r := fullRun(t)
	pairs, r = withoutText(t, pairs, r)
	raw, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r))
	if strings.Contains(raw, "legally binding") || strings.Contains(raw, "Rasmussen") || strings.Contains(raw, "pier") || strings.Contains(raw, "Solberg") {
		t.Error("text is in a redacted page")
	}
	if !d.Redacted || len(d.Rests) != 3 || !slices.ContainsFunc(d.Rests, func(r htmlRest) bool { return len(r.Passages) > 0 && r.Passages[0].AEnd > 0 }) {
		t.Error("no offsets in a redacted page")
	}
}

func TestHTMLNoPairs(t *testing.T) {
	_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, nil, emptyRun()))
	if d.Sums.Pairs != 0 || d.NearestMiss == nil || d.NearestMiss.Words != 10 || d.Counts.Articles != 1234 {
		t.Errorf("got %+v", d)
	}
}

// A page that may hold six of 300 pairs has those with the most words in common; what it says of all is of all.
func TestHTMLBeyondItsSize(t *testing.T) {
	var pairs []*Pair
	r := emptyRun()
	for i := range 300 {
		p := plainPair(fmt.Sprintf("a%03d", i), "b", i*7%100)
		p.ArticleA, p.ArticleB = &Article{ID: p.A, Source: "Ada"}, &Article{ID: "b", Source: "Bee"}
		if i%2 == 0 {
			p.Direction = "b to a"
		}
		pairs = append(pairs, p)
		r.Articles = append(r.Articles, &Article{ID: p.A, Source: "Ada", Pairs: 1, Text: "text", Share: Share{Verbatim: 1}})
	}
	r.Articles = append(r.Articles, &Article{ID: "b", Source: "Bee", Pairs: 300, Text: "text", Share: Share{Verbatim: 1}})
	r.Clusters = []Cluster{{ID: "c-a000", Members: []string{"a000", "a001", "b"}}, {ID: "c-a002", Members: []string{"a002", "z"}}}
	var out bytes.Buffer
	w := NewHTML(&out, HTMLOptions{})
	w.limits.pairs = 6
	write(t, w, pairs, r)
	_, d := htmlPageData(t, out.String())
	var got [][2]int
	for _, p := range d.htmlIndex.Pairs {
		got = append(got, [2]int{p.N, p.WordsShared})
	}
	// i*7%100 is 99 at i = 57, 157, 257, and 98 at 14, 114, 214.
	want := [][2]int{{58, 99}, {158, 99}, {258, 99}, {15, 98}, {115, 98}, {215, 98}}
	if !slices.Equal(got, want) || len(d.Rests) != 6 {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(d.Articles) != 301 || d.Articles[0].ID != "a057" || d.Articles[1].ID != "b" || d.Articles[6].ID != "a214" || d.Articles[7].ID != "a000" || len(d.Texts) != 7 {
		t.Errorf("%d articles, %d texts, of which those of the pairs come first", len(d.Articles), len(d.Texts))
	}
	words := 0
	for _, p := range pairs {
		words += p.WordsShared
	}
	s := d.Sums
	if s.Pairs != 300 || s.Uncredited != 300 || s.Paired != 301 || s.Relations["near-duplicate"] != 300 || len(s.Sources) != 2 {
		t.Errorf("sums %+v", s)
	}
	if len(s.Cells) != 2 || s.Cells[0].From != "Ada" || s.Cells[0].How != "unknown" || s.Cells[1].From != "Bee" || s.Cells[1].To != "Ada" || s.Cells[1].How != "taken" ||
		s.Cells[0].Pairs+s.Cells[1].Pairs != 300 || s.Cells[0].Words+s.Cells[1].Words != words || s.Sources[0].Giver != "Bee" && s.Sources[1].Giver != "Bee" {
		t.Errorf("cells %+v of %d words, sources %+v", s.Cells, words, s.Sources)
	}
	if d.Articles[1].Given != 150 || d.Articles[1].Shared != words {
		t.Errorf("b gave to %d articles and shares %d words, want 150 and %d", d.Articles[1].Given, d.Articles[1].Shared, words)
	}
	if c := d.Clusters; len(c) != 2 || c[0].Pairs != 2 || c[0].Most != 7 || c[1].Pairs != 0 {
		t.Errorf("clusters %+v: two pairs inside the first, of 0 and 7 words", c)
	}
}

// A page that has no room for more keeps what the first pairs have in common, and their texts; all stay in its lists.
func TestHTMLWithoutRoom(t *testing.T) {
	pairs, r := synthetic(40, 11, 1500)
	var all, out bytes.Buffer
	write(t, NewHTML(&all, HTMLOptions{}), pairs, r)
	_, whole := htmlPageData(t, all.String())
	w := NewHTML(&out, HTMLOptions{})
	w.limits.pairBytes, w.limits.textBytes = 60_000, 100_000
	write(t, w, pairs, r)
	_, d := htmlPageData(t, out.String())
	if len(d.htmlIndex.Pairs) != len(pairs) || len(whole.Rests) != len(pairs) || len(d.Rests) == 0 || len(d.Rests) >= len(pairs) || len(d.Texts) >= len(whole.Texts) {
		t.Errorf("%d pairs of %d, %d of them whole, %d of %d texts", len(d.htmlIndex.Pairs), len(pairs), len(d.Rests), len(d.Texts), len(whole.Texts))
	}
	if !reflect.DeepEqual(d.Sums, whole.Sums) || !reflect.DeepEqual(d.Clusters, whole.Clusters) {
		t.Error("the sums depend on the size of the page")
	}
	if out.Len() >= all.Len() {
		t.Errorf("%d bytes, %d with all", out.Len(), all.Len())
	}
}

// The page says the same of a run whether its records wait in memory or in files.
func TestHTMLWaitsInFiles(t *testing.T) {
	pairs, r := synthetic(10, 6, 500)
	space := spill.New(t.TempDir(), 0)
	t.Cleanup(func() { _ = space.Close() })
	if htmlPage(t, HTMLOptions{}, pairs, r) != htmlPage(t, HTMLOptions{Space: space}, pairs, r) {
		t.Error("the page depends on where its records wait")
	}
}

// A text that is longer than a page shows is not in it.
func TestHTMLLongText(t *testing.T) {
	pairs := []*Pair{plainPair("a", "b", 20)}
	r := emptyRun()
	r.Articles = []*Article{{ID: "a", Pairs: 1, Text: strings.Repeat("word ", maxText/5+1)}, {ID: "b", Pairs: 1, Text: "short"}}
	_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r))
	if d.Texts[0].Text != "" || d.Texts[1].Text != "short" || d.Redacted {
		t.Errorf("texts of %d and %d bytes, redacted %v", len(d.Texts[0].Text), len(d.Texts[1].Text), d.Redacted)
	}
}

// Of more articles than are listed, those without a pair are only counted, wherever they come.
func TestHTMLManyArticles(t *testing.T) {
	for _, n := range []int{maxOtherArticles, maxOtherArticles + 1, 3 * maxOtherArticles} {
		pairs := []*Pair{plainPair("a0003", fmt.Sprintf("a%04d", n-1), 50)}
		r := emptyRun()
		for i := range n {
			a := &Article{ID: fmt.Sprintf("a%04d", i), Text: "text", WordsReused: 2, Label: "non-derived"}
			if a.ID == pairs[0].A || a.ID == pairs[0].B {
				a.Pairs, a.Share = 1, Share{Verbatim: .55}
			}
			r.Articles = append(r.Articles, a)
		}
		_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r))
		want := 2
		if n <= maxOtherArticles {
			want = n
		}
		if len(d.Articles) != want || len(d.Texts) != 2 || !slices.IsSortedFunc(d.Articles[2:], func(x, y htmlArticle) int { return strings.Compare(x.ID, y.ID) }) {
			t.Errorf("%d articles: %d in the page, want %d; %d texts", n, len(d.Articles), want, len(d.Texts))
		}
		if s := d.Sums; s.WordsReused != 2*n || s.Paired != 2 || s.Labels["non-derived"] != 2 || s.Equal[5] != 2 || s.Own[4] != 2 || s.Sources[0].Articles != n {
			t.Errorf("%d articles: sums %+v", n, s)
		}
	}
}

// The sums of a run worked by hand: an agency's story, who ran it without credit, and who quotes alone.
func TestHTMLSums(t *testing.T) {
	lag := int64(7200)
	agency := &Article{ID: "afp", Source: "AFP", Published: "2024-03-01", Words: 100, WordsReused: 60, Pairs: 2, Label: "partially-derived", Share: Share{Verbatim: .5, Quotation: .1, Own: .4}}
	daily := &Article{ID: "daily", Source: "Daily", Published: "2024-03-02", Words: 80, WordsReused: 50, Pairs: 1, Label: "wholly-derived",
		Share: Share{Verbatim: .4, Edited: .2, Boilerplate: .1, Own: .3}, Audit: &Audit{Words: 48, Uncredited: 48, Owed: []Debt{{To: "AFP", Words: 48}}}, Origin: &Origin{Agency: "AFP"}}
	quoting := &Article{ID: "post", Source: "Post", Published: "2024-04-02", Words: 50, Pairs: 1, Label: "non-derived", Share: Share{Quotation: .2, Own: .8}}
	alone := &Article{ID: "rest", Source: "Post", Words: 10}
	copied := plainPair("afp", "daily", 48)
	copied.Relation, copied.Direction, copied.LagS, copied.ArticleA, copied.ArticleB = "reuse", "a to b", &lag, agency, daily
	copied.Passages, copied.LongestRun = []Passage{{Kind: "verbatim", Words: 48}}, 48
	quoted := plainPair("afp", "post", 0)
	quoted.Relation, quoted.Direction, quoted.ArticleA, quoted.ArticleB = "quotation", "same speaker", agency, quoting
	template := plainPair("daily", "post", 30)
	template.LongestRun = 60
	template.Relation, template.ArticleA, template.ArticleB = "template", daily, quoting
	r := emptyRun()
	r.Articles = []*Article{agency, daily, quoting, alone}
	_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, []*Pair{copied, quoted, template}, r))
	zero := map[string]int{}
	want := &htmlSums{
		Pairs: 3, Relations: map[string]int{"reuse": 1, "quotation": 1, "template": 1}, Uncredited: 1, Paired: 3, Sharing: htmlSharing{Passages: 2, Quotations: 1},
		WordsReused: 110, LongestRun: 48, LongestPair: 1, Labels: map[string]int{"partially-derived": 1, "wholly-derived": 1, "non-derived": 1}, Parts: [6]int{20, 82, 16, 0, 8, 104},
		Equal: [10]int{2: 1, 4: 1, 6: 1}, Edited: [10]int{0: 2, 2: 1}, Own: [10]int{3: 1, 4: 1, 8: 1},
		Cells: []htmlCell{{"AFP", "Daily", "taken", 1, 48, 1}, {"AFP", "Post", "same speaker", 1, 0, 0}},
		Sources: []htmlSource{
			{Name: "Daily", Articles: 1, Paired: 1, Words: 80, Reused: 48, Equal: 32, Owing: 1, Owed: 48, Uncredited: 48, FromAgency: 1,
				Standing: map[string]int{"copied-uncredited": 1}, Months: map[string][2]int{"2024-03": {1, 1}}, Lag: &lag, Giver: "AFP"},
			{Name: "AFP", Agency: true, Articles: 1, Paired: 1, Words: 100, Reused: 60, Equal: 60, Standing: zero, Months: map[string][2]int{"2024-03": {1, 1}}},
			{Name: "Post", Articles: 2, Paired: 1, Words: 50, Reused: 10, Equal: 10, Standing: map[string]int{"quoted-uncredited": 1}, Months: map[string][2]int{"2024-04": {1, 1}}},
		}, SourcesAll: 3,
	}
	if !reflect.DeepEqual(d.Sums, want) {
		got, _ := json.MarshalIndent(d.Sums, "", " ")
		wanted, _ := json.MarshalIndent(want, "", " ")
		t.Errorf("got %s\nwant %s", got, wanted)
	}
}

// Without script a reader sees what was found, and the pairs with the most words in common.
func TestHTMLWithoutScript(t *testing.T) {
	pairs, r := hostileRun()
	_, plain, _ := strings.Cut(htmlPage(t, HTMLOptions{}, pairs, r), "<noscript>")
	plain, _, _ = strings.Cut(plain, "</noscript>")
	for _, want := range []string{"2 of 2 articles share text", "1 pair.", "<td>12</td>", "Title &lt;/script&gt;&lt;script&gt;"} {
		if !strings.Contains(plain, want) {
			t.Errorf("%q is not in %q", want, plain)
		}
	}
	if strings.Contains(plain, "<img") || strings.Contains(plain, "<script>") {
		t.Error("text became markup")
	}
}

// Of many quotations the page holds those that were changed, then those with the most uses, and of one with many wordings
// and uses the first.
func TestHTMLManyQuotations(t *testing.T) {
	r := emptyRun()
	use := Use{Article: "a", Spans: [][2]int{{0, 1}}}
	for i := range 40 {
		q := &LedgerQuotation{ID: fmt.Sprintf("q-%02d", i), Uses: 1 + i%10, Altered: i == 31, Reattributed: i == 12,
			Wordings: []Wording{{Parent: -1, Uses: slices.Repeat([]Use{use}, 1+i%10)}}}
		r.Ledger = append(r.Ledger, q)
	}
	long := r.Ledger[31]
	long.Wordings = slices.Repeat([]Wording{{Uses: slices.Repeat([]Use{use}, 2*maxUses)}}, 2*maxWordings)
	var b bytes.Buffer
	w := NewHTML(&b, HTMLOptions{})
	w.maxQuotes = 5
	write(t, w, nil, r)
	_, d := htmlPageData(t, b.String())
	var got []string
	for _, record := range d.htmlIndex.Quotations {
		var q LedgerQuotation
		if err := json.Unmarshal(record, &q); err != nil {
			t.Fatal(err)
		}
		got = append(got, q.ID)
		if q.ID == "q-31" && (len(q.Wordings) != maxWordings || len(q.Wordings[0].Uses) != maxUses) {
			t.Errorf("%d wordings, %d uses of the first", len(q.Wordings), len(q.Wordings[0].Uses))
		}
	}
	if want := []string{"q-12", "q-31", "q-09", "q-19", "q-29"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if d.QuotationsTotal != 40 || d.QuotationsShared != 36 {
		t.Errorf("%d quotations, %d used twice", d.QuotationsTotal, d.QuotationsShared)
	}
	if len(long.Wordings) != 2*maxWordings || len(long.Wordings[0].Uses) != 2*maxUses {
		t.Error("the writer changed the quotation of its caller")
	}
}

// synthetic is a run of stories, each told by perStory articles of different sources that keep some of its
// paragraphs, changed at times, and add one of their own. At most maxPairs pairs come out.
func synthetic(stories, perStory, maxPairs int) ([]*Pair, *rest) {
	rng := rand.New(rand.NewPCG(1, 2))
	sources := strings.Split("Agence Nord,The Courier,Morning Post,Harbour News,Daily Ledger,Evening Star,Capital Radio,The Observer of the North,Tribune,Gazette,Valley Times,City Desk,Sentinel,Herald,Chronicle,Argus,Le Matin,Die Warte", ",")
	r := &rest{Result: Result{Run: &Run{Version: "0.1.0", Settings: map[string]any{"min_words": 12, "min_resemblance": 0.7, "find": []string{"duplicates", "passages"}}}}}
	var pairs []*Pair
	for story := range stories {
		told := tellStory(rng, story, perStory, sources)
		c := Cluster{ID: "c-" + told[0].record.ID, Earliest: told[0].record.ID, Diameter: 1 + story%3}
		for i, a := range told {
			r.Articles = append(r.Articles, a.record)
			c.Members = append(c.Members, a.record.ID)
			for _, b := range told[i+1:] {
				if p := pairOf(a, b); p != nil && len(pairs) < maxPairs {
					pairs = append(pairs, p)
				}
			}
		}
		r.Clusters = append(r.Clusters, c)
	}
	r.Run.Counts = Counts{Articles: len(r.Articles), Pairs: len(pairs), Clusters: len(r.Clusters)}
	for _, p := range pairs {
		r.Run.Counts.Passages += len(p.Passages)
		p.ArticleA.Pairs++
		p.ArticleB.Pairs++
		for a, s := range map[*Article]Share{p.ArticleA: p.ShareA, p.ArticleB: p.ShareB} {
			if s.Reused() > a.Share.Reused() {
				a.Share, a.WordsReused = s, int(s.Reused()*float64(a.Words))
			}
		}
	}
	for _, a := range r.Articles {
		r.Run.Counts.Words += a.Words
		a.Label = []string{"non-derived", "partially-derived", "partially-derived", "wholly-derived"}[min(3, int(a.Share.Reused()*4))]
	}
	return pairs, r
}

// telling is an article with the place of each paragraph of the story in it.
type telling struct {
	record *Article
	parts  map[int]part
}

// part is a paragraph in an article: its code points, and the word that was changed.
type part struct {
	start, end, editStart, editEnd int
	changed                        bool
}

func tellStory(rng *rand.Rand, story, n int, sources []string) []telling {
	var paragraphs [][]string
	for range 4 + rng.IntN(5) {
		paragraphs = append(paragraphs, someWords(rng, 18+rng.IntN(50)))
	}
	headline := someWords(rng, 9)
	var out []telling
	for k := range n {
		a := &Article{
			ID: fmt.Sprintf("story-%03d/%02d.txt", story, k), Title: fmt.Sprintf("Story %d: %s", story, strings.Join(headline[k%3:], " ")), Source: sources[(story*7+k*k*3+k)%len(sources)],
			Published: fmt.Sprintf("2024-03-%02dT%02d:%02d:00Z", 1+story%28, 6+k, rng.IntN(60)), Share: Share{Own: 1},
		}
		t := telling{record: a, parts: map[int]part{}}
		var text []rune
		for i, words := range paragraphs {
			if k > 0 && rng.IntN(10) < 3 {
				text = append(text, []rune(strings.Join(someWords(rng, 30), " ")+".\n\n")...)
				a.Words += 30
				continue
			}
			p := part{start: len(text)}
			words = slices.Clone(words)
			if p.changed = k > 0 && rng.IntN(10) < 4; p.changed {
				p.editStart = len(text) + utf8.RuneCountInString(strings.Join(words[:7], " ")) + 1
				words[7] = "altogether"
				p.editEnd = p.editStart + len(words[7])
			} else {
				p.editStart = len(text) + utf8.RuneCountInString(strings.Join(words[:7], " ")) + 1
				p.editEnd = p.editStart + utf8.RuneCountInString(words[7])
			}
			text = append(text, []rune(strings.Join(words, " "))...)
			p.end = len(text)
			text = append(text, []rune(".\n\n")...)
			t.parts[i] = p
			a.Words += len(words)
		}
		a.Text = string(text)
		out = append(out, t)
	}
	return out
}

func someWords(rng *rand.Rand, n int) []string {
	vocabulary := strings.Fields("minister harbour council inquiry budget storm vote strike rescue court market summit border railway hospital school election flood treaty festival said announced rejected opened delayed approved warned expects plans after before during over with without near across under late early new second long quiet northern coastal public national annual growing disputed “central” café 𝔸lpha")
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[rng.IntN(len(vocabulary))]
	}
	return words
}

// pairOf compares two tellings of a story; nil where they have no paragraph in common.
func pairOf(a, b telling) *Pair {
	p := &Pair{A: a.record.ID, B: b.record.ID, Relation: "reuse", WordsA: a.record.Words, WordsB: b.record.Words,
		LabelA: "partially-derived", LabelB: "partially-derived", FoundBy: []string{"fingerprint"}, ArticleA: a.record, ArticleB: b.record}
	textA, textB := []rune(a.record.Text), []rune(b.record.Text)
	var verbatim, edited int
	for i := range 9 {
		x, okX := a.parts[i]
		y, okY := b.parts[i]
		if !okX || !okY {
			continue
		}
		q := Passage{Kind: "verbatim", AStart: x.start, AEnd: x.end, BStart: y.start, BEnd: y.end, Identity: 1,
			AText: string(textA[x.start:x.end]), BText: string(textB[y.start:y.end]), Edits: []Edit{}}
		q.Words = len(strings.Fields(q.BText))
		if x.changed != y.changed {
			q.Kind, q.Identity = "edited", 1-1/float64(q.Words)
			q.Edits = []Edit{{"replace", x.editStart, x.editEnd, y.editStart, y.editEnd}}
			edited += q.Words
		} else {
			verbatim += q.Words
		}
		p.LongestRun = max(p.LongestRun, q.Words)
		p.Passages = append(p.Passages, q)
	}
	if len(p.Passages) == 0 {
		return nil
	}
	slices.SortFunc(p.Passages, func(x, y Passage) int { return y.Words - x.Words })
	share := func(words int) Share {
		v, e := float64(verbatim)/float64(words), float64(edited)/float64(words)
		return Share{Verbatim: v, Edited: e, Own: 1 - v - e}
	}
	p.WordsShared, p.ShareA, p.ShareB = verbatim+edited, share(p.WordsA), share(p.WordsB)
	p.ContainmentA, p.ContainmentB = p.ShareA.Reused(), p.ShareB.Reused()
	p.Resemblance = float64(p.WordsShared) / float64(p.WordsA+p.WordsB-p.WordsShared)
	if p.Resemblance >= 0.7 {
		p.Relation = "near-duplicate"
	}
	timeA, _ := time.Parse(time.RFC3339, a.record.Published)
	timeB, _ := time.Parse(time.RFC3339, b.record.Published)
	p.LagS = new(int64(timeB.Sub(timeA).Seconds()))
	return p
}
