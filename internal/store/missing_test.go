package store_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// TestMissing takes rows out of the tables, as a damaged page does that tells less than there was. A check says so before it answers without
// them, export says so after what there is, and verify names it.
func TestMissing(t *testing.T) {
	dir, w := t.TempDir(), newWriter(81)
	var articles []news.Article
	for i := range 12 {
		articles = append(articles, w.article(string(rune('A'+i))))
	}
	x := open(t, dir)
	add(t, x, articles...)
	if _, _, err := x.Remove(context.Background(), []string{articles[3].ID}); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	fresh := []news.Article{{ID: "copy", Lang: "en", Body: articles[2].Body}, {ID: "removed", Lang: "en", Body: articles[3].Body}}
	if pairs, err := checkAlone(dir, fresh); err != nil || !strings.Contains(pairs, articles[2].ID+" copy") {
		t.Fatal(pairs, err)
	}
	for _, missing := range []struct{ rows, want string }{
		{"segments", "0 segments, and there should be 1"},
		{"postings", "are missing"},
		{"articles WHERE doc = 3", "1 articles between 3 and"},
		{"removed", "1 articles between 4 and 4 are missing"},
		{"texts WHERE doc = 3", "article 3 has no text"},
		{"meta WHERE name = 'state'", "no state"},
	} {
		damaged, file := copyIndex(t, dir)
		db, err := sql.Open("sqlite", file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec("DELETE FROM " + missing.rows); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if pairs, err := checkAlone(damaged, fresh); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), file+": damaged index: ") || !strings.Contains(err.Error(), missing.want) {
			t.Errorf("without %s: %q, %v", missing.rows, pairs, err)
		}
		if missing.rows == "removed" {
			continue // it says of an article that is gone that it should be
		}
		if _, _, problems, err := look(damaged, fresh); len(problems) == 0 && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("without %s: verify says nothing", missing.rows)
		}
	}
}

// checkAlone returns the pairs of new articles and does nothing else that might find damage.
func checkAlone(dir string, fresh []news.Article) (pairs string, err error) {
	s, err := store.Open(dir)
	if err != nil {
		return "", err
	}
	defer s.Close()
	v, err := s.View(context.Background())
	if err != nil {
		return "", err
	}
	defer v.Close()
	o := options()
	o.Workers = 1
	run, err := detect.Read(context.Background(), each(fresh), v.Options(o, nil))
	if err != nil {
		return "", err
	}
	defer run.Close()
	var out strings.Builder
	for m, err := range run.Matches(context.Background()) {
		if err != nil {
			return "", err
		}
		out.WriteString(m.A.ID + " " + m.B.ID + "\n")
	}
	return out.String(), nil
}
