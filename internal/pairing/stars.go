package pairing

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/shingle"
)

// stars are the near-duplicates across --against. There the groups of a run would be no help: which groups there are hangs on articles
// that resemble no new one, and a look into an index for a new article must not. So each new class has a star of its own, of its
// near-duplicates on the other side, and each class of the other side one of new classes. Where the two stars of a pair have more than
// Options.MaxGroupPairs articles together, the pair is large: it is looked for only if one of the two is the first in the star of the
// other. So each article of either side is in some pair, and the pairs grow with the articles and not with their square.
//
// What is found of a class hangs on the classes that share a bucket with it, and on nothing else.
type stars struct {
	s    *Search
	of   map[uint32][]uint32       // of each class, increasing
	kept map[[2]uint32]starredPair // large pairs, with the smaller class first
}

// starredPair is a large pair.
type starredPair struct{ first, second bool } // the first is the first in the star of the second; the other way round

func newStars(s *Search) stars {
	return stars{s, make(map[uint32][]uint32), make(map[[2]uint32]starredPair)}
}

// has reports whether a pair of classes, the smaller one first, is large.
func (st *stars) has(c, e uint32) bool {
	_, large := st.kept[[2]uint32{c, e}]
	return large
}

const (
	// marks is how many marks bands are told by, and unbounded the one that says that a bucket of the two is not crowded.
	marks     = index.MostTags - 1
	unbounded = marks
)

// pair returns the pairs of classes that look like near-duplicates, and of crowded buckets those that are.
func (st *stars) pair(ctx context.Context) ([]*index.Pairs, error) {
	s := st.s
	out, tag := s.newPairs(), tagOf(match.BySignature)
	if s.o.Find&match.Duplicates == 0 && s.o.MaxGroupPairs < 0 {
		return []*index.Pairs{out}, nil
	}
	joiners := s.joiners(LinksEach, 1, 1)
	if err := s.joinBy(ctx, joiners, s.keys(Bands), st.join); err != nil {
		return nil, err
	}
	asked, docs, err := st.gather(index.Merge(s.joined(joiners)...))
	if err != nil {
		return nil, err
	}
	v, n := s.verifier(), s.o.MaxGroupPairs
	for c := range uint32(s.classes.len()) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		mates, refused := asked[c], 0
		slices.SortFunc(mates, func(x, y mate) int { return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(x.class, y.class)) })
		for _, x := range mates {
			small := n < 0 || docs[c]+docs[x.class] <= n
			switch {
			case small && (x.open || s.o.Find&match.Duplicates == 0):
			case refused == mostRefusals:
				s.counts.Bounded++
			default:
				near, err := v.near(c, x.class)
				if err != nil {
					return nil, err
				}
				if near {
					st.of[c], st.of[x.class] = append(st.of[c], x.class), append(st.of[x.class], c)
					continue
				}
				refused++
			}
			if x.open && s.o.Find&match.Duplicates != 0 {
				if err := out.Add(min(c, x.class), max(c, x.class), tag); err != nil {
					return nil, err
				}
			}
		}
	}
	return []*index.Pairs{out}, st.settle(out)
}

// mate is a class of the other side that shares a bucket with a new one.
type mate struct {
	class  uint32
	shared int  // marks of the bands of these buckets
	open   bool // one of the buckets is not crowded
}

// join pairs the holders of a band: each with the first [nearestMates] of the other side. Every pair gets a mark that tells the band
// from most others.
func (st *stars) join(j *Joiner, key uint64, holders []Holder) {
	var fresh, old []Holder
	for _, h := range holders {
		if h.Head.Old() {
			old = append(old, h)
		} else {
			fresh = append(fresh, h)
		}
	}
	mark := uint8(shingle.Mix(key) % marks)
	most := max(len(fresh), len(old))
	if st.s.o.MaxGroupPairs >= 0 {
		most = nearestMates
	}
	add := func(x, y Holder) {
		if !j.camps.allow(campOf(x.Head), campOf(y.Head)) {
			return
		}
		j.add(x, y, mark)
		if len(holders) <= CommonAbove || st.s.o.MaxGroupPairs < 0 {
			j.add(x, y, unbounded)
		}
	}
	for i, x := range fresh {
		for _, y := range old[:min(len(old), most)] {
			add(x, y)
		}
		for k := most; k < len(old) && i < most; k++ {
			add(x, old[k])
		}
	}
	j.bounded += max(0, len(fresh)-most) * max(0, len(old)-most)
}

// gather returns the mates of each new class, and of each class of either side how many articles it and its mates have.
func (st *stars) gather(pairs func(yield func(index.Pair, error) bool)) (asked map[uint32][]mate, docs []int, err error) {
	s := st.s
	asked, docs = make(map[uint32][]mate), make([]int, s.classes.len())
	for p, err := range pairs {
		if err != nil {
			return nil, nil, err
		}
		c, x := p.A, p.B
		if s.head(c).Old() {
			c, x = x, c
		}
		asked[c] = append(asked[c], mate{x, bits.OnesCount32(p.Tags &^ (1 << unbounded)), p.Tags>>unbounded&1 == 1})
		docs[c] += len(s.classes.of(x))
		docs[x] += len(s.classes.of(c))
	}
	return asked, docs, nil
}

// settle tells the large pairs from the others, and adds all that are looked for to out.
func (st *stars) settle(out *index.Pairs) error {
	s := st.s
	docs := make(map[uint32]int, len(st.of))
	for c := range st.of {
		slices.Sort(st.of[c])
		for _, x := range st.of[c] {
			docs[c] += len(s.classes.of(x))
		}
	}
	for c, of := range st.of {
		if s.head(c).Old() {
			continue
		}
		large := false
		for _, x := range of {
			first := starredPair{of[0] == x, st.of[x][0] == c}
			if s.o.MaxGroupPairs >= 0 && docs[c]+docs[x] > s.o.MaxGroupPairs {
				large = true
				if x > c {
					first.first, first.second = first.second, first.first
				}
				st.kept[[2]uint32{min(c, x), max(c, x)}] = first
				if !first.first && !first.second {
					s.counts.GroupPairsLeft += len(s.classes.of(c)) * len(s.classes.of(x))
					continue
				}
			} else if s.o.Find&match.Duplicates == 0 {
				continue
			}
			if err := out.Add(min(c, x), max(c, x), tagOf(match.BySignature)); err != nil {
				return err
			}
		}
		if large {
			s.counts.LargeGroups++
		}
	}
	return nil
}

// pairStar pairs the articles of a large pair of classes: each with the article that stands for the other class, if that class is the
// first in the star.
func (p *pairer) pairStar(c, e uint32, routes uint32) {
	s := p.s
	is := s.stars.kept[[2]uint32{c, e}]
	if is.first {
		for _, y := range s.classes.of(e) {
			p.add(s.classes.first(c), y, routes)
		}
	}
	if is.second {
		for _, x := range s.classes.of(c) {
			p.add(x, s.classes.first(e), routes)
		}
	}
}

// addLostOfStars pairs the articles of large pairs that may not be paired with the first in their star (--window) with another one
// that is in it.
func (p *pairer) addLostOfStars() {
	s := p.s
	for c, of := range s.stars.of {
		var docs []uint32
		for _, x := range of {
			if s.stars.has(min(c, x), max(c, x)) {
				docs = append(docs, s.classes.of(x)...)
			}
		}
		if len(docs) == 0 {
			continue
		}
		slices.SortFunc(docs, s.compareTimes)
		first := s.classes.first(of[0])
		for _, y := range s.classes.of(c) {
			if s.allowed(first, y) {
				continue
			}
			if x, found := s.mate(y, first, docs); found {
				p.add(min(x, y), max(x, y), 1<<tagOf(match.BySignature))
			}
		}
	}
}
