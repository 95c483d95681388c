package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// line is a non-blank line of the body, without the white space around it.
type line struct {
	news.Span
	gap bool // the start of the text or a blank line precedes it
}

// text is a body, its non-blank lines, and what it has that some of them have to have.
type text struct {
	body  string
	lines []line
	clues clue
}

// split appends the non-blank lines of body to dst.
func split(dst []line, body string) []line {
	gap := true
	for at := 0; at < len(body); {
		end := len(body)
		if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
			end = at + n
		}
		if from, to := withoutTags(body, at, end); from < to {
			dst = append(dst, line{news.Span{Start: uint32(from), End: uint32(to)}, gap})
			gap = false
		} else {
			gap = true
		}
		at = end + 1
	}
	return dst
}

// withoutTags narrows [from, to) as trim does, and by the tags of HTML at its ends.
func withoutTags(s string, from, to int) (int, int) {
	from, to = trim(s, from, to)
	for from < to && s[from] == '<' {
		n := tagEnd(s[from:to])
		if n == 0 {
			break
		}
		from, to = trim(s, from+n, to)
	}
	for from < to && s[to-1] == '>' {
		open := strings.LastIndexByte(s[from:to], '<')
		if open < 0 || tagEnd(s[from+open:to]) != to-from-open {
			break
		}
		from, to = trim(s, from, from+open)
	}
	return from, to
}

const noBreakSpace = "\u00a0"

// trim narrows [from, to) until neither end is white space or a control character.
func trim(s string, from, to int) (int, int) {
	for from < to {
		if n := blank(s[from:to]); n > 0 {
			from += n
		} else {
			break
		}
	}
	for from < to {
		if s[to-1] <= ' ' {
			to--
		} else if strings.HasSuffix(s[from:to], noBreakSpace) {
			to -= len(noBreakSpace)
		} else {
			break
		}
	}
	return from, to
}

// blank returns the length of the white space or control character at the start of s; 0 if there is none.
func blank(s string) int {
	if s == "" {
		return 0
	}
	if s[0] <= ' ' {
		return 1
	}
	if strings.HasPrefix(s, noBreakSpace) {
		return len(noBreakSpace)
	}
	return 0
}

// at returns the text of line i.
func (t *text) at(i int) string { return t.lines[i].Cut(t.body) }

// follows reports whether line i exists and is directly below line i-1.
func (t *text) follows(i int) bool { return i < len(t.lines) && !t.lines[i].gap }

// wrapped reports whether the lines [i, j) are cut from a paragraph: whether they begin, or the line below begins, with a
// small letter.
func (t *text) wrapped(i, j int) bool {
	return t.follows(i) && startsSmall(t.at(i)) || t.follows(j) && startsSmall(t.at(j))
}

// headline reports whether line i can be a headline: short and, below the first line, not a sentence.
func (t *text) headline(i int) bool {
	return t.lines[i].Len() <= 140 && (i == 0 || !endsSentence(t.at(i)))
}

// flows reports whether line i, from byte n on, is story and not a headline.
func (t *text) flows(i, n int) bool {
	s := t.at(i)[n:]
	return strings.ContainsFunc(s, unicode.IsLower) &&
		(endsSentence(s) || len(s) > 140 || t.wrapped(i, i+1) || t.wrapped(i+1, i+2))
}

// endsSentence reports whether s ends with a full stop or the like, which quotation marks or brackets may follow.
func endsSentence(s string) bool {
	if s != "" && isASCIIAlnum(s[len(s)-1]) {
		return false // most that is asked for
	}
	s = strings.TrimRight(s, ` "'”’»)]」』）`)
	if s == "" {
		return false
	}
	if c := s[len(s)-1]; c < utf8.RuneSelf {
		return c == '.' || c == '!' || c == '?'
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("…。！？؟।۔", r)
}

// startsSmall reports whether s begins with a small letter.
func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// startsStory reports whether a sentence can begin with s: with a capital, a letter of a script without capitals, a
// digit, a quotation mark, or a name like iPhone. An empty s counts, because the story follows below.
func startsStory(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLower(r) {
		next, _ := utf8.DecodeRuneInString(s[n:])
		return unicode.IsUpper(next)
	}
	return n == 0 || unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"'`“”‘’«»„‚[<$€£¿¡…", r)
}
