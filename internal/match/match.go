// Package match holds the values that a run says of articles and pairs: what two articles share ([Match]), what all matches
// together say of one article ([ArticleResult]), of a quotation ([LedgerEntry]) and of the run ([Outcome]).
//
// They are plain values, and none of them starts anything. The package imports what finds passages, quotations and the like,
// since their values are parts of a match; it imports none of the engine's steps, from profile to detect. So whoever reports or
// stores what a run says imports this package and no step.
//
// Several goroutines may read a value of this package while none writes to it. Whoever is given a [Match], an [ArticleResult], a
// [LedgerEntry] or an [Outcome] may keep it.
package match

import (
	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/template"
)

// Find is a set of things to look for. The empty set looks for nothing; detect.Options takes it for all of them.
type Find uint8

const (
	Duplicates  Find = 1 << iota // near-duplicates, by resemblance
	Passages                     // passages, in any two articles
	Quotations                   // what people are quoted as saying, in any two articles
	Paraphrases                  // sentences told in other words, in any two articles
)

// Relation is the strongest thing that holds between two articles. The constants stand in the order of what counts for more.
// Where several hold, package compare takes the first of: identical, template, near-duplicate, version, reuse, quotation,
// paraphrase.
type Relation uint8

const (
	Identical     Relation = iota // the same folded words in the same order, outside zones; see [Head.SameWords]
	NearDuplicate                 // resemblance at the threshold or above
	Version                       // two versions of one story of an agency, with a passage, quotation or paraphrase
	Reuse                         // at least one passage
	Quotation                     // at least one quotation of the same words, or nearly
	Paraphrase                    // at least one sentence that is told in other words
	Template                      // two stories told in the words of one template: no reuse
	None                          // nothing that counts; such a match only describes a pair that was asked for
)

// String returns the relation as it stands in reports.
func (r Relation) String() string {
	return [...]string{"identical", "near-duplicate", "version", "reuse", "quotation", "paraphrase", "template", "none"}[r]
}

// Route is a set of the routes that led to a candidate, one bit each; a pair may have several. The empty set is that of a pair
// that was asked for and not found. A new route needs a constant here and its name in Names; package pairing has what it does.
type Route uint16

const (
	BySignature   Route = 1 << iota // a common band of the signatures
	ByFingerprint                   // a common fingerprint
	ByCommon                        // a common shingle that stands in many articles, linked to few of its holders
	ByEquality                      // equal lists of terms: two articles of one class
	ByQuotation                     // a run of words inside quotations
	ByParaphrase                    // a sentence that is told in other words
	ByShort                         // keys of short items; one of the two is such an item
	ByNoise                         // runs of characters; one of the two looks misread
	ByCrowded                       // a fingerprint and a term beside it that many have; reports say ByFingerprint
)

// Shown returns the routes as reports name and count them.
func (f Route) Shown() Route {
	if f&ByCrowded != 0 {
		return f&^ByCrowded | ByFingerprint
	}
	return f
}

// Names returns the names of the routes, as they stand in reports, in the order of the constants; nil for none.
func (f Route) Names() []string {
	var names []string
	for i, name := range []string{"signature", "fingerprint", "common-shingle", "equality", "quotation", "paraphrase", "short", "noise"} {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Share splits the words of one article, each counted once, as the first of: boilerplate (words in zones), quotation, verbatim,
// edited, paraphrase, boilerplate (shared words of a template), own. Of quotations only those count that the other article has
// too. The fields are fractions in [0, 1] that sum to 1; all are 0 for an article without words.
type Share struct{ Quotation, Verbatim, Edited, Paraphrase, Boilerplate, Own float64 }

// Reused returns the part that was found in the other article, in [0, 1]. Words of a template are none of it.
func (s Share) Reused() float64 { return s.Quotation + s.Verbatim + s.Edited + s.Paraphrase }

// Label is the three-way judgement of METER (Clough et al., ACL 2002) on how much of an article is taken. An article without words
// is NonDerived.
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

// Match is a pair of articles with reused text. A is the earlier one, see [news.Article.Before]. Spans are of the bodies of A and
// B. It keeps the two articles.
type Match struct {
	A, B     *news.Article
	Relation Relation
	FoundBy  Route

	// Exact over the shingle sets, in [0, 1]; ContainmentA is the part of A's shingles that B has. All three are 1 for equal lists
	// of terms, and 0 for other articles without a shingle.
	Resemblance, ContainmentA, ContainmentB float64

	WordsA, WordsB int // all words of the bodies, those in zones too

	// LookalikesA and LookalikesB are the words of each body with letters of another alphabet, which were read as they look.
	LookalikesA, LookalikesB int

	WordsShared  int // words of B inside passages and paraphrases, each once; 0: there are none, or only duplicates were looked for
	WordsSharedA int // the same of A
	WordsEqual   int // words of B inside passages that are the same in A, each once
	WordsQuoted  int // words of B inside passages that somebody is quoted as saying, with the attributions beside them
	LongestRun   int // most equal words in a row inside a passage; 0: there is no passage

	ShareA, ShareB Share
	LabelA, LabelB Label

	Passages    []align.Passage // longest first
	InQuotation []bool          // of each passage: most of its words in B lie in quotations; nil: quotations were not looked for
	Quotations  []QuotationPair // in the order of A
	Paraphrases []SentencePair  // best first

	Likeness  ocr.Likeness       // of the characters of misread articles; zero where they were not looked at
	Story     *template.Evidence // whether both tell one story; nil: not asked, as of a pair without a passage or with equal words
	Direction origin.Verdict     // zero, which is unknown: not asked, as of a template or where no words were taken
	Credited  bool               // the one that took it credits the other one, or the agency of both
	OfAgency  bool               // one of the two is copy of an agency, or says so
	Findings  []Finding          // first those that B carries, then those that A carries; each by its place
}

// Finding is text of a version of a story that the other article still carries though the agency took it back.
type Finding struct {
	Kind FindingKind
	InA  bool      // A carries it, B is the version; else the other way round
	By   string    // ID of the version that took it back
	A, B news.Span // where the text stands in each
}

// FindingKind says how a text was taken back.
type FindingKind uint8

const (
	Corrected FindingKind = iota // other words stand in its place, or none
	Killed                       // with all of the story
)

// String returns the kind as it stands in reports.
func (k FindingKind) String() string { return [...]string{"corrected", "killed"}[k] }
