package eval

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Eight of ten: (.8 + .1921) / 1.3841 plus and minus 1.96 * sqrt(.016 + .0096) / 1.3841.
func TestWilsonByHand(t *testing.T) {
	for _, test := range []struct {
		rate      Ratio
		low, high float64
	}{
		{Ratio{8, 10}, .4902, .9433},
		{Ratio{0, 10}, 0, .2775},
		{Ratio{10, 10}, .7225, 1},
		{Ratio{1, 1}, .2065, 1},
	} {
		if b := wilson(test.rate); math.Abs(b[0]-test.low) > 5e-5 || math.Abs(b[1]-test.high) > 5e-5 {
			t.Errorf("%v: %v", test.rate, *b)
		}
	}
	if wilson(Ratio{}) != nil || boundsOfF1(Ratio{}) != nil {
		t.Error("bounds of nothing")
	}
}

// Nineteen of twenty intervals contain the true figure.
func TestBoundsHoldTheTruth(t *testing.T) {
	const trials = 2000
	r := rand.New(rand.NewPCG(11, 12))
	var rate, fScore, area, perfect int
	for range trials {
		// Half of 60 pairs say the same. Their scores are normal around 1, those of the others around 0. So a threshold
		// of .5 finds .6915 of either, and the area is that of a difference of 1 with a deviation of sqrt 2: .7602.
		pairs := make([]scoredPair, 60)
		for i := range pairs {
			same := i%2 == 0
			pairs[i] = scoredPair{&SentencePair{Same: same}, r.NormFloat64()}
			if same {
				pairs[i].score++
			}
		}
		s := scoreOf("", pairs, .5)
		rate += holds(s.Bounds.Accuracy, .691462)
		fScore += holds(s.Bounds.F1, .691462)
		area += holds(s.Bounds.AUC, .760250)

		// With a difference of 4 most samples are separated without an error. The interval must not shrink to a point
		// even then.
		for i := range pairs {
			if pairs[i].Same {
				pairs[i].score += 3
			}
		}
		perfect += holds(scoreOf("", pairs, 2).Bounds.AUC, .997661)
	}
	for name, n := range map[string]int{"accuracy": rate, "F1": fScore, "AUC": area, "AUC near 1": perfect} {
		if got := float64(n) / trials; got < .93 || got > .995 {
			t.Errorf("%s: %v of the intervals hold the truth", name, got)
		}
	}
}

func holds(b *Bounds, truth float64) int {
	if b[0] <= truth && truth <= b[1] {
		return 1
	}
	return 0
}

func TestBoundsHoldTheFigure(t *testing.T) {
	for _, area := range []float64{0, .01, .3, .5, .77, .999, 1} {
		for _, n := range [][2]int{{1, 1}, {1, 50}, {3, 4}, {2753, 1323}} {
			b, mirror := boundsOfAUC(area, n[0], n[1]), boundsOfAUC(1-area, n[1], n[0])
			if b[0] < 0 || b[0] > area || b[1] < area || b[1] > 1 || b[1]-b[0] < 1e-4 {
				t.Errorf("area %v of %v: %v", area, n, *b)
			}
			near(t, "mirrored", b[0], 1-mirror[1])
		}
	}
}
