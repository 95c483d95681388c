package wire

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clue says that a body has, in a line of mostClued bytes or fewer, a word without which no line of it is of some shape, a set of bits. Nearly
// all bodies lack nearly all.
type clue uint8

const (
	cookieClue     clue = 1 << iota // of the first row of cookieWords
	helpClue                        // of the first row of helpWords
	authorClue                      // of authorMarks, or the opening of an author's line
	disclaimerClue                  // of the first row of disclaimers, or of warranties

	allClues = cookieClue | helpClue | authorClue | disclaimerClue
)

// mostClued is the length in bytes of the longest line that is of a shape that needs a clue.
const mostClued = mostCookieNotice

// clueWord is a word of a clue in one of the cases of its first characters.
type clueWord struct {
	head uint32 // its first four bytes, as fourAt reads them
	word string
	clue clue
}

// clueWords finds clues in one pass that looks at every second byte. Three bytes that begin no word, and follow the first byte of none,
// are passed over by a look at one bit. Capitals and small letters are the same, and the words have four bytes or more.
type clueWords struct {
	threes  [1 << (threeBits - 6)]uint64 // a bit for every three bytes at the start of a word or behind its first byte, by placeOf
	byFirst [1 << startBits][]clueWord   // by the first byte of head
}

// clues are the words of all clues.
var clues = func() *clueWords {
	t := new(clueWords)
	add := func(c clue, words ...string) {
		for _, w := range words {
			if len(w) >= 4 { // "@" is looked for by itself
				t.add(c, w)
			}
		}
	}
	add(cookieClue, cookieWords[0]...)
	add(helpClue, helpWords[0]...)
	add(authorClue, authorMarks[:]...)
	add(authorClue, authorOpenings[:]...)
	add(authorClue, bookMarks[:]...)
	add(disclaimerClue, disclaimers[0]...)
	add(disclaimerClue, warranties[:]...)
	return t
}()

// add adds a word in small letters.
func (t *clueWords) add(c clue, word string) {
	for _, head := range casesOf(word[:headEnd(word)]) {
		four := fourAt(head+"\x00", 0)
		for _, at := range [...]uint32{placeOf(four), placeOf(four >> 8)} {
			t.threes[at>>6] |= 1 << (at & 63)
		}
		rows := &t.byFirst[four&(1<<startBits-1)]
		if row := (clueWord{four, word, c}); !slices.Contains(*rows, row) { // cases of ASCII are one row
			*rows = append(*rows, row)
		}
	}
}

// headEnd returns the end of the character in which the fourth byte of a word lies.
func headEnd(word string) int {
	n := 4
	for n < len(word) && !utf8.RuneStart(word[n]) {
		n++
	}
	return n
}

// casesOf returns s in every mixture of capitals and small letters.
func casesOf(s string) []string {
	if s == "" {
		return []string{""}
	}
	r, n := utf8.DecodeRuneInString(s)
	var all []string
	for _, rest := range casesOf(s[n:]) {
		all = append(all, string(r)+rest)
		if upper := unicode.ToUpper(r); upper != r {
			all = append(all, string(upper)+rest)
		}
	}
	return all
}

const (
	threeBits = 15
	sameBits  = 0x1f1f1f1f // those of four bytes that are the same in capitals and small letters of ASCII, startBits of each
)

// fourAt returns four bytes of s from byte i on, without the bits by which capitals and small letters of ASCII differ.
func fourAt(s string, i int) uint32 {
	b := s[i : i+4]
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24) & sameBits
}

// placeOf returns the place in threes of the lower three bytes of what fourAt returned: each has five bits of its own.
func placeOf(four uint32) uint32 { return four&0x1f | four>>3&0x3e0 | four>>6&0x7c00 }

// findClues finds the clues of the lines that are short enough to be of a shape that needs one.
func (t *text) findClues() {
	t.clues = 0
	for _, l := range t.lines {
		if l.Len() <= mostClued {
			t.clues |= clues.in(t.body[l.Start:l.End])
		}
	}
}

// in returns the clues that s has. It returns all of them where a letter is another one of another length in small letters: such a text
// has to be read in another way.
func (t *clueWords) in(s string) (found clue) {
	if !isASCII(s) && hasAny(s, oddLetters[:]) {
		return allClues
	}
	if strings.IndexByte(s, '@') >= 0 {
		found |= authorClue
	}
	for i := 0; i+4 <= len(s); i += 2 {
		at := placeOf(fourAt(s, i))
		if t.threes[at>>6]>>(at&63)&1 == 0 {
			continue
		}
		if i > 0 {
			found |= t.at(s, i-1)
		}
		found |= t.at(s, i)
	}
	if n := len(s); n >= 4 {
		found |= t.at(s, n-4) // a word of four bytes at the end
	}
	return found
}

// at returns the clues of the words that begin at byte i of s.
func (t *clueWords) at(s string, i int) (found clue) {
	if i+4 > len(s) {
		return 0
	}
	four := fourAt(s, i)
	for k := range t.byFirst[four&(1<<startBits-1)] {
		if w := &t.byFirst[four&(1<<startBits-1)][k]; w.head == four && len(s)-i >= len(w.word) && strings.EqualFold(s[i:i+len(w.word)], w.word) {
			found |= w.clue
		}
	}
	return found
}
