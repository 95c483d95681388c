package report

import (
	"cmp"
	"fmt"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
)

// NewResult returns the records of an outcome. run has what the detector does not know: settings, inputs, times; its
// counts and its nearest miss are filled in.
func NewResult(o *detect.Outcome, run *Run) *Result {
	r := &Result{Run: run, Clusters: make([]Cluster, len(o.Clusters))}
	for i := range o.Clusters {
		r.Clusters[i] = newCluster(&o.Clusters[i])
	}
	if o.Miss != nil {
		run.NearestMiss = &Miss{A: o.Miss.A, B: o.Miss.B, Words: o.Miss.Words, Text: o.Miss.Text}
	}
	if m := o.Model; m != nil {
		run.ParaphraseModel = &ParaphraseModel{Threshold: round(m.From), Lang: "en", Vectors: m.Speaks, SHA256: m.SHA256}
		if !m.Speaks {
			run.Notes = append(run.Notes, fmt.Sprintf("paraphrases: the model knows English, and this run was in %s: sentences were compared by their words alone, without synonyms and vectors", cmp.Or(m.Lang, "an unknown language")))
		}
	}
	quotations, uses := run.Counts.Quotations, run.Counts.QuotationUses // counted when they were written
	run.Counts = newCounts(&o.Counts)
	run.Counts.Quotations, run.Counts.QuotationUses = quotations, uses
	run.Counts.Skipped, run.Counts.Clusters = len(run.Skipped), len(o.Clusters)
	return r
}

// NewFigures returns the record of an article with what the comparison found of it.
func NewFigures(f *detect.Figures) *Article {
	a := NewArticle(f.Article)
	a.Lang, a.Words, a.WordsReused = f.Lang, f.Words, f.WordsReused
	a.Share, a.Label, a.Pairs = NewShare(f.Share), f.Label.String(), f.Pairs
	a.TopSource, a.Quotations = f.TopSource, f.Quotations
	if len(f.Zones) == 0 {
		return a
	}
	points := news.NewCodePoints(f.Article.Body)
	for _, z := range f.Zones {
		a.Zones = append(a.Zones, Zone{Kind: z.Kind.String(), Start: points.At(z.Span.Start), End: points.At(z.Span.End)})
	}
	return a
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
		QuotationCandidates: c.ByQuotation, ParaphraseCandidates: c.SentencePairs, QuotationMatches: c.Quotations, Paraphrases: c.Paraphrases,
	}
}
