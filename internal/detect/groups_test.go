package detect_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// copies returns n articles of one body, with the IDs <prefix>0000 and so on.
func copies(prefix string, n int, body string) []news.Article {
	var out []news.Article
	for i := range n {
		out = append(out, article(fmt.Sprintf("%s%04d", prefix, i), body))
	}
	return out
}

// variants returns n articles that differ in a word or two.
func variants(w writer, prefix string, n int, body string) []news.Article {
	out := copies(prefix, n, body)
	for i := range out[1:] {
		out[i+1].Body = w.variant(body, 2)
	}
	return out
}

func TestManyCopies(t *testing.T) {
	if testing.Short() {
		t.Skip("large groups are not made in short tests")
	}
	const n = 10_000
	matches, outcome := run(t, copies("c", n, newWriter(1).body(60)), detect.Options{})
	if len(matches) != n-1 || parts(matches) != 1 {
		t.Errorf("%d matches in %d parts, want %d in 1", len(matches), parts(matches), n-1)
	}
	for _, m := range matches {
		if m.A.ID != "c0000" || m.Relation != match.Identical || m.Resemblance != 1 || m.LabelB != match.WhollyDerived || m.ShareB.Verbatim != 1 {
			t.Fatalf("%+v", m)
		}
	}
	c := outcome.Counts
	if c.Classes != 1 || c.LargeGroups != 1 || c.GroupPairsLeft != n*(n-1)/2-(n-1) {
		t.Errorf("counts %+v", c)
	}
	if len(outcome.Clusters) != 1 || len(outcome.Clusters[0].Members) != n || outcome.Clusters[0].Diameter != 2 {
		t.Errorf("%d clusters", len(outcome.Clusters))
	}
}

func TestMaxGroupPairs(t *testing.T) {
	if testing.Short() {
		t.Skip("large groups are not made in short tests")
	}
	w := newWriter(2)
	body := w.body(300)
	for _, c := range []struct {
		name     string
		articles []news.Article
		max      int
		pairs    int
		large    int
	}{
		{"three copies, at the limit", copies("a", 3, body), 3, 3, 0},
		{"four copies, over it", copies("a", 4, body), 3, 3, 1},
		{"four copies, no limit", copies("a", 4, body), -1, 6, 0},
		{"four variants, at the limit", variants(w, "a", 4, body), 4, 6, 0},
		{"four variants, over it", variants(w, "a", 4, body), 3, 3, 1},
		{"300 variants, no limit", variants(w, "a", 300, body), -1, 300 * 299 / 2, 0},
		{"101 variants, by default", variants(w, "a", 101, body), 0, 100, 1},
		{"100 variants, by default", variants(w, "a", 100, body), 0, 4950, 0},
		{"two groups", append(variants(w, "a", 5, body), variants(w, "b", 3, w.body(300))...), 3, 4 + 3, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, find := range []match.Find{0, match.Duplicates, match.Passages} {
				matches, outcome := run(t, c.articles, detect.Options{MaxGroupPairs: c.max, Find: find})
				if find == match.Passages && outcome.Counts.CommonShingles > 0 && outcome.Counts.LargeGroups == 0 {
					continue // shingles of so many articles lead to a part of the pairs
				}
				if len(matches) != c.pairs || outcome.Counts.LargeGroups != c.large {
					t.Errorf("finding %d: %d matches, %d large groups; want %d, %d", find, len(matches), outcome.Counts.LargeGroups, c.pairs, c.large)
				}
			}
		})
	}
}

// TestGroupsShareQuotation has two large groups of which each article has the same quotation.
func TestGroupsShareQuotation(t *testing.T) {
	w := newWriter(3)
	quotation := w.body(20)
	articles := append(variants(w, "a", 300, w.body(300)), variants(w, "b", 300, w.body(300))...)
	for i := range articles {
		articles[i].Body += " " + quotation
	}
	matches, outcome := run(t, articles, detect.Options{})
	if len(matches) > 10*len(articles) || outcome.Counts.Bounded == 0 {
		t.Errorf("%d matches of %d articles, counts %+v", len(matches), len(articles), outcome.Counts)
	}
	if parts(matches) != 1 {
		t.Errorf("the articles fall into %d parts", parts(matches))
	}
	groups := append(copies("a", 3000, w.body(300)+" "+quotation), copies("b", 3000, w.body(300)+" "+quotation)...)
	if matches, _ := run(t, groups, detect.Options{}); len(matches) != 2999+2999+1 {
		t.Errorf("two groups of 3,000 copies: %d matches", len(matches))
	}
}

// TestCopiesOfManyVersions has twelve articles that share half of their text, each in twenty copies: the copies are all paired with each other,
// and of two articles one copy with one, or where --window or --wire part the copies, each copy with one.
func TestCopiesOfManyVersions(t *testing.T) {
	w := newWriter(8)
	text, day := w.body(80), time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC)
	var articles []news.Article
	for v := range 12 {
		body := text + "\n\n" + w.body(60)
		for k := range 20 {
			a := article(fmt.Sprintf("%02d %02d", v, k), body)
			a.Published = day.AddDate(0, 0, k)
			if v%2 == 0 {
				a.Role = news.RoleWire
			}
			articles = append(articles, a)
		}
	}
	inside, across := 12*20*19/2, 12*11/2
	for _, c := range []struct {
		name        string
		options     detect.Options
		least, most int
	}{
		{"all", detect.Options{}, inside + across, inside + across},
		{"all pairs", detect.Options{MaxGroupPairs: -1}, inside + across*400, inside + across*400},
		{"within two days", detect.Options{Window: 48 * time.Hour}, 0, inside + across*40},
		{"wire to outlets", detect.Options{WireToOutlet: true}, 0, 36 * 40},
	} {
		t.Run(c.name, func(t *testing.T) {
			matches, outcome := run(t, articles, c.options)
			ends := make(map[string]bool)
			for _, m := range matches {
				ends[m.A.ID], ends[m.B.ID] = true, true
			}
			if len(matches) < c.least || len(matches) > c.most || len(ends) != len(articles) {
				t.Errorf("%d matches of %d articles, want %d to %d of %d", len(matches), len(ends), c.least, c.most, len(articles))
			}
			if left := outcome.Counts.Bounded; (left > 0) != (c.options.MaxGroupPairs == 0) {
				t.Errorf("%d pairs are left out", left)
			}
		})
	}
}

// TestParagraphOfOne has a large group of which one article has a paragraph that a third article has, too.
func TestParagraphOfOne(t *testing.T) {
	w := newWriter(4)
	articles := variants(w, "a", 150, w.body(400))
	paragraph := w.body(40)
	articles[120].Body += " " + paragraph
	articles = append(articles, article("z", w.body(100)+" "+paragraph))
	matches, _ := run(t, articles, detect.Options{})
	if !slices.Contains(ids(matches), "a0120 z") || len(matches) != 150 {
		t.Errorf("%d matches, with the third article: %v", len(matches), slices.Contains(ids(matches), "a0120 z"))
	}
}

// TestPopularStory has 200 outlets that run nine of the fifteen paragraphs of one story each. Each outlet is in a few pairs, which tell
// all of its text and make one cluster of all.
func TestPopularStory(t *testing.T) {
	w := newWriter(5)
	var paragraphs []string
	for range 15 {
		paragraphs = append(paragraphs, w.body(45))
	}
	var articles []news.Article
	for i := range 200 {
		some := w.Perm(15)[:9]
		slices.Sort(some)
		var body []string
		for _, p := range some {
			body = append(body, paragraphs[p])
		}
		articles = append(articles, article(fmt.Sprintf("%03d", i), strings.Join(body, "\n\n")))
	}
	matches, outcome := run(t, articles, detect.Options{})
	t.Logf("%d of 19,900 pairs; by signature %d, by fingerprint %d, by common %d, bounded %d, clusters %d",
		len(matches), outcome.Counts.BySignature, outcome.Counts.ByFingerprint, outcome.Counts.ByCommon, outcome.Counts.Bounded, len(outcome.Clusters))
	told := make(map[string][]news.Span) // by ID
	for _, m := range matches {
		for _, p := range m.Passages {
			told[m.A.ID], told[m.B.ID] = append(told[m.A.ID], p.A), append(told[m.B.ID], p.B)
		}
	}
	if len(told) != 200 || parts(matches) != 1 || len(outcome.Clusters) != 1 || len(outcome.Clusters[0].Members) != 200 {
		t.Errorf("%d outlets in %d parts, %d clusters; want 200 in 1 and 1", len(told), parts(matches), len(outcome.Clusters))
	}
	for _, a := range articles {
		n := 0
		for _, s := range news.Union(told[a.ID]) {
			n += s.Len()
		}
		if n < len(a.Body)*99/100 {
			t.Errorf("%s: %d bytes of %d are told", a.ID, n, len(a.Body))
		}
	}
	if len(matches) > 4*200 || outcome.Counts.Bounded == 0 {
		t.Errorf("%d matches, counts %+v", len(matches), outcome.Counts)
	}
}

func TestAgainst(t *testing.T) {
	w := newWriter(6)
	body := w.body(200)
	mark := func(articles []news.Article) []news.Article {
		for i := range articles {
			articles[i].Against = true
		}
		return articles
	}
	for _, c := range []struct {
		name     string
		articles []news.Article
		ends     int // articles that are in a match
	}{
		{"one and one", append(copies("a", 1, body), mark(copies("b", 1, body))...), 2},
		{"no other side", copies("a", 3, body), 3},
		{"copies", append(copies("a", 20, body), mark(copies("b", 30, body))...), 50},
		{"large groups of copies, the new ones first", append(copies("a", 2000, body), mark(copies("b", 3, body))...), 2003},
		{"large groups of copies, the old ones first", append(mark(copies("a", 2000, body)), copies("b", 3, body)...), 2003},
		{"a large group of variants, the new ones first", append(variants(w, "a", 1200, body), mark(variants(w, "b", 3, body))...), 1203},
		{"a large group of variants, the old ones first", append(mark(variants(w, "a", 1200, body)), variants(w, "b", 3, body)...), 1203},
	} {
		t.Run(c.name, func(t *testing.T) {
			matches, _ := run(t, c.articles, detect.Options{})
			against := slices.ContainsFunc(c.articles, func(a news.Article) bool { return a.Against })
			ends := make(map[string]bool)
			for _, m := range matches {
				ends[m.A.ID], ends[m.B.ID] = true, true
				if against && m.A.Against == m.B.Against {
					t.Fatalf("%s and %s stand on one side", m.A.ID, m.B.ID)
				}
			}
			if len(ends) != c.ends {
				t.Errorf("%d articles are in a match, want %d", len(ends), c.ends)
			}
			if len(matches) > 4*len(c.articles) && len(c.articles) > 100 {
				t.Errorf("%d matches of %d articles", len(matches), len(c.articles))
			}
		})
	}
}

// TestPopularStoryAgainst has a paragraph that stands in very many articles of one side and a few of the other.
func TestPopularStoryAgainst(t *testing.T) {
	w := newWriter(7)
	paragraph := w.body(40)
	for _, at := range []int{0, 350, 700} {
		var articles []news.Article
		for i := range 700 {
			a := article(fmt.Sprintf("%03d", i), w.body(60)+" "+paragraph)
			a.Against = i >= at && i < at+3 || at == 700 && i < 3
			articles = append(articles, a)
		}
		matches, _ := run(t, articles, detect.Options{})
		ends := make(map[string]bool)
		for _, m := range matches {
			ends[m.A.ID], ends[m.B.ID] = true, true
		}
		if len(ends) != len(articles) {
			t.Errorf("three articles from %d on are of the other side: %d of %d are in a match", at, len(ends), len(articles))
		}
	}
}

func TestWindow(t *testing.T) {
	w := newWriter(8)
	body := w.body(100)
	day := func(id string, hours int) news.Article {
		a := article(id, body)
		a.Published = time.Date(2011, 12, 1, hours, 0, 0, 0, time.UTC)
		return a
	}
	someTime := func(id string, hours int) news.Article { a := day(id, hours); a.DateOnly = true; return a }
	for _, c := range []struct {
		name  string
		a, b  news.Article
		found bool
	}{
		{"within", day("a", 0), day("b", 24), true},
		{"one hour too late", day("a", 0), day("b", 25), false},
		{"the other order", day("a", 25), day("b", 0), false},
		{"no date", day("a", 0), article("b", body), true},
		{"a day that ends within", someTime("a", 0), day("b", 47), true},
		{"a day that ended before", someTime("a", 0), day("b", 48), false},
		{"a day that begins within", day("a", 10), someTime("b", 24), true},
		{"a day that begins at the end", day("a", 0), someTime("b", 24), true},
		{"a day that begins after", day("a", 0), someTime("b", 48), false},
		{"the same day", day("a", 20), someTime("b", 0), true},
		{"two days next to each other", someTime("a", 0), someTime("b", 24), true},
		{"two days apart", someTime("a", 0), someTime("b", 48), false},
		{"three days apart", someTime("a", 0), someTime("b", 72), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, articles := range [][]news.Article{{c.a, c.b}, {c.b, c.a}} {
				if matches, _ := run(t, articles, detect.Options{Window: 24 * time.Hour}); (len(matches) == 1) != c.found {
					t.Errorf("%d matches, found wanted: %v", len(matches), c.found)
				}
			}
		})
	}
	if _, outcome := run(t, []news.Article{day("a", 0), day("b", 0)}, detect.Options{Window: time.Nanosecond}); outcome.Counts.Matches != 1 {
		t.Error("the same moment is not within the window")
	}
}

// TestWindowInLargeGroup has copies over a hundred days: each is in a match with one of its day or the day before, and
// so is an article that has a paragraph of theirs.
func TestWindowInLargeGroup(t *testing.T) {
	w := newWriter(9)
	paragraph := w.body(40)
	story := copies("a", 3000, paragraph+" "+w.body(100))
	for i := range story {
		story[i].Published = time.Date(2011, 1, 1+i/30, 0, 0, 0, 0, time.UTC)
	}
	other := article("z", w.body(100)+" "+paragraph)
	other.Published = time.Date(2011, 3, 1, 12, 0, 0, 0, time.UTC)
	matches, _ := run(t, append(story, other), detect.Options{Window: 24 * time.Hour})
	ends := make(map[string]bool)
	for _, m := range matches {
		ends[m.A.ID], ends[m.B.ID] = true, true
		if apart := m.B.Published.Sub(m.A.Published); apart > 24*time.Hour {
			t.Errorf("%s and %s are %v apart", m.A.ID, m.B.ID, apart)
		}
	}
	if len(ends) != 3001 {
		t.Errorf("%d of 3,001 articles are in a match, the one with the paragraph: %v", len(ends), ends["z"])
	}
	if len(matches) > 6000 {
		t.Errorf("%d matches", len(matches))
	}
}

func TestWireToOutlet(t *testing.T) {
	body := newWriter(10).body(100)
	articles := copies("a", 4, body)
	articles[0].Role, articles[1].Role, articles[2].Role = news.RoleWire, news.RoleWire, news.RoleOutlet
	matches, _ := run(t, articles, detect.Options{WireToOutlet: true})
	wantPairs(t, matches, "a0000 a0002", "a0000 a0003", "a0001 a0002", "a0001 a0003")
	matches, _ = run(t, articles, detect.Options{})
	if len(matches) != 6 {
		t.Errorf("%d matches of all", len(matches))
	}
}

func TestFigures(t *testing.T) {
	w := newWriter(11)
	story, quote := w.body(100), w.body(20)
	at := func(id, body string, hour int) news.Article {
		a := article(id, body)
		a.Published = time.Date(2011, 12, 8, hour, 0, 0, 0, time.UTC)
		return a
	}
	articles := []news.Article{
		at("copy", story, 12), at("first", story, 9), article("undated", story+" "+w.body(5)),
		at("quoting", w.body(60)+" "+quote, 13), at("quoted", quote+" "+w.body(30)+" "+story, 14), at("alone", w.body(50), 15),
	}
	matches, outcome := run(t, articles, detect.Options{})
	wantPairs(t, matches, "copy quoted", "copy undated", "first copy", "first quoted", "first undated", "quoted undated", "quoting quoted")
	want := map[string]struct {
		words, reused, pairs int
		top                  string
		label                match.Label
	}{
		"alone":   {50, 0, 0, "", match.NonDerived},
		"copy":    {100, 100, 3, "first", match.WhollyDerived},
		"first":   {100, 100, 3, "copy", match.WhollyDerived},
		"quoted":  {150, 120, 4, "copy", match.WhollyDerived},
		"quoting": {80, 20, 1, "quoted", match.PartiallyDerived},
		"undated": {105, 100, 3, "copy", match.WhollyDerived},
	}
	for i, f := range outcome.Articles {
		x := want[f.Article.ID]
		if f.Words != x.words || f.WordsReused != x.reused || f.Pairs != x.pairs || f.TopSource != x.top || f.Label != x.label {
			t.Errorf("%s: %d words, %d reused, %d pairs, top source %q, %v", f.Article.ID, f.Words, f.WordsReused, f.Pairs, f.TopSource, f.Label)
		}
		if i > 0 && f.Article.ID <= outcome.Articles[i-1].Article.ID {
			t.Errorf("%s after %s", f.Article.ID, outcome.Articles[i-1].Article.ID)
		}
		if s := f.Share; math.Abs(sum(s)-1) > 1e-9 || math.Abs(s.Verbatim+s.Edited-float64(x.reused)/float64(x.words)) > 1e-9 {
			t.Errorf("%s: share %+v", f.Article.ID, s)
		}
	}
	if len(outcome.Clusters) != 1 {
		t.Fatalf("%d clusters", len(outcome.Clusters))
	}
	c := outcome.Clusters[0]
	if !slices.Equal(c.Members, []string{"copy", "first", "quoted", "undated"}) || c.Earliest != "first" || len(c.Bridges) != 0 || c.Diameter != 1 {
		t.Errorf("%v, earliest %s, bridges %v, diameter %d", c.Members, c.Earliest, c.Bridges, c.Diameter)
	}
}

func sum(s match.Share) float64 {
	return s.Verbatim + s.Edited + s.Own + s.Boilerplate
}

// TestEarliest has a date without a time on the day of the first copy.
func TestEarliest(t *testing.T) {
	articles := copies("a", 3, newWriter(12).body(60))
	for i := range articles {
		articles[i].Published = time.Date(2011, 12, 8, 9+i, 0, 0, 0, time.UTC)
	}
	earliest := func() string {
		_, outcome := run(t, articles, detect.Options{})
		return outcome.Clusters[0].Earliest
	}
	if got := earliest(); got != "a0000" {
		t.Errorf("earliest %q", got)
	}
	articles[2].Published, articles[2].DateOnly = time.Date(2011, 12, 8, 0, 0, 0, 0, time.UTC), true
	if got := earliest(); got != "" {
		t.Errorf("with a day without a time: earliest %q", got)
	}
	for i := range articles {
		articles[i].Published = time.Time{}
	}
	if got := earliest(); got != "" {
		t.Errorf("without dates: earliest %q", got)
	}
}

// A turn of phrase of five words pairs its holders while they are few. Where they are many, only those that go on alike are
// compared, and a run of 12 words with the phrase in it is found as ever.
func TestCrowdedFingerprint(t *testing.T) {
	// candidates compares so many articles with the phrase, of which two have it in one run of 12 words.
	candidates := func(w writer, articles int, phrase string) int {
		run12 := w.body(4) + " " + phrase + " " + w.body(3)
		var all []news.Article
		for i := range articles {
			middle := phrase
			if i < 2 {
				middle = run12
			}
			all = append(all, article(fmt.Sprintf("%02d", i), w.body(20)+" "+middle+" "+w.body(20)))
		}
		matches, outcome := run(t, all, detect.Options{})
		wantPairs(t, matches, "00 01")
		return outcome.Counts.ByFingerprint
	}
	w := newWriter(14)
	for range 500 {
		phrase := w.body(5)
		if candidates(w, 6, phrase) < 6*5/2 {
			continue // not a fingerprint of all six
		}
		if n := candidates(w, 20, phrase); n != 1 {
			t.Errorf("%d candidates of 20 articles, want 1", n)
		}
		return
	}
	t.Error("no phrase is a fingerprint")
}
