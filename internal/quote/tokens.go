package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// kind is the kind of a token.
type kind uint8

const (
	word kind = iota
	quotation
	comma
	colon
	dash
	parenthesis // opening or closing
	newline     // a new paragraph begins
	otherSign
)

// token is a word, a punctuation mark or a whole quoted string. Attributions are read from tokens, so the text between
// quotation marks is never mistaken for one. Full stops are not tokens, because sentences already say where they end.
type token struct {
	news.Span
	kind        kind
	class       class // of a word
	quoted      int32 // of a quotation: index of its string
	mention     int32 // of a word in a name: 1 + index of its mention; 0 if none
	first, last int32 // numbers, from 1, of the sentences in which it begins and ends
}

func (t *token) is(c class) bool { return t.kind == word && t.class&c != 0 }

// reader makes tokens of a body.
type reader struct {
	body      string
	sentences []news.Span
	at        int // sentences that begin at or before the last offset
	tokens    []token
}

// readTokens appends the tokens of the paragraphs to dst, with a newline between every two paragraphs.
func readTokens(dst []token, body string, paragraphs, sentences []news.Span, strings []quoted) []token {
	size := len(body)
	for _, q := range strings {
		size -= q.outer.Len()
	}
	r := reader{body: body, sentences: sentences, tokens: slices.Grow(dst, size/5+2*len(strings)+len(paragraphs))}
	n := 0
	for i, p := range paragraphs {
		if i > 0 {
			r.add(token{Span: news.Span{Start: p.Start, End: p.Start}, kind: newline})
		}
		at := p.Start
		for n < len(strings) && strings[n].paragraph == i {
			r.plain(at, strings[n].outer.Start)
			r.add(token{Span: strings[n].outer, kind: quotation, quoted: int32(n)})
			at = strings[n].outer.End
			n++
		}
		r.plain(at, p.End)
	}
	return r.tokens
}

// add appends a token and sets its sentences.
func (r *reader) add(t token) {
	t.first = r.sentence(t.Start)
	t.last = r.sentence(max(t.Start+1, t.End) - 1)
	r.tokens = append(r.tokens, t)
}

// sentence returns the number of sentences that begin at or before offset. Calls must come in text order.
func (r *reader) sentence(offset uint32) int32 {
	for r.at < len(r.sentences) && r.sentences[r.at].Start <= offset {
		r.at++
	}
	return int32(r.at)
}

// plain reads the text [from, to), which has no quotation marks.
func (r *reader) plain(from, to uint32) {
	for at := int(from); at < int(to); {
		if r.body[at] <= ' ' {
			at++
			continue
		}
		if isLetterOrDigit[r.body[at]] {
			end := wordEnd(r.body, at, int(to))
			r.word(at, end)
			at = end
			continue
		}
		c, n := utf8.DecodeRuneInString(r.body[at:to])
		if isWordRune(c) {
			end := wordEnd(r.body, at, int(to))
			r.word(at, end)
			at = end
			continue
		}
		if end := markupEnd(r.body[:to], at); end > at {
			at = end
			continue
		}
		if end := asideEnd(r.body[:to], at); end > at {
			at = end
			continue
		}
		next := r.body[min(at+n, int(to)-1)] // a hyphen with a space or another one behind it is a dash
		if k, ok := punctuation(c); ok && (c != '-' || next == ' ' || next == '-' && at+n < int(to)) {
			r.add(token{Span: news.Span{Start: uint32(at), End: uint32(at + n)}, kind: k})
		}
		at += n
	}
}

// markupEnd returns the end of the tag in small letters or the character reference at byte at; at if there is none.
func markupEnd(body string, at int) int {
	const longest = 120 // bytes
	closing := byte('>')
	switch {
	case body[at] == '&' && at+1 < len(body) && body[at+1] > ' ':
		closing = ';'
	case body[at] != '<' || at+1 == len(body) || body[at+1] != '/' && (body[at+1] < 'a' || body[at+1] > 'z'):
		return at
	}
	inside := body[at:min(at+longest, len(body))]
	n := strings.IndexByte(inside, closing)
	if n < 2 || closing == ';' && strings.ContainsAny(inside[:n], " \n") {
		return at
	}
	return at + n + 1
}

// maxAside is the length in bytes of the longest aside that is skipped.
const maxAside = 24

// asideEnd returns the end of an aside at byte at: a ticker symbol, "<PBI>" or "<SWPC.HK>", or one or two capitalised
// words in parentheses, "(D-Cal.)" or "(SPA)". An aside is between a name and its verb and says nothing about either.
// It returns at if there is none.
func asideEnd(body string, at int) int {
	closing := byte(')')
	switch body[at] {
	case '<':
		closing = '>'
	case '(':
	default:
		return at
	}
	inside, _, ok := strings.Cut(body[at+1:min(at+maxAside, len(body))], string(closing))
	if !ok || inside == "" {
		return at
	}
	words := 0
	for i := range len(inside) {
		c := inside[i]
		switch starts := i == 0 || inside[i-1] <= ' '; {
		case closing == '>' && 'a' <= c && c <= 'z', starts && !('A' <= c && c <= 'Z') && !(closing == '>' && '0' <= c && c <= '9'):
			return at
		case starts:
			words++
		}
	}
	if words > 2 {
		return at
	}
	return at + len(inside) + 2
}

// isLetterOrDigit tells whether an ASCII byte is a letter or digit.
var isLetterOrDigit = func() (is [256]bool) {
	for _, c := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
		is[c] = true
	}
	return is
}()

// isWordRune reports whether c is a letter or digit.
func isWordRune(c rune) bool {
	if c < utf8.RuneSelf {
		return isLetterOrDigit[byte(c)]
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

func punctuation(c rune) (kind, bool) {
	switch c {
	case ',', '，', '、':
		return comma, true
	case ':', '：':
		return colon, true
	case '—', '–', '―', '-':
		return dash, true
	case '(', ')', '[', ']':
		return parenthesis, true
	case ';', '…', '|', '•', '*':
		return otherSign, true
	}
	return word, false
}

// wordEnd returns the end of the word at byte at: letters and digits, and apostrophes, hyphens and full stops between two
// of them.
func wordEnd(body string, at, to int) int {
	end := at
	for at < to {
		if isLetterOrDigit[body[at]] {
			at++
			end = at
			continue
		}
		c, n := utf8.DecodeRuneInString(body[at:to])
		switch {
		case c >= utf8.RuneSelf && (isWordRune(c) || unicode.IsMark(c)):
			end = at + n
		case c == '\'' || c == '’' || c == '-' || c == '.' || c == '\u00AD' || c == '‑':
			if at != end {
				return end
			}
		default:
			return end
		}
		at += n
	}
	return end
}

// word adds a word with its classes.
func (r *reader) word(from, to int) {
	raw := r.body[from:to]
	var c class
	if first, _ := utf8.DecodeRuneInString(raw); unicode.IsUpper(first) {
		c = capital
	} else if unicode.IsDigit(first) {
		c = number
	}
	base := unowned(raw)
	if len(base) < len(raw) {
		c |= owner
	}
	if !isInitial(r.body, from, to) {
		c |= lexicon.class(base)
	}
	if c&capital != 0 && len(base) < 5 && isSmallWord(raw) {
		c &^= organisation | place
		if n := len(r.tokens); n > 0 && r.tokens[n-1].is(capital) {
			c = capital // the last word of a name
		}
	}
	if raw == "UN" {
		c &^= determiner
	}
	if c&(capital|finite) == capital|finite && len(raw) > 2 && strings.ToUpper(raw) == raw {
		c &^= capital // "ANN BRAY SAID"
	}
	if c == capital && len(base) > minCompound && isCompoundOffice(base) {
		c |= office
	}
	r.add(token{Span: news.Span{Start: uint32(from), End: uint32(to)}, kind: word, class: c})
	if to < len(r.body) && c&capital != 0 && strings.HasSuffix(raw, "s") && owns(r.body[to:]) {
		r.tokens[len(r.tokens)-1].class |= owner
	}
}

// isSmallWord reports whether a word is "Un", "Us" or "Who" and not the body or the country with these letters.
func isSmallWord(raw string) bool {
	switch raw {
	case "Un", "Us", "Eu", "Who", "Uk":
		return true
	}
	return false
}

// minCompound is the length in bytes of the longest word that is not looked at for an office in it.
const minCompound = 8

// isCompoundOffice reports whether a word is a German office of two words in one: "Polizeisprecher".
func isCompoundOffice(w string) bool {
	for _, ending := range officeEndings {
		if n := len(w) - len(ending); n > 2 && w[n:] == ending {
			return true
		}
	}
	return false
}

// isInitial reports whether a word is one capital before a full stop or an ampersand: "A. J. Smith", "A&P".
func isInitial(body string, from, to int) bool {
	return to == from+1 && to < len(body) && (body[to] == '.' || body[to] == '&') && 'A' <= body[from] && body[from] <= 'Z'
}

// owns reports whether rest begins with an apostrophe that makes a plural possessive: "Powers' office".
func owns(rest string) bool {
	rest, ok := strings.CutPrefix(rest, "'")
	if !ok {
		rest, ok = strings.CutPrefix(rest, "’")
	}
	return ok && strings.HasPrefix(rest, " ")
}
