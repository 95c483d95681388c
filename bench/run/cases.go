package main

import (
	"bufio"
	"encoding/json"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// hardCase is a corpus that a tool for this job can be slow at.
type hardCase struct {
	name string
	full int    // its size
	unit string // of the size
	make func(w *writer, n int)
}

// hardCases are those of the target, in its order.
func hardCases() []hardCase {
	return []hardCase{
		{"copies of one article", 100_000, "articles", copies},
		{"one standing paragraph", 50_000, "articles", standing},
		{"headlines of 8 words", 1_000_000, "articles", headlines},
		{"one long article among 10,000", 50_000_000, "bytes", long},
		{"a language without spaces", 50_000, "articles", spaceless},
		{"9 of 15 paragraphs in 200 outlets", 500, "stories", outlets},
		{"two groups with one quotation", 2_000, "articles", groups},
	}
}

// writer writes made articles as JSON Lines. The first error stays in out.
type writer struct {
	*rand.Rand
	out   *bufio.Writer
	vocab []string
	n     int
}

// newWriter returns a writer with a vocabulary of 20,000 made words.
func newWriter(w io.Writer, seed uint64) *writer {
	r := rand.New(rand.NewPCG(seed, 0))
	made := &writer{Rand: r, out: bufio.NewWriter(w)}
	for range 20_000 {
		var word strings.Builder
		for range 1 + r.IntN(4) {
			word.WriteByte("bcdfglmnprstv"[r.IntN(13)])
			word.WriteByte("aeiou"[r.IntN(5)])
		}
		made.vocab = append(made.vocab, word.String())
	}
	return made
}

// article writes one article.
func (w *writer) article(text string) {
	id, _ := json.Marshal("n" + strconv.Itoa(w.n)) // of a string: no error
	body, _ := json.Marshal(text)
	w.n++
	_, _ = w.out.WriteString(`{"id":`)
	_, _ = w.out.Write(id)
	_, _ = w.out.WriteString(`,"text":`)
	_, _ = w.out.Write(body)
	_, _ = w.out.WriteString("}\n")
}

// word returns a word, small numbers of the vocabulary far more often than large ones.
func (w *writer) word() string {
	u := w.Float64()
	return w.vocab[int(u*u*u*float64(len(w.vocab)))]
}

// words returns n words.
func (w *writer) words(n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = w.word()
	}
	return words
}

// text returns n words as a text.
func (w *writer) text(n int) string { return strings.Join(w.words(n), " ") }

// edited returns words of which about one in every is another one.
func (w *writer) edited(words []string, every int) string {
	words = slices.Clone(words)
	for i := range words {
		if w.IntN(every) == 0 {
			words[i] = w.word()
		}
	}
	return strings.Join(words, " ")
}

func copies(w *writer, n int) {
	text := w.text(385)
	for range n {
		w.article(text)
	}
}

func standing(w *writer, n int) {
	paragraph := w.text(60)
	for range n {
		w.article(w.text(150) + "\n\n" + paragraph + "\n\n" + w.text(50))
	}
}

func headlines(w *writer, n int) {
	for range n {
		w.article(w.text(8))
	}
}

// long makes one article of n bytes among 10,000 small ones, each tenth of which has a paragraph of it.
func long(w *writer, n int) {
	var text strings.Builder
	var paragraphs []string
	for text.Len() < n {
		p := w.text(80)
		if len(paragraphs) < 1000 {
			paragraphs = append(paragraphs, p)
		}
		text.WriteString(p + "\n\n")
	}
	w.article(text.String())
	for i := range 10_000 {
		small := w.text(300)
		if i%10 == 0 {
			small += "\n\n" + paragraphs[w.IntN(len(paragraphs))]
		}
		w.article(small)
	}
}

// spaceless makes text in 2,000 Chinese characters, with full stops and no spaces; three in ten articles are edited copies.
func spaceless(w *writer, n int) {
	var recent [][]rune
	for i := range n {
		var text []rune
		if i > 0 && w.IntN(10) < 3 {
			text = slices.Clone(recent[w.IntN(len(recent))])
			for range len(text) / 50 {
				text[w.IntN(len(text))] = w.rune()
			}
		} else {
			for range 700 + w.IntN(200) {
				text = append(text, w.rune())
			}
		}
		w.article(string(text))
		if len(recent) == 1000 {
			recent = recent[1:]
		}
		recent = append(recent, text)
	}
}

func (w *writer) rune() rune {
	if w.IntN(20) == 0 {
		return '。'
	}
	u := w.Float64()
	return '一' + rune(u*u*2000)
}

// outlets makes n stories of 15 paragraphs; 200 outlets run 9 of each.
func outlets(w *writer, n int) {
	for range n {
		paragraphs := make([]string, 15)
		for i := range paragraphs {
			paragraphs[i] = w.text(40)
		}
		for range 200 {
			kept := w.Perm(15)[:9]
			slices.Sort(kept)
			var text []string
			for _, i := range kept {
				text = append(text, paragraphs[i])
			}
			w.article(strings.Join(text, "\n\n"))
		}
	}
}

// groups makes two groups of n/2 near-duplicates; one quotation stands in all of them.
func groups(w *writer, n int) {
	quotation := "“" + w.text(30) + "”, he said."
	for range 2 {
		story := w.words(350)
		for range n / 2 {
			w.article(w.edited(story, 100) + "\n\n" + quotation)
		}
	}
}
