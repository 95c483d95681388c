package wire

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// leastNumbered is the number of lines in a row, each with the next number before it, from which the numbers may be those of the lines.
const leastNumbered = 5

// appendLineNumbers appends the numbers before the lines of a text that was printed with them, as courts and parliaments do. Lines of a list
// or a table have numbers too; those of a text go on in the middle of a sentence, so that most begin with a letter that is no capital.
func appendLineNumbers(dst []Zone, body string) []Zone {
	var row []Zone // the numbers of the lines so far
	last, inside := 0, 0
	flush := func() {
		if len(row) >= leastNumbered && 2*inside >= len(row) {
			dst = append(dst, row...)
		}
		row, inside = row[:0], 0
	}
	for at := 0; at < len(body); {
		end := len(body)
		if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
			end = at + n
		}
		n, span, next := lineNumber(body, at, end)
		switch {
		case n < 0 && next == 0: // a blank line
		case n < 0 || len(row) > 0 && n != last+1:
			flush()
		}
		if n >= 0 {
			row, last = append(row, Zone{Kind: PageLine, Span: span}), n
			if unicode.IsLetter(next) && !unicode.IsUpper(next) {
				inside++
			}
		}
		at = end + 1
	}
	flush()
	return dst
}

// lineNumber returns the number at the start of the line body[from:to], where it stands, and the first character behind it: -1 if the line
// begins with none that a space parts from text. next is 0 in a blank line.
func lineNumber(body string, from, to int) (n int, span news.Span, next rune) {
	from, to = trim(body, from, to)
	if from >= to {
		return -1, span, 0
	}
	end := from
	for end < to && '0' <= body[end] && body[end] <= '9' {
		end++
	}
	text, _ := trim(body, end, to)
	if end == from || end-from > 4 || text == end || text >= to {
		return -1, span, 1
	}
	n, _ = strconv.Atoi(body[from:end]) // four digits at most
	next, _ = utf8.DecodeRuneInString(body[text:])
	return n, news.Span{Start: uint32(from), End: uint32(end)}, next
}
