package detect_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// newsroom returns articles on n stories: each whole, in copies and variants, cut, and grown; digests of two stories, and
// articles that quote a paragraph.
func newsroom(seed uint64, n int) []news.Article {
	w := newWriter(seed)
	var stories [][]string
	for range n {
		var paragraphs []string
		for range 5 + w.IntN(6) {
			paragraphs = append(paragraphs, w.body(30+w.IntN(20)))
		}
		stories = append(stories, paragraphs)
	}
	var out []news.Article
	add := func(paragraphs ...string) {
		out = append(out, article(fmt.Sprintf("%05d", w.IntN(100_000)), strings.Join(paragraphs, "\n\n")))
	}
	for i, s := range stories {
		whole := strings.Join(s, "\n\n")
		for range w.IntN(12) {
			add(whole)
			add(w.variant(whole, 1+w.IntN(8)))
		}
		for range w.IntN(5) {
			add(s[:1+w.IntN(len(s))]...)
		}
		add(whole, w.body(20+w.IntN(200)))
		other := stories[w.IntN(i+1)]
		add(strings.Join(s[:2+w.IntN(3)], "\n\n"), strings.Join(other[:2+w.IntN(3)], "\n\n"))
		add(w.body(80), s[w.IntN(len(s))], w.body(60))
	}
	return out
}

// TestClustersAreStable compares the clusters of articles alone, in another order, among others that have nothing to do with
// them, and where only the pairs of a representative are reported of groups.
func TestClustersAreStable(t *testing.T) {
	articles := newsroom(21, 25)
	_, outcome := run(t, articles, detect.Options{MaxGroupPairs: -1})
	want, cuts := outcome.Clusters, 0
	for _, c := range want {
		cuts += len(c.Cuts)
	}
	if len(want) < 10 || cuts < 5 {
		t.Fatalf("%d clusters, %d cuts: too few to tell", len(want), cuts)
	}
	w := newWriter(22)
	shuffled := slices.Clone(articles)
	w.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
	for i := range 200 { // of ids before, between and after those of the articles
		shuffled = append(shuffled, article(fmt.Sprintf("%05d-%d", w.IntN(120_000), i), w.body(40+w.IntN(200))))
	}
	_, among := run(t, shuffled, detect.Options{MaxGroupPairs: -1})
	if !reflect.DeepEqual(among.Clusters, want) {
		t.Errorf("among others: got\n%v\nwant\n%v", among.Clusters, want)
	}
	_, stars := run(t, shuffled, detect.Options{MaxGroupPairs: 2})
	if stars.Counts.LargeGroups == 0 || stars.Counts.GroupPairsLeft == 0 {
		t.Fatalf("no large groups: %+v", stars.Counts)
	}
	if got, want := membersOf(stars), membersOf(outcome); !reflect.DeepEqual(got, want) {
		t.Errorf("with pairs left out: got\n%q\nwant\n%q", got, want)
	}
}

// TestDigest has two stories that many ran and a digest of both, which is with the one that it has more of.
func TestDigest(t *testing.T) {
	w := newWriter(23)
	first, second := w.body(150), w.body(90)
	articles := slices.Concat(variants(w, "a", 5, first), variants(w, "b", 5, second))
	articles = append(articles, article("digest", first+"\n\n"+second), article("brief", strings.Join(strings.Fields(first)[:33], " ")))
	_, outcome := run(t, articles, detect.Options{})
	want := []string{"a0000 a0001 a0002 a0003 a0004 brief digest", "b0000 b0001 b0002 b0003 b0004"}
	if got := membersOf(outcome); !slices.Equal(got, want) {
		t.Fatalf("clusters %q, want %q", got, want)
	}
	for i, want := range []match.Cut{{From: "digest", To: "b0000", Reason: cluster.OneText}, {From: "b0000", To: "digest", Reason: cluster.OneText}} {
		if cuts := outcome.Clusters[i].Cuts; !slices.Equal(cuts, []match.Cut{want}) {
			t.Errorf("cuts %v, want %v", cuts, want)
		}
	}
}

// membersOf returns the members of the clusters as "a b".
func membersOf(r *result) []string {
	var out []string
	for _, c := range r.Clusters {
		out = append(out, strings.Join(c.Members, " "))
	}
	return out
}

// TestEditedCopy is joined by what its passages hold, though few of its shingles are left.
func TestEditedCopy(t *testing.T) {
	w := newWriter(24)
	body := w.body(300)
	edited := strings.Fields(body)
	for i := 8; i < len(edited); i += 9 {
		edited[i] = w.words(1)[0]
	}
	matches, outcome := run(t, []news.Article{article("a", body), article("b", strings.Join(edited, " "))}, detect.Options{})
	if len(matches) != 1 || matches[0].ContainmentA >= .6 || len(outcome.Clusters) != 1 {
		t.Errorf("%d matches, %d clusters", len(matches), len(outcome.Clusters))
	}
}
