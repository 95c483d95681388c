package quotematch

import (
	"math/rand/v2"
	"testing"
)

// TestBestTwin keeps matches at random and compares with a look at every match that is kept.
func TestBestTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		all := make([]found, r.IntN(40))
		for i := range all {
			a, b := r.IntN(60), r.IntN(60)
			all[i].a, all[i].b = stretch{a, a + 1 + r.IntN(9)}, stretch{b, b + 1 + r.IntN(9)}
			all[i].equal = r.IntN(5)
		}
		got := best(all) // and sorts all: the best first
		meet := func(s, t stretch) bool { return s.from < t.to && t.from < s.to }
		var want []found
		for _, f := range all {
			free := true
			for _, k := range want {
				free = free && !meet(k.a, f.a) && !meet(k.b, f.b)
			}
			if free {
				want = append(want, f)
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d are kept of %d, want %d", len(got), len(all), len(want))
		}
		kept := make(map[[2]stretch]bool)
		for _, f := range got {
			kept[[2]stretch{f.a, f.b}] = true
		}
		for _, f := range want {
			if !kept[[2]stretch{f.a, f.b}] {
				t.Fatalf("%v, %v is not kept", f.a, f.b)
			}
		}
	}
}
