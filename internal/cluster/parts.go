package cluster

import "slices"

// Parts keeps track of which of n nodes are joined, directly or through others (union-find: Tarjan, Efficiency of a good
// but not linear set union algorithm, 1975). One goroutine may use it, even for Find, which shortens paths.
type Parts struct{ parent []int32 } // of each node; -(number of nodes) for a root

// NewParts returns n nodes, each in a part of its own; n is below 2^31.
func NewParts(n int) *Parts {
	p := &Parts{parent: make([]int32, n)}
	for i := range p.parent {
		p.parent[i] = -1
	}
	return p
}

// Clone returns an independent copy.
func (p *Parts) Clone() *Parts { return &Parts{parent: slices.Clone(p.parent)} }

// Find returns the root of the part of v, the same for all nodes of a part. The next Join may change it.
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

// Join unites the parts of v and w.
func (p *Parts) Join(v, w int) {
	x, y := p.Find(v), p.Find(w)
	if x == y {
		return
	}
	if p.parent[x] > p.parent[y] { // the part of x has fewer nodes
		x, y = y, x
	}
	p.parent[x] += p.parent[y]
	p.parent[y] = int32(x)
}
