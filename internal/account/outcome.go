package account

import (
	"cmp"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// Outcome sums up the run, after the last result was added: the clusters, the chains, the nearest miss, and what the articles and the
// results come to. What only other steps count stays 0. Of an empty corpus there are no clusters, and all counts of articles are 0.
// An error is that of the corpus.
func (t *Account) Outcome(p *profile.Profile) (*match.Outcome, error) {
	s := t.summary(p)
	o := &match.Outcome{Miss: t.miss, Counts: t.counts}
	var err error
	if o.Clusters, err = s.clusters(); err != nil {
		return nil, err
	}
	if o.Chains, err = s.chains(); err != nil {
		return nil, err
	}
	for i := range corpus.Ref(t.corpus.Len()) {
		if !t.tells(i) {
			continue
		}
		h := t.corpus.Head(i)
		o.Counts.Articles++
		o.Counts.Words += int(h.Words)
		o.Counts.Shingles += int(h.Shingles)
		if p.Misread(h) {
			o.Counts.Noisy++
		}
		if h.Lookalikes > 0 {
			o.Counts.Lookalikes++
		}
		if h.Notice {
			o.Counts.Notices++
		}
	}
	if p.Standing != nil {
		o.Standing, o.Counts.Standing = *p.Standing, len(p.Standing.Entries)
	}
	if p.Common != nil {
		o.Counts.CommonShingles = p.Common.Len()
	}
	return o, nil
}

func (s *summary) id(i int) string { return s.corpus.Head(corpus.Ref(i)).ID }

func (s *summary) clusters() ([]match.Cluster, error) {
	var out []match.Cluster
	found := s.Account.clusters
	if found == nil {
		found = cluster.Of(s.corpus.Len(), s.edges)
	}
	ways := s.waysIn(found)
	for i, c := range found {
		x := match.Cluster{Diameter: c.Diameter, Earliest: s.earliest(c.Members), Chain: s.chainOf(c.Members)}
		for _, m := range c.Members {
			x.Members = append(x.Members, s.id(m))
		}
		for _, e := range c.Bridges {
			x.Bridges = append(x.Bridges, [2]string{s.id(e[0]), s.id(e[1])})
		}
		for _, e := range c.Cuts {
			x.Cuts = append(x.Cuts, match.Cut{From: s.id(e.From), To: s.id(e.To), Reason: e.Reason})
		}
		var err error
		if x.Origin, err = s.people.originOfCluster(c.Members, ways[i]); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

// waysIn returns the ways that text went inside each cluster, by pairs.
func (s *summary) waysIn(clusters []cluster.Cluster) [][]way {
	slices.SortFunc(s.ways, func(x, y way) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	of := make(map[corpus.Ref]int)
	for i, c := range clusters {
		for _, m := range c.Members {
			of[corpus.Ref(m)] = i
		}
	}
	out := make([][]way, len(clusters))
	for _, w := range s.ways {
		i, a := of[w.a]
		k, b := of[w.b]
		if a && b && i == k {
			out[i] = append(out[i], w)
		}
	}
	return out
}

// earliest returns the ID of the article that was surely published before all others whose time is known, or "".
func (s *summary) earliest(members []int) string {
	var known []*match.Head
	for _, m := range members {
		if h := s.corpus.Head(corpus.Ref(m)); !h.Published.IsZero() {
			known = append(known, h)
		}
	}
	if len(known) == 0 {
		return ""
	}
	first := slices.MinFunc(known, func(x, y *match.Head) int { return x.Published.Compare(y.Published) })
	_, last := first.Bounds()
	for _, h := range known {
		if begin, _ := h.Bounds(); h != first && !last.Before(begin) {
			return ""
		}
	}
	return first.ID
}

// chainOf returns the IDs of the members of a cluster that are of one chain, the one that most are of, in the order of the
// versions; nil if there are not two.
func (s *summary) chainOf(members []int) []string {
	byChain := make(map[int32][]*match.Head)
	var most int32 = -1
	for _, m := range members {
		h := s.corpus.Head(corpus.Ref(m))
		c := h.Chain
		if c < 0 {
			continue
		}
		byChain[c] = append(byChain[c], h)
		if most < 0 || len(byChain[c]) > len(byChain[most]) || len(byChain[c]) == len(byChain[most]) && c < most {
			most = c
		}
	}
	if most < 0 || len(byChain[most]) < 2 {
		return nil
	}
	versions := byChain[most]
	slices.SortFunc(versions, func(x, y *match.Head) int { return cmp.Compare(x.Version, y.Version) })
	ids := make([]string, len(versions))
	for i, h := range versions {
		ids[i] = h.ID
	}
	return ids
}

// chains describes the chains of the profile: all of them or, where not all articles are told of, those with one that is. Of a version that
// is not in the corpus it has the ID and the marks.
func (s *summary) chains() ([]match.Chain, error) {
	out := make([]match.Chain, 0, len(s.profile.Chains))
	var x prepare.Prepared
	for _, versions := range s.profile.Chains {
		if len(versions) == 0 {
			continue
		}
		if s.matched != nil && !slices.ContainsFunc(versions, func(v profile.Version) bool {
			i, found := s.corpus.Find(v.ID)
			return found && s.tells(i)
		}) {
			continue
		}
		first, found := s.corpus.Find(versions[0].ID)
		c := match.Chain{ID: versions.ID(), Killed: versions[len(versions)-1].Version.Kills()}
		if found {
			if err := s.reader.Read(&x, first, corpus.Article|corpus.Anatomy); err != nil {
				return nil, err
			}
			c.Source, c.Slug = x.Article.Source, x.Anatomy.Slug
			_, c.Headline = prepare.VersionOf(x.Article, int(x.Head.Words), &x.Anatomy)
		}
		for _, v := range versions {
			dated := news.Dated{ID: v.ID}
			if i, found := s.corpus.Find(v.ID); found {
				dated = s.corpus.Head(i).Dated
			}
			c.Members = append(c.Members, match.ChainVersion{Dated: dated, Version: v.Version})
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y match.Chain) int { return strings.Compare(x.ID, y.ID) })
	return out, nil
}
