package wiregen

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/normalize"
)

// corpus is what Make wrote.
type corpus struct {
	raw      [4]string
	docs     []doc
	byID     map[string]doc
	pairs    []pair
	spans    []goldSpan
	clusters map[string]string
}

type doc struct{ ID, Text, Title, Date, Source string }

type pair struct {
	A, B  string
	Label int
	Kind  string
}

type goldSpan struct {
	A    string
	From int `json:"a_start"`
	To   int `json:"a_end"`
	B    string
	BF   int `json:"b_start"`
	BT   int `json:"b_end"`
	Kind string
}

func corpusOf(t testing.TB, o Options) *corpus {
	t.Helper()
	var files [4]bytes.Buffer
	if err := Make(t.Context(), Files{Docs: &files[0], Pairs: &files[1], Spans: &files[2], Clusters: &files[3]}, o); err != nil {
		t.Fatal(err)
	}
	c := &corpus{byID: map[string]doc{}, clusters: map[string]string{}}
	for i := range files {
		c.raw[i] = files[i].String()
	}
	c.docs, c.pairs, c.spans = lines[doc](t, c.raw[0]), lines[pair](t, c.raw[1]), lines[goldSpan](t, c.raw[2])
	for _, d := range c.docs {
		c.byID[d.ID] = d
	}
	for _, l := range lines[struct{ ID, Cluster string }](t, c.raw[3]) {
		c.clusters[l.ID] = l.Cluster
	}
	return c
}

func lines[T any](t testing.TB, text string) (all []T) {
	t.Helper()
	for line := range strings.Lines(text) {
		var v T
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		all = append(all, v)
	}
	return all
}

// bases returns the articles that are not copies.
func (c *corpus) bases() (all []doc) {
	copies := map[string]bool{}
	for _, p := range c.pairs {
		copies[p.B] = true
	}
	for _, d := range c.docs {
		if !copies[d.ID] {
			all = append(all, d)
		}
	}
	return all
}

// realTexts returns articles of another corpus, in place of real ones.
func realTexts(t testing.TB, n int) (texts []string) {
	for _, d := range corpusOf(t, Options{Articles: n, Seed: 99, Words: 100}).docs {
		texts = append(texts, d.Text)
	}
	return texts
}

// models runs check on corpora, one from each model.
func models(t *testing.T, check func(t *testing.T, c *corpus, o Options)) {
	for name, o := range map[string]Options{
		"language":      {Articles: 600, Seed: 1, Copies: .4, Words: 150},
		"chain":         {Articles: 600, Seed: 2, Copies: .4, Words: 150, Texts: realTexts(t, 200)},
		"all from text": {Articles: 100, Seed: 3, Texts: realTexts(t, 200)},
		"one":           {Articles: 1, Seed: 4},
	} {
		t.Run(name, func(t *testing.T) { check(t, corpusOf(t, o), o) })
	}
}

func TestCounts(t *testing.T) {
	models(t, func(t *testing.T, c *corpus, o Options) {
		copies := int(math.Round(o.Copies * float64(o.Articles)))
		if len(c.docs) != o.Articles || len(c.byID) != o.Articles || len(c.bases()) != o.Articles-copies {
			t.Errorf("%d articles with %d ids, %d bases; want %d and %d copies", len(c.docs), len(c.byID), len(c.bases()), o.Articles, copies)
		}
		if !slices.IsSortedFunc(c.docs, func(x, y doc) int { return strings.Compare(x.ID, y.ID) }) {
			t.Error("the ids are not in order")
		}
		kinds, early := map[string]int{}, 0
		for _, p := range c.pairs {
			kinds[p.Kind]++
			if p.Label != 1 || c.byID[p.A].ID == "" || c.byID[p.B].ID == "" || p.A == p.B {
				t.Errorf("bad pair %+v", p)
			}
			if c.byID[p.A].Date > c.byID[p.B].Date {
				t.Errorf("the copy is older than its base: %+v", p)
			}
			if p.B < p.A {
				early++
			}
		}
		if want := copies + kinds["merge"]/2; len(c.pairs) != want {
			t.Errorf("%d pairs of %d copies, %d of them of two bases", len(c.pairs), copies, kinds["merge"]/2)
		}
		if copies > 0 {
			if got, want := slices.Sorted(maps.Keys(kinds)), slices.Sorted(slices.Values(Kinds())); !slices.Equal(got, want) {
				t.Errorf("kinds %q, want %q", got, want)
			}
			if early < copies/3 || early > copies*2/3 {
				t.Errorf("%d of %d copies come before their base", early, copies)
			}
		}
	})
}

// TestSpans: both sides of a verbatim span are equal, and those of an edited one differ a little. All spans are inside
// their articles and have no white space at their ends. Those of one copy do not overlap.
func TestSpans(t *testing.T) {
	models(t, func(t *testing.T, c *corpus, o Options) {
		kinds := map[[2]string]string{}
		for _, p := range c.pairs {
			kinds[[2]string{p.A, p.B}] = p.Kind
		}
		ends := map[string]int{}
		spanned := map[[2]string]bool{}
		for _, s := range c.spans {
			kind := kinds[[2]string{s.A, s.B}]
			a, b := []rune(c.byID[s.A].Text), []rune(c.byID[s.B].Text)
			if kind == "" || s.From < 0 || s.From >= s.To || s.To > len(a) || s.BF < ends[s.B] || s.BF >= s.BT || s.BT > len(b) {
				t.Fatalf("bad span %+v of kind %q", s, kind)
			}
			ends[s.B] = s.BT
			spanned[[2]string{s.A, s.B}] = true
			x, y := string(a[s.From:s.To]), string(b[s.BF:s.BT])
			if x != strings.TrimSpace(x) || y != strings.TrimSpace(y) {
				t.Errorf("white space around %q, %q", x, y)
			}
			switch s.Kind {
			case "verbatim":
				if x != y {
					t.Errorf("%s: verbatim, yet\n%q\n%q", kind, x, y)
				}
			case "edited":
				if x == y {
					t.Errorf("%s: edited, yet equal: %q", kind, x)
				}
				if n := len(strings.Fields(x)); n >= 40 && common(strings.Fields(x), strings.Fields(y)) < n*6/10 {
					t.Errorf("%s: too little in common:\n%q\n%q", kind, x, y)
				}
			default:
				t.Errorf("kind %q", s.Kind)
			}
		}
		for p, kind := range kinds {
			if !spanned[p] {
				t.Errorf("no span of %q, %s", p, kind)
			}
		}
	})
}

// common returns the length of the longest common subsequence.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			next := max(row[j], row[j+1])
			if x == y {
				next = diagonal + 1
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

func TestClusters(t *testing.T) {
	models(t, func(t *testing.T, c *corpus, o Options) {
		if len(c.clusters) != len(c.docs) {
			t.Errorf("%d articles in clusters, want %d", len(c.clusters), len(c.docs))
		}
		merged := map[string]int{}
		for _, p := range c.pairs {
			same := c.clusters[p.A] == c.clusters[p.B]
			switch {
			case p.Kind == "merge" && same:
				merged[p.B]++
			case p.Kind == "merge", p.Kind == "excerpt" && !same, p.Kind != "excerpt" && same:
			default:
				t.Errorf("%+v in clusters %s and %s", p, c.clusters[p.A], c.clusters[p.B])
			}
		}
		for id, n := range merged {
			if n != 1 {
				t.Errorf("%s is in the cluster of %d of its bases", id, n)
			}
		}
	})
}

// TestRealTexts: each real article is a base once, unchanged but for the white space around it.
func TestRealTexts(t *testing.T) {
	texts := realTexts(t, 200)
	texts[7] = "\n \n" + texts[7] + " \n"
	c := corpusOf(t, Options{Articles: 400, Seed: 1, Copies: .3, Texts: texts})
	n := map[string]int{}
	for _, d := range c.bases() {
		n[d.Text]++
	}
	for _, text := range texts {
		if n[strings.TrimSpace(text)] != 1 {
			t.Errorf("%d bases with the text %.60q", n[text], text)
		}
	}
}

// TestSameBytes pins the bytes: they are the same in every run and on every machine. They change only when the generator
// does.
func TestSameBytes(t *testing.T) {
	sum := func(o Options) string {
		return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(corpusOf(t, o).raw[:], ""))))[:16]
	}
	o := Options{Articles: 300, Seed: 1, Copies: .3}
	if got, want := sum(o), "f38348872b587840"; got != want {
		t.Errorf("language: %s, want %s", got, want)
	}
	withTexts := Options{Articles: 300, Seed: 1, Copies: .3, Texts: realTexts(t, 200)}
	if got, want := sum(withTexts), "8e25e47c5692ccee"; got != want {
		t.Errorf("chain: %s, want %s", got, want)
	}
	other := o
	other.Seed = 2
	if a, b := corpusOf(t, o), corpusOf(t, other); a.docs[0].Text == b.docs[0].Text || a.raw[1] == b.raw[1] {
		t.Error("two seeds give the same")
	}
}

// TestUnrelated: two articles that are not copies share no run of 12 words, and hardly ever one of five.
func TestUnrelated(t *testing.T) {
	for name, texts := range map[string][]string{"language": nil, "chain": realTexts(t, 300)} {
		t.Run(name, func(t *testing.T) {
			o := Options{Articles: 500, Seed: 5, Texts: texts}
			if texts != nil {
				o.Articles += len(texts)
			}
			seen := map[string]int{}
			fives, articles := 0, 0
			for _, d := range corpusOf(t, o).docs {
				if slices.Contains(texts, d.Text) {
					continue
				}
				articles++
				words := strings.Fields(d.Text)
				own := map[string]bool{}
				for i := range words {
					for _, n := range []int{5, 12} {
						if i+n <= len(words) {
							own[strings.Join(words[i:i+n], " ")] = true
						}
					}
				}
				for run := range own {
					if seen[run]++; seen[run] > 1 && strings.Count(run, " ") == 11 {
						t.Errorf("in two articles: %q", run)
					}
				}
			}
			for run, n := range seen {
				if strings.Count(run, " ") == 4 {
					fives += n * (n - 1) / 2
				}
			}
			if rate := float64(fives) / float64(articles*(articles-1)/2); rate == 0 || rate > .04 {
				t.Errorf("two articles share %.5f runs of five words", rate)
			}
		})
	}
}

func TestLengths(t *testing.T) {
	for _, words := range []int{30, 385} {
		n, short, long := 0, math.MaxInt, 0
		docs := corpusOf(t, Options{Articles: 1500, Seed: 1, Words: words}).docs
		for _, d := range docs {
			k := len(strings.Fields(d.Text))
			n, short, long = n+k, min(short, k), max(long, k)
		}
		if mean := n / len(docs); mean < words*95/100 || mean > words*107/100+5 {
			t.Errorf("mean %d, want %d", mean, words)
		}
		if short > words/2 || long < words*2 {
			t.Errorf("from %d to %d about %d", short, long, words)
		}
	}
}

func TestEnglish(t *testing.T) {
	d := normalize.NewDetector()
	for _, a := range corpusOf(t, Options{Articles: 300, Seed: 1, Words: 200}).docs {
		if lang, sure := d.Detect(a.Text); lang != "en" || !sure {
			t.Errorf("taken for %q, sure %t: %s", lang, sure, a.Text)
		}
	}
}

func TestValidate(t *testing.T) {
	good := Options{Articles: 10, Copies: .3}
	for name, tt := range map[string]struct {
		change func(*Options)
		want   string // part of the error; "": none
	}{
		"good":               {func(*Options) {}, ""},
		"no article":         {func(o *Options) { o.Articles = 0 }, "articles 0"},
		"too many":           {func(o *Options) { o.Articles = MostArticles + 1 }, "articles 100000001"},
		"copies below 0":     {func(o *Options) { o.Copies = -.1 }, "copies -0.1"},
		"only copies":        {func(o *Options) { o.Copies = 1 }, "copies 1"},
		"copies no number":   {func(o *Options) { o.Copies = math.NaN() }, "copies NaN"},
		"one base":           {func(o *Options) { o.Copies = .9 }, "copies 0.9"},
		"short":              {func(o *Options) { o.Words = 19 }, "words 19"},
		"long":               {func(o *Options) { o.Words = 2001 }, "words 2001"},
		"kinds":              {func(o *Options) { o.Kinds = []string{"cut", "exact"} }, ""},
		"unknown kind":       {func(o *Options) { o.Kinds = []string{"cut", "paste"} }, `kinds: no kind "paste"`},
		"blank text":         {func(o *Options) { o.Texts = []string{"a", " \n"} }, "text 1 is blank"},
		"little text":        {func(o *Options) { o.Texts = []string{"a b c"} }, ErrLittleText.Error()},
		"no more text asked": {func(o *Options) { o.Articles, o.Copies, o.Texts = 1, 0, []string{"a b c"} }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := good
			tt.change(&o)
			err := Make(t.Context(), Files{Docs: io.Discard, Pairs: io.Discard, Spans: io.Discard, Clusters: io.Discard}, o)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestKinds(t *testing.T) {
	for _, p := range corpusOf(t, Options{Articles: 100, Copies: .5, Kinds: []string{"typo", "cut"}}).pairs {
		if p.Kind != "typo" && p.Kind != "cut" {
			t.Errorf("a pair of kind %s", p.Kind)
		}
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestFailures(t *testing.T) {
	o := Options{Articles: 2000, Copies: .3}
	for i := range 4 {
		w := [4]io.Writer{io.Discard, io.Discard, io.Discard, io.Discard}
		w[i] = full{}
		if err := Make(t.Context(), Files{Docs: w[0], Pairs: w[1], Spans: w[2], Clusters: w[3]}, o); !errors.Is(err, errFull) {
			t.Errorf("file %d: %v", i, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Make(ctx, Files{Docs: io.Discard, Pairs: io.Discard, Spans: io.Discard, Clusters: io.Discard}, o); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

// FuzzCopy makes copies of every kind of any text. Spans end on rune boundaries of both texts, and verbatim ones are
// equal.
func FuzzCopy(f *testing.F) {
	f.Add("One two three. Four \"five\" six?\r\n\r\nSeven 8 centre — nine.\n", uint64(1))
	f.Add("naïve café ’tis “so.” Ünder 7\x01\u2028\\\"", uint64(2))
	f.Add("我们 今天。\n \n\t.", uint64(3))
	words := newLanguage()
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" {
			t.Skip()
		}
		for _, k := range Kinds() {
			m := newMaker(Options{Articles: 12, Seed: seed, Copies: .5, Kinds: []string{k}, Texts: []string{text, text, text, text, text, "Another one."}}, words)
			for i := range 6 {
				m.edit(i)
				checkCopy(t, m)
			}
		}
	})
}

func checkCopy(t *testing.T, m *maker) {
	bases := [2][]byte{m.source[0].text, m.source[1].text}
	if !utf8.Valid(m.copy.text) {
		t.Fatalf("%q is not UTF-8", m.copy.text)
	}
	for _, s := range m.spans(nil, bases) {
		a, b := s.a.cut(bases[s.base]), s.b.cut(m.copy.text)
		if len(a) == 0 || len(b) == 0 || !utf8.Valid(a) || !utf8.Valid(b) || !s.edited && !bytes.Equal(a, b) {
			t.Fatalf("span %+v of %q and %q", s, a, b)
		}
	}
	var text string
	if err := json.Unmarshal(appendQuoted(nil, m.copy.text), &text); err != nil || text != string(m.copy.text) {
		t.Fatalf("%q became %q, %v", m.copy.text, text, err)
	}
}

func BenchmarkMake(b *testing.B) {
	o := Options{Articles: 10_000, Seed: 1, Copies: .3}
	var size counter
	if err := Make(b.Context(), Files{Docs: &size, Pairs: io.Discard, Spans: io.Discard, Clusters: io.Discard}, o); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if err := Make(b.Context(), Files{Docs: io.Discard, Pairs: io.Discard, Spans: io.Discard, Clusters: io.Discard}, o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(o.Articles*b.N)/b.Elapsed().Seconds(), "articles/s")
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
