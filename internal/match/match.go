// Package match holds the values that a run says of articles and pairs: what two articles share ([Match]), what all matches
// together say of one article ([ArticleResult]), of a quotation ([LedgerEntry]) and of the run ([Outcome]).
//
// They are plain values. Who reports, stores or scores them imports this package and no engine.
package match

import (
	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/template"
)

// Find is a set of things to look for.
type Find uint8

const (
	Duplicates  Find = 1 << iota // near-duplicates, by resemblance
	Passages                     // passages, in any two articles
	Quotations                   // what people are quoted as saying, in any two articles
	Paraphrases                  // sentences told in other words, in any two articles
)

// Relation is the strongest thing that holds between two articles.
type Relation uint8

const (
	Identical     Relation = iota // the same terms in the same order
	NearDuplicate                 // resemblance at the threshold or above
	Version                       // two versions of one story of an agency, with a passage, quotation or paraphrase
	Reuse                         // at least one passage
	Quotation                     // at least one quotation of the same words, or nearly
	Paraphrase                    // at least one sentence that is told in other words
	Template                      // two stories told in the words of one template: no reuse, whatever else holds
	None                          // nothing that counts; such a match only describes a pair that was asked for
)

// String returns the relation as it stands in reports.
func (r Relation) String() string {
	return [...]string{"identical", "near-duplicate", "version", "reuse", "quotation", "paraphrase", "template", "none"}[r]
}

// Route says which routes led to a candidate; a pair may have several.
type Route uint16

const (
	BySignature   Route = 1 << iota // a common band of the signatures
	ByFingerprint                   // a common fingerprint
	ByCommon                        // a common shingle that stands in many articles, linked to few of its holders
	ByEquality                      // equal term lists
	ByQuotation                     // a run of words inside quotations
	ByParaphrase                    // a sentence that is told in other words
	ByShort                         // keys of two short items
	ByNoise                         // runs of letters, of a noisy text
)

// Names returns the ways in the order of the constants, as they stand in reports.
func (f Route) Names() []string {
	var names []string
	for i, name := range []string{"signature", "fingerprint", "common-shingle", "equality", "quotation", "paraphrase", "short", "noise"} {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Share splits the words of one article, each counted once: boilerplate before quotation before verbatim before edited
// before paraphrase before own. Of quotations only those count that the other article has too. The fields are fractions in
// [0, 1] that sum to 1; all are 0 for an article without words.
type Share struct{ Quotation, Verbatim, Edited, Paraphrase, Boilerplate, Own float64 }

// Reused returns the part that was found in the other article.
func (s Share) Reused() float64 { return s.Quotation + s.Verbatim + s.Edited + s.Paraphrase }

// Label is the three-way judgement of METER (Clough et al., ACL 2002) on how much of an article is taken.
type Label uint8

const (
	NonDerived Label = iota
	PartiallyDerived
	WhollyDerived
)

// String returns the label as it stands in reports.
func (l Label) String() string {
	return [...]string{"non-derived", "partially-derived", "wholly-derived"}[l]
}

// Match is a pair of articles with reused text. A is the earlier one, see [news.Article.Before].
type Match struct {
	A, B     *news.Article
	Relation Relation
	FoundBy  Route

	// Exact over the shingle sets, in [0, 1]; ContainmentA is the part of A's shingles that B has.
	Resemblance, ContainmentA, ContainmentB float64

	WordsA, WordsB int // all words of the bodies
	WordsShared    int // words of B inside passages and paraphrases, each once
	WordsQuoted    int // words of B inside passages that somebody is quoted as saying, with the attributions beside them
	LongestRun     int // most equal words in a row

	ShareA, ShareB Share
	LabelA, LabelB Label

	Passages    []align.Passage // longest first
	InQuotation []bool          // of each passage: most of its words in B lie in quotations; nil: quotations were not looked for
	Quotations  []QuotationPair // in the order of A
	Paraphrases []SentencePair  // best first

	Likeness  ocr.Likeness       // of the characters of misread articles; zero where they were not looked at
	Story     *template.Evidence // whether both tell one story; nil: not asked
	Direction origin.Verdict
	Credited  bool      // the one that took it credits the other one, or the agency of both
	Findings  []Finding // in the order of the article that carries them
}

// Finding is text of a version of a story that the other article still carries though the agency took it back.
type Finding struct {
	Kind FindingKind
	InA  bool   // A carries it, B is the version; else the other way round
	By   string // ID of the version that took it back
	A, B news.Span
}

// FindingKind says how a text was taken back.
type FindingKind uint8

const (
	Corrected FindingKind = iota // other words stand in its place, or none
	Killed                       // with all of the story
)

// String returns the kind as it stands in reports.
func (k FindingKind) String() string { return [...]string{"corrected", "killed"}[k] }
