package paraphrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/normalize"
)

// fold returns the form of a raw word in the model: in lower case, without diacritics, apostrophes, a possessive ending
// and the remains of a broken line; "usa" for the United States.
func fold(raw string) string {
	switch strings.TrimSuffix(strings.TrimSuffix(raw, "'s"), "’s") {
	case "US", "U.S", "U.S.A", "USA":
		return "usa"
	}
	w := strings.ToLower(raw)
	if !plainASCII(w) {
		w = normalize.Plain(strings.Map(asciiMark, w))
	}
	w = strings.ReplaceAll(strings.TrimSuffix(w, "'s"), "'", "")
	switch {
	case w == "":
	case isDigit(w[0]):
		w = strings.ReplaceAll(w, ",", "")
	case isInitials(w):
		w = strings.ReplaceAll(w, ".", "")
	}
	return w
}

// plainASCII reports whether w is ASCII without the remains of a broken line.
func plainASCII(w string) bool {
	for i := range len(w) {
		if c := w[i]; c >= utf8.RuneSelf || c == '-' || c <= ' ' {
			return false
		}
	}
	return true
}

// asciiMark maps every form of the apostrophe to the ASCII one, and drops the remains of a broken line and invisible
// characters.
func asciiMark(r rune) rune {
	switch {
	case r == '’' || r == '‘':
		return '\''
	case r == '-' || r == '\u2010' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isInitials reports whether w is single letters with full stops between them: u.n, p.l.o.
func isInitials(w string) bool {
	if !strings.Contains(w, ".") {
		return false
	}
	for part := range strings.SplitSeq(w, ".") {
		if utf8.RuneCountInString(part) > 1 {
			return false
		}
	}
	return true
}
