package template

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// reader reads the terms of a text from left to right and makes a token of each fact.
type reader struct {
	*Facts
	text     *normalize.Text
	escaped  bool // the body may have character references
	shouting bool
	at       int // index of the next term
}

// token is a fact, or a term outside all facts.
type token struct {
	hash uint64
	fact int // index of the fact; -1 if none
}

// next reads one fact or term.
func (r *reader) next() {
	w := r.word(r.at)
	first, _ := utf8.DecodeRuneInString(w)
	switch x := r.lexeme(r.at); {
	case '0' <= first && first <= '9':
		if r.dayOfMonth(w) || r.number() {
			return
		}
	case x.weekday > 0 && r.weekday(x), x.number > 0 && r.numeral(x.number):
		return
	case x.factor == 0 && r.oneAndFactor(w):
		return
	case unicode.IsUpper(first) && (x.month > 0 && r.month(x) || r.name(x)):
		return
	}
	r.tokens = append(r.tokens, token{r.text.Terms[r.at], -1})
	r.at++
}

// word returns term i as the body shows it; "" beyond the last term.
func (r *reader) word(i int) string {
	if i >= len(r.text.Spans) {
		return ""
	}
	w := r.text.Spans[i].Cut(r.body)
	if r.escaped {
		return news.Shown(w)
	}
	return w
}

// lexeme returns what term i may be.
func (r *reader) lexeme(i int) *lexeme {
	if i >= len(r.lexemes) {
		return &other
	}
	return r.lexemes[i]
}

// gap returns the text between term i-1 and term i; i is at least 1.
func (r *reader) gap(i int) string { return r.body[r.text.Spans[i-1].End:r.text.Spans[i].Start] }

// follows reports whether term i exists and only blanks and characters of set precede it.
func (r *reader) follows(i int, set string) bool {
	return i < len(r.text.Spans) && len(r.gap(i)) <= longestGap && strings.Trim(r.gap(i), " \t\r\n\u00a0"+set) == ""
}

// longestGap is the largest number of bytes between two words of a fact: a line end and the indent of the next line.
const longestGap = 8

// fact adds the terms up to end as a fact. It returns true.
func (r *reader) fact(f fact, end int) bool {
	f.span = news.Span{Start: r.text.Spans[r.at].Start, End: r.text.Spans[end-1].End}
	r.tokens = append(r.tokens, token{masks[f.class], len(r.facts)})
	r.facts = append(r.facts, f)
	r.at = end
	return true
}

// name reads a run of capitalised words: "Federal Reserve", "J. P. Morgan", "<BAC.N>". It reports whether it added a
// fact.
func (r *reader) name(first *lexeme) bool {
	if first.opener || r.shouting && !r.isSymbol() {
		return false
	}
	end := r.at + 1
	for r.continuesName(end) {
		end++
	}
	if end == r.at+1 && utf8.RuneCountInString(r.word(r.at)) == 1 {
		return false
	}
	f := fact{class: Names, words: [2]uint32{uint32(len(r.words)), 0}}
	for i := r.at; i < end; i++ {
		f.value = mix(f.value + r.text.Terms[i])
		if i == r.at || !r.lexeme(i).legal {
			r.words = append(r.words, r.text.Terms[i])
		}
	}
	f.words[1] = uint32(len(r.words))
	f.doubtful = end == r.at+1 && r.at > 0 && r.opensSentence(r.at)
	return r.fact(f, end)
}

// isSymbol reports whether the next term is alone in angle brackets.
func (r *reader) isSymbol() bool {
	s := r.text.Spans[r.at]
	return strings.HasSuffix(r.body[:s.Start], "<") && strings.HasPrefix(r.body[s.End:], ">")
}

// continuesName reports whether term i exists and continues the name before it.
func (r *reader) continuesName(i int) bool {
	w, x := r.word(i), r.lexeme(i)
	first, _ := utf8.DecodeRuneInString(w)
	switch {
	case !unicode.IsUpper(first), x.weekday > 0, x.month > 0 && len(w) > 3:
		return false
	case r.gap(i) == "-":
		return true
	case strings.Contains(r.gap(i), "."):
		return r.follows(i, ".") && r.isShort(i-1) && !x.opener
	}
	return r.follows(i, "&")
}

// isShort reports whether a full stop after term i need not end a sentence: "U.S.", "J. P. Morgan", "St. Louis", "Gen. Powell".
func (r *reader) isShort(i int) bool {
	w := r.word(i)
	return len(w) == 1 || strings.Contains(w, ".") || r.lexeme(i).short
}

// opensSentence reports whether a sentence begins with term i; i is at least 1.
func (r *reader) opensSentence(i int) bool {
	gap := r.gap(i)
	switch {
	case len(gap) > longestGap, strings.ContainsAny(gap, "!?:…"), strings.Count(gap, "\n") > 1, strings.Contains(gap, "\n  "):
		return true
	}
	return strings.Contains(gap, ".") && !r.isShort(i-1)
}

// dropDoubtful turns doubtful names back into words, unless the name also occurs inside a sentence.
func (f *Facts) dropDoubtful() {
	for i := range f.facts {
		if x := &f.facts[i]; x.class == Names && !x.doubtful {
			f.known = append(f.known, f.wordsOf(x)...)
		}
	}
	f.known = sorted(f.known)
	kept := f.facts[:0]
	for i := range f.tokens {
		t := &f.tokens[i]
		if t.fact < 0 {
			continue
		}
		x := f.facts[t.fact]
		if x.doubtful && !has(f.known, f.wordsOf(&x)[0]) {
			*t = token{f.wordsOf(&x)[0], -1}
			continue
		}
		t.fact = len(kept)
		kept = append(kept, x)
	}
	f.facts = kept
}
