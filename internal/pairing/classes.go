package pairing

import (
	"slices"

	"github.com/copytaster/copytaster/internal/corpus"
)

// classes are the articles with the same terms, which are compared with others but once. Articles that may not be paired with
// the same others (--against, --wire) are never of one class, and one without terms is a class by itself. Classes are numbered by
// their smallest members.
type classes struct {
	members []corpus.Ref // by class, then increasing; the first of a class stands for all
	start   []uint32     // of each class in members, and the end
}

func (c *classes) len() int { return len(c.start) - 1 }

// of returns the members of a class.
func (c *classes) of(class uint32) []corpus.Ref { return c.members[c.start[class]:c.start[class+1]] }

// first returns the article that stands for a class.
func (c *classes) first(class uint32) corpus.Ref { return c.members[c.start[class]] }

// classOf returns the class of an article.
func (c *classes) classOf(article corpus.Ref) uint32 {
	at := slices.Index(c.members, article)
	class, _ := slices.BinarySearch(c.start, uint32(at)+1)
	return uint32(class - 1)
}

// collapse makes the classes.
func (s *Search) collapse() {
	type key struct {
		equal [16]byte
		camp  camp
	}
	n := s.corpus.Len()
	byKey := make(map[key]uint32)
	classOf := make([]uint32, n)
	var sizes []uint32
	s.camps.wireToOutlet = s.o.WireToOutlet
	for i := range classOf {
		h := s.corpus.Head(corpus.Ref(i))
		s.camps.against = s.camps.against || h.Against
		k := key{h.EqualTerms, campOf(h)}
		c, seen := byKey[k]
		if !seen || h.Terms == 0 {
			c = uint32(len(sizes))
			byKey[k] = c
			sizes = append(sizes, 0)
		}
		classOf[i] = c
		sizes[c]++
	}
	s.classes = classes{members: make([]corpus.Ref, n), start: make([]uint32, len(sizes)+1)}
	for c, n := range sizes {
		s.classes.start[c+1] = s.classes.start[c] + n
	}
	next := slices.Clone(s.classes.start)
	for i, c := range classOf {
		s.classes.members[next[c]] = corpus.Ref(i)
		next[c]++
	}
}
