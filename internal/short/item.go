package short

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Item is a short item, or the head of a longer article, prepared for comparison. It retains the text. One goroutine at a time may
// compare it.
type Item struct {
	lower string // the body in lower case
	text  *normalize.Text
	terms []uint64 // the first MaxWords of the text
	kinds []kind   // len(kinds) == len(terms)
	has   uint64   // a set of the terms by their last six bits

	weights   []float64 // of the terms; empty until the item is compared
	weighedBy *Comparer
}

// kind is what a word is, judged by its letters.
type kind uint8

const (
	plain  kind = iota
	maybe       // perhaps a name: it begins a sentence, or all words have capitals
	name        // a name: it has a capital where other words have none
	figure      // a number, in digits or as a word
	mark        // a version mark before the headline, which is not part of it
)

// Fill makes it the item of a body and the text that was made of it, in the memory of the one before.
func (it *Item) Fill(body string, text *normalize.Text) {
	it.lower, it.text, it.terms, it.kinds, it.has = strings.ToLower(body), text, head(text.Terms), it.kinds[:0], 0
	it.weights = it.weights[:0]
	if len(it.lower) != len(body) { // a few rare letters change their length; do without lower case then
		it.lower = body
	}
	spans := head(text.Spans)
	telling := capitalsTell(body, spans)
	n := it.marks()
	for i, s := range spans {
		k := mark
		if i >= n {
			k = kindOf(s.Cut(body), s.Cut(it.lower), telling, i == n || ends(body[spans[i-1].End:s.Start]))
		}
		it.kinds = append(it.kinds, k)
		it.has |= 1 << (it.terms[i] & 63)
	}
}

// marks returns the number of words at the start that are version marks: UPDATE 1-, RPT-CORRECTED-.
func (it *Item) marks() (n int) {
	for n+MinWords < len(it.terms) && versionMarks[it.word(n)] {
		end := n + 1
		if numberOf(it.word(end)) != "" {
			end++
		}
		if !strings.ContainsAny(it.lower[it.text.Spans[end-1].End:it.text.Spans[end].Start], "-:–—") {
			break
		}
		n = end
	}
	return n
}

// versionMarks are words that agencies put before a headline, with or without a number.
var versionMarks = func() map[string]bool {
	marks := make(map[string]bool)
	for word := range strings.FieldsSeq("update wrapup rpt repeat corrected correction corrects refile refiles alert urgent snap breaking newsalert exclusive") {
		marks[word] = true
	}
	return marks
}()

// short reports whether the item is its whole article.
func (it *Item) short() bool { return len(it.terms) == len(it.text.Terms) }

// word returns word i in lower case.
func (it *Item) word(i int) string { return it.text.Spans[i].Cut(it.lower) }

// kindOf returns the kind of a word, which lower has in lower case. telling says that a capital tells a name; first says
// that the word begins a sentence.
func kindOf(word, lower string, telling, first bool) kind {
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case numberOf(lower) != "":
		return figure
	case !unicode.IsUpper(r):
		return plain
	case telling && !first:
		return name
	}
	return maybe
}

// capitalsTell reports whether a capital tells a name: whether at least a third of the words of four or more letters
// begin in lower case.
func capitalsTell(body string, words []news.Span) bool {
	small, all := 0, 0
	for _, s := range words {
		if s.Len() < 4 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s.Cut(body))
		if unicode.IsLower(r) {
			small++
		}
		if unicode.IsLetter(r) {
			all++
		}
	}
	return 3*small >= all && small > 0
}

// ends reports whether the text between two words ends a sentence or the like.
func ends(between string) bool { return strings.ContainsAny(between, ".!?:;\n\"“”") }
