package normalize

import (
	"strconv"
	"strings"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
)

// Some words have two parts by the rules of Unicode that are one in other copy: "per cent", "twenty-eight", "U. S.",
// "Inc.'s". A joint is the place between the parts.

// jointed marks, in the langs of an entry, a word that may be a part before or behind a joint.
const jointed = 1 << 31

// tens are the first parts of numbers below a hundred, and the beginnings of the numerals.
var tens = figures(20, 90, 10)

// units are the second parts.
var units = figures(1, 9, 1)

// figures returns the words for numbers from least to most, with the figures for them in so many.
func figures(least, most, many int) map[string]string {
	m := make(map[string]string)
	for word, n := range names.Numerals(least, most) {
		m[word] = strconv.Itoa(n / many)
	}
	return m
}

// mayJoin reports whether raw can be a part beside a joint: the first one, or the "s" of a possessive.
func mayJoin(raw string) bool {
	switch len(raw) {
	case 1:
		return isCapital(raw[0]) || raw[0] == 's'
	case 3:
		return strings.EqualFold(raw, "per")
	case 5, 6, 7:
		return tens[strings.ToLower(raw)] != ""
	}
	return false
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// isJoint reports whether the words s and next of body are parts of one word.
func isJoint(body string, s, next news.Span) bool {
	gap, n := body[s.End:next.Start], s.Len()
	switch {
	case len(gap) == 0 || len(gap) > 64:
		return false
	case next.Len() == 1 && body[next.Start] == 's':
		return isPossessive(gap)
	case n == 1:
		initial := isCapital(body[s.Start]) && next.Len() == 1 && isCapital(body[next.Start])
		return initial && gap[0] == '.' && onlySpace(gap[1:]) && int(next.End) < len(body) && body[next.End] == '.'
	case n == 3 && next.Len() == 4 && onlySpace(gap):
		return strings.EqualFold(s.Cut(body), "per") && strings.EqualFold(next.Cut(body), "cent")
	case gap == "-" || gap == "\u2010" || gap == "\u2011" || gap[0] == '-' && onlySpace(gap[1:]):
		return next.Len() <= 5 && tens[strings.ToLower(s.Cut(body))] != "" && units[strings.ToLower(next.Cut(body))] != ""
	}
	return false
}

// isPossessive reports whether gap separates a word from the "s" of its possessive: the full stop of an abbreviation and
// an apostrophe, or a mark that some channels send for an apostrophe.
func isPossessive(gap string) bool {
	switch gap {
	case ".'", ".’", "´", "`", "′":
		return true
	}
	return false
}

// onlySpace reports whether s is white space, not empty, with at most one line end.
func onlySpace(s string) bool {
	return s != "" && strings.TrimSpace(s) == "" && strings.Count(s, "\n") <= 1
}

// joints returns, in increasing order, the indices in spans of all words that continue in the next span: by isJoint, or
// broken at the end of a line.
func joints(body string, spans []news.Span) []int {
	broken := brokenWords(body, spans)
	var all []int
	for i := 0; i+1 < len(spans); i++ {
		if len(broken) > 0 && broken[0] == i {
			broken = broken[1:]
			all = append(all, i)
			continue
		}
		s, next := spans[i], spans[i+1]
		if next.Start-s.End == 1 && body[s.End] == ' ' && s.Len() != len("per") {
			continue // most of them
		}
		if isJoint(body, s, next) {
			all = append(all, i)
		}
	}
	return all
}

// numeral returns the figure for a number from ten to ninety-nine, in words; else word itself. Smaller numbers stay words:
// hardly a channel writes them otherwise, and "one" is a pronoun, too.
func numeral(word string) string {
	if figure, ok := numerals[word]; ok {
		return figure
	}
	return word
}

// numerals holds the numbers from ten to ninety-nine by their names, hyphens left out.
var numerals = func() map[string]string {
	m := figures(10, 99, 1)
	for ten, first := range tens {
		for unit, second := range units {
			m[ten+unit] = first + second
		}
	}
	return m
}()

// monthNames are the months by the abbreviations of the wires. "Mar" begins other names as often: "Mar del Plata".
var monthNames = func() map[string]string {
	m := make(map[string]string)
	for short, month := range names.ShortMonths("en").Without("mar") {
		m[short] = strings.ToLower(month.String())
	}
	return m
}()

// month returns the full name of a month that raw, which folds to word, abbreviates: "Dec", but not "DEC", which is a
// name unless all is in capitals.
func month(raw, word string, shouting bool) string {
	if full, ok := monthNames[word]; ok && isCapital(raw[0]) && (shouting || !isCapital(raw[1])) {
		return full
	}
	return word
}
