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

// hardCase is a corpus on which a tool like this can be slow.
type hardCase struct {
	name string
	full int    // its full size
	unit string // of full
	make func(w *writer, n int)
}

// hardCases returns the hard cases that have a target, in the order of the targets.
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

// writer writes made-up articles as JSON Lines. out keeps the first error.
type writer struct {
	*rand.Rand
	out   *bufio.Writer
	vocab []string
	n     int
}

// newWriter returns a writer with a vocabulary of 20,000 made-up words.
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
	id, _ := json.Marshal("n" + strconv.Itoa(w.n)) // a string cannot fail
	body, _ := json.Marshal(text)
	w.n++
	_, _ = w.out.WriteString(`{"id":`)
	_, _ = w.out.Write(id)
	_, _ = w.out.WriteString(`,"text":`)
	_, _ = w.out.Write(body)
	_, _ = w.out.WriteString("}\n")
}

// word returns a word. Words with a small index in vocab are far more frequent than those with a large one.
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

// edited joins the words to a text, and replaces about one word in every by another.
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

// long makes one article of n bytes among 10,000 small ones. Every tenth of these has a paragraph of it.
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

// spaceless makes text of 2,000 Chinese characters, with full stops and no spaces. Three in ten articles are edited
// copies.
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

// outlets makes n stories of 15 paragraphs. Each of 200 outlets runs 9 paragraphs of each story.
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

// groups makes two groups of n/2 near-duplicates. All of them have the same quotation.
func groups(w *writer, n int) {
	quotation := "“" + w.text(30) + "”, he said."
	for range 2 {
		story := w.words(350)
		for range n / 2 {
			w.article(w.edited(story, 100) + "\n\n" + quotation)
		}
	}
}
