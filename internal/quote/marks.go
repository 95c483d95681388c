package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// style is a kind of quotation mark.
type style uint8

const (
	noStyle         style = iota
	straight              // "
	curlyLeft             // “ opens in English, closes in German
	curlyRight            // ” closes; it also opens in Swedish and Finnish
	low                   // „
	backticks             // `` opens
	apostrophes           // '' closes
	guillemet             // «
	guillemetBack         // »
	angle                 // ‹
	angleBack             // ›
	corner                // 「
	cornerBack            // 」
	whiteCorner           // 『
	whiteCornerBack       // 』
	dashed                // a dash at the start of a paragraph; it is no mark
	single                // '
	singleLeft            // ‘
	singleRight           // ’
	singleLow             // ‚
	backtick              // `
)

// closers maps each mark that opens to the marks that close it. The first is the right one; the others occur where two
// hands or channels mixed them.
var closers = [...][]style{
	straight:      {straight, curlyRight, apostrophes},
	curlyLeft:     {curlyRight, straight, apostrophes},
	curlyRight:    {curlyRight},
	low:           {curlyLeft, curlyRight, straight, apostrophes},
	backticks:     {apostrophes, straight, curlyRight},
	apostrophes:   {apostrophes, straight},
	guillemet:     {guillemetBack},
	guillemetBack: {guillemet, guillemetBack},
	angle:         {angleBack},
	angleBack:     {angle},
	corner:        {cornerBack},
	whiteCorner:   {whiteCornerBack},
	single:        {single, singleRight},
	singleLeft:    {singleRight, single},
	singleLow:     {singleLeft, singleRight, single},
	backtick:      {single},
}

func (s style) isSingle() bool { return s >= single }

func (s style) closes(opener style) bool { return slices.Contains(closers[opener], s) }

// quoteMark is a quotation mark in the text.
type quoteMark struct {
	news.Span
	style style
	opens bool // by the characters beside it, it can open
	ends  bool // by the characters beside it, it can close
	weak  bool // it may also be the apostrophe of a plural: "the ministers' plan"
	tight bool // it opens only if the white space before it got lost
}

// quoted is a string in quotation marks.
type quoted struct {
	inner     news.Span // between the marks, without white space at its ends
	outer     news.Span // with the marks
	style     style
	paragraph int
	closed    bool // false if it ends with its paragraph
	clause    bool // a reporting clause between the same marks follows
	again     bool // it goes on behind a reporting clause between the same marks
}

// hasMarks reports whether body may have an opening quotation mark. It is fast.
func hasMarks(body string) bool {
	return strings.IndexByte(body, '"') >= 0 || strings.IndexByte(body, '`') >= 0 || hasMark(body, 0xE2) || hasMark(body, 0xC2) ||
		hasMark(body, '\'') || hasMark(body, 0xE3) || strings.Contains(body, ",,") || hasDash(body)
}

// hasDash reports whether a line of body begins with a dash.
func hasDash(body string) bool {
	for {
		line := strings.TrimLeft(body[:min(len(body), maxIndent)], " \t\r\n")
		if strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "–") || strings.HasPrefix(line, "—") || strings.HasPrefix(line, "―") {
			return true
		}
		n := strings.IndexByte(body, '\n')
		if n < 0 {
			return false
		}
		body = body[n+1:]
	}
}

// maxIndent is the number of bytes at the start of a line in which a dash is looked for.
const maxIndent = 12

// hasMark reports whether body has a mark that can open and begins with the byte first. An apostrophe inside a word does
// not count.
func hasMark(body string, first byte) bool {
	for at := 0; ; at++ {
		n := strings.IndexByte(body[at:], first)
		if n < 0 {
			return false
		}
		at += n
		switch style, _ := styleAt(body, at); {
		case style == noStyle || style == singleRight:
		case style != single || at == 0 || !isWordByte(body[at-1]):
			return true
		}
	}
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

// beginsMark marks the first bytes of quotation marks.
var beginsMark = [256]bool{'"': true, '\'': true, '`': true, ',': true, 0xC2: true, 0xE2: true, 0xE3: true}

// styleAt returns the quotation mark at body[at:] and its length in bytes; noStyle and 0 if there is none.
func styleAt(body string, at int) (style, int) {
	rest := body[at:]
	switch rest[0] {
	case '"':
		return straight, 1
	case '\'':
		if strings.HasPrefix(rest, "''") {
			return apostrophes, 2
		}
		return single, 1
	case '`':
		if strings.HasPrefix(rest, "``") {
			return backticks, 2
		}
		return backtick, 1
	case ',':
		if strings.HasPrefix(rest, ",,") && !strings.HasPrefix(rest, ",,,") {
			return low, 2
		}
	case 0xE3:
		if len(rest) >= 3 && rest[1] == 0x80 && 0x8C <= rest[2] && rest[2] <= 0x8F {
			return corner + style(rest[2]-0x8C), 3
		}
	case 0xC2:
		switch {
		case strings.HasPrefix(rest, "«"):
			return guillemet, 2
		case strings.HasPrefix(rest, "»"):
			return guillemetBack, 2
		}
	case 0xE2:
		if len(rest) >= 3 && rest[1] == 0x80 {
			return generalPunctuation[rest[2]&0x3F], 3
		}
	}
	return noStyle, 0
}

// generalPunctuation maps the last six bits of U+2000 to U+203F to marks.
var generalPunctuation = [64]style{
	0x18: singleLeft, 0x19: singleRight, 0x1A: singleLow, 0x1B: singleLeft,
	0x1C: curlyLeft, 0x1D: curlyRight, 0x1E: low, 0x1F: curlyLeft, 0x39: angle, 0x3A: angleBack,
}

// marksIn appends the quotation marks of a paragraph to dst, without the apostrophes as far as they can be told apart.
func marksIn(dst []quoteMark, body string, p news.Span) []quoteMark {
	for at := int(p.Start); at < int(p.End); {
		if !beginsMark[body[at]] {
			at++
			continue
		}
		style, n := styleAt(body, at)
		if style == noStyle {
			at++
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(body[p.Start:at])
		after, _ := utf8.DecodeRuneInString(body[at+n : p.End])
		if before == '>' || after == '<' {
			before, after = besideMarkup(body[p.Start:at], before), afterMarkup(body[at+n:p.End], after)
		}
		if isInches(body[p.Start:at]) && body[at] != '\'' && style != singleRight {
			at += n
			continue
		}
		m := judge(style, before, after, body[at+n:p.End])
		m.tight = m.tight || style == straight && unicode.IsLetter(after) &&
			(endsInSaying(body[p.Start:at]) || len(dst) == 0 && unicode.IsLetter(before) && !isElision(body[at+n:p.End]) && beginsSpeech(body[at+n:p.End]))
		if m.opens || m.ends || m.tight {
			m.Span = news.Span{Start: uint32(at), End: uint32(at + n)}
			dst = append(dst, m)
		}
		at += n
	}
	openTight(dst)
	return dst
}

// besideMarkup returns the character before a mark: outside behind a tag.
func besideMarkup(text string, before rune) rune {
	if before == '>' && strings.LastIndexByte(text, '<') >= 0 {
		return outside
	}
	return before
}

// afterMarkup returns the character behind a mark: outside before a tag.
func afterMarkup(text string, after rune) rune {
	if after == '<' && strings.IndexByte(text, '>') >= 0 {
		return outside
	}
	return after
}

// beginsSpeech reports whether rest, behind the first mark of a paragraph, goes on to a mark behind a comma or the end of a sentence, as speech
// does: `the station estimates"fifty people, "`.
func beginsSpeech(rest string) bool {
	speech, _, ok := strings.Cut(rest, `"`)
	speech = strings.TrimRight(speech, " ")
	return ok && strings.Contains(speech, " ") && strings.ContainsRune(",.?!", lastRuneOf(speech))
}

// openTight lets a mark open that lacks the white space before it, if the next straight mark closes. If that only opens, the
// white space got lost behind a closing mark instead.
func openTight(marks []quoteMark) {
	for i := range marks {
		if !marks[i].tight {
			continue
		}
		next := slices.IndexFunc(marks[i+1:], func(m quoteMark) bool { return m.style == straight })
		marks[i].opens = next >= 0 && (!marks[i+1+next].opens || marks[i+1+next].ends)
	}
}

// isInches reports whether before ends in feet and a number, as in 6'2", so that the mark behind it means inches.
func isInches(before string) bool {
	if n := len(before); n == 0 || before[n-1] < '0' || before[n-1] > '9' {
		return false
	}
	feet := strings.TrimRight(before, "0123456789")
	number := strings.TrimSuffix(strings.TrimSuffix(feet, "'"), "’")
	return len(number) < len(feet) && number != "" && number[len(number)-1] >= '0' && number[len(number)-1] <= '9'
}

// outside takes the place of the character beside a mark at the start or end of a paragraph.
const outside = utf8.RuneError

// judge says what a mark between two characters can do; rest is the text behind it.
func judge(s style, before, after rune, rest string) quoteMark {
	m := quoteMark{style: s}
	free := before == outside || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/…“\"‘'„«»`", before)
	leads := after != outside && !unicode.IsSpace(after)
	word := unicode.IsLetter(after) || unicode.IsDigit(after)
	follows := before != outside && !unicode.IsSpace(before)
	switch s {
	case straight:
		m.opens = free && (leads || !follows) && after != '?' // with white space on both sides it may be either; "? is what a channel made of a dash
		m.tight = !m.opens && leads && lacksSpace(before, after)
		m.ends = follows && before != '(' && before != '[' || !leads
	case curlyLeft:
		m.opens, m.ends = leads || !follows, follows && !word
	case curlyRight:
		m.opens, m.ends = free && word && before != '"', true
	case low, backticks:
		m.opens = leads && (free || s != low || !follows)
	case corner, whiteCorner:
		m.opens = true
	case cornerBack, whiteCornerBack:
		m.ends = true
	case apostrophes:
		m.opens, m.ends = free && word, true
	case guillemet, guillemetBack, angle, angleBack:
		m.opens, m.ends = free || leads && !follows, follows && !word || !leads || s == guillemetBack || s == angleBack
	case singleLeft, singleLow, backtick:
		m.opens, m.ends = free && leads && !isElision(rest), s == singleLeft && follows && !word
	case single, singleRight:
		m.opens = s == single && free && leads && !isElision(rest)
		m.ends = follows && !word
		m.weak = (before == 's' || before == 'z' || before == 'n') && after != ','
	}
	return m
}

// lacksSpace reports whether the white space before an opening mark got lost: "he said:"We go", "He left."We go".
func lacksSpace(before, after rune) bool {
	switch before {
	case ':', '：':
		return unicode.IsLetter(after)
	case ',', '，', '.', '!', '?', ';', '。':
		return unicode.IsUpper(after)
	}
	return false
}

// endsInSaying reports whether the last word of before announces speech: `She said that"we go"`.
func endsInSaying(before string) bool {
	switch before[strings.LastIndexByte(before, ' ')+1:] {
	case "that", "said", "says", "saying", "added", "adding", "warned", "wrote":
		return true
	}
	return false
}

// isElision reports whether rest begins with a word that lost its beginning: 'em, '90s.
func isElision(rest string) bool {
	if rest != "" && '0' <= rest[0] && rest[0] <= '9' {
		return true
	}
	// The longest one has five letters. The rest may be a paragraph without a space, read for each of its marks.
	const long = 32
	word, _, cut := strings.Cut(rest[:min(len(rest), long)], " ")
	if !cut && len(rest) > long {
		return false
	}
	switch strings.TrimRight(strings.ToLower(word), ".,;:!?'’\"") {
	case "em", "n", "til", "tis", "twas", "cause", "bout", "round", "cos", "s", "re", "ve", "ll", "d", "m", "t":
		return true
	}
	return false
}

const (
	maxDepth    = 3 // levels of quotations, the outermost included
	maxRestarts = 8 // marks without a partner in a paragraph before the rest is given up
)

// match pairs the marks of one paragraph and appends the outermost strings to dst. goesOn says that the next paragraph
// begins with an opening mark, so that a string that stays open continues there.
func match(dst []quoted, body string, marks []quoteMark, p news.Span, paragraph int, goesOn bool) []quoted {
	for restarts := 0; restarts <= maxRestarts; {
		i := slices.IndexFunc(marks, func(m quoteMark) bool { return m.opens })
		if i < 0 {
			return dst
		}
		marks = marks[i:]
		opener := marks[0]
		end, doubtful, next := partner(marks)
		if end < 0 && opener.style != single {
			end = doubtful
		}
		switch {
		case end > 0:
			dst = appendQuoted(dst, body, opener, marks[end].Start, marks[end].End, paragraph, true)
			marks = marks[end+1:]
			continue
		case opener.style.isSingle(): // an apostrophe
			marks = marks[1:]
		case next > 0 && !goesOn && restarts < maxRestarts:
			dst = appendQuoted(dst, body, opener, marks[next].Start, marks[next].Start, paragraph, false)
			marks = marks[next:]
		default:
			return appendQuoted(dst, body, opener, p.End, p.End, paragraph, false)
		}
		restarts++
	}
	return dst
}

// partner returns the index of the mark that closes marks[0]. If none does, doubtful is the first mark that may close it
// or be an apostrophe, and next the first that opens again. Each is -1 if there is none.
func partner(marks []quoteMark) (end, doubtful, next int) {
	doubtful, next = -1, -1
	stack, depth := [maxDepth]quoteMark{marks[0]}, 1
	inSingle := marks[0].style.isSingle()
	for i, m := range marks[1:] {
		i++
		switch level := closing(stack[:depth], m); {
		case level == 0 && m.weak && inSingle:
			if doubtful < 0 {
				doubtful = i
			}
		case level == 0:
			return i, doubtful, next
		case level > 0:
			depth = level
		case m.opens && (inSingle || !m.style.isSingle()):
			if next < 0 {
				next = i
			}
			if depth < maxDepth {
				stack[depth] = m
				depth++
			}
		}
	}
	return -1, doubtful, next
}

// closing returns the level of the innermost open mark that m closes, or -1. A mark that can also open closes only the
// innermost.
func closing(open []quoteMark, m quoteMark) int {
	for level := len(open) - 1; m.ends && level >= 0; level-- {
		if m.style.closes(open[level].style) && (level == len(open)-1 || !m.opens) {
			return level
		}
	}
	return -1
}

func appendQuoted(dst []quoted, body string, opener quoteMark, end, outerEnd uint32, paragraph int, closed bool) []quoted {
	inner := trimmed(body, int(opener.End), int(end))
	if inner.Len() == 0 {
		return dst
	}
	outer := news.Span{Start: opener.Start, End: outerEnd}
	return append(dst, quoted{inner: inner, outer: outer, style: opener.style, paragraph: paragraph, closed: closed})
}

// findQuoted finds the outermost strings in quotation marks, in text order.
func (e *Extractor) findQuoted(body string) {
	found := e.text.strings[:0]
	speech := -1 // the last paragraph of speech behind a dash
	for i, p := range e.paragraphs {
		var ok bool
		if found, ok = findDashed(found, body, p, i, speech == i-1 && i > 0); ok {
			speech = i
			continue
		}
		e.marks = marksIn(e.marks[:0], body, p)
		if len(e.marks) == 0 {
			continue
		}
		goesOn := i+1 < len(e.paragraphs) && opensWithMark(body, e.paragraphs[i+1])
		first := len(found)
		found = parted(match(found, body, e.marks, p, i, goesOn), body, first)
	}
	e.text.strings = found
}

// opensWithMark reports whether the first character of a paragraph is a double quotation mark.
func opensWithMark(body string, p news.Span) bool {
	s, _ := styleAt(body, int(p.Start))
	return s != noStyle && !s.isSingle()
}
