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
	return detect.Options{Find: everything, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 6, Workers: 2, Memory: 64 << 20}
}

const everything = match.Duplicates | match.Passages | match.Quotations | match.Paraphrases

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
	paragraphs []string          // popular
	stories    map[string]string // texts of an agency, by headline
	bodies     []string
	quotations []string
}

func newWriter(seed uint64) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 3)), stories: make(map[string]string)}
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

// told are things, each in several wordings.
var told = [][]string{
	{
		"The government has explained to the fishermen that the new harbour rules of 2011 do not threaten their livelihood.",
		"Fishermen have been told by the government that their livelihood is not threatened by the new rules of 2011 for the harbour.",
		"The new harbour rules of 2011 do not threaten the livelihood of the fishermen, the government has told them.",
	},
	{
		"The Dunmore school board agreed on Tuesday to sell its two oldest buses to a collector from Vinje for nine thousand crowns.",
		"A collector in Vinje will get the two oldest buses of the Dunmore school board for nine thousand crowns, it was agreed on Tuesday.",
		"For nine thousand crowns the two oldest buses of the school board in Dunmore go to a collector from Vinje, the board agreed on Tuesday.",
	},
	{
		"Rescue workers found forty sheep alive in a barn that the flood had cut off from the village of Hallow for three days.",
		"After three days forty sheep were found alive by rescue workers in a barn near Hallow, which the flood had cut off.",
	},
	{
		"The lighthouse keeper Olsen repaired the broken lamp with a mirror from the kitchen of his sister.",
		"With a mirror from his sister's kitchen, the keeper of the lighthouse, Olsen, repaired its broken lamp.",
	},
}

// tell returns one of told in one of its wordings, or a sentence that has rare words in common with many others.
func (w *writer) tell() string {
	if w.IntN(3) == 0 {
		return fmt.Sprintf("Harbour master Kowalski of Brenford %s %d %s %s.", strings.Fields("counted sold bought lost found")[w.IntN(5)], 2+w.IntN(90),
			[]string{"crates of oranges", "barrels of herring", "wooden boats", "sheep"}[w.IntN(4)], []string{"on the quay", "in March", "for his brother", "after the storm"}[w.IntN(4)])
	}
	of := told[w.IntN(len(told))]
	return of[w.IntN(len(of))]
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
	for range w.IntN(4) {
		text += "\n\n" + w.tell()
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
	if w.IntN(5) == 0 {
		w.version(&a, []string{"", "", "UPDATE 1-", "CORRECTED-", "UPDATE 2-", "KILL-"}[w.IntN(6)])
	} else if w.IntN(4) == 0 && len(w.stories) > 0 { // an outlet runs it
		of := slices.Sorted(maps.Keys(w.stories))
		a.Body = w.variant(w.stories[of[w.IntN(len(of))]], 4)
		a.Published = time.Date(2020, 1, 3+w.IntN(3), w.IntN(24), 0, 0, 0, time.UTC)
	}
	return a
}

// version makes a a version of a story.
func (w *writer) version(a *news.Article, mark string) {
	headline := []string{"Docks close over pay", "Ferry runs aground off Vessel Point", "Mayor resigns over harbour contract"}[w.IntN(3)]
	a.Source, a.Title = []string{"Reuters", "Reuters", "AP"}[w.IntN(3)], mark+headline
	if w.IntN(6) == 0 {
		a.Title = headline + " again, officials say"
	}
	a.Published, a.DateOnly = time.Date(2020, 1, 2+w.IntN(3), w.IntN(24), 0, 0, 0, time.UTC), false
	if len(w.stories[headline]) == 0 {
		w.stories[headline] = w.text(120)
	}
	a.Body = "LONDON, Jan 2 (" + a.Source + ") - " + w.variant(w.stories[headline], 3)
	if mark == "KILL-" {
		a.Body = "LONDON (" + a.Source + ") - Kill the story " + headline + ". A kill is mandatory. No replacement story will be issued."
	}
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
	found, paraphrases, killed := 0, 0, 0
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
				if w.IntN(2) == 0 { // it takes back what is there
					last := &fresh[len(fresh)-1]
					w.version(last, []string{"CORRECTED-", "KILL-"}[w.IntN(2)])
					last.Published = last.Published.AddDate(0, 0, 3)
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
				killed += strings.Count(want, `"kind":"killed"`)
				paraphrases += strings.Count(want, `"kind":"paraphrase"`)
				if problems, err := v.Verify(context.Background()); err != nil || len(problems) > 0 {
					t.Fatal(problems, err)
				}
			}
		})
	}
	t.Logf("%d pairs, %d paraphrases, %d stretches that were taken back", found, paraphrases, killed)
	if found < 100 || paraphrases < 20 || !testing.Short() && killed == 0 {
		t.Error("too little to tell")
	}
}

// TestTakeBack checks kills, corrections and updates of stories that are in an index, and run by others that are: the same pairs are found
// as in a run, among them such of two that are in the index.
func TestTakeBack(t *testing.T) {
	w, dir, model := newWriter(1), t.TempDir(), make(map[string]news.Article)
	for i := range 60 {
		a := w.article(fmt.Sprint(i))
		model[a.ID] = a
	}
	x := open(t, dir)
	add(t, x, slices.Collect(maps.Values(model))...)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	v := view(t, dir)
	for mark, least := range map[string]int{"KILL-": 1, "CORRECTED-": 1, "UPDATE 3-": 0} {
		again := 0
		for range 6 {
			a := news.Article{ID: "fresh", Lang: "en"}
			w.version(&a, mark)
			a.Published = time.Date(2020, 1, 6, 0, 0, 0, 0, time.UTC)
			got, want := check(t, v, []news.Article{a}, options()), against(t, v, []news.Article{a}, model, options())
			if got != want {
				t.Fatalf("%s by %s:\n%s", a.Title, a.Source, difference(got, want))
			}
			again += withoutAny(got, []news.Article{a})
		}
		if again < least || least == 0 && again > 0 {
			t.Errorf("%s: %d pairs of articles of the index", mark, again)
		}
	}
}

// withoutAny returns how many pairs are of no article of a list.
func withoutAny(lines string, articles []news.Article) (n int) {
	for line := range strings.Lines(lines) {
		var p struct{ A, B string }
		if json.Unmarshal([]byte(line), &p) == nil && !slices.ContainsFunc(articles, func(a news.Article) bool { return a.ID == p.A || a.ID == p.B }) {
			n++
		}
	}
	return n
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
