package detect

import (
	"slices"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// class is all articles with the same terms, which are compared with others but once. Articles that may not be paired
// with the same others (--against, --wire) are never of one class.
type class struct {
	members []uint32 // docs, increasing; the first stands for all
	byTime  []uint32 // docs, in the order of publication
	group   uint32   // index of its group
}

// group is a star of near-duplicates: the class of the smallest article ID, and all classes verified to resemble it that
// no earlier group has. It is never transitive.
type group struct {
	classes []uint32 // increasing; the first is the representative
	docs    int
}

// collapse makes the classes.
func (d *Detector) collapse() {
	type key struct {
		equal   [16]byte
		terms   int
		against bool
		role    news.Role
	}
	byKey := make(map[key]int)
	for i, x := range d.docs {
		d.against = d.against || x.article.Against
		k := key{x.equal, x.terms, x.article.Against, x.article.Role}
		n, seen := byKey[k]
		if !seen || x.terms == 0 {
			n = len(d.classes)
			byKey[k] = n
			d.classes = append(d.classes, class{})
		}
		d.classes[n].members = append(d.classes[n].members, uint32(i))
	}
	for c := range d.classes {
		d.classes[c].byTime = slices.SortedFunc(slices.Values(d.classes[c].members), d.compareTimes)
	}
}

// first returns the doc that stands for a class.
func (d *Detector) first(c uint32) *doc { return d.docs[d.classes[c].members[0]] }

// gather makes the groups: in the order of their articles' IDs, each class that is in no group yet becomes a
// representative and takes the later ones that resemble it.
func (d *Detector) gather() {
	near := d.neighbours()
	taken := make([]bool, len(d.classes))
	for c := range d.classes {
		if taken[c] {
			continue
		}
		g := group{}
		take := func(x uint32) {
			taken[x] = true
			d.classes[x].group = uint32(len(d.groups))
			g.classes = append(g.classes, x)
			g.docs += len(d.classes[x].members)
		}
		take(uint32(c))
		set := d.first(uint32(c)).set
		for _, x := range near.after(uint32(c), taken) {
			if shingle.Resemblance(set, d.first(x).set) >= d.o.MinResemblance {
				take(x)
			}
		}
		d.groups = append(d.groups, g)
	}
}

// large tells whether only the pairs of a group's representative are reported.
func (d *Detector) large(g uint32) bool {
	return d.o.MaxGroupPairs >= 0 && d.groups[g].docs > d.o.MaxGroupPairs
}

// neighbours lists for each class the buckets it is in.
type neighbours struct {
	buckets [][]uint32 // classes, increasing
	of      [][]uint32 // buckets of each class
	checked []uint32   // by class: the last class + 1 it was compared with
}

func (d *Detector) neighbours() *neighbours {
	n := &neighbours{of: make([][]uint32, len(d.classes)), checked: make([]uint32, len(d.classes))}
	d.bands.Buckets(func(classes []uint32) {
		for _, c := range classes {
			n.of[c] = append(n.of[c], uint32(len(n.buckets)))
		}
		n.buckets = append(n.buckets, slices.Clone(classes))
	})
	return n
}

// after returns the classes after c that share a bucket with it and are not taken, increasing.
func (n *neighbours) after(c uint32, taken []bool) []uint32 {
	var out []uint32
	for _, b := range n.of[c] {
		classes := n.buckets[b]
		at, _ := slices.BinarySearch(classes, c)
		for _, x := range classes[at+1:] {
			if !taken[x] && n.checked[x] != c+1 {
				n.checked[x] = c + 1
				out = append(out, x)
			}
		}
	}
	slices.Sort(out)
	return out
}

// rankByTime ranks the classes by the publication of their first members, unknown times first, then by ID.
func (d *Detector) rankByTime() {
	order := make([]uint32, len(d.classes))
	for c := range order {
		order[c] = uint32(c)
	}
	slices.SortFunc(order, func(x, y uint32) int {
		return d.compareTimes(d.classes[x].members[0], d.classes[y].members[0])
	})
	d.rank = make([]uint32, len(order))
	for r, c := range order {
		d.rank[c] = uint32(r)
	}
}

// delegates returns the classes of a bucket that are paired with each other: of each large group only the first, which
// speaks for it. The pairs inside a large group are those of its representative.
func (d *Detector) delegates(bucket []uint32) []uint32 {
	var out []uint32
	var spoken map[uint32]bool
	for _, c := range bucket {
		g := d.classes[c].group
		if d.large(g) {
			if spoken == nil {
				spoken = make(map[uint32]bool)
			}
			if spoken[g] {
				continue
			}
			spoken[g] = true
		}
		out = append(out, c)
	}
	return out
}

// nearestMates bounds the pairs that one bucket gives: each class is paired with so many before it at most, unless all
// pairs were asked for.
const nearestMates = 256

// pairsBySignature collects the pairs of representatives of large groups with their groups, and where duplicates are
// looked for, of all that look like near-duplicates.
func (d *Detector) pairsBySignature() []index.Pair {
	var pairs index.Pairs
	for g, x := range d.groups {
		if d.large(uint32(g)) {
			for _, c := range x.classes[1:] {
				pairs.Add(x.classes[0], c)
			}
		}
	}
	if d.o.Find&Duplicates == 0 {
		return pairs.Sorted()
	}
	d.bands.Buckets(func(bucket []uint32) {
		mates := d.delegates(bucket)
		most := nearestMates
		if d.o.MaxGroupPairs < 0 {
			most = len(mates)
		}
		for i, c := range mates {
			for _, x := range mates[max(0, i-most):i] {
				pairs.Add(x, c)
			}
			d.tally.bounded += max(0, i-most)
		}
	})
	return pairs.Sorted()
}
