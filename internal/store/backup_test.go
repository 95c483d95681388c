package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// TestBackup copies an index again and again while it is added to and written anew, and restores each copy: it is sound and of one moment.
func TestBackup(t *testing.T) {
	dir, w := t.TempDir(), newWriter(41)
	x := open(t, dir)
	var articles []news.Article
	for i := range 24 {
		articles = append(articles, w.article(string(rune('A'+i))))
	}
	add(t, x, articles[:4]...)
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var adding sync.WaitGroup
	adding.Go(func() {
		for i := 4; i < 24; i += 2 { // two at once, in one transaction
			add(t, x, articles[i:i+2]...)
		}
	})
	before := 0
	for range 4 {
		to := filepath.Join(t.TempDir(), "new", "backup")
		if err := s.Backup(context.Background(), to); err != nil {
			t.Fatal(err)
		}
		v := view(t, to)
		n := v.Len()
		if n%2 != 0 || n < before {
			t.Errorf("%d articles after %d", n, before)
		}
		before = n
		if problems, err := v.Verify(context.Background()); err != nil || len(problems) > 0 {
			t.Error(problems, err)
		}
	}
	adding.Wait()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	if err := s.Backup(context.Background(), to); err != nil {
		t.Fatal(err)
	}
	fresh := []news.Article{{ID: "copy", Lang: "en", Body: articles[23].Body}}
	if got, want := check(t, view(t, to), fresh, options()), check(t, view(t, dir), fresh, options()); got != want || got == "" {
		t.Errorf("the copy answers %s, the index %s", got, want)
	}
	restored := openWith(t, to, options())
	if out := add(t, restored, articles...); out.Same != 24 {
		t.Errorf("%+v", out)
	}
	if err := restored.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(context.Background(), to); !errors.Is(err, store.ErrIndexThere) {
		t.Errorf("over another index: %v", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "notes"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(context.Background(), other); !errors.Is(err, store.ErrNotIndex) {
		t.Errorf("into a folder with other files: %v", err)
	}
}
