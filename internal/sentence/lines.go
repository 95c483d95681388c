package sentence

import (
	"iter"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout tells what line ends mean in a body, decided once for all of it.
type layout struct {
	// full is the length of a line, together with the first word of the next line, that shows that the line was cut for
	// want of room. 0: every line is a paragraph.
	full   int // characters
	margin int // the least indent of a line
	// indented: a paragraph begins with a deeper indent, so that the first line ends none.
	indented bool
}

// Of the line ends inside paragraphs of wrapped text about two in three stand before a small letter, in German half
// of them; where each line is a paragraph, hardly one does. Short text may have none.
const (
	flowing  = 4   // the text is wrapped if one end of a long line in so many flows,
	fewFull  = 3   // or if so many lines, which are nearly all that end without a mark, had no room for the next word
	minWidth = 20  // characters of a line,
	maxWidth = 130 // on average
	ragged   = 8   // a line that is shorter than the average by 1/ragged can still be full
)

// layoutOf reads the lines of body. A line flows if the next one goes on with a small letter.
func layoutOf(body string) layout {
	l := layout{margin: math.MaxInt}
	for line := range lines(body) {
		if !isBlank(line) {
			l.margin = min(l.margin, indent(line))
		}
	}
	flows, width, widest := 0, 0, 0
	for line, next := range lines(body) {
		if l.apart(line, next) {
			l.indented = l.indented || indent(next) > l.margin
			continue
		}
		n := utf8.RuneCountInString(line)
		widest = max(widest, n)
		if flow(line, next) {
			flows++
			width += n
		}
	}
	if flows > 0 {
		width /= flows
	} else {
		width = widest
	}
	if width < minWidth || width > maxWidth {
		return l
	}
	long, full, unmarked := 0, 0, 0
	for line, next := range lines(body) {
		if l.apart(line, next) {
			continue
		}
		n := utf8.RuneCountInString(line)
		if n >= width-width/ragged {
			long++
		}
		if !endsMarked(line) {
			unmarked++
			if n+1+firstWord(next) > widest {
				full++
			}
		}
	}
	if flows > 0 && flows*flowing >= long || full >= fewFull && full*4 >= unmarked*3 {
		l.full = width - width/ragged
	}
	return l
}

// lines yields every line of body, without its line end, and what stands after it.
func lines(body string) iter.Seq2[string, string] {
	return func(yield func(line, next string) bool) {
		for more := true; more; {
			var line string
			line, body, more = strings.Cut(body, "\n")
			if !yield(strings.TrimSuffix(line, "\r"), body) {
				return
			}
		}
	}
}

// apart reports whether a blank line or a deeper indent separates line from next.
func (l layout) apart(line, next string) bool {
	return isBlank(line) || startsBlank(next) || indent(next) > l.margin && !flow(line, next)
}

// flow reports whether line goes on with a small letter in next.
func flow(line, next string) bool {
	r, _ := runeAt(next, indent(next))
	return unicode.IsLower(r) && !endsMarked(line)
}

// endsParagraph reports whether a paragraph ends with the line end at byte i of s: before and after a blank line,
// before an indented one, and after one that had room for the next word. A line that lost its beginning, as the first one
// does with its dateline, shows by its last word or by the next one that it goes on; so does the first line where
// paragraphs are indented.
func (l layout) endsParagraph(s string, i int) bool {
	if l.full == 0 {
		return true
	}
	start := strings.LastIndexByte(s[:i], '\n') + 1
	line, next := s[start:i], s[i+1:]
	if l.apart(line, next) {
		return true
	}
	if start == 0 && l.indented {
		return false
	}
	line = strings.TrimRightFunc(line, isSpace)
	last := line[strings.LastIndexByte(line, ' ')+1:]
	r, _ := runeAt(next, indent(next))
	if unicode.IsLower(r) || openingBracket(r) || strings.HasSuffix(last, ",") || minor[last] || leadsOn[last] {
		return false
	}
	return utf8.RuneCountInString(line)+1+firstWord(next) < l.full
}

// isBlank reports whether there is nothing but white space in line.
func isBlank(line string) bool { return strings.IndexFunc(line, notSpace) < 0 }

// startsBlank reports whether s begins with a blank line.
func startsBlank(s string) bool {
	n := strings.IndexFunc(s, func(r rune) bool { return r == '\n' || !isSpace(r) })
	return n < 0 || s[n] == '\n'
}

// indent returns the number of spaces and tabs s begins with.
func indent(s string) (n int) {
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	return n
}

// firstWord returns the length of the first word of s, in characters.
func firstWord(s string) int {
	s = s[indent(s):]
	if n := strings.IndexFunc(s, isSpace); n >= 0 {
		s = s[:n]
	}
	return utf8.RuneCountInString(s)
}

// endsMarked reports whether line ends with a sentence mark, perhaps inside quotation marks or brackets.
func endsMarked(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return isSpace(r) || quotationMark(r) || closingBracket(r) })
	r, _ := utf8.DecodeLastRuneInString(line)
	return markOf(r) != noMark
}
