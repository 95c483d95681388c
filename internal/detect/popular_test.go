package detect_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
)

// sharing returns n articles of which each has the same text and as many words of its own as told.
func sharing(w writer, n, own int, text string) []news.Article {
	out := make([]news.Article, n)
	for i := range out {
		out[i] = article(fmt.Sprintf("%04d", i), text+"\n\n"+w.body(own))
	}
	return out
}

// TestPopularText has thousands of words that all articles share and that make no near-duplicates of them: two thirds of each, half
// of each, the reports of one template, with a few figures in each, and a sentence with another word in each. Every article stays connected, the pairs are so many an article
// however many articles there are, and what was left out is counted.
func TestPopularText(t *testing.T) {
	if testing.Short() {
		t.Skip("crowds are not made in short tests")
	}
	template := func(w writer, n int) []news.Article {
		out := make([]news.Article, n)
		figure := func() int { return 10 + w.IntN(90) }
		for i := range out {
			out[i] = article(fmt.Sprintf("%04d", i), fmt.Sprintf("Shares in the harbour town closed higher on Tuesday as the index of its forty largest firms rose %d.%02d points "+
				"to 1,%03d. Volume on the exchange was %d million shares, against %d million in the session before. Gainers were more than losers by %d to %d, said the office of the exchange.",
				figure(), figure(), 100+w.IntN(900), figure(), figure(), figure(), figure()))
		}
		return out
	}
	sentences := func(w writer, n int) []news.Article {
		out := make([]news.Article, n)
		for i := range out {
			out[i] = article(fmt.Sprintf("%04d", i), fmt.Sprintf("The minister said on Monday that the government will raise the %s tax by nine percent next year.", w.body(1)))
		}
		return out
	}
	// Paragraphs that follow each other only where those between them are left out have seams that few have.
	outlets := func(w writer, n int) []news.Article {
		var paragraphs [15]string
		for i := range paragraphs {
			paragraphs[i] = w.body(20)
		}
		out := make([]news.Article, n)
		for i := range out {
			var kept []string
			run := w.Perm(len(paragraphs))[:9]
			slices.Sort(run)
			for _, k := range run {
				kept = append(kept, paragraphs[k])
			}
			out[i] = article(fmt.Sprintf("%04d", i), strings.Join(kept, "\n\n"))
		}
		return out
	}
	for _, c := range []struct {
		name string
		of   func(w writer, n int) []news.Article
		most int // matches an article
	}{
		{"near-equal sentences", sentences, 10},
		{"two thirds", func(w writer, n int) []news.Article { return sharing(w, n, 40, newWriter(31).body(80)) }, 3},
		{"half", func(w writer, n int) []news.Article { return sharing(w, n, 70, newWriter(32).body(70)) }, 3},
		{"template", template, 4},
		{"nine of fifteen paragraphs", outlets, 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			var candidates [2]int
			for k, n := range []int{300, 600} {
				matches, outcome := run(t, c.of(newWriter(33), n), detect.Options{})
				counts := &outcome.Counts
				candidates[k] = counts.BySignature + counts.ByFingerprint + counts.ByCommon + counts.ByNoise + counts.ByShort
				if len(matches) > c.most*n {
					t.Errorf("%d articles: %d matches, more than %d an article", n, len(matches), c.most)
				}
				ends := make(map[string]bool)
				for _, m := range matches {
					ends[m.A.ID], ends[m.B.ID] = true, true
				}
				if len(ends) != n || parts(matches) != 1 {
					t.Errorf("%d articles: %d of them are in %d parts, want all in 1", n, len(ends), parts(matches))
				}
				if counts.PopularLeft+counts.Bounded == 0 {
					t.Errorf("%d articles: nothing is said to be left out", n)
				}
			}
			if candidates[1] > candidates[0]*23/10 {
				t.Errorf("%d candidates of 300 articles, %d of 600", candidates[0], candidates[1])
			}
		})
	}
}

// TestPopularTextAndMore has 80 articles that share half of their text, of which two share as much again: their pair is reported, if
// none of the links of the half is theirs.
func TestPopularTextAndMore(t *testing.T) {
	w := newWriter(34)
	articles := sharing(w, 80, 60, w.body(60))
	more := w.body(20)
	for _, i := range []int{30, 60} {
		articles[i].Body += " " + more
	}
	matches, _ := run(t, articles, detect.Options{})
	found := make(map[string]bool)
	for _, id := range ids(matches) {
		found[id] = true
	}
	if !found["0030 0060"] || found["0031 0061"] {
		t.Errorf("with more: %v, without: %v", found["0030 0060"], found["0031 0061"])
	}
}

// TestExplainPopular explains a pair of articles that share popular text and are none of its links, though a band agrees.
func TestExplainPopular(t *testing.T) {
	w := newWriter(35)
	articles := sharing(w, 80, 30, w.body(120))
	const rule = "all they share stands in more than 50 articles, of which each is paired with a few that tell all it has of it"
	d, err := detect.Read(context.Background(), each(articles), detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	e, err := d.Explain(context.Background(), "0030", "0060")
	if err != nil {
		t.Fatal(err)
	}
	if e.Reported || e.Rule != "not compared: "+rule && e.Rule != "compared and not reported: "+rule {
		t.Errorf("reported %v: %s", e.Reported, e.Rule)
	}
}
