package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some characters glue words that a reader sees apart, or part a word that a reader sees whole. Before words are told they give way to
// one of the same length in bytes that does what is seen, so that spans stay.

const (
	wideSpace = "\u2003" // stands for a space, in three bytes
	nothing   = "\u2060" // stands for nothing, in three bytes
)

// seen returns s as a reader sees it: the narrow no-break space of French, which Unicode joins with figures, is a space. The zero-width
// space is nothing, and so are the blanks that have no width or no ink, unless spaced says that they part the words of this body. The
// result is s itself where s has none of them.
func seen(s string, spaced bool) string {
	if !hasUnseen(s) {
		return s
	}
	blank := nothing
	if spaced {
		blank = wideSpace
	}
	s = strings.NewReplacer("\u202f", wideSpace, "\u200b", nothing,
		"\u2800", blank, "\u3164", blank, "\u115f", blank, "\u1160", blank, "\uffa0", blank).Replace(s)
	return apostrophes(s)
}

// apostrophes returns s with an apostrophe of the same length for each accent or prime that stands for one between two letters: "don´t",
// "don′t". Elsewhere they are accents, feet and minutes.
func apostrophes(s string) string {
	var b []byte
	for i, r := range s {
		var as string
		switch r {
		case '´':
			as = "ʼ"
		case '′':
			as = "’"
		default:
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(as):])
		if unicode.IsLetter(before) && unicode.IsLetter(after) {
			if b == nil {
				b = []byte(s)
			}
			copy(b[i:], as)
		}
	}
	if b == nil {
		return s
	}
	return string(b)
}

// hasUnseen reports whether s has a character that seen replaces.
func hasUnseen(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		switch s[i] {
		case 0xC2:
			if s[i+1] == 0xB4 { // ´
				return true
			}
		case 0xE1, 0xE2, 0xE3, 0xEF: // what they begin with
			switch s[i : i+3] {
			case "\u202f", "\u200b", "\u2032", "\u2800", "\u3164", "\u115f", "\u1160", "\uffa0":
				return true
			}
		}
	}
	return false
}

// isBlank reports whether r is a letter or a symbol by Unicode that nobody sees: an empty Braille cell or a filler of Hangul.
func isBlank(r rune) bool {
	switch r {
	case '\u2800', '\u3164', '\u115f', '\u1160', '\uffa0':
		return true
	}
	return false
}

// blanksSpace reports whether blanks part the words of body: where they are the spaces of a text it has hardly any others.
func blanksSpace(body string) bool {
	if !hasUnseen(body) {
		return false
	}
	blanks, spaces := 0, 0
	for _, r := range body {
		switch {
		case isBlank(r):
			blanks++
		case unicode.IsSpace(r):
			spaces++
		}
	}
	return blanks > 2*spaces
}

// isHidden reports whether r shows nothing inside a word: joiners, marks of direction, tags, soft hyphens, selectors of a variant, blanks.
func isHidden(r rune) bool {
	switch {
	case r < 0x00AD, r >= 0x0E00 && r < 0x1100, r >= 0x1780 && r < 0x1800, r >= 0x3000 && r < 0x3164, r >= 0x3165 && r < 0xFE00: // most
		return false
	case r == '\u034f', r >= 0xFE00 && r <= 0xFE0F, r >= 0x180B && r <= 0x180F, r >= 0xE0100 && r <= 0xE01EF:
		return true
	}
	return isBlank(r) || unicode.Is(unicode.Cf, r)
}
