package cluster

import (
	"math/rand/v2"
	"testing"
)

func TestParts(t *testing.T) {
	p := NewParts(6)
	p.Join(0, 3)
	p.Join(4, 5)
	p.Join(3, 4)
	p.Join(5, 0)
	for v, want := range []bool{true, false, false, true, true, true} {
		if got := p.Find(v) == p.Find(0); got != want {
			t.Errorf("node %d with node 0: %v, want %v", v, got, want)
		}
		if got := p.Size(v); want && got != 4 || !want && got != 1 {
			t.Errorf("the part of node %d has %d nodes", v, got)
		}
	}
}

// TestPartsAreComponents joins nodes at random and compares with the nodes reachable over the edges.
func TestPartsAreComponents(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := 1 + rng.IntN(40)
		p := NewParts(n)
		var edges [][2]int
		for range rng.IntN(40) {
			v, w := rng.IntN(n), rng.IntN(n)
			p.Join(v, w)
			if v != w {
				edges = append(edges, [2]int{min(v, w), max(v, w)})
			}
		}
		part := make([]int, n) // number of each node's component; 0 for a single node
		for c, x := range Of(n, mutual(edges...)) {
			for _, v := range x.Members {
				part[v] = c + 1
			}
		}
		for v := range n {
			for w := range n {
				want := v == w || part[v] > 0 && part[v] == part[w]
				if got := p.Find(v) == p.Find(w); got != want {
					t.Fatalf("%v: %d and %d joined: %v, want %v", edges, v, w, got, want)
				}
			}
		}
	}
}
