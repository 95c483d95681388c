package store

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

// TestFull has room for so many pages and no more, for every number of them until an add fits: it ends with [ErrFull], and the index is
// as before.
func TestFull(t *testing.T) {
	ctx, o := context.Background(), small()
	dir := t.TempDir()
	w, err := OpenWriter(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Add(ctx, some(0, 5), o); err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := w.s.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	full := 0
	for room := 0; ; room++ {
		w.s.db.SetMaxOpenConns(1) // the limit is that of a connection
		if _, err := w.s.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+room)); err != nil {
			t.Fatal(err)
		}
		_, err := w.Add(ctx, some(5, 80), o)
		if err == nil {
			break
		}
		if full++; !errors.Is(err, ErrFull) {
			t.Fatalf("room for %d pages: %v", room, err)
		}
		if n, err := w.s.count(ctx, w.s.db, "articles"); n != 5 || err != nil {
			t.Fatalf("room for %d pages: %d articles, %v", room, n, err)
		}
	}
	if full < 3 {
		t.Errorf("the disk was full %d times", full)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v, err := s.View(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if problems, err := v.Verify(ctx); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	if v.Len() != 85 {
		t.Errorf("%d articles", v.Len())
	}
}
