package paraphrase

import (
	"cmp"
	"fmt"
	"math"
	"slices"
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
const treesAtOnce = 6

// group is a number of trees that are walked down together.
type group struct {
	roots  [treesAtOnce]uint32
	places [treesAtOnce]int // of the trees in the file
	depth  int              // steps to the deepest leaf
	rest   float64          // the most that the trees of the groups behind it add
}

// forest is a sum of regression trees, as made by gradient boosting (Friedman, Greedy function approximation, Annals of
// Statistics 2001).
type forest struct {
	nodes  []node
	values []float32 // by node: what a leaf adds; len(values) == len(nodes)
	groups []group   // in the order in which they are walked; places that are left are of trees that add nothing
	early  int       // groups that do not ask for the cosine of the rest, which takes as long as all other features; they come first
	slack  float64   // more than rounding can make of a sum
	trees  int
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

// tree is what is known of a tree before it is walked.
type tree struct {
	root        uint32
	place       int     // in the file
	depth       int     // steps to the deepest leaf
	least, most float64 // that it adds
	late        bool    // it asks for the cosine of the rest
}

// setGroups makes groups of the trees. The last node of f is a tree that adds nothing.
func (f *forest) setGroups(roots []uint32) error {
	nothing := uint32(len(f.nodes) - 1)
	below := f.below()
	f.trees, f.slack = len(roots), math.Abs(f.base)
	var trees [2][]tree
	for i, root := range roots {
		if root >= nothing {
			return fmt.Errorf("%w: a tree without nodes", ErrDamaged)
		}
		t := below[root]
		t.root, t.place = root, i
		trees[b2i(t.late)] = append(trees[b2i(t.late)], t)
		f.slack += max(math.Abs(t.least), math.Abs(t.most))
	}
	f.slack *= 1e-9
	for late, some := range trees {
		slices.SortStableFunc(some, func(t, u tree) int { return cmp.Compare(u.most-u.least, t.most-t.least) })
		for of := range slices.Chunk(some, treesAtOnce) {
			g := group{}
			for i := range g.roots {
				t := tree{root: nothing, place: len(roots)}
				if i < len(of) {
					t = of[i]
				}
				g.roots[i], g.places[i] = t.root, t.place
				g.depth = max(g.depth, t.depth)
				g.rest += t.most // of the group itself, as yet
			}
			f.groups = append(f.groups, g)
		}
		if late == 0 {
			f.early = len(f.groups)
		}
	}
	rest := 0.
	for i := len(f.groups) - 1; i >= 0; i-- {
		own := f.groups[i].rest
		f.groups[i].rest = rest
		rest += own
	}
	return nil
}

// below returns, for each node, what is known of the tree that begins there.
func (f *forest) below() []tree {
	trees := make([]tree, len(f.nodes))
	for i := len(f.nodes) - 1; i >= 0; i-- {
		n := f.nodes[i]
		if n.step == 0 {
			trees[i] = tree{least: float64(f.values[i]), most: float64(f.values[i])}
			continue
		}
		t, u := trees[i+1], trees[i+1+int(n.further)]
		trees[i] = tree{
			depth: 1 + max(t.depth, u.depth), least: min(t.least, u.least), most: max(t.most, u.most),
			late: t.late || u.late || feature(n.feature) == featRestCosine,
		}
	}
	return trees
}

// ranks holds the ranks of the features. It has a place for every value of node.feature, so that Go checks no index.
type ranks [256]int32

// rank returns an integer that orders as x does. x is not NaN.
func rank(x float32) int32 {
	r := int32(math.Float32bits(x + 0)) // x + 0 makes -0 and 0 equal
	return r ^ r>>31&math.MaxInt32
}

// walker walks down the trees of a forest for one pair of sentences after another. One goroutine may use it.
type walker struct {
	*forest
	ranks  ranks
	leaves []float32 // what each tree adds, by its place in the file; len(leaves) == trees+1
}

func newWalker(f *forest) *walker { return &walker{forest: f, leaves: make([]float32, f.trees+1)} }

// begin takes the features, of which the cosine of the rest may be missing.
func (w *walker) begin(x *features) {
	for i, v := range x {
		w.ranks[i] = rank(v)
	}
}

// walk walks down the trees of groups, from one number to another, until their sum cannot reach least any more, and adds them to sum.
// It reports whether the sum of all trees may reach least. The trees that can add most come first, so most pairs that say different
// things are turned down by a quarter of the trees.
func (w *walker) walk(from, to int, sum, least float64) (_ float64, may bool) {
	for i := from; i < to; i++ {
		g := &w.groups[i]
		a, b, c, d, e, f := g.roots[0], g.roots[1], g.roots[2], g.roots[3], g.roots[4], g.roots[5]
		for range g.depth {
			a, b, c = w.step(a, &w.ranks), w.step(b, &w.ranks), w.step(c, &w.ranks)
			d, e, f = w.step(d, &w.ranks), w.step(e, &w.ranks), w.step(f, &w.ranks)
		}
		for k, at := range [treesAtOnce]uint32{a, b, c, d, e, f} {
			value := w.values[at]
			w.leaves[g.places[k]] = value
			sum += float64(value)
		}
		if sum+g.rest+w.slack < least {
			return sum, false
		}
	}
	return sum, true
}

// sum returns the sum of the trees for the features x and true, or false where it is less than least. It adds the leaves in the order
// of the trees in the file, so that rounding is the same everywhere. The cosine of the rest is computed by rest, if it is needed.
func (w *walker) sum(x *features, least float64, rest func() float32) (sum float64, may bool) {
	w.begin(x)
	sum, may = w.walk(0, w.early, w.base, least)
	if !may {
		return 0, false
	}
	x[featRestCosine] = rest()
	w.ranks[featRestCosine] = rank(x[featRestCosine])
	if _, may = w.walk(w.early, len(w.groups), sum, least); !may {
		return 0, false
	}
	return w.total(), true
}

// total returns the sum of the trees that were walked down.
func (w *walker) total() float64 {
	sum := w.base
	for _, leaf := range w.leaves[:w.trees] {
		sum += float64(leaf)
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
