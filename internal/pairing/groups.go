package pairing

import (
	"context"
	"slices"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
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
func (s *Search) gather(ctx context.Context) error {
	s.groupOf = make([]uint32, s.classes.len())
	s.groups = make([]group, 1) // the first stands for none
	if s.o.MaxGroupPairs < 0 {
		return nil
	}
	checked := make([]uint32, s.classes.len()) // by class: the last class + 1 it was compared with
	u := s.open()
	var representative shingle.Counter
	for c, crowded := range s.crowded() {
		if !crowded || s.groupOf[c] > 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		g := group{}
		take := func(x uint32) {
			s.groupOf[x] = uint32(len(s.groups))
			g.classes = append(g.classes, x)
			g.docs += len(s.classes.of(x))
		}
		take(uint32(c))
		mates := s.matesAfter(uint32(c), checked)
		if len(mates) > 0 {
			hashes, err := u.shingles(uint32(c))
			if err != nil {
				return err
			}
			representative.Load(hashes)
		}
		for _, x := range mates {
			hashes, err := u.shingles(x)
			if err != nil {
				return err
			}
			if s.head(uint32(c)).Resemblance(s.head(x), representative.Common(hashes)) >= s.o.MinResemblance {
				take(x)
			}
		}
		s.groups = append(s.groups, g)
	}
	return nil
}

// crowded tells of each class whether it can be in a large group: whether the buckets join it, directly or by others, with
// more than MaxGroupPairs articles. Most are not, and need no group.
func (s *Search) crowded() []bool {
	parts := cluster.NewParts(s.classes.len())
	for i := range s.buckets.Len() {
		bucket := s.buckets.At(i)
		for _, c := range bucket[1:] {
			parts.Join(int(bucket[0]), int(c))
		}
	}
	docs := make([]int, s.classes.len())
	for c := range docs {
		docs[parts.Find(c)] += len(s.classes.of(uint32(c)))
	}
	out := make([]bool, len(docs))
	for c := range out {
		out[c] = docs[parts.Find(c)] > s.o.MaxGroupPairs
	}
	return out
}

// matesAfter returns the classes after c that share a bucket with it and are in no group, increasing.
func (s *Search) matesAfter(c uint32, checked []uint32) []uint32 {
	var out []uint32
	for _, b := range s.buckets.Of(c) {
		bucket := s.buckets.At(int(b))
		at, _ := slices.BinarySearch(bucket, c)
		for _, x := range bucket[at+1:] {
			if s.groupOf[x] == 0 && checked[x] != c+1 {
				checked[x] = c + 1
				out = append(out, x)
			}
		}
	}
	slices.Sort(out)
	return out
}

// large reports whether only the pairs of a group's representative are reported.
func (s *Search) large(g uint32) bool { return g > 0 && s.groups[g].docs > s.o.MaxGroupPairs }

// delegates returns the classes of a bucket that are paired with each other: of each large group only the first, which
// speaks for it. The pairs inside a large group are those of its representative.
func (s *Search) delegates(bucket []uint32) []uint32 {
	if len(s.groups) == 1 {
		return bucket
	}
	var out []uint32
	var spoken map[uint32]bool
	for _, c := range bucket {
		g := s.groupOf[c]
		if s.large(g) {
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

// bySignature pairs the representatives of large groups with their groups, and where duplicates are looked for, all that look
// like near-duplicates.
func bySignature(ctx context.Context, s *Search) ([]*index.Pairs, error) {
	pairs, tag := s.newPairs(), tagOf(match.BySignature)
	for g, x := range s.groups {
		if !s.large(uint32(g)) {
			continue
		}
		for _, c := range x.classes[1:] {
			if err := pairs.Add(x.classes[0], c, tag); err != nil {
				return nil, err
			}
		}
	}
	if s.o.Find&match.Duplicates == 0 {
		return []*index.Pairs{pairs}, nil
	}
	for b := range s.buckets.Len() {
		mates := s.delegates(s.buckets.At(b))
		most := nearestMates
		if s.o.MaxGroupPairs < 0 {
			most = len(mates)
		}
		for i, c := range mates {
			for _, x := range mates[max(0, i-most):i] {
				if err := pairs.Add(x, c, tag); err != nil {
					return nil, err
				}
			}
			s.counts.Bounded += max(0, i-most)
		}
	}
	return []*index.Pairs{pairs}, ctx.Err()
}
