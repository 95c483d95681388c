package detect

import (
	"cmp"
	"slices"
	"time"

	"github.com/copytaster/copytaster/internal/news"
)

// mayPair tells whether any article of class x may be paired with any of class y.
func (d *Detector) mayPair(x, y uint32) bool {
	p, q := d.classes[x].members, d.classes[y].members
	if !d.rolesAllow(d.docs[p[0]].article, d.docs[q[0]].article) {
		return false
	}
	if d.o.Window == 0 || len(p) > 1 || len(q) > 1 {
		return true // decided article by article
	}
	return d.windowAllows(d.docs[p[0]].article, d.docs[q[0]].article)
}

func (d *Detector) allowed(x, y uint32) bool {
	a, b := d.docs[x].article, d.docs[y].article
	return d.rolesAllow(a, b) && d.windowAllows(a, b)
}

// rolesAllow tells whether two articles stand on the two sides that are compared.
func (d *Detector) rolesAllow(a, b *news.Article) bool {
	if d.against && a.Against == b.Against {
		return false
	}
	return !d.o.WireToOutlet || (a.Role == news.RoleWire) != (b.Role == news.RoleWire)
}

// windowAllows tells whether two articles may have been published within the window; an article without a date may.
func (d *Detector) windowAllows(a, b *news.Article) bool {
	if d.o.Window == 0 || a.Published.IsZero() || b.Published.IsZero() {
		return true
	}
	if b.Published.Before(a.Published) {
		a, b = b, a
	}
	_, aLast := a.Bounds()
	bFirst, _ := b.Bounds()
	return bFirst.Sub(aLast) <= max(d.o.Window, time.Duration(0))
}

// pairs turns candidate classes into candidate articles and adds the pairs inside classes, by (ID of A, ID of B).
func (d *Detector) pairs(classes []candidate) []candidate {
	var out []candidate
	add := func(x, y uint32, by Finder) {
		if !d.allowed(x, y) {
			return
		}
		if d.docs[y].article.Before(d.docs[x].article) {
			x, y = y, x
		}
		out = append(out, candidate{x, y, by})
	}
	for _, c := range classes {
		p, q := &d.classes[c.a], &d.classes[c.b]
		if p.group != q.group || !d.large(p.group) {
			d.pairMembers(p, q, func(x, y uint32) { add(x, y, c.by) })
		} else if c.a == d.groups[p.group].classes[0] { // else neither is the representative
			for _, y := range q.members {
				add(p.members[0], y, c.by)
			}
		}
	}
	for c, x := range d.classes {
		if d.docs[x.members[0]].terms == 0 {
			continue
		}
		for i, m := range x.members {
			if !d.large(x.group) {
				for _, n := range x.members[i+1:] {
					add(m, n, ByEquality)
				}
			} else if i > 0 && d.groups[x.group].classes[0] == uint32(c) {
				add(x.members[0], m, ByEquality)
			}
		}
	}
	d.addLost(add)
	return merge(out)
}

// pairMembers calls add with the pairs of members of two classes: of all of them, but of a class of a large group with
// only one for each member of the other.
func (d *Detector) pairMembers(p, q *class, add func(x, y uint32)) {
	if d.large(p.group) {
		p, q = q, p
	}
	for _, x := range p.members {
		if !d.large(q.group) {
			for _, y := range q.members {
				add(x, y)
			}
		} else if y, found := d.mate(x, q.members[0], q.byTime); found {
			add(x, y)
			if d.large(p.group) {
				return
			}
		}
	}
}

// mate returns the article that x is paired with where one stands for many: the first or, where x may not be paired with
// that one, another, published as near to x as may be.
func (d *Detector) mate(x, first uint32, byTime []uint32) (y uint32, found bool) {
	if d.allowed(x, first) {
		return first, true
	}
	at, _ := slices.BinarySearchFunc(byTime, x, d.compareTimes)
	for step := range min(reach, len(byTime)) {
		for _, i := range [3]int{at + step, at - step, step} { // those without a date stand first
			if i >= 0 && i < len(byTime) && byTime[i] != x && d.allowed(x, byTime[i]) {
				return byTime[i], true
			}
		}
	}
	return 0, false
}

// reach is how far mate looks to either side.
const reach = 1024

// compareTimes orders articles by publication, unknown times first, then by ID.
func (d *Detector) compareTimes(x, y uint32) int {
	return cmp.Or(d.docs[x].article.Published.Compare(d.docs[y].article.Published), cmp.Compare(x, y))
}

// addLost pairs the members of large groups that may not be paired with their representative (--window, --against,
// --wire) with a mate on each side that they may be paired with.
func (d *Detector) addLost(add func(x, y uint32, by Finder)) {
	for g := range d.groups {
		if !d.large(uint32(g)) {
			continue
		}
		var docs []uint32
		for _, c := range d.groups[g].classes {
			docs = append(docs, d.classes[c].members...)
		}
		slices.SortFunc(docs, d.compareTimes)
		d.tally.largeGroups++
		d.tally.groupPairsLeft += len(docs)*(len(docs)-1)/2 - (len(docs) - 1)
		representative := slices.Min(docs)
		for _, side := range d.sides(docs) {
			for _, y := range docs {
				if y == representative || d.allowed(representative, y) || !d.rolesAllow(d.docs[side[0]].article, d.docs[y].article) {
					continue
				}
				if x, found := d.mate(y, representative, side); found {
					add(min(x, y), max(x, y), BySignature)
				}
			}
		}
	}
}

// sides takes articles apart by their sides.
func (d *Detector) sides(docs []uint32) [][]uint32 {
	var apart [sides][]uint32
	for _, x := range docs {
		side := sideOf(d.docs[x].article)
		apart[side] = append(apart[side], x)
	}
	return slices.DeleteFunc(apart[:], func(s []uint32) bool { return len(s) == 0 })
}

// sideOf numbers what decides whether two articles may be paired: their role and --against.
func sideOf(a *news.Article) int {
	if a.Against {
		return int(a.Role) + 3
	}
	return int(a.Role)
}

const sides = 6
