package ocr_test

import (
	"os"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/shingle"
)

// story returns 2.3 kB of copy, and as much of other copy.
func story(b *testing.B) (one, other string) {
	b.Helper()
	text, err := os.ReadFile("../../testdata/wire/001_24ab744bbf5cc465.txt")
	if err != nil {
		b.Fatal(err)
	}
	return strings.ToValidUTF8(string(text[:2300]), ""), strings.ToValidUTF8(string(text[2300:]), "")
}

func BenchmarkFoldAndKeys(b *testing.B) {
	story, _ := story(b)
	var text ocr.Text
	var keys []shingle.Fingerprint
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	for b.Loop() {
		ocr.Fold(&text, story, nil)
		keys = ocr.Keys(keys[:0], &text, 10)
	}
}

func BenchmarkLexicon(b *testing.B) {
	story, _ := story(b)
	text := normalize.New().Text(story, nil, "en")
	lexicon := ocr.NewLexicon()
	counter := lexicon.Counter()
	var suspects ocr.Suspects
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	for b.Loop() {
		counter.Add(&suspects, story, text)
		lexicon.Looks(&suspects)
	}
}

func BenchmarkPassages(b *testing.B) {
	story, other := story(b)
	n := normalize.New()
	for _, bench := range []struct {
		name string
		a, b string
	}{
		{"same", story, story},
		{"noise of 5", story, newReader(1, 5).read(story)},
		{"noise of 15 in both", newReader(1, 15).read(story), newReader(2, 15).read(story)},
		{"others", story, other},
	} {
		b.Run(bench.name, func(b *testing.B) {
			x, y := sideOf(n, bench.a), sideOf(n, bench.b)
			var al ocr.Aligner
			b.SetBytes(int64(len(bench.a) + len(bench.b)))
			b.ReportAllocs()
			for b.Loop() {
				al.Passages(x, y, align.Options{})
			}
		})
	}
}
