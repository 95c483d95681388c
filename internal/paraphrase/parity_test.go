package paraphrase

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// load returns the embedded model.
func load(tb testing.TB) *Model {
	tb.Helper()
	m, err := Load()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// records reads a file with one JSON value on each line.
func records[T any](t *testing.T, name string) (out []T) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// madeUp returns the lines of testdata/sentences.txt.
func madeUp(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

// reference is the place of a sentence: bytes of an article of testdata/wire, or a line of testdata/sentences.txt.
type reference struct {
	File       string
	Start, End uint32
	Line       int
}

// The Go side computes the same values as tools/paraphrase.
func TestParity(t *testing.T) {
	m := load(t)
	e, s := NewEncoder(m, "en"), NewScorer(m)
	file, err := readSections(embedded)
	if err != nil {
		t.Fatal(err)
	}
	names, err := readFeatures(file["names"])
	if err != nil {
		t.Fatal(err)
	}
	lines, articles := madeUp(t), map[string]string{}
	read := func(dst *Sentence, r reference) string {
		if r.File == "" {
			e.Encode(dst, lines[r.Line], whole(lines[r.Line]))
			return lines[r.Line]
		}
		if _, known := articles[r.File]; !known {
			data, err := os.ReadFile(filepath.Join("../../testdata/wire", r.File))
			if err != nil {
				t.Fatal(err)
			}
			articles[r.File] = string(data)
		}
		span := news.Span{Start: r.Start, End: r.End}
		e.Encode(dst, articles[r.File], span)
		return span.Cut(articles[r.File])
	}
	pairs := records[struct {
		A, B     reference
		Features []float64
		Score    float64
	}](t, "testdata/parity.jsonl")
	if len(pairs) < 500 {
		t.Errorf("only %d pairs", len(pairs))
	}
	for _, p := range pairs {
		var a, b Sentence
		textA, textB := read(&a, p.A), read(&b, p.B)
		if got := s.Score(&a, &b); math.Abs(got-p.Score) > 1e-6 {
			t.Errorf("%q, %q: score %v, want %v", textA, textB, got, p.Score)
		}
		s.pair.features(&s.features)
		if len(p.Features) != len(names) {
			t.Fatalf("%d features, want %d", len(p.Features), len(names))
		}
		s.pair.cosines(&s.features) // which no closed gate needs
		for i, want := range p.Features {
			if got := float64(s.features[names[i]]); math.Abs(got-want) > 1e-6 {
				t.Errorf("%q, %q: %s is %v, want %v", textA, textB, featureNames[names[i]], got, want)
			}
		}
	}
}

func TestParityOfSentences(t *testing.T) {
	m := load(t)
	e, lines := NewEncoder(m, "en"), madeUp(t)
	for _, want := range records[struct {
		Line    int
		Words   []string
		Classes []class
		Kept    []int
		Names   []int
		Numbers []float64
		Vector  Vector
	}](t, "testdata/sentences.jsonl") {
		line := lines[want.Line]
		var s Sentence
		e.Encode(&s, line, whole(line))
		if *s.Vector() != want.Vector {
			t.Errorf("%q: another vector", line)
		}
		slices.Sort(s.numbers)
		if !slices.Equal(s.numbers, want.Numbers) {
			t.Errorf("%q: numbers %v, want %v", line, s.numbers, want.Numbers)
		}
		if len(s.tokens) != len(want.Words) {
			t.Errorf("%q: %d words, want %q", line, len(s.tokens), want.Words)
			continue
		}
		for i, token := range s.tokens {
			if folded := fold(e.clause.spans[i].Cut(line)); folded != want.Words[i] || token.class() != want.Classes[i] {
				t.Errorf("%q: word %q of class %d, want %q of %d", line, folded, token.class(), want.Words[i], want.Classes[i])
			}
			if token.has(tokenStripped) != (want.Kept[i] == 0) || token.has(tokenName) != (want.Names[i] == 1) {
				t.Errorf("%q: word %d: stripped %v, name %v", line, i, token.has(tokenStripped), token.has(tokenName))
			}
		}
	}
}
