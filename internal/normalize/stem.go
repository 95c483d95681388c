package normalize

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/hungarian"
	"github.com/kljensen/snowball/norwegian"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
	"github.com/kljensen/snowball/swedish"
)

// longestStemmed is the length in bytes of the longest word that is stemmed. Longer ones are not words of a language.
const longestStemmed = 64

// stemmers holds the Snowball stemmers, by language. That of Turkish is not among them: it tells endings by the dot of the i, and channels lose
// that.
var stemmers = map[string]func(word string, stopWords bool) string{
	"en": stemEnglish, "es": spanish.Stem, "fr": french.Stem, "hu": hungarian.Stem,
	"no": norwegian.Stem, "ru": russian.Stem, "sv": swedish.Stem,
	"ar": generated(arabic.Stem), "da": generated(danish.Stem), "de": generated(german.Stem), "it": generated(italian.Stem),
	"nl": generated(dutch.Stem), "pt": generated(portuguese.Stem),
}

// generated returns a stemmer that Snowball's own compiler made, in the form of the others. It has no stop words.
func generated(stem func(*snowballstem.Env) bool) func(string, bool) string {
	return func(word string, _ bool) string {
		env := snowballstem.NewEnv(word)
		stem(env)
		return env.Current()
	}
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
