package store_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// copyIndex copies an index that nobody has open, and returns the folder and the file.
func copyIndex(t *testing.T, from string) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	name, err := os.ReadFile(filepath.Join(dir, "CURRENT"))
	if err != nil {
		t.Fatal(err)
	}
	return dir, filepath.Join(dir, strings.TrimSpace(string(name)))
}

// look does all that is done with an index that is read, and returns the pairs of new articles, what verify says, and the first error.
func look(dir string, fresh []news.Article) (pairs, exported string, problems []string, err error) {
	ctx := context.Background()
	s, err := store.Open(dir)
	if err != nil {
		return "", "", nil, err
	}
	defer s.Close()
	v, err := s.Remains(ctx)
	if err != nil {
		return "", "", nil, err
	}
	defer v.Close()
	problems, verifyErr := v.Verify(ctx)
	whole, err := s.View(ctx)
	if err != nil {
		return "", "", problems, errors.Join(verifyErr, err)
	}
	defer whole.Close()
	var all strings.Builder
	for a, e := range v.Articles(ctx) {
		if e != nil {
			err = errors.Join(err, e)
			break
		}
		all.WriteString(a.ID + a.Body)
	}
	o := options()
	o.Workers = 1
	run, e := detect.Read(ctx, each(fresh), v.Options(o, nil))
	if e != nil {
		return "", "", problems, errors.Join(err, verifyErr, e)
	}
	defer run.Close()
	var out strings.Builder
	for m, e := range run.Matches(ctx) {
		if e != nil {
			err = errors.Join(err, e)
			break
		}
		out.WriteString(m.A.ID + " " + m.B.ID + "\n")
	}
	return out.String(), all.String(), problems, errors.Join(err, verifyErr)
}

// TestDamage flips bits and cuts the file short. Then either verify names the file, or nothing that is read is another thing than was
// written; nothing panics, and no answer is a wrong one.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	w := newWriter(11)
	var articles, fresh []news.Article
	for range 40 {
		articles = append(articles, w.article(string(rune('A'+len(articles)))))
	}
	for range 3 {
		fresh = append(fresh, w.article("new"+string(rune('A'+len(fresh)))))
	}
	x := open(t, dir)
	add(t, x, articles[:30]...)
	add(t, x, articles[30:]...)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	wantPairs, wantAll, problems, err := look(dir, fresh)
	if err != nil || len(problems) > 0 || wantPairs == "" {
		t.Fatal(wantPairs, problems, err)
	}
	_, whole := copyIndex(t, dir)
	size, err := os.Stat(whole)
	if err != nil {
		t.Fatal(err)
	}
	rnd, flips, told := rand.New(rand.NewPCG(1, 2)), 150, 0
	if testing.Short() {
		flips = 40
	}
	for i := range flips {
		damaged, file := copyIndex(t, dir)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		what := "cut"
		if i%10 == 0 {
			b = b[:rnd.Int64N(size.Size())]
		} else {
			what = "flipped"
			at := rnd.IntN(len(b))
			if i%3 == 0 {
				at = rnd.IntN(min(len(b), 1<<13)) // in the first page
			}
			b[at] ^= 1 << rnd.IntN(8)
		}
		if err := os.WriteFile(file, b, 0o666); err != nil {
			t.Fatal(err)
		}
		if alone, err := checkAlone(damaged, fresh); err == nil && alone != wantPairs {
			t.Errorf("%s %d: a check answers otherwise, and does not say so", what, i)
		}
		pairs, all, problems, err := look(damaged, fresh)
		if err != nil || len(problems) > 0 {
			told++
			for _, p := range problems {
				if !strings.Contains(p, filepath.Base(file)) {
					t.Errorf("%s %d: the file is not named: %s", what, i, p)
				}
			}
			if err != nil && !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrOlder) && !errors.Is(err, store.ErrNewer) {
				t.Errorf("%s %d: %v", what, i, err)
			}
			if err == nil && (pairs != wantPairs || all != wantAll) && len(problems) == 0 {
				t.Errorf("%s %d: other answers", what, i)
			}
			continue
		}
		if pairs != wantPairs || all != wantAll {
			t.Errorf("%s %d: other answers, and nobody says so", what, i)
		}
	}
	if told < flips/4 { // most of a small file is room in its pages
		t.Errorf("%d of %d were told", told, flips)
	}
	t.Logf("%d of %d told", told, flips)
}
