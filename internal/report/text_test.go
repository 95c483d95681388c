package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/spill"
)

func TestTextGolden(t *testing.T) {
	pairs, r := fullRun(t)
	for _, tt := range []struct {
		name  string
		o     TextOptions
		pairs []*Pair
		r     *rest
	}{
		{"80", TextOptions{Width: 80}, pairs, r},
		{"60", TextOptions{Width: 60}, pairs, r},
		{"100-color", TextOptions{Width: 100, Color: true}, pairs, r},
		{"full", TextOptions{Width: 100, Full: true}, pairs, r},
		{"nothing", TextOptions{Width: 80}, nil, emptyRun()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			write(t, NewText(&out, tt.o, nil), tt.pairs, tt.r)
			golden.Compare(t, fmt.Sprintf("testdata/text-%s.txt", tt.name), out.Bytes())
		})
	}
}

func TestCompareGolden(t *testing.T) {
	pairs, r := fullRun(t)
	quoted := pairs[2:]
	for _, tt := range []struct {
		name  string
		o     TextOptions
		pairs []*Pair
		r     *rest
	}{
		{"60", TextOptions{Width: 60}, pairs, r},
		{"100", TextOptions{Width: 100}, pairs, r},
		{"quoted-60", TextOptions{Width: 60}, quoted, r},
		{"quoted-80", TextOptions{Width: 80}, quoted, r},
		{"quoted-80-color", TextOptions{Width: 80, Color: true}, quoted, r},
		{"100-color", TextOptions{Width: 100, Color: true, Full: true}, pairs, r},
		{"nothing", TextOptions{Width: 100}, nil, emptyRun()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			write(t, NewCompare(&out, tt.o), tt.pairs, tt.r)
			golden.Compare(t, fmt.Sprintf("testdata/compare-%s.txt", tt.name), out.Bytes())
		})
	}
}

// hostilePair has what must not reach a terminal in every field that holds text.
func hostilePair(evil string) (*Pair, *rest) {
	article := func(id string) *Article {
		return &Article{ID: id, Title: evil, Source: evil, Published: evil, Path: evil, Line: 3, Text: "x" + evil + evil}
	}
	n := len([]rune(evil))
	p := plainPair("a"+evil, "b"+evil, 50)
	p.ArticleA, p.ArticleB = article(p.A), article(p.B)
	p.Passages = []Passage{{
		Kind: "edited" + evil, AStart: 1, AEnd: 1 + n, BStart: 1, BEnd: 1 + 2*n, Words: 9, AText: evil, BText: evil + evil,
		Edits: []Edit{{Op: "replace", AStart: 1, AEnd: 1 + n, BStart: 1 + n, BEnd: 1 + 2*n}},
	}}
	p.Relation += evil
	said := Quotation{
		Relation: "altered", Variant: evil, AStart: 1, AEnd: 1 + n, BStart: 1, BEnd: 1 + 2*n, ASpans: [][2]int{{1, 1 + n}}, BSpans: [][2]int{{1, 1 + n}, {1 + n, 1 + 2*n}},
		SpeakerA: evil, SpeakerB: evil + "x", AText: evil, BText: evil + " " + evil, Edits: []Edit{{Op: "replace", AStart: 1, AEnd: 1 + n, BStart: 1 + n, BEnd: 1 + 2*n}},
	}
	given, same, other := said, said, said
	given.Relation, other.Relation, same.Relation, same.Variant = "reattributed", "trimmed"+evil, "exact", "none"
	p.Quotations = []Quotation{said, given, other, same}
	p.Passages = append(p.Passages, Passage{
		Kind: "paraphrase", AStart: 1, AEnd: 1 + n, BStart: 1, BEnd: 1 + 2*n, Words: 9, AText: evil, BText: evil + evil,
		Aligned: []Aligned{{evil, 1, 1 + n, 1 + n, 1 + 2*n}}, Changes: []Change{{evil, 1, 1 + n, 1, 1 + n}},
	})
	r := &rest{Result: Result{Run: &Run{
		Counts:      Counts{Pairs: 1, Articles: 2},
		Settings:    map[string]any{"min-words": evil},
		NearestMiss: &Miss{A: evil, B: evil, Text: evil},
	}}}
	return p, r
}

// writers gives every format for people.
func writers(out *bytes.Buffer, o TextOptions) map[string]Writer {
	return map[string]Writer{"text": NewText(out, o, nil), "compare": NewCompare(out, o), "github": NewGitHub(out, nil)}
}

var escapes = regexp.MustCompile("\x1b\\[(1|2|36|31;9|32;1|4|4;36|33;1)?m")

// checkPage fails if out holds a character that is not graphic but for line ends and our own escapes, or a
// line wider than width.
func checkPage(t *testing.T, name string, out []byte, width int) {
	t.Helper()
	for line := range strings.SplitSeq(escapes.ReplaceAllString(string(out), ""), "\n") {
		if Printable(line) != line {
			t.Fatalf("%s: unprintable: %q", name, line)
		}
		if w := displaywidth.String(line); name != "github" && w > width {
			t.Fatalf("%s: %d columns, not %d: %q", name, w, width, line)
		}
	}
}

func FuzzPage(f *testing.F) {
	for _, evil := range []string{
		"\x1b[31mred\x1b[m", "\u202egnp.exe\u2066", "\r\n::error::x", "\x00\x07\x9b\x7f", "\xff\xfe", "\u200b\ufeff\U000e0041",
		"日本放送協会は、新しい計画を発表した。", "👩\u200d👩\u200d👧 🇩🇪 e\u0301", "0⍪👩\u200d🇪00", "नमस्ते क्\u200dष", strings.Repeat("w", 200), "a b  c", "",
	} {
		f.Add(evil, 60, true)
		f.Add(evil, 90, false)
	}
	f.Fuzz(func(t *testing.T, evil string, width int, color bool) {
		if len(evil) > 500 {
			return
		}
		p, r := hostilePair(strings.ToValidUTF8(evil, "\ufffd"))
		o := TextOptions{Width: width, Color: color}
		pageWidth := newPage(width, false).width
		var out bytes.Buffer
		for name, w := range writers(&out, o) {
			out.Reset()
			write(t, w, []*Pair{p}, r)
			checkPage(t, name, out.Bytes(), pageWidth)
		}
		for name, w := range writers(&out, o) {
			out.Reset()
			r.Run.Counts.Pairs = 0
			write(t, w, nil, r)
			checkPage(t, name, out.Bytes(), pageWidth)
		}
	})
}

func TestNoPageIsTooWide(t *testing.T) {
	pairs, r := fullRun(t)
	for width := 40; width <= 130; width++ {
		var out bytes.Buffer
		for name, w := range writers(&out, TextOptions{Width: width, Color: width%2 == 0}) {
			out.Reset()
			write(t, w, pairs, r)
			checkPage(t, name, out.Bytes(), min(width, 120))
		}
	}
}

// Without colour, what is in the marks and around them is the text of both sides.
func TestFullTextHoldsBothSides(t *testing.T) {
	pairs, r := wireRun(t)
	var out bytes.Buffer
	write(t, NewText(&out, TextOptions{Width: 120, Full: true}, nil), pairs, r)
	words := func(s string) string { return strings.Join(strings.Fields(s), "") }
	text := words(out.String())
	for _, p := range pairs[0].Passages {
		_, b, _ := strings.Cut(text, words(fmt.Sprintf("char %d b line", p.AStart)))
		_, b, _ = strings.Cut(b, "│")
		b, _, _ = strings.Cut(b, "│")
		b = regexp.MustCompile(`\[-.*?-\]`).ReplaceAllString(b, "")
		b = strings.NewReplacer("{+", "", "+}", "").Replace(b)
		if b != words(p.BText) {
			t.Errorf("got  %s\nwant %s", b, words(p.BText))
		}
	}
}

func TestSort(t *testing.T) {
	hour, day := int64(3600), int64(86400)
	p := plainPair("a", "z", 10)
	q := plainPair("b", "y", 30)
	q.LagS = &day
	s := plainPair("c", "x", 20)
	s.Resemblance, s.LagS, s.ShareB.Verbatim = 0.9, &hour, 0.9
	for _, tt := range []struct {
		o    TextOptions
		want string
	}{
		{TextOptions{}, "bca"},
		{TextOptions{Sort: ByWords}, "bca"},
		{TextOptions{Sort: ByShare}, "cba"},
		{TextOptions{Sort: ByResemblance}, "cab"},
		{TextOptions{Sort: ByID}, "abc"},
		{TextOptions{Sort: ByLag}, "cba"},
		{TextOptions{Limit: 2}, "bc"},
		{TextOptions{Limit: 2, Sort: ByLag}, "cb"},
		{TextOptions{Limit: 1, Sort: ByID}, "a"},
		{TextOptions{Limit: math.MaxInt}, "bca"},
		{TextOptions{MinShare: 0.3}, "bc"},
	} {
		var out bytes.Buffer
		write(t, NewText(&out, tt.o, nil), []*Pair{p, q, s}, &rest{Result: Result{Run: &Run{Counts: Counts{Pairs: 3}}}})
		var got strings.Builder
		for _, m := range regexp.MustCompile(`(?m)^a  (\w)`).FindAllStringSubmatch(out.String(), -1) {
			got.WriteString(m[1])
		}
		if got.String() != tt.want {
			t.Errorf("%+v: %s, want %s", tt.o, got.String(), tt.want)
		}
	}
}

// TestRanking compares with a stable sort of all, for limits around the number of texts and a space that keeps nothing.
func TestRanking(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, limit := range []int{0, 1, 2, 5, 99, 100, 101, math.MaxInt} {
		for _, memory := range []int64{0, math.MaxInt64} {
			space := spill.New(t.TempDir(), memory)
			r := newRanking(space, limit)
			keys := make([]int, 100)
			var texts []int
			for i := range keys {
				keys[i] = rng.IntN(30)
				texts = append(texts, i)
				text := fmt.Appendf(nil, "%d of %d%s\n", i, keys[i], strings.Repeat(".", rng.IntN(20000)))
				if r.takes(float64(keys[i])) {
					if err := r.add(float64(keys[i]), text); err != nil {
						t.Fatal(err)
					}
				}
				if limit > 0 && len(r.ranked)/2 > limit {
					t.Fatalf("%d of at most %d are kept", len(r.ranked), limit)
				}
			}
			slices.SortStableFunc(texts, func(i, j int) int { return keys[i] - keys[j] })
			if limit > 0 {
				texts = texts[:min(limit, len(texts))]
			}
			var want, got bytes.Buffer
			for _, i := range texts {
				fmt.Fprintf(&want, "%d of %d\n", i, keys[i])
			}
			n, err := r.writeTo(&got)
			if dotless := strings.ReplaceAll(got.String(), ".", ""); err != nil || n != len(texts) || dotless != want.String() {
				t.Errorf("limit %d: %d, %v, got\n%swant\n%s", limit, n, err, dotless, &want)
			}
			if err := space.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// What is set aside in files gives the same bytes, and a folder that cannot be written an error.
func TestTextInFiles(t *testing.T) {
	pairs, r := wireRun(t)
	for range 400 {
		p := *pairs[0]
		p.WordsShared += len(pairs) % 7
		pairs = append(pairs, &p)
	}
	space := spill.New(t.TempDir(), 0)
	defer space.Close()
	missing := spill.New(filepath.Join(t.TempDir(), "missing"), 0)
	var want, got bytes.Buffer
	for name, open := range map[string]func(w io.Writer, space *spill.Space) Writer{
		"text":   func(w io.Writer, space *spill.Space) Writer { return NewText(w, TextOptions{Color: true}, space) },
		"github": func(w io.Writer, space *spill.Space) Writer { return NewGitHub(w, space) },
	} {
		want.Reset()
		got.Reset()
		write(t, open(&want, nil), pairs, r)
		write(t, open(&got, space), pairs, r)
		if least := map[string]int{"text": 1 << 19, "github": annotationsShown * 200}[name]; want.Len() < least || !bytes.Equal(want.Bytes(), got.Bytes()) {
			t.Errorf("%s: %d bytes in memory, %d in files, or others", name, want.Len(), got.Len())
		}
		var err error
		p := *pairs[0]
		p.Passages = slices.Clone(p.Passages)
		for w := open(io.Discard, missing); err == nil; p.Passages[0].Words++ { // a longer one is set aside whatever the limit is
			err = w.Pair(&p)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: no error for a folder that is not there: %v", name, err)
		}
	}
}

func TestParseSort(t *testing.T) {
	if s, err := ParseSort("lag"); s != ByLag || err != nil {
		t.Error(s, err)
	}
	if _, err := ParseSort("size"); err == nil {
		t.Error("no error for an unknown key")
	}
}

func TestSummarySaysWhatIsLeftOut(t *testing.T) {
	var out bytes.Buffer
	r := emptyRun()
	r.Run.Counts = Counts{Articles: 9, Pairs: 3, LargeGroups: 1, GroupPairsLeft: 4851, PopularLeft: 77, Clusters: 1}
	write(t, NewText(&out, TextOptions{Limit: 1}, nil), []*Pair{plainPair("a", "b", 5), plainPair("a", "c", 6), plainPair("b", "c", 7)}, r)
	for _, want := range []string{"2 more pairs: --limit 0 shows all", "4,851 pairs inside 1 large group left out", "77 pairs left out that share nothing but popular text"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// Of many quotations and paraphrases the first are shown, those with other words before others, or all that are there.
func TestManyQuotations(t *testing.T) {
	p := plainPair("a", "b", 50)
	said := func(relation, words string) Quotation {
		n := len([]rune(words))
		return Quotation{Relation: relation, Variant: "none", AEnd: n, BEnd: n, ASpans: [][2]int{{0, n}}, BSpans: [][2]int{{0, n}}, Words: 3, AText: words, BText: words}
	}
	for i := range 14 {
		p.Quotations = append(p.Quotations, said("trimmed", fmt.Sprintf("trimmed words %d", i)), said("exact", fmt.Sprintf("exact words %d", i)))
		p.Passages = append(p.Passages, Passage{Kind: "paraphrase", AEnd: 5, BEnd: 5, Words: 1, Score: 0.7, AText: "words", BText: "other"})
	}
	p.Quotations = append(p.Quotations, said("altered", "altered words"))
	for _, tt := range []struct {
		full                       bool
		trimmed, exact, paraphrase int
		more                       []string
	}{
		{false, 11, 3, 6, []string{"3 more quotations", "and 11 more", "8 more paraphrases"}},
		{true, 14, 14, 14, nil},
	} {
		for name, w := range map[string]func(io.Writer) Writer{
			"text":    func(w io.Writer) Writer { return NewText(w, TextOptions{Full: tt.full}, nil) },
			"compare": func(w io.Writer) Writer { return NewCompare(w, TextOptions{Full: tt.full, Width: 60}) },
		} {
			var out bytes.Buffer
			write(t, w(&out), []*Pair{p}, &rest{Result: Result{Run: &Run{Counts: Counts{Pairs: 1}}}})
			got := out.String()
			counts := [3]int{strings.Count(got, "“trimmed words"), strings.Count(got, "“exact words"), strings.Count(got, "paraphrase, 1 word, score 0.70")}
			if counts != [3]int{tt.trimmed, tt.exact, tt.paraphrase} {
				t.Errorf("%s, full %v: %v shown", name, tt.full, counts)
			}
			for _, more := range tt.more {
				if !strings.Contains(got, more) {
					t.Errorf("%s: no %q", name, more)
				}
			}
			if strings.Index(got, "altered quotation") > strings.Index(got, "trimmed quotation") {
				t.Errorf("%s: the altered one is not the first", name)
			}
		}
	}
}

func TestCompareGoesByTheTextOfA(t *testing.T) {
	p := plainPair("a", "b", 50)
	p.Passages = []Passage{
		{Kind: "verbatim", Words: 30, AStart: 500, AEnd: 700, BStart: 0, BEnd: 200},
		{Kind: "verbatim", Words: 20, AStart: 10, AEnd: 110, BStart: 300, BEnd: 400},
	}
	var out bytes.Buffer
	write(t, NewCompare(&out, TextOptions{}), []*Pair{p}, &rest{Result: Result{Run: &Run{}}})
	if s := out.String(); strings.Index(s, "20 words, verbatim") > strings.Index(s, "30 words, verbatim") {
		t.Error(s)
	}
}

func TestOneArticle(t *testing.T) {
	var out bytes.Buffer
	write(t, NewText(&out, TextOptions{}, nil), nil, &rest{Result: Result{Run: &Run{Counts: Counts{Articles: 1}}}})
	if !strings.Contains(out.String(), "It takes two articles") {
		t.Error(out.String())
	}
}

func TestRedactedTextShowsFiguresOnly(t *testing.T) {
	pairs, r := wireRun(t)
	pairs, r = withoutText(t, pairs, r)
	for _, name := range []string{"text", "compare", "github"} {
		var out bytes.Buffer
		write(t, writers(&out, TextOptions{Width: 80})[name], pairs, r)
		if !strings.Contains(out.String(), "232 words") || strings.Contains(out.String(), "Rasmussen") {
			t.Errorf("%s:\n%s", name, out.String())
		}
	}
}

// TestRedactedQuotations counts those that are the same word for word, and says nothing of showing some.
func TestRedactedQuotations(t *testing.T) {
	pair := &Pair{A: "a", B: "b", Relation: "quotation"}
	for i := range 5 {
		pair.Quotations = append(pair.Quotations, Quotation{Relation: "exact", Variant: "none", AStart: 20 * i, AEnd: 20*i + 9, BStart: 20 * i, BEnd: 20*i + 9, BText: "We go now", AText: "We go now"})
	}
	show := func(wrap func(Writer) Writer) string {
		var out bytes.Buffer
		write(t, wrap(NewText(&out, TextOptions{}, nil)), []*Pair{pair}, &rest{Result: Result{Run: &Run{}}})
		return out.String()
	}
	if s := show(func(w Writer) Writer { return w }); !strings.Contains(s, "and 2 more") {
		t.Error(s)
	}
	if s := show(Redacted); !strings.Contains(s, "5 quotations, word for word") || strings.Contains(s, "more") {
		t.Error(s)
	}
}

func ExampleNewText() {
	p := &Pair{
		A: "wire.txt", B: "paper.txt", Relation: "reuse", Resemblance: 0.1, ContainmentA: 0.2, ContainmentB: 0.25,
		WordsA: 8, WordsB: 6, WordsShared: 5, LongestRun: 3,
		ShareA: Share{Edited: 0.5, Own: 0.5}, ShareB: Share{Edited: 0.8333, Own: 0.1667},
		Passages: []Passage{{
			Kind: "edited", AStart: 10, AEnd: 31, BStart: 0, BEnd: 25, Words: 5, Identity: 0.8,
			AText: "The two sides agreed.", BText: "The two sides had agreed.",
			Edits: []Edit{{Op: "insert", AStart: 24, AEnd: 24, BStart: 14, BEnd: 18}},
		}},
	}
	w := NewText(os.Stdout, TextOptions{Width: 60}, nil)
	if err := w.Pair(p); err != nil {
		panic(err)
	}
	if err := w.Close(&Result{Run: &Run{Counts: Counts{Articles: 2, Pairs: 1, Passages: 1}}}); err != nil {
		panic(err)
	}
	// Output:
	// 1 pair · 1 passage · 2 articles read
	// 2 articles in these pairs
	//
	// a  wire.txt                                   50% of 8 words
	// b  paper.txt                                  83% of 6 words
	//    reuse · 5 words shared · longest run 3 · resemblance 0.10
	//    b has 20% of a, a has 25% of b
	//
	//    5 words, edited, 80% equal            a char 10  b char 0
	//    │The two sides {+had+} agreed.│
}

// What a summary says of pairs, worked by hand: of those that are not shown too.
func TestTextSums(t *testing.T) {
	agency := &Article{ID: "w", Source: "AFP", Title: "Ferry aground"}
	taken := plainPair("d1", "w", 40)
	taken.Relation, taken.Direction, taken.ArticleA, taken.ArticleB = "reuse", "b to a", &Article{ID: "d1", Source: "Daily"}, agency
	taken.Passages, taken.Findings = []Passage{{Kind: "verbatim", Words: 40}}, []Finding{{Kind: "killed", In: "a"}}
	told, said := plainPair("d1", "d2", 9), plainPair("d2", "d3", 0)
	told.Relation, told.Passages = "paraphrase", []Passage{{Kind: "paraphrase", Words: 9}}
	said.Relation, said.Quotations = "quotation", []Quotation{{Relation: "altered"}, {Relation: "exact"}}
	r := emptyRun()
	r.Run.Counts = Counts{Pairs: 4, Articles: 9}
	var out bytes.Buffer
	write(t, NewText(&out, TextOptions{Limit: 1, MinShare: .01, Report: "run/report.html"}, nil), []*Pair{taken, told, said}, r)
	first, _, _ := strings.Cut(out.String(), "\n\n")
	want := "3 pairs of 4, 1 by quotations alone, 1 by a paraphrase alone · 1 passage · 2 quotations\n1 paraphrase · 1 finding · 9 articles read\n" +
		"4 articles in these pairs · 1 not credited · 1 with text taken back · 1 quotation altered\ntaken most from AFP (1)"
	if first != want {
		t.Errorf("got\n%s\nwant\n%s", first, want)
	}
	if end := "\n1 more pair: open run/report.html, or --limit 0\n1 pair below --min-share not shown\n"; !strings.HasSuffix(out.String(), end) {
		t.Errorf("the end of\n%s\nis not\n%s", out.String(), end)
	}
	if !strings.Contains(out.String(), "\nb  Ferry aground ") || !strings.Contains(out.String(), "\n   AFP · w\n") {
		t.Errorf("the title does not stand before the id in\n%s", out.String())
	}
}
