package origin

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/news"
)

// Evidence is one thing that speaks for or against a direction.
type Evidence struct {
	// Toward is the direction for which it speaks. There is no Evidence for properties of the pair as a whole, such as
	// alike and unlike.
	Toward Direction
	// Weight is what it adds to the score of Toward, in natural logarithms of odds; it is positive.
	Weight float64
	// Text is a sentence for people, without its full stop, in which "a" and "b" are the articles.
	Text string
}

// evidence returns the evidence worth reporting, heaviest first.
func evidence(p *Pair, ab, ba, both *features) []Evidence {
	var all []Evidence
	all = directedEvidence(all, AToB, &p.A, &p.B, ab)
	all = directedEvidence(all, BToA, &p.B, &p.A, ba)
	for i, v := range both.values {
		if w := v * both.weights[i]; w > 0 {
			if text := commonText(i, p); text != "" {
				all = append(all, Evidence{CommonSource, w, text})
			}
		}
	}
	if w := -both.values[sameErrors] * both.weights[sameErrors]; w > 0 && ab.score() != ba.score() {
		e := Evidence{AToB, w, commonText(sameErrors, p)}
		if ba.score() > ab.score() {
			e.Toward = BToA
		}
		all = append(all, e)
	}
	slices.SortStableFunc(all, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.Toward, y.Toward))
	})
	return all
}

// directedEvidence appends the evidence in the features of one direction. A feature with a sign is reported in the
// direction in which it is positive; if its weight is negative it speaks for the other direction. Any other feature with
// a negative weight speaks for a common source.
func directedEvidence(all []Evidence, toward Direction, giver, taker *Side, f *features) []Evidence {
	a, b := "a", "b"
	if toward == BToA {
		a, b = b, a
	}
	for i, v := range f.values {
		if v <= 0 || f.weights[i] == 0 {
			continue
		}
		e := Evidence{toward, v * f.weights[i], directedText(i, a, b, giver, taker)}
		if e.Weight < 0 {
			e.Weight = -e.Weight
			e.Toward = CommonSource
			if i >= contained {
				e.Toward = toward.Reverse()
			}
		}
		all = append(all, e)
	}
	return all
}

func directedText(i int, a, b string, giver, taker *Side) string {
	switch i {
	case creditsAgency:
		return fmt.Sprintf("%s credits %s, whose copy %s is", b, giver.own(), a)
	case creditsOutlet:
		return fmt.Sprintf("%s credits %s, the source of %s", b, giver.Source, a)
	case ownDateline:
		return fmt.Sprintf("%s credits %s, the agency in the dateline of %s, of which no other source is known", b, giver.Dateline, a)
	case fromWire:
		return fmt.Sprintf("%s is copy of %s, and %s is not known to be an agency's", a, cmp.Or(giver.own(), "an agency"), b)
	case creditsOthers:
		return fmt.Sprintf("%s credits %s and not %s, whose copy %s is", b, names(taker.others()), cmp.Or(giver.own(), "the agency"), a)
	case earlierVersion:
		return fmt.Sprintf("%s is an earlier version of %s", a, b)
	case versionTaken:
		return fmt.Sprintf("of all versions of the story, %s matches %s best", b, a)
	case otherVersion:
		return fmt.Sprintf("%s matches another version of the story of %s better", b, a)
	case ownEarlier:
		return fmt.Sprintf("both are of %s, %s the earlier one", cmp.Or(giver.own(), giver.Source), a)
	case contained:
		return fmt.Sprintf("%s has %.0f %% of %s, and %s has %.0f %% of %s", a, 100*taker.Containment, b, b, 100*giver.Containment, a)
	case corrected:
		return fmt.Sprintf("%s spells right what %s misspells: %s", b, a, count(giver.Errors, "word"))
	default: // soonBefore, longBefore
		return lagText(a, b, giver.Published, taker.Published)
	}
}

func commonText(i int, p *Pair) string {
	switch i {
	case sameCredit:
		others := p.B.others()
		for _, name := range sorted(p.A.others()) {
			if slices.Contains(others, name) {
				return fmt.Sprintf("both credit %s, and neither is its own copy", name)
			}
		}
	case oneCredit:
		return fmt.Sprintf("a credits %s, and b %s", namesOrNobody(p.A.others()), namesOrNobody(p.B.others()))
	case noCredit:
		return "both are outlets and neither credits anybody: two with the same text mostly have it from a third"
	case twoAgencies:
		return fmt.Sprintf("they are copy of two agencies, %s and %s", cmp.Or(p.A.own(), "one not named"), cmp.Or(p.B.own(), "one not named"))
	case quoted:
		return fmt.Sprintf("%.0f %% of the shared words are quotations, which several may have heard", 100*float64(p.Quoted)/float64(p.Shared))
	case sameErrors:
		return fmt.Sprintf("both misspell the same %s", count(p.Errors, "word"))
	case sameTime:
		return "they were published within two hours of each other"
	}
	return ""
}

// lagText says how long a was published before b.
func lagText(a, b string, d, e news.Dated) string {
	if !exact(d) || !exact(e) {
		return fmt.Sprintf("%s was published on an earlier day than %s", a, b)
	}
	lag := e.Published.Sub(d.Published)
	if lag == math.MaxInt64 { // what a time.Duration holds: there is more between them
		return fmt.Sprintf("%s was published more than 292 years before %s", a, b)
	}
	return fmt.Sprintf("%s was published %s before %s", a, duration(lag), b)
}

// duration formats a positive duration in minutes, hours and minutes, or days and hours.
func duration(d time.Duration) string {
	minutes := int(math.Round(d.Minutes()))
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 48*60:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
	return fmt.Sprintf("%d d %d h", minutes/60/24, minutes/60%24)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func sorted(names []string) []string {
	names = slices.Sorted(slices.Values(names))
	return slices.Compact(names)
}

func names(all []string) string { return strings.Join(sorted(all), ", ") }

func namesOrNobody(all []string) string { return cmp.Or(names(all), "nobody") }
