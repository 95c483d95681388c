package shingletest

import (
	"math/rand/v2"
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
)

func TestMeasuresByHand(t *testing.T) {
	type set = shingle.Set
	tests := []struct {
		name        string
		a, b        set
		resemblance float64
		aInB, bInA  float64
	}{
		{"both empty", nil, nil, 0, 0, 0},
		{"one empty", nil, set{1}, 0, 0, 0},
		{"equal", set{1, 2}, set{1, 2}, 1, 1, 1},
		{"apart", set{1, 3}, set{2, 4}, 0, 0, 0},
		{"half and a third", set{1, 2}, set{2, 3, 4}, .25, .5, 1. / 3},
		{"contained", set{2, 3}, set{1, 2, 3, 4}, .5, 1, .5},
		{"last in a large one", set{20}, set{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20}, 1. / 17, 1, 1. / 17},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Resemblance(tt.a, tt.b); got != tt.resemblance {
				t.Errorf("Resemblance = %v, want %v", got, tt.resemblance)
			}
			if got := Containment(tt.a, tt.b); got != tt.aInB {
				t.Errorf("Containment(a, b) = %v, want %v", got, tt.aInB)
			}
			if got := Containment(tt.b, tt.a); got != tt.bInA {
				t.Errorf("Containment(b, a) = %v, want %v", got, tt.bInA)
			}
		})
	}
}

// Resemblance is symmetric, and follows from the containments and what shingle.Common counts.
func TestMeasuresTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	random := func() shingle.Set {
		hashes := make([]uint64, r.IntN(60))
		for i := range hashes {
			hashes[i] = uint64(r.IntN(80))
		}
		return shingle.SetOf(hashes)
	}
	for range 2000 {
		a, b := random(), random()
		c := float64(shingle.Common(a, b))
		res, in := 0., 0.
		if union := float64(len(a)+len(b)) - c; union > 0 {
			res = c / union
		}
		if len(a) > 0 {
			in = c / float64(len(a))
		}
		if got := Resemblance(a, b); got != res || Resemblance(b, a) != res {
			t.Fatalf("Resemblance = %v and %v, want %v", got, Resemblance(b, a), res)
		}
		if got := Containment(a, b); got != in {
			t.Fatalf("Containment = %v, want %v", got, in)
		}
	}
}
