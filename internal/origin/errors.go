package origin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/align"
)

// Errors counts the misspelt words of a pair.
type Errors struct {
	Both  int // both articles misspell them in the same place
	OnlyA int // a misspells them, and b has them right
	OnlyB int // b misspells them, and a has them right
}

// Speller counts misspelt words. It remembers the words it met and is used by one goroutine.
type Speller struct {
	known    func(word string) bool
	misspelt map[string]bool // of words that are not known
}

// NewSpeller returns a Speller. Known tells which words, in small letters, are right: those of a word list, or that stand
// in many articles.
func NewSpeller(known func(word string) bool) *Speller {
	return &Speller{known: known, misspelt: make(map[string]bool)}
}

// mostRemembered is how many words a Speller keeps.
const mostRemembered = 1 << 16

// Errors counts the misspelt words in the passages of two bodies.
//
// Misspelt is a word of six or more small letters that is not known, and that one typing error, a letter left out, added
// or changed, or two neighbours swapped (Damerau, "A technique for computer detection and correction of spelling
// errors", 1964), makes out of a known one: of any, where both articles have it; of the word that the other one has in
// its place, elsewhere.
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

// slip reports whether wrong is right misspelt.
func (s *Speller) slip(wrong, right string) bool {
	return spelt(wrong) && spelt(right) && oneError(wrong, right) && s.known(right) && !s.known(wrong)
}

// spelt reports whether a word is long enough, and all small letters.
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

// misspeltIn counts the misspelt words of a text.
func (s *Speller) misspeltIn(text string) (n int) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' }) {
		if spelt(word) && !s.known(word) && s.near(word) {
			n++
		}
	}
	return n
}

// near reports whether a word that is not known is one typing error away from a known one.
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

// nearKnown reports whether a word of small letters is one typing error away from a known one; letters that are tried
// are those from a to z.
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
