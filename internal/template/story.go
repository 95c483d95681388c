// Package template decides whether two articles that share wording tell the same story, or two events in the same words:
// market reports, weather, results, dividends and other templates in which only the figures, names and times are new.
//
// How much text two articles share does not tell: a market report shares nine tenths of its words with yesterday's, and
// an update shares less with the story it updates. What tells is which facts differ. If the same place of the shared
// wording holds another name, another figure and another day, it is another event; an update replaces few facts and keeps
// the names and days.
//
// [Read] finds the [Facts] of an article: its names, numbers and times, each with the words around it. [Compare] pairs
// the facts that are in the same places of the shared wording and gathers the [Evidence]. [Evidence.Score] is the
// probability of one story. The functions are pure. Goroutines may share a Facts once it is filled.
//
//	var a, b template.Facts
//	template.Read(&a, articleA, zonesA, textA)
//	template.Read(&b, articleB, zonesB, textB)
//	evidence := template.Compare(&a, &b, template.Pair{LongestRun: 18, Hours: math.NaN()})
//	fmt.Println(evidence.Same(), evidence.Score())
//
// words.go has the tables of words, model.go all weights and thresholds.
package template

import (
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

// Class is a kind of facts.
type Class uint8

const (
	Names   Class = iota // runs of capitalised words, ticker symbols of companies
	Numbers              // counts, amounts of money, percentages, scores
	Times                // days, months, years, times of day
	classes int   = iota
)

// String returns the name of the class in reports.
func (c Class) String() string { return [...]string{"names", "numbers", "times"}[c] }

// fact is a name, a number or a time in an article.
type fact struct {
	class Class
	span  news.Span // from its first to its last word, unit included

	value    uint64  // a hash, equal for equal facts such as "1.5 mln" and "1,500,000"
	quantity float64 // the value of a quantity; 0 for other facts
	precise  bool    // a number that two events seldom share
	pin      pin
	doubtful bool      // a name that may be an ordinary word at the start of a sentence
	words    [2]uint32 // of a name: its words are Facts.words[words[0]:words[1]]
}

// pin says how firmly a time ties an event to a day.
type pin uint8

const (
	loose pin = iota // not at all
	toDay            // to a day of a month
	toWeekday
)

// Facts holds the facts of one article. The zero value has none.
type Facts struct {
	body   string
	facts  []fact           // in text order
	words  []uint64         // the words of the names in text order, hashed as in normalize.Text.Terms
	known  []uint64         // the same words, increasing, each once
	values []uint64         // of the numbers and times, increasing, each once
	held   [contexts][]held // the contexts of the facts, by context and then in text order
	dated  day              // the day in the dateline

	tokens  []token   // memory that Read reuses, like lexemes
	lexemes []*lexeme // by term
}

// Read makes dst the facts of a. text is the body of a without its zones; of the zones only the dateline is read. Read
// overwrites dst and reuses its memory. dst retains the body of a and nothing of text. A text in capitals has no names
// except ticker symbols.
func Read(dst *Facts, a *news.Article, zones []wire.Zone, text *normalize.Text) {
	*dst = Facts{
		body: a.Body, facts: dst.facts[:0], words: dst.words[:0], known: dst.known[:0], values: dst.values[:0],
		held: dst.held, dated: datelineDay(a.Body, zones), tokens: dst.tokens[:0], lexemes: dst.lexemes[:0],
	}
	dst.lexemes, dst.tokens = slices.Grow(dst.lexemes, len(text.Spans)), slices.Grow(dst.tokens, len(text.Spans))
	r := reader{Facts: dst, text: text, escaped: strings.Contains(a.Body, "&"), shouting: isShouting(a.Body)}
	for i := range text.Spans {
		dst.lexemes = append(dst.lexemes, lookUp(r.word(i)))
	}
	for r.at < len(text.Spans) {
		r.next()
	}
	dst.dropDoubtful()
	dst.known = sorted(append(dst.known[:0], dst.words...))
	for i := range dst.facts {
		if f := &dst.facts[i]; f.class != Names {
			dst.values = append(dst.values, f.value)
		}
	}
	dst.values = sorted(dst.values)
	dst.place()
}

// sorted sorts s in place and drops repeats.
func sorted(s []uint64) []uint64 {
	slices.Sort(s)
	return slices.Compact(s)
}

// has reports whether an increasing list contains v.
func has(list []uint64, v uint64) bool {
	_, found := slices.BinarySearch(list, v)
	return found
}

// cut returns a fact as the body has it, with white space reduced to single blanks.
func (f *Facts) cut(x *fact) string {
	s := x.span.Cut(f.body)
	if !strings.ContainsAny(s, "\r\n\t") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// wordsOf returns the words of a name.
func (f *Facts) wordsOf(name *fact) []uint64 { return f.words[name.words[0]:name.words[1]] }

// knows reports whether f has, anywhere, the number or time x of g, or one word of the name x.
func (f *Facts) knows(g *Facts, x *fact) bool {
	if x.class != Names {
		return has(f.values, x.value)
	}
	return slices.ContainsFunc(g.wordsOf(x), func(w uint64) bool { return has(f.known, w) })
}

// isShouting reports whether most letters of a body are capitals, so that capitals tell no names. The first 2,000 bytes
// decide.
func isShouting(body string) bool {
	more := 0 // capitals less small letters
	for i := range min(len(body), 2000) {
		switch c := body[i]; {
		case 'A' <= c && c <= 'Z':
			more++
		case 'a' <= c && c <= 'z':
			more--
		}
	}
	return more > 0
}
