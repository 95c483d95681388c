package template

import (
	"math"
	"slices"
	"strings"
)

// Pair is what is known of two articles beside their facts.
type Pair struct {
	Hours      float64 // between their publication, in any order; NaN: not known
	LongestRun int     // most equal words in a row
}

// Tally is what two articles have of a class of facts in the places that they share. What is in neither list, as a fact that
// stands elsewhere in the other article or a name that was shortened, speaks for neither.
type Tally struct {
	Class    Class
	Equal    []string    // as they stand in a, in text order
	Replaced [][2]string // facts that fill the same place, of which neither article knows the other's
}

// Evidence is what speaks for one story or for two events in the same words.
type Evidence struct {
	Tallies    [classes]Tally // by class
	Hours      float64        // between the two, by their publication or else by the days of their datelines; NaN: not known
	LongestRun int            // as in the Pair

	precise     int // equal numbers of which one is precise
	days        int // equal times that pin an event to a day
	fewer       int // facts of the article that has fewer
	sharedNames int // words of names that both articles have
}

// Compare gathers the evidence of two articles that share wording. It keeps their bodies, of which its lists are parts.
func Compare(a, b *Facts, p Pair) Evidence {
	e := Evidence{Hours: math.Abs(p.Hours), LongestRun: p.LongestRun}
	e.fewer = min(len(a.facts), len(b.facts))
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
			e.precise += count(x.precise || y.precise)
			e.days += count(x.pin == toDay || x.pin == toWeekday && !(e.Hours > weekdayHours))
		case !b.knows(a, x) && !a.knows(b, y) && !misspelt(a, b, x, y):
			t.Replaced = append(t.Replaced, [2]string{a.cut(x), b.cut(y)})
		}
	}
	for _, w := range a.known {
		e.sharedNames += count(has(b.known, w))
	}
	return e
}

// equal reports whether x of a and y of b, which are of one class, are one: the same number or time, a number rounded, a
// name shortened.
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

// within reports whether all words of p are among those of q.
func within(p, q []uint64) bool {
	return !slices.ContainsFunc(p, func(w uint64) bool { return !slices.Contains(q, w) })
}

// misspelt reports whether two names are so alike that one may be the other with errors, or in another spelling.
func misspelt(a, b *Facts, x, y *fact) bool {
	if x.class != Names {
		return false
	}
	p, q := strings.ToLower(a.cut(x)), strings.ToLower(b.cut(y))
	return max(len(p), len(q)) <= longestName && misspeltFrom*distance(p, q) <= max(len(p), len(q))
}

// longestName is the length, in bytes, of the longest name that is compared letter by letter.
const longestName = 64

// distance returns the number of bytes to replace, insert or delete to make q of p (Levenshtein, Binary codes capable of
// correcting deletions, insertions, and reversals, 1966). Neither is longer than longestName.
func distance(p, q string) int {
	var row [longestName + 1]int // of the bytes of p so far and the first k of q
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
