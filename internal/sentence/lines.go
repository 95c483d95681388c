package sentence

import (
	"iter"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout says what line ends mean in a body. It is decided once for the whole body.
type layout struct {
	// full is the least length of a line, together with the first word of the next line, that shows that the line was cut
	// for lack of room. 0 if every line is a paragraph.
	full   int // characters
	margin int // the smallest indent of a line
	// indented is set if paragraphs begin with a deeper indent, so that the first line ends none.
	indented bool
}

// In wrapped text about two in three line ends inside a paragraph precede a small letter; in German about half. If
// each line is a paragraph, hardly any do. A short text may have none at all.
const (
	flowing  = 4   // the text is wrapped if 1 in 4 long lines flows into the next,
	fewFull  = 3   // or if 3 lines, nearly all that end without a mark, had no room for the next word
	minWidth = 20  // characters of a line,
	maxWidth = 130 // on average
	ragged   = 8   // a line shorter than the average by 1/ragged can still be full
)

// layoutOf reads the lines of body. A line flows if the next one continues with a small letter.
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

// lines yields every line of body without its line end, and the rest of body after it.
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

// flow reports whether line continues with a small letter in next.
func flow(line, next string) bool {
	r, _ := runeAt(next, indent(next))
	return unicode.IsLower(r) && !endsMarked(line)
}

// endsParagraph reports whether the line end at byte i of s ends a paragraph: before and after a blank line, before an
// indented line, and after a line that had room for the next word. A line may have lost its beginning, as the first one
// does with its dateline; then its last word or the next word shows that it goes on. The first line also goes on if
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

// isBlank reports whether line has nothing but white space.
func isBlank(line string) bool { return strings.IndexFunc(line, notSpace) < 0 }

// startsBlank reports whether s begins with a blank line.
func startsBlank(s string) bool {
	n := strings.IndexFunc(s, func(r rune) bool { return r == '\n' || !isSpace(r) })
	return n < 0 || s[n] == '\n'
}

// indent returns the number of spaces and tabs at the start of s.
func indent(s string) (n int) {
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	return n
}

// firstWord returns the length of the first word of s in characters.
func firstWord(s string) int {
	s = s[indent(s):]
	if n := strings.IndexFunc(s, isSpace); n >= 0 {
		s = s[:n]
	}
	return utf8.RuneCountInString(s)
}

// endsMarked reports whether line ends with a sentence mark, which closing quotation marks or brackets may follow.
func endsMarked(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return isSpace(r) || quotationMark(r) || closingBracket(r) })
	r, _ := utf8.DecodeLastRuneInString(line)
	return markOf(r) != noMark
}
