package wire

import (
	"slices"
	"strings"
	"unicode"
)

// planMarks stand in the items of digests and budgets: what was sent and what will come. One of the first two has to.
var planMarks = [...]string{"UPCOMING:", "SENT: ", "MOVED: ", "WITH PHOTOS", "With AP Photos", "words, photo", "words, with photo", "words by "}

// leastPlanMarks is the number of planMarks from which a text is a plan: one may be in a story about the trade.
const leastPlanMarks = 2

// planWords head a plan, digest or budget, beside the name of an agency.
var planWords = set(`digest|budget|daybook|schedule|agenda|planner|newsplan|newslist|diary|advisory|menu|lineup|themenplanung|tagesvorschau|terminvorschau|prévisions|previsiones`)

// The length of the heading of a plan, at most.
const (
	mostHeading      = 80 // bytes
	mostHeadingWords = 9
)

// planLeads begin the first sentence of a plan, in which "stories" and the name of an agency follow.
var planLeads = [...]string{"Here are the ", "Here is the ", "Here are ", "The following ", "These are the ", "Stories ", "The stories "}

const (
	leadingLines = 3   // non-empty lines in which that sentence may be
	mostPlanLead = 120 // bytes of its line, at most
)

// planLead reports whether a line announces stories of an agency: "Here are the stories AP is covering today:".
func planLead(s string) bool {
	if len(s) > mostPlanLead || !beginsWithAny(s, planLeads[:]) || !hasSuffixFold(strings.TrimRight(s, ".:"), "today") && s[len(s)-1] != ':' {
		return false
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, func(word string) bool { return strings.EqualFold(word, "stories") }) && slices.ContainsFunc(words, agencyWord)
}

// notice reports whether the text is a plan for editors and not a story, and returns its heading.
func (t *text) notice() (heading string, ok bool) {
	if len(t.lines) == 0 {
		return "", false
	}
	if t.lines[0].Len() <= mostHeading {
		heading = bare(t.at(0))
	}
	if isPlanHeading(heading) || t.planSlug(heading) || heading != "" && heading[0] == '#' && beginsNotes(heading) {
		return heading, true
	}
	for i := range min(leadingLines, len(t.lines)) {
		if planLead(t.at(i)) {
			return heading, true
		}
	}
	if !strings.Contains(t.body, planMarks[0]) && !strings.Contains(t.body, planMarks[1]) {
		return "", false
	}
	n := 0
	for _, mark := range planMarks {
		n += strings.Count(t.body, mark)
	}
	return heading, n >= leastPlanMarks
}

// isPlanHeading reports whether s is the heading of a plan of an agency: "AP News Digest 2 p.m.", "BC-AP Sports Digest".
func isPlanHeading(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	plan := func(word string) bool { return startsUpper(word) && planWords[strings.ToLower(word)] }
	return len(words) <= mostHeadingWords && slices.ContainsFunc(words, plan) && slices.ContainsFunc(words, agencyWord)
}

// planSlug reports whether the text begins with the slug of a plan: "BC-News Digest, 2 pm". "BC-Budget" also begins
// stories about a budget, so a plan must follow it in the next line.
func (t *text) planSlug(heading string) bool {
	slug, _, _ := strings.Cut(heading, ",")
	if slug == "" || !beginsWithAny(slug, cycles[:]) {
		return false
	}
	words := strings.Fields(slug[len("BC-"):])
	if len(words) == 0 || !startsUpper(words[0]) || !planWords[strings.ToLower(words[len(words)-1])] {
		return false
	}
	if len(words) == 1 {
		return len(t.lines) > 1 && beginsWithAny(t.at(1), planLeads[:])
	}
	for _, word := range words[:len(words)-1] {
		if !roles[strings.ToLower(word)] && !agencyWord(word) {
			return false
		}
	}
	return true
}
