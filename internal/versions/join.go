package versions

import (
	"cmp"
	"slices"
	"time"

	"github.com/copytaster/copytaster/internal/cluster"
)

// joiner joins items, which are sorted by source, time and number.
type joiner struct {
	items    []item
	terms    []uint32
	parts    *cluster.Parts
	template []bool // of each item: its headline returns, with other figures
	again    []bool // of each item: its headline was seen in an item it is joined to
}

// findTemplates finds the headlines that return day after day.
func (j *joiner) findTemplates() {
	j.template = make([]bool, len(j.items))
	for _, run := range j.runs(func(x *item) uint64 { return uint64(x.mask) }) {
		if j.sessions(run) < recurringFrom {
			continue
		}
		for _, i := range run {
			j.template[i] = true
		}
	}
}

// joinSlugs joins the items with equal slugs.
func (j *joiner) joinSlugs() {
	for _, run := range j.runs(func(x *item) uint64 { return x.slug }) {
		recurring := j.sessions(run) >= recurringSlugFrom
		for k, i := range run[1:] {
			if j.near(run[k], i, sameSlug, recurring) {
				j.parts.Join(int(run[k]), int(i))
			}
		}
	}
}

// joinHeadlines joins the items with equal headlines.
func (j *joiner) joinHeadlines() {
	j.again = make([]bool, len(j.items))
	for _, run := range j.runs(func(x *item) uint64 { return x.head }) {
		for k, i := range run[1:] {
			if j.near(run[k], i, sameHeadline, j.template[i]) {
				j.parts.Join(int(run[k]), int(i))
				j.again[i] = true
			}
		}
	}
}

// runs yields the items of one source that have the same key, two or more, in their order. Items with the key 0 are in
// none.
func (j *joiner) runs(key func(x *item) uint64) [][]uint32 {
	var order []uint32
	for i := range j.items {
		if key(&j.items[i]) != 0 {
			order = append(order, uint32(i))
		}
	}
	compare := func(i, k uint32) int {
		x, y := &j.items[i], &j.items[k]
		return cmp.Or(cmp.Compare(x.source, y.source), cmp.Compare(key(x), key(y)))
	}
	slices.SortFunc(order, func(i, k uint32) int { return cmp.Or(compare(i, k), cmp.Compare(i, k)) })
	var runs [][]uint32
	for len(order) > 0 {
		n := 1
		for n < len(order) && compare(order[0], order[n]) == 0 {
			n++
		}
		if n > 1 {
			runs = append(runs, order[:n])
		}
		order = order[n:]
	}
	return runs
}

// sessions returns the number of sessions in which the items of a run were sent. Undated ones count as none.
func (j *joiner) sessions(run []uint32) int {
	n := 0
	last := int64(undated)
	for _, i := range run {
		at := j.items[i].at
		if at != undated && (last == undated || seconds(at-last) > session) {
			n++
		}
		last = at
	}
	return n
}

func seconds(n int64) time.Duration { return time.Duration(n) * time.Second }

// near reports whether item k, with the slug or the headline of item i, was sent soon enough after it: within the limit,
// or longer where a mark of either tells of another version; in one session where it is a template. Of an unknown time
// only a mark tells.
func (j *joiner) near(i, k uint32, limit time.Duration, template bool) bool {
	x, y := &j.items[i], &j.items[k]
	linked := x.linked() || y.linked()
	switch {
	case x.at == undated || y.at == undated:
		return linked
	case template:
		limit = session
	case linked:
		limit = max(limit, marked)
	}
	return seconds(y.at-x.at) <= limit
}
