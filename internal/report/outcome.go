package report

import (
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
)

// NewResult returns the records of an outcome. run has what the detector does not know: settings, inputs, times; its
// counts and its nearest miss are filled in. record gives the record that the pairs of an article were given.
func NewResult(o *detect.Outcome, articles []*detect.Figures, run *Run, record func(*news.Article) *Article) *Result {
	r := &Result{Run: run, Articles: make([]*Article, len(articles)), Clusters: make([]Cluster, len(o.Clusters))}
	for i, f := range articles {
		r.Articles[i] = record(f.Article)
		r.Articles[i].fill(f)
	}
	for i := range o.Clusters {
		r.Clusters[i] = newCluster(&o.Clusters[i])
	}
	if o.Miss != nil {
		run.NearestMiss = &Miss{A: o.Miss.A, B: o.Miss.B, Words: o.Miss.Words, Text: o.Miss.Text}
	}
	run.Counts = newCounts(&o.Counts)
	run.Counts.Skipped, run.Counts.Clusters = len(run.Skipped), len(o.Clusters)
	return r
}

// fill adds to the record what the comparison found.
func (a *Article) fill(f *detect.Figures) {
	a.Lang, a.Words, a.WordsReused = f.Lang, f.Words, f.WordsReused
	a.Share, a.Label, a.Pairs = NewShare(f.Share), f.Label.String(), f.Pairs
	a.TopSource = f.TopSource
	points := news.NewCodePoints(f.Article.Body)
	a.Zones = nil
	for _, z := range f.Zones {
		a.Zones = append(a.Zones, Zone{Kind: z.Kind.String(), Start: points.At(z.Span.Start), End: points.At(z.Span.End)})
	}
}

func newCluster(c *detect.Cluster) Cluster {
	return Cluster{
		Schema: ClusterSchema, ID: "c-" + c.Members[0], Members: c.Members, Earliest: c.Earliest,
		Bridges: append([][2]string{}, c.Bridges...), Diameter: c.Diameter,
	}
}

func newCounts(c *detect.Counts) Counts {
	return Counts{
		Articles: c.Articles, Words: c.Words, Shingles: c.Shingles, Distinct: c.Classes, CommonShingles: c.CommonShingles,
		BandCandidates: c.BySignature, PrintCandidates: c.ByFingerprint, CommonCandidates: c.ByCommon,
		BoundedLinks: c.Bounded, LargeGroups: c.LargeGroups, GroupPairsLeft: c.GroupPairsLeft,
		Pairs: c.Matches, Passages: c.Passages,
	}
}
