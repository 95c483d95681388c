package versions

import (
	"cmp"
	"slices"
	"time"

	"github.com/copytaster/copytaster/internal/cluster"
)

// joiner joins items. They are sorted by source, time and number.
type joiner struct {
	items    []item
	terms    []uint32
	parts    *cluster.Parts
	template []bool // by item: its headline returns with other figures
	again    []bool // by item: it has the headline of another item of its chain
	notices  map[uint32]*notice
	codes    map[uint32][]uint64
	leads    []uint64
	codesOf  map[int][]uint64 // of the items of a part that was joined, by its root
	distinct []uint32         // the terms of all headlines, by rank
	named    []bool           // by item: it takes back a story that it names
}

// findTemplates marks the items whose headlines return day after day, with other figures.
func (j *joiner) findTemplates() { j.markTemplates(func(x *item) uint64 { return uint64(x.mask) }) }

// markTemplates marks the items whose headlines return day after day, by what is the same of them.
func (j *joiner) markTemplates(same func(x *item) uint64) {
	j.template = make([]bool, len(j.items))
	for _, run := range j.runs(same) {
		if j.sessions(run) < recurringFrom {
			continue
		}
		for _, i := range run {
			j.template[i] = true
		}
	}
}

// joinSlugs joins items with equal slugs.
func (j *joiner) joinSlugs() {
	for _, run := range j.runs(func(x *item) uint64 { return x.slug }) {
		recurring := j.sessions(run) >= recurringSlugFrom
		for k, i := range run[1:] {
			if j.near(run[k], i, sameSlug, recurring) {
				j.join(int(run[k]), int(i))
			}
		}
	}
}

// joinHeadlines joins items with equal headlines.
func (j *joiner) joinHeadlines() {
	j.again = make([]bool, len(j.items))
	for _, run := range j.runs(func(x *item) uint64 { return x.head }) {
		for k, i := range run[1:] {
			if j.near(run[k], i, sameHeadline, j.template[i]) {
				j.again[i] = j.join(int(run[k]), int(i))
			}
		}
	}
}

// runs returns the runs of two or more items of one source with the same key, each in the order of the items. Items with
// the key 0 are in no run.
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

// sessions returns the number of sessions in which the items of a run were sent. Undated items do not count.
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

// near reports whether item k, which has the slug or the headline of item i, was sent soon enough after it: within limit,
// or later if a mark of either tells of another version, but within one session if it is a template. If either time is
// unknown, only a mark counts.
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
		if y.version().Kills() || y.version().Corrects() {
			limit = takenBackWithin
		}
	}
	return seconds(y.at-x.at) <= limit
}
