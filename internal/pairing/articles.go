package pairing

import (
	"cmp"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
)

// articles turns candidate classes into candidate articles, the earlier one as A, and adds the pairs inside classes. They
// come by (ID of A, ID of B).
func (s *Search) articles(classes iter.Seq2[index.Pair, error]) iter.Seq2[index.Pair, error] {
	p := &pairer{s: s, out: s.newPairs(), byTime: make(map[uint32][]uint32), mates: make([]uint32, s.classes.len())}
	several := s.newPairs() // classes of which one has several members wait until it is known how many others each class may be paired with
	for c, err := range classes {
		if err != nil {
			return failed[index.Pair](err)
		}
		n, m := len(s.classes.of(c.A)), len(s.classes.of(c.B))
		p.mates[c.A] += uint32(m)
		p.mates[c.B] += uint32(n)
		if n*m == 1 {
			p.pairClasses(c.A, c.B, c.Tags)
			continue
		}
		for tag := range tagsOf(c.Tags) {
			if err := several.Add(c.A, c.B, tag); err != nil {
				return failed[index.Pair](err)
			}
		}
	}
	for c, err := range index.Merge(several) {
		if err != nil {
			return failed[index.Pair](err)
		}
		p.pairClasses(c.A, c.B, c.Tags)
	}
	for c := range s.classes.len() {
		p.pairInside(uint32(c))
	}
	p.addLost()
	p.addLostOfStars()
	if p.err != nil {
		return failed[index.Pair](p.err)
	}
	s.o.Progress.Start("comparing", p.n)
	return index.Merge(p.out)
}

// pairer makes pairs of articles.
type pairer struct {
	s      *Search
	out    *index.Pairs
	n      int                 // pairs added to out, the same one maybe more than once
	err    error               // the first of out
	byTime map[uint32][]uint32 // members of classes of which one stands for all, in the order of publication, as they were needed
	mates  []uint32            // by class: articles of the classes that are candidates with it
}

func (p *pairer) add(x, y uint32, routes uint32) {
	if !p.s.allowed(x, y) {
		return
	}
	if p.s.corpus.Head(y).Before(p.s.corpus.Head(x).Dated) {
		x, y = y, x
	}
	p.n++
	for tag := range tagsOf(routes) {
		if err := p.out.Add(x, y, tag); p.err == nil {
			p.err = err
		}
	}
}

// pairClasses pairs the members of two classes.
func (p *pairer) pairClasses(c, e uint32, routes uint32) {
	s := p.s
	if s.stars.has(c, e) {
		p.pairStar(c, e, routes)
		return
	}
	g := s.groupOf[c]
	if g != s.groupOf[e] || !s.large(g) {
		p.pairMembers(c, e, routes)
	} else if c == s.groups[g].classes[0] { // else neither is the representative
		for _, y := range s.classes.of(e) {
			p.add(s.classes.of(c)[0], y, routes)
		}
	}
}

// pairInside pairs the members of a class.
func (p *pairer) pairInside(c uint32) {
	s := p.s
	members, g := s.classes.of(c), s.groupOf[c]
	switch {
	case s.camps.against: // a class stands on one side
	case len(members) == 1 || s.corpus.Head(members[0]).Terms == 0:
	case !s.large(g):
		for i, m := range members {
			for _, n := range members[i+1:] {
				p.add(m, n, 1<<tagOf(match.ByEquality))
			}
		}
	case s.groups[g].classes[0] == c:
		for _, m := range members[1:] {
			p.add(members[0], m, 1<<tagOf(match.ByEquality))
		}
	}
}

// pairMembers pairs the members of two classes that are not of one large group: all of them, but of a class of a large
// group only one for each member of the other, and of two classes in a crowd only one with one.
func (p *pairer) pairMembers(c, e uint32, routes uint32) {
	s := p.s
	if s.stands(c) {
		c, e = e, c
	}
	switch {
	case s.stands(e):
		p.pairWithOne(c, e, routes, s.stands(c))
	case p.crowd(c, e):
		before, inside := p.n, !s.camps.against && !s.camps.wireToOutlet && s.o.Window == 0 // the members of a class are paired with each other
		if p.pairWithOne(c, e, routes, inside); !inside {
			p.pairWithOne(e, c, routes, false)
		}
		s.counts.Bounded += max(0, len(s.classes.of(c))*len(s.classes.of(e))-(p.n-before))
	default:
		for _, x := range s.classes.of(c) {
			for _, y := range s.classes.of(e) {
				p.add(x, y, routes)
			}
		}
	}
}

// pairWithOne pairs each member of a class with one of another, or only the first that may be.
func (p *pairer) pairWithOne(c, e uint32, routes uint32, once bool) {
	s := p.s
	for _, x := range s.classes.of(c) {
		if y, found := s.mate(x, s.classes.of(e)[0], p.membersByTime(e)); found {
			p.add(x, y, routes)
			if once {
				return
			}
		}
	}
}

// crowd reports whether two classes lie in a crowd: whether each has, together with all classes that are candidates with it, more articles
// than a group of which all pairs are wanted, and the two have more than [CrowdedAbove] pairs. So what forty versions share that forty outlets each ran comes to few pairs an article.
func (p *pairer) crowd(c, e uint32) bool {
	most, n, m := p.s.o.MaxGroupPairs, len(p.s.classes.of(c)), len(p.s.classes.of(e))
	return most >= 0 && n*m > CrowdedAbove && n+int(p.mates[c]) > most && m+int(p.mates[e]) > most
}

// stands reports whether one member of a class stands for all of them towards another class: that of a large group does.
func (s *Search) stands(c uint32) bool {
	if s.camps.against {
		return s.o.MaxGroupPairs >= 0 && len(s.classes.of(c)) > s.o.MaxGroupPairs
	}
	return s.large(s.groupOf[c])
}

// membersByTime returns the members of a class in the order of publication.
func (p *pairer) membersByTime(c uint32) []uint32 {
	members := p.s.classes.of(c)
	if len(members) == 1 {
		return members
	}
	sorted, made := p.byTime[c]
	if !made {
		sorted = slices.Clone(members)
		slices.SortFunc(sorted, p.s.compareTimes)
		p.byTime[c] = sorted
	}
	return sorted
}

// mate returns the article that x is paired with where one stands for many: the first or, where x may not be paired with
// that one, another, published as near to x as may be.
func (s *Search) mate(x, first uint32, byTime []uint32) (y uint32, found bool) {
	if s.allowed(x, first) {
		return first, true
	}
	at, _ := slices.BinarySearchFunc(byTime, x, s.compareTimes)
	for step := range min(reach, len(byTime)) {
		for _, i := range [3]int{at + step, at - step, step} { // those without a date stand first
			if i >= 0 && i < len(byTime) && byTime[i] != x && s.allowed(x, byTime[i]) {
				return byTime[i], true
			}
		}
	}
	return 0, false
}

// reach is how far mate looks to either side.
const reach = 1024

// compareTimes orders articles by publication, unknown times first, then by ID.
func (s *Search) compareTimes(x, y uint32) int {
	return cmp.Or(s.corpus.Head(x).Published.Compare(s.corpus.Head(y).Published), cmp.Compare(x, y))
}

// addLost pairs the members of large groups that may not be paired with their representative (--window, --against,
// --wire) with a mate of each camp that they may be paired with.
func (p *pairer) addLost() {
	s := p.s
	for g := range s.groups {
		if !s.large(uint32(g)) {
			continue
		}
		var docs []uint32
		for _, c := range s.groups[g].classes {
			docs = append(docs, s.classes.of(c)...)
		}
		slices.SortFunc(docs, s.compareTimes)
		s.counts.LargeGroups++
		s.counts.GroupPairsLeft += len(docs)*(len(docs)-1)/2 - (len(docs) - 1)
		representative := slices.Min(docs)
		for _, camp := range s.byCamp(docs) {
			for _, y := range docs {
				if y == representative || s.allowed(representative, y) || !s.CampsAllow(camp[0], y) {
					continue
				}
				if x, found := s.mate(y, representative, camp); found {
					p.add(min(x, y), max(x, y), 1<<tagOf(match.BySignature))
				}
			}
		}
	}
}

// byCamp takes articles apart by their camps.
func (s *Search) byCamp(docs []uint32) [][]uint32 {
	var apart [mostCamps][]uint32
	for _, x := range docs {
		c := campOf(s.corpus.Head(x))
		apart[c] = append(apart[c], x)
	}
	return slices.DeleteFunc(apart[:], func(s []uint32) bool { return len(s) == 0 })
}
