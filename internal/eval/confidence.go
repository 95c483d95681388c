package eval

import "math"

// Bounds are the lower and the upper end of a 95 % confidence interval, both in [0, 1].
type Bounds [2]float64

// z is the .975 quantile of the standard normal distribution.
const z = 1.959963984540054

// wilson returns the score interval of a rate, or nil if r.Of is 0. See Wilson, "Probable Inference, the Law of
// Succession, and Statistical Inference", Journal of the American Statistical Association 22, 1927.
func wilson(r Ratio) *Bounds {
	if r.Of == 0 {
		return nil
	}
	n, p := float64(r.Of), r.Rate()
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return &Bounds{max(0, middle-half), min(1, middle+half)}
}

// boundsOfF1 returns the interval of an F1, or nil if both.Of is 0. both counts, of the pairs that are found or have
// label 1, those that are both. Its rate J is the Jaccard similarity of the two sets, and F1 is 2J / (1 + J). This grows
// with J, so the ends of J's interval give the ends of F1's.
func boundsOfF1(both Ratio) *Bounds {
	b := wilson(both)
	if b == nil {
		return nil
	}
	return &Bounds{2 * b[0] / (1 + b[0]), 2 * b[1] / (1 + b[1])}
}

// boundsOfAUC returns the interval of the area under a curve drawn from these numbers of positives and negatives, both at
// least 1. It is method 5 of Newcombe, "Confidence intervals for an effect size measure based on the Mann-Whitney
// statistic, part 2", Statistics in Medicine 25, 2006: it solves for the ends as Wilson does, with the variance of Hanley
// and McNeil.
func boundsOfAUC(auc float64, positives, negatives int) *Bounds {
	m, n := float64(positives), float64(negatives)
	deviation := func(area float64) float64 {
		rest := (m+n)/2 - 1
		return math.Sqrt(area * (1 - area) * (1 + rest*((1-area)/(2-area)+area/(1+area))) / (m * n))
	}
	// lower returns the smallest area that is within z deviations of area. The deviation is the same for 1 - area.
	lower := func(area float64) float64 {
		low, high := 0.0, area
		for range 60 {
			if middle := (low + high) / 2; area-middle > z*deviation(middle) {
				low = middle
			} else {
				high = middle
			}
		}
		return high
	}
	return &Bounds{lower(auc), 1 - lower(1-auc)}
}
