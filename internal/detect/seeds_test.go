package detect_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// seeds reads the five articles.
func seeds(t testing.TB) []news.Article {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(paths) != 5 {
		t.Fatalf("five articles wanted, got %d, %v", len(paths), err)
	}
	var out []news.Article
	for _, p := range paths {
		body, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, news.Article{ID: filepath.Base(p), Body: string(body)})
	}
	return out
}

// goldSpan is a line of gold.jsonl, in code points.
type goldSpan struct {
	A, B   string
	AStart int `json:"a_start"`
	AEnd   int `json:"a_end"`
	BStart int `json:"b_start"`
	BEnd   int `json:"b_end"`
	Kind   string
}

// gold returns the spans that are verbatim or edited.
func gold(t *testing.T) []goldSpan {
	t.Helper()
	data, err := os.ReadFile("../../testdata/gold/gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []goldSpan
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		var g goldSpan
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if g.Kind != "paraphrase" {
			out = append(out, g)
		}
	}
	return out
}

// wordAt returns the number of words of body that end before the code point or there.
func wordAt(body string, codePoint int) int {
	text := normalize.New().Text(body, nil, "en")
	points, n := news.NewCodePoints(body), 0
	for _, s := range text.Spans {
		if points.At(s.End) <= codePoint {
			n++
		}
	}
	return n
}

func TestFiveArticles(t *testing.T) {
	articles := seeds(t)
	matches, outcome := run(t, articles, detect.Options{})
	wantPairs(t, matches, articles[1].ID+" "+articles[2].ID, articles[1].ID+" "+articles[3].ID)
	wantParaphrase(t, matches[1])
	m := matches[0]
	if m.Relation != match.Reuse || len(m.Passages) != 5 {
		t.Errorf("%v with %d passages, want reuse with 5", m.Relation, len(m.Passages))
	}
	if part := float64(m.WordsShared) / float64(m.WordsB); math.Abs(part-.38) > .03 {
		t.Errorf("%.3f of the words of B are shared, want .38", part)
	}
	if m.LabelA == match.WhollyDerived || m.LabelB == match.WhollyDerived {
		t.Errorf("labels %v and %v", m.LabelA, m.LabelB)
	}
	if len(outcome.Clusters) != 0 || outcome.Counts.Articles != 5 || outcome.Counts.Matches != 2 || outcome.Counts.Passages != 5 {
		t.Errorf("%d clusters, counts %+v", len(outcome.Clusters), outcome.Counts)
	}

	spans := gold(t)
	if len(spans) != 5 {
		t.Fatalf("%d gold spans", len(spans))
	}
	used := make([]bool, len(m.Passages))
	for _, g := range spans {
		if g.A != m.A.ID || g.B != m.B.ID {
			t.Fatalf("gold of %s and %s", g.A, g.B)
		}
		bodyA, bodyB := m.A.Body, m.B.Body
		pointsA, pointsB := news.NewCodePoints(bodyA), news.NewCodePoints(bodyB)
		near := func(body string, x, y int) bool { return math.Abs(float64(wordAt(body, x)-wordAt(body, y))) <= 3 }
		i := slices.IndexFunc(m.Passages, func(p align.Passage) bool {
			return near(bodyA, pointsA.At(p.A.Start), g.AStart) && near(bodyA, pointsA.At(p.A.End), g.AEnd) &&
				near(bodyB, pointsB.At(p.B.Start), g.BStart) && near(bodyB, pointsB.At(p.B.End), g.BEnd)
		})
		switch {
		case i < 0:
			t.Errorf("%s span at %d-%d, %d-%d is not found", g.Kind, g.AStart, g.AEnd, g.BStart, g.BEnd)
		case used[i]:
			t.Errorf("two gold spans are one passage")
		default:
			used[i] = true
			if got := m.Passages[i].Kind.String(); got != g.Kind {
				t.Errorf("span at %d-%d, %d-%d is %s, want %s", g.AStart, g.AEnd, g.BStart, g.BEnd, got, g.Kind)
			}
		}
	}
}

// TestItself has the article in which one sentence stands twice.
// wantParaphrase makes sure that Toner of 6 December and Clinton of 8 December are found, and nothing else.
func wantParaphrase(t *testing.T, m *match.Match) {
	t.Helper()
	if m.Relation != match.Paraphrase || len(m.Paraphrases) != 1 || len(m.Quotations) > 0 {
		t.Fatalf("%v with %d paraphrases and %d quotations", m.Relation, len(m.Paraphrases), len(m.Quotations))
	}
	p := m.Paraphrases[0]
	if a := p.A.Cut(m.A.Body); !strings.HasPrefix(a, "In multiple channels, we’ve explained") || !strings.HasSuffix(a, " strategic deterrent") {
		t.Errorf("%q", a)
	}
	if b := p.B.Cut(m.B.Body); b != "We have explained through multiple channels that our planned system will not and cannot threaten Russia's strategic deterrent" {
		t.Errorf("%q", b)
	}
}

func TestItself(t *testing.T) {
	a := seeds(t)[1]
	m, err := detect.Compare(&a, &a, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := [][3]int{}
	for _, p := range m.Passages {
		got = append(got, [3]int{p.WordsA, p.WordsB, p.Equal})
		if p.A.End > p.B.Start {
			t.Errorf("%v is not before %v", p.A, p.B)
		}
	}
	if !slices.Equal(got, [][3]int{{25, 25, 25}, {16, 16, 16}, {16, 16, 16}}) {
		t.Errorf("words of A, of B and equal: %v", got)
	}
}

func TestCompare(t *testing.T) {
	articles := seeds(t)
	m, err := detect.Compare(&articles[1], &articles[2], detect.Options{})
	if err != nil || m.Relation != match.Reuse || len(m.Passages) != 5 {
		t.Errorf("%v: %+v", err, m)
	}
	m, err = detect.Compare(&articles[0], &articles[4], detect.Options{})
	if err != nil || len(m.Passages) != 0 || m.WordsShared != 0 || m.LabelB != match.NonDerived {
		t.Errorf("%v: %+v", err, m)
	}
	if _, err := detect.Compare(&articles[0], &articles[1], detect.Options{MinWords: 3}); err == nil {
		t.Error("no error for passages shorter than a shingle")
	}
}

func TestExplain(t *testing.T) {
	articles := seeds(t)
	explain := func(i, k int) *detect.Explanation {
		d, err := detect.Read(context.Background(), each(articles), detect.Options{})
		if err != nil {
			t.Fatal(err)
		}
		e, err := d.Explain(context.Background(), articles[i].ID, articles[k].ID)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	e := explain(4, 0)
	if e.Reported || e.Match.A.ID != articles[0].ID || !strings.HasPrefix(e.Rule, "compared and not reported: no passage of --min-words 12 words or more") ||
		e.ShinglesShared != 1 || e.PrintsShared != 1 || e.LongestRun != 5 || e.BandsEqual != 0 {
		t.Errorf("%+v", e)
	}
	e = explain(1, 2)
	if !e.Reported || e.Rule != "reported: passages of --min-words 12 words or more: 5" || e.PrintsShared == 0 ||
		e.ShinglesShared == 0 || e.LongestRun < 200 || e.RunA.Len() == 0 {
		t.Errorf("%+v", e)
	}
	if e.Bands != 32 || e.Rows != 4 {
		t.Errorf("%d bands of %d rows, want 32 of 4", e.Bands, e.Rows)
	}
	if math.Abs(e.Estimate-e.Match.Resemblance) > .2 {
		t.Errorf("resemblance %v is estimated as %v", e.Match.Resemblance, e.Estimate)
	}
}

func ExampleRead() {
	sentence := "The Russian side stressed the importance of legally binding guarantees that the system would not be aimed against it"
	articles := []news.Article{
		{ID: "agency-1", Body: "Talks went on in Brussels. " + sentence + "."},
		{ID: "paper-7", Body: sentence + ", a reader of the statement will find."},
		{ID: "paper-8", Body: "A lobster died in Chatham on Tuesday, aged about one hundred and thirty years, its keepers said."},
	}
	ctx := context.Background()
	d, err := detect.Read(ctx, each(articles), detect.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for m, err := range d.Matches(ctx) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(m.A.ID, m.B.ID, m.Relation, m.WordsShared)
		for _, p := range m.Passages {
			fmt.Println(p.Kind, p.A.Cut(m.A.Body))
		}
	}
	outcome, err := d.Outcome()
	if err != nil {
		panic(err)
	}
	fmt.Println(outcome.Counts.Articles, "articles")
	// Output:
	// agency-1 paper-7 reuse 19
	// verbatim The Russian side stressed the importance of legally binding guarantees that the system would not be aimed against it
	// 3 articles
}
