package origin

import (
	"cmp"
	"slices"
)

// Edge is a verdict on two members of a cluster. A and B are their indices, and the sides of the pair.
type Edge struct {
	A, B    int
	Verdict Verdict
}

// Of returns the index of the member with which a cluster began, the confidence, in (0, 1), and the indices of the edges
// that say so. It returns -1, 0 and nil if the evidence names no member, for instance if all took from an article outside
// the cluster.
//
// Text went along each edge with a direction, and from each version of a chain to the next. The origin took from nobody,
// and more than half of the other members have their text from it, directly or through others. Of two such members it is
// the one from which more have it; if they are equal there is none. The confidence is the mean of that of the edges.
func Of(members []Article, edges []Edge) (member int, confidence float64, because []int) {
	next, took := make([][]int, len(members)), make([]bool, len(members))
	link := func(from, to int) {
		next[from] = append(next[from], to)
		took[to] = true
	}
	for i := range edges {
		if from, to, ok := edges[i].ends(); ok {
			link(from, to)
		}
	}
	chained(members, link)
	member = first(next, took)
	if member < 0 {
		return -1, 0, nil
	}
	for i := range edges {
		if from, _, ok := edges[i].ends(); ok && from == member {
			confidence += edges[i].Verdict.Confidence
			because = append(because, i)
		}
	}
	if because == nil { // the member has only its chain
		return -1, 0, nil
	}
	return member, confidence / float64(len(because)), because
}

// chained links the versions of each chain in their order.
func chained(members []Article, link func(from, to int)) {
	var versions []int
	for i := range members {
		if members[i].Chain != "" {
			versions = append(versions, i)
		}
	}
	slices.SortFunc(versions, func(x, y int) int {
		v, w := &members[x], &members[y]
		return cmp.Or(cmp.Compare(v.Chain, w.Chain), v.Place-w.Place, x-y)
	})
	for i := range versions {
		if i > 0 && members[versions[i]].Chain == members[versions[i-1]].Chain {
			link(versions[i-1], versions[i])
		}
	}
}

// first returns the member that took nothing and from which most others have their text, more than half of them; -1 if
// there is none, or two are equal.
func first(next [][]int, took []bool) int {
	best, most := -1, 0
	for m := range next {
		if took[m] {
			continue
		}
		switch n := reached(next, m); {
		case 2*n <= len(next)-1 || n < most:
		case n == most:
			best = -1
		default:
			best, most = m, n
		}
	}
	return best
}

// ends returns the members from which and to which text went; ok is false if the edge has no direction.
func (e *Edge) ends() (from, to int, ok bool) {
	switch e.Verdict.Direction {
	case AToB:
		return e.A, e.B, true
	case BToA:
		return e.B, e.A, true
	}
	return 0, 0, false
}

// reached returns the number of other members to which text of from went.
func reached(next [][]int, from int) int {
	seen := make([]bool, len(next))
	seen[from] = true
	todo := []int{from}
	for i := 0; i < len(todo); i++ {
		for _, to := range next[todo[i]] {
			if !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	return len(todo) - 1
}
