package ocr

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/copytaster/copytaster/internal/wire"
)

// Text is the body of an article as folded characters: the letters and digits outside zones, without case and accents.
// Characters that are often misread for one another are the same. Spaces, punctuation marks and hyphens are left out.
type Text struct {
	Chars []byte   // a class for each character; 128 or more for a character of another script than Latin
	At    []uint32 // byte offsets of the characters in the body, increasing; len(At) == len(Chars)
}

// Fold makes dst the text of a body outside its zones. body is valid UTF-8, zones are in text order. Fold overwrites dst
// and reuses its slices.
func Fold(dst *Text, body string, zones []wire.Zone) {
	dst.Chars, dst.At = sized(dst.Chars, len(body)), sized(dst.At, len(body))
	n := 0
	from := 0
	for _, z := range zones {
		if int(z.Span.Start) > from {
			n = dst.fold(n, body, from, int(z.Span.Start))
		}
		from = max(from, int(z.Span.End))
	}
	n = dst.fold(n, body, from, len(body))
	dst.Chars, dst.At = dst.Chars[:n], dst.At[:n]
}

// fold writes the characters of body[from:to] after the first n, and returns the new number. Two characters that look
// like one, as rn looks like m, become that one at the place of the first, even if a space is between them.
func (t *Text) fold(n int, body string, from, to int) int {
	chars, at := t.Chars, t.At
	before := byte(0) // the character before, in lower case; 0 if there is none, or if it is two that became one
	for i := from; i < to; {
		c := body[i]
		plain, size := lower[c], 1
		switch {
		case plain == 0 && c < utf8.RuneSelf:
			i++
			continue
		case plain == 0:
			var r rune
			r, size = utf8.DecodeRuneInString(body[i:])
			if plain = plainOf(r); plain == 0 {
				i += size
				continue
			}
		}
		if two := pairs[before]; plain == two.second || plain == two.other {
			chars[n-1] = two.as
			before = 0
		} else {
			chars[n], at[n] = classes[plain], uint32(i)
			n++
			before = plain
		}
		i += size
	}
	return n
}

// lower maps ASCII letters and digits to lower case, the bar to l, and everything else to 0.
var lower = func() (t [256]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-0x20] = c, c
	}
	t['|'] = 'l'
	return t
}()

// classes maps each plain character to its class. Characters that are misread for one another in print share a class:
// strokes, rounds, open rounds, the long s and f.
var classes = func() (t [256]byte) {
	for c := range t {
		t[c] = byte(c)
	}
	for _, same := range [...]string{"il1", "o0", "ec", "sf5", "b8h", "nu"} {
		for i := range len(same) {
			t[same[i]] = same[0]
		}
	}
	return t
}()

// pairs maps a character to those that make another one together with it. No character is 0.
var pairs = [256]struct{ second, other, as byte }{
	'r': {'n', 0, 'm'},
	'v': {'v', 0, 'w'},
	'c': {'l', '1', 'd'},
}

// firstOther is the first class for characters of other scripts.
const firstOther = 0x80

// plainOf returns the plain character of a letter or digit beyond ASCII; 0 for anything else.
func plainOf(r rune) byte {
	if r < rune(len(latin)) {
		return latin[r]
	}
	if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		return 0
	}
	if n := norm.NFKD.PropertiesString(string(r)).Decomposition(); len(n) > 0 && lower[n[0]] != 0 {
		return lower[n[0]] // fullwidth letters; the first letter of a ligature
	}
	r = unicode.ToLower(r)
	return firstOther | byte(uint32(r)*0x9E3779B1>>25)
}

// latin maps Latin letters with marks to their plain characters.
var latin = func() (t [0x250]byte) {
	for r := rune(utf8.RuneSelf); r < rune(len(t)); r++ {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		t[r] = firstOther | byte(r&0x7f)
		if first := lower[norm.NFKD.String(string(r))[0]]; first != 0 {
			t[r] = first
		}
	}
	for r, c := range map[rune]byte{'ß': 's', 'ſ': 's', 'æ': 'a', 'Æ': 'a', 'œ': 'o', 'Œ': 'o', 'ø': 'o', 'Ø': 'o', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'Đ': 'd', 'ð': 'd', 'Ð': 'd', 'ı': 'i'} {
		t[r] = c
	}
	return t
}()

// sized returns a slice of n values: s itself if its capacity is enough. The values are not cleared.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
