package origin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/align"
)

// Errors counts the misspelt words of a pair.
type Errors struct {
	Both  int // words that both articles misspell in the same place
	OnlyA int // words that a misspells and b spells right
	OnlyB int // words that b misspells and a spells right
}

// Speller counts misspelt words. It remembers the words it has seen, so one goroutine may use it.
type Speller struct {
	known    func(word string) bool
	misspelt map[string]bool // by unknown word: whether it is misspelt
}

// NewSpeller returns a Speller. known reports whether a word in lower case is right, because it is in a word list or in
// many articles.
func NewSpeller(known func(word string) bool) *Speller {
	return &Speller{known: known, misspelt: make(map[string]bool)}
}

// mostRemembered is the number of words that a Speller remembers before it starts afresh.
const mostRemembered = 1 << 16

// Errors counts the misspelt words in the passages of bodies a and b.
//
// A word is misspelt if it has six or more lower-case letters, is unknown, and differs from a known word by one typing
// error: a letter left out, added or replaced, or two neighbours swapped (Damerau, "A technique for computer detection
// and correction of spelling errors", 1964). If both articles have the word, any known word will do. Otherwise the known
// word must be the one that the other article has in its place.
func (s *Speller) Errors(a, b string, passages []align.Passage) (e Errors) {
	for i := range passages {
		p := &passages[i]
		from := p.A.Start
		for _, edit := range p.Edits {
			e.Both += s.misspeltIn(a[from:edit.A.Start])
			from = edit.A.End
			if edit.Op != align.Replace {
				continue
			}
			switch x, y := edit.A.Cut(a), edit.B.Cut(b); {
			case s.slip(x, y):
				e.OnlyA++
			case s.slip(y, x):
				e.OnlyB++
			}
		}
		e.Both += s.misspeltIn(a[from:p.A.End])
	}
	return e
}

// slip reports whether wrong is a misspelling of right.
func (s *Speller) slip(wrong, right string) bool {
	return spelt(wrong) && spelt(right) && oneError(wrong, right) && s.known(right) && !s.known(wrong)
}

// spelt reports whether a word is long enough and has only lower-case letters.
func spelt(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsLower(r) {
			return false
		}
		n++
	}
	return n >= leastSpelt
}

// misspeltIn returns the number of misspelt words in text.
func (s *Speller) misspeltIn(text string) (n int) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' }) {
		if spelt(word) && !s.known(word) && s.near(word) {
			n++
		}
	}
	return n
}

// near reports whether an unknown word is one typing error away from a known word.
func (s *Speller) near(word string) bool {
	near, met := s.misspelt[word]
	if !met {
		if len(s.misspelt) >= mostRemembered {
			clear(s.misspelt)
		}
		near = nearKnown(word, s.known)
		s.misspelt[strings.Clone(word)] = near
	}
	return near
}

// nearKnown reports whether a word of lower-case letters is one typing error away from a known word. It tries the letters
// a to z.
func nearKnown(word string, known func(string) bool) bool {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for i := range word + "." {
		head, tail := word[:i], word[i:]
		for k := range letters {
			if known(head + letters[k:k+1] + tail) {
				return true
			}
		}
		if tail == "" {
			continue
		}
		_, n := utf8.DecodeRuneInString(tail)
		rest := tail[n:]
		if known(head + rest) {
			return true
		}
		for k := range letters {
			if known(head + letters[k:k+1] + rest) {
				return true
			}
		}
		if _, m := utf8.DecodeRuneInString(rest); m > 0 && known(head+rest[:m]+tail[:n]+rest[m:]) {
			return true
		}
	}
	return false
}

// oneError reports whether two words are one typing error apart.
func oneError(x, y string) bool {
	a, b := []rune(x), []rune(y)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch max(len(a), len(b)) {
	case 1:
		return true
	case 2:
		return len(a) == len(b) && a[0] == b[1] && a[1] == b[0]
	}
	return false
}
