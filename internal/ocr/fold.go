package ocr

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/copytaster/copytaster/internal/wire"
)

// Text is the body of an article as folded characters: its letters and digits outside zones, without case and accents,
// with those that are taken for one another as one. No space, mark or hyphen stands among them.
type Text struct {
	Chars []byte   // a class for each character, above 127 for one that is not Latin
	At    []uint32 // byte offsets of the characters in the body, increasing; len(At) == len(Chars)
}

// Fold makes dst the text of a body, which is valid UTF-8, without its zones, which are in order. It overwrites dst, whose
// slices it uses again.
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

// fold puts the characters of body[from:to] after the first n, and returns how many there are then. Two that look like
// one, as rn does like m, are folded into it, at the place of the first; a space between them is no hindrance.
func (t *Text) fold(n int, body string, from, to int) int {
	chars, at := t.Chars, t.At
	before := byte(0) // the character before, as it stands in the body but in lower case; 0: none, or two that are one
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

// lower has the lower case of the ASCII letters and digits, and of the bar, which stands for l; 0 for all others.
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

// classes has the class of each plain character. Those that readers of print take for one another are one: the strokes,
// the rounds, the open rounds, the long s.
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

// pairs has the second characters that make one with a first one; no character is 0.
var pairs = [256]struct{ second, other, as byte }{
	'r': {'n', 0, 'm'},
	'v': {'v', 0, 'w'},
	'c': {'l', '1', 'd'},
}

// firstOther is the class from which those of other scripts are taken.
const firstOther = 0x80

// plainOf returns the plain character of a letter or digit that is not ASCII, 0 for all others.
func plainOf(r rune) byte {
	if r < rune(len(latin)) {
		return latin[r]
	}
	if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		return 0
	}
	if n := norm.NFKD.PropertiesString(string(r)).Decomposition(); len(n) > 0 && lower[n[0]] != 0 {
		return lower[n[0]] // fullwidth letters; of a ligature the first
	}
	r = unicode.ToLower(r)
	return firstOther | byte(uint32(r)*0x9E3779B1>>25)
}

// latin has the plain characters of Latin letters with marks.
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

// sized returns a slice of n values, s itself if it has room for them.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
