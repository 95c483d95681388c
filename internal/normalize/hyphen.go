package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// brokenWords returns the indices in spans of the words that a hyphen breaks at the end of a line, or broke there before somebody joined
// the lines ("auct- ion"); each continues in the next span. A compound whose own hyphen is at the end of a line stays two words. A break counts as such a compound
// if both halves are also words of the article and the joined word does not.
func brokenWords(body string, spans []news.Span) []int {
	if !mayBreakWords(body) {
		return nil
	}
	var broken []int
	var alone map[string]bool // lower-case words of the article, made when first needed
	inLine := 0
	for i := 0; i+1 < len(spans); i++ {
		how := breakBetween(body, spans[i], spans[i+1])
		if how == unbroken {
			continue
		}
		if alone == nil {
			alone = vocabulary(body, spans)
		}
		head := strings.ToLower(strings.Trim(spans[i].Cut(body), "\u00ad"))
		tail := strings.ToLower(spans[i+1].Cut(body))
		if alone[head+tail] || !alone[head] || !alone[tail] {
			if how == insideLine {
				inLine++
				broken = append(broken, ^i)
			} else {
				broken = append(broken, i)
			}
			i++
		}
	}
	return sureBreaks(broken, areMany(inLine, len(spans)))
}

// Words broken inside a line are taken for that where an article has leastInLine of them or more, one in wordsABreak words at least: narrow columns
// break a word in every fourth line. Fewer are slips or dashes that lost a space ("The hall- the oldest").
const (
	leastInLine = 2
	wordsABreak = 60
)

// areMany reports whether n words broken inside a line are enough in a text of so many words.
func areMany(n, words int) bool { return n >= leastInLine && wordsABreak*n >= words }

// sureBreaks returns the breaks, of which those inside a line are given as their complement, as indices; without those unless inLine.
func sureBreaks(broken []int, inLine bool) []int {
	n := 0
	for _, i := range broken {
		if i < 0 {
			if i = ^i; !inLine {
				continue
			}
		}
		broken[n] = i
		n++
	}
	return broken[:n]
}

// mayBreakWords reports whether body has what may break a word, at the end of a line or inside one.
func mayBreakWords(body string) bool {
	return hyphenAtLineEnd(body) || strings.Contains(body, notSign) || strings.Contains(body, "\u00ad ") || hyphenInLine(body)
}

// notSign stands for a hyphen at the end of a line in text from a page.
const notSign = "¬"

// hyphenInLine reports whether a hyphen behind a letter and a space before a letter that is no capital come together in body.
func hyphenInLine(body string) bool {
	for {
		i := strings.Index(body, "- ")
		if i < 0 || i+2 >= len(body) {
			return false
		}
		if c := body[i+2]; i > 0 && isLetterByte(body[i-1]) && isLetterByte(c) && !isCapital(c) {
			return true
		}
		body = body[i+2:]
	}
}

// isLetterByte reports whether c is an ASCII letter or a byte of a character beyond.
func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// hyphenAtLineEnd reports whether a line of body ends with a hyphen or a soft hyphen.
func hyphenAtLineEnd(body string) bool {
	for {
		end := strings.IndexByte(body, '\n')
		if end < 0 {
			return false
		}
		if end > 0 && mayHyphenate(body[end-1]) {
			line := strings.TrimRightFunc(body[:end], unicode.IsSpace)
			if strings.HasSuffix(line, "-") || strings.HasSuffix(line, "\u2010") || strings.HasSuffix(line, "\u00ad") || strings.HasSuffix(line, notSign) {
				return true
			}
		}
		body = body[end+1:]
	}
}

// mayHyphenate reports whether c can be the last byte of a hyphen or of white space.
func mayHyphenate(c byte) bool { return c <= ' ' || c == '-' || c >= utf8.RuneSelf }

// breaking says how a word is broken.
type breaking uint8

const (
	unbroken breaking = iota
	atLineEnd
	insideLine
)

// breakBetween returns how the words s and next are halves of one: only a hyphen, a line end and indentation are between them, or a hyphen
// and a space, and next begins with a letter that is no capital.
func breakBetween(body string, s, next news.Span) breaking {
	gap := body[s.End:next.Start]
	if len(gap) < 1 || len(gap) > 64 {
		return unbroken
	}
	gap, hyphen := strings.CutPrefix(gap, "-")
	if !hyphen {
		gap, hyphen = strings.CutPrefix(gap, "\u2010")
	}
	sign := false
	if !hyphen {
		gap, sign = strings.CutPrefix(gap, notSign)
	}
	soft := strings.HasSuffix(s.Cut(body), "\u00ad")
	if !hyphen && !sign && !soft || strings.TrimSpace(gap) != "" {
		return unbroken
	}
	how := insideLine
	switch n := strings.Count(gap, "\n"); {
	case n > 1, n == 0 && gap != " " && (gap != "" || !sign), n == 0 && hyphen && joiners[next.Cut(body)]:
		return unbroken
	case n == 1 || sign || soft:
		how = atLineEnd
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.Cut(body), "\u00ad"))
	first, _ := utf8.DecodeRuneInString(body[next.Start:])
	if !unicode.IsLetter(last) || !unicode.IsLower(first) {
		return unbroken
	}
	return how
}

// joiners are words behind the first of two compounds that share their second part: "two- and three-year", "Vor- und Nachteile".
var joiners = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`and or to nor but versus vs und oder bis sowie wie als et ou y o e ed og eller och ja tai sekä en of tot i lub oraz oder és vagy и или до та або і чи`) {
		m[w] = true
	}
	return m
}()

// vocabulary returns the words of spans in lower case, without the halves of broken words.
func vocabulary(body string, spans []news.Span) map[string]bool {
	v := make(map[string]bool, len(spans))
	for i, s := range spans {
		broken := i+1 < len(spans) && breakBetween(body, s, spans[i+1]) != unbroken || i > 0 && breakBetween(body, spans[i-1], s) != unbroken
		if !broken {
			v[strings.ToLower(s.Cut(body))] = true
		}
	}
	return v
}
