package pairing

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
)

// Holder is a class that holds a key, with all that joining it with others needs: whoever sorts postings by key can join them,
// without a look at the corpus or at what else is in the run.
type Holder struct {
	Class uint32      // number of the class: 0, 1, 2, ... by their smallest IDs
	Many  bool        // the class has several articles, of which each may be paired or not
	Head  *match.Head // of the first of them by ID, which stands for all
}

func (s *Search) holder(c uint32) Holder {
	return Holder{c, len(s.classes.of(c)) > 1, s.head(c)}
}

// before orders holders by publication, unknown times first, then by ID.
func (h Holder) before(x Holder) int {
	return cmp.Or(h.Head.Published.Compare(x.Head.Published), strings.Compare(h.Head.ID, x.Head.ID))
}

// Joiner makes candidates of the holders of keys. It leaves out pairs that --against, --wire or --window exclude. It keeps no holders.
// Fewer than two holders make no pair. It is used by one goroutine.
type Joiner struct {
	camps   camps
	window  time.Duration
	each    int   // earliest, and nearest, holders that each is linked to
	all     uint8 // tag of pairs of which all are made
	links   uint8 // tag of links
	pairs   *index.Pairs
	err     error // the first of pairs
	bounded int
	crowded []uint64 // keys of fingerprints with more than CrowdedAbove holders
	holders []Holder // of the key at hand
	sorted  []Holder
}

// rule is how the holders of the keys of a kind become pairs.
type rule struct {
	each       int         // earliest, and nearest, holders that each is linked to
	all, links match.Route // tags
	join       func(j *Joiner, key uint64, holders []Holder)
}

// rule returns the rule of a kind that is joined by its keys alone.
func (s *Search) rule(kind Kind) rule {
	prints := rule{each: LinksEach, all: match.ByFingerprint, links: match.ByFingerprint}
	switch kind {
	case Prints:
		prints.join = (*Joiner).few
		return prints
	case Flanked:
		prints.join = (*Joiner).shared
		return prints
	case CommonPrints: // its tags are marks
		return rule{LinksEach, 1, 1, (*Joiner).linkMarked}
	case ShortKeys:
		return rule{LinksEach, match.ByShort, match.ByShort, (*Joiner).short}
	case CharacterKeys: // its tags are marks
		return rule{LinksEach, 1, 1, s.joinMarked}
	case QuotationKeys:
		return rule{quotedLinks, match.ByQuotation, match.ByQuotation, (*Joiner).AllOrLink}
	}
	panic("pairing: internal error: a kind of keys without a rule")
}

// joinersOf returns a joiner for each worker, by the rule of a kind.
func (s *Search) joinersOf(kind Kind) []*Joiner {
	r := s.rule(kind)
	return s.joiners(r.each, r.all, r.links)
}

// joiners returns a joiner for each worker.
func (s *Search) joiners(each int, all, links match.Route) []*Joiner {
	out := make([]*Joiner, s.o.Workers)
	for w := range out {
		out[w] = s.joiner(each, all, links)
	}
	return out
}

func (s *Search) joiner(each int, all, links match.Route) *Joiner {
	return &Joiner{camps: s.camps, window: s.o.Window, each: each, all: tagOf(all), links: tagOf(links), pairs: s.newPairs()}
}

// joined returns the pairs that joiners made.
func (s *Search) joined(joiners []*Joiner) []*index.Pairs {
	pairs := make([]*index.Pairs, len(joiners))
	for w, j := range joiners {
		pairs[w] = j.pairs
		s.counts.Bounded += j.bounded
	}
	return pairs
}

// mayPair reports whether any article of a class may be paired with any of another.
func (j *Joiner) mayPair(x, y Holder) bool {
	if !j.camps.allow(campOf(x.Head), campOf(y.Head)) {
		return false
	}
	return x.Many || y.Many || within(j.window, x.Head, y.Head) // of many, that is decided article by article
}

func (j *Joiner) add(x, y Holder, tag uint8) {
	if err := j.pairs.Add(min(x.Class, y.Class), max(x.Class, y.Class), tag); j.err == nil {
		j.err = err
	}
}

// All pairs all holders: n of them make n(n-1)/2 pairs, so it is for keys that few have.
func (j *Joiner) All(_ uint64, holders []Holder) {
	j.pairWith(holders, j.all, func(*match.Head) bool { return true })
}

// few pairs all holders of a fingerprint, and only notes it where it is crowded.
func (j *Joiner) few(key uint64, holders []Holder) {
	if len(holders) > CrowdedAbove {
		j.crowded = append(j.crowded, key)
		return
	}
	j.All(key, holders)
}

// shared pairs all holders of a fingerprint with a term beside it. Where they are many it tells the pairs from the links among them: to
// be one of many that have some words proves less.
func (j *Joiner) shared(key uint64, holders []Holder) {
	if len(holders) <= CrowdedAbove {
		j.All(key, holders)
		return
	}
	j.pairWith(holders, tagOf(match.ByCrowded), func(*match.Head) bool { return true })
	bounded := j.bounded
	j.Link(key, holders)
	j.bounded = bounded // nothing is left out here
}

// AllOrLink pairs the holders if they are few, up to [CrowdedAbove], and else links them.
func (j *Joiner) AllOrLink(key uint64, holders []Holder) {
	if len(holders) > CrowdedAbove {
		j.Link(key, holders)
		return
	}
	j.All(key, holders)
}

// pairWith pairs the holders that are wanted with each other and with all others.
func (j *Joiner) pairWith(holders []Holder, tag uint8, wanted func(h *match.Head) bool) {
	for i, y := range holders {
		for _, x := range holders[:i] {
			if (wanted(x.Head) || wanted(y.Head)) && j.mayPair(x, y) {
				j.add(x, y, tag)
			}
		}
	}
}

// Link links the holders of what many have: each with a few of the earliest and of the nearest before it in time, so that the work
// stays linear and a popular story stays connected. It counts the pairs that it leaves out.
func (j *Joiner) Link(_ uint64, holders []Holder) {
	j.linkWith(holders, func(*match.Head) bool { return true })
}

// linkWith links the holders that are wanted with each other and with all others.
func (j *Joiner) linkWith(holders []Holder, wanted func(h *match.Head) bool) {
	j.sorted = append(j.sorted[:0], holders...)
	slices.SortFunc(j.sorted, Holder.before)
	sorted := firstOfCamps(j.sorted)
	places := make([]uint32, len(sorted))
	for i := range places {
		places[i] = uint32(i)
	}
	allowed := func(x, y uint32) bool {
		return (wanted(sorted[x].Head) || wanted(sorted[y].Head)) && j.mayPair(sorted[x], sorted[y])
	}
	j.bounded += index.Links(places, j.each, allowed, func(x, y uint32) { j.add(sorted[x], sorted[y], j.links) })
}

// firstOfCamps moves the first few classes of each camp to the front, so that every other class is linked to those of the camps it
// may be paired with.
func firstOfCamps(holders []Holder) []Holder {
	var n [mostCamps]int
	first, rest := make([]Holder, 0, len(holders)), make([]Holder, 0, len(holders))
	for _, h := range holders {
		camp := campOf(h.Head)
		if n[camp]++; n[camp] <= LinksEach {
			first = append(first, h)
		} else {
			rest = append(rest, h)
		}
	}
	return append(first, rest...)
}
