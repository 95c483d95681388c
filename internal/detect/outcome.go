package detect

import (
	"cmp"
	"context"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/wire"
)

// Articles yields what was found of every article, by ID, after the last match and not with MatchesOnly. An error comes
// last: that of ctx, or of the folder for temporary files.
func (d *Detector) Articles(ctx context.Context) iter.Seq2[*match.ArticleResult, error] {
	return func(yield func(*match.ArticleResult, error) bool) {
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

func (d *Detector) figures(i int) (*match.ArticleResult, error) {
	x := d.docs[i]
	a, err := d.corpus.article(x)
	if err != nil {
		return nil, err
	}
	f := &match.ArticleResult{Article: a, Lang: x.known(), Anatomy: x.anatomy(a), Words: int(x.words), Quotations: int(x.quotations), Noisy: d.looksMisread(x)}
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
func (d *Detector) Outcome() (*match.Outcome, error) {
	t := &d.tally
	o := &match.Outcome{Duplicates: d.duplicates, Miss: t.miss}
	var err error
	if o.Clusters, err = d.clusters(); err != nil {
		return nil, err
	}
	if o.Chains, err = d.chainsFound(); err != nil {
		return nil, err
	}
	if d.model != nil {
		o.Model = &match.Model{Lang: d.lang, Speaks: d.model.Speaks(d.lang), From: d.paraphraseFrom, SHA256: d.model.SHA256()}
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

func (d *Detector) clusters() ([]match.Cluster, error) {
	var out []match.Cluster
	found := cluster.Of(len(d.docs), d.tally.edges)
	ways := d.waysIn(found)
	for i, c := range found {
		x := match.Cluster{Diameter: c.Diameter, Earliest: d.earliest(c.Members), Chain: d.chainOf(c.Members)}
		for _, m := range c.Members {
			x.Members = append(x.Members, d.docs[m].ID)
		}
		for _, e := range c.Bridges {
			x.Bridges = append(x.Bridges, [2]string{d.docs[e[0]].ID, d.docs[e[1]].ID})
		}
		for _, e := range c.Cuts {
			x.Cuts = append(x.Cuts, match.Cut{From: d.docs[e.From].ID, To: d.docs[e.To].ID, Reason: e.Reason})
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
