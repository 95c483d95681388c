package quotematch

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
)

// quotedWords is the number of quoted words in each article of the benchmarks.
const quotedWords = 150

func BenchmarkFill(b *testing.B) {
	w := newWriter(1, 3000)
	body := w.quote(w.words(quotedWords))
	text, qs := normalize.New().Text(body, nil, "en"), quotations(body)
	var s Side
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		s.Fill(text, qs, body)
	}
}

// BenchmarkMatches matches the pairs that a run meets: most share no quotation.
func BenchmarkMatches(b *testing.B) {
	for _, kind := range []struct {
		name string
		copy func(w *writer, words []string) []string
	}{
		{"nothing", func(w *writer, _ []string) []string { return w.words(quotedWords) }},
		{"one quotation", func(w *writer, words []string) []string { return slices.Concat(w.words(100), words[:30]) }},
		{"all", func(w *writer, words []string) []string { return w.edit(words, 4) }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			w := newWriter(1, 3000)
			var pairs [32][2]*Side
			for i := range pairs {
				words := w.words(quotedWords)
				pairs[i] = [2]*Side{sideOf(w.quote(words)), sideOf(w.quote(kind.copy(w, words)))}
			}
			m := Matcher{}
			b.SetBytes(2 * 8 * quotedWords)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p := pairs[i%len(pairs)]
				m.Matches(p[0], p[1])
			}
		})
	}
}

// BenchmarkCompare compares two quotations of 25 words that differ in one.
func BenchmarkCompare(b *testing.B) {
	w := newWriter(1, 3000)
	words := w.words(25)
	x := lineOf(words)
	words[12] = w.word()
	y := lineOf(words)
	var c comparer
	b.ReportAllocs()
	for b.Loop() {
		c.compare(x, y)
	}
}

func BenchmarkKeys(b *testing.B) {
	terms := newWriter(1, 3000).terms(25)
	var keys []shingle.Fingerprint
	b.SetBytes(8 * 25)
	b.ReportAllocs()
	for b.Loop() {
		keys = Keys(keys[:0], terms)
	}
}

func BenchmarkVariants(b *testing.B) {
	members := wordingsOf(newWriter(1, 3000), 10_000, 500)
	b.ReportAllocs()
	for b.Loop() {
		Variants(members)
	}
}
