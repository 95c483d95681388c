package eval

import (
	"cmp"
	"maps"
	"slices"
)

func scorePairs(found *found, gold *Gold, o Options) *PairScores {
	if len(gold.Pairs) == 0 {
		return nil
	}
	s := &PairScores{}
	var negatives, except Ratio
	kinds := make(map[string]Ratio)
	for _, l := range gold.Pairs {
		p, _ := pairOf(l.A, l.B)
		hit := found.reported[p]
		if !l.Pair {
			negatives.count(hit)
			continue
		}
		s.Recall.count(hit)
		kind := kinds[l.Kind]
		kind.count(hit)
		kinds[l.Kind] = kind
		if !slices.Contains(o.ExceptKinds, l.Kind) {
			except.count(hit)
		}
		if !hit {
			s.Missed = append(s.Missed, LabelPair{p.A, p.B, l.Kind})
		}
	}
	s.ByKind = byKind(kinds)
	if len(o.ExceptKinds) > 0 {
		s.RecallExcept, s.ExceptKinds = &except, o.ExceptKinds
	}
	if negatives.Of > 0 {
		s.Negatives = &negatives
	}
	switch {
	case o.Complete || gold.Complete:
		s.Precision = &Ratio{s.Recall.N, found.pairs}
	case negatives.Of > 0:
		s.Precision = &Ratio{s.Recall.N, s.Recall.N + negatives.N}
	}
	if s.Precision != nil {
		s.F1 = f1(*s.Precision, s.Recall)
	}
	slices.SortFunc(s.Missed, func(p, q LabelPair) int { return pair{p.A, p.B}.compare(pair{q.A, q.B}) })
	s.Missed = atMost(s.Missed, o.Worst)
	return s
}

// byKind returns the kinds in increasing order, or nil if all pairs have the empty kind.
func byKind(kinds map[string]Ratio) []KindRecall {
	if _, ok := kinds[""]; ok && len(kinds) == 1 {
		return nil
	}
	var out []KindRecall
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		out = append(out, KindRecall{kind, kinds[kind]})
	}
	return out
}

func scoreSilver(found *found, gold *Gold, o Options) *SilverScores {
	if len(gold.Silver) == 0 {
		return nil
	}
	s := &SilverScores{Containment: o.SilverContainment, Resemblance: o.SilverResemblance}
	for _, v := range gold.Silver {
		contained, near := v.C >= o.SilverContainment, v.J >= o.SilverResemblance
		p, _ := pairOf(v.A, v.B)
		hit := found.reported[p]
		if contained {
			s.Contained.count(hit)
		}
		if near {
			s.NearDuplicates.count(hit)
		}
		if (contained || near) && !hit {
			s.Missed = append(s.Missed, SilverPair{p.A, p.B, v.J, v.C})
		}
	}
	slices.SortFunc(s.Missed, func(p, q SilverPair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	s.Missed = atMost(s.Missed, o.Worst)
	return s
}

// atMost returns the first n entries of list, or nil if there are none.
func atMost[T any](list []T, n int) []T {
	if n = min(n, len(list)); n <= 0 {
		return nil
	}
	return list[:n]
}
