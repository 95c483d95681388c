package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// logged makes an index as a process leaves it that is killed: some of it in the file, what came last in the write-ahead log. It returns
// a copy for each call of what it returns.
func logged(t *testing.T) (copied func() (dir, file string), fresh []news.Article) {
	t.Helper()
	dir, w := t.TempDir(), newWriter(31)
	var articles []news.Article
	for i := range 14 {
		articles = append(articles, w.article(string(rune('A'+i))))
	}
	x := open(t, dir)
	add(t, x, articles[:8]...)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x = open(t, dir)
	t.Cleanup(func() { _ = x.Close() })
	for _, a := range articles[8:] {
		add(t, x, a)
	}
	for i := range 3 {
		fresh = append(fresh, w.article("new"+string(rune('A'+i))))
	}
	for _, a := range articles[10:] {
		fresh = append(fresh, news.Article{ID: "of " + a.ID, Lang: "en", Body: a.Body})
	}
	return func() (string, string) { return copyIndex(t, dir) }, fresh
}

// TestLogDamage damages what lies beside the file of an index: the write-ahead log, of which SQLite leaves out in silence what follows the
// damage, the count of what was acknowledged, and the name of the file. Then it is said, and the file is named; or all is there.
func TestLogDamage(t *testing.T) {
	copied, fresh := logged(t)
	dir, _ := copied()
	wantPairs, wantAll, problems, err := look(dir, fresh)
	if err != nil || len(problems) > 0 || !strings.Contains(wantPairs, "of N") {
		t.Fatal(wantPairs, problems, err)
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	flip := func(b []byte) []byte { b[rnd.IntN(len(b))] ^= 1 << rnd.IntN(8); return b }
	cut := func(b []byte) []byte { return b[:rnd.IntN(len(b))] }
	for _, damage := range []struct {
		what, of   string
		times      int
		do         func([]byte) []byte
		alwaysTold bool // not only where it matters
	}{
		{"flip", "-wal", 60, flip, false},
		{"cut", "-wal", 20, cut, true},
		{"zeros", "-wal", 1, func(b []byte) []byte { return make([]byte, len(b)) }, true},
		{"missing", "-wal", 1, nil, true},
		{"flip", "-acked", 40, flip, false},
		{"cut", "-acked", 10, func(b []byte) []byte { return b[:rnd.IntN(12)] }, true},
		{"missing", "-acked", 1, nil, true},
		{"flip", "CURRENT", 40, flip, true},
		{"cut", "CURRENT", 10, func(b []byte) []byte { return b[:rnd.IntN(len(b)-1)] }, true},
		{"another", "CURRENT", 1, func([]byte) []byte { return []byte("index-000009.db\n") }, true},
	} {
		told := 0
		for i := range damage.times {
			dir, file := copied()
			path := filepath.Join(dir, damage.of)
			if damage.of != "CURRENT" {
				path = file + damage.of
			}
			if damage.do == nil {
				err = os.Remove(path)
			} else {
				b, _ := os.ReadFile(path)
				err = os.WriteFile(path, damage.do(b), 0o666)
			}
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%s %s %d", damage.of, damage.what, i)
			pairs, all, problems, err := look(dir, fresh)
			switch {
			case err == nil && len(problems) > 0:
				t.Errorf("%s: a check says nothing of %q", name, problems)
			case err == nil && (pairs != wantPairs || all != wantAll):
				t.Errorf("%s: other answers, and nobody says so", name)
			case err == nil && damage.alwaysTold:
				t.Errorf("%s: nobody says so", name)
			case err != nil:
				told++
				if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), dir) {
					t.Errorf("%s: %v", name, err)
				}
				if w, err := store.OpenWriter(dir, options()); !errors.Is(err, store.ErrDamaged) {
					t.Errorf("%s: a writer goes on: %v", name, errors.Join(err, w.Close()))
				}
			}
		}
		t.Logf("%s %s: %d of %d told", damage.of, damage.what, told, damage.times)
	}
}

// TestRemains reads what is left after acknowledged changes were lost: export and verify do, and say so.
func TestRemains(t *testing.T) {
	copied, _ := logged(t)
	dir, file := copied()
	if err := os.Remove(file + "-wal"); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want := filepath.Base(file) + "-wal: damaged index: 6 of 8 changes are lost, though they were acknowledged"
	if _, err := s.View(context.Background()); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), want) {
		t.Errorf("View: %v", err)
	}
	v, err := s.Remains(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	n := 0
	for a, e := range v.Articles(context.Background()) {
		if err = e; a != nil {
			n++
		}
	}
	if n != 8 || err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%d articles, then %v", n, err)
	}
	if problems, err := v.Verify(context.Background()); err != nil || len(problems) != 1 || !strings.Contains(problems[0], want) {
		t.Error(problems, err)
	}
}
