package paraphrase

import (
	"fmt"
	"math"
)

// node is a node of a regression tree, in eight bytes, so that the trees stay in the fastest cache. A leaf leads to
// itself, so that a walk may take more steps than it needs.
type node struct {
	threshold int32  // a rank; see the function rank
	further   uint16 // distance from the node for values up to the threshold to the node for greater values
	feature   uint8  // the feature that is compared
	step      uint8  // distance to the node for values up to the threshold: 1, or 0 for a leaf
}

// treesAtOnce is the number of trees that one loop walks down. While one tree waits for its node, the processor takes
// steps in the others.
const treesAtOnce = 4

// group is a number of trees that are walked down together.
type group struct {
	roots [treesAtOnce]uint32
	depth int // steps to the deepest leaf
}

// forest is a sum of regression trees, as made by gradient boosting (Friedman, Greedy function approximation, Annals of
// Statistics 2001).
type forest struct {
	nodes  []node
	values []float32 // by node: what a leaf adds; len(values) == len(nodes)
	groups []group   // the last one is filled up with trees that add nothing
	base   float64
}

// leaf marks a leaf in the file, in place of a feature.
const leaf = 0xFFFF

// readForest reads trees over features; a node in the file has an index in features. Every path leads forward and ends at
// a leaf.
func readForest(roots, nodes string, base float64, features []feature) (forest, error) {
	n := len(nodes) / 8
	f := forest{nodes: make([]node, n+1), values: make([]float32, n+1), base: base}
	for i := range n {
		x := uint64At(nodes, 8*i)
		value, number, right := math.Float32frombits(uint32(x)), int(x>>32&0xFFFF), int(x>>48)
		switch {
		case value != value:
			return f, fmt.Errorf("%w: node %d has no value", ErrDamaged, i)
		case number == leaf:
			f.values[i] = value
		case number >= len(features) || right == 0 || i+max(1, right) >= n:
			return f, fmt.Errorf("%w: node %d leads nowhere", ErrDamaged, i)
		default:
			f.nodes[i] = node{threshold: rank(value), further: uint16(right - 1), feature: uint8(features[number]), step: 1}
		}
	}
	return f, f.setGroups(uint32s(roots))
}

// setGroups makes groups of the trees. The last node of f is a tree that adds nothing.
func (f *forest) setGroups(roots []uint32) error {
	nothing := uint32(len(f.nodes) - 1)
	depths := f.depths()
	for i, root := range roots {
		if root >= nothing {
			return fmt.Errorf("%w: a tree without nodes", ErrDamaged)
		}
		if i%treesAtOnce == 0 {
			f.groups = append(f.groups, group{roots: [treesAtOnce]uint32{nothing, nothing, nothing, nothing}})
		}
		g := &f.groups[len(f.groups)-1]
		g.roots[i%treesAtOnce] = root
		g.depth = max(g.depth, depths[root])
	}
	return nil
}

// depths returns the number of steps from each node to the deepest leaf below it.
func (f *forest) depths() []int {
	depths := make([]int, len(f.nodes))
	for i := len(f.nodes) - 1; i >= 0; i-- {
		if n := f.nodes[i]; n.step > 0 {
			depths[i] = 1 + max(depths[i+1], depths[i+1+int(n.further)])
		}
	}
	return depths
}

// ranks holds the ranks of the features. It has a place for every value of node.feature, so that Go checks no index.
type ranks [256]int32

// rank returns an integer that orders as x does. x is not NaN.
func rank(x float32) int32 {
	r := int32(math.Float32bits(x + 0)) // x + 0 makes -0 and 0 equal
	return r ^ r>>31&math.MaxInt32
}

// sum returns the sum of the trees for the features x. It adds the leaves in the order of the trees, so that rounding is
// the same everywhere.
func (f *forest) sum(x *features) float64 {
	var ranks ranks
	for i, v := range x {
		ranks[i] = rank(v)
	}
	sum := f.base
	for i := range f.groups {
		g := &f.groups[i]
		a, b, c, d := g.roots[0], g.roots[1], g.roots[2], g.roots[3]
		for range g.depth {
			a, b, c, d = f.step(a, &ranks), f.step(b, &ranks), f.step(c, &ranks), f.step(d, &ranks)
		}
		sum += float64(f.values[a])
		sum += float64(f.values[b])
		sum += float64(f.values[c])
		sum += float64(f.values[d])
	}
	return sum
}

// step returns the node below i to which the features lead. It uses the sign of a difference, because the processor could
// not predict a branch.
func (f *forest) step(i uint32, ranks *ranks) uint32 {
	n := &f.nodes[i]
	greater := uint32((int64(n.threshold) - int64(ranks[n.feature])) >> 63) // all bits if the value is greater, none otherwise
	return i + uint32(n.step) + uint32(n.further)&greater
}
