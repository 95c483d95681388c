package detect_test

import (
	"context"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// each yields the articles.
func each(articles []news.Article) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for _, a := range articles {
			if !yield(a, nil) {
				return
			}
		}
	}
}

// result is an outcome with what was found of every article.
type result struct {
	*match.Outcome
	Articles []*match.ArticleResult
}

// run returns all matches and the outcome.
func run(t testing.TB, articles []news.Article, o detect.Options) ([]*match.Match, *result) {
	t.Helper()
	d, err := detect.Read(context.Background(), each(articles), o)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var matches []*match.Match
	for m, err := range d.Matches(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		matches = append(matches, withoutNaN(m))
	}
	for i, m := range matches {
		if i > 0 && (m.A.ID < matches[i-1].A.ID || m.A.ID == matches[i-1].A.ID && m.B.ID <= matches[i-1].B.ID) {
			t.Fatalf("%s, %s after %s, %s", m.A.ID, m.B.ID, matches[i-1].A.ID, matches[i-1].B.ID)
		}
		if m.B.Before(m.A) {
			t.Fatalf("%s is not before %s", m.A.ID, m.B.ID)
		}
	}
	outcome, err := d.Outcome()
	if err != nil {
		t.Fatal(err)
	}
	r := &result{Outcome: outcome}
	for f, err := range d.Articles(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		r.Articles = append(r.Articles, f)
	}
	return matches, r
}

// withoutNaN makes a match equal to itself.
func withoutNaN(m *match.Match) *match.Match {
	if m.Story != nil && math.IsNaN(m.Story.Hours) {
		m.Story.Hours = -1
	}
	return m
}

// ids returns the pairs of the matches as "a b".
func ids(matches []*match.Match) []string {
	out := []string{}
	for _, m := range matches {
		out = append(out, m.A.ID+" "+m.B.ID)
	}
	return out
}

// wantPairs compares the pairs of the matches, in their order.
func wantPairs(t *testing.T, matches []*match.Match, want ...string) {
	t.Helper()
	if got := ids(matches); !slices.Equal(got, append([]string{}, want...)) {
		t.Errorf("pairs %q, want %q", got, want)
	}
}

// parts counts the parts into which the matches leave the articles that have one.
func parts(matches []*match.Match) int {
	root := make(map[string]string)
	find := func(x string) string {
		for root[x] != x {
			root[x] = root[root[x]]
			x = root[x]
		}
		return x
	}
	n := 0
	for _, m := range matches {
		for _, id := range []string{m.A.ID, m.B.ID} {
			if root[id] == "" {
				root[id] = id
				n++
			}
		}
		if x, y := find(m.A.ID), find(m.B.ID); x != y {
			root[x] = y
			n--
		}
	}
	return n
}

// writer makes articles of random words, the same for one seed.
type writer struct{ *rand.Rand }

func newWriter(seed uint64) writer { return writer{rand.New(rand.NewPCG(seed, 7))} }

// words returns n of 4,000 different words, none of which is a stem of another.
func (w writer) words(n int) []string {
	out := make([]string, n)
	for i := range out {
		v := w.IntN(4000)
		out[i] = fmt.Sprintf("%c%c%cok", "bdfgklmnprstvz"[v%14], "aeiou"[v/14%5], 'a'+v/70%26) + strings.Repeat("u", v/1820) + "k"
	}
	return out
}

func (w writer) body(n int) string { return strings.Join(w.words(n), " ") }

// variant returns a body with n of its words replaced.
func (w writer) variant(body string, n int) string {
	words := strings.Fields(body)
	for _, i := range w.Perm(len(words))[:n] {
		words[i] = w.words(1)[0]
	}
	return strings.Join(words, " ")
}

func article(id, body string) news.Article { return news.Article{ID: id, Lang: "en", Body: body} }
