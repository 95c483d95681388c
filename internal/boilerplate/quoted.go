package boilerplate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// mark says what a mark does.
type mark int8

const (
	noMark mark = iota
	opens
	closes
)

// markAt returns what stands at i, where width bytes are a rune r. open says that a quotation is open there. A straight mark between two
// letters, or before one that goes on with a letter, is what a broken encoding left of an apostrophe or a dash.
func markAt(s string, i int, r rune, width int, open bool) mark {
	switch r {
	case '“', '«', '„', '「', '『':
		return opens
	case '”', '»', '」', '』':
		return closes
	case '"':
	default:
		return noMark
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	opening := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{-–—", before)
	after := strings.TrimLeft(s[i+width:], ".,;:!?)]}'’")
	behind, _ := utf8.DecodeRuneInString(s[i+width:])
	closing := !opening && (after == "" || strings.ContainsRune(" \t\n\u00a0-–—[(", first(after)) || open && !isWord(behind))
	switch {
	case closing:
		return closes
	case opening && (isWord(behind) || strings.ContainsRune("'‘[(.…$£€", behind)):
		return opens
	}
	return noMark
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// inMarks reports whether a stretch of s stands in quotation marks, or has one.
func inMarks(s string, stretch news.Span) bool {
	open := false
	for i, r := range s {
		width := utf8.RuneLen(r)
		m := markAt(s, i, r, max(width, 1), open)
		if m == noMark {
			continue
		}
		switch at := uint32(i); {
		case at >= stretch.End:
			return open || m == closes
		case at >= stretch.Start:
			return true
		}
		open = m == opens
	}
	return open
}

// hasMarks reports whether s has a quotation mark.
func hasMarks(s string) bool {
	return strings.Contains(s, "``") || strings.Contains(s, "''") || inMarks(s, news.Span{End: uint32(len(s))})
}
