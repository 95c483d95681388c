package origin

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// Features of a direction, from a giver to a taker. Most are 1 if they hold and 0 otherwise. Those from contained on have
// a sign, and the opposite value in the other direction.
const (
	fromWire       = iota // the giver is an agency's own copy, the taker is not
	creditsAgency         // the giver is an agency's own copy, and the taker credits that agency
	creditsOthers         // fromWire holds, and the taker credits only others
	creditsOutlet         // the taker credits the giver, which is not an agency
	ownDateline           // the taker credits the agency of the giver's dateline; the giver's source is unknown, the taker's is not
	earlierVersion        // both are in one chain, the giver before the taker
	versionTaken          // of all versions the taker matches the giver best
	otherVersion          // the taker matches another version of the giver better
	ownEarlier            // both are of one source, and the giver was surely published first
	contained             // part of the taker that the giver has, less part of the giver that the taker has
	corrected             // misspellings of the giver that the taker has right, less those of the taker that the giver has right; -3 to 3
	soonBefore            // the giver was published before the taker, by a day at most; -1 if after it
	longBefore            // the same by more than a day
	nDirected
)

// Features of a common source. They stay the same if the sides change places. The first seven say who the two are;
// exactly one of them holds.
const (
	sameCredit   = iota // both credit the same agency or outlet; neither is an agency's own copy
	oneCredit           // they do not, but at least one of them credits somebody; neither is an agency's own copy
	noCredit            // both are known outlets, and neither credits anybody
	unknownBoth         // neither credits anybody, and nothing is known of one or both, or not whose copy it is
	wireAndOther        // one is an agency's own copy
	oneSource           // both are of one agency or outlet
	twoAgencies         // they are the own copy of two different agencies
	alike               // the smaller containment, if neither credits the other
	unlike              // the difference of the containments, if neither credits the other
	quoted              // part of the shared words that lies in quotations
	sameErrors          // misspellings that both have, 0 to 3
	sameTime            // published within two hours of each other
	nCommon
)

// features holds the values of the features of one hypothesis, and their weights.
type features struct {
	values, weights []float64
	oneSource       bool // both articles are of one source; false for a common source
}

func (f *features) score() (sum float64) {
	for i, v := range f.values {
		sum += v * f.weights[i]
	}
	return sum
}

// timeless returns the score without the times. For two articles of one source times count: one clock set them, and a
// source's later copy takes up its earlier one.
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

// third reports whether anything besides the amount of shared text says that both articles took it from a third one.
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
	return false
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

// who returns which of the features from sameCredit to twoAgencies holds for two articles.
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

// before returns order 1 if d was surely published before e, -1 if surely after it, and 0 if that is unknown; lag is the
// least time between them.
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

// own returns the agency whose own copy the article is; "" if none is known. A source in its own dateline is an agency,
// even an unknown one.
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

// OfAgency reports whether the article is an agency's own copy, or says of itself that it is an agency's.
func (a *Article) OfAgency() bool { return a.wire() || a.Signed != "" }

// known reports whether anything is known about who published the article.
func (a *Article) known() bool { return a.Source != "" || a.Role != news.RoleUnknown }

// sameSource reports whether one outlet or agency published both articles.
func (a *Article) sameSource(b *Article) bool {
	return a.Source != "" && a.Source == b.Source || a.own() != "" && a.own() == b.own()
}

// others returns those whom the article credits, without itself. A name may come twice.
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

// credits reports whether the article credits name, which is not its own source. Who credits agencies without naming them
// credits each.
func (a *Article) credits(name string) bool {
	if name == "" {
		return false
	}
	_, agency := wire.Agency(name)
	return slices.ContainsFunc(a.others(), func(credited string) bool {
		return credited == name || agency && credited == wire.Agencies
	})
}
