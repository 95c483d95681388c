package store_test

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// articlesOf reads the articles of JSON Lines.
func articlesOf(t *testing.T, file string) (out []news.Article) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var a struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, news.Article{ID: a.ID, Body: a.Text})
	}
	if lines.Err() != nil || len(out) == 0 {
		t.Fatal(lines.Err(), len(out))
	}
	return out
}

// TestBackcompat upgrades the indexes of released formats. Until then an error names the format; afterwards all is there, and is found.
func TestBackcompat(t *testing.T) {
	formats, err := filepath.Glob(filepath.Join("testdata", "backcompat", "*", "index"))
	if err != nil || len(formats) == 0 {
		t.Fatal(formats, err)
	}
	for _, index := range formats {
		of := filepath.Dir(index)
		t.Run(filepath.Base(of), func(t *testing.T) {
			dir, _ := copyIndex(t, index)
			if _, err := store.Open(dir); !errors.Is(err, store.ErrOlder) || !strings.Contains(err.Error(), "format "+filepath.Base(of)+", ") {
				t.Errorf("before it is upgraded: %v", err)
			}
			if _, err := store.OpenWriter(dir, options()); !errors.Is(err, store.ErrOlder) {
				t.Errorf("before it is upgraded: %v", err)
			}
			if upgraded, err := store.Upgrade(context.Background(), dir, options()); !upgraded || err != nil {
				t.Fatal(upgraded, err)
			}
			isUpgraded(t, dir, of)
			if upgraded, err := store.Upgrade(context.Background(), dir, options()); upgraded || err != nil {
				t.Errorf("once more: %v, %v", upgraded, err)
			}
		})
	}
}

// isUpgraded fails the test unless an index has what the files of a released one say.
func isUpgraded(t *testing.T, dir, of string) {
	t.Helper()
	want, there := articlesOf(t, filepath.Join(of, "articles.jsonl")), make(map[string]string)
	v := view(t, dir)
	for a, err := range v.Articles(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		there[a.ID] = a.Body
	}
	for _, a := range want {
		if there[a.ID] != a.Body {
			t.Errorf("article %s is %q, was %q", a.ID, there[a.ID], a.Body)
		}
	}
	if len(there) != len(want) {
		t.Errorf("%d articles, were %d", len(there), len(want))
	}
	pairs, _, problems, err := look(dir, articlesOf(t, filepath.Join(of, "new.jsonl")))
	if err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	wantPairs, err := os.ReadFile(filepath.Join(of, "pairs.txt"))
	if err != nil || pairs != string(wantPairs) {
		t.Errorf("pairs %q, were %q", pairs, wantPairs)
	}
}

// setMethod says of an index that another method made it.
func setMethod(dir string, method int) error {
	name, err := os.ReadFile(filepath.Join(dir, "CURRENT"))
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, strings.TrimSpace(string(name))))
	if err != nil {
		return err
	}
	var version int
	err = db.QueryRow("PRAGMA user_version").Scan(&version)
	if err == nil {
		_, err = db.Exec(fmt.Sprintf("PRAGMA user_version = %d", version&^0xffff|method))
	}
	return errors.Join(err, db.Close())
}

// TestMethod upgrades an index that another method made: all is made again of the texts. One of a later version is left alone.
func TestMethod(t *testing.T) {
	dir, w := t.TempDir(), newWriter(61)
	var articles []news.Article
	for i := range 12 {
		articles = append(articles, w.article(string(rune('A'+i))))
	}
	x := open(t, dir)
	add(t, x, articles...)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	fresh := []news.Article{{ID: "copy", Lang: "en", Body: articles[2].Body}}
	want := check(t, view(t, dir), fresh, options())
	if err := setMethod(dir, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(dir); !errors.Is(err, store.ErrOlder) || !strings.Contains(err.Error(), "method 0, ") {
		t.Error(err)
	}
	if upgraded, err := store.Upgrade(context.Background(), dir, options()); !upgraded || err != nil {
		t.Fatal(upgraded, err)
	}
	v := view(t, dir)
	if got := check(t, v, fresh, options()); got != want || got == "" {
		t.Errorf("afterwards %s, before %s", got, want)
	}
	if s, err := v.Stats(context.Background()); err != nil || s.Generation != 2 || s.Articles != 12 {
		t.Errorf("%+v, %v", s, err)
	}
	if err := setMethod(dir, 999); err != nil {
		t.Fatal(err)
	}
	for _, upgrade := range []bool{false, true} {
		_, err := store.Open(dir)
		if upgrade {
			_, err = store.Upgrade(context.Background(), dir, options())
		}
		if !errors.Is(err, store.ErrNewer) || !strings.Contains(err.Error(), "method 999, ") {
			t.Error(upgrade, err)
		}
	}
	if _, err := store.Upgrade(context.Background(), t.TempDir(), options()); !errors.Is(err, store.ErrNoIndex) {
		t.Errorf("nothing: %v", err)
	}
}
