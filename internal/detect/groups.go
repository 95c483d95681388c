package detect

import (
	"context"
	"github.com/copytaster/copytaster/internal/match"
	"slices"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/shingle"
)

// group is a star of near-duplicates: the class of the smallest article ID, and all classes verified to resemble it that
// no earlier group has. It is never transitive. Only groups that can be large are made.
type group struct {
	classes []uint32 // increasing; the first is the representative
	docs    int
}

// gather makes the groups: in the order of their articles' IDs, each class that is in no group yet becomes a
// representative and takes the later ones that resemble it.
func (d *Detector) gather(ctx context.Context) error {
	d.groupOf = make([]uint32, d.classes.len())
	d.groups = make([]group, 1) // the first stands for none
	if d.o.MaxGroupPairs < 0 {
		return nil
	}
	checked := make([]uint32, d.classes.len()) // by class: the last class + 1 it was compared with
	u := d.unpacker()
	var representative shingle.Counter
	for c, crowded := range d.crowded() {
		if !crowded || d.groupOf[c] > 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		g := group{}
		take := func(x uint32) {
			d.groupOf[x] = uint32(len(d.groups))
			g.classes = append(g.classes, x)
			g.docs += len(d.classes.of(x))
		}
		take(uint32(c))
		mates := d.matesAfter(uint32(c), checked)
		if len(mates) > 0 {
			hashes, err := u.shingles(d.first(uint32(c)))
			if err != nil {
				return err
			}
			representative.Load(hashes)
		}
		for _, x := range mates {
			hashes, err := u.shingles(d.first(x))
			if err != nil {
				return err
			}
			if resemblance(representative.Common(hashes), d.first(uint32(c)), d.first(x)) >= d.o.MinResemblance {
				take(x)
			}
		}
		d.groups = append(d.groups, g)
	}
	return nil
}

// crowded tells of each class whether it can be in a large group: whether the buckets join it, directly or by others, with
// more than MaxGroupPairs articles. Most are not, and need no group.
func (d *Detector) crowded() []bool {
	parts := cluster.NewParts(d.classes.len())
	for i := range d.buckets.Len() {
		bucket := d.buckets.At(i)
		for _, c := range bucket[1:] {
			parts.Join(int(bucket[0]), int(c))
		}
	}
	docs := make([]int, d.classes.len())
	for c := range docs {
		docs[parts.Find(c)] += len(d.classes.of(uint32(c)))
	}
	out := make([]bool, len(docs))
	for c := range out {
		out[c] = docs[parts.Find(c)] > d.o.MaxGroupPairs
	}
	return out
}

// matesAfter returns the classes after c that share a bucket with it and are in no group, increasing.
func (d *Detector) matesAfter(c uint32, checked []uint32) []uint32 {
	var out []uint32
	for _, b := range d.buckets.Of(c) {
		bucket := d.buckets.At(int(b))
		at, _ := slices.BinarySearch(bucket, c)
		for _, x := range bucket[at+1:] {
			if d.groupOf[x] == 0 && checked[x] != c+1 {
				checked[x] = c + 1
				out = append(out, x)
			}
		}
	}
	slices.Sort(out)
	return out
}

// resemblance returns that of two docs with so many shingles in common.
func resemblance(common int, x, y *doc) float64 {
	if common == 0 {
		return 0
	}
	return float64(common) / float64(int(x.shingles)+int(y.shingles)-common)
}

// large reports whether only the pairs of a group's representative are reported.
func (d *Detector) large(g uint32) bool { return g > 0 && d.groups[g].docs > d.o.MaxGroupPairs }

// rankByTime ranks the classes by the publication of their first members, unknown times first, then by ID.
func (d *Detector) rankByTime() {
	order := make([]uint32, d.classes.len())
	for c := range order {
		order[c] = uint32(c)
	}
	slices.SortFunc(order, func(x, y uint32) int { return d.compareTimes(d.classes.of(x)[0], d.classes.of(y)[0]) })
	d.rank = make([]uint32, len(order))
	for r, c := range order {
		d.rank[c] = uint32(r)
	}
}

// delegates returns the classes of a bucket that are paired with each other: of each large group only the first, which
// speaks for it. The pairs inside a large group are those of its representative.
func (d *Detector) delegates(bucket []uint32) []uint32 {
	if len(d.groups) == 1 {
		return bucket
	}
	var out []uint32
	var spoken map[uint32]bool
	for _, c := range bucket {
		g := d.groupOf[c]
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

// pairBySignature adds the pairs of representatives of large groups with their groups, and where duplicates are looked
// for, of all that look like near-duplicates.
func (d *Detector) pairBySignature(pairs *index.Pairs) error {
	for g, x := range d.groups {
		if !d.large(uint32(g)) {
			continue
		}
		for _, c := range x.classes[1:] {
			if err := pairs.Add(x.classes[0], c, uint8(match.BySignature)); err != nil {
				return err
			}
		}
	}
	if d.o.Find&match.Duplicates == 0 {
		return nil
	}
	for b := range d.buckets.Len() {
		mates := d.delegates(d.buckets.At(b))
		most := nearestMates
		if d.o.MaxGroupPairs < 0 {
			most = len(mates)
		}
		for i, c := range mates {
			for _, x := range mates[max(0, i-most):i] {
				if err := pairs.Add(x, c, uint8(match.BySignature)); err != nil {
					return err
				}
			}
			d.tally.bounded += max(0, i-most)
		}
	}
	return nil
}
