package match

import (
	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/wire"
)

// Outcome is what there is to say once all matches were yielded. A run without articles has an empty one.
type Outcome struct {
	Clusters []Cluster // by smallest member ID
	Chains   []Chain   // all chains of the profile, by smallest member ID
	Standing boilerplate.List
	Dropped  []Dropped       // by ID
	Broken   []FailedArticle // that could not be prepared, and are not in the run
	Failed   []FailedPair    // in the order of the pairs
	LeftOut  LeftOut
	Counts   Counts
	Miss     *Miss  // what came nearest to being reported; nil: nothing was compared in vain, or passages were not looked for
	Model    *Model // nil: no paraphrases were looked for
}

// Model says by what paraphrases were found.
type Model struct {
	Lang   string  // of most articles of the run, ISO 639-1; "": not known. Each article is encoded in its own
	Speaks bool    // the model knows the words of that language; else the words themselves decided
	From   float64 // score from which two sentences are a paraphrase, in (0, 1]
	SHA256 string  // of the model, in hexadecimal digits
}

// ArticleResult is what was found of one article over all others together.
type ArticleResult struct {
	Article     *news.Article
	Lang        string // as the input, the text or the source tells it, ISO 639-1; empty: unknown
	Anatomy     wire.Anatomy
	Credits     []wire.Credit
	Noisy       bool   // it looks as if it had been read from paper
	Chain       string // ID of the chain it is of; empty: none
	Took        []Took // most words first
	Origin      Origin
	Audit       origin.Audit
	Words       int // of the body
	Lookalikes  int // of them, with letters of another alphabet
	WordsReused int // inside passages, quotations and paraphrases of any match, each once; words of a template are none
	WordsEqual  int // of the words inside passages, without those of zones, those that are the same in another article, each once
	Share       Share
	Label       Label
	Pairs       int    // matches that it is in
	Quotations  int    // in the article, whether others have them or not
	TopSource   string // ID of the article that shares most words with it; empty if nothing was found
}

// Cluster is a [cluster.Cluster] of articles, by their IDs.
type Cluster struct {
	Members  []string // sorted
	Bridges  [][2]string
	Cuts     []Cut
	Diameter int    // joins on the shortest way between the two members that are farthest apart, 1 or more
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
	ID                     string         // "v-" and the smallest member ID
	Source, Slug, Headline string         // as the first version has them; empty where that is not in the corpus
	Members                []ChainVersion // two or more, in the order of the versions
	Killed                 bool           // the last version takes the story back
}

// ChainVersion is a version in a chain. Of one that is not in the corpus only the ID is known.
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

// Counts says how much went through the stages. 0 is also what nobody looked for.
type Counts struct {
	Articles                   int // without those that were dropped for their ID
	Words                      int // of their bodies
	Shingles                   int // of each article its distinct ones
	Classes                    int // of articles with equal terms that may be paired with the same others; one article alone is a class too
	CommonShingles             int // distinct ones
	BySignature, ByFingerprint int // candidates, here and to ByNoise, as pairs of classes; one that two routes led to counts for both
	ByCommon                   int
	ByQuotation, ByParaphrase  int
	ByShort, ByNoise           int
	Noisy, Notices             int // articles
	Lookalikes                 int // articles with words in letters of another alphabet
	Standing                   int // texts that count as boilerplate
	Templates                  int // matches of two stories in the words of one template
	Quoted, Told               int // matches of which the most is a quotation, and a paraphrase
	Findings                   int // of text that an agency took back
	SentencePairs              int // pairs of sentences that were scored
	Bounded                    int // links that were left out because a key or a bucket had too many holders, for each of them
	PopularLeft                int // pairs that share only text so many have that each is linked with a few others, and are none of the links
	LargeGroups                int // groups of near-duplicates that are reported against their representative
	GroupPairsLeft             int // pairs of articles inside large groups that were not compared
	Matches, Passages          int // of the run, those of templates too
	Quotations, Paraphrases    int // pairs of quotations and of sentences, in all matches
}

// Miss is a pair that was compared in vain.
type Miss struct {
	A, B  string // IDs, the earlier one first
	Words int    // longest run of equal terms, as long as a shingle or longer
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

// FailedArticle is an article that could not be prepared, through a fault of ours.
type FailedArticle struct {
	ID      string
	Against bool
	Place   news.Place
	Reason  string // what went wrong
}

// FailedPair is a pair that could not be compared, through a fault of ours. Nothing is known of it.
type FailedPair struct {
	A, B   string // IDs
	Reason string // one line for the reader of a log
}

// Dropped is an article that was dropped because another one has the same ID: the one with the smaller content hash
// is kept.
type Dropped struct {
	ID          string
	Kept, Place news.Place // of the one that was kept, and of this one
	Against     bool       // the dropped one is of [news.Article.Against]
}
