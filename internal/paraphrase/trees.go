package paraphrase

import (
	"fmt"
	"math"
)

// node is a node of a regression tree, in eight bytes: the trees stay close to the processor then. A leaf leads to itself,
// so that it does no harm to go on there.
type node struct {
	threshold int32  // a rank; see rank
	further   uint16 // how much further on the node for greater values is than the one for others
	feature   uint8  // whose value decides
	step      uint8  // how much further on the node for values up to the threshold is: 1, or 0 for a leaf
}

// treesAtOnce is the number of trees that are gone down together: while one step waits for its node the processor takes
// the steps in the other trees.
const treesAtOnce = 4

// group is some trees that are gone down together.
type group struct {
	roots [treesAtOnce]uint32
	depth int // steps to the deepest leaf
}

// forest is a sum of regression trees, as gradient boosting makes them (Friedman, Greedy function approximation,
// Annals of Statistics 2001).
type forest struct {
	nodes  []node
	values []float32 // what the leaves add, by node; len(values) == len(nodes)
	groups []group   // the last one is filled up with trees that add nothing
	base   float64
}

// leaf marks a leaf in the file, in place of the feature.
const leaf = 0xFFFF

// readForest reads trees over features, which the file numbers in their order there. Every way through them goes forward and ends at a leaf.
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

// depths returns the steps from each node to the deepest leaf below it.
func (f *forest) depths() []int {
	depths := make([]int, len(f.nodes))
	for i := len(f.nodes) - 1; i >= 0; i-- {
		if n := f.nodes[i]; n.step > 0 {
			depths[i] = 1 + max(depths[i+1], depths[i+1+int(n.further)])
		}
	}
	return depths
}

// ranks are the ranks of the features. It has room for all that a node can name, so that no index is checked.
type ranks [256]int32

// rank returns an integer that is greater for a greater x, which is a number.
func rank(x float32) int32 {
	r := int32(math.Float32bits(x + 0)) // there is but one zero then
	return r ^ r>>31&math.MaxInt32
}

// sum returns what the trees give for the values x of all features. The leaves are added in the order of the trees.
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

// step returns the node below i that the features lead to. It computes with the sign of a difference, since a jump could
// not be foreseen.
func (f *forest) step(i uint32, ranks *ranks) uint32 {
	n := &f.nodes[i]
	greater := uint32((int64(n.threshold) - int64(ranks[n.feature])) >> 63) // all bits or none
	return i + uint32(n.step) + uint32(n.further)&greater
}
