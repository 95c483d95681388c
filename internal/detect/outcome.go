package detect

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// Outcome is what there is to say once all matches were yielded.
type Outcome struct {
	Clusters   []Cluster // by smallest member ID
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
	Zones       []wire.Zone
	Words       int
	WordsReused int // inside passages, quotations and paraphrases of any match, each once
	Share       Share
	Label       Label
	Pairs       int
	Quotations  int    // in the article, whether others have them or not
	TopSource   string // ID of the article that shares most words with it; empty if nothing was found
}

// Cluster is a set of articles, by their IDs, joined by matches in which the smaller article is contained by clusterFrom
// or more.
type Cluster struct {
	Members  []string // sorted
	Bridges  [][2]string
	Diameter int
	Earliest string // of those whose time is known; empty if that is none, or not surely one
}

// clusterFrom is the containment of the smaller article from which a match is an edge of a cluster.
const clusterFrom = 0.6

// Counts says how much went through the stages.
type Counts struct {
	Articles, Words, Shingles  int
	Classes                    int // articles with different terms
	CommonShingles             int
	BySignature, ByFingerprint int // candidates, as pairs of classes
	ByCommon                   int
	ByQuotation, ByParaphrase  int
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

// tally adds up what the stages say on the way.
type tally struct {
	bySignature, byFingerprint, byCommon int
	byQuotation, byParaphrase            int
	sentencePairs                        int
	bounded, largeGroups, groupPairsLeft int
	matches, passages                    int
	quotations, paraphrases              int
	edges                                []cluster.Edge
	miss                                 *Miss
	sayings                              sayings
	found                                map[int]*found // by doc
}

// found is what the matches of one doc come to.
type found struct {
	marks    marks
	pairs    int
	top      int // doc
	topWords int
}

// marks are the marks of a doc's terms, two in a byte.
type marks []byte

func (m marks) at(i int) mark { return mark(m[i/2]>>(i%2*4)) & 15 }

func (m marks) raise(i int, to mark) {
	if to > m.at(i) {
		m[i/2] = m[i/2]&^(15<<(i%2*4)) | byte(to)<<(i%2*4)
	}
}

// add counts a verdict, and where it is wanted what it says of its two articles.
func (t *tally) add(v verdict, articles bool) {
	if v.match == nil {
		if v.miss != nil && (t.miss == nil || v.miss.Words > t.miss.Words) {
			t.miss = v.miss
		}
		return
	}
	t.matches++
	t.passages += len(v.match.Passages)
	t.quotations += len(v.match.Quotations)
	t.paraphrases += len(v.match.Paraphrases)
	if max(v.match.ContainmentA, v.match.ContainmentB) >= clusterFrom {
		t.edges = append(t.edges, cluster.Edge{A: min(v.a, v.b), B: max(v.a, v.b)})
	}
	if articles {
		for i := range v.match.Quotations {
			t.sayings.join(v.a, v.b, &v.match.Quotations[i].Match)
		}
		t.addTo(v.a, v.b, v.marksA)
		t.addTo(v.b, v.a, v.marksB)
	}
}

func (t *tally) addTo(doc, other int, terms []mark) {
	if t.found == nil {
		t.found = make(map[int]*found)
	}
	f := t.found[doc]
	if f == nil {
		f = &found{marks: make(marks, (len(terms)+1)/2), top: other}
		t.found[doc] = f
	}
	f.pairs++
	words := 0
	for i, m := range terms {
		if m > own {
			f.marks.raise(i, m)
			words++
		}
	}
	if words > f.topWords || words == f.topWords && other < f.top {
		f.top, f.topWords = other, words
	}
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
	f := &Figures{Article: a, Lang: x.known(), Zones: wire.Parse(a).Zones, Words: int(x.words), Quotations: int(x.quotations)}
	var n marked
	if t := d.tally.found[i]; t != nil {
		f.Pairs, f.TopSource = t.pairs, d.docs[t.top].ID
		for k := range 2 * len(t.marks) {
			n[t.marks.at(k)]++
		}
	}
	f.WordsReused = n[inQuotation] + n[inVerbatim] + n[inEdited] + n[inParaphrase]
	f.Share = x.shareOf(n)
	f.Label = label(f.Share)
	return f, nil
}

// Outcome sums up the run, after the last match.
func (d *Detector) Outcome() *Outcome {
	t := &d.tally
	o := &Outcome{Duplicates: d.duplicates, Clusters: d.clusters(), Miss: t.miss}
	if d.model != nil {
		o.Model = &Model{d.lang, d.model.Speaks(d.lang), d.paraphraseFrom, d.model.SHA256()}
	}
	for _, x := range d.docs {
		o.Counts.Words += int(x.words)
		o.Counts.Shingles += int(x.shingles)
	}
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
	return o
}

func (d *Detector) clusters() []Cluster {
	var out []Cluster
	for _, c := range cluster.Components(len(d.docs), d.tally.edges) {
		x := Cluster{Diameter: c.Diameter, Earliest: d.earliest(c.Members)}
		for _, m := range c.Members {
			x.Members = append(x.Members, d.docs[m].ID)
		}
		for _, e := range c.Bridges {
			x.Bridges = append(x.Bridges, [2]string{d.docs[e.A].ID, d.docs[e.B].ID})
		}
		out = append(out, x)
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
