package detect_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/progress"
)

func TestOptions(t *testing.T) {
	for name, o := range map[string]detect.Options{
		"passages shorter than a shingle": {MinWords: 4},
		"negative resemblance":            {MinResemblance: -.1},
		"resemblance of 1":                {MinResemblance: 1},
		"resemblance that is no number":   {MinResemblance: math.NaN()},
		"negative window":                 {Window: -time.Hour},
		"negative workers":                {Workers: -1},
	} {
		if _, err := detect.Read(context.Background(), each(nil), o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if matches, outcome := run(t, nil, detect.Options{}); len(matches) != 0 || len(outcome.Articles) != 0 || outcome.Miss != nil {
		t.Errorf("no articles: %d matches, %+v", len(matches), outcome)
	}
}

// TestEqualIDs keeps the same one of two articles with one ID, whichever comes first.
func TestEqualIDs(t *testing.T) {
	w := newWriter(1)
	one, two := article("x", w.body(30)), article("x", w.body(30))
	one.Place, two.Place = news.Place{Path: "one"}, news.Place{Path: "two", Line: 7}
	other := article("y", one.Body)
	kept := ""
	for _, articles := range [][]news.Article{{one, two, other}, {other, two, one}, {two, other, one}} {
		matches, outcome := run(t, articles, detect.Options{})
		if len(outcome.Articles) != 2 || len(outcome.Dropped) != 1 || outcome.Dropped[0].ID != "x" {
			t.Fatalf("%d articles, duplicates %v", len(outcome.Articles), outcome.Dropped)
		}
		d := outcome.Dropped[0]
		if kept == "" {
			kept = d.Kept.String()
		}
		if d.Kept.String() != kept || d.Place == d.Kept || outcome.Articles[0].Article.Place != d.Kept {
			t.Errorf("kept %v of %v, dropped %v", d.Kept, outcome.Articles[0].Article.Place, d.Place)
		}
		if (len(matches) == 1) != (kept == "one") {
			t.Errorf("%d matches, kept %s", len(matches), kept)
		}
	}
}

func TestShortArticles(t *testing.T) {
	articles := []news.Article{
		article("empty 1", ""), article("empty 2", ""), article("marks", "... — !"),
		article("four 1", "Reuters says no more."), article("four 2", "REUTERS SAYS NO MORE"), article("four 3", "Reuters says no less."),
		article("one 1", "Ends"), article("one 2", "ends."),
	}
	matches, outcome := run(t, articles, detect.Options{})
	wantPairs(t, matches, "four 1 four 2", "one 1 one 2")
	for _, m := range matches {
		if m.Relation != match.Identical || m.Resemblance != 1 || m.ContainmentA != 1 || m.ContainmentB != 1 || len(m.Passages) != 1 && m.WordsB > 1 || m.WordsShared != m.WordsB && m.WordsB > 1 {
			t.Errorf("%+v", m)
		}
	}
	for _, f := range outcome.Articles {
		if f.Words == 0 && f.Share != (match.Share{}) || f.Words > 0 && math.Abs(sum(f.Share)-1) > 1e-9 {
			t.Errorf("%q: share %+v of %d words", f.Article.ID, f.Share, f.Words)
		}
	}
	large, _ := run(t, copies("c", 500, "Ends"), detect.Options{})
	if len(large) != 499 {
		t.Errorf("500 articles of one word: %d matches", len(large))
	}
	if empty, _ := run(t, copies("c", 500, ""), detect.Options{}); len(empty) != 0 {
		t.Errorf("500 empty articles: %d matches", len(empty))
	}
}

// TestUnsureLanguage has an article too short to tell its language: it is taken for that of most articles of its source.
func TestUnsureLanguage(t *testing.T) {
	english := "the minister said that it was in the interest of the country to have this agreement and that he would not be for it. "
	french := "le ministre a dit que les pays de la région ne sont pas dans une situation qui est pour eux avec ce traité et il y a. "
	var articles []news.Article
	for i := range 3 {
		a := article(fmt.Sprint("a", i), strings.Repeat(english, 4))
		a.Source, a.Lang = "agency", ""
		f := article(fmt.Sprint("f", i), strings.Repeat(french, 4))
		f.Source, f.Lang = "agence", ""
		articles = append(articles, a, f)
	}
	for _, source := range []string{"agency", "agence"} {
		a := article("short of "+source, "Ministers agree: nations, regions, 2011")
		a.Source, a.Lang = source, ""
		articles = append(articles, a)
	}
	told := article("told", "Ministers agree: nations, regions, 2011")
	told.Source, told.Lang = "agence", "sv"
	_, outcome := run(t, append(articles, told), detect.Options{})
	for _, f := range outcome.Articles {
		want := map[string]string{"agency": "en", "agence": "fr"}[f.Article.Source]
		if f.Article.ID == "told" {
			want = "sv"
		}
		if f.Lang != want {
			t.Errorf("%q: language %q, want %q", f.Article.ID, f.Lang, want)
		}
	}
	_, outcome = run(t, articles, detect.Options{Lang: "hu"})
	for _, f := range outcome.Articles {
		if f.Lang != "hu" {
			t.Errorf("%q: language %q, want that of the options", f.Article.ID, f.Lang)
		}
	}
}

func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	src := func(yield func(news.Article, error) bool) {
		for i := range 100 {
			if !yield(article(fmt.Sprint(i), "some words"), nil) {
				return
			}
		}
		yield(news.Article{}, broken)
	}
	if d, err := detect.Read(context.Background(), src, detect.Options{Workers: 3}); !errors.Is(err, broken) || d != nil {
		t.Errorf("%v, %v", d, err)
	}
}

// TestReadCancelled cancels a source that never ends.
func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var src iter.Seq2[news.Article, error] = func(yield func(news.Article, error) bool) {
		for i := 0; yield(article(fmt.Sprint(i), "some words"), nil); i++ {
			if i == 1000 {
				cancel()
			}
		}
	}
	if d, err := detect.Read(ctx, src, detect.Options{Workers: 2}); !errors.Is(err, context.Canceled) || d != nil {
		t.Errorf("%v, %v", d, err)
	}
	if _, err := detect.Read(ctx, each(corpus(1, 10)), detect.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
	late, stop := context.WithTimeout(context.Background(), -time.Second)
	defer stop()
	if _, err := detect.Read(late, each(corpus(1, 10)), detect.Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("too late: %v", err)
	}
}

// TestMatchesCancelled cancels after some matches; the leak check of TestMain sees to the goroutines.
func TestMatchesCancelled(t *testing.T) {
	articles := corpus(1, 300)
	all, _ := run(t, articles, detect.Options{})
	for _, workers := range []int{1, 4} {
		for _, after := range []int{0, 1, 20} {
			ctx, cancel := context.WithCancel(context.Background())
			d, err := detect.Read(ctx, each(articles), detect.Options{Workers: workers})
			if err != nil {
				t.Fatal(err)
			}
			if after == 0 {
				cancel()
			}
			n, last := 0, error(nil)
			for m, err := range d.Matches(ctx) {
				if last != nil || m == nil && err == nil || m != nil && err != nil {
					t.Fatalf("%v, %v after %v", m, err, last)
				}
				if last = err; err == nil {
					n++
				}
				if n == after {
					cancel()
				}
			}
			if !errors.Is(last, context.Canceled) || n >= len(all) || n < after {
				t.Errorf("%d workers, cancelled after %d of %d matches: %d matches, %v", workers, after, len(all), n, last)
			}
			cancel()
		}
	}
}

func TestMatchesBreak(t *testing.T) {
	articles := corpus(1, 300)
	all, _ := run(t, articles, detect.Options{})
	for _, workers := range []int{1, 8} {
		for _, n := range []int{1, 7, 60} {
			d, err := detect.Read(context.Background(), each(articles), detect.Options{Workers: workers})
			if err != nil {
				t.Fatal(err)
			}
			var got []*match.Match
			for m, err := range d.Matches(context.Background()) {
				if err != nil {
					t.Fatal(err)
				}
				if got = append(got, m); len(got) == n {
					break
				}
			}
			if !slices.Equal(ids(got), ids(all[:n])) {
				t.Errorf("%d workers: the first %d matches are %v", workers, n, ids(got))
			}
		}
	}
}

func TestProgress(t *testing.T) {
	var p progress.Progress
	if stage, done, total := p.Now(); stage != "" || done != 0 || total != 0 {
		t.Errorf("before: %q, %d of %d", stage, done, total)
	}
	_, outcome := run(t, corpus(1, 50), detect.Options{Progress: &p})
	stage, done, total := p.Now()
	if stage != "comparing" || done != total || int(total) < outcome.Counts.Matches || total == 0 {
		t.Errorf("after: %q, %d of %d", stage, done, total)
	}
}

// TestMiss has two articles with eleven words in common.
func TestMiss(t *testing.T) {
	w := newWriter(2)
	run11 := w.body(11)
	articles := []news.Article{
		article("a", w.body(20)+" "+run11+" "+w.body(20)), article("b", run11+" "+w.body(30)),
		article("c", w.body(30)), article("d", w.body(9)),
	}
	matches, outcome := run(t, articles, detect.Options{})
	miss := outcome.Miss
	if len(matches) != 0 || miss == nil {
		t.Fatalf("%d matches, miss %v", len(matches), miss)
	}
	if *miss != (match.Miss{A: "a", B: "b", Words: 11, Text: run11}) {
		t.Errorf("%+v", *miss)
	}
}

// A near-duplicate too short for a passage is reported, so its run is no miss and hides none.
func TestNearestMissBesideShortDuplicates(t *testing.T) {
	w := newWriter(15)
	short := w.body(11)
	run8 := w.body(8)
	articles := []news.Article{
		article("a", short), article("b", short+" "+w.body(1)),
		article("c", run8+" "+w.body(30)), article("d", w.body(20)+" "+run8+" "+w.body(20)),
	}
	matches, outcome := run(t, articles, detect.Options{Workers: 1})
	wantPairs(t, matches, "a b")
	if outcome.Miss == nil || *outcome.Miss != (match.Miss{A: "c", B: "d", Words: 8, Text: run8}) {
		t.Errorf("miss %+v", outcome.Miss)
	}
}

func TestExplainRules(t *testing.T) {
	w := newWriter(3)
	body := w.body(100)
	dated := copies("a", 2, body)
	dated[0].Published, dated[1].Published = time.Unix(0, 0), time.Unix(7200, 0)
	against := copies("a", 2, body)
	against[0].Against, against[1].Against = true, true
	against = append(against, article("z", body))
	paragraph := w.body(30)
	var popular []news.Article
	for i := range 240 {
		popular = append(popular, article(fmt.Sprintf("a%04d", i), w.body(200)+" "+paragraph))
	}
	for _, c := range []struct {
		name     string
		articles []news.Article
		o        detect.Options
		a, b     string
		reported bool
		rule     string
	}{
		{"identical", copies("a", 2, body), detect.Options{}, "a0001", "a0000", true, "reported: all words outside datelines, sign-offs and the like are equal"},
		{"a passage", popular, detect.Options{}, "a0000", "a0239", true, "reported: passages of --min-words 12 words or more: 1"},
		{"nothing shared", append(copies("a", 1, body), article("a0001", w.body(50))), detect.Options{Find: match.Duplicates | match.Quotations}, "a0000", "a0001", false,
			"not compared: no band of the signatures agrees and no fingerprint is shared"},
		{"window", dated, detect.Options{Window: time.Hour}, "a0000", "a0001", false, "not compared: published further apart than --window 1h0m0s"},
		{"one side", against, detect.Options{}, "a0000", "a0001", false, "not compared: the two stand on the same side of --against or --wire"},
		{"large group", copies("a", 5, body), detect.Options{MaxGroupPairs: 4}, "a0002", "a0003", false,
			"not compared: both are in one group of 5 near-duplicates, more than --max-group-pairs 4, which is reported against its representative a0000 only"},
		{"common shingles", popular, detect.Options{}, "a0020", "a0040", false,
			"not compared: all they share stands in more than 50 articles, of which each is paired with a few that tell all it has of it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := detect.Read(context.Background(), each(c.articles), c.o)
			if err != nil {
				t.Fatal(err)
			}
			e, err := d.Explain(context.Background(), c.a, c.b)
			if err != nil {
				t.Fatal(err)
			}
			if e.Reported != c.reported || e.Rule != c.rule || e.Match == nil {
				t.Errorf("reported %v: %q, want %v: %q", e.Reported, e.Rule, c.reported, c.rule)
			}
			matches, _ := run(t, c.articles, c.o)
			if found := slices.Contains(ids(matches), min(c.a, c.b)+" "+max(c.a, c.b)); found != c.reported {
				t.Errorf("Matches has the pair: %v", found)
			}
		})
	}
	d, err := detect.Read(context.Background(), each(dated), detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Explain(context.Background(), "a0000", "nobody"); !errors.Is(err, detect.ErrNoArticle) {
		t.Errorf("an unknown article: %v", err)
	}
	if _, err := d.Explain(context.Background(), "a0000", "a0000"); err == nil {
		t.Error("an article and itself: no error")
	}
}
