package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns a raw word in lower case and compatibility form, with one form for letters that have several ([oneLetter]). It removes soft
// hyphens, joiners and what else is not seen, the remains of a broken line, the full stops of an abbreviation (u.n) and the commas of
// a number (1,000), and writes every apostrophe as U+0027. The name of the United States is "usa" in all its forms, if capitals or full stops show that it is not the
// pronoun. shouting says that capitals show nothing.
func fold(raw string, shouting bool) string {
	name := strings.TrimSuffix(strings.TrimSuffix(raw, "'s"), "’s")
	if isUnitedStates(strings.TrimSuffix(name, "."), shouting) {
		return "usa" + strings.Replace(raw[len(name):], "’", "'", 1)
	}
	if w, ok := foldASCII(raw); ok {
		return w
	}
	var b strings.Builder
	var before rune
	for _, r := range inOrder(strings.ToLower(norm.NFKC.String(raw))) {
		mark := isOptionalMark(before, r)
		before = r
		switch {
		case mark:
		case isApostrophe(r):
			b.WriteByte('\'')
		case r == '-' || r == '\u2010' || r == '¬' || unicode.IsSpace(r) || isHidden(r):
		default:
			oneLetter(&b, r)
		}
	}
	w := nasals(b.String())
	if isUnitedStates(w, shouting) { // U. S.
		return "usa"
	}
	if w == "" { // marks alone
		return w
	}
	return unpoint(w)
}

// foldASCII is fold for the usual case. ok is false if raw has anything but letters, digits and inner punctuation.
func foldASCII(raw string) (string, bool) {
	lower := true
	for i := range len(raw) {
		switch c := raw[i]; {
		case 'a' <= c && c <= 'z':
		case 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '\'', c == '.', c == ',', c == '_', c == ':', c == ';':
			lower = false
		default:
			return "", false
		}
	}
	if lower {
		return raw, true
	}
	return unpoint(strings.ToLower(raw)), true
}

// unpoint removes the full stops between single letters (u.n, p.l.o) and before a possessive, the commas between digits,
// and low lines around the word, which ANPA sends for dashes and bullets.
func unpoint(w string) string {
	w = strings.Trim(w, "_")
	if !strings.ContainsAny(w, ".,") {
		return w
	}
	w = strings.Replace(w, ".'", "'", 1) // inc.'s
	if w[0] >= '0' && w[0] <= '9' {
		return strings.ReplaceAll(w, ",", "")
	}
	for part := range strings.SplitSeq(w, ".") {
		part, _, _ = strings.Cut(part, "'") // u.n's
		if utf8.RuneCountInString(part) > 1 {
			return w
		}
	}
	return strings.ReplaceAll(w, ".", "")
}

func isUnitedStates(raw string, shouting bool) bool {
	switch raw {
	case "U.S", "U.S.A", "u.s", "u.s.a", "USA":
		return true
	case "US":
		return !shouting
	}
	return false
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '‘', '’', '‛', 'ʼ', 'ʹ', '′', '＇', '`', '´':
		return true
	}
	return false
}

// unmark removes the apostrophes, so that "each other's" and "each others" are the same.
func unmark(w string) string { return strings.ReplaceAll(w, "'", "") }

// Plain removes the diacritics of Latin letters, because some channels lose them: "são" becomes "sao". Marks of other
// scripts stay, because they make letters of their own.
func Plain(w string) string {
	if isASCII(w) {
		return w
	}
	var b strings.Builder
	latin := false
	for _, r := range norm.NFD.String(w) {
		if unicode.Is(unicode.Mn, r) && latin {
			continue
		}
		latin = unicode.Is(unicode.Latin, r)
		if s, ok := undecomposed[r]; ok {
			b.WriteString(s)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// undecomposed holds the Latin letters that Unicode does not decompose, with their spelling in ASCII channels.
var undecomposed = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i",
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
