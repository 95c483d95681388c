package quotematch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A misprint is no other word: "communciate", "gov�rnment", "c1ean". There is no list of words for each language, so a slip counts as one
// only where it seldom makes another word: inside a long one.

const (
	leastSlipped = 8 // letters of the longer word
	leastBeside  = 3 // equal letters at each end: prefixes and endings make other words
	mostDamaged  = 2 // letters for which one sign of damage may stand
)

// isMisprinted reports whether the words of p differ only by misprints, word by word, or by signs that stand for lost letters.
func isMisprinted(a, b Line, p pair) bool {
	if p.a.len() == 0 || p.b.len() == 0 || max(p.a.len(), p.b.len()) > joinedWords {
		return false
	}
	x, y := a.cover(p.a).Cut(a.Text), b.cover(p.b).Cut(b.Text)
	if restores(x, y) || restores(y, x) {
		return true
	}
	if p.a.len() != p.b.len() {
		return false
	}
	for i := range p.a.len() {
		v, w := a.raw(p.a.from+i), b.raw(p.b.from+i)
		if !equalLetters(v, w) && !isMisprint(v, w) {
			return false
		}
	}
	return true
}

// isMisprint reports whether one of two words is the other with a slip, a letter misread by a scanner, or a possessive lost.
func isMisprint(x, y string) bool {
	if isPossessive(x, y) || isPossessive(y, x) {
		return true
	}
	x, y = strings.ToLower(x), strings.ToLower(y)
	return isMisread(x, y) || isMisread(y, x) || isSlip([]rune(x), []rune(y))
}

// restores reports whether a damaged text is whole with some letters in place of its signs of damage: the replacement character, or a question
// mark between two letters.
func restores(damaged, whole string) bool {
	if strings.ContainsRune(whole, utf8.RuneError) {
		return false
	}
	signs, d, w := 0, []rune(strings.ToLower(damaged)), []rune(strings.ToLower(whole))
	for len(d) > 0 {
		if d[0] != utf8.RuneError && d[0] != '?' {
			if len(w) == 0 || d[0] != w[0] {
				return false
			}
			d, w = d[1:], w[1:]
			continue
		}
		signs++
		d = d[1:]
		n := 0
		for n < mostDamaged && n < len(w) && !startsWith(w[n:], d) {
			n++
		}
		if !startsWith(w[n:], d) {
			return false
		}
		for _, r := range w[:n] {
			if !unicode.IsLetter(r) && r != '\'' && r != '’' {
				return false
			}
		}
		w = w[n:]
	}
	return signs > 0 && len(w) == 0
}

// startsWith reports whether s begins with the next letter of rest, or both are at their ends.
func startsWith(s, rest []rune) bool {
	if len(rest) == 0 || len(s) == 0 {
		return len(rest) == len(s)
	}
	return s[0] == rest[0]
}

// figuresRead are the figures that scanners read for letters, and lettersRead the letters that they read for one.
var (
	figuresRead = strings.NewReplacer("0", "o", "1", "l", "5", "s", "8", "b")
	lettersRead = strings.NewReplacer("rn", "m", "vv", "w", "i", "l")
)

// isMisread reports whether x, in small letters, is y as a scanner misreads it: with figures among its letters, or "rn" for "m" in a long word.
func isMisread(x, y string) bool {
	if strings.ContainsFunc(y, unicode.IsDigit) {
		return false
	}
	if strings.ContainsFunc(x, unicode.IsDigit) {
		return strings.ContainsFunc(x, unicode.IsLetter) && lettersRead.Replace(figuresRead.Replace(x)) == lettersRead.Replace(y)
	}
	return utf8.RuneCountInString(y) >= leastSlipped && lettersRead.Replace(x) == lettersRead.Replace(y)
}

// isSlip reports whether two words are one slip of a finger apart: a letter more, another letter, or two letters that changed places. Another vowel is
// none: it makes the tense of a verb.
func isSlip(x, y []rune) bool {
	if max(len(x), len(y)) < leastSlipped {
		return false
	}
	for _, r := range append(append([]rune{}, x...), y...) {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	if head < leastBeside || tail < leastBeside {
		return false
	}
	x, y = x[head:len(x)-tail], y[head:len(y)-tail]
	switch {
	case len(x)+len(y) == 1:
		return true
	case len(x) == 1 && len(y) == 1:
		return !isVowel(x[0]) || !isVowel(y[0])
	}
	return len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyäöüåæøáéíóúàèìòùâêîôûаеёиоуыэюяіїє", r)
}

// withS are words behind which 's is a verb, or us.
var withS = setOf("that what there here where when how let everybody everyone somebody someone nobody nothing something everything")

// isPossessive reports whether x is the possessive of y, a name or a noun with a capital.
func isPossessive(x, y string) bool {
	first, _ := utf8.DecodeRuneInString(y)
	name := strings.TrimSuffix(strings.TrimSuffix(x, "'s"), "’s")
	return len(name) < len(x) && name == y && unicode.IsUpper(first) && len(y) >= leastBeside+1 && !withS[strings.ToLower(y)]
}
