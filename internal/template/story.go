// Package template reports whether two articles that share wording tell the same story, or two events in the same words:
// market reports, weather, results, dividends and other templates, in which only the figures, names and times are new.
//
// [Read] finds the [Facts] of an article: its names, numbers and times, each with the words around it. [Compare] looks
// at what fills the same places of the same wording in both, and gives the [Evidence], of which [Evidence.Score] makes the
// probability that the story is the same. The functions are pure; a Facts may be shared once it is filled.
//
//	var a, b template.Facts
//	template.Read(&a, articleA, zonesA, textA)
//	template.Read(&b, articleB, zonesB, textB)
//	evidence := template.Compare(&a, &b, template.Pair{LongestRun: 18, Hours: math.NaN()})
//	fmt.Println(evidence.Same(), evidence.Score())
//
// The tables of words stand in words.go, all weights and thresholds in model.go.
package template

import (
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

// Class is a sort of facts.
type Class uint8

const (
	Names   Class = iota // runs of capitalised words, symbols of companies
	Numbers              // counts, amounts of money, percentages, scores
	Times                // days, months, years, times of day
	classes int   = iota
)

// String returns the class as it stands in reports.
func (c Class) String() string { return [...]string{"names", "numbers", "times"}[c] }

// fact is a name, a number or a time in the story of an article.
type fact struct {
	class Class
	span  news.Span // from its first to its last word, with its unit

	value    uint64  // equal for equal facts, as "1.5 mln" and "1,500,000"
	quantity float64 // of a number that is one
	precise  bool    // a number that two events seldom have in common
	pin      pin
	doubtful bool      // a name that may be an ordinary word at the start of a sentence
	words    [2]uint32 // of a name: its words are Facts.words[words[0]:words[1]]
}

// pin says how a time tells an event from others.
type pin uint8

const (
	loose pin = iota // not at all
	toDay            // by the day of a month
	toWeekday
)

// Facts are the facts of an article. The zero value has none.
type Facts struct {
	body   string
	facts  []fact           // in text order
	words  []uint64         // of the names, in text order: hashes as in normalize.Text.Terms
	known  []uint64         // the same, increasing and each once
	values []uint64         // of the numbers and times, increasing
	held   [contexts][]held // the places of the facts, by context, then in text order
	dated  day              // by the dateline

	tokens  []token   // memory that Read uses again, as the next
	lexemes []*lexeme // of the terms
}

// Read fills dst with the facts of the story of a. text is its body without the zones, of which only the dateline is read. What
// stood in dst is overwritten and its memory used again; dst keeps the body and nothing of text. A text in capitals has
// no names but symbols.
func Read(dst *Facts, a *news.Article, zones []wire.Zone, text *normalize.Text) {
	*dst = Facts{
		body: a.Body, facts: dst.facts[:0], words: dst.words[:0], known: dst.known[:0], values: dst.values[:0],
		held: dst.held, dated: datelineDay(a.Body, zones), tokens: dst.tokens[:0], lexemes: dst.lexemes[:0],
	}
	for _, s := range text.Spans {
		dst.lexemes = append(dst.lexemes, lookUp(s.Cut(a.Body)))
	}
	r := reader{Facts: dst, text: text, shouting: isShouting(a.Body)}
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

// sorted sorts s and returns each of its values once.
func sorted(s []uint64) []uint64 {
	slices.Sort(s)
	return slices.Compact(s)
}

// has reports whether v is in an increasing list.
func has(list []uint64, v uint64) bool {
	_, found := slices.BinarySearch(list, v)
	return found
}

// cut returns a fact as it stands in the body, on one line.
func (f *Facts) cut(x *fact) string {
	s := x.span.Cut(f.body)
	if !strings.ContainsAny(s, "\r\n\t") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// wordsOf returns the words of a name.
func (f *Facts) wordsOf(name *fact) []uint64 { return f.words[name.words[0]:name.words[1]] }

// knows reports whether f has, wherever, the number or time x of g, or of a name one of its words.
func (f *Facts) knows(g *Facts, x *fact) bool {
	if x.class != Names {
		return has(f.values, x.value)
	}
	return slices.ContainsFunc(g.wordsOf(x), func(w uint64) bool { return has(f.known, w) })
}

// isShouting reports whether most letters of a body are capitals, so that capitals say nothing. The first 2,000 bytes decide.
func isShouting(body string) bool {
	more := 0 // capitals than small letters
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
