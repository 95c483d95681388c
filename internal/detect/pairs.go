package detect

import (
	"cmp"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
)

// mayPair reports whether any article of class x may be paired with any of class y.
func (d *Detector) mayPair(x, y uint32) bool {
	p, q := d.classes.of(x), d.classes.of(y)
	if !d.rolesAllow(d.docs[p[0]], d.docs[q[0]]) {
		return false
	}
	if d.o.Window == 0 || len(p) > 1 || len(q) > 1 {
		return true // decided article by article
	}
	return d.windowAllows(d.docs[p[0]], d.docs[q[0]])
}

func (d *Detector) allowed(x, y uint32) bool {
	a, b := d.docs[x], d.docs[y]
	return d.rolesAllow(a, b) && d.windowAllows(a, b)
}

// rolesAllow reports whether two articles are of two camps that are compared.
func (d *Detector) rolesAllow(a, b *doc) bool { return d.campsAllow(a.camp(), b.camp()) }

// campsAllow reports whether articles of two camps are compared.
func (d *Detector) campsAllow(p, q camp) bool {
	if d.against && p.against() == q.against() {
		return false
	}
	return !d.o.WireToOutlet || (p.role() == news.RoleWire) != (q.role() == news.RoleWire)
}

// windowAllows reports whether two articles may have been published within the window; an article without a date may.
func (d *Detector) windowAllows(a, b *doc) bool {
	if d.o.Window == 0 || a.Published.IsZero() || b.Published.IsZero() {
		return true
	}
	if b.Published.Before(a.Published) {
		a, b = b, a
	}
	_, aLast := a.Bounds()
	bFirst, _ := b.Bounds()
	return bFirst.Sub(aLast) <= d.o.Window
}

// pairs turns candidate classes into candidate articles, the earlier one as A, and adds the pairs inside classes. They
// come by (ID of A, ID of B).
func (d *Detector) pairs(classes iter.Seq2[index.Pair, error]) iter.Seq2[index.Pair, error] {
	p := &pairer{d: d, out: d.newPairs(), byTime: make(map[uint32][]uint32)}
	for c, err := range classes {
		if err != nil {
			return failed[index.Pair](err)
		}
		p.pairClasses(c.A, c.B, match.Route(c.Tags))
	}
	for c := range d.classes.len() {
		p.pairInside(uint32(c))
	}
	p.addLost()
	if p.err != nil {
		return failed[index.Pair](p.err)
	}
	d.o.Progress.start("comparing", p.n)
	return index.Merge(p.out)
}

// pairer makes pairs of articles.
type pairer struct {
	d      *Detector
	out    *index.Pairs
	n      int                 // pairs added to out, the same one maybe more than once
	err    error               // the first of out
	byTime map[uint32][]uint32 // members of classes of large groups, in the order of publication, as they were needed
}

func (p *pairer) add(x, y uint32, by match.Route) {
	if !p.d.allowed(x, y) {
		return
	}
	if p.d.docs[y].Before(p.d.docs[x].Dated) {
		x, y = y, x
	}
	p.n++
	if err := p.out.Add(x, y, uint8(by)); p.err == nil {
		p.err = err
	}
}

// pairClasses pairs the members of two classes.
func (p *pairer) pairClasses(c, e uint32, by match.Route) {
	d := p.d
	g := d.groupOf[c]
	if g != d.groupOf[e] || !d.large(g) {
		p.pairMembers(c, e, by)
	} else if c == d.groups[g].classes[0] { // else neither is the representative
		for _, y := range d.classes.of(e) {
			p.add(d.classes.of(c)[0], y, by)
		}
	}
}

// pairInside pairs the members of a class.
func (p *pairer) pairInside(c uint32) {
	d := p.d
	members, g := d.classes.of(c), d.groupOf[c]
	switch {
	case len(members) == 1 || d.docs[members[0]].terms == 0:
	case !d.large(g):
		for i, m := range members {
			for _, n := range members[i+1:] {
				p.add(m, n, match.ByEquality)
			}
		}
	case d.groups[g].classes[0] == c:
		for _, m := range members[1:] {
			p.add(members[0], m, match.ByEquality)
		}
	}
}

// pairMembers pairs the members of two classes that are not of one large group: all of them, but of a class of a large
// group only one for each member of the other.
func (p *pairer) pairMembers(c, e uint32, by match.Route) {
	d := p.d
	if d.large(d.groupOf[c]) {
		c, e = e, c
	}
	for _, x := range d.classes.of(c) {
		if !d.large(d.groupOf[e]) {
			for _, y := range d.classes.of(e) {
				p.add(x, y, by)
			}
		} else if y, found := d.mate(x, d.classes.of(e)[0], p.membersByTime(e)); found {
			p.add(x, y, by)
			if d.large(d.groupOf[c]) {
				return
			}
		}
	}
}

// membersByTime returns the members of a class in the order of publication.
func (p *pairer) membersByTime(c uint32) []uint32 {
	members := p.d.classes.of(c)
	if len(members) == 1 {
		return members
	}
	sorted, made := p.byTime[c]
	if !made {
		sorted = slices.Clone(members)
		slices.SortFunc(sorted, p.d.compareTimes)
		p.byTime[c] = sorted
	}
	return sorted
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
	return cmp.Or(d.docs[x].Published.Compare(d.docs[y].Published), cmp.Compare(x, y))
}

// addLost pairs the members of large groups that may not be paired with their representative (--window, --against,
// --wire) with a mate of each camp that they may be paired with.
func (p *pairer) addLost() {
	d := p.d
	for g := range d.groups {
		if !d.large(uint32(g)) {
			continue
		}
		var docs []uint32
		for _, c := range d.groups[g].classes {
			docs = append(docs, d.classes.of(c)...)
		}
		slices.SortFunc(docs, d.compareTimes)
		d.tally.largeGroups++
		d.tally.groupPairsLeft += len(docs)*(len(docs)-1)/2 - (len(docs) - 1)
		representative := slices.Min(docs)
		for _, camp := range d.camps(docs) {
			for _, y := range docs {
				if y == representative || d.allowed(representative, y) || !d.rolesAllow(d.docs[camp[0]], d.docs[y]) {
					continue
				}
				if x, found := d.mate(y, representative, camp); found {
					p.add(min(x, y), max(x, y), match.BySignature)
				}
			}
		}
	}
}

// camps takes articles apart by their camps.
func (d *Detector) camps(docs []uint32) [][]uint32 {
	var apart [camps][]uint32
	for _, x := range docs {
		c := d.docs[x].camp()
		apart[c] = append(apart[c], x)
	}
	return slices.DeleteFunc(apart[:], func(s []uint32) bool { return len(s) == 0 })
}

// camp is what decides whether two articles may be paired, as a number: their role and --against.
type camp uint8

// camps is how many there are, and roles how many of them are not of --against.
const (
	camps = 2 * roles
	roles = 3
)

func (x *doc) camp() camp {
	if x.against {
		return camp(x.role) + roles
	}
	return camp(x.role)
}

func (c camp) role() news.Role { return news.Role(c % roles) }
func (c camp) against() bool   { return c >= roles }
