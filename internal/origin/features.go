package origin

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/copytaster/copytaster/internal/news"
)

// Features of a direction, from a giver to a taker. Most are 1 where they hold and 0 elsewhere. Those from contained on
// have a sign, and the opposite value in the other direction.
const (
	fromWire       = iota // the giver is an agency's own copy, the taker is none
	creditsAgency         // it is, and the taker credits that agency
	creditsOthers         // it is, and the taker credits others only
	creditsOutlet         // the taker credits the giver, which is no agency
	ownDateline           // the taker credits the agency of the giver's dateline; the giver's source is unknown, the taker's is not
	earlierVersion        // both are in one chain, the giver before the taker
	versionTaken          // the taker matches the giver best of all versions
	otherVersion          // the taker matches another version of the giver better
	ownEarlier            // both are of one source, and the giver was surely published first
	contained             // part of the taker that the giver has, less the part of the giver that the taker has
	corrected             // misspellings of the giver that the taker has right, less the other way round, -3 to 3
	soonBefore            // the giver was published before the taker, by a day at most; -1: after it
	longBefore            // by more than a day
	nDirected
)

// Features of a common source. They are the same when the sides change places. The first seven say who the two are;
// one of them holds.
const (
	sameCredit   = iota // both credit one agency or outlet, and neither is an agency's own copy
	oneCredit           // not so, but one of the two credits somebody; neither is an agency's own copy
	noCredit            // both are known outlets, and neither credits anybody
	unknownBoth         // neither credits anybody, and of one or both nothing is known, or which agency's copy it is
	wireAndOther        // one is an agency's own copy
	oneSource           // both are of one agency or outlet
	twoAgencies         // they are the own copy of two agencies
	alike               // the smaller containment, where neither credits the other
	unlike              // the difference of the containments, where neither credits the other
	quoted              // part of the shared words that lies within quotations
	sameErrors          // misspellings that both have, 0 to 3
	sameTime            // published within two hours of each other
	nCommon
)

// features are the values of one hypothesis and what each weighs.
type features struct {
	values, weights []float64
	oneSource       bool // of the two articles; false for a common source
}

func (f *features) score() (sum float64) {
	for i, v := range f.values {
		sum += v * f.weights[i]
	}
	return sum
}

// timeless returns the score without that of the times. Those of one source count: they are of one clock, and it is its
// later copy that takes up the earlier.
func (f *features) timeless() float64 {
	if f.oneSource {
		return f.score()
	}
	return f.score() - f.values[soonBefore]*f.weights[soonBefore] - f.values[longBefore]*f.weights[longBefore]
}

// directed returns the features of the direction from giver to taker.
func directed(giver, taker *Side) features {
	f := make([]float64, nDirected)
	set := func(i int, holds bool) {
		if holds {
			f[i] = 1
		}
	}
	same, own := giver.sameSource(&taker.Article), giver.own()
	if giver.wire() && !taker.wire() {
		f[fromWire] = 1
		set(creditsOthers, !giver.givesTo(taker) && len(taker.others()) > 0)
	}
	set(creditsAgency, own != "" && giver.givesTo(taker))
	set(creditsOutlet, own == "" && giver.givesTo(taker))
	set(ownDateline, !giver.known() && taker.known() && !taker.wire() && taker.credits(giver.Dateline))
	chain := giver.Chain != "" && giver.Chain == taker.Chain
	set(earlierVersion, chain && giver.Place < taker.Place)
	set(versionTaken, !chain && giver.Taken == ThisVersion)
	set(otherVersion, !chain && giver.Taken == OtherVersion)
	f[contained] = taker.Containment - giver.Containment
	f[corrected] = within(giver.Errors-taker.Errors, mostErrors)
	lag, order := before(giver.Published, taker.Published)
	set(ownEarlier, same && order > 0)
	if lag <= soon {
		f[soonBefore] = order
	} else {
		f[longBefore] = order
	}
	return features{f, directedWeights[:], same}
}

// third reports whether anything says that both articles took their text from a third one, beside how much they share.
func third(ab, ba, both *features) bool {
	for _, i := range [...]int{sameCredit, oneCredit, noCredit, twoAgencies} {
		if both.values[i] > 0 {
			return true
		}
	}
	for _, f := range [...]*features{ab, ba} {
		if f.values[creditsOthers]+f.values[otherVersion] > 0 {
			return true
		}
	}
	return both.values[quoted] >= mostlyQuoted
}

// common returns the features of a common source.
func common(p *Pair) features {
	f := make([]float64, nCommon)
	a, b := &p.A, &p.B
	f[who(&a.Article, &b.Article)] = 1
	if !a.givesTo(b) && !b.givesTo(a) {
		f[alike] = min(a.Containment, b.Containment)
		f[unlike] = math.Abs(a.Containment - b.Containment)
	}
	if p.Shared > 0 {
		f[quoted] = float64(p.Quoted) / float64(p.Shared)
	}
	f[sameErrors] = within(p.Errors, mostErrors)
	if lag, _ := before(a.Published, b.Published); lag <= nearby && exact(a.Published) && exact(b.Published) {
		f[sameTime] = 1
	}
	return features{values: f, weights: commonWeights[:]}
}

// who says who two articles are: one of the features from sameCredit to twoAgencies.
func who(a, b *Article) int {
	creditsA, creditsB := a.others(), b.others()
	switch {
	case a.sameSource(b):
		return oneSource
	case a.own() != "" && b.own() != "":
		return twoAgencies
	case a.wire() && b.wire():
		return unknownBoth
	case a.wire() || b.wire():
		return wireAndOther
	case slices.ContainsFunc(creditsA, func(name string) bool { return slices.Contains(creditsB, name) }):
		return sameCredit
	case len(creditsA)+len(creditsB) > 0:
		return oneCredit
	case a.known() && b.known():
		return noCredit
	}
	return unknownBoth
}

func within(n, most int) float64 { return float64(min(max(n, -most), most)) }

func exact(d news.Dated) bool { return !d.Published.IsZero() && !d.DateOnly }

// before returns 1 where d was surely published before e, -1 where it was surely published after it, 0 where that is not
// known; and by how much at least.
func before(d, e news.Dated) (lag time.Duration, order float64) {
	if d.Published.IsZero() || e.Published.IsZero() {
		return 0, 0
	}
	firstD, lastD := d.Bounds()
	firstE, lastE := e.Bounds()
	switch {
	case firstE.Sub(lastD) > clockError:
		return firstE.Sub(lastD), 1
	case firstD.Sub(lastE) > clockError:
		return firstD.Sub(lastE), -1
	}
	return 0, 0
}

// own returns the agency whose own copy the article is; empty: none that is known. A source that stands in its own
// datelines is an agency, known or not.
func (a *Article) own() string {
	switch {
	case a.Agency != "":
		return a.Agency
	case a.Source != "" && (a.Role == news.RoleWire || a.Source == a.Dateline):
		return a.Source
	case a.Role == news.RoleWire:
		return a.Dateline
	}
	return ""
}

// wire reports whether the article is an agency's own copy.
func (a *Article) wire() bool { return a.own() != "" || a.Role == news.RoleWire }

// known reports whether it is known who published the article.
func (a *Article) known() bool { return a.Source != "" || a.Role != news.RoleUnknown }

// sameSource reports whether two articles were published by one outlet or agency.
func (a *Article) sameSource(b *Article) bool {
	if own := a.own(); own != "" || b.own() != "" {
		return own == b.own()
	}
	return a.Source != "" && a.Source == b.Source
}

// others returns whom the article credits, itself left out.
func (a *Article) others() (names []string) {
	own := a.own()
	for i := range len(a.Credits) + 1 {
		name := a.Dateline
		if i > 0 {
			name = a.Credits[i-1]
		}
		if name != "" && name != own && name != a.Source {
			names = append(names, name)
		}
	}
	return names
}

// givesTo reports whether the taker credits the giver itself.
func (s *Side) givesTo(taker *Side) bool {
	return !s.sameSource(&taker.Article) && taker.credits(cmp.Or(s.own(), s.Source))
}

// credits reports whether the article credits somebody of that name, who is not its own source.
func (a *Article) credits(name string) bool {
	return name != "" && slices.Contains(a.others(), name)
}
