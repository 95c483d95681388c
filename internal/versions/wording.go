package versions

import (
	"cmp"
	"math"
	"slices"

	"github.com/copytaster/copytaster/internal/wire"
)

// joinReworded joins each headline to the most similar earlier headline, if the two are similar enough.
func (j *joiner) joinReworded() {
	w := j.weigh()
	for from := 0; from < len(j.items); {
		to := from
		for to < len(j.items) && j.items[to].source == j.items[from].source {
			to++
		}
		for _, l := range w.links(from, to) {
			j.join(int(l.earlier), int(l.later))
		}
		from = to
	}
}

// weights are the items and the weights of their terms. The terms of the items are replaced by their ranks.
type weights struct {
	*joiner
	of   []float32 // by rank of a term: its inverse document frequency among the headlines, equal ones counted once
	lone float32   // weight of a term of one headline only
}

// weigh replaces the terms by their ranks and computes their weights.
func (j *joiner) weigh() *weights {
	distinct := slices.Clone(j.terms)
	slices.Sort(distinct)
	distinct = slices.Clip(slices.Compact(distinct))
	j.distinct = distinct
	for i, t := range j.terms {
		rank, _ := slices.BinarySearch(distinct, t)
		j.terms[i] = uint32(rank)
	}
	headlines := 0
	holders := make([]int, len(distinct))
	for i := range j.items {
		if j.again[i] {
			continue
		}
		headlines++
		for _, t := range j.termsOf(uint32(i)) {
			holders[t]++
		}
	}
	weight := func(n int) float32 { return float32(math.Log1p(float64(max(headlines, leastRun)) / float64(n))) }
	w := &weights{joiner: j, of: make([]float32, len(distinct)), lone: weight(1)}
	for t, n := range holders {
		w.of[t] = weight(max(n, 1))
	}
	return w
}

// termsOf returns the terms of item i.
func (j *joiner) termsOf(i uint32) []uint32 {
	x := &j.items[i]
	return j.terms[x.terms : x.terms+uint32(x.count)]
}

// link joins an item to the one of which it is a version.
type link struct{ earlier, later uint32 }

// links returns the links among the items [from, to), which are of one source.
func (w *weights) links(from, to int) []link {
	type best struct {
		likeness float32
		item     uint32
	}
	found := map[uint32]best{}
	postings := w.postings(from, to)
	for at := range postings {
		later := uint32(postings[at])
		for k := at - 1; k >= max(0, at-nearest) && postings[k]>>32 == postings[at]>>32; k-- {
			earlier := uint32(postings[k])
			if seconds(w.items[later].at-w.items[earlier].at) > marked {
				break
			}
			so := found[later]
			if so.likeness > 0 && so.item == earlier {
				continue
			}
			s, ok := w.versions(earlier, later)
			if ok && cmp.Or(cmp.Compare(s, so.likeness), cmp.Compare(earlier, so.item)) > 0 {
				found[later] = best{s, earlier}
			}
		}
	}
	links := make([]link, 0, len(found))
	for later, b := range found {
		links = append(links, link{b.item, later})
	}
	slices.SortFunc(links, func(x, y link) int { return cmp.Compare(x.later, y.later) })
	return links
}

// postings returns, for each headline that is not a repeat, its heaviest terms that other headlines have too, sorted: the
// term in the upper half, the item in the lower.
func (w *weights) postings(from, to int) []uint64 {
	var all []uint64
	var terms []uint32
	for i := uint32(from); i < uint32(to); i++ {
		if w.again[i] || w.items[i].at == undated {
			continue
		}
		terms = slices.DeleteFunc(append(terms[:0], w.termsOf(i)...), func(t uint32) bool { return w.of[t] == w.lone })
		slices.SortFunc(terms, func(x, y uint32) int {
			return cmp.Or(cmp.Compare(w.of[y], w.of[x]), cmp.Compare(x, y))
		})
		for _, t := range terms[:min(len(terms), rarest)] {
			all = append(all, uint64(t)<<32|uint64(i))
		}
	}
	slices.Sort(all)
	return all
}

// versions returns the likeness of the headlines of two items, and whether the items are versions of one story.
func (w *weights) versions(earlier, later uint32) (likeness float32, ok bool) {
	least := w.least(earlier, later)
	if least > 1 || w.conflict(w.codes[w.items[earlier].number], w.codes[w.items[later].number]) || w.otherLead(earlier, later) {
		return 0, false
	}
	likeness, shared := w.likeness(earlier, later)
	return likeness, likeness >= least && shared >= leastShared
}

// least returns the likeness from which two items are versions of one story, by their times, marks and texts. An alert
// tells of the story that follows it. Two versions with the same marks do not tell of each other.
func (w *weights) least(earlier, later uint32) float32 {
	x, y := &w.items[earlier], &w.items[later]
	gap := seconds(y.at - x.at)
	linked := x.version() != y.version() && (x.linked() || y.linked() || x.marks&wire.MarkAlert != 0 && gap <= session)
	switch {
	case gap <= session && (linked || !w.template[earlier] && !w.template[later]):
	case w.template[earlier] || w.template[later]:
		return never
	case linked && gap <= marked:
	case gap > sameHeadline || x.mask == y.mask: // other figures on another day
		return never
	}
	text := x.body.common(&y.body)
	switch {
	case text >= sameText:
		return likeText
	case text >= 0 && !linked:
		return likeApart
	case gap > session:
		return likeLater
	case text < 0 && linked:
		return likeMarked
	}
	return like
}

// likeness compares two headlines by the weights of their words. It returns the mean of two parts, in [0, 1]: the shared
// weight over that of both together, and over that of the lighter one; and the shared weight itself.
func (w *weights) likeness(i, k uint32) (likeness, shared float32) {
	var of [2]float32
	a, b := w.termsOf(i), w.termsOf(k)
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			of[0] += w.of[a[0]]
			a = a[1:]
		case len(a) == 0 || b[0] < a[0]:
			of[1] += w.of[b[0]]
			b = b[1:]
		default:
			shared += w.of[a[0]]
			a, b = a[1:], b[1:]
		}
	}
	if shared == 0 {
		return 0, 0
	}
	return (shared/(shared+of[0]+of[1]) + shared/(shared+min(of[0], of[1]))) / 2, shared
}
