package quotematch

import (
	"slices"
	"strings"
)

// isNegation reports whether a word in lower case is a negation. Words that end in n't are.
func isNegation(word string) bool {
	return slices.Contains(negations, word) || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
}

var negations = strings.Fields("no not never none nobody nothing nowhere neither nor cannot cant dont wont without")

// telling returns the number of words of s that show whose quotation it is: those that are not among the commonest words
// of spoken English. In another language that is nearly all words.
func (l *Line) telling(s stretch) int {
	n := 0
	for i := s.from; i < s.to; i++ {
		word, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(l.raw(i)), "’", "'"), "'")
		if !common[word] {
			n++
		}
	}
	return n
}

// common are words that anybody says on any day, cut before an apostrophe.
var common = setOf(`
	a an the this that these those some any no not all both each every either neither other another such same own i
	me my mine myself you your yours yourself he him his she her hers it its we us our ours they them their theirs
	who whom whose which what when where why how here there then now today yesterday tomorrow again ever never
	always and or but nor so yet if because as than though although while until since whether unless of in on at by
	for from with without to into onto upon out up down over under off about after before between through during
	against am is are was were be been being do does did done doing don didn doesn isn wasn aren weren have has had
	having haven hasn hadn will would shall should can could may might must won wouldn shouldn couldn ll ve re s t d
	m cannot go goes going gone went come comes came coming get gets got getting make makes made making take takes
	took taken taking give gave given say says said saying tell told know knows knew known think thinks thought see
	saw seen look looks looking looked want wants wanted need needs needed let like feel felt find found keep put
	try trying tried work working happen happened happens one two first last next thing things something anything
	nothing everything someone anyone everyone people man way lot kind time times day days week year years moment
	long good great bad better best right wrong big little much many more most less very really just only also too
	even still well back away soon possible quickly later date far sure true able yes oh ok okay please thank thanks
	sorry course mean maybe perhaps`)

func setOf(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
