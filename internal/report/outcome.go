package report

import (
	"cmp"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// NewResult returns the records of an outcome. run has what the detector does not know: settings, inputs, times; its
// counts and its nearest miss are filled in.
func NewResult(o *match.Outcome, run *Run) *Result {
	r := &Result{Run: run, Clusters: make([]Cluster, len(o.Clusters)), Chains: make([]Chain, len(o.Chains)), Standing: o.Standing}
	for i := range o.Clusters {
		r.Clusters[i] = newCluster(&o.Clusters[i])
	}
	for i := range o.Chains {
		r.Chains[i] = newChain(&o.Chains[i])
	}
	if o.Miss != nil {
		run.NearestMiss = &Miss{A: o.Miss.A, B: o.Miss.B, Words: o.Miss.Words, Text: o.Miss.Text}
	}
	if l := &o.LeftOut; l.Words > 0 {
		run.LeftOut = &LeftOut{Words: l.Words, Articles: l.Articles}
		for _, t := range l.Largest {
			run.LeftOut.Largest = append(run.LeftOut.Largest, LeftText(t))
		}
	}
	if m := o.Model; m != nil {
		run.ParaphraseModel = &ParaphraseModel{Threshold: round(m.From), Lang: "en", Vectors: m.Speaks, SHA256: m.SHA256}
		if !m.Speaks {
			run.Notes = append(run.Notes, fmt.Sprintf("paraphrases: the model knows English, and this run was in %s: sentences were compared by their words alone, without synonyms and vectors", cmp.Or(m.Lang, "an unknown language")))
		}
	}
	quotations, uses := run.Counts.Quotations, run.Counts.QuotationUses // counted when they were written
	skipped := max(run.Counts.Skipped, len(run.Skipped))                // not all may be named
	run.Counts = newCounts(&o.Counts)
	run.Counts.Quotations, run.Counts.QuotationUses = quotations, uses
	run.Counts.Skipped, run.Counts.Clusters = skipped, len(o.Clusters)
	run.Counts.Chains = len(o.Chains)
	return r
}

// NewFigures returns the record of an article with what the comparison found of it.
func NewFigures(f *match.ArticleResult) *Article {
	a := NewArticle(f.Article)
	a.Lang, a.Words, a.WordsReused, a.WordsEqual = f.Lang, f.Words, f.WordsReused, f.WordsEqual
	a.Share, a.Label, a.Pairs = NewShare(f.Share), f.Label.String(), f.Pairs
	a.TopSource, a.Quotations = f.TopSource, f.Quotations
	a.LookAlikes = f.Lookalikes
	a.Noisy, a.Chain, a.Notice = f.Noisy, f.Chain, f.Anatomy.Notice
	for _, t := range f.Took {
		a.Took = append(a.Took, Took{Chain: t.Chain, Version: t.Version, Words: t.Words, Later: t.Later})
	}
	if f.Origin.Confidence > 0 {
		a.Origin = &Origin{f.Origin.Article, f.Origin.Agency, round(f.Origin.Confidence), f.Origin.Evidence}
	}
	if f.Audit.Words > 0 {
		a.Audit = &Audit{Words: f.Audit.Words, Uncredited: f.Audit.Uncredited, Owed: []Debt{}}
		for _, d := range f.Audit.Debts {
			a.Audit.Owed = append(a.Audit.Owed, Debt{d.To, debtKind(d.Agency), d.Words, d.Credited})
		}
	}
	a.anatomize(f)
	return a
}

// debtKind says to whom a debt is owed.
func debtKind(agency bool) string {
	if agency {
		return "agency"
	}
	return "outlet"
}

// anatomize fills in what the text says of itself.
func (a *Article) anatomize(f *match.ArticleResult) {
	x := &f.Anatomy
	a.Slug, a.Embargo, a.Version = x.Slug, x.Embargo, x.Version.String()
	if x.Dateline != (wire.Filing{}) {
		a.Dateline = &Dateline{x.Dateline.Place, x.Dateline.Date, x.Dateline.Agency}
	}
	points := news.NewCodePoints(f.Article.Body)
	for _, z := range x.Zones {
		a.Zones = append(a.Zones, Zone{Kind: z.Kind.String(), Start: points.At(z.Span.Start), End: points.At(z.Span.End), Value: z.Value})
	}
	for _, c := range f.Credits {
		a.Credits = append(a.Credits, Credit{To: c.To, How: c.How, Start: points.At(c.Span.Start), End: points.At(c.Span.End), Text: c.Span.Cut(f.Article.Body)})
	}
}

func newCluster(c *match.Cluster) Cluster {
	out := Cluster{
		Schema: ClusterSchema, ID: "c-" + c.Members[0], Members: c.Members, Earliest: c.Earliest,
		Confidence: round(c.Origin.Confidence), Evidence: append([]string{}, c.Origin.Evidence...), Chain: append([]string{}, c.Chain...),
		Bridges: append([][2]string{}, c.Bridges...), Diameter: c.Diameter,
	}
	for _, x := range c.Cuts {
		out.Cuts = append(out.Cuts, Cut{x.From, x.To, x.Reason.String()})
	}
	if c.Origin.Article != "" {
		out.Origin = &c.Origin.Article
	}
	return out
}

func newChain(c *match.Chain) Chain {
	out := Chain{Schema: ChainSchema, ID: c.ID, Source: c.Source, Slug: c.Slug, Headline: c.Headline, Killed: c.Killed}
	for _, v := range c.Members {
		out.Members = append(out.Members, ChainVersion{v.ID, v.Version.String(), formatTime(v.Published, v.DateOnly)})
	}
	return out
}

func newCounts(c *match.Counts) Counts {
	return Counts{
		Articles: c.Articles, Words: c.Words, Shingles: c.Shingles, Distinct: c.Classes, CommonShingles: c.CommonShingles,
		BandCandidates: c.BySignature, PrintCandidates: c.ByFingerprint, CommonCandidates: c.ByCommon,
		BoundedLinks: c.Bounded, PopularLeft: c.PopularLeft, LargeGroups: c.LargeGroups, GroupPairsLeft: c.GroupPairsLeft,
		Pairs: c.Matches, Passages: c.Passages,
		QuotationCandidates: c.ByQuotation, ParaphraseCandidates: c.SentencePairs, QuotationMatches: c.Quotations, Paraphrases: c.Paraphrases,
		ShortCandidates: c.ByShort, NoiseCandidates: c.ByNoise, Noisy: c.Noisy, LookAlikes: c.Lookalikes, Notices: c.Notices, Standing: c.Standing,
		Templates: c.Templates, Findings: c.Findings, QuotationPairs: c.Quoted, ParaphrasePairs: c.Told,
	}
}
