package sentence

import (
	"strings"
	"unicode/utf8"
)

// mark is the joint meaning of a run of sentence marks. In a run the largest value wins.
type mark uint8

const (
	noMark      mark = iota
	fullStop         // one "."
	ellipsis         // "...", ". . .", "…"
	exclamation      // "!", "?", "?!"
	wideMark         // of scripts without capitals, which need no space after it: "。", "؟"
)

// markOf returns the mark of the single character r.
func markOf(r rune) mark {
	switch r {
	case '.':
		return fullStop
	case '…':
		return ellipsis
	case '!', '?', '‼', '⁇', '⁈', '⁉':
		return exclamation
	case '。', '！', '？', '．', '｡', '؟', '۔', '।':
		return wideMark
	}
	return noMark
}

// readMarks returns the end of the run of sentence marks at byte i of s, and their kind. Full stops may have spaces
// between them.
func readMarks(s string, i int) (end int, kind mark) {
	for end = i; ; {
		r, n := runeAt(s, end)
		m := markOf(r)
		if m == noMark && (kind == fullStop || kind == ellipsis) {
			m, n = fullStop, spacedStop(s, end)
		}
		if m == noMark || n == 0 {
			return end, kind
		}
		if m == fullStop && kind != noMark {
			m = ellipsis
		}
		kind = max(kind, m)
		end += n
	}
}

// spacedStop returns the length of a space at byte i of s with a full stop or ellipsis after it; 0 if there is none. The
// stop of .NET or .5 does not count.
func spacedStop(s string, i int) int {
	if asciiWord(s, i+1) {
		return 0 // the usual case, decided fast
	}
	space, n := runeAt(s, i)
	stop, m := runeAt(s, i+n)
	next, _ := runeAt(s, i+n+m)
	if space != ' ' && space != noBreakSpace || stop != '.' && stop != '…' || isWord(next) {
		return 0
	}
	return n + m
}

const noBreakSpace = '\u00a0'

// quotationMark reports whether r is a quotation mark, opening or closing.
func quotationMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '‹', '›', '「', '」', '『', '』':
		return true
	}
	return false
}

// openingBracket and closingBracket report whether r is such a bracket. Reuters writes tickers between < and >.
func openingBracket(r rune) bool { return r != 0 && strings.ContainsRune("([{<（【", r) }
func closingBracket(r rune) bool { return r != 0 && strings.ContainsRune(")]}>）】", r) }

// dash reports whether r is a dash or a character written instead of one.
func dash(r rune) bool {
	switch r {
	case '-', '_', '–', '—', '―', '−':
		return true
	}
	return false
}

// closers returns the end of the quotation marks and brackets from byte i on that close something, and whether a
// quotation mark is among them.
func (t *text) closers(i int) (end int, quoted bool) {
	if end = i; asciiWord(t.body, i+1) && t.body[i] == ' ' {
		return end, false // the usual case, decided fast
	}
	for {
		at := end
		for r, n := runeAt(t.body, at); r == ' ' || r == noBreakSpace || r == '\u202f'; r, n = runeAt(t.body, at) {
			at += n
		}
		r, _ := runeAt(t.body, at)
		switch n := t.closingQuote(at, at > end); {
		case n > 0:
			end, quoted = at+n, true
		case closingBracket(r):
			end = at + utf8.RuneLen(r)
		default:
			return end, quoted
		}
	}
}

// closingQuote returns the length of the closing quotation mark at byte i; 0 if there is none. spaced says that white
// space precedes it. Most marks can both open and close: „Ja.“, “Yes.”, »Ja.«, « Oui. », ”Ja.”
func (t *text) closingQuote(i int, spaced bool) int {
	r, n := runeAt(t.body, i)
	if !quotationMark(r) {
		return 0
	}
	if r == '\'' && strings.HasPrefix(t.body[i+n:], "'") {
		n++
	}
	next, _ := runeAt(t.body, i+n)
	before := isWord(next) // the mark directly precedes a word
	closes := false
	switch r {
	case '”', '»', '›', '」', '』':
		closes = !spaced || !before
	case '"':
		closes = !spaced && !before || (spaced != before) && t.quoteOpen(i)
	case '\'', '’':
		closes = !before
	case '“', '‘', '«', '‹':
		closes = !spaced && !before
	}
	if !closes {
		return 0
	}
	return n
}

// quoteOpen reports whether the paragraph has an odd number of straight quotation marks before byte i. Calls must come in
// text order.
func (t *text) quoteOpen(i int) bool {
	t.quotes += strings.Count(t.body[t.counted:i], `"`)
	t.counted = i
	return t.quotes%2 == 1
}
