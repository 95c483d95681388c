package paraphrase

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// slowCells ranks all fine cells of the nearest coarse cell.
func slowCells(m *Model, v *Vector, n int) []uint16 {
	rank := func(cells []int, centroids []Vector) {
		slices.SortStableFunc(cells, func(c, d int) int { return int(slowDot(&centroids[d], v) - slowDot(&centroids[c], v)) })
	}
	coarse := make([]int, coarseCells)
	for c := range coarse {
		coarse[c] = c
	}
	rank(coarse, m.coarse)
	var fine []int
	for c := range fineCells {
		if coarse[0] == c/finePerCell {
			fine = append(fine, c)
		}
	}
	rank(fine, m.fine)
	cells := []uint16{}
	for _, c := range fine[:min(n, len(fine))] {
		cells = append(cells, uint16(c))
	}
	return cells
}

func TestCells(t *testing.T) {
	m := synthetic(t)
	r := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		v := randomVector(r)
		for _, n := range []int{0, 1, 4, 40, 64, 5000} {
			if got, want := m.AppendCells([]uint16{}, &v, n), slowCells(m, &v, n); !slices.Equal(got, want) {
				t.Fatalf("%d cells: %v, want %v", n, got, want)
			}
		}
	}
	if got := m.AppendCells(nil, &Vector{}, 4); len(got) != 0 {
		t.Errorf("cells of the zero vector: %v", got)
	}
	// In coarse cell 3 and, inside it, fine cell 5.
	if got := m.AppendCells(nil, &Vector{3: 120, 67: 120, 5: 60, 69: -60}, 1); !slices.Equal(got, []uint16{3*64 + 5}) {
		t.Errorf("by hand: %v", got)
	}
}
