package align_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

const k = 5 // terms in a seed

func textOf(body string) *normalize.Text { return normalize.New().Text(body, nil, "en") }

func newSide(text *normalize.Text, k int) *align.Side {
	s := new(align.Side)
	s.Fill(text, k)
	return s
}

func passagesOf(a, b *align.Side, o align.Options) []align.Passage {
	var al align.Aligner
	al.Load(a, b)
	return al.Passages(o)
}

func longestRun(a, b *align.Side) (sa, sb news.Span, n int) {
	var al align.Aligner
	al.Load(a, b)
	return al.LongestRun()
}

// passages aligns two bodies.
func passages(a, b string, o align.Options) []align.Passage {
	return passagesOf(newSide(textOf(a), k), newSide(textOf(b), k), o)
}

// number returns the words w<from>, ..., w<to-1> for texts worked by hand.
func number(from, to int) string {
	var words []string
	for i := from; i < to; i++ {
		words = append(words, string(rune('a'+i/26%26))+string(rune('a'+i%26))+"q")
	}
	return strings.Join(words, " ")
}

// writer makes texts and edits them, the same ones for the same seed.
type writer struct {
	*rand.Rand
	vocabulary []string
}

func newWriter(seed uint64, words int) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1))}
	for range words {
		var word strings.Builder
		for range 1 + w.IntN(3) {
			word.WriteString(string("bdfglmnprstvz"[w.IntN(13)]) + string("aeiou"[w.IntN(5)]))
		}
		w.vocabulary = append(w.vocabulary, word.String()+"k")
	}
	return w
}

func (w *writer) text(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = w.vocabulary[w.IntN(len(w.vocabulary))]
		if w.IntN(12) == 0 {
			out[i] += "."
		}
	}
	return out
}

// edit returns words with n random changes: some dropped, added, replaced, moved, repeated or, if inflect is set,
// inflected.
func (w *writer) edit(words []string, n int, inflect bool) []string {
	out := append([]string(nil), words...)
	for range n {
		from := w.IntN(len(out) + 1)
		to := from + min(w.IntN(9), len(out)-from)
		some := append([]string(nil), out[from:to]...)
		rest := append(append([]string(nil), out[:from]...), out[to:]...)
		switch op := w.IntN(6); {
		case op == 0:
			out = rest
		case op == 1:
			out = insert(out, from, w.text(w.IntN(9)))
		case op == 2:
			out = insert(rest, from, w.text(w.IntN(9)))
		case op == 3 && inflect:
			for i := range some {
				word, stop, _ := strings.Cut(some[i], ".")
				out[from+i] = word + "s" + stop
			}
		case op == 4:
			out = insert(rest, w.IntN(len(rest)+1), some)
		default:
			to = min(from+w.IntN(40), len(out))
			out = insert(out, w.IntN(len(out)+1), append([]string(nil), out[from:to]...))
		}
	}
	return out
}

func insert(words []string, at int, some []string) []string {
	return append(append(append([]string(nil), words[:at]...), some...), words[at:]...)
}

func within(s, in news.Span) bool { return in.Start <= s.Start && s.Start <= s.End && s.End <= in.End }

func overlap(s, t news.Span) bool { return s.Start < t.End && t.Start < s.End }

// check tests everything that must hold for the passages of any two texts.
func check(t *testing.T, bodyA, bodyB string, a, b *normalize.Text, found []align.Passage, o align.Options) {
	t.Helper()
	for i, p := range found {
		for _, side := range []struct {
			body string
			text *normalize.Text
			span news.Span
			n    int
		}{{bodyA, a, p.A, p.WordsA}, {bodyB, b, p.B, p.WordsB}} {
			if side.span.Start >= side.span.End || int(side.span.End) > len(side.body) || !utf8.ValidString(side.span.Cut(side.body)) {
				t.Fatalf("passage %v does not cut the text", side.span)
			}
			if cover, n := side.text.Within(side.span); cover != side.span || n != side.n || n < o.MinWords {
				t.Fatalf("passage %v: %d words in %v, said to be %d, at least %d wanted", side.span, n, cover, side.n, o.MinWords)
			}
		}
		for _, q := range found[:i] {
			if overlap(p.A, q.A) && overlap(p.B, q.B) {
				t.Errorf("passages %v %v and %v %v overlap in both", p.A, p.B, q.A, q.B)
			}
		}
		checkEdits(t, a, b, &p)
	}
}

// checkGaps tests that no edit of a passage is too long, and that the passage begins and ends with enough equal terms in
// a row to justify a gap.
func checkGaps(t *testing.T, a, b *normalize.Text, p *align.Passage, o align.Options) {
	t.Helper()
	for _, e := range p.Edits {
		_, n := a.Within(e.A)
		_, m := b.Within(e.B)
		if n > o.MaxGap || m > o.MaxGap {
			t.Errorf("edit of %d and %d words", n, m)
		}
	}
	i, iEnd := a.TermsIn(p.A)
	j, jEnd := b.TermsIn(p.B)
	n := min(iEnd-i, jEnd-j)
	head, tail := 0, 0
	for head < n && a.Terms[i+head] == b.Terms[j+head] {
		head++
	}
	for tail < n && a.Terms[iEnd-1-tail] == b.Terms[jEnd-1-tail] {
		tail++
	}
	if min(head, tail) < 4 {
		t.Errorf("passage %v %v begins with %d and ends with %d equal terms", p.A, p.B, head, tail)
	}
}

// checkEdits tests that the edits of a passage are exactly its differences.
func checkEdits(t *testing.T, a, b *normalize.Text, p *align.Passage) {
	t.Helper()
	if (p.Kind == align.Verbatim) != (len(p.Edits) == 0) || p.LongestRun > p.Equal || p.Equal < 1 || p.Identity() <= 0 || p.Identity() > 1 {
		t.Errorf("%v passage with %d edits, %d equal, at most %d in a row, identity %v", p.Kind, len(p.Edits), p.Equal, p.LongestRun, p.Identity())
	}
	var last align.Edit
	for i, e := range p.Edits {
		coverA, n := a.Within(e.A)
		coverB, m := b.Within(e.B)
		if !within(e.A, p.A) || !within(e.B, p.B) || coverA != e.A || coverB != e.B {
			t.Fatalf("edit %v %v in the passage %v %v", e.A, e.B, p.A, p.B)
		}
		if i > 0 && (e.A.Start < last.A.End || e.B.Start < last.B.End || e.A.Start == last.A.End || e.B.Start == last.B.End) {
			t.Errorf("edit %v %v is not apart from %v %v", e.A, e.B, last.A, last.B)
		}
		if want := map[[2]bool]align.Op{{true, true}: align.Replace, {false, true}: align.Insert, {true, false}: align.Delete}; e.Op != want[[2]bool{n > 0, m > 0}] || n+m == 0 {
			t.Errorf("%v of %d words by %d", e.Op, n, m)
		}
		last = e
	}
	wordsA := without(a, p.A, p.Edits, func(e align.Edit) news.Span { return e.A })
	wordsB := without(b, p.B, p.Edits, func(e align.Edit) news.Span { return e.B })
	if len(wordsA) != p.Equal || len(wordsB) != p.Equal {
		t.Fatalf("without the edits %d and %d words are left, said to be %d", len(wordsA), len(wordsB), p.Equal)
	}
	for i := range wordsA {
		if wordsA[i] != wordsB[i] {
			t.Fatalf("without the edits, word %d of passage %v %v differs", i, p.A, p.B)
		}
	}
}

// without returns the words of one side of a passage that are in no edit.
func without(text *normalize.Text, span news.Span, edits []align.Edit, side func(align.Edit) news.Span) []uint64 {
	var out []uint64
	from, to := text.TermsIn(span)
	for i := from; i < to; i++ {
		if len(edits) > 0 && side(edits[0]).End <= text.Spans[i].Start {
			for len(edits) > 0 && side(edits[0]).End <= text.Spans[i].Start {
				edits = edits[1:]
			}
		}
		if len(edits) > 0 && overlap(side(edits[0]), text.Spans[i]) {
			continue
		}
		out = append(out, text.Words[i])
	}
	return out
}
