package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ends decides whether a sentence ends with the marks in [i, end), and returns where to go on. If the sentence ends, that
// is behind the quotation marks and brackets that close there.
func (t *text) ends(i, end int, kind mark) (next int, ends bool) {
	closed, quoted := t.closers(end)
	f := t.following(closed)
	switch {
	case f.kind == nothing:
		ends = true
	case f.kind == small || f.kind == other || quoted && f.attributes():
		ends = false
	case kind == wideMark:
		ends = !(quoted && f.glued && quotes(t.body[closed:]))
	case f.glued:
		ends = t.endsGlued(i, f)
	case kind == exclamation:
		ends = !exclaimed[t.body[t.wordStart(i):i]] || f.starts()
	case kind == ellipsis:
		ends = t.endsEllipsis(i, f)
	default:
		ends = t.endsStop(i, f, quoted, closed > end && !quoted)
	}
	if ends {
		return closed, true
	}
	return end, false
}

// quotes reports whether rest begins with what Japanese puts behind a quotation: 「行こう。」と言った。
func quotes(rest string) bool {
	return strings.HasPrefix(rest, "と") || strings.HasPrefix(rest, "など") || strings.HasPrefix(rest, "って")
}

// endsGlued decides on a mark at byte i without white space after it. "ended.The next" and "ended.“We" end; "U.S.A",
// "example.com" and "Node.JS" do not.
func (t *text) endsGlued(i int, f following) bool {
	before, _ := utf8.DecodeLastRuneInString(t.body[:i])
	if !unicode.IsLower(before) && !quotationMark(before) && !closingBracket(before) || f.kind != capital || dash(f.opener) {
		return false
	}
	if r, n := utf8.DecodeRuneInString(f.rest); r == '.' || r == '/' || r == '@' {
		if next, _ := utf8.DecodeRuneInString(f.rest[n:]); isWord(next) {
			return false
		}
	}
	if inCapitals(f.word) && f.word != "A" && f.word != "I" {
		return false
	}
	start := t.wordStart(i)
	word := t.body[start:i]
	address := start > t.start && strings.IndexByte("/@:_<(", t.body[start-1]) >= 0
	return !address && strings.IndexByte(word, '.') < 0 && roleOf(word) == noRole
}

// endsEllipsis decides on an ellipsis at byte i before a capital or a digit. If it is between brackets, at the start
// or after a small word, words of the same sentence are left out. Between the same word twice it is a stutter.
func (t *text) endsEllipsis(i int, f following) bool {
	before := strings.TrimRightFunc(t.body[t.start:i], isSpace)
	r, _ := utf8.DecodeLastRuneInString(before)
	if before == "" || openingBracket(r) || quotationMark(r) && strings.IndexFunc(before, isWord) < 0 {
		return false
	}
	last := before[t.wordStart(t.start+len(before))-t.start:]
	return !minor[strings.ToLower(last)] && last != f.word
}

// endsStop decides on a full stop at byte i before white space. f is what follows; quoted and bracketed say whether a
// quotation mark, or only a bracket, closes after the stop.
func (t *text) endsStop(i int, f following, quoted, bracketed bool) bool {
	start := t.wordStart(i)
	word := t.body[start:i]
	if word == "" {
		return true
	}
	if isMarker(word) && t.startsItem(start) {
		return false
	}
	if isNumber(word) {
		return !t.isOrdinal(start, word, f)
	}
	if isSpelledOut(word, f) {
		return false
	}
	role := t.roleAt(start, word)
	switch {
	case role == noRole || role == beforeNumber && f.kind != number:
		return true
	case role < mayEnd:
		return false
	case quoted:
		return true
	case breaks(f.opener) || t.startsItem(start):
		return false
	case f.starts():
		return !t.titled(start, f)
	}
	if role == state && !strings.HasSuffix(t.body[:start], ", ") {
		return false
	}
	return role != mayEnd && !bracketed && !f.continues()
}

// isSpelledOut reports whether a small letter and a capital, each with a full stop, are one abbreviation: "z. B.", "a. D."
func isSpelledOut(word string, f following) bool {
	r, n := utf8.DecodeRuneInString(word)
	c, m := utf8.DecodeRuneInString(f.word)
	return n == len(word) && unicode.IsLower(r) && m == len(f.word) && unicode.IsUpper(c) && f.opener == 0 && strings.HasPrefix(f.rest, ".")
}

// breaks reports whether an opening r between an abbreviation and the next word shows that the sentence goes on.
func breaks(r rune) bool { return openingBracket(r) || dash(r) }

// roleAt returns the role of the word at byte start, before a full stop. Single letters are initials.
func (t *text) roleAt(start int, word string) role {
	if r := roleOf(word); r != noRole {
		return r
	}
	if r := abbreviations[t.spelled(start, len(word))]; r != noRole {
		return r
	}
	if !isInitials(word) {
		return noRole
	}
	before, n := utf8.DecodeLastRuneInString(t.body[:start])
	if strings.ContainsRune("&'’/$%", before) {
		return noRole // AT&T, don't
	}
	if before == '-' && !strings.HasSuffix(t.body[:start-n], ".") {
		return noRole // Type-A
	}
	return mayEnd
}

// maxWord is the length of the longest word before a full stop, in bytes.
const maxWord = 64

// wordStart returns the start of the word before byte i. A word has letters, digits and full stops.
func (t *text) wordStart(i int) int {
	at := i
	for at > t.start && i-at < maxWord {
		r, n := utf8.DecodeLastRuneInString(t.body[t.start:at])
		if !isWord(r) && r != '.' {
			break
		}
		at -= n
	}
	return at
}

// spelled returns the letter at byte start, of n bytes, together with the letter before it, as in "3 p. m."; "" if there
// is none.
func (t *text) spelled(start, n int) string {
	if n != 1 || start-t.start < 3 || t.body[start-2:start] != ". " || start-t.start > 3 && isWord(rune(t.body[start-4])) {
		return ""
	}
	return t.body[start-3 : start+1]
}

// startsItem reports whether a sentence or a list item begins at byte i.
func (t *text) startsItem(i int) bool {
	before := strings.TrimRightFunc(t.body[t.start:i], func(r rune) bool { return !isWord(r) && r != ':' && r != ';' })
	return before == "" || before[len(before)-1] == ':' || before[len(before)-1] == ';'
}

// titled reports whether the sentence up to byte i is a headline whose words have capitals, as the word of f has: "Trump
// Says U.S. To Leave". Small words like "of" have none.
func (t *text) titled(i int, f following) bool {
	if inCapitals(f.word) && len(f.word) > 1 {
		return false
	}
	for word := range strings.FieldsSeq(t.body[t.start:i]) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) && !minor[word] {
			return false
		}
	}
	return true
}

// inCapitals reports whether word has no small letter.
func inCapitals(word string) bool { return !strings.ContainsFunc(word, unicode.IsLower) }

// isMarker reports whether word can number a list item: "1", "12", "a", "IV".
func isMarker(word string) bool {
	return len(word) <= 2 && isNumber(word) || utf8.RuneCountInString(word) == 1 || strings.Trim(word, "IVX") == ""
}

// isNumber reports whether word has nothing but digits.
func isNumber(word string) bool { return strings.Trim(word, "0123456789") == "" }

// isInitials reports whether word is capitals with full stops between them: "J", "J.P", "А.С".
func isInitials(word string) bool {
	letter := true
	for _, r := range word {
		if letter && !unicode.IsUpper(r) || !letter && r != '.' {
			return false
		}
		letter = !letter
	}
	return !letter
}

// isOrdinal reports whether the number at byte start is a German ordinal: "6. Dezember", "der 2. Weltkrieg".
func (t *text) isOrdinal(start int, word string, f following) bool {
	if len(word) > 2 || f.kind != capital || f.opener != 0 {
		return false
	}
	before := strings.TrimRight(t.body[t.start:start], " \n\r")
	before = before[strings.LastIndexAny(before, " \n")+1:]
	return germanMonths[f.word] || articles[before] && !f.starts()
}
