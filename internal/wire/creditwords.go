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
			plain = plain && n == 1 && r != '\'' && (r != '-' || caseEnding(s, i, to) == 0) // MTI-nek
		case r == ':': // STT:n
			n := caseEnding(s, i, to)
			return i + n, plain && n == 0
		default:
			return i, plain
		}
		i += n
	}
	return to, plain
}

// caseEnding returns the length of the mark at byte i of s[:to] and of the ending of a case behind it, "-nek" of MTI-nek; 0 if there is none. The
// name before it is in capitals.
func caseEnding(s string, i, to int) int {
	if i < 2 || !isASCIIUpper(s[i-1]) || !isASCIIUpper(s[i-2]) {
		return 0
	}
	end := i + 1
	for end < to && 'a' <= s[end] && s[end] <= 'z' {
		end++
	}
	if r, _ := utf8.DecodeRuneInString(s[end:to]); end == i+1 || isWordRune(r) || !caseEndings[s[i+1:end]] {
		return 0
	}
	return end - i
}

func isASCIIUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

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
	if head, ok := withoutCase(w.text); ok {
		w.text = head
	}
	w.small = strings.ToLower(w.text)
	return w
}

// caseEndings follow the name of a house behind a hyphen, an apostrophe or a colon, in languages that decline it: MTI-nek, PAP-owi, AA'ya,
// Reuters’a, STT:n.
var caseEndings = set(
	`nek|nak|vel|val|ben|ban|ről|ról|től|tól|re|ra|t|et|hez|hoz|nél|nál|n|lle|lta|ltä|sta|ssa|s|owi|em|u|ie|om|a|e|ul|ului|in|un|ın|ün|nin|nın|nun|nün|ya|ye|na|ne|ı|i|da|de|ta|te|dan|den|tan|ten`,
)

// withoutCase returns the name of an agency without the ending of its case. ok is false if word is not that.
func withoutCase(word string) (name string, ok bool) {
	if isASCII(word) && strings.IndexByte(word, '-') < 0 && strings.IndexByte(word, '\'') < 0 && strings.IndexByte(word, ':') < 0 {
		return "", false
	}
	at := strings.LastIndexAny(word, "-'’:")
	if at <= 0 {
		return "", false
	}
	_, n := utf8.DecodeRuneInString(word[at:])
	if !caseEndings[word[at+n:]] || agencyByForm[strings.ToLower(word)] != "" {
		return "", false
	}
	return word[:at], agencyByForm[strings.ToLower(word[:at])] != ""
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
