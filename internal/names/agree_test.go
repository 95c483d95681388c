package names_test

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/quote"
)

// Every row of the spellings is one term to normalize, in each language that it spells, and one name to quote, as a first name
// and as a surname. Names of two rows are two to both.
func TestSpellingsAgree(t *testing.T) {
	n := normalize.New()
	terms := func(word, lang string) []uint64 { return n.Text(word, nil, lang).Terms }
	var one []string // the name of each row
	for other, name := range names.Spellings() {
		for _, lang := range []string{"en", "de", ""} {
			if !slices.Equal(terms(other, lang), terms(name, lang)) {
				t.Errorf("%q and %q are two terms in language %q", other, name, lang)
			}
		}
		if !quote.SameSpeaker(other+" Sotkin", name+" Sotkin") || !quote.SameSpeaker("Ann "+other, "Ann "+name) {
			t.Errorf("%q and %q are two speakers", other, name)
		}
		if !slices.Contains(one, name) {
			one = append(one, name)
		}
	}
	for i, a := range one {
		for _, b := range one[:i] {
			if slices.Equal(terms(a, "en"), terms(b, "en")) || quote.SameSpeaker("Ann "+a, "Ann "+b) {
				t.Errorf("%q and %q are one", a, b)
			}
		}
	}
}

// Short forms are for speakers alone: they never make one term of two words.
func TestShortFormsAreNoTerms(t *testing.T) {
	n := normalize.New()
	for short, name := range names.ShortForms() {
		if !quote.SameSpeaker(short+" Sotkin", name+" Sotkin") {
			t.Errorf("%q and %q are two speakers", short, name)
		}
		if slices.Equal(n.Text(short, nil, "en").Terms, n.Text(name, nil, "en").Terms) {
			t.Errorf("%q and %q are one term", short, name)
		}
	}
}
