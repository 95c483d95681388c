package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newWords returns the help topic that says what the words of the reports mean.
func newWords() *cobra.Command {
	var b strings.Builder
	b.WriteString("The words of the reports, each with one meaning everywhere; docs/glossary.md has all.\n")
	for _, w := range [][2]string{
		{"article", "one piece of copy: an id, a text, and what else is known"},
		{"pair", "two articles that share something; a is the earlier one, or where that is unknown the one with the smaller id"},
		{"passage", "a stretch that both have, of 12 words or more (--min-words)"},
		{"verbatim", "every word equal, after folding case, marks, dashes and spelling"},
		{"edited", "the words of a passage that differ"},
		{"quotation", "the words of a speaker, which both have: exact, trimmed, merged, altered or re-attributed"},
		{"paraphrase", "a sentence that says the same in other words"},
		{"boilerplate", "standing text of a source, which is not compared"},
		{"identical", "all words of the two are equal"},
		{"near-duplicate", "a resemblance of .7 or more (--min-resemblance)"},
		{"version", "one story of an agency, filed again"},
		{"reuse", "shared passages, and less than a near-duplicate has"},
		{"template", "two stories in the words of one form, which is no reuse"},
		{"resemblance", "of all runs of five words that either has, the part that both have (Jaccard)"},
		{"containment", "of the runs of five words of one article, the part that the other has: \"b has 36% of a\""},
		{"share", "of the words of an article, the part found in the other: quotations, verbatim, edited, paraphrase"},
		{"direction", "which of the two took the text from the other; unknown without evidence"},
		{"common source", "both took it from a third"},
		{"credited", "the one that took the text names the other one, or its agency"},
		{"taken back", "text that its agency corrected or killed later, and another article still carries"},
		{"cluster", "articles that hold most of each other's text, and cannot chain"},
	} {
		fmt.Fprintf(&b, "\n  %-15s %s", w[0], w[1])
	}
	return &cobra.Command{Use: "words", Short: "What the words of the reports mean", Long: b.String()}
}
