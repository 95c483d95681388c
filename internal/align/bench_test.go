package align_test

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/normalize"
)

// articleWords is the length of the articles of the benchmarks, in words.
const articleWords = 385

func BenchmarkFill(b *testing.B) {
	w := newWriter(1, 3000)
	var texts [32]*normalize.Text
	for i := range texts {
		texts[i] = textOf(strings.Join(w.text(articleWords), " "))
	}
	b.SetBytes(8 * articleWords)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		newSide(texts[i%len(texts)], k)
	}
}

// BenchmarkPassages aligns the pairs that a run meets: most share nearly everything, a paragraph, or a few words by
// chance. As in a run, it asks for the longest run of equal terms if there is no passage.
func BenchmarkPassages(b *testing.B) {
	for _, kind := range []struct {
		name string
		copy func(w *writer, words []string) []string
	}{
		{"near-duplicate", func(w *writer, words []string) []string { return w.edit(words, 8, true) }},
		{"one paragraph", func(w *writer, words []string) []string { return insert(w.text(articleWords-60), 100, words[200:260]) }},
		{"accidental", func(w *writer, words []string) []string { return insert(w.text(articleWords-6), 100, words[200:206]) }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			w := newWriter(1, 3000)
			var pairs [32][2]*align.Side
			for i := range pairs {
				words := w.text(articleWords)
				pairs[i][0] = newSide(textOf(strings.Join(words, " ")), k)
				pairs[i][1] = newSide(textOf(strings.Join(kind.copy(w, words), " ")), k)
			}
			var al align.Aligner
			b.SetBytes(2 * 8 * articleWords)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p := pairs[i%len(pairs)]
				al.Load(p[0], p[1])
				if len(al.Passages(align.Options{})) == 0 {
					al.LongestRun()
				}
			}
		})
	}
}
