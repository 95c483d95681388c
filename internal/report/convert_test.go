package report

import (
	"encoding/json"
	"github.com/copytaster/copytaster/internal/match"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// Worked by hand: é and the quotation marks are one code point each, but two and three bytes.
func TestNewPair(t *testing.T) {
	at := func(s string) time.Time { v, _ := time.Parse(time.RFC3339, s); return v }
	a := &news.Article{ID: "a", Body: "é “He agreed.”", Published: at("2011-12-06T09:30:00Z")}
	b := &news.Article{ID: "b", Body: "“He had agreed.”", Published: at("2011-12-06T12:00:00+01:00")}
	m := &match.Match{
		A: a, B: b, Relation: match.NearDuplicate, FoundBy: match.BySignature | match.ByCommon,
		Resemblance: 1.0 / 3, ContainmentA: 2.0 / 3, ContainmentB: 1, WordsA: 3, WordsB: 3, WordsShared: 3, WordsEqual: 2, LongestRun: 1,
		ShareA: match.Share{Edited: 2.0 / 3, Own: 1.0 / 3}, LabelB: match.WhollyDerived,
		Passages: []align.Passage{{
			Kind: align.Edited, A: news.Span{Start: 6, End: 15}, B: news.Span{Start: 3, End: 16},
			WordsA: 2, WordsB: 3, Equal: 2, LongestRun: 1,
			Edits: []align.Edit{{Op: align.Insert, A: news.Span{Start: 9, End: 9}, B: news.Span{Start: 6, End: 10}}},
		}},
	}
	want := &Pair{
		Schema: PairSchema, A: "a", B: "b", Relation: "near-duplicate",
		Resemblance: 0.3333, ContainmentA: 0.6667, ContainmentB: 1, WordsA: 3, WordsB: 3, WordsShared: 3, WordsEqual: 2, LongestRun: 1,
		ShareA: Share{Edited: 0.6667, Own: 0.3333}, LabelA: "non-derived", LabelB: "wholly-derived",
		LagS: new(int64(5400)), Direction: "unknown", Evidence: []string{}, FoundBy: []string{"signature", "common-shingle"},
		Passages: []Passage{{
			Kind: "edited", AStart: 3, AEnd: 12, BStart: 1, BEnd: 14, Words: 3, WordsEqual: 2, Identity: 0.6667, Score: 0.6667,
			Fingerprint: fingerprint("he had agreed"), AText: "He agreed", BText: "He had agreed",
			Edits: []Edit{{Op: "insert", AStart: 6, AEnd: 6, BStart: 4, BEnd: 8}},
		}},
		Quotations: []Quotation{},
	}
	if got := NewPair(m, nil, nil); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// Cutting the text at the reported offsets gives the reported text.
func TestOffsetsCutTheText(t *testing.T) {
	pairs, _ := wireRun(t)
	a, b := []rune(pairs[0].ArticleA.Text), []rune(pairs[0].ArticleB.Text)
	if len(pairs[0].Passages) != 5 {
		t.Fatal("passages:", len(pairs[0].Passages))
	}
	for _, p := range pairs[0].Passages {
		if string(a[p.AStart:p.AEnd]) != p.AText || string(b[p.BStart:p.BEnd]) != p.BText {
			t.Errorf("[%d, %d) [%d, %d) do not give %q, %q", p.AStart, p.AEnd, p.BStart, p.BEnd, p.AText, p.BText)
		}
		_, rest := split(pairs[0].ArticleA.Text, p.AStart)
		if cut, _ := split(rest, p.AEnd-p.AStart); cut != p.AText {
			t.Error("split differs")
		}
	}
}

func TestLag(t *testing.T) {
	noon := time.Date(2011, 12, 6, 12, 0, 0, 0, time.UTC)
	known := &news.Article{Published: noon}
	day := &news.Article{Published: noon, DateOnly: true}
	for _, tt := range []struct {
		name string
		a, b *news.Article
		want *int64
	}{
		{"same", known, known, new(int64(0))},
		{"two seconds", known, &news.Article{Published: noon.Add(2 * time.Second)}, new(int64(2))},
		{"centuries", &news.Article{Published: noon.AddDate(-400, 0, 0)}, known, new(int64(12622780800))},
		{"unknown", known, &news.Article{}, nil},
		{"a date only", day, known, nil},
		{"b date only", known, day, nil},
	} {
		if got := lag(tt.a, tt.b); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// The fingerprint is kept in other people's files, so it may never change.
func TestFingerprint(t *testing.T) {
	for text, want := range map[string]string{
		"He had agreed":            "2e031a730ff09407",
		"“he had,\n\nAGREED…”":     "2e031a730ff09407",
		"":                         "2d06800538d394c2",
		"नमस्ते":                   "1ae7a34cbd7a01a0",
		"Russia's own 28 members.": "e36de199c655ef86",
	} {
		if got := fingerprint(text); got != want {
			t.Errorf("fingerprint(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestNewArticle(t *testing.T) {
	a := NewArticle(&news.Article{
		ID: "x", Source: "dpa", Title: "T", Byline: "B", Lang: "de", URL: "u", Role: news.RoleWire, Body: "text",
		Published: time.Date(2011, 12, 6, 9, 30, 0, 0, time.FixedZone("", 3600)), Place: news.Place{Path: "p", Line: 7},
	})
	want := &Article{Schema: ArticleSchema, ID: "x", Source: "dpa", Title: "T", Byline: "B", Lang: "de", URL: "u",
		Role: "wire", Published: "2011-12-06T08:30:00Z", Path: "p", Line: 7, Text: "text"}
	if !reflect.DeepEqual(a, want) {
		t.Errorf("got %+v", a)
	}
	if got := formatTime(time.Date(2011, 12, 6, 0, 0, 0, 0, time.UTC), true); got != "2011-12-06" {
		t.Error(got)
	}
	if got := formatTime(time.Time{}, false); got != "" {
		t.Error(got)
	}
}

func TestRound(t *testing.T) {
	for x, want := range map[float64]float64{0: 0, 1: 1, 2.0 / 3: 0.6667, 0.99999: 1, 0.00004: 0} {
		if got := round(x); math.Abs(got-want) > 1e-12 {
			t.Errorf("round(%v) = %v", x, got)
		}
	}
}

func TestRedact(t *testing.T) {
	pairs, r := wireRun(t)
	r.Run.NearestMiss = &Miss{A: "a", B: "b", Words: 3, Text: "Rasmussen said no"}
	passages := len(pairs[0].Passages)
	pairs, r = withoutText(t, pairs, r)
	data, err := json.Marshal([]any{pairs, r})
	if err != nil {
		t.Fatal(err)
	}
	if p := pairs[0]; len(p.Passages) != passages || p.Passages[0].Fingerprint == "" || p.Passages[0].AEnd == 0 {
		t.Error("more than the text is gone")
	}
	for _, word := range []string{"Rasmussen", "All news", "_text", `"text"`, `"title"`} {
		if strings.Contains(string(data), word) {
			t.Errorf("%q is still there", word)
		}
	}
}

// TestWholeEdits: the edits of a wording turn the text of its parent into its own, also at the ends.
func TestWholeEdits(t *testing.T) {
	const parent, text = "We will not close the old pier before the new one is safe", "will never close the old pier"
	a, b := strings.Index(parent, "will"), strings.Index(parent, " before")
	not, never := strings.Index(parent, "not"), strings.Index(text, "never")
	at := func(from, n int) news.Span { return news.Span{Start: uint32(from), End: uint32(from + n)} }
	w := quotematch.Wording{
		A: at(a, b-a), B: at(0, len(text)),
		Edits: []align.Edit{{Op: align.Replace, A: at(not, 3), B: at(never, 5)}},
	}
	var got []string
	for _, e := range wholeEdits(w, parent, text) {
		got = append(got, e.Op.String()+" "+strings.TrimSpace(e.A.Cut(parent))+">"+strings.TrimSpace(e.B.Cut(text)))
	}
	if want := []string{"delete We>", "replace not>never", "delete before the new one is safe>"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestFirstUse: the first use has all fields of a use; its words look as those of its wording, which it gives.
func TestFirstUse(t *testing.T) {
	a := &news.Article{ID: "a", Body: "“We go.”", Published: time.Date(2011, 12, 6, 0, 0, 0, 0, time.UTC)}
	q := NewLedgerQuotation(&match.LedgerEntry{
		Uses:     []match.Use{{Article: a, Quotation: quote.Quotation{Spans: []news.Span{{Start: 3, End: 9}}}, Text: "We go.", Words: 2}},
		Wordings: []quotematch.Wording{{Parent: -1, Uses: []quotematch.Use{{Member: 0}}}},
	})
	if q.First == nil || !reflect.DeepEqual(*q.First, q.Wordings[0].Uses[0]) || q.First.Variant != "none" {
		t.Errorf("first use %+v, in its wording %+v", q.First, q.Wordings[0].Uses[0])
	}
}
