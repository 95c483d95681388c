package match

import (
	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/wire"
)

// Outcome is what there is to say once all matches were yielded.
type Outcome struct {
	Clusters   []Cluster // by smallest member ID
	Chains     []Chain   // by smallest member ID
	Standing   boilerplate.List
	Duplicates []Duplicate
	Failed     []FailedPair // in the order of the pairs
	LeftOut    LeftOut
	Counts     Counts
	Miss       *Miss  // what came nearest to being reported, where something was compared in vain
	Model      *Model // nil: no paraphrases were looked for
}

// Model says by what paraphrases were found.
type Model struct {
	Lang   string  // of the run
	Speaks bool    // the model knows the words of that language; else the words themselves decided
	From   float64 // score from which two sentences are a paraphrase
	SHA256 string  // of the model, in hexadecimal digits
}

// ArticleResult is what was found of one article over all others together.
type ArticleResult struct {
	Article     *news.Article
	Lang        string // as found; empty: unknown
	Anatomy     wire.Anatomy
	Credits     []wire.Credit
	Noisy       bool   // it looks as if it had been read from paper
	Chain       string // ID of the chain it is of; empty: none
	Took        []Took // most words first
	Origin      Origin
	Audit       origin.Audit
	Words       int
	WordsReused int // inside passages, quotations and paraphrases of any match, each once
	Share       Share
	Label       Label
	Pairs       int
	Quotations  int    // in the article, whether others have them or not
	TopSource   string // ID of the article that shares most words with it; empty if nothing was found
}

// Cluster is a [cluster.Cluster] of articles, by their IDs.
type Cluster struct {
	Members  []string // sorted
	Bridges  [][2]string
	Cuts     []Cut
	Diameter int
	Earliest string // of those whose time is known; empty if that is none, or not surely one
	Origin   Origin
	Chain    []string // the members that are versions of one story, in their order; nil: fewer than two
}

// Origin is where text comes from.
type Origin struct {
	Article    string   // ID; empty: not known, or none of the articles
	Agency     string   // empty: not known
	Confidence float64  // in [0, 1]; 0: nothing is known
	Evidence   []string // in sentences, the weightiest first
}

// Chain is the versions of one story of an agency.
type Chain struct {
	ID                     string // "v-" and the smallest member ID
	Source, Slug, Headline string // as the first version has them
	Members                []ChainVersion
	Killed                 bool // the last version takes the story back
}

// ChainVersion is a version in a chain.
type ChainVersion struct {
	news.Dated
	Version wire.Version
}

// Took says which version of a story an article took.
type Took struct {
	Chain, Version string // IDs
	Words          int    // of the article, in any version of the chain
	Later          int    // versions after the one it took
}

// Cut is a join from a member of a cluster to an article outside it that does not count.
type Cut struct {
	From, To string // IDs
	Reason   cluster.Reason
}

// Counts says how much went through the stages.
type Counts struct {
	Articles, Words, Shingles  int
	Classes                    int // articles with different terms
	CommonShingles             int
	BySignature, ByFingerprint int // candidates, as pairs of classes
	ByCommon                   int
	ByQuotation, ByParaphrase  int
	ByShort, ByNoise           int
	Noisy, Notices             int // articles
	Standing                   int // texts that count as boilerplate
	Templates                  int // matches of two stories in the words of one template
	Findings                   int // of text that an agency took back
	SentencePairs              int // pairs of sentences that were scored
	Bounded                    int // links that were left out because a common shingle or a bucket had too many holders, for each of them
	LargeGroups                int
	GroupPairsLeft             int // pairs inside large groups that were not compared
	Matches, Passages          int
	Quotations, Paraphrases    int
}

// Miss is a pair that was compared in vain.
type Miss struct {
	A, B  string // IDs
	Words int    // longest run of equal terms
	Text  string // of the run, in A
}

// LeftOut is what a run left out of the comparison as standing text of a source, learnt or given.
type LeftOut struct {
	Words, Articles int
	Largest         []LeftText // by their words in all articles, most first; three at most
}

// LeftText is a standing text in the articles that have it.
type LeftText struct {
	Text            string
	Words, Articles int // words in all of them
}

// FailedPair is a pair that could not be compared, through a fault of ours. Nothing is known of it.
type FailedPair struct {
	A, B   string // IDs
	Reason string // one line for the reader of a log
}

// Duplicate is an article that was dropped because another one has the same ID: the one with the smaller content hash
// is kept.
type Duplicate struct {
	ID            string
	Kept, Dropped news.Place
}
