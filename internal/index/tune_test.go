package index

import (
	"math"
	"testing"
)

// TestTuneByHand cuts two slots. One band of two rows misses a pair with resemblance j in 1-j² of the cases, two bands of
// one row in (1-j)². Integrated from .5 to 1 that is 5/24 against 1/24 missed; from 0 to .5 it is 1/24 against 5/24
// checked in vain.
func TestTuneByHand(t *testing.T) {
	for _, c := range []struct {
		name        string
		missCost    float64
		bands, rows int
	}{
		{"misses weigh more", 1.01, 2, 1},
		{"checks weigh more", 0.99, 1, 2},
	} {
		bands, rows, err := Tune(2, .5, c.missCost)
		if err != nil || bands != c.bands || rows != c.rows {
			t.Errorf("%s: %d bands of %d rows, %v; want %d of %d", c.name, bands, rows, err, c.bands, c.rows)
		}
	}
}

func TestTune(t *testing.T) {
	if bands, rows, err := Tune(1, .7, 1); bands != 1 || rows != 1 || err != nil {
		t.Errorf("one slot: %d bands of %d rows, %v", bands, rows, err)
	}
	last := 0
	for _, threshold := range []float64{.1, .2, .3, .4, .5, .6, .7, .8, .9, .95} {
		bands, rows, err := Tune(128, threshold, 12)
		if err != nil {
			t.Fatal(err)
		}
		if bands < 1 || rows < 1 || bands*rows > 128 {
			t.Errorf("at %v: %d bands of %d rows out of 128 slots", threshold, bands, rows)
		}
		if rows < last {
			t.Errorf("at %v: %d rows, fewer than the %d of a lower threshold", threshold, rows, last)
		}
		last = rows
	}
	for _, c := range []struct {
		name                string
		slots               int
		threshold, missCost float64
	}{
		{"no slots", 0, .7, 1},
		{"threshold 0", 128, 0, 1},
		{"threshold 1", 128, 1, 1},
		{"threshold NaN", 128, math.NaN(), 1},
		{"cost 0", 128, .7, 0},
		{"cost NaN", 128, .7, math.NaN()},
	} {
		if _, _, err := Tune(c.slots, c.threshold, c.missCost); err == nil {
			t.Errorf("%s: no error", c.name)
		}
	}
}

func TestIntegral(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to float64
		f        func(float64) float64
		want     float64
	}{
		{"constant", -1, 2, func(float64) float64 { return 3 }, 9},
		{"line", 0, 2, func(x float64) float64 { return x }, 2},
		{"square", 0, 3, func(x float64) float64 { return x * x }, 9},
		{"sine", 0, math.Pi, math.Sin, 2},
		{"nothing", 1, 1, math.Exp, 0},
	} {
		if got := integral(c.from, c.to, c.f); math.Abs(got-c.want) > 1e-3 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
