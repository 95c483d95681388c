package cluster

import "slices"

// Parts tells which of n nodes are joined, directly or by others (union-find: Tarjan, Efficiency of a good but not linear
// set union algorithm, 1975).
type Parts struct{ parent []int32 } // of each node; that of a root is -1 minus the nodes below it

// NewParts returns n nodes, each alone; n is below 2^31.
func NewParts(n int) *Parts {
	p := &Parts{parent: make([]int32, n)}
	for i := range p.parent {
		p.parent[i] = -1
	}
	return p
}

// Clone returns a copy.
func (p *Parts) Clone() *Parts { return &Parts{parent: slices.Clone(p.parent)} }

// Find returns the node that stands for the part of node v. It may be another one after the next Join.
func (p *Parts) Find(v int) int {
	root := int32(v)
	for p.parent[root] >= 0 {
		root = p.parent[root]
	}
	for v := int32(v); v != root; {
		v, p.parent[v] = p.parent[v], root
	}
	return int(root)
}

// Size returns the number of nodes in the part of node v, v included.
func (p *Parts) Size(v int) int { return int(-p.parent[p.Find(v)]) }

// Join makes one part of those of v and w.
func (p *Parts) Join(v, w int) {
	x, y := p.Find(v), p.Find(w)
	if x == y {
		return
	}
	if p.parent[x] > p.parent[y] { // fewer nodes below x
		x, y = y, x
	}
	p.parent[x] += p.parent[y]
	p.parent[y] = int32(x)
}
