package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// following is the text after sentence marks and the quotation marks and brackets that close.
type following struct {
	kind   kind
	glued  bool   // no white space precedes it
	opener rune   // the first quotation mark, bracket, dash or the like before the word; 0: none
	word   string // the letters and digits there
	rest   string // what follows the word
}

// kind is the kind of the first character after the openers.
type kind uint8

const (
	nothing kind = iota // the paragraph ends
	small               // a lower-case letter
	capital             // a capital, or a letter of a script without capitals
	number              // a digit
	symbol              // a sign that may precede a word
	other               // punctuation that continues the sentence
)

const maxOpeners = 8 // bounds the openers skipped before a word

// following reads the text from byte i.
func (t *text) following(i int) following {
	at, more := t.skipSpace(i)
	f := following{glued: at == i}
	for range maxOpeners {
		r, n := runeAt(t.body, at)
		if !more || !opens(r) && !(openingBracket(f.opener) && closingBracket(r)) {
			break
		}
		if r == '.' && at == i {
			break // closes the sentence: "(U.S.)."
		}
		if f.opener == 0 {
			f.opener = r
		}
		at, more = t.skipSpace(at + n)
	}
	if !more {
		return f
	}
	f.kind = kindOf(t.body[at:])
	f.word = leadingWord(t.body[at:])
	f.rest = t.body[at+len(f.word):]
	return f
}

// skipSpace returns the end of the white space at byte i, and whether the paragraph continues there.
func (t *text) skipSpace(i int) (next int, more bool) {
	for {
		r, n := runeAt(t.body, i)
		if n == 0 || r == '\n' && t.endsParagraph(t.body, i) {
			return i, false
		}
		if !isSpace(r) {
			return i, true
		}
		i += n
	}
}

// opens reports whether r can be between a sentence and the first word of the next.
func opens(r rune) bool {
	switch r {
	case '¿', '¡', '.', '…', '*', '•', '·', '■', '▪', '●', '►':
		return true
	}
	return quotationMark(r) || openingBracket(r) || dash(r)
}

// kindOf returns the kind of the first character of s. A name like iPhone counts as capital.
func kindOf(s string) kind {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsLower(r):
		if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
			return capital
		}
		return small
	case unicode.IsLetter(r):
		return capital
	case unicode.IsDigit(r):
		return number
	case unicode.IsPunct(r) && !strings.ContainsRune("#@&/§", r):
		return other
	}
	return symbol
}

// leadingWord returns the letters and digits at the start of s.
func leadingWord(s string) string {
	for i, r := range s {
		if !isWord(r) {
			return s[:i]
		}
	}
	return s
}

// maxNames is the largest number of words before the verb of an attribution: "Russian Foreign Minister Sergei V. Lavrov
// said."
const maxNames = 7

// maxAside is the largest number of bytes between commas after a name: ", 34, a teacher,".
const maxAside = 80

// skipAside returns s without an aside between two commas at its start.
func skipAside(s string) string {
	if strings.HasPrefix(s, ",") {
		if n := strings.IndexByte(s[1:min(len(s), maxAside)], ','); n >= 0 {
			return s[n+2:]
		}
	}
	return s
}

// attributes reports whether f is a speaker and a verb and nothing else, as in "Lavrov asked.": it belongs to the
// quotation before it.
func (f *following) attributes() bool {
	if f.opener != 0 || f.kind != capital || starters[f.word] {
		return false
	}
	word, rest := f.word, f.rest
	for range maxNames {
		if verbs[word] {
			r, _ := utf8.DecodeRuneInString(rest)
			return r == '.' || r == ',' || r == ';'
		}
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) && !particles[word] {
			return false
		}
		if r, n := utf8.DecodeRuneInString(rest); r == '.' && roleOf(word) == noRole {
			return false
		} else if r == '.' || r == '-' {
			rest = rest[n:]
		}
		rest = strings.TrimLeft(skipAside(rest), " \r\n")
		word = leadingWord(rest)
		rest = rest[len(word):]
	}
	return false
}

// starts reports whether f begins a sentence no matter what precedes it.
func (f *following) starts() bool {
	return starters[f.word] && !strings.HasPrefix(f.rest, "-") && !(len(f.word) == 1 && strings.HasPrefix(f.rest, "."))
}

// continues reports whether f belongs to the time of day, street, state or firm before it: "p.m. Monday", "Calif. Gov.",
// "Mass. 02138", "Inc. Chief".
func (f *following) continues() bool {
	next := leadingWord(strings.TrimLeft(f.rest, " \r\n"))
	return continues[f.word] || len(f.word) == 5 && isNumber(f.word) || next == "time" ||
		strings.HasPrefix(f.rest, ".") && roleOf(f.word) == goesOn
}
