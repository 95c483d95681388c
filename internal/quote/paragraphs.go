package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// maxWrap is the width in bytes up to which a text counts as hard-wrapped: 80 columns, and some letters of two bytes.
const maxWrap = 100

// paragraphs appends the paragraphs of body outside zones to out, without white space at their ends. A zone ends a
// paragraph, and so does a line break, unless the body is hard-wrapped and the line is full.
func paragraphs(out []news.Span, body string, zones []wire.Zone) []news.Span {
	width := widest(body)
	start := 0
	cut := func(end, next int) {
		if s := trimmed(body, start, end); s.Len() > 0 {
			out = append(out, s)
		}
		start = next
	}
	for at := 0; ; {
		end := len(body)
		if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
			end = at + n
		}
		for len(zones) > 0 && int(zones[0].Span.Start) <= end {
			if isInline(&zones[0], body) {
				zones = zones[1:]
				continue
			}
			cut(max(start, int(zones[0].Span.Start)), int(zones[0].Span.End))
			zones = zones[1:]
		}
		if end < start { // inside a zone of several lines
			at = start
			continue
		}
		if end == len(body) {
			cut(end, end)
			return out
		}
		if width > maxWrap || endsParagraph(body[at:end], body[end+1:], width) {
			cut(end, end+1)
		}
		at = end + 1
	}
}

// isInline reports whether a zone is markup in the midst of a sentence: a tag that begins no block.
func isInline(z *wire.Zone, body string) bool {
	if z.Kind != wire.Markup {
		return false
	}
	tag := strings.ToLower(strings.TrimLeft(z.Span.Cut(body), "</"))
	for _, block := range [...]string{"br", "p", "div", "li", "ul", "ol", "h", "t", "script", "style", "blockquote", "section", "article", "figure", "aside", "nav", "img", "iframe", "!"} {
		rest, ok := strings.CutPrefix(tag, block)
		if ok && (block == "!" || rest == "" || !unicode.IsLetter(rune(rest[0])) || block == "h" || block == "t") {
			return false
		}
	}
	return true
}

// widest returns the length in bytes of the longest line.
func widest(body string) int {
	widest := 0
	for line := range strings.Lines(body) {
		widest = max(widest, len(strings.TrimRight(line, "\r\n ")))
	}
	return widest
}

// endsParagraph reports whether a line of a hard-wrapped text is the last of its paragraph: it is blank, the next line is
// blank or indented, or it ends a sentence although the next word would have fitted.
func endsParagraph(line, rest string, width int) bool {
	line = strings.TrimSpace(line)
	next, _, _ := strings.Cut(rest, "\n")
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	if line == "" || word == "" || next[0] == ' ' || next[0] == '\t' {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsLower(first) && len(line)+1+len(word) <= width && !unicode.IsLetter(last) && last != ',' && last != '-'
}

// trimmed returns the span body[start:end] without the white space at its ends.
func trimmed(body string, start, end int) news.Span {
	s := body[start:end]
	left := strings.TrimLeftFunc(s, unicode.IsSpace)
	start += len(s) - len(left)
	return news.Span{Start: uint32(start), End: uint32(start + len(strings.TrimRightFunc(left, unicode.IsSpace)))}
}
