package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/copytaster/copytaster/internal/golden"
)

func TestMachineGolden(t *testing.T) {
	for name, open := range map[string]func(*bytes.Buffer) Writer{
		"pairs.jsonl":      func(w *bytes.Buffer) Writer { return NewJSONL(w) },
		"articles.jsonl":   func(w *bytes.Buffer) Writer { return articlesJSONL{NewEncoder(w)} },
		"clusters.jsonl":   func(w *bytes.Buffer) Writer { return atEnd(writeClusters)(w) },
		"quotations.jsonl": func(w *bytes.Buffer) Writer { return quotationsJSONL{NewEncoder(w)} },
		"run.json":         func(w *bytes.Buffer) Writer { return atEnd(writeRun)(w) },
		"pairs.csv":        func(w *bytes.Buffer) Writer { return NewCSV(w, nil) },
		"articles.csv":     func(w *bytes.Buffer) Writer { return newArticlesCSV(w) },
		"passages.csv":     func(w *bytes.Buffer) Writer { return oneTable(w, "passages") },
		"quotations.csv":   func(w *bytes.Buffer) Writer { return oneTable(w, "quotations") },
		"sources.csv":      func(w *bytes.Buffer) Writer { return oneTable(w, "sources") },
		"github.txt":       func(w *bytes.Buffer) Writer { return NewGitHub(w, nil) },
		"run.sarif":        func(w *bytes.Buffer) Writer { return NewSARIF(w) },
		"junit.xml":        func(w *bytes.Buffer) Writer { return NewJUnit(w, nil) },
		"summary.md":       func(w *bytes.Buffer) Writer { return NewMarkdown(w, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			pairs, r := fullRun(t)
			var out bytes.Buffer
			write(t, open(&out), pairs, r)
			golden.Compare(t, "testdata/"+name, out.Bytes())
		})
	}
}

// fieldNames returns the names of the fields of a record, those of records inside it too.
func fieldNames(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return fieldNames(t.Elem())
	case reflect.Struct:
		var names []string
		for f := range t.Fields() {
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "-" && f.IsExported() {
				names = append(append(names, name), fieldNames(f.Type)...)
			}
		}
		return names
	}
	return nil
}

func TestDocumentNamesEveryField(t *testing.T) {
	document, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, record := range []any{Pair{}, Article{}, Cluster{}, Chain{}, LedgerQuotation{}, Run{}} {
		names = append(names, fieldNames(reflect.TypeOf(record))...)
	}
	for _, name := range names {
		if !bytes.Contains(document, []byte("`"+name+"`")) {
			t.Errorf("docs/formats.md does not name `%s`", name)
		}
	}
}

func TestJSONLReadsBack(t *testing.T) {
	pairs, r := wireRun(t)
	pairs[0].A = "<&>\u2028\x00\"\\"
	var out bytes.Buffer
	write(t, NewJSONL(&out), pairs, r)
	if !strings.Contains(out.String(), "<&>") {
		t.Error("escaped for HTML")
	}
	if n := strings.Count(out.String(), "\n"); n != 1 {
		t.Error("lines:", n)
	}
	var got Pair
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	got.ArticleA, got.ArticleB = pairs[0].ArticleA, pairs[0].ArticleB
	if !reflect.DeepEqual(&got, pairs[0]) {
		t.Error("the pair is not the same")
	}
}

func TestListsAreNeverNull(t *testing.T) {
	r := &rest{Result: Result{Run: &Run{}, Clusters: []Cluster{{}}, Chains: []Chain{{}}}}
	var out bytes.Buffer
	for _, w := range []Writer{NewJSONL(&out), atEnd(writeClusters)(&out), atEnd(writeChains)(&out), atEnd(writeRun)(&out)} {
		write(t, w, nil, r)
	}
	for _, list := range []string{"members", "bridges", "chain", "cuts", "origin_evidence", "skipped", "inputs", "notes"} {
		if strings.Contains(out.String(), `"`+list+`":null`) || strings.Contains(out.String(), `"`+list+`": null`) {
			t.Errorf("%s is null", list)
		}
	}
}

func TestCSV(t *testing.T) {
	p := plainPair("=1+1", "a,\"b\"\n@x", 3)
	p.LagS = new(int64(-60))
	var out bytes.Buffer
	write(t, NewCSV(&out, nil), []*Pair{p}, nil)
	if strings.Count(out.String(), "\r\n") != 3 { // header, the line end in the cell, row
		t.Errorf("%q", out.String())
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	row := map[string]string{}
	for i, name := range rows[0] {
		row[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"a": "'=1+1", "b": "a,\"b\"\n@x", "lag_s": "-60", "words_shared": "3", "share_b_verbatim": "0.03", "passages": "0",
	} {
		if row[name] != want {
			t.Errorf("%s is %q, want %q", name, row[name], want)
		}
	}
}

func TestCell(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "abc": "abc", "=A1": "'=A1", "+1": "'+1", "-1": "'-1", "@SUM": "'@SUM", "\tx": "'\tx", "\rx": "'\rx",
		"＝A1": "'＝A1", "a=b": "a=b", "'=": "'=", "é": "é",
	} {
		if got := cell(in); got != want {
			t.Errorf("cell(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestGitHub(t *testing.T) {
	b := &Article{ID: "b", Path: "in,box/50%:x.txt", Text: "one\ntwo\nthree\nfour"}
	short := Passage{Kind: "verbatim", BStart: 0, BEnd: 3, Words: 12, BText: "one"}
	long := Passage{Kind: "edited", BStart: 4, BEnd: 14, Words: 30, BText: "two\nthree\n"}
	p := plainPair("a\n::error::x", "b", 42)
	p.ArticleB, p.Passages = b, []Passage{short, long}
	feed := plainPair("c", "d", 0)
	feed.ArticleB, feed.Passages = &Article{ID: "d", Path: "feed.jsonl", Line: 7, Text: "x\ny"}, []Passage{short}
	stdin := plainPair("e", "f", 0)
	stdin.ArticleB, stdin.ContainmentB, stdin.Resemblance = &Article{ID: "f", Path: "-"}, 0.9, 0.75
	var out bytes.Buffer
	write(t, NewGitHub(&out, nil), []*Pair{p, feed, stdin}, &rest{Result: Result{Run: &Run{Counts: Counts{Articles: 6, Pairs: 3, Passages: 3, Skipped: 1}}}})
	want := strings.TrimLeft(`
::warning title=Reused%3A near-duplicate::near-duplicate with e, resemblance 0.75
::warning file=in%2Cbox/50%25%3Ax.txt,line=2,endLine=3,title=Reused%3A 30 words%2C edited::also in a␊::error::x, with 42%25 of this article: two three
::warning file=in%2Cbox/50%25%3Ax.txt,line=1,endLine=1,title=Reused%3A 12 words%2C verbatim::also in a␊::error::x, with 42%25 of this article: one
::warning file=feed.jsonl,line=7,title=Reused%3A 12 words%2C verbatim::also in c, with 0%25 of this article: one
::notice title=copytaster::3 pairs with 3 passages in 6 articles, 1 skipped
`, "\n")
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// A pair over a gate is an error, on the article that was judged; no more of a kind are written than can be shown.
func TestGitHubGates(t *testing.T) {
	var pairs []*Pair
	for i := range annotationsShown + 3 {
		p := plainPair(fmt.Sprintf("a%02d", i), fmt.Sprintf("b%02d", i), 0)
		p.ArticleA, p.ArticleB = &Article{ID: p.A, Path: p.A}, &Article{ID: p.B, Path: p.B}
		p.ContainmentA, p.ContainmentB = float64(100-i)/100, float64(100-i)/100
		pairs = append(pairs, p)
	}
	pairs[1].Over = []Hit{{Gate: "share>=0.2", Article: "b01"}, {Gate: "share>=0.2", Article: "a01"}, {Gate: "duplicate", Article: "b01"}}
	pairs[2].Over = []Hit{{Gate: "duplicate", Article: "a02"}}
	var out bytes.Buffer
	write(t, NewGitHub(&out, nil), pairs, &rest{Result: Result{Run: &Run{Counts: Counts{Articles: 6, Pairs: len(pairs)}}}})
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	want := map[int]string{
		0:                    "::error file=b01,title=Reused%3A near-duplicate%2C over the gate share>=0.2 and duplicate::near-duplicate with a01, resemblance 0.00",
		1:                    "::error file=a02,title=Reused%3A near-duplicate%2C over the gate duplicate::near-duplicate with b02, resemblance 0.00",
		2:                    "::warning file=b00,title=Reused%3A near-duplicate::near-duplicate with a00, resemblance 0.00",
		2 + annotationsShown: "::notice title=copytaster::53 pairs with 0 passages in 6 articles, 1 more warning not shown",
	}
	if len(lines) != 3+annotationsShown {
		t.Errorf("%d lines", len(lines))
	}
	for i, line := range want {
		if i < len(lines) && lines[i] != line {
			t.Errorf("line %d is\n%s\nwant\n%s", i+1, lines[i], line)
		}
	}
}

func TestGitHubNothing(t *testing.T) {
	var out bytes.Buffer
	write(t, NewGitHub(&out, nil), nil, emptyRun())
	if out.String() != "::notice title=copytaster::Nothing reused found in 1,234 articles, 2 skipped\n" {
		t.Error(out.String())
	}
}

// fullDisk takes some bytes and then fails.
type fullDisk struct{ left int }

func (f *fullDisk) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

var errFull = errors.New("no space left")

func TestWritersReturnErrors(t *testing.T) {
	pairs, r := fullRun(t)
	r.Chains = []Chain{{}}
	for _, w := range []Writer{
		NewText(&fullDisk{}, TextOptions{}, nil), NewCompare(&fullDisk{}, TextOptions{}), NewJSONL(&fullDisk{}), NewCSV(&fullDisk{}, nil),
		NewGitHub(&fullDisk{}, nil), articlesJSONL{NewEncoder(&fullDisk{})}, atEnd(writeClusters)(&fullDisk{}), atEnd(writeChains)(&fullDisk{}), quotationsJSONL{NewEncoder(&fullDisk{})},
		NewSARIF(&fullDisk{}), NewJUnit(&fullDisk{}, nil), NewMarkdown(&fullDisk{}, nil), newArticlesCSV(&fullDisk{}), atEnd(writeRun)(&fullDisk{}), NewHTML(&fullDisk{}, HTMLOptions{}),
	} {
		err := w.Pair(pairs[0])
		if w, ok := w.(ArticleWriter); ok && err == nil {
			err = w.Article(r.Articles[0])
		}
		if w, ok := w.(LedgerWriter); ok && err == nil {
			err = w.Quotation(r.Ledger[0])
		}
		if err == nil {
			err = w.Close(&r.Result)
		}
		if !errors.Is(err, errFull) {
			t.Errorf("%T: %v", w, err)
		}
	}
}

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		number(0): "0", number(999): "999", number(1000): "1,000", number(-1234567): "-1,234,567", number(-123): "-123",
		percent(0): "0%", percent(0.001): "<1%", percent(0.38): "38%", percent(0.999): ">99%", percent(1): "100%",
		count(1, "pair"): "1 pair", count(0, "article"): "0 articles",
		later(nil): "", later(new(int64(0))): "both at the same time", later(new(int64(60))): "b 60 seconds later",
		later(new(int64(-5400))): "a 90 minutes later", later(new(int64(90000))): "b 25 hours later",
		later(new(int64(864000))): "b 10 days later", later(new(int64(-264920543999))): "a 3,066,209 days later", // 1605 to 9999

	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func ExampleNewJSONL() {
	w := NewJSONL(os.Stdout)
	err := w.Pair(&Pair{Schema: PairSchema, A: "wire.txt", B: "paper.txt", Relation: "reuse", FoundBy: []string{"fingerprint"}, Evidence: []string{}, Passages: []Passage{}, Quotations: []Quotation{}})
	if err == nil {
		err = w.Close(nil)
	}
	if err != nil {
		panic(err)
	}
	// Output:
	// {"schema":"copytaster.pair/2","a":"wire.txt","b":"paper.txt","relation":"reuse","resemblance":0,"containment_a":0,"containment_b":0,"words_a":0,"words_b":0,"words_shared":0,"words_equal":0,"longest_run_words":0,"share_a":{"quotation":0,"verbatim":0,"edited":0,"paraphrase":0,"boilerplate":0,"own":0},"share_b":{"quotation":0,"verbatim":0,"edited":0,"paraphrase":0,"boilerplate":0,"own":0},"label_a":"","label_b":"","lag_s":null,"direction":"","direction_confidence":0,"evidence":[],"credited":false,"found_by":["fingerprint"],"passages":[],"quotations":[]}
}

// What could steer a terminal is escaped in JSON, which reads back as it was.
func TestJSONLHarmless(t *testing.T) {
	const text = "a\x1b[31m\x7f\u0085\u009b31m\u202egnp\u2066é<&>\u2069"
	var out strings.Builder
	w := NewJSONL(&out)
	if err := errors.Join(w.Pair(&Pair{A: text, Passages: []Passage{}}), w.Close(nil)); err != nil {
		t.Fatal(err)
	}
	for _, r := range strings.TrimSuffix(out.String(), "\n") {
		if r < ' ' || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%U stands raw in %s", r, out.String())
		}
	}
	if !strings.Contains(out.String(), "é<&>") {
		t.Errorf("more than it must is escaped: %s", out.String())
	}
	var back Pair
	if err := json.Unmarshal([]byte(out.String()), &back); err != nil || back.A != text {
		t.Errorf("%q, %v", back.A, err)
	}
}

// With --against the warning stands on the new article, even where that is side a.
func TestGitHubAgainst(t *testing.T) {
	draft := &Article{ID: "a.txt", Path: "new/a.txt", Text: "One line.\nThe shared words.\n"}
	archived := &Article{ID: "b.txt", Path: "archive/b.txt", Text: "The shared words.\n", Against: true}
	passage := Passage{Kind: "verbatim", AStart: 10, AEnd: 26, BStart: 0, BEnd: 16, Words: 3, AText: "The shared words", BText: "The shared words"}
	var out strings.Builder
	w := NewGitHub(&out, nil)
	p := &Pair{A: "a.txt", B: "b.txt", Relation: "reuse", Passages: []Passage{passage}, ArticleA: draft, ArticleB: archived}
	p.Quotations = []Quotation{{Relation: "altered", AStart: 14, AEnd: 20, BEnd: 3, Words: 1, ASpans: [][2]int{{14, 20}}, BSpans: [][2]int{{0, 3}},
		SpeakerA: "Ann Gray", SpeakerB: "Gray", AText: "shared", BText: "The", Edits: []Edit{{"replace", 14, 20, 0, 3}}}}
	if err := errors.Join(w.Pair(p), w.Close(&Result{Run: &Run{}})); err != nil {
		t.Fatal(err)
	}
	if first, _, _ := strings.Cut(out.String(), "\n"); !strings.HasPrefix(first, "::warning file=new/a.txt,line=2,endLine=2,") || !strings.Contains(first, "also in b.txt") {
		t.Error(first)
	}
	const altered = "::warning file=new/a.txt,line=2,endLine=2,title=Quotation altered%3A 1 word%2C Gray / Ann Gray::other words than in b.txt: “The” → “shared” in “shared”\n"
	if !strings.Contains(out.String(), altered) {
		t.Errorf("no %s in\n%s", altered, out.String())
	}
}
