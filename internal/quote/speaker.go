package quote

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/normalize"
)

// SameSpeaker reports whether two names, as in [Quotation.Speaker], can be those of one person or body: the surnames are
// equal, and so are the given names if both have one. Case, full stops, accents and the usual transliterations make no
// difference, and an initial stands for a name. "Rasmussen" is "Anders Fogh Rasmussen", and "Sergei Lavrov" is "Sergey
// Lavrov". An empty name is the same as no other, not even another empty one.
//
// A name of two or more who speak together, "Craig Zadan and Neil Meron", is the same as each of them, and the same as
// another such name that shares one of them.
func SameSpeaker(a, b string) bool {
	for x := range eachName(a) {
		for y := range eachName(b) {
			if sameName(x, y) {
				return true
			}
		}
	}
	return false
}

// eachName yields a name and, if it joins several names, each of them.
func eachName(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		before, last, joint := strings.Cut(name, " and ")
		if !yield(name) || !joint || !yield(last) {
			return
		}
		for one := range strings.SplitSeq(before, ", ") {
			if !yield(one) {
				return
			}
		}
	}
}

func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return endsWith(x, y) || endsWith(y, x) || sameGiven(x[0], y[0])
}

// endsWith reports whether the words of a end with those of b.
func endsWith(a, b []string) bool { return len(a) >= len(b) && slices.Equal(a[len(a)-len(b):], b) }

// nameWords returns the words of a name in the form in which they are compared.
func nameWords(name string) []string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, ".", " ")))
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for i, w := range words {
		words[i] = names.Spelling(normalize.Plain(strings.ReplaceAll(w, "’", "'")))
	}
	return words
}

// sameGiven reports whether two given names in small letters can be one person's: by their letters, or one is the initial of the
// other.
func sameGiven(a, b string) bool {
	a, b = names.Spelling(strings.TrimSuffix(a, ".")), names.Spelling(strings.TrimSuffix(b, "."))
	if names.SameFirstName(a, b) {
		return true
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) == 1 && strings.HasPrefix(long, short)
}

// PronounOf returns the gender of the pronoun by which the words of [Quotation.SpeakerSpan] name a speaker: "he", "a-t-elle". ok is false for any
// other words.
func PronounOf(words string) (gender names.Gender, ok bool) {
	w := strings.ToLower(words)
	if i := strings.LastIndexByte(w, '-'); i >= 0 {
		w = w[i+1:] // "dit-il"
	}
	c := lexicon.class(w)
	man, woman := c&masculine != 0, c&feminine != 0
	for _, v := range ready {
		man, woman = man || v.roles[w]&he != 0, woman || v.roles[w]&she != 0
	}
	switch {
	case man == woman:
		return 0, false
	case man:
		return names.Man, true
	}
	return names.Woman, true
}

// SurelyTwo reports whether two names are those of two people, as far as names can tell. It is false wherever they may be two forms
// of one name: the family name stands first, one has a second family name or lacks one, one is short for the other, or a letter
// is wrong. Unlike [SameSpeaker] it does not find what two names have in common, but whether nothing speaks for one person.
func SurelyTwo(a, b string) bool {
	for x := range eachName(a) {
		for y := range eachName(b) {
			if !areTwo(x, y) {
				return false
			}
		}
	}
	return true
}

func areTwo(a, b string) bool {
	if unspaced := unspacedScript(a); unspaced != nil || unspacedScript(b) != nil {
		return unspaced == unspacedScript(b) && !strings.ContainsAny(a, b)
	}
	x, y := namesIn(a), namesIn(b)
	if len(x) == 0 || len(y) == 0 || near(strings.Join(x, ""), strings.Join(y, "")) {
		return false
	}
	if !shareOne(x, y) {
		return true
	}
	lastX, lastY := len(x)-1, len(y)-1
	if lastX == 0 || lastY == 0 || !mayBeOne(x[lastX], y[lastY]) || shareOne(x[:lastX], y[:lastY]) {
		return false
	}
	return isGivenName(x[0]) && isGivenName(y[0]) && !beginAlike(x[0], y[0]) // an unknown one may be a nickname
}

// unspacedScript returns the script of a name that is written without spaces between its parts, Han or Hangul; nil for any other. Two such names
// that have a character in common may be two forms of one.
func unspacedScript(name string) *unicode.RangeTable {
	for _, script := range [...]*unicode.RangeTable{unicode.Han, unicode.Hangul} {
		if name != "" && isAll(name, script) {
			return script
		}
	}
	return nil
}

// beginAlike reports whether two given names have the first three letters in common, as "Stephan" and "Steve" do.
func beginAlike(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return utf8.RuneCountInString(a[:n]) >= 3
}

// namesIn returns the parts of a name for [SurelyTwo]: without particles, and parted at hyphens.
func namesIn(name string) []string {
	var parts []string
	for _, w := range nameWords(name) {
		for part := range strings.FieldsFuncSeq(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if lexicon.class(part)&particle == 0 {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// shareOne reports whether a part of one name may be one of the other.
func shareOne(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return mayBeOne(x, y) })
	})
}

// mayBeOne reports whether two parts of names may be the same: but for a letter, or one is short for the other.
func mayBeOne(a, b string) bool {
	return near(a, b) || sameGiven(a, b) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || names.ShareFullName(a, b)
}

func isGivenName(w string) bool { return lexicon.class(w)&given != 0 }

// near reports whether two words are equal but for a slip of the pen: a letter that is missing or another one, or two that changed
// places, in a word of four letters or more.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	switch {
	case len(x) == 0 && len(y) == 0:
		return true
	case min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) < 4:
		return false
	case len(x) == 2 && len(y) == 2:
		return x[0] == y[1] && x[1] == y[0]
	}
	return len(x) <= 1 && len(y) <= 1
}
