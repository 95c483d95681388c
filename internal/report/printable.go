package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns s on one line with all that could steer a terminal, or hide from the eye, made visible: a
// control character becomes its picture (ESC is ␛), a bidirectional or other invisible character, a private or
// unassigned one is written like \u202e, and a byte that is no UTF-8 becomes U+FFFD. A joiner between two
// letters of a script that needs it is kept. Text without such characters is returned as it is. Whatever
// comes from outside (ids, titles, paths, text) goes through it on the way to a terminal.
func Printable(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	before := rune(0)
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case r < ' ':
			b.WriteRune('␀' + r)
		case r == 0x7f:
			b.WriteRune('␡')
		case unicode.IsGraphic(r) || isJoiner(r) && joins(before) && joins(after):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		before = r
	}
	return b.String()
}

// clean reports whether s is valid and holds graphic characters only.
func clean(s string) bool {
	for i, r := range s {
		switch {
		case ' ' <= r && r <= '~':
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"), !unicode.IsGraphic(r):
			return false
		}
	}
	return true
}

// isJoiner reports whether r is the zero-width joiner or non-joiner, part of the spelling in some scripts and
// of some emoji.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// joins reports whether a joiner may stand beside r.
func joins(r rune) bool {
	return r > unicode.MaxLatin1 && r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.So, unicode.Sk)
}

// prose returns text for a line of running text: every run of white space is one space, invisible hints for
// line breaking and direction are gone, the rest is [Printable].
func prose(text string) string {
	out, space := make([]byte, 0, len(text)), false
	for _, r := range text {
		switch {
		case '!' <= r && r <= '~':
		case unicode.IsSpace(r):
			if !space {
				out = append(out, ' ')
			}
			space = true
			continue
		case strings.ContainsRune("\u00ad\u200b\u200e\u200f\u2060\ufeff", r):
			continue
		}
		out, space = utf8.AppendRune(out, r), false
	}
	return Printable(string(out))
}
