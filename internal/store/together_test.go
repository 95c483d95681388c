package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// TestOneWriter opens an index twice for writing.
func TestOneWriter(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	if _, err := store.OpenWriter(dir, options()); !errors.Is(err, atomicfile.ErrHeld) {
		t.Errorf("error %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := open(t, dir).Close(); err != nil {
		t.Error(err)
	}
}

// TestViewStays checks against a view while articles are added and removed and the index is written anew: it answers as at its beginning.
func TestViewStays(t *testing.T) {
	dir, w := t.TempDir(), newWriter(21)
	var articles []news.Article
	for i := range 30 {
		articles = append(articles, w.article(string(rune('A'+i))))
	}
	x := open(t, dir)
	add(t, x, articles...)
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v, err := s.View(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	fresh := []news.Article{w.article("new"), {ID: "copy", Lang: "en", Body: articles[0].Body}}
	want := check(t, v, fresh, options())
	if want == "" {
		t.Fatal("nothing is found")
	}
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for range 5 {
				v, err := s.View(context.Background())
				if err != nil {
					t.Error(err)
					return
				}
				if got := check(t, v, fresh, options()); got != want && !strings.Contains(got, `"late"`) {
					t.Error("a check during an add gives something of before and something of after")
				}
				if err := v.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	add(t, x, news.Article{ID: "late", Lang: "en", Body: articles[0].Body})
	if _, _, err := x.Remove(context.Background(), []string{articles[0].ID}); err != nil {
		t.Fatal(err)
	}
	readers.Wait()
	if err := x.Compact(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if got := check(t, v, fresh, options()); got != want {
		t.Errorf("the view changed:\n%s", difference(got, want))
	}
	if got := check(t, view(t, dir), fresh, options()); !strings.Contains(got, `"late"`) {
		t.Error("a new view has nothing of what was added")
	}
}

// TestNoBytesLeft looks for a removed text in the files.
func TestNoBytesLeft(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	for i := range 5 {
		add(t, x, numbered(i), news.Article{ID: "secret" + string(rune('0'+i)), Body: "Zyzzyva " + numbered(i).Body})
	}
	if n, missing, err := x.Remove(context.Background(), []string{"secret0", "secret1", "secret2", "secret3", "secret4", "nobody"}); n != 5 || len(missing) != 1 || err != nil {
		t.Fatal(n, missing, err)
	}
	if err := x.Compact(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "secret") || strings.Contains(string(b), "Zyzzyva") {
			t.Errorf("%s has something of a removed article", file)
		}
	}
	if n := view(t, dir).Len(); n != 5 {
		t.Error(n)
	}
}

// TestEqualIDs adds articles of one ID in either order: that with the smaller content hash is kept, as in a run.
func TestEqualIDs(t *testing.T) {
	a, b := news.Article{ID: "x", Lang: "en", Body: "One text of the two."}, news.Article{ID: "x", Lang: "en", Body: "Another text of the two."}
	kept := make(map[string]bool)
	for _, both := range [][]news.Article{{a, b}, {b, a}, {a, b, a}} {
		dir := t.TempDir()
		x := open(t, dir)
		out := add(t, x, both...)
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		if len(out.Dropped)+out.Same != len(both)-1 {
			t.Errorf("%+v", out)
		}
		for article, err := range view(t, dir).Articles(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			kept[article.Body] = true
		}
	}
	run, err := detect.Read(context.Background(), each([]news.Article{a, b}), options())
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	first, second := detect.ContentHash(&a), detect.ContentHash(&b)
	want := a.Body
	if string(second[:]) < string(first[:]) {
		want = b.Body
	}
	if len(kept) != 1 || !kept[want] {
		t.Errorf("kept %v, want %q", kept, want)
	}
}

// TestMismatch names the option that differs.
func TestMismatch(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	add(t, x, numbered(1))
	defer x.Close()
	want := store.SettingsOf(options())
	if err := x.Settings().Check(want, []string{"find", "min-words"}); err != nil {
		t.Error(err)
	}
	want.MinWords = 9
	mismatch, ok := errors.AsType[*store.MismatchError](x.Settings().Check(want, []string{"find", "min-words"}))
	if !ok || *mismatch != (store.MismatchError{Option: "min-words", Index: "12", Want: "9"}) {
		t.Errorf("%+v", mismatch)
	}
	if err := x.Settings().Check(want, []string{"find"}); err != nil {
		t.Errorf("an option that was not given: %v", err)
	}
}

// TestNothing adds nothing: then there is no index yet.
func TestNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	x := open(t, dir)
	if out := add(t, x); out.New != 0 {
		t.Errorf("%+v", out)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(dir); !errors.Is(err, store.ErrNoIndex) {
		t.Errorf("error %v", err)
	}
	if n, err := open(t, dir).Expire(context.Background(), time.Now()); n != 0 || err != nil {
		t.Error(n, err)
	}
}
