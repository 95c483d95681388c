// Package names holds the words that several stages have to read alike, each table once: the months and the days of the
// week, numbers, scales and units, the spellings of one name, short first names, titles and honorifics.
//
// A table is rows of words in small letters. Where it has a row a language, a full stop behind a word marks an abbreviation. A
// stage takes a [View] of a table when it starts, and names the words that its texts write for something else. Nothing here
// changes, so all of it may be used concurrently.
//
//	month, ok := names.Month("févr")              // time.February, true
//	days := names.Weekdays("en", "de").Join(" ") // "monday tuesday ..."
package names

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// View is words of a table, in its order, each with what it stands for: small letters, no full stop at the end. A word that
// two languages share is there twice.
type View[T any] iter.Seq2[string, T]

// Without returns the view without some words.
func (v View[T]) Without(words ...string) View[T] {
	left := make(map[string]bool, len(words))
	for _, word := range words {
		left[word] = true
	}
	return func(yield func(string, T) bool) {
		for word, value := range v {
			if !left[word] && !yield(word, value) {
				return
			}
		}
	}
}

// Titled returns the view with a capital at the start of each word.
func (v View[T]) Titled() View[T] {
	return func(yield func(string, T) bool) {
		for word, value := range v {
			_, n := utf8.DecodeRuneInString(word)
			if !yield(strings.ToUpper(word[:n])+word[n:], value) {
				return
			}
		}
	}
}

// Map returns what the words stand for, by the words. The map is the caller's.
func (v View[T]) Map() map[string]T { return maps.Collect(iter.Seq2[string, T](v)) }

// Join returns the words with sep between them.
func (v View[T]) Join(sep string) string {
	var words []string
	for word := range v {
		words = append(words, word)
	}
	return strings.Join(words, sep)
}

// row is the words of a language in cells that are parted by bars: one thing's full names and its abbreviations.
type row struct {
	language string // ISO 639-1
	cells    string
}

// form says whether a word is written in full.
type form bool

const (
	full        form = false
	abbreviated form = true
)

// forms returns the words of that form in the rows of the languages, or in all of them, each with the index of its cell.
func forms(table []row, want form, languages []string) View[int] {
	return func(yield func(string, int) bool) {
		for _, r := range table {
			if len(languages) > 0 && !slices.Contains(languages, r.language) {
				continue
			}
			for i, cell := range strings.Split(r.cells, "|") {
				for word := range strings.FieldsSeq(cell) {
					word, short := strings.CutSuffix(word, ".")
					if form(short) == want && !yield(word, i) {
						return
					}
				}
			}
		}
	}
}

// abbreviations returns the abbreviations in the rows of a language, each with the first full name of its cell.
func abbreviations(table []row, language string) View[string] {
	return func(yield func(string, string) bool) {
		for _, r := range table {
			if r.language != language {
				continue
			}
			for cell := range strings.SplitSeq(r.cells, "|") {
				words := strings.Fields(cell)
				for _, word := range words {
					if word, short := strings.CutSuffix(word, "."); short && !yield(word, words[0]) {
						return
					}
				}
			}
		}
	}
}

// values returns a view of what of makes of the values of v.
func values[S, T any](v View[S], of func(S) T) View[T] {
	return func(yield func(string, T) bool) {
		for word, value := range v {
			if !yield(word, of(value)) {
				return
			}
		}
	}
}

// join returns the words of views, one view after the other.
func join[T any](views ...View[T]) View[T] {
	return func(yield func(string, T) bool) {
		for _, v := range views {
			for word, value := range v {
				if !yield(word, value) {
					return
				}
			}
		}
	}
}
