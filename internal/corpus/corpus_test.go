package corpus_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
)

func articles(t testing.TB) []news.Article {
	t.Helper()
	files, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	out := []news.Article{{ID: "empty"}}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, news.Article{ID: filepath.Base(f), Body: string(body)})
	}
	return out
}

// memory returns a corpus of articles on two shelves.
func memory(t testing.TB, articles []news.Article, bytes int64) *corpus.Memory {
	t.Helper()
	m := corpus.NewMemory(t.TempDir(), bytes)
	t.Cleanup(func() { _ = m.Close() })
	shelves := []*corpus.Shelf{m.Shelf(prepare.New(corpustest.Options(t))), m.Shelf(prepare.New(corpustest.Options(t)))}
	for i := range articles {
		s := shelves[i%2]
		e, err := s.Add(&articles[i])
		if err != nil {
			t.Fatal(err)
		}
		var x prepare.Prepared
		if _, ok := s.Prepare(e, &x, &articles[i], corpustest.Profile()); !ok {
			t.Fatal("not prepared")
		}
		if err := s.Put(e, &x); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func byBody(x, y *news.Article) int { return strings.Compare(x.Body, y.Body) }

// TestTwo reads the same articles from memory, from disk and from bytes, in parts and whole.
func TestTwo(t *testing.T) {
	for _, room := range []int64{0, 1 << 30} {
		m := memory(t, articles(t), room)
		if dropped, err := m.Seal(byBody); err != nil || len(dropped) > 0 {
			t.Fatal(dropped, err)
		}
		records, err := corpus.EncodeAll(m)
		if err != nil {
			t.Fatal(err)
		}
		b, err := corpus.NewBytes(records)
		if err != nil || b.Len() != m.Len() {
			t.Fatal(b.Len(), err)
		}
		var x, y, zones prepare.Prepared
		p, q := m.Open(), b.Open()
		for i := range corpus.Ref(m.Len()) {
			if !reflect.DeepEqual(m.Head(i), b.Head(i)) {
				t.Errorf("heads\n%+v\n%+v", m.Head(i), b.Head(i))
			}
			if at, found := b.Find(m.Head(i).ID); !found || at != i {
				t.Errorf("%s is found at %d, %v", m.Head(i).ID, at, found)
			}
			for _, parts := range []corpus.Parts{corpus.Terms, corpus.Bands, corpus.Text, corpus.QuotationKeys, corpus.Quotations | corpus.Anatomy, corpus.Sentences} {
				if err := p.Read(&x, i, parts); err != nil {
					t.Fatal(err)
				}
			}
			if err := q.Read(&y, i, corpus.All); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(x.AppendBinary(nil), y.AppendBinary(nil)) {
				t.Errorf("%s differs", m.Head(i).ID)
			}
			if err := m.Open().Read(&zones, i, corpus.Zones); err != nil || !reflect.DeepEqual(zones.Anatomy, y.Anatomy) || zones.Credits != nil {
				t.Errorf("%s: anatomy %+v, credits %+v, %v", m.Head(i).ID, zones.Anatomy, zones.Credits, err)
			}
			for n := range m.Head(i).Sentences {
				s, err := p.Sentence(i, int(n))
				if err != nil {
					t.Fatal(err)
				}
				u, err := q.Sentence(i, int(n))
				if err != nil || string(s) != string(u) {
					t.Errorf("%s: sentence %d differs, %v", m.Head(i).ID, n, err)
				}
			}
		}
		if _, found := m.Find("nobody"); found {
			t.Error("nobody is found")
		}
	}
}

// TestSeal drops all but the first of equal IDs.
func TestSeal(t *testing.T) {
	two := []news.Article{{ID: "a", Body: "B", Place: news.Place{Path: "2"}}, {ID: "a", Body: "A", Place: news.Place{Path: "1"}}, {ID: "0"}}
	m := memory(t, two, 1<<20)
	dropped, err := m.Seal(byBody)
	want := []match.Dropped{{ID: "a", Kept: news.Place{Path: "1"}, Place: news.Place{Path: "2"}}}
	if err != nil || !reflect.DeepEqual(dropped, want) || m.Len() != 2 || m.Head(0).ID != "0" {
		t.Errorf("dropped %v, %d articles, %v", dropped, m.Len(), err)
	}
}

// TestAgain prepares one article once more, in another language.
func TestAgain(t *testing.T) {
	m := memory(t, articles(t)[:3], 1<<20)
	if _, err := m.Seal(byBody); err != nil {
		t.Fatal(err)
	}
	french := corpustest.Profile()
	french.Languages.Forced = "fr"
	before := m.Head(1).EqualTerms
	err := m.Again(context.Background(), french, func(h *match.Head) bool { return h == m.Head(1) }, nil)
	if err != nil || m.Head(1).Lang.Value() != "fr" || m.Head(1).EqualTerms == before || m.Head(2).Lang.Value() != "en" {
		t.Errorf("languages %q and %q, %v", m.Head(1).Lang.Value(), m.Head(2).Lang.Value(), err)
	}
	m.Freeze()
	var x prepare.Prepared
	if err := m.Open().Read(&x, 1, corpus.All); err != nil || x.Text.Lang != "fr" {
		t.Errorf("text in %q, %v", x.Text.Lang, err)
	}
}

func ExampleBytes() {
	var x prepare.Prepared
	a := news.Article{ID: "draft", Lang: "en", Body: "The docks close on Tuesday."}
	prepare.New(prepare.Options{Find: match.Passages}).Prepare(&x, &a, nil)
	c, err := corpus.NewBytes([][]byte{x.AppendBinary(nil)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Len(), c.Head(0).ID, c.Head(0).Terms)
	// Output: 1 draft 5
}

// An article whose preparing panics leaves the corpus and is named; the others stay.
func TestBroken(t *testing.T) {
	m := corpus.NewMemory(t.TempDir(), 1<<20)
	t.Cleanup(func() { _ = m.Close() })
	s := m.Shelf(prepare.New(corpustest.Options(t)))
	for _, id := range []string{"a", "b", "c"} {
		a := news.Article{ID: id, Body: "The harbour board voted on Monday.", Place: news.Place{Path: id + ".txt"}}
		e, err := s.Add(&a)
		if err != nil {
			t.Fatal(err)
		}
		x := new(prepare.Prepared)
		if id == "b" {
			x = nil // nothing to prepare it in: a fault of ours
		}
		if _, ok := s.Prepare(e, x, &a, corpustest.Profile()); ok != (id != "b") {
			t.Fatalf("%s: prepared: %t", id, ok)
		}
	}
	if _, err := m.Seal(byBody); err != nil {
		t.Fatal(err)
	}
	failed := m.Broken()
	if len(failed) != 1 || failed[0].ID != "b" || failed[0].Place.Path != "b.txt" || failed[0].Reason == "" {
		t.Errorf("failed: %+v", failed)
	}
	if m.Len() != 2 || m.Head(0).ID != "a" || m.Head(1).ID != "c" {
		t.Errorf("%d articles left", m.Len())
	}
}
