package detect

import (
	"cmp"
	"context"
	"iter"
	"slices"

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

// Figures are what was found of one article over all others together.
type Figures struct {
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

// Articles yields what was found of every article, by ID, after the last match and not with MatchesOnly. An error comes
// last: that of ctx, or of the folder for temporary files.
func (d *Detector) Articles(ctx context.Context) iter.Seq2[*Figures, error] {
	return func(yield func(*Figures, error) bool) {
		for i := range d.docs {
			f, err := d.figures(i)
			if err = cmp.Or(ctx.Err(), err); err != nil {
				yield(nil, err)
				return
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}

func (d *Detector) figures(i int) (*Figures, error) {
	x := d.docs[i]
	a, err := d.corpus.article(x)
	if err != nil {
		return nil, err
	}
	f := &Figures{Article: a, Lang: x.known(), Anatomy: x.anatomy(a), Words: int(x.words), Quotations: int(x.quotations), Noisy: d.looksMisread(x)}
	f.Credits = wire.Credits(a, &f.Anatomy)
	f.Anatomy.Version, _ = versionOf(a, x, &f.Anatomy)
	if x.chain >= 0 {
		f.Chain = d.chainID(x.chain)
	}
	var n marked
	if t := d.tally.found[i]; t != nil {
		f.Pairs, f.TopSource = t.pairs, d.docs[t.top].ID
		for k := range 2 * len(t.marks) {
			n[t.marks.at(k)]++
		}
		f.Took = d.took(t)
		d.register.enter(i, a, &f.Anatomy, f.Credits)
		if f.Origin, err = d.register.originOf(t.given); err != nil {
			return nil, err
		}
		if f.Audit, err = d.register.audit(i, t.given); err != nil {
			return nil, err
		}
	}
	f.WordsReused = n[inQuotation] + n[inVerbatim] + n[inEdited] + n[inParaphrase]
	f.Share = x.shareOf(n)
	f.Label = label(f.Share)
	return f, nil
}

// Outcome sums up the run, after the last match. An error is that of the folder for temporary files.
func (d *Detector) Outcome() (*Outcome, error) {
	t := &d.tally
	o := &Outcome{Duplicates: d.duplicates, Miss: t.miss}
	var err error
	if o.Clusters, err = d.clusters(); err != nil {
		return nil, err
	}
	if o.Chains, err = d.chainsFound(); err != nil {
		return nil, err
	}
	if d.model != nil {
		o.Model = &Model{d.lang, d.model.Speaks(d.lang), d.paraphraseFrom, d.model.SHA256()}
	}
	for _, x := range d.docs {
		o.Counts.Words += int(x.words)
		o.Counts.Shingles += int(x.shingles)
		if d.looksMisread(x) {
			o.Counts.Noisy++
		}
		if x.notice {
			o.Counts.Notices++
		}
	}
	if d.standing != nil {
		o.Standing, o.Counts.Standing = *d.standing, len(d.standing.Entries)
	}
	o.Counts.ByShort, o.Counts.ByNoise, o.Counts.Templates, o.Counts.Findings = t.byShort, t.byNoise, t.templates, t.findings
	if d.common != nil {
		o.Counts.CommonShingles = d.common.Len()
	}
	o.Counts.Articles, o.Counts.Classes = len(d.docs), d.classes.len()
	o.Counts.BySignature, o.Counts.ByFingerprint, o.Counts.ByCommon = t.bySignature, t.byFingerprint, t.byCommon
	o.Counts.ByQuotation, o.Counts.ByParaphrase = t.byQuotation, t.byParaphrase
	o.Counts.SentencePairs = t.sentencePairs
	o.Counts.Bounded, o.Counts.LargeGroups, o.Counts.GroupPairsLeft = t.bounded, t.largeGroups, t.groupPairsLeft
	o.Counts.Matches, o.Counts.Passages = t.matches, t.passages
	o.Counts.Quotations, o.Counts.Paraphrases = t.quotations, t.paraphrases
	return o, nil
}

func (d *Detector) clusters() ([]Cluster, error) {
	var out []Cluster
	found := cluster.Of(len(d.docs), d.tally.edges)
	ways := d.waysIn(found)
	for i, c := range found {
		x := Cluster{Diameter: c.Diameter, Earliest: d.earliest(c.Members), Chain: d.chainOf(c.Members)}
		for _, m := range c.Members {
			x.Members = append(x.Members, d.docs[m].ID)
		}
		for _, e := range c.Bridges {
			x.Bridges = append(x.Bridges, [2]string{d.docs[e[0]].ID, d.docs[e[1]].ID})
		}
		for _, e := range c.Cuts {
			x.Cuts = append(x.Cuts, Cut{d.docs[e.From].ID, d.docs[e.To].ID, e.Reason})
		}
		var err error
		if x.Origin, err = d.register.originOfCluster(c.Members, ways[i]); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

// waysIn returns the ways that text went inside each cluster.
func (d *Detector) waysIn(clusters []cluster.Cluster) [][]way {
	of := make(map[int]int)
	for i, c := range clusters {
		for _, m := range c.Members {
			of[m] = i
		}
	}
	out := make([][]way, len(clusters))
	for _, w := range d.tally.ways {
		i, a := of[w.a]
		k, b := of[w.b]
		if a && b && i == k {
			out[i] = append(out[i], w)
		}
	}
	return out
}

// earliest returns the ID of the article that was surely published before all others whose time is known, or "".
func (d *Detector) earliest(members []int) string {
	var known []*doc
	for _, m := range members {
		if x := d.docs[m]; !x.Published.IsZero() {
			known = append(known, x)
		}
	}
	if len(known) == 0 {
		return ""
	}
	first := slices.MinFunc(known, func(x, y *doc) int { return x.Published.Compare(y.Published) })
	_, last := first.Bounds()
	for _, x := range known {
		if begin, _ := x.Bounds(); x != first && !last.Before(begin) {
			return ""
		}
	}
	return first.ID
}
