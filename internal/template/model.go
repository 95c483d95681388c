package template

import "math"

// The model is a logistic regression (Cox, The regression analysis of binary sequences, JRSS B 1958). TestWeights makes its
// weights again from the labelled data; learn_test.go says from which pairs.

// feature is what the model weighs. Counts are taken as log(1 + n): the first of a kind says most.
type feature int

const (
	base            feature = iota // always 1
	numbersReplaced                // count
	namesReplaced                  // count
	timesReplaced                  // count
	partReplaced                   // facts replaced over those of the article that has fewer and one more, in [0, 1]
	daysEqual                      // count of equal weekdays and dates
	preciseEqual                   // count of equal numbers that two events seldom have in common
	namesShared                    // count of the words of names that both articles have
	daysApart                      // days between the two, times partReplaced: time alone says nothing
	longestRun                     // count of the most equal words in a row
	features        int     = iota
)

// String returns the feature as it stands in reports.
func (f feature) String() string {
	return [...]string{
		"base", "numbers replaced", "names replaced", "times replaced", "part replaced", "days equal", "precise numbers equal",
		"names shared", "days apart", "longest run",
	}[f]
}

// weights are what one of each feature adds to the log-odds of one story.
var weights = [features]float64{-5.166, -2.544, -1.158, -1.355, -2.212, 1.110, 0.652, 0.837, -1.754, 1.932}

const (
	// sameFrom is the score below which two articles are two events. On stories held out two thirds of the templates whose time
	// is known have a lower one, and of pairs that are one story at most one in a hundred of any set, leads cut short with all
	// their figures changed: see testdata/accuracy.golden.
	sameFrom = .1
	// mostDaysApart bounds the days apart: what is a week old is no update of today's.
	mostDaysApart = 7
	// weekdayHours is how far apart two articles are of which the same weekday may be the same day.
	weekdayHours = 6 * 24
	// misspeltFrom is how many letters a name has for each that may be wrong: a third is more than transliterations and scanned copy
	// change, as seen on the ocr pairs of wiregen-ecb, and less than two names differ by.
	misspeltFrom = 3
)

// vector returns the features of the evidence.
func (e *Evidence) vector() (x [features]float64) {
	log := func(n int) float64 { return math.Log1p(float64(n)) }
	x[base] = 1
	x[numbersReplaced] = log(len(e.Tallies[Numbers].Replaced))
	x[namesReplaced] = log(len(e.Tallies[Names].Replaced))
	x[timesReplaced] = log(len(e.Tallies[Times].Replaced))
	x[partReplaced] = float64(e.replaced()) / float64(e.fewer+1)
	x[daysEqual] = log(e.days)
	x[preciseEqual] = log(e.precise)
	x[namesShared] = log(e.sharedNames)
	if !math.IsNaN(e.Hours) {
		x[daysApart] = x[partReplaced] * min(e.Hours/24, mostDaysApart)
	}
	x[longestRun] = log(e.LongestRun)
	return x
}

// replaced counts the facts replaced.
func (e *Evidence) replaced() (n int) {
	for i := range e.Tallies {
		n += len(e.Tallies[i].Replaced)
	}
	return n
}

// Score returns the probability that the two articles tell the same story, in [0, 1].
func (e *Evidence) Score() float64 {
	x := e.vector()
	return probability(&weights, &x)
}

// probability returns what weights make of features.
func probability(w, x *[features]float64) float64 {
	odds := 0.0
	for i := range x {
		odds += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-odds))
}

// Same reports whether the two articles are taken for the same story: always where no fact is replaced, else unless the score
// is low. It is made to err on this side, since what is taken for a template is not reported as reuse.
func (e *Evidence) Same() bool { return e.replaced() == 0 || e.Score() >= sameFrom }

// Feature is what the model saw of a pair and what it made of it.
type Feature struct {
	Name   string
	Value  float64
	Weight float64 // Weight * Value is added to the log-odds of one story
}

// Features returns the features of the evidence, the same ones in the same order for every pair.
func (e *Evidence) Features() []Feature {
	out := make([]Feature, features)
	for i, v := range e.vector() {
		out[i] = Feature{feature(i).String(), v, weights[i]}
	}
	return out
}
