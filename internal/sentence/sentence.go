// Package sentence finds the sentences of a story. A sentence ends with a mark, if the words around the mark allow it, or
// with its paragraph: a headline without a full stop is a sentence too.
//
// Rules decide, not a trained model. A rule that errs can be found and mended in its row, and needs no training text for
// each language. Agencies break their lines differently, so the layout is judged first, once for the whole body: wrapped
// lines, or a paragraph on each line.
//
//	spans := sentence.Split(nil, "Gen. J.P. Morgan left the U.S. He did not say why.", nil)
//	// spans cover "Gen. J.P. Morgan left the U.S." and "He did not say why."
//
// lines.go decides which line ends end a paragraph. marks.go reads sentence marks and the quotation marks and brackets
// around them. ends.go decides whether a mark ends a sentence. abbreviations.go holds the words it goes by. All functions
// are pure and may be called concurrently.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// Split appends the sentences of body to dst in text order; none for a body without a letter or digit. body is valid
// UTF-8. zones are sorted and do not overlap; sentences lie outside them, and a zone ends the sentence before it. No
// sentence begins or ends with white space, and each has a letter or a digit. Every letter and digit outside zones lies
// in exactly one sentence. Closing quotation marks and brackets belong to the sentence that they close.
func Split(dst []news.Span, body string, zones []news.Span) []news.Span {
	t := text{layout: layoutOf(body), sentences: dst}
	start := 0
	for _, z := range zones {
		t.stretch(body[:z.Start], start)
		start = int(z.End)
	}
	t.stretch(body, start)
	return t.sentences
}

// text is the state of one Split.
type text struct {
	layout
	body      string // up to the end of the current stretch
	start     int    // start of the current sentence
	quotes    int    // straight quotation marks in the paragraph before byte counted
	counted   int
	sentences []news.Span
}

// stops marks the bytes that stretch must examine: line ends and the first bytes of sentence marks.
var stops = [256]bool{
	'\n': true, '.': true, '!': true, '?': true,
	0xD8: true, 0xDB: true, 0xE0: true, 0xE2: true, 0xE3: true, 0xEF: true,
}

// stretch adds the sentences of body from byte start on.
func (t *text) stretch(body string, start int) {
	t.body, t.start = body, start
	t.quotes, t.counted = 0, start
	for i := start; i < len(body); {
		switch {
		case !stops[body[i]]:
			i++
		case body[i] == '\n':
			i++
			if t.endsParagraph(body, i-1) {
				t.cut(i)
				t.quotes, t.counted = 0, i
			}
		default:
			end, kind := readMarks(body, i)
			if kind == noMark {
				i++
				continue
			}
			var ends bool
			if i, ends = t.ends(i, end, kind); ends {
				t.cut(i)
			}
		}
	}
	t.cut(len(body))
}

// cut ends the sentence at byte end. It drops text without letter or digit.
func (t *text) cut(end int) {
	s := t.body[t.start:end]
	from := strings.IndexFunc(s, notSpace)
	if from >= 0 && strings.ContainsFunc(s[from:], isWord) {
		to := len(strings.TrimRightFunc(s, isSpace))
		t.sentences = append(t.sentences, news.Span{Start: uint32(t.start + from), End: uint32(t.start + to)})
	}
	t.start = end
}

// isSpace reports whether r is white space or an ASCII control character.
func isSpace(r rune) bool { return r <= ' ' || r >= utf8.RuneSelf && unicode.IsSpace(r) }

func notSpace(r rune) bool { return !isSpace(r) }

// isWord reports whether r is a letter or a digit.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// asciiWord reports whether byte i of s is an ASCII letter or digit.
func asciiWord(s string, i int) bool { return i < len(s) && s[i] < utf8.RuneSelf && isWord(rune(s[i])) }

// runeAt returns the character at byte i of s and its length in bytes; 0, 0 at the end of s.
func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}
