package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
)

// rowsOf returns all rows of the tables of an index that hang on its articles, a line each.
func rowsOf(t *testing.T, dir string) (out []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.db"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	db, err := sql.Open("sqlite", files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, query := range []string{
		"SELECT doc || ' ' || id || ' ' || keys || ' ' || hex(content) || ' ' || hex(head) FROM articles ORDER BY doc", "SELECT doc || ' ' || hex(body) FROM texts ORDER BY doc",
		"SELECT number || ' ' || hex(layout) FROM segments", "SELECT row || ' ' || hex(bytes) FROM postings ORDER BY row",
	} {
		rows, err := db.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// The first add files articles as they were prepared when the profile was learnt; a later add prepares them with it. The index is the same,
// byte for byte; as it is where the memory is too small for all postings at once.
func TestFiledAsLearnt(t *testing.T) {
	w := newWriter(77)
	var articles []news.Article
	for i := range 400 {
		a := w.article(fmt.Sprintf("a%03d", i))
		if a.Published.IsZero() {
			a.Published = time.Unix(int64(i), 0)
		}
		switch {
		case i%7 == 0: // standing text of a source
			a.Source = "Source 1"
			a.Body += "\n\nThe Morning Harbour Gazette is a member of the Independent Press Standards Organisation and keeps its code."
		case i%11 == 0: // too short to tell its language
			a.Lang, a.Body = "", w.text(9)
		case i%13 == 0: // an article that comes again
			articles = append(articles, a)
		}
		articles = append(articles, a)
	}
	dir := t.TempDir()
	x := open(t, dir)
	out := add(t, x, articles...)
	if out.New != 400 || out.Same == 0 || len(out.Dropped) > 0 {
		t.Error(out)
	}
	if err := x.Compact(context.Background()); err != nil {
		t.Fatal(err)
	}
	learnt := rowsOf(t, dir)
	little := t.TempDir()
	o := options()
	o.Memory = 2 << 20
	y := open(t, little)
	if _, err := y.Add(context.Background(), each(articles), o); err != nil {
		t.Fatal(err)
	}
	if err := y.Close(); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rowsOf(t, little), learnt) {
		t.Error("with little memory another index is made")
	}
	var ids []string
	for _, a := range articles {
		ids = append(ids, a.ID)
	}
	slices.Sort(ids)
	if n, _, err := x.Remove(context.Background(), slices.Compact(ids)); n != 400 || err != nil {
		t.Fatal(n, err)
	}
	slices.SortStableFunc(articles, func(x, y news.Article) int { return strings.Compare(x.ID, y.ID) })
	for some := range slices.Chunk(articles, 150) {
		add(t, x, some...)
	}
	for range 2 { // the second leaves as many rows as the postings of the first want
		if err := x.Compact(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	later := rowsOf(t, dir)
	if len(later) != len(learnt) {
		t.Fatalf("%d rows, were %d", len(later), len(learnt))
	}
	for i := range learnt {
		if learnt[i] != later[i] {
			t.Fatalf("row %d: %.2000s\nwas %.2000s", i, later[i], learnt[i])
		}
	}
	v := view(t, dir)
	if problems, err := v.Verify(context.Background()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	if s := v.Profile().Standing; s == nil || len(s.Entries) == 0 {
		t.Error("no standing text: the test tells less than it should")
	}
}
