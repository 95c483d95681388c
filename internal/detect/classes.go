package detect

import "slices"

// classes are the articles with the same terms, which are compared with others but once. Articles that may not be paired
// with the same others (--against, --wire) are never of one class. Classes are numbered by their smallest members.
type classes struct {
	members []uint32 // docs, by class, then increasing; the first of a class stands for all
	start   []uint32 // of each class in members, and the end
}

func (c *classes) len() int { return len(c.start) - 1 }

// of returns the members of a class.
func (c *classes) of(class uint32) []uint32 { return c.members[c.start[class]:c.start[class+1]] }

// collapse makes the classes.
func (d *Detector) collapse() {
	type key struct {
		equal [16]byte
		camp  camp
	}
	byKey := make(map[key]uint32)
	classOf := make([]uint32, len(d.docs))
	var sizes []uint32
	for i, x := range d.docs {
		d.against = d.against || x.against
		k := key{x.equal, x.camp()}
		c, seen := byKey[k]
		if !seen || x.terms == 0 {
			c = uint32(len(sizes))
			byKey[k] = c
			sizes = append(sizes, 0)
		}
		classOf[i] = c
		sizes[c]++
	}
	d.classes = classes{members: make([]uint32, len(d.docs)), start: make([]uint32, len(sizes)+1)}
	for c, n := range sizes {
		d.classes.start[c+1] = d.classes.start[c] + n
	}
	next := slices.Clone(d.classes.start)
	for i, c := range classOf {
		d.classes.members[next[c]] = uint32(i)
		next[c]++
	}
}

// first returns the doc that stands for a class.
func (d *Detector) first(c uint32) *doc { return d.docs[d.classes.members[d.classes.start[c]]] }
