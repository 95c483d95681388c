package report

import (
	"cmp"
	"fmt"
	"slices"
)

// Sort is the order in which pairs are shown: what comes first matters most. Pairs that are equal in it are
// ordered by their ids.
type Sort string

const (
	ByWords       Sort = "words"       // most shared words first; the order of the empty Sort too
	ByShare       Sort = "share"       // largest reused share of b first
	ByResemblance Sort = "resemblance" // most alike first
	ByID          Sort = "id"          // the ids of a, then of b, by bytes
	ByLag         Sort = "lag"         // shortest time from a to b first, unknown ones last
)

// ParseSort returns the Sort that is written key.
func ParseSort(key string) (Sort, error) {
	switch s := Sort(key); s {
	case ByWords, ByShare, ByResemblance, ByID, ByLag:
		return s, nil
	}
	return "", fmt.Errorf("unknown sort key %q: words, share, resemblance, id or lag", key)
}

// compare orders two pairs, the one to show first before the other.
func (s Sort) compare(p, q *Pair) int {
	by := 0
	switch s {
	case ByWords, "":
		by = cmp.Compare(q.WordsShared, p.WordsShared)
	case ByShare:
		by = cmp.Compare(q.ShareB.Reused(), p.ShareB.Reused())
	case ByResemblance:
		by = cmp.Compare(q.Resemblance, p.Resemblance)
	case ByLag:
		by = compareLags(p.LagS, q.LagS)
	}
	return cmp.Or(by, cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
}

func compareLags(p, q *int64) int {
	switch {
	case p == nil && q == nil:
		return 0
	case p == nil:
		return 1
	case q == nil:
		return -1
	}
	return cmp.Compare(*p, *q)
}

// ranking keeps the pairs that are to be shown, without ever holding more than twice the limit.
type ranking struct {
	by       Sort
	limit    int     // 0: all
	minShare float64 // of the reused words of b, in [0, 1]
	seen     int     // pairs of minShare or more
	pairs    []*Pair
}

func (r *ranking) add(p *Pair) {
	if p.ShareB.Reused() < r.minShare {
		return
	}
	r.seen++
	r.pairs = append(r.pairs, p)
	if r.limit > 0 && len(r.pairs) >= 2*r.limit {
		r.best()
		clear(r.pairs[len(r.pairs):cap(r.pairs)])
	}
}

// best returns the pairs to show, first things first.
func (r *ranking) best() []*Pair {
	slices.SortFunc(r.pairs, r.by.compare)
	if r.limit > 0 && len(r.pairs) > r.limit {
		r.pairs = r.pairs[:r.limit]
	}
	return r.pairs
}
