package normalize

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/copytaster/copytaster/internal/news"
)

// class is the role of a character in the word boundary rules of Unicode Standard Annex 29, as a set of bits. The
// characters of most wire copy have one of the classes below. Characters that attach to others (combining accents,
// joiners, soft hyphens) and all scripts but Latin and Cyrillic are unknown.
type class uint8

const (
	letter class = 1 << iota
	digit
	betweenLetters // joins the letters on its two sides: rules WB6 and WB7
	betweenDigits  // joins the digits on its two sides: rules WB11 and WB12
	lowLine        // joins letters, digits and itself: rules WB13a and WB13b
	unknown

	breaks class = 0 // separate from all but unknown characters
	inWord       = letter | digit | lowLine
)

// classes holds the classes of ASCII bytes. All other bytes are unknown; see wideClass.
var classes = func() (t [256]class) {
	for c := range t {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c >= utf8.RuneSelf:
			t[c] = unknown
		}
	}
	t['_'], t[':'], t[','], t[';'] = lowLine, betweenLetters, betweenDigits, betweenDigits
	t['.'], t['\''] = betweenLetters|betweenDigits, betweenLetters|betweenDigits
	return t
}()

// classAt returns the class of the character at byte i of s, and its length. At the end of s it returns breaks and 0.
func classAt(s string, i int) (c class, size int) {
	if i >= len(s) {
		return breaks, 0
	}
	if c = classes[s[i]]; c != unknown {
		return c, 1
	}
	return wideClass(s[i:])
}

// wideClass returns the class and the length of the character at the start of s, which is not ASCII. It knows the letters
// from U+00C0 to U+017F and from U+0400 to U+047F, dashes, curly quotation marks and the ellipsis.
func wideClass(s string) (class, int) {
	if len(s) < 2 || s[1]&0xC0 != 0x80 {
		return unknown, 1
	}
	switch s[0] {
	case 0xC3:
		if s[1] == 0x97 || s[1] == 0xB7 { // the signs of multiplication and division
			return unknown, 2
		}
		return letter, 2
	case 0xC4, 0xC5, 0xD0, 0xD1:
		return letter, 2
	case 0xE2:
		if len(s) < 3 || s[1] != 0x80 {
			return unknown, 1
		}
		switch s[2] {
		case 0x98, 0x99: // ‘ ’
			return betweenLetters | betweenDigits, 3
		case 0x93, 0x94, 0x9C, 0x9D, 0xA6: // – — “ ” …
			return breaks, 3
		}
	}
	return unknown, 1
}

// Words appends to dst the spans of the words of body in text order: those of Unicode Standard Annex 29 with a letter or
// a digit. body is valid UTF-8. A word that a hyphen breaks at the end of a line is one word.
func Words(dst []news.Span, body string) []news.Span {
	n := len(dst)
	if e, ok := news.Unescape(body); ok {
		dst = split(dst, e.Text)
		dst = dst[:n+len(joined(dst[n:], brokenWords(e.Text, dst[n:])))]
		outward(dst[n:], e)
		return dst
	}
	dst = split(dst, body)
	return dst[:n+len(joined(dst[n:], brokenWords(body, dst[n:])))]
}

// splitter applies the full rules to stretches of a body.
type splitter struct {
	body          string
	run           segmenter
	asked, spaced bool // whether blanksSpace was asked, and its answer
}

// blanksSpace is the function of that name, asked once a body.
func (w *splitter) blanksSpace() bool {
	if !w.asked {
		w.asked, w.spaced = true, blanksSpace(w.body)
	}
	return w.spaced
}

// split appends to dst the words of body, which is valid UTF-8: those of Unicode Standard Annex 29 with a letter or a
// digit, on the text as it is seen, and the segments of scripts without spaces. The full rules are slow, so they read only stretches with an unknown character, from the last sure boundary
// before it to the next one after it. The rest needs few of the rules.
func split(dst []news.Span, body string) []news.Span {
	var full splitter
	for i := 0; i < len(body); {
		if end := run(body, i); end > i && end < len(body) && classes[body[end]] == breaks {
			dst = append(dst, news.Span{Start: uint32(i), End: uint32(end)}) // the usual case
			i = end + 1
			continue
		}
		c, size := classAt(body, i)
		if c&(inWord|unknown) == 0 {
			i += size
			continue
		}
		start, seen := i, unknown
		if c != unknown {
			i, seen = wordEnd(body, i)
		} else {
			start = holder(body, i)
		}
		switch {
		case seen&unknown != 0:
			i = sureBreak(body, i+1)
			full.body = body
			dst = full.splitFully(dst, start, i)
		case seen != lowLine:
			dst = append(dst, news.Span{Start: uint32(start), End: uint32(i)})
		}
	}
	return dst
}

// wordEnd returns the end of the word at byte i of s, and the classes of its characters. If an unknown character is in
// the word or follows it, seen has that bit, and end is at or before that character.
func wordEnd(s string, i int) (end int, seen class) {
	for last := class(0); ; {
		if n := run(s, i); n > i {
			i, last = n, classes[s[n-1]]
			seen |= last
		}
		c, size := classAt(s, i)
		if c&inWord == 0 {
			if c == breaks || c == unknown {
				return i, seen | c
			}
			next, _ := classAt(s, i+size)
			if joined := c >> 2 & last & next; joined == 0 {
				return i, seen | next&unknown
			}
		}
		i += size
		last = c
		seen |= c & inWord
	}
}

// run returns the end of the ASCII letters and digits from byte i of s on.
func run(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if n := alphanumerics(load8(s, i)); n < 8 {
			return i + n
		}
	}
	for i < len(s) && classes[s[i]]&(letter|digit) != 0 {
		i++
	}
	return i
}

// holder returns the start of what the unknown character at byte i of s may attach to: the mark before it, or the spaces,
// which are one token. A word before it already went through the full rules together with it.
func holder(s string, i int) int {
	if i == 0 {
		return 0
	}
	i--
	for !utf8.RuneStart(s[i]) {
		i--
	}
	for s[i] == ' ' && i > 0 && s[i-1] == ' ' {
		i--
	}
	return i
}

// sureBreak returns the first offset in s, from i on, that is a boundary whatever precedes it: the next ASCII
// character that always breaks, or the end of s. Wide spaces join with a space, Hebrew letters join with quotation
// marks, and a line of Chinese or Japanese may go on below, so none of these is sure.
func sureBreak(s string, i int) int {
	for ; i < len(s); i++ {
		if c := s[i]; classes[c] != breaks || c == '"' || c == ' ' && (s[i-1] == ' ' || s[i-1] >= utf8.RuneSelf) || (c == '\n' || c == '\r') && goesOn(s, i) {
			continue
		}
		return i
	}
	return i
}

// goesOn reports whether the line that ends at byte i of s may go on below: it ends and the next one begins with characters of three bytes or more,
// as those of Chinese and Japanese are.
func goesOn(s string, i int) bool {
	before := i
	if s[i] == '\n' && before > 0 && s[before-1] == '\r' {
		before--
	}
	if s[i] == '\r' {
		i++
	}
	return before > 2 && s[before-1] >= utf8.RuneSelf && i+1 < len(s) && s[i] == '\n' && s[i+1] >= 0xE3
}

// splitFully appends the words of body[from:to] to dst by the full rules, on the text as it is seen; both ends must be boundaries. Runs of
// letters without spaces are cut into segments.
func (w *splitter) splitFully(dst []news.Span, from, to int) []news.Span {
	for tokens := words.FromString(seen(w.body[from:to], w.blanksSpace())); tokens.Next(); {
		if !hasLetterOrDigit(tokens.Value()) {
			continue
		}
		s := news.Span{Start: uint32(from + tokens.Start()), End: uint32(from + tokens.End())}
		if w.run.add(w.body, s) {
			continue
		}
		dst = w.run.flush(dst, w.body)
		if !w.run.add(w.body, s) {
			dst = append(dst, s)
		}
	}
	return w.run.flush(dst, w.body)
}

func hasLetterOrDigit(word string) bool {
	for _, r := range word {
		if r < utf8.RuneSelf {
			if classes[r]&(letter|digit) != 0 {
				return true
			}
		} else if (unicode.IsLetter(r) || unicode.IsNumber(r)) && !isBlank(r) {
			return true
		}
	}
	return false
}
