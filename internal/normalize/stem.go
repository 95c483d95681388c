package normalize

import (
	"strings"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/hungarian"
	"github.com/kljensen/snowball/norwegian"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
	"github.com/kljensen/snowball/swedish"
)

// longestStemmed is the length in bytes of the longest word that is stemmed. Longer ones are not words of a language.
const longestStemmed = 64

// stemmers holds the Snowball stemmers, by language.
var stemmers = map[string]func(word string, stopWords bool) string{
	"en": english.Stem, "es": spanish.Stem, "fr": french.Stem, "hu": hungarian.Stem,
	"no": norwegian.Stem, "ru": russian.Stem, "sv": swedish.Stem,
}

// stem returns the stem of a folded word, without its possessive ending or its elided article. In a language without a
// stemmer a word loses only its possessive ending.
func stem(word, lang string) string {
	if head, tail, found := strings.Cut(word, "'"); found {
		switch {
		case tail == "" || tail == "s":
			word = head
		case lang == "fr" && len(head) <= 2: // l'accord, d'une, qu'il
			word = tail
		default:
			word = unmark(word)
		}
	}
	if f, ok := stemmers[lang]; ok && len(word) <= longestStemmed {
		word = f(word, true)
	}
	return unmark(word)
}
