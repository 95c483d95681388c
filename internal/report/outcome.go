package report

import (
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
)

// NewResult returns the records of an outcome. run has what the detector does not know: settings, inputs, times; its
// counts and its nearest miss are filled in. record gives the record that the pairs of an article were given.
func NewResult(o *detect.Outcome, run *Run, record func(*news.Article) *Article) *Result {
	r := &Result{Run: run, Articles: make([]*Article, len(o.Articles)), Clusters: make([]Cluster, len(o.Clusters))}
	for i := range o.Articles {
		r.Articles[i] = record(o.Articles[i].Article)
		r.Articles[i].fill(&o.Articles[i])
	}
	for i := range o.Clusters {
		r.Clusters[i] = newCluster(&o.Clusters[i])
	}
	if o.Miss != nil {
		run.NearestMiss = &Miss{A: o.Miss.A.ID, B: o.Miss.B.ID, Words: o.Miss.Words, Text: o.Miss.Span.Cut(o.Miss.A.Body)}
	}
	run.Counts = newCounts(&o.Counts)
	run.Counts.Skipped, run.Counts.Clusters = len(run.Skipped), len(o.Clusters)
	return r
}

// fill adds to the record what the comparison found.
func (a *Article) fill(f *detect.Figures) {
	a.Lang, a.Words, a.WordsReused = f.Lang, f.Words, f.WordsReused
	a.Share, a.Label, a.Pairs = NewShare(f.Share), f.Label.String(), f.Pairs
	if f.TopSource != nil {
		a.TopSource = f.TopSource.ID
	}
	points := news.NewCodePoints(f.Article.Body)
	a.Zones = nil
	for _, z := range f.Zones {
		a.Zones = append(a.Zones, Zone{Kind: z.Kind.String(), Start: points.At(z.Span.Start), End: points.At(z.Span.End)})
	}
}

func newCluster(c *detect.Cluster) Cluster {
	out := Cluster{Schema: ClusterSchema, ID: "c-" + c.Members[0].ID, Bridges: [][2]string{}, Diameter: c.Diameter}
	for _, m := range c.Members {
		out.Members = append(out.Members, m.ID)
	}
	for _, b := range c.Bridges {
		out.Bridges = append(out.Bridges, [2]string{b[0].ID, b[1].ID})
	}
	if c.Earliest != nil {
		out.Earliest = c.Earliest.ID
	}
	return out
}

func newCounts(c *detect.Counts) Counts {
	return Counts{
		Articles: c.Articles, Words: c.Words, Shingles: c.Shingles, Distinct: c.Classes, CommonShingles: c.CommonShingles,
		BandCandidates: c.BySignature, PrintCandidates: c.ByFingerprint, CommonCandidates: c.ByCommon,
		BoundedLinks: c.Bounded, LargeGroups: c.LargeGroups, GroupPairsLeft: c.GroupPairsLeft,
		Pairs: c.Matches, Passages: c.Passages,
	}
}
