package pairing

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/shingle"
)

// A popular story has many common fingerprints, and each links its holders by itself. Two hundred outlets that run nine of its fifteen
// paragraphs would be linked with some 26 others each, and each pair told at length. So an article keeps those links that tell the most of
// its text, until all of it is told, and links without which it would be cut off from others.

// leastLinks is how many links an article keeps though one tells all of its text: one may be turned down when it is compared.
const leastLinks = 2

// link is a link of an article with an earlier one.
type link struct {
	mate uint32 // its place in time
	of   linkMarks
}

// linkMarks tell fingerprints that link two articles from most others.
type linkMarks [4]uint64

// linkMark returns the mark of a key.
func linkMark(key uint64) uint8 { return uint8(shingle.Mix(key)) }

func (m *linkMarks) add(mark uint8) { m[mark/64] |= 1 << (mark % 64) }

// beside returns how many marks m has that x has not.
func (m *linkMarks) beside(x *linkMarks) (n int) {
	for i := range m {
		n += bits.OnesCount64(m[i] &^ x[i])
	}
	return n
}

// linkMarked links the holders of a common fingerprint. The links have the mark of the key as tag, by which [Search.Thin] counts.
func (j *Joiner) linkMarked(key uint64, holders []Holder) {
	j.links = linkMark(key)
	j.Link(key, holders)
}

// Thin returns the links that are kept of those of [CommonPrints], which come by (A, B, mark). Each class keeps, of its links with
// earlier ones, first the one by most fingerprints, then each time the one that adds the most, until none adds any, and so many as
// leastLinks anyway; and each without which it would hang together with fewer others. So all that hung together still do. Which links are kept
// hangs on the links alone. An error is that of the pairs.
func (s *Search) Thin(all iter.Seq2[index.Tagged, error]) (*index.Pairs, error) {
	order := make([]uint32, s.classes.len()) // by time
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int { return s.holder(x).before(s.holder(y)) })
	place := make([]uint32, len(order)) // in order
	for i, c := range order {
		place[c] = uint32(i)
	}
	byLater := s.newPairs()
	for p, err := range all {
		if err != nil {
			return nil, err
		}
		x, y := place[p.A], place[p.B]
		if err := byLater.Add(max(x, y), min(x, y), p.Tag); err != nil {
			return nil, err
		}
	}
	kept, parts := s.newPairs(), cluster.NewParts(len(order))
	var links []link
	keep := func(of uint32) error {
		n := chooseLinks(links)
		for i, l := range links {
			if i >= n && parts.Find(int(of)) == parts.Find(int(l.mate)) {
				s.counts.Bounded++
				continue
			}
			parts.Join(int(of), int(l.mate))
			x, y := order[of], order[l.mate]
			if err := kept.Add(min(x, y), max(x, y), tagOf(match.ByCommon)); err != nil {
				return err
			}
		}
		links = links[:0]
		return nil
	}
	of := uint32(0)
	for p, err := range index.MergeTagged(byLater) {
		if err == nil && p.A != of {
			err = keep(of)
		}
		if err != nil {
			return nil, err
		}
		if of = p.A; len(links) == 0 || links[len(links)-1].mate != p.B {
			links = append(links, link{mate: p.B})
		}
		links[len(links)-1].of.add(p.Tag)
	}
	return kept, keep(of)
}

// chooseLinks moves the links that an article keeps to the front and returns their number. The others come by falling number of marks.
// Where links tell as much, the earliest mate comes first, and after it the nearest.
func chooseLinks(links []link) (n int) {
	var none, told linkMarks
	by := func(x, y link) int {
		nearest := cmp.Compare(y.mate, x.mate)
		if n == 0 {
			nearest = -nearest
		}
		return cmp.Or(cmp.Compare(y.of.beside(&told), x.of.beside(&told)), cmp.Compare(y.of.beside(&none), x.of.beside(&none)), nearest)
	}
	for n < len(links) {
		best := n
		for i := range links[n:] {
			if by(links[n+i], links[best]) < 0 {
				best = n + i
			}
		}
		if n >= leastLinks && links[best].of.beside(&told) == 0 {
			break
		}
		links[n], links[best] = links[best], links[n]
		for i := range told {
			told[i] |= links[n].of[i]
		}
		n++
	}
	slices.SortFunc(links[n:], by)
	return n
}
