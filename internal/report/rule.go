package report

import (
	"slices"
	"strings"
)

// rule is a kind of note: a row of the table rules.
type rule struct {
	id    string   // as --fail-on has it, where a gate is about nothing else
	name  string   // in PascalCase, as SARIF wants it
	about string   // a sentence
	help  string   // what it means and what to do, in sentences
	level string   // of SARIF where it is over no gate: "warning" or "note"
	gates []string // the names of the gates that it is a reason for
}

// rules are the kinds of notes.
var rules = []rule{
	{"duplicate", "NearDuplicate", "The article is identical to another one, or nearly so.",
		"Two articles with equal words are identical; from --min-resemblance on they are near-duplicates. It may be one item that came twice, copy that was run unedited, or an update that is not marked as one. Keep one of the two, or mark the later one as a version.",
		"warning", []string{"duplicate", "share"}},
	{"version", "Version", "The article is another version of an agency's story.",
		"Updates, corrections and write-throughs of one story share most of their text by right. Nothing is wrong with the pair; look at it if the versions were meant to be different stories.",
		"note", []string{"share"}},
	{"quotation", "SameQuotation", "The article quotes what another one quotes, and shares nothing else with it.",
		"Two reporters may have heard one speaker. Quoted words are owed to who said them, not to whoever quoted them first.",
		"note", []string{"share"}},
	{"paraphrase", "Paraphrase", "A sentence says in other words what a sentence of another article says.",
		"The score is that of a model, between 0 and 1, so read the two sentences. Where the fact or the turn is the other article's, name it as the source.",
		"note", []string{"paraphrase", "share", "words"}},
	{"passage", "SharedPassage", "A passage stands in another article too, verbatim or edited.",
		"Shared words alone say nothing about who took them: see direction and confidence among the properties. Where they are agency copy, see that the agency is credited; standing text of your own can be left out with --boilerplate.",
		"warning", []string{"passage", "share", "words"}},
	{"uncredited", "Uncredited", "The article shares 25 words or more, or half of its own, with an article of another source, and neither credits the other or the agency of both.",
		"Quoted words do not count, nor does what is told in other words, nor versions of one story. Give the credit in the byline, the dateline, the sign-off or the text; or rewrite the passage.",
		"warning", []string{"uncredited"}},
	{"quotation-altered", "QuotationAltered", "A quotation has other words than in another article.",
		"House style (45% and 45 percent, Dr. and Dr) does not count as a change. One of the two wordings is not what was said: check it against the recording, the statement or the earlier article.",
		"warning", []string{"quotation-altered", "share"}},
	{"quotation-reattributed", "QuotationReattributed", "A quotation is given to another speaker than in another article.",
		"It is said only where two full names cannot be one person. Check who said it.",
		"warning", []string{"quotation-altered", "share"}},
	{"corrected", "CarriesCorrectedText", "The article still carries text of an agency that a later version corrected.",
		"Take over the correction, and say so where your readers saw the mistake.",
		"warning", []string{"killed"}},
	{"killed", "CarriesKilledText", "The article still carries text of an agency that a later version withdrew.",
		"The agency asks for the story not to be used. Remove the text, or ask the agency.",
		"warning", []string{"killed"}},
}

// ruleOf returns the rule with an id. Pairs of a relation that has none of its own fall under passage.
func ruleOf(id string) *rule {
	i := slices.IndexFunc(rules, func(r rule) bool { return r.id == id })
	if i < 0 {
		return ruleOf("passage")
	}
	return &rules[i]
}

// under reports whether a note of the rule is a reason for which a pair is over a gate, as --fail-on has it.
func (r *rule) under(gate string) bool { return slices.Contains(r.gates, gateName(gate)) }

// gateName returns the name of a gate, without the figure that it compares.
func gateName(gate string) string {
	name, _, _ := strings.Cut(gate, ">=")
	return strings.TrimSpace(name)
}
