package store_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/store"
)

func TestMain(m *testing.M) {
	if worked() {
		return
	}
	goleak.VerifyTestMain(m)
}

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

// options are those of an index in the tests.
func options() detect.Options {
	return detect.Options{Find: store.Kept, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 6, Workers: 2, Memory: 64 << 20}
}

// open opens an index for writing until the test ends or it is closed.
func open(t testing.TB, dir string) *store.Writer { return openWith(t, dir, options()) }

func openWith(t testing.TB, dir string, o detect.Options) *store.Writer {
	t.Helper()
	w, err := store.OpenWriter(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func add(t testing.TB, w *store.Writer, articles ...news.Article) store.Added {
	t.Helper()
	out, err := w.Add(context.Background(), each(articles), options())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// view opens a view until the test ends.
func view(t testing.TB, dir string) *store.View {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	v, err := s.View(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return v
}

// pairs returns the pairs of a run as they are reported, a line each.
func pairs(t testing.TB, articles []news.Article, o detect.Options) string {
	t.Helper()
	run, err := detect.Read(context.Background(), each(articles), o)
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	var out bytes.Buffer
	for m, err := range run.Matches(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(report.NewPair(m, report.NewArticle(m.A), report.NewArticle(m.B)))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s\n", b)
	}
	if outcome, err := run.Outcome(); err != nil || len(outcome.Failed)+len(outcome.Broken) > 0 {
		t.Fatal(outcome.Failed, outcome.Broken, err)
	}
	return out.String()
}

// check returns the pairs of new articles with those of an index.
func check(t testing.TB, v *store.View, fresh []news.Article, o detect.Options) string {
	t.Helper()
	return pairs(t, withRoles(fresh, o), v.Options(o, func(a *news.Article) { a.Role = roleOf(a, o) }))
}

// roleOf returns the role of an article where wire copy is told from the rest by the source.
func roleOf(a *news.Article, o detect.Options) news.Role {
	switch {
	case !o.WireToOutlet:
		return a.Role
	case a.Source == "Reuters" || a.Source == "Source 1":
		return news.RoleWire
	}
	return news.RoleOutlet
}

func withRoles(articles []news.Article, o detect.Options) []news.Article {
	out := slices.Clone(articles)
	for i := range out {
		out[i].Role = roleOf(&out[i], o)
	}
	return out
}

// against returns the pairs of new articles with others, with the profile of an index.
func against(t testing.TB, v *store.View, fresh []news.Article, others map[string]news.Article, o detect.Options) string {
	t.Helper()
	all := slices.Clone(fresh)
	for _, id := range slices.Sorted(maps.Keys(others)) {
		if slices.ContainsFunc(fresh, func(a news.Article) bool { return a.ID == id }) {
			continue
		}
		a := others[id]
		a.Against = true
		all = append(all, a)
	}
	o.Profile = v.Profile()
	return pairs(t, withRoles(all, o), o)
}

// writer writes articles that share text in all the ways that lead to a pair.
type writer struct {
	*rand.Rand
	paragraphs []string // popular
	bodies     []string
	quotations []string
}

func newWriter(seed uint64) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 3))}
	for range 3 {
		w.paragraphs = append(w.paragraphs, w.text(30))
	}
	for range 6 {
		w.quotations = append(w.quotations, w.text(16))
	}
	return w
}

// text returns n words, of which some are English, in sentences.
func (w *writer) text(n int) string {
	var out []string
	for i := range n {
		word := fmt.Sprintf("%c%c%c%cok", "bdfgklmnprstvz"[w.IntN(14)], "aeiou"[w.IntN(5)], "bdfgklmn"[w.IntN(8)], "aeiou"[w.IntN(5)])
		if w.IntN(3) == 0 {
			word = strings.Fields("the of and to in that was for on with said as by at from it is")[w.IntN(17)]
		}
		if i%14 == 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		if i%14 == 13 || i == n-1 {
			word += "."
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

// variant replaces n words of a text.
func (w *writer) variant(text string, n int) string {
	words := strings.Fields(text)
	for range n {
		words[w.IntN(len(words))] = strings.TrimSuffix(w.text(1), ".")
	}
	return strings.Join(words, " ")
}

// misread returns a text as a bad reader of paper gives it.
func (w *writer) misread(text string) string {
	b := []byte(text)
	for range len(b) / 12 {
		if i := w.IntN(len(b)); b[i] != ' ' {
			b[i] = "1lI0OceoS5"[w.IntN(10)]
		}
	}
	return string(b)
}

func (w *writer) body() string {
	text := w.text(20 + w.IntN(200))
	if w.IntN(12) == 0 {
		text = w.text(8 + w.IntN(20)) // a short item
	}
	if len(w.bodies) > 0 {
		other := w.bodies[w.IntN(len(w.bodies))]
		if w.IntN(3) == 0 {
			other = w.bodies[w.IntN(min(3, len(w.bodies)))] // a popular one
		}
		words := strings.Fields(other)
		from := w.IntN(len(words))
		switch w.IntN(8) {
		case 0:
			text = other
		case 1, 2:
			text = w.variant(other, 1+w.IntN(5))
		case 3, 4:
			text += "\n\n" + strings.Join(words[from:min(len(words), from+12+w.IntN(50))], " ")
		case 5:
			text = w.misread(other)
		}
	}
	if w.IntN(4) == 0 {
		text += "\n\n" + w.paragraphs[w.IntN(len(w.paragraphs))]
	}
	if w.IntN(4) == 0 {
		text += "\n\n\"" + w.quotations[w.IntN(len(w.quotations))] + "\" said John Bakerman, a teacher."
	}
	w.bodies = append(w.bodies, text)
	return text
}

func (w *writer) article(id string) news.Article {
	a := news.Article{ID: id, Source: fmt.Sprint("Source ", w.IntN(4)), Place: news.Place{Path: "a.jsonl", Line: 1 + w.IntN(99)}}
	if w.IntN(3) > 0 {
		a.Lang = "en"
	}
	if w.IntN(3) > 0 {
		a.Published = time.Date(2020, 1, 1+w.IntN(60), w.IntN(24), 0, 0, 0, time.UTC)
		if a.DateOnly = w.IntN(4) == 0; a.DateOnly {
			a.Published = a.Published.Truncate(24 * time.Hour)
		}
	}
	a.Body = w.body()
	if w.IntN(8) == 0 { // a version of a story
		a.Source, a.Title = "Reuters", []string{"Docks close over pay", "UPDATE 1-Docks close over pay", "CORRECTED-Docks close over pay", "UPDATE 2-Docks close over pay"}[w.IntN(4)]
		a.Published = time.Date(2020, 1, 2, w.IntN(24), 0, 0, 0, time.UTC)
		a.Body = "LONDON, Jan 2 (Reuters) - " + w.variant(w.bodies[0], 3)
	}
	return a
}

// TestCheckIsScan compares what an index gives with what a run gives with all its articles on the other side, byte for byte, over
// random adds, changes, removals and expiries.
func TestCheckIsScan(t *testing.T) {
	sizes := []int{12, 60, 300, 60, 60}
	if testing.Short() {
		sizes = sizes[:2]
	}
	if n, err := strconv.Atoi(os.Getenv("STORE_ROUNDS")); err == nil { // for a long run
		sizes = slices.Repeat(sizes, n)
	}
	found := 0
	for round, size := range sizes {
		t.Run(fmt.Sprint(round, " of ", size), func(t *testing.T) {
			w := newWriter(uint64(round))
			dir, with := t.TempDir(), options()
			switch round % 5 {
			case 3:
				with.Find, with.MinWords = match.Duplicates|match.Passages, 8
			case 4:
				with.Find, with.MinResemblance, with.MaxGroupPairs = match.Duplicates, .5, 3
			}
			model := make(map[string]news.Article)
			put := func(articles ...news.Article) {
				x := openWith(t, dir, with)
				add(t, x, articles...)
				if err := x.Close(); err != nil {
					t.Fatal(err)
				}
				for _, a := range articles {
					model[a.ID] = a
				}
			}
			var first []news.Article
			for i := range size {
				first = append(first, w.article(fmt.Sprintf("%04d", (i*7919)%10000)))
			}
			put(first...)
			for step := range 8 {
				ids := slices.Sorted(maps.Keys(model))
				switch w.IntN(5) {
				case 0: // new ones
					for range 3 {
						put(w.article(fmt.Sprintf("%04d", w.IntN(10000))), w.article(fmt.Sprintf("n%d", w.IntN(1000))))
					}
				case 1: // changed ones
					put(w.article(ids[w.IntN(len(ids))]))
				case 2: // removed ones
					x := open(t, dir)
					gone := []string{ids[w.IntN(len(ids))], ids[0]}
					if _, _, err := x.Remove(context.Background(), gone); err != nil {
						t.Fatal(err)
					}
					for _, id := range gone {
						delete(model, id)
					}
					if err := x.Close(); err != nil {
						t.Fatal(err)
					}
				case 3: // expired ones
					x := open(t, dir)
					before := time.Date(2020, 1, 1+w.IntN(10), 0, 0, 0, 0, time.UTC)
					if _, err := x.Expire(context.Background(), before); err != nil {
						t.Fatal(err)
					}
					maps.DeleteFunc(model, func(_ string, a news.Article) bool { return !a.Published.IsZero() && a.Published.Before(before) })
					if err := x.Close(); err != nil {
						t.Fatal(err)
					}
				case 4:
					x := open(t, dir)
					if err := x.Compact(context.Background()); err != nil {
						t.Fatal(err)
					}
					if err := x.Close(); err != nil {
						t.Fatal(err)
					}
				}
				if len(model) == 0 {
					continue
				}
				v := view(t, dir)
				if n := v.Len(); n != len(model) {
					t.Fatalf("step %d: %d articles, want %d", step, n, len(model))
				}
				var fresh []news.Article
				for i := range 1 + w.IntN(5) {
					id := fmt.Sprintf("%04d", w.IntN(10000))
					if i == 0 && w.IntN(3) == 0 {
						id = slices.Sorted(maps.Keys(model))[0] // of one that is there
					}
					fresh = append(fresh, w.article(id))
				}
				o := with
				if w.IntN(3) == 0 {
					o.Window = 100 * time.Hour
				}
				o.WireToOutlet = w.IntN(4) == 0
				want := against(t, v, fresh, model, o)
				if got := check(t, v, fresh, o); got != want {
					t.Fatalf("step %d: the index gives %d pairs, a run %d:\n%s", step, strings.Count(got, "\n"), strings.Count(want, "\n"), difference(got, want))
				}
				found += strings.Count(want, "\n")
				if problems, err := v.Verify(context.Background()); err != nil || len(problems) > 0 {
					t.Fatal(problems, err)
				}
			}
		})
	}
	if found < 100 {
		t.Errorf("%d pairs are too few to tell", found)
	}
}

// difference returns the lines that only one of two texts has.
func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	var out []string
	for _, x := range a {
		if !slices.Contains(b, x) {
			out = append(out, "only the index: "+x)
		}
	}
	for _, x := range b {
		if !slices.Contains(a, x) {
			out = append(out, "only the run: "+x)
		}
	}
	return strings.Join(out, "\n")
}
