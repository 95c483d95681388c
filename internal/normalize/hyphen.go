package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// brokenWords returns the indices in spans of the words that a hyphen breaks at the end of a line; each continues in the
// next span. A compound whose own hyphen is at the end of a line stays two words. A break counts as such a compound
// if both halves are also words of the article and the joined word does not.
func brokenWords(body string, spans []news.Span) []int {
	if !hyphenAtLineEnd(body) {
		return nil
	}
	var broken []int
	var alone map[string]bool // lower-case words of the article, made when first needed
	for i := 0; i+1 < len(spans); i++ {
		if !brokenAtLineEnd(body, spans[i], spans[i+1]) {
			continue
		}
		if alone == nil {
			alone = vocabulary(body, spans)
		}
		head := strings.ToLower(strings.Trim(spans[i].Cut(body), "\u00ad"))
		tail := strings.ToLower(spans[i+1].Cut(body))
		if alone[head+tail] || !alone[head] || !alone[tail] {
			broken = append(broken, i)
			i++
		}
	}
	return broken
}

// hyphenAtLineEnd reports whether a line of body ends with a hyphen or a soft hyphen.
func hyphenAtLineEnd(body string) bool {
	for {
		end := strings.IndexByte(body, '\n')
		if end < 0 {
			return false
		}
		if end > 0 && mayHyphenate(body[end-1]) {
			line := strings.TrimRightFunc(body[:end], unicode.IsSpace)
			if strings.HasSuffix(line, "-") || strings.HasSuffix(line, "\u2010") || strings.HasSuffix(line, "\u00ad") {
				return true
			}
		}
		body = body[end+1:]
	}
}

// mayHyphenate reports whether c can be the last byte of a hyphen or of white space.
func mayHyphenate(c byte) bool { return c <= ' ' || c == '-' || c >= utf8.RuneSelf }

// brokenAtLineEnd reports whether only a hyphen, a line end and indentation are between the words s and next, and next
// begins in lower case.
func brokenAtLineEnd(body string, s, next news.Span) bool {
	gap := body[s.End:next.Start]
	if len(gap) < 1 || len(gap) > 64 {
		return false
	}
	gap, hyphen := strings.CutPrefix(gap, "-")
	if !hyphen {
		gap, hyphen = strings.CutPrefix(gap, "\u2010")
	}
	if !hyphen && !strings.HasSuffix(s.Cut(body), "\u00ad") {
		return false
	}
	if strings.Count(gap, "\n") != 1 || strings.TrimSpace(gap) != "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.Cut(body), "\u00ad"))
	first, _ := utf8.DecodeRuneInString(body[next.Start:])
	return unicode.IsLetter(last) && unicode.IsLower(first)
}

// vocabulary returns the words of spans in lower case, without the halves of broken words.
func vocabulary(body string, spans []news.Span) map[string]bool {
	v := make(map[string]bool, len(spans))
	for i, s := range spans {
		broken := i+1 < len(spans) && brokenAtLineEnd(body, s, spans[i+1]) || i > 0 && brokenAtLineEnd(body, spans[i-1], s)
		if !broken {
			v[strings.ToLower(s.Cut(body))] = true
		}
	}
	return v
}
