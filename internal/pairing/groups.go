package pairing

import (
	"cmp"
	"context"
	"maps"
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
// representative and takes the later ones that resemble it. A class that [mostRefusals] representatives refused is asked by no
// more of them: it shares much with many, and is a near-duplicate of few.
func (s *Search) gather(ctx context.Context) error {
	s.groupOf = make([]uint32, s.classes.len())
	s.groups = make([]group, 1) // the first stands for none
	if s.o.MaxGroupPairs < 0 {
		return nil
	}
	m := mates{s: s, checked: make([]uint32, s.classes.len()), refused: make([]uint8, s.classes.len()), left: make(map[uint32][]uint32)}
	v := s.verifier()
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
		for _, x := range m.after(uint32(c)) {
			near, err := v.near(uint32(c), x)
			if err != nil {
				return err
			}
			if near {
				take(x)
			} else {
				m.refused[x]++
			}
		}
		s.groups = append(s.groups, g)
	}
	return nil
}

// mostRefusals bounds the representatives that a class is compared with in vain.
const mostRefusals = 64

// verifier compares classes by their shingles. It is used by one goroutine.
type verifier struct {
	s      *Search
	r      *reader
	loaded uint32 // class of which the counter has the shingles, plus 1
	of     shingle.Counter
}

func (s *Search) verifier() *verifier { return &verifier{s: s, r: s.open()} }

// near reports whether two classes are near-duplicates. It is fast if c stays the same. It counts what it compares.
func (v *verifier) near(c, x uint32) (bool, error) {
	h, g := v.s.head(c), v.s.head(x)
	v.s.counts.Verified++
	if float64(min(h.Shingles, g.Shingles)) < v.s.o.MinResemblance*float64(max(h.Shingles, g.Shingles)) {
		return false, nil // of such lengths that they cannot be
	}
	if v.loaded != c+1 {
		hashes, err := v.r.shingles(c)
		if err != nil {
			return false, err
		}
		v.of.Load(hashes)
		v.loaded = c + 1
	}
	hashes, err := v.r.shingles(x)
	if err != nil {
		return false, err
	}
	return h.Resemblance(g, v.of.Common(hashes)) >= v.s.o.MinResemblance, nil
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

// mates finds the classes that share a bucket, each of which may still join a group.
type mates struct {
	s       *Search
	checked []uint32            // by class: the last class + 1 it was asked by
	refused []uint8             // by class: representatives that refused it
	left    map[uint32][]uint32 // by bucket: those that may still join a group, as far as that is known
}

// after returns the classes after c that share a bucket with it, are in no group and may still join one, increasing. It is asked of
// increasing classes: what it passes over is never looked at again, so that all calls together take as long as the buckets are,
// times mostRefusals.
func (m *mates) after(c uint32) []uint32 {
	var out []uint32
	for _, b := range m.s.buckets.Of(c) {
		left, begun := m.left[b]
		if !begun {
			left = slices.Clone(m.s.buckets.At(int(b)))
		}
		at, _ := slices.BinarySearch(left, c)
		left = slices.DeleteFunc(left[at:], func(x uint32) bool { return x == c || m.s.groupOf[x] > 0 || m.refused[x] == mostRefusals })
		m.left[b] = left
		for _, x := range left {
			if m.checked[x] != c+1 {
				m.checked[x] = c + 1
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

// nearestMates bounds the classes before it that each class is compared with for being in one bucket, unless all pairs were asked for.
const nearestMates = 256

// bySignature pairs the representatives of large groups with their groups, and where duplicates are looked for, all that look
// like near-duplicates. In a crowded bucket many look so for a text that they share: there only those are paired that are.
func bySignature(ctx context.Context, s *Search) ([]*index.Pairs, error) {
	if s.camps.against {
		return s.stars.pair(ctx)
	}
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
	crowded := make(map[uint32][]uint32) // delegates, by bucket
	for b := range s.buckets.Len() {
		mates := s.delegates(s.buckets.At(b))
		most := nearestMates
		if s.o.MaxGroupPairs < 0 {
			most = len(mates)
		} else if len(mates) > CommonAbove {
			crowded[uint32(b)] = mates
			continue
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
	return []*index.Pairs{pairs}, cmp.Or(s.pairCrowded(ctx, pairs, crowded), ctx.Err())
}

// pairCrowded pairs the near-duplicates among the delegates of crowded buckets. Each class asks those before it, first the ones with
// which it shares most buckets, then the nearest, until [mostRefusals] of them were none.
func (s *Search) pairCrowded(ctx context.Context, pairs *index.Pairs, crowded map[uint32][]uint32) error {
	if len(crowded) == 0 {
		return nil
	}
	v, shared := s.verifier(), make(map[uint32]int)
	for c := range uint32(s.classes.len()) {
		if err := ctx.Err(); err != nil {
			return err
		}
		clear(shared)
		for _, b := range s.buckets.Of(c) {
			mates := crowded[b]
			i, found := slices.BinarySearch(mates, c)
			if !found {
				continue
			}
			for _, x := range mates[max(0, i-nearestMates):i] {
				shared[x]++
			}
			s.counts.Bounded += max(0, i-nearestMates)
		}
		asked := slices.SortedFunc(maps.Keys(shared), func(x, y uint32) int {
			return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(y, x))
		})
		refused, taken := 0, 0
		for i, x := range asked {
			if refused == mostRefusals || taken == s.o.MaxGroupPairs {
				s.counts.Bounded += len(asked) - i
				break
			}
			near, err := v.near(c, x)
			if err != nil {
				return err
			}
			if !near {
				refused++
				s.counts.Bounded++
				continue
			}
			taken++
			if err := pairs.Add(x, c, tagOf(match.BySignature)); err != nil {
				return err
			}
		}
	}
	return nil
}
