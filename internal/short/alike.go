package short

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/normalize"
)

// alike reports whether word i of a and word j of b are forms of the same word, although their terms differ: a number in
// digits and in words (5, five), a word and its short form in headlines (govt, government), or a word and its misspelling.
// For a misspelling, one of the two must be a word that no other item is known to have.
func (c *Comparer) alike(i, j int) bool {
	x, y := c.a.word(i), c.b.word(j)
	if of, with := c.a.kinds[i], c.b.kinds[j]; of == figure || with == figure {
		// Only figures are numbers, and perhaps the words of marks.
		return (of == with || of == mark || with == mark) && numberOf(x) == numberOf(y)
	}
	x, y = letters(x), letters(y)
	return x == y || shorten(x, y) || c.frequencies.single(c.a.terms[i], c.b.terms[j]) && misspelt(x, y)
}

// letters returns a word without its apostrophes and full stops.
func letters(word string) string {
	for i := range len(word) {
		if c := word[i]; c == '.' || c == '\'' || c == "’"[0] {
			return unmarked.Replace(word)
		}
	}
	return word // most words
}

var unmarked = strings.NewReplacer(".", "", "'", "", "’", "")

// numberOf returns a number in digits without commas and without the letters at its end (5m, 2nd); "" if a word in small
// letters is no number.
func numberOf(word string) string {
	if word[0] < '0' || word[0] > '9' {
		if n, ok := names.Numeral(word); ok {
			return strconv.Itoa(n)
		}
		return ""
	}
	return strings.TrimRight(strings.ReplaceAll(word, ",", ""), "abcdefghijklmnopqrstuvwxyz")
}

// shorten reports whether one of two words is short for the other, or both for one.
func shorten(a, b string) bool {
	if a == "" || b == "" || a[0] != b[0] {
		return false
	}
	return written(a) == written(b)
}

// written returns the word that a headline shortens.
func written(word string) string { return cmp.Or(shortened[word], word) }

// shortened are the words that headlines and market reports shorten, with what they stand for: words with the same letter
// at the start.
var shortened = withNames(normalize.WordPairs(`
	govt government  govts governments  dept department  min minister  fin finance  pm premier
	intl international  natl national  assn association  assoc association  univ university  admin administration
	corp corporation  co company  cos companies  inc incorporated  ltd limited  bros brothers  mfg manufacturing  grp group
	qtr quarter  yr year  yrs years  mth month  mths months  wk week  wks weeks  hrs hours
	shr share  shrs shares  revs revenues  rev revenue  prelim preliminary  est estimate  avg average  vs versus  v versus
	tech technology  info information  bldg building  hosp hospital  mkt market  mkts markets  prod production  mfrs manufacturers
	yoy year  mgmt management  exec executive  execs executives  ops operations  acq acquisition
	us usa  st saint  ft fort  mt mount`))

// withNames adds the abbreviations of package names to the pairs. Scales of one letter are other words as often, and "rev" is
// the revenue.
func withNames(pairs map[string]string) map[string]string {
	for short, title := range names.ShortTitles().Without("rev") {
		pairs[short] = title
	}
	for short, scale := range names.ShortScales().Without("k", "m", "b") {
		pairs[short] = scale
	}
	for short, unit := range names.ShortUnits() {
		pairs[short] = unit
	}
	for short, month := range names.ShortMonths("en") {
		pairs[short] = strings.ToLower(month.String())
	}
	for short, day := range names.ShortWeekdays("en") {
		pairs[short] = strings.ToLower(day.String())
	}
	return pairs
}

// misspelt reports whether one word is made of the other by one slip: a letter put in, left out or replaced, or two swapped;
// by two in long words. Short words are too near to each other by nature.
func misspelt(a, b string) bool {
	n, most := min(len(a), len(b)), max(len(a), len(b))
	slips := 1
	if n >= longWord {
		slips = 2
	}
	if most < slipWord || most-n > slips || !within(a, b, slips) {
		return false
	}
	return most >= replacedWord || n < most || swapped(a, b)
}

// swapped reports whether two words have the same letters, in any order.
func swapped(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return bytes.Equal(x, y)
}

// within reports whether a becomes b by this many slips or fewer. A slip inserts, drops or replaces a letter, or swaps two
// neighbours.
func within(a, b string, slips int) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 0 || len(b) == 0:
		return len(a)+len(b) <= slips
	case slips == 0:
		return false
	case len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && within(a[2:], b[2:], slips-1):
		return true
	}
	return within(a[1:], b[1:], slips-1) || within(a[1:], b, slips-1) || within(a, b[1:], slips-1)
}
