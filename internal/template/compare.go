package template

import (
	"math"
	"slices"
	"strings"
)

// Pair is what [Compare] needs to know about two articles besides their facts.
type Pair struct {
	Hours      float64 // hours between their publication, in either order; NaN if unknown
	LongestRun int     // greatest number of consecutive equal words
}

// Tally holds the facts of one class in the places that two articles share. A fact is in neither list if it stands
// elsewhere in the other article, or is a name that was misspelt: such a fact speaks for neither side.
type Tally struct {
	Class    Class
	Equal    []string    // as in the body of a, in text order
	Replaced [][2]string // facts of a and b in the same place, neither of which is anywhere in the other article
}

// Evidence is what speaks for one story, or for two events in the same words.
type Evidence struct {
	Tallies    [classes]Tally // by class
	Hours      float64        // hours between the two by their publication, or else by the days of their datelines; NaN if unknown
	LongestRun int            // as in Pair

	PreciseEqual int // equal numbers, at least one of which is precise
	DaysEqual    int // equal times that pin an event to a day
	FewerFacts   int // number of facts of the article that has fewer
	NamesShared  int // number of words of names that both articles have
}

// Compare gathers the evidence of two articles that share wording. It retains their bodies, because the lists are parts
// of them.
func Compare(a, b *Facts, p Pair) Evidence {
	e := Evidence{Hours: math.Abs(p.Hours), LongestRun: p.LongestRun}
	e.FewerFacts = min(len(a.facts), len(b.facts))
	if math.IsNaN(e.Hours) {
		e.Hours = hoursBetween(a.dated, b.dated)
	}
	for c := range classes {
		e.Tallies[c].Class = Class(c)
	}
	for _, in := range places(a, b) {
		x, y := &a.facts[in.a], &b.facts[in.b]
		t := &e.Tallies[x.class]
		switch {
		case equal(a, b, x, y):
			t.Equal = append(t.Equal, a.cut(x))
			e.PreciseEqual += count(x.precise || y.precise)
			e.DaysEqual += count(x.pin == toDay || x.pin == toWeekday && !(e.Hours > weekdayHours))
		case !b.knows(a, x) && !a.knows(b, y) && !misspelt(a, b, x, y):
			t.Replaced = append(t.Replaced, [2]string{a.cut(x), b.cut(y)})
		}
	}
	for _, w := range a.known {
		e.NamesShared += count(has(b.known, w))
	}
	return e
}

// equal reports whether x of a and y of b, which are of one class, are the same fact: the same number or time, a rounded
// number, a shortened name.
func equal(a, b *Facts, x, y *fact) bool {
	switch {
	case x.value == y.value:
		return true
	case x.class == Names:
		p, q := a.wordsOf(x), b.wordsOf(y)
		return within(p, q) || within(q, p)
	}
	return x.quantity > 0 && y.quantity > 0 && isRounded(x.quantity, y.quantity)
}

// within reports whether q has all words of p.
func within(p, q []uint64) bool {
	return !slices.ContainsFunc(p, func(w uint64) bool { return !slices.Contains(q, w) })
}

// misspelt reports whether two names are so alike that one may be a misspelling or another spelling of the other.
func misspelt(a, b *Facts, x, y *fact) bool {
	if x.class != Names {
		return false
	}
	p, q := strings.ToLower(a.cut(x)), strings.ToLower(b.cut(y))
	return max(len(p), len(q)) <= longestName && misspeltFrom*distance(p, q) <= max(len(p), len(q))
}

// longestName is the length in bytes of the longest name that is compared letter by letter.
const longestName = 64

// distance returns the least number of bytes to replace, insert or delete to turn p into q (Levenshtein, Binary codes
// capable of correcting deletions, insertions, and reversals, 1966). Neither is longer than longestName.
func distance(p, q string) int {
	var row [longestName + 1]int // row[k] is the distance of the bytes of p so far from the first k of q
	for k := range row {
		row[k] = k
	}
	for i := range len(p) {
		before := row[0]
		row[0] = i + 1
		for k := range len(q) {
			here := min(before+count(p[i] != q[k]), row[k]+1, row[k+1]+1)
			before, row[k+1] = row[k+1], here
		}
	}
	return row[len(q)]
}
