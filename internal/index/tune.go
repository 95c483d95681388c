package index

import (
	"errors"
	"math"
)

// Tune chooses a cut of signatures into bands of equally many rows, so that pairs with a resemblance of threshold or more
// become candidates. slots is the number of slots of a signature, at least 1; bands*rows is at most slots. threshold lies
// in (0, 1), missCost is above 0; otherwise Tune returns an error.
//
// It weighs the part of pairs above the threshold that are missed, times missCost, against the part below that are
// checked in vain, both integrated over the resemblance (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3rd
// ed., section 3.4.3). A miss is final and a check is cheap, so missCost should be well above 1.
func Tune(slots int, threshold, missCost float64) (bands, rows int, err error) {
	if slots < 1 || !(threshold > 0 && threshold < 1) || !(missCost > 0) {
		return 0, 0, errors.New("tune: need slots >= 1, 0 < threshold < 1, missCost > 0")
	}
	best := math.Inf(1)
	for r := 1; r <= slots; r++ {
		b := slots / r
		collide := func(j float64) float64 { return 1 - math.Pow(1-math.Pow(j, float64(r)), float64(b)) }
		missed := integral(threshold, 1, func(j float64) float64 { return 1 - collide(j) })
		vain := integral(0, threshold, collide)
		if cost := missCost*missed + vain; cost < best {
			bands, rows, best = b, r, cost
		}
	}
	return bands, rows, nil
}

// integral integrates f over [from, to] by the midpoint rule.
func integral(from, to float64, f func(float64) float64) float64 {
	const steps = 200
	width, sum := (to-from)/steps, 0.0
	for i := range steps {
		sum += f(from + (float64(i)+0.5)*width)
	}
	return sum * width
}
