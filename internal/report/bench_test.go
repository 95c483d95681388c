package report

import (
	"errors"
	"io"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/spill"
)

// benchMatch is a match of two articles of about 900 words with two passages of 232 and 32 words.
func benchMatch(b *testing.B) *match.Match {
	m := wireMatch(b, wireArticles(b))
	m.Passages = m.Passages[:2]
	return m
}

func BenchmarkNewPair(b *testing.B) {
	m := benchMatch(b)
	b.ReportAllocs()
	for b.Loop() {
		NewPair(m, nil, nil)
	}
}

// BenchmarkWriters has the price of a pair in each format.
func BenchmarkWriters(b *testing.B) {
	m := benchMatch(b)
	p := NewPair(m, NewArticle(m.A), NewArticle(m.B))
	space := spill.New(b.TempDir(), 0)
	defer space.Close()
	for _, f := range []struct {
		name string
		w    Writer
	}{
		{"jsonl", NewJSONL(io.Discard)},
		{"csv", NewCSV(io.Discard, nil)},
		{"html", NewHTML(io.Discard, HTMLOptions{})},
		{"text", NewText(io.Discard, TextOptions{Limit: 100}, space)},
		{"github", NewGitHub(io.Discard, space)},
	} {
		b.Run(f.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.WordsShared++ // the best so far
				if err := f.w.Pair(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTables has the price of a folder with 1,000 pairs of two passages each in each kind of table.
func BenchmarkTables(b *testing.B) {
	m := benchMatch(b)
	p := NewPair(m, NewArticle(m.A), NewArticle(m.B))
	for _, name := range []string{"csv", "parquet", "sqlite", "graphml"} {
		outputs, err := ParseOutputs(Outputs(), []string{name})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				space := spill.New(b.TempDir(), 0)
				folder, err := Create(filepath.Join(b.TempDir(), "run"), FolderOptions{Write: outputs, Space: space})
				if err != nil {
					b.Fatal(err)
				}
				for i := range 1000 {
					p.B = strconv.Itoa(i)
					if err := folder.Pair(p); err != nil {
						b.Fatal(err)
					}
				}
				if err := errors.Join(folder.Close(&Result{Run: &Run{}}), space.Close()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkQuoted has the price of a pair of two articles of 100 words with six quotations and two paraphrases.
func BenchmarkQuoted(b *testing.B) {
	pairs, r := fullRun(b)
	p := pairs[2]
	space := spill.New(b.TempDir(), 0)
	for name, w := range map[string]Writer{
		"text": NewText(io.Discard, TextOptions{Width: 100}, space), "github": NewGitHub(io.Discard, space), "jsonl": NewJSONL(io.Discard),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := w.Pair(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("ledger", func(b *testing.B) {
		w := NewHTML(io.Discard, HTMLOptions{})
		b.ReportAllocs()
		for b.Loop() {
			if err := w.Quotation(r.Ledger[2]); err != nil {
				b.Fatal(err)
			}
		}
	})
}
