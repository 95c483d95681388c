package template

import "math"

// The model is a logistic regression (Cox, The regression analysis of binary sequences, JRSS B 1958). TestWeights learns
// its weights again from the labelled data; learn_test.go lists the pairs.

// feature is a property of the evidence that the model weighs. A count n enters as log(1 + n), because the first of a
// kind says most.
type feature int

const (
	base            feature = iota // always 1
	numbersReplaced                // count
	namesReplaced                  // count
	timesReplaced                  // count
	partReplaced                   // replaced facts over one more than the facts of the article that has fewer, in [0, 1]
	daysEqual                      // count of equal weekdays and dates
	preciseEqual                   // count of equal numbers that two events seldom share
	namesShared                    // count of the words of names that both articles have
	daysApart                      // days between the two, times partReplaced, because time alone says nothing
	longestRun                     // greatest number of consecutive equal words, as a count
	features        int     = iota
)

// String returns the name of the feature in reports.
func (f feature) String() string {
	return [...]string{
		"base", "numbers replaced", "names replaced", "times replaced", "part replaced", "days equal", "precise numbers equal",
		"names shared", "days apart", "longest run",
	}[f]
}

// weights are the log-odds for one story that a unit of each feature adds.
var weights = [features]float64{-5.156, -2.546, -1.160, -1.358, -2.212, 1.107, 0.650, 0.836, -1.753, 1.931}

const (
	// sameFrom is the score below which two articles are two events. On held-out stories, two thirds of the templates
	// with known times score lower. Of pairs that are one story, at most one in a hundred of any set does: leads cut
	// short with all their figures changed. See testdata/accuracy.golden.
	sameFrom = .1
	// mostDaysApart bounds the days apart: a story a week old is not updated today.
	mostDaysApart = 7
	// weekdayHours is the largest distance, in hours, at which the same weekday may be the same day.
	weekdayHours = 6 * 24
	// misspeltFrom is the length of a name, in letters, for each letter that may be wrong. A third is more than
	// transliteration and scanning change, as the ocr pairs of wiregen-ecb show, and less than the difference between two
	// names.
	misspeltFrom = 3
)

// vector returns the features of the evidence.
func (e *Evidence) vector() (x [features]float64) {
	log := func(n int) float64 { return math.Log1p(float64(n)) }
	x[base] = 1
	x[numbersReplaced] = log(len(e.Tallies[Numbers].Replaced))
	x[namesReplaced] = log(len(e.Tallies[Names].Replaced))
	x[timesReplaced] = log(len(e.Tallies[Times].Replaced))
	x[partReplaced] = float64(e.replaced()) / float64(e.FewerFacts+1)
	x[daysEqual] = log(e.DaysEqual)
	x[preciseEqual] = log(e.PreciseEqual)
	x[namesShared] = log(e.NamesShared)
	if !math.IsNaN(e.Hours) {
		x[daysApart] = x[partReplaced] * min(e.Hours/24, mostDaysApart)
	}
	x[longestRun] = log(e.LongestRun)
	return x
}

// replaced returns the number of replaced facts.
func (e *Evidence) replaced() (n int) {
	for i := range e.Tallies {
		n += len(e.Tallies[i].Replaced)
	}
	return n
}

// Score returns the probability, in [0, 1], that the two articles tell the same story.
func (e *Evidence) Score() float64 {
	x := e.vector()
	return probability(&weights, &x)
}

// probability returns the probability of one story for features x and weights w.
func probability(w, x *[features]float64) float64 {
	odds := 0.0
	for i := range x {
		odds += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-odds))
}

// Same reports whether the two articles count as one story: always if no fact is replaced, otherwise unless the score is
// low. It errs on this side, because the wording that two articles of a template share is not reported as reuse.
func (e *Evidence) Same() bool { return e.replaced() == 0 || e.Score() >= sameFrom }

// Feature is one feature of a pair and its weight.
type Feature struct {
	Name   string
	Value  float64
	Weight float64 // Weight * Value is added to the log-odds of one story
}

// Features returns all features of the evidence, in an order that is the same for every pair.
func (e *Evidence) Features() []Feature {
	out := make([]Feature, features)
	for i, v := range e.vector() {
		out[i] = Feature{feature(i).String(), v, weights[i]}
	}
	return out
}
