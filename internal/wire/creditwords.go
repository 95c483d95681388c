package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word in the reading of credits. Hyphens, points and apostrophes between letters are part of it.
type word struct {
	from, to int    // bytes of the body, including a possessive ending
	text     string // without the possessive ending, as written
	small    string // text in lower case
	owns     bool   // it has a possessive ending
	breaks   bool   // the end of a sentence, or a blank line, precedes it
}

// creditWords appends the words of body[from:to] to dst.
func creditWords(dst []word, body string, from, to int) []word {
	breaks, low := true, lowASCII(body[from:to])
	for i := from; i < to; {
		r, n := rune(body[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(body[i:to])
		}
		if !isWordRune(r) {
			breaks = breaks || ends(r) || r == '\n' && i+1 < to && (body[i+1] == '\n' || body[i+1] == '\r')
			i += n
			continue
		}
		end, plain := wordEnd(body, i, to)
		if plain {
			dst = append(dst, word{from: i, to: end, text: body[i:end], small: low[i-from : end-from], breaks: breaks})
		} else {
			dst = append(dst, newWord(body, i, end, breaks))
		}
		breaks = false
		i = end
	}
	return dst
}

// lowASCII returns s with its letters of ASCII in lower case, at their places.
func lowASCII(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			var low strings.Builder
			low.Grow(len(s))
			for k := range len(s) {
				c := s[k]
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				low.WriteByte(c)
			}
			return low.String()
		}
	}
	return s
}

// ends reports whether r ends a sentence, or a part of one beyond which no cue reaches.
func ends(r rune) bool {
	switch r {
	case '.', '!', '?', ';', ':', '…':
		return true
	}
	return false
}

// wordEnd returns the end of the word at byte i of s[:to]. plain is set if nothing of it need be cut off and its letters are those of
// ASCII: it has no apostrophe either.
func wordEnd(s string, i, to int) (end int, plain bool) {
	plain = true
	for i < to {
		if isASCIIAlnum(s[i]) {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:to])
		switch {
		case isWordRune(r), unicode.IsMark(r):
			plain = false
		case r == '\'' || r == '’' || r == '-' || r == '.' || r == '&':
			if next, _ := utf8.DecodeRuneInString(s[i+n : to]); !isWordRune(next) {
				return i, plain
			}
			plain = plain && n == 1 && r != '\''
		default:
			return i, plain
		}
		i += n
	}
	return to, plain
}

func isASCIIAlnum(c byte) bool { return isASCIILetter(c) || '0' <= c && c <= '9' }

// elided begin words of French and Italian and are no part of a name: l'AFP, all'ANSA.
var elided = [...]string{"l'", "l’", "d'", "d’", "all'", "all’", "dell'", "dell’", "dall'", "dall’", "qu'", "qu’", "L'", "L’"}

func newWord(body string, from, to int, breaks bool) word {
	for _, article := range elided {
		if to-from > len(article) && strings.HasPrefix(body[from:to], article) && startsUpper(body[from+len(article):to]) {
			from += len(article)
			break
		}
	}
	w := word{from: from, to: to, text: body[from:to], breaks: breaks}
	for _, ending := range [...]string{"'s", "’s", "'S", "’S"} {
		if text, ok := strings.CutSuffix(w.text, ending); ok && text != "" {
			w.text, w.owns = text, true
			break
		}
	}
	w.small = strings.ToLower(w.text)
	return w
}

func isASCII(s string) bool {
	for len(s) >= 8 {
		if b := s[:8]; (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&utf8.RuneSelf != 0 {
			return false
		}
		s = s[8:]
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
