package eval

import (
	"encoding/json"
	"errors"
	"iter"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/copytaster/copytaster/internal/report"
)

// all returns records as a sequence, the form in which a run has them.
func all[T any](records ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, p := range records {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// folder is a gold folder of plain files.
func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func readGold(t testing.TB, files map[string]string) *Gold {
	t.Helper()
	gold, err := ReadGold(folder(files))
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func score(t testing.TB, run *Run, gold *Gold, o Options) *Scores {
	t.Helper()
	s, err := Score(run, gold, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Two articles of six and seven words:
//
//	a: one two three four five six         (one 0-3, two 4-7, three 8-13, four 14-18, five 19-23, six 24-27)
//	b: zero one two three nine five six    (zero 0-4, one 5-8, two 9-12, three 13-18, nine 19-23, five 24-28, six 29-32)
//
// The gold has the spans "one two three" and "five six". With a minimum of 3 words, only the first must be found.
var byHand = map[string]string{
	"docs.jsonl": `{"id":"a","text":"one two three four five six"}
{"id":"b","text":"zero one two three nine five six"}
{"id":"c","text":"other"}
{"id":"d","text":"other"}
{"id":"e","text":"other"}
{"id":"f","text":"other"}
`,
	"pairs.jsonl": `{"a":"a","b":"b","label":1,"kind":"cut"}
{"a":"c","b":"a","label":1,"kind":"ocr"}
{"a":"b","b":"c","label":0,"kind":"template"}
`,
	"spans.jsonl": `{"a":"a","a_start":0,"a_end":13,"b":"b","b_start":5,"b_end":18}
{"a":"b","a_start":24,"a_end":32,"b":"a","b_start":19,"b_end":27,"kind":"edited"}
`,
	"silver_pairs.jsonl": `{"a":"a","b":"b","j":0.8,"c":0.9}
{"a":"a","b":"c","j":0.1,"c":0.3}
{"a":"b","b":"c","j":0.05,"c":0.2}
`,
	"clusters.jsonl": `{"id":"a","cluster":"x"}
{"id":"b","cluster":"x"}
{"id":"c","cluster":"x"}
{"id":"d","cluster":2}
{"id":"e","cluster":2}
{"id":"f","cluster":2}
`,
}

// The run has two passages of a and b: "one", and "two three four/nine five six" with one edit. It also has the pair of b
// and c, which the gold labels 0.
func runByHand() *Run {
	return &Run{
		Pairs: all(
			&report.Pair{A: "b", B: "c"},
			&report.Pair{A: "a", B: "b", Passages: []report.Passage{
				{AStart: 4, AEnd: 27, BStart: 9, BEnd: 32, Edits: []report.Edit{
					{Op: "replace", AStart: 14, AEnd: 18, BStart: 19, BEnd: 23},
				}},
				{AStart: 0, AEnd: 3, BStart: 5, BEnd: 8},
			}},
		),
		Clusters: []report.Cluster{{ID: "c-a", Members: []string{"a", "b"}}, {ID: "c-c", Members: []string{"c", "d", "e"}}},
	}
}

func TestScoreByHand(t *testing.T) {
	s := score(t, runByHand(), readGold(t, byHand), Options{MinWords: 3, Worst: 5, ExceptKinds: []string{"ocr"}})

	// Pairs: one of the two labelled 1 is found; so is the one labelled 0.
	p := s.Pairs
	want(t, "recall", p.Recall, Ratio{1, 2})
	want(t, "recall but ocr", *p.RecallExcept, Ratio{1, 1})
	want(t, "negatives", *p.Negatives, Ratio{1, 1})
	want(t, "precision", *p.Precision, Ratio{1, 2})
	near(t, "F1", *p.F1, 0.5)
	want(t, "kinds", len(p.ByKind), 2)
	want(t, "cut", p.ByKind[0], KindRecall{"cut", Ratio{1, 1}})
	want(t, "ocr", p.ByKind[1], KindRecall{"ocr", Ratio{0, 1}})
	want(t, "missed", len(p.Missed), 1)
	want(t, "missed", p.Missed[0], LabelPair{"a", "c", "ocr"})

	// Silver: (a, b) and (a, c) have a containment of .3, (a, b) a resemblance of .7.
	want(t, "contained", s.Silver.Contained, Ratio{1, 2})
	want(t, "near-duplicates", s.Silver.NearDuplicates, Ratio{1, 1})
	want(t, "missed silver", s.Silver.Missed[0], SilverPair{"a", "c", 0.1, 0.3})

	// Passages, on side a: the run reports 0-3 and 4-27, 26 characters; 3 + 9 + 8 = 20 of them are in the gold spans 0-13
	// and 19-27. Without the edit 14-18 it reports 22, 20 of them right. Of the 13 characters of "one two three", 3 + 9
	// are found. Side b is the same, five characters later. Both passages meet the one span that must be found.
	q := s.Passages.Total
	want(t, "precision", q.Precision, Ratio{40, 52})
	want(t, "precision without edits", q.PrecisionWithoutEdits, Ratio{40, 44})
	want(t, "recall", q.Recall, Ratio{24, 26})
	near(t, "F1", *q.F1, 240.0/286)                           // 2 * 10/13 * 12/13 / (22/13)
	near(t, "F1 without edits", *q.F1WithoutEdits, 240.0/262) // 2 * 10/11 * 12/13 / (262/143)
	want(t, "spans", q.Spans, 1)
	want(t, "detections", Ratio{q.Detections, q.Detected}, Ratio{2, 1})
	near(t, "granularity", q.Granularity, 2)
	near(t, "plagdet", *q.Plagdet, 240.0/286/1.584962500721156)
	want(t, "worst", s.Passages.Worst[0].LabelPair, LabelPair{"a", "b", "cut"})
	want(t, "kinds of passages", len(s.Passages.ByKind), 1)

	// Clusters: gold abc def, run ab cde f. Of the 15 pairs of articles, 6 are together in the gold, 4 in the run, and 2 in
	// both (ab, de); chance alone gives 6*4/15 = 1.6. ARI = (2 - 1.6) / ((6+4)/2 - 1.6).
	// B-cubed precision of a, b: 2/2; c: 1/3; d, e: 2/3; f: 1. Recall of a, b: 2/3; c: 1/3; d, e: 2/3; f: 1/3.
	c := s.Clusters
	near(t, "adjusted Rand", c.AdjustedRand, 0.4/3.4)
	near(t, "B-cubed precision", c.Precision, (1+1+1.0/3+2.0/3+2.0/3+1)/6)
	near(t, "B-cubed recall", c.Recall, (2.0/3+2.0/3+1.0/3+2.0/3+2.0/3+1.0/3)/6)
	near(t, "B-cubed F1", c.F1, 35.0/54)
	want(t, "clusters", [3]int{c.Articles, c.GoldClusters, c.RunClusters}, [3]int{6, 2, 3})
	want(t, "notes", len(s.Notes), 0)
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12 {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestSwappedSidesChangeNothing(t *testing.T) {
	gold, o := readGold(t, byHand), Options{MinWords: 3, Worst: 5, ExceptKinds: []string{"ocr"}}
	want := asJSON(t, score(t, runByHand(), gold, o))
	run := runByHand()
	forward := run.Pairs
	run.Pairs = func(yield func(*report.Pair, error) bool) {
		for p := range forward {
			q := &report.Pair{A: p.B, B: p.A}
			for _, v := range p.Passages {
				for i, e := range v.Edits {
					v.Edits[i].AStart, v.Edits[i].AEnd, v.Edits[i].BStart, v.Edits[i].BEnd = e.BStart, e.BEnd, e.AStart, e.AEnd
				}
				v.AStart, v.AEnd, v.BStart, v.BEnd = v.BStart, v.BEnd, v.AStart, v.AEnd
				q.Passages = append(q.Passages, v)
			}
			if !yield(q, nil) {
				return
			}
		}
	}
	if got := asJSON(t, score(t, run, gold, o)); got != want {
		t.Errorf("swapped run:\n%s\nwant\n%s", got, want)
	}
	swapped := *gold
	swapped.Spans = nil
	for _, s := range gold.Spans {
		swapped.Spans = append(swapped.Spans, Span{A: s.B, AStart: s.BStart, AEnd: s.BEnd, B: s.A, BStart: s.AStart, BEnd: s.AEnd, Kind: s.Kind})
	}
	if got := asJSON(t, score(t, runByHand(), &swapped, o)); got != want {
		t.Errorf("swapped gold:\n%s\nwant\n%s", got, want)
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	out, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// perfect returns the run that agrees with the gold in everything.
func perfect(gold *Gold) *Run {
	byPair := make(map[pair]*report.Pair)
	at := func(a, b string) *report.Pair {
		p, _ := pairOf(a, b)
		if byPair[p] == nil {
			byPair[p] = &report.Pair{A: p.A, B: p.B}
		}
		return byPair[p]
	}
	for _, l := range gold.Pairs {
		if l.Pair {
			at(l.A, l.B)
		}
	}
	for _, s := range gold.Silver {
		at(s.A, s.B)
	}
	for _, s := range gold.Spans {
		p := at(s.A, s.B)
		v := report.Passage{Kind: s.Kind, AStart: s.AStart, AEnd: s.AEnd, BStart: s.BStart, BEnd: s.BEnd}
		if p.A != s.A {
			v = report.Passage{Kind: s.Kind, AStart: s.BStart, AEnd: s.BEnd, BStart: s.AStart, BEnd: s.AEnd}
		}
		p.Passages = append(p.Passages, v)
	}
	run := &Run{}
	var pairs []*report.Pair
	for _, p := range sortedPairs(byPair) {
		pairs = append(pairs, byPair[p])
	}
	run.Pairs = all(pairs...)
	members := make(map[string][]string)
	for id, c := range gold.Clusters {
		members[c] = append(members[c], id)
	}
	for c, ids := range members {
		run.Clusters = append(run.Clusters, report.Cluster{ID: c, Members: ids})
	}
	var uses []report.Use
	for _, q := range gold.Quotes {
		if q.Direct {
			uses = append(uses, report.Use{Article: q.ID, Spans: q.Content})
		}
	}
	run.Quotations = ledger(uses...)
	run.Sentences, run.Threshold = perfectScorer(gold), 1
	return run
}

func TestPerfectRunScoresOne(t *testing.T) {
	gold := readGold(t, byHand)
	gold.Silver = gold.Silver[:2] // the third is labelled 0
	s := score(t, perfect(gold), gold, Options{MinWords: 3, Worst: 5, Complete: true})
	for what, r := range map[string]Ratio{
		"pair recall": s.Pairs.Recall, "pair precision": *s.Pairs.Precision,
		"contained": s.Silver.Contained, "near-duplicates": s.Silver.NearDuplicates,
		"precision": s.Passages.Total.Precision, "recall": s.Passages.Total.Recall,
	} {
		if r.Of == 0 || r.N != r.Of {
			t.Errorf("%s: %v", what, r)
		}
	}
	for what, f := range map[string]float64{
		"pair F1": *s.Pairs.F1, "F1": *s.Passages.Total.F1, "granularity": s.Passages.Total.Granularity,
		"plagdet": *s.Passages.Total.Plagdet, "ARI": s.Clusters.AdjustedRand, "B-cubed": s.Clusters.F1,
	} {
		near(t, what, f, 1)
	}
	want(t, "lists", len(s.Pairs.Missed)+len(s.Silver.Missed)+len(s.Passages.Worst), 0)
}

func TestEmptyRun(t *testing.T) {
	s := score(t, &Run{}, readGold(t, byHand), Options{MinWords: 3})
	want(t, "pair recall", s.Pairs.Recall, Ratio{0, 2})
	want(t, "pair precision", *s.Pairs.Precision, Ratio{0, 0})
	near(t, "pair F1", *s.Pairs.F1, 0)
	want(t, "contained", s.Silver.Contained, Ratio{0, 2})
	want(t, "precision", s.Passages.Total.Precision, Ratio{0, 0})
	want(t, "recall", s.Passages.Total.Recall, Ratio{0, 26})
	near(t, "F1", *s.Passages.Total.F1, 0)
	near(t, "granularity", s.Passages.Total.Granularity, 1)
	want(t, "run clusters", s.Clusters.RunClusters, 6)
	near(t, "B-cubed precision", s.Clusters.Precision, 1)
	want(t, "lists without Worst", len(s.Pairs.Missed)+len(s.Silver.Missed)+len(s.Passages.Worst), 0)
}

func TestPairPrecisionNeedsNegatives(t *testing.T) {
	run := func() *Run {
		return &Run{Pairs: all(&report.Pair{A: "a", B: "b"}, &report.Pair{A: "x", B: "y"})}
	}
	files := map[string]string{"pairs.jsonl": `{"a":"b","b":"a","label":1}`}
	if s := score(t, run(), readGold(t, files), Options{}); s.Pairs.Precision != nil || s.Pairs.F1 != nil || s.Pairs.ByKind != nil {
		t.Errorf("precision %v, F1 %v, kinds %v from positives only", s.Pairs.Precision, s.Pairs.F1, s.Pairs.ByKind)
	}
	want(t, "complete by option", *score(t, run(), readGold(t, files), Options{Complete: true}).Pairs.Precision, Ratio{1, 2})
	files["gold.json"] = `{"complete": true}`
	want(t, "complete by file", *score(t, run(), readGold(t, files), Options{}).Pairs.Precision, Ratio{1, 2})
}

func TestWordsOfSpans(t *testing.T) {
	const span = `{"a":"a","a_start":0,"a_end":13,"b":"b","b_start":5,"b_end":18,"tokens":40}`
	texts := []*report.Article{{ID: "a", Text: "one two three four five six"}, {ID: "b", Text: "zero one two three nine"}}
	tests := []struct {
		name     string
		files    map[string]string
		articles []*report.Article
		minWords int
		spans    int
	}{
		{"docs before tokens", map[string]string{"docs.jsonl": byHand["docs.jsonl"], "spans.jsonl": span}, nil, 4, 0},
		{"tokens without docs", map[string]string{"spans.jsonl": span}, texts, 40, 1},
		{"tokens too few", map[string]string{"spans.jsonl": span}, texts, 41, 0},
		{"texts of the run without both", map[string]string{"spans.jsonl": strings.Replace(span, "40", "0", 1)}, texts, 3, 1},
		{"twelve unless told", map[string]string{"docs.jsonl": byHand["docs.jsonl"], "spans.jsonl": span}, nil, 0, 0},
		{"the shorter side counts, a", map[string]string{"spans.jsonl": `{"a":"a","a_start":0,"a_end":7,"b":"b","b_start":5,"b_end":18}`}, texts, 3, 0},
		{"the shorter side counts, b", map[string]string{"spans.jsonl": `{"a":"a","a_start":0,"a_end":13,"b":"b","b_start":5,"b_end":12}`}, texts, 3, 0},
		{"code points, not bytes", map[string]string{
			"docs.jsonl":  `{"id":"a","text":"“é é é”"}` + "\n" + `{"id":"b","text":"“é é é”"}`,
			"spans.jsonl": `{"a":"a","a_start":1,"a_end":6,"b":"b","b_start":1,"b_end":6}`,
		}, nil, 3, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			run := &Run{Articles: test.articles}
			s := score(t, run, readGold(t, test.files), Options{MinWords: test.minWords})
			want(t, "spans", s.Passages.Total.Spans, test.spans)
		})
	}
	gold := readGold(t, map[string]string{"spans.jsonl": strings.Replace(span, "40", "0", 1)})
	if _, err := Score(&Run{}, gold, Options{}); err == nil || !strings.Contains(err.Error(), "cannot be counted") {
		t.Errorf("without any text: %v", err)
	}
}

func TestParaphrasesNeedNotBeFound(t *testing.T) {
	gold := readGold(t, map[string]string{
		"docs.jsonl": byHand["docs.jsonl"],
		"spans.jsonl": byHand["spans.jsonl"] +
			`{"a":"a","a_start":14,"a_end":27,"b":"b","b_start":0,"b_end":4,"kind":"paraphrase"}`,
	})
	s := score(t, runByHand(), gold, Options{MinWords: 1})
	want(t, "left out", s.Passages.Paraphrases, 1)
	want(t, "spans", s.Passages.Total.Spans, 2)
	want(t, "recall", s.Passages.Total.Recall, Ratio{40, 42})
	want(t, "precision", s.Passages.Total.Precision, Ratio{45, 52}) // the five characters of "four " in a are gold now
	want(t, "paraphrases", s.Paraphrases.Recall, Ratio{0, 1})
}

func TestArticlesOfTheRun(t *testing.T) {
	gold := readGold(t, byHand)
	run := runByHand()
	run.Articles = []*report.Article{{ID: "a", Text: "one two three four five six"}, {ID: "b", Text: "another text"}, {ID: "c"}}
	s := score(t, run, gold, Options{MinWords: 3})
	if len(s.Notes) != 2 || !strings.Contains(s.Notes[0], "not in the run: 3 of 6") || !strings.Contains(s.Notes[1], "another text in the run than in docs.jsonl: 1") {
		t.Errorf("notes: %q", s.Notes)
	}
	run.Articles = []*report.Article{{ID: "./a"}}
	if _, err := Score(run, gold, Options{}); !errors.Is(err, ErrStrangers) {
		t.Errorf("other ids: %v", err)
	}
}

func TestScoreErrors(t *testing.T) {
	gold := readGold(t, byHand)
	broken := errors.New("disk on fire")
	for name, run := range map[string]*Run{
		"disk on fire":            {Pairs: func(yield func(*report.Pair, error) bool) { yield(nil, broken) }},
		"9 to 4 is no range":      {Pairs: all(&report.Pair{A: "a", B: "b", Passages: []report.Passage{{AStart: 9, AEnd: 4}}})},
		"-1 to 4 is no range":     {Pairs: all(&report.Pair{A: "a", B: "b", Passages: []report.Passage{{Edits: []report.Edit{{BStart: -1, BEnd: 4}}}}})},
		`"a" stands in the clust`: {Clusters: []report.Cluster{{ID: "1", Members: []string{"a"}}, {ID: "2", Members: []string{"a"}}}},
	} {
		if _, err := Score(run, gold, Options{}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

// The five articles of the repository and their gold: the offsets fit the texts, and one span is a paraphrase.
func TestGoldOfTheFiveArticles(t *testing.T) {
	gold, err := ReadGold(os.DirFS("../../testdata/gold"))
	if err != nil {
		t.Fatal(err)
	}
	run := perfect(gold)
	for id := range gold.ids() {
		text, err := os.ReadFile("../../testdata/wire/" + id)
		if err != nil {
			t.Fatal(err)
		}
		run.Articles = append(run.Articles, &report.Article{ID: id, Text: string(text)})
	}
	s := score(t, run, gold, Options{})
	want(t, "spans", s.Passages.Total.Spans, 5)
	want(t, "paraphrases", s.Passages.Paraphrases, 1)
	near(t, "precision", s.Passages.Total.Precision.Rate(), 1)
	near(t, "recall", s.Passages.Total.Recall.Rate(), 1)
}
