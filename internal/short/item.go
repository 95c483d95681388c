package short

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Item is a short item, or the head of an article, made ready to be compared. It keeps the text.
type Item struct {
	lower string // the body in small letters
	text  *normalize.Text
	terms []uint64 // the first MaxWords
	kinds []kind   // len(kinds) == len(terms)
	has   uint64   // a bit for each term: its last six
}

// kind is what a word is, as far as its letters tell.
type kind uint8

const (
	plain  kind = iota
	maybe       // it may be a name: it begins a sentence, or all words have capitals
	name        // it has a capital where others have none
	figure      // a number, in digits or as a word
	mark        // of a version before the headline: no part of what is said
)

// Fill makes it the item of a body and the text that was made of it, in the memory of the one before.
func (it *Item) Fill(body string, text *normalize.Text) {
	it.lower, it.text, it.terms, it.kinds, it.has = strings.ToLower(body), text, head(text.Terms), it.kinds[:0], 0
	if len(it.lower) != len(body) { // a few letters have other lengths; they are rare, and case is not all
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

// marks returns the number of words at the start that are marks of a version: UPDATE 1-, RPT-CORRECTED-.
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

// versionMarks stand before the headlines of agencies, with a number or without.
var versionMarks = func() map[string]bool {
	marks := make(map[string]bool)
	for word := range strings.FieldsSeq("update wrapup rpt repeat corrected correction corrects refile refiles alert urgent snap breaking newsalert exclusive") {
		marks[word] = true
	}
	return marks
}()

// short reports whether the item is all of its article.
func (it *Item) short() bool { return len(it.terms) == len(it.text.Terms) }

// word returns word i in small letters, as it stands in the body otherwise.
func (it *Item) word(i int) string { return it.text.Spans[i].Cut(it.lower) }

// kindOf returns the kind of a word, by itself and in small letters. telling says that capitals tell a name, first that it begins a sentence.
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

// capitalsTell reports whether words in small letters are so many that a capital means a name: at least a third of the
// words of four letters and more.
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

// ends reports whether a sentence, or something like it, ends in what stands between two words.
func ends(between string) bool { return strings.ContainsAny(between, ".!?:;\n\"“”") }
