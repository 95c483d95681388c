package detect

import (
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
	Miss       *Miss // what came nearest to being reported, where something was compared in vain
}

// Figures are what was found of one article over all others together.
type Figures struct {
	Article     *news.Article
	Lang        string // as found; empty: unknown
	Zones       []wire.Zone
	Words       int
	WordsReused int // inside passages of any match, each once
	Share       Share
	Label       Label
	Pairs       int
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
	Bounded                    int // links that were left out because a common shingle or a bucket had too many holders, for each of them
	LargeGroups                int
	GroupPairsLeft             int // pairs inside large groups that were not compared
	Matches, Passages          int
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
	bounded, largeGroups, groupPairsLeft int
	matches, passages                    int
	edges                                []cluster.Edge
	miss                                 verdict
	found                                map[int]*found // by doc
}

// found is what the matches of one doc come to.
type found struct {
	marks    []mark
	pairs    int
	top      int // doc
	topWords int
}

func (t *tally) add(v verdict) {
	if v.match == nil {
		if v.missed > t.miss.missed {
			t.miss = v
		}
		return
	}
	t.matches++
	t.passages += len(v.match.Passages)
	if max(v.match.ContainmentA, v.match.ContainmentB) >= clusterFrom {
		t.edges = append(t.edges, cluster.Edge{A: min(v.a, v.b), B: max(v.a, v.b)})
	}
	t.addTo(v.a, v.b, v.marksA)
	t.addTo(v.b, v.a, v.marksB)
}

func (t *tally) addTo(doc, other int, marks []mark) {
	if t.found == nil {
		t.found = make(map[int]*found)
	}
	f := t.found[doc]
	if f == nil {
		f = &found{marks: make([]mark, len(marks)), top: other}
		t.found[doc] = f
	}
	f.pairs++
	words := 0
	for i, m := range marks {
		f.marks[i] = max(f.marks[i], m)
		if m > own {
			words++
		}
	}
	if words > f.topWords || words == f.topWords && other < f.top {
		f.top, f.topWords = other, words
	}
}

// Articles yields what was found of every article, by ID, after the last match. An error comes last.
func (d *Detector) Articles(ctx context.Context) iter.Seq2[*Figures, error] {
	return func(yield func(*Figures, error) bool) {
		for i := range d.docs {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(d.figures(i), nil) {
				return
			}
		}
	}
}

func (d *Detector) figures(i int) *Figures {
	x := d.docs[i]
	f := &Figures{Article: x.article, Lang: x.known(), Zones: x.zones, Words: x.words}
	if t := d.tally.found[i]; t != nil {
		f.Share, f.Pairs, f.TopSource = share(t.marks, x.words), t.pairs, d.docs[t.top].article.ID
		for _, m := range t.marks {
			if m > own {
				f.WordsReused++
			}
		}
	} else {
		f.Share = share(make([]mark, x.terms), x.words)
	}
	f.Label = label(f.Share)
	return f
}

// Outcome sums up the run, after the last match.
func (d *Detector) Outcome() *Outcome {
	o := &Outcome{Duplicates: d.duplicates, Clusters: d.clusters()}
	for _, x := range d.docs {
		o.Counts.Words += x.words
		o.Counts.Shingles += len(x.set)
	}
	t := &d.tally
	o.Counts.Articles, o.Counts.Classes, o.Counts.CommonShingles = len(d.docs), len(d.classes), len(d.common)
	o.Counts.BySignature, o.Counts.ByFingerprint, o.Counts.ByCommon = t.bySignature, t.byFingerprint, t.byCommon
	o.Counts.Bounded, o.Counts.LargeGroups, o.Counts.GroupPairsLeft = t.bounded, t.largeGroups, t.groupPairsLeft
	o.Counts.Matches, o.Counts.Passages = t.matches, t.passages
	if t.miss.missed > 0 {
		a := d.docs[t.miss.a].article
		o.Miss = &Miss{A: a.ID, B: d.docs[t.miss.b].article.ID, Words: t.miss.missed, Text: t.miss.missedA.Cut(a.Body)}
	}
	return o
}

func (d *Detector) clusters() []Cluster {
	var out []Cluster
	for _, c := range cluster.Components(len(d.docs), d.tally.edges) {
		x := Cluster{Diameter: c.Diameter}
		articles := make([]*news.Article, len(c.Members))
		for i, m := range c.Members {
			articles[i] = d.docs[m].article
			x.Members = append(x.Members, articles[i].ID)
		}
		for _, e := range c.Bridges {
			x.Bridges = append(x.Bridges, [2]string{d.docs[e.A].article.ID, d.docs[e.B].article.ID})
		}
		if first := earliest(articles); first != nil {
			x.Earliest = first.ID
		}
		out = append(out, x)
	}
	return out
}

// earliest returns the article that was surely published before all others whose time is known, or nil.
func earliest(articles []*news.Article) *news.Article {
	known := slices.DeleteFunc(slices.Clone(articles), func(a *news.Article) bool { return a.Published.IsZero() })
	if len(known) == 0 {
		return nil
	}
	first := slices.MinFunc(known, func(a, b *news.Article) int { return a.Published.Compare(b.Published) })
	_, last := first.Bounds()
	for _, a := range known {
		if begin, _ := a.Bounds(); a != first && !last.Before(begin) {
			return nil
		}
	}
	return first
}
