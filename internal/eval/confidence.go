package eval

import "math"

// Bounds are the lower and the upper end of a 95 % confidence interval.
type Bounds [2]float64

// z is the .975 quantile of the standard normal distribution.
const z = 1.959963984540054

// wilson returns the score interval of a rate, nil where it is of nothing. See Wilson, "Probable Inference, the Law of
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

// boundsOfF1 returns the interval of an F1 from its counts. F1 is 2J / (1 + J), which grows with J, the part of the pairs
// with label 1, found or both that have both: so its ends come from those of J.
func boundsOfF1(both Ratio) *Bounds {
	b := wilson(both)
	if b == nil {
		return nil
	}
	return &Bounds{2 * b[0] / (1 + b[0]), 2 * b[1] / (1 + b[1])}
}

// boundsOfAUC returns the interval of the area under a curve from so many positives and negatives: method 5 of Newcombe,
// "Confidence intervals for an effect size measure based on the Mann-Whitney statistic, part 2", Statistics in Medicine 25,
// 2006, which solves for the ends as Wilson does, with the variance of Hanley and McNeil.
func boundsOfAUC(auc float64, positives, negatives int) *Bounds {
	m, n := float64(positives), float64(negatives)
	deviation := func(area float64) float64 {
		rest := (m+n)/2 - 1
		return math.Sqrt(area * (1 - area) * (1 + rest*((1-area)/(2-area)+area/(1+area))) / (m * n))
	}
	// lower returns the least area from which area is not too far away. The deviation is the same for 1 - area.
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
