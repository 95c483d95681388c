package report

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// rest is what stands beside the pairs of a run.
type rest struct {
	Result
	Articles []*Article         // by id
	Ledger   []*LedgerQuotation // by the smallest use
}

// write runs a writer over pairs and the rest; nil: none.
func write(t testing.TB, w Writer, pairs []*Pair, r *rest) {
	t.Helper()
	for _, p := range pairs {
		if err := w.Pair(p); err != nil {
			t.Fatal(err)
		}
	}
	if r == nil {
		r = &rest{}
	}
	if w, ok := w.(ArticleWriter); ok {
		for _, a := range r.Articles {
			if err := w.Article(a); err != nil {
				t.Fatal(err)
			}
		}
	}
	if w, ok := w.(LedgerWriter); ok {
		for _, q := range r.Ledger {
			if err := w.Quotation(q); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(&r.Result); err != nil {
		t.Fatal(err)
	}
}

// kept is what a writer was given.
type kept struct {
	pairs []*Pair
	rest
}

func (k *kept) Pair(p *Pair) error                 { k.pairs = append(k.pairs, p); return nil }
func (k *kept) Article(a *Article) error           { k.Articles = append(k.Articles, a); return nil }
func (k *kept) Quotation(q *LedgerQuotation) error { k.Ledger = append(k.Ledger, q); return nil }
func (k *kept) Close(r *Result) error              { k.Result = *r; return nil }

// withoutText returns what Redacted leaves of a run.
func withoutText(t testing.TB, pairs []*Pair, r *rest) ([]*Pair, *rest) {
	t.Helper()
	var k kept
	write(t, Redacted(&k), pairs, r)
	return k.pairs, &k.rest
}

// dates of the five articles, as far as their datelines and pages tell.
var dates = map[string]string{
	"000_5c5406828de1e7bc.txt": "2013-10-23",
	"001_24ab744bbf5cc465.txt": "2011-12-06T09:30:00Z",
	"002_a9800f5b94e46b94.txt": "2011-09-01T14:00:00Z",
	"003_c5d2321bc6b974fc.txt": "2011-12-08T16:58:00Z",
}

// wireArticles reads the five articles. A change of their metadata does not show in another call.
func wireArticles(t testing.TB) map[string]*news.Article {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(paths) != 5 {
		t.Fatal(paths, err)
	}
	articles := map[string]*news.Article{}
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a := &news.Article{ID: filepath.Base(path), Body: string(body)}
		a.Place.Path = "testdata/wire/" + a.ID
		a.Title, _, _ = strings.Cut(a.Body, "\n")
		if date := dates[a.ID]; len(date) == len(time.DateOnly) {
			a.Published, _ = time.Parse(time.DateOnly, date)
			a.DateOnly = true
		} else if date != "" {
			a.Published, _ = time.Parse(time.RFC3339, date)
		}
		articles[a.ID] = a
	}
	articles["001_24ab744bbf5cc465.txt"].Source = "Itar-Tass"
	articles["002_a9800f5b94e46b94.txt"].Source = "Itar-Tass"
	articles["002_a9800f5b94e46b94.txt"].Title = ""
	return articles
}

// goldSpan is a line of gold.jsonl, in code points.
type goldSpan struct {
	A      string `json:"a"`
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	B      string `json:"b"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
	Kind   string `json:"kind"`
}

// wireMatch is the match of the two articles of Itar-Tass, made from the gold. The one of September is the
// earlier, so the sides of the gold are swapped.
func wireMatch(t testing.TB, articles map[string]*news.Article) *match.Match {
	t.Helper()
	f, err := os.Open("../../testdata/gold/gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m := &match.Match{
		A:           articles["002_a9800f5b94e46b94.txt"],
		B:           articles["001_24ab744bbf5cc465.txt"],
		Relation:    match.Reuse,
		FoundBy:     match.ByFingerprint | match.BySignature,
		Resemblance: 0.21249, ContainmentA: 0.38004, ContainmentB: 0.29,
		WordsA: 800, WordsB: 1004, WordsShared: 345, WordsEqual: 320, LongestRun: 105,
		ShareA: match.Share{Verbatim: 0.075, Edited: 0.325, Own: 0.6},
		ShareB: match.Share{Verbatim: 0.09, Edited: 0.2546, Own: 0.6554},
		LabelA: match.PartiallyDerived, LabelB: match.PartiallyDerived,
	}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var g goldSpan
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if g.A != m.B.ID || g.B != m.A.ID {
			continue
		}
		a := byteSpan(m.A.Body, g.BStart, g.BEnd)
		b := byteSpan(m.B.Body, g.AStart, g.AEnd)
		m.Passages = append(m.Passages, alignWords(m.A.Body, a, m.B.Body, b))
	}
	slices.SortStableFunc(m.Passages, func(p, q align.Passage) int { return cmp.Compare(q.WordsB, p.WordsB) })
	return m
}

func byteSpan(text string, start, end int) news.Span {
	runes := []rune(text)
	return news.Span{
		Start: uint32(len(string(runes[:start]))),
		End:   uint32(len(string(runes[:end]))),
	}
}

// alignWords aligns two spans by their longest common subsequence of words, as white space parts them.
func alignWords(textA string, a news.Span, textB string, b news.Span) align.Passage {
	wordsA, wordsB := wordSpans(textA, a), wordSpans(textB, b)
	equal := func(i, j int) bool { return bare(wordsA[i].Cut(textA)) == bare(wordsB[j].Cut(textB)) }
	lcs := make([][]int, len(wordsA)+1)
	for i := range lcs {
		lcs[i] = make([]int, len(wordsB)+1)
	}
	for i := len(wordsA) - 1; i >= 0; i-- {
		for j := len(wordsB) - 1; j >= 0; j-- {
			lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			if equal(i, j) {
				lcs[i][j] = lcs[i+1][j+1] + 1
			}
		}
	}
	p := align.Passage{A: a, B: b, WordsA: len(wordsA), WordsB: len(wordsB), Equal: lcs[0][0]}
	for i, j := 0, 0; i < len(wordsA) && j < len(wordsB); {
		i0, j0 := i, j
		for i < len(wordsA) && j < len(wordsB) && !equal(i, j) {
			if lcs[i+1][j] >= lcs[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if i > i0 || j > j0 {
			p.Kind = align.Edited
			p.Edits = append(p.Edits, edit(wordsA, i0, i, wordsB, j0, j))
		}
		for i < len(wordsA) && j < len(wordsB) && equal(i, j) {
			i, j = i+1, j+1
		}
	}
	return p
}

func edit(wordsA []news.Span, i0, i int, wordsB []news.Span, j0, j int) align.Edit {
	e := align.Edit{
		Op: align.Replace,
		A:  news.Span{Start: wordsA[i0].Start, End: wordsA[i0].Start},
		B:  news.Span{Start: wordsB[j0].Start, End: wordsB[j0].Start},
	}
	if i > i0 {
		e.A.End = wordsA[i-1].End
	} else {
		e.Op = align.Insert
	}
	if j > j0 {
		e.B.End = wordsB[j-1].End
	} else {
		e.Op = align.Delete
	}
	return e
}

func wordSpans(text string, s news.Span) []news.Span {
	var out []news.Span
	at := int(s.Start)
	for word := range strings.FieldsSeq(s.Cut(text)) {
		if bare(word) == "" {
			continue
		}
		at += strings.Index(text[at:], word)
		out = append(out, news.Span{Start: uint32(at), End: uint32(at + len(word))})
		at += len(word)
	}
	return out
}

// bare is a word without its marks.
func bare(word string) string { return strings.ToLower(strings.Trim(word, `.,“”"’–-—`)) }

// wireRun is the run over the five articles, with the one match of the gold.
func wireRun(t testing.TB) ([]*Pair, *rest) {
	t.Helper()
	articles := wireArticles(t)
	m := wireMatch(t, articles)
	r := &rest{Result: Result{Run: &Run{
		Schema:   RunSchema,
		Version:  "0.1.0",
		Settings: map[string]any{"min-words": 12, "min-resemblance": 0.7},
		Counts:   Counts{Articles: 5, Words: 3190, Distinct: 5, Pairs: 1, Passages: len(m.Passages), Clusters: 1},
		Inputs:   []Input{{Path: m.A.Place.Path, Bytes: int64(len(m.A.Body)), SHA256: strings.Repeat("0", 64)}},
		Skipped:  []Skipped{},
		Times:    map[string]float64{"read": 0.01}, Environment: map[string]string{"os": "linux"},
	}}}
	records := map[string]*Article{}
	for id, a := range articles {
		record := NewArticle(a)
		record.Words = len(strings.Fields(a.Body))
		record.Share = Share{Own: 1}
		record.Label = "non-derived"
		records[id] = record
		r.Articles = append(r.Articles, record)
	}
	slices.SortFunc(r.Articles, func(a, b *Article) int { return cmp.Compare(a.ID, b.ID) })
	a, b := records[m.A.ID], records[m.B.ID]
	a.Share, b.Share = NewShare(m.ShareA), NewShare(m.ShareB)
	a.WordsReused, b.WordsReused = 320, m.WordsShared
	a.WordsEqual, b.WordsEqual = m.WordsEqual, m.WordsEqual
	a.Pairs, b.Pairs = 1, 1
	a.TopSource, b.TopSource = b.ID, a.ID
	a.Label, b.Label = "partially-derived", "partially-derived"
	r.Clusters = []Cluster{{Schema: ClusterSchema, ID: "c-" + b.ID, Members: []string{b.ID, a.ID}, Earliest: a.ID, Bridges: [][2]string{}, Diameter: 1}}
	return []*Pair{NewPair(m, a, b)}, r
}

// emptyRun is a run that found nothing.
func emptyRun() *rest {
	return &rest{Result: Result{Run: &Run{
		Schema:   RunSchema,
		Version:  "0.1.0",
		Settings: map[string]any{"min-words": 12, "min-resemblance": 0.7, "window": ""},
		Counts:   Counts{Articles: 1234, Skipped: 2},
		NearestMiss: &Miss{
			A: "000.txt", B: "001.txt", Words: 10,
			Text: "after a meeting of the NATO-Russia Council in Brussels on\nWednesday",
		},
	}}}
}

// plainPair is a pair without passages.
func plainPair(a, b string, words int) *Pair {
	return &Pair{Schema: PairSchema, A: a, B: b, Relation: "near-duplicate", WordsA: 100, WordsB: 100, Evidence: []string{},
		WordsShared: words, ShareB: Share{Verbatim: float64(words) / 100}, FoundBy: []string{}, Passages: []Passage{}, Quotations: []Quotation{}}
}
