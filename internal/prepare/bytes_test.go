package prepare_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
)

// samples are the five articles, and others that have what these lack.
func samples(t testing.TB) []news.Article {
	t.Helper()
	files, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no article", err)
	}
	var out []news.Article
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, news.Article{ID: filepath.Base(f), Body: string(body), Place: news.Place{Path: f}})
	}
	return append(out,
		news.Article{ID: "empty"},
		news.Article{
			ID: "all fields", Source: "Reuters", Title: "UPDATE 1-Docks close", Desk: &news.Desk{Status: "usable", Subjects: []string{"x"}, Cut: true}, Byline: "Ann Bray", Lang: "en", URL: "https://example.org/1",
			Role: news.RoleWire, Published: time.Date(2011, 12, 8, 9, 30, 0, 5, time.UTC), Against: true, Place: news.Place{Path: "a.jsonl", Line: 7},
			Body: "LUND, Dec 8 (Reuters) - “We will not sign,” Ann Bray told Reuters on Thursday, and she left the room at once.\n\n(Reporting by Olaf Lund)",
		},
		news.Article{ID: "day", Published: time.Date(2011, 12, 8, 0, 0, 0, 0, time.UTC), DateOnly: true, Body: "Привет, мир. 1 2 3"},
	)
}

// TestBytes puts prepared articles through bytes.
func TestBytes(t *testing.T) {
	for _, a := range samples(t) {
		x := corpustest.Prepared(t, a)
		b := x.AppendBinary(nil)
		var y prepare.Prepared
		if err := y.Decode(b); err != nil {
			t.Fatalf("%s: %v", a.ID, err)
		}
		if !reflect.DeepEqual(x.Head, y.Head) || !reflect.DeepEqual(x.Article, y.Article) || !reflect.DeepEqual(x.Anatomy, y.Anatomy) {
			t.Errorf("%s: head, article or anatomy differ:\n%+v\n%+v", a.ID, x.Head, y.Head)
		}
		if !reflect.DeepEqual(x.Text.Terms, y.Text.Terms) && len(x.Text.Terms) > 0 || !reflect.DeepEqual(x.Text.Spans, y.Text.Spans) && len(x.Text.Spans) > 0 {
			t.Errorf("%s: the terms differ", a.ID)
		}
		if again := y.AppendBinary(nil); !reflect.DeepEqual(b, again) {
			t.Errorf("%s: %d bytes, and %d the second time", a.ID, len(b), len(again))
		}
		for n := range b { // every prefix is damaged, none panics
			if n%7 != 0 {
				continue
			}
			if err := new(prepare.Prepared).Decode(b[:n]); !errors.Is(err, encode.ErrDamaged) {
				t.Fatalf("%s: %d of %d bytes: %v", a.ID, n, len(b), err)
			}
		}
	}
}

// FuzzDecode wants an error or a value, and never a panic.
func FuzzDecode(f *testing.F) {
	for _, a := range samples(f) {
		b := corpustest.Prepared(f, a).AppendBinary(nil)
		if len(b) < 8<<10 {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var x prepare.Prepared
		if err := x.Decode(b); err != nil {
			return
		}
		var y prepare.Prepared
		if err := y.Decode(x.AppendBinary(nil)); err != nil {
			t.Errorf("what was decoded cannot be decoded again: %v", err)
		}
	})
}
