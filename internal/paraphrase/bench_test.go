package paraphrase

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// wireSentences returns some 130 sentences of the five articles, as bodies and spans.
func wireSentences(tb testing.TB) (bodies []string, spans []news.Span) {
	tb.Helper()
	files, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(files) != 5 {
		tb.Fatalf("%d articles: %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, s := range roughSentences(string(data)) {
			bodies, spans = append(bodies, string(data)), append(spans, s)
		}
	}
	return bodies, spans
}

// roughSentences cuts at full stops before white space and drops short sentences.
func roughSentences(body string) (spans []news.Span) {
	start := 0
	for i := 0; i < len(body); i++ {
		if body[i] == '\n' || body[i] == '.' && i+1 < len(body) && body[i+1] == ' ' {
			if i-start > 40 {
				spans = append(spans, news.Span{Start: uint32(start), End: uint32(i)})
			}
			start = i + 1
		}
	}
	return spans
}

func BenchmarkEncode(b *testing.B) {
	m := load(b)
	bodies, spans := wireSentences(b)
	e := NewEncoder(m, "en")
	var s Sentence
	words, n := 0, 0
	for i, body := range bodies {
		e.Encode(&s, body, spans[i])
		words += s.Words
		n += spans[i].Len()
	}
	b.SetBytes(int64(n / len(bodies)))
	b.ReportMetric(float64(words)/float64(len(bodies)), "words")
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		e.Encode(&s, bodies[i], spans[i])
		if i++; i == len(bodies) {
			i = 0
		}
	}
}

// encodedWire returns the sentences of the five articles.
func encodedWire(tb testing.TB, m *Model) []Sentence {
	tb.Helper()
	bodies, spans := wireSentences(tb)
	e := NewEncoder(m, "en")
	sentences := make([]Sentence, len(bodies))
	for i, body := range bodies {
		e.Encode(&sentences[i], body, spans[i])
	}
	return sentences
}

func BenchmarkScore(b *testing.B) {
	m := load(b)
	sentences := encodedWire(b, m)
	scorer := NewScorer(m)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		scorer.Score(&sentences[i%len(sentences)], &sentences[(i*7+1)%len(sentences)])
		i++
	}
}

func BenchmarkFrom(b *testing.B) {
	m := load(b)
	sentences := encodedWire(b, m)
	scorer := NewScorer(m)
	loose, _ := m.Thresholds()
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		scorer.Hold(&sentences[i%len(sentences)])
		scorer.From(&sentences[(i*7+1)%len(sentences)], loose)
		i++
	}
}

func BenchmarkCells(b *testing.B) {
	m := load(b)
	bodies, spans := wireSentences(b)
	var s Sentence
	NewEncoder(m, "en").Encode(&s, bodies[0], spans[0])
	var cells []uint16
	b.ReportAllocs()
	for b.Loop() {
		cells = m.AppendCells(cells[:0], s.Vector(), 4)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(embedded)))
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}

// BenchmarkScoreNear scores pairs that a search brings up: near by their vectors.
func BenchmarkScoreNear(b *testing.B) {
	m := load(b)
	bodies, spans := wireSentences(b)
	e := NewEncoder(m, "en")
	sentences := make([]Sentence, len(bodies))
	for i, body := range bodies {
		e.Encode(&sentences[i], body, spans[i])
	}
	var near [][2]int
	for i := range sentences {
		for j := range i {
			if Near(&sentences[i], &sentences[j]) {
				near = append(near, [2]int{i, j})
			}
		}
	}
	scorer := NewScorer(m)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		p := near[i%len(near)]
		scorer.Score(&sentences[p[0]], &sentences[p[1]])
		i++
	}
}
