package cluster

import (
	"cmp"
	"slices"
)

// graph holds the neighbours of each node of a connected graph, in increasing order.
type graph [][]int32

// bridges finds the bridges of a connected graph in one walk (Tarjan, A note on finding the bridges of a graph, 1974). It
// does not recurse, because a component may be a long chain. It leaves out bridges to a single node.
func (g graph) bridges() [][2]int32 {
	type place struct{ parent, next, entered, low, size int32 } // entered counts from 1; 0 if not yet entered
	at := make([]place, len(g))
	at[0] = place{parent: -1, entered: 1, low: 1, size: 1}
	entered := int32(1)
	var out [][2]int32
	for stack := []int32{0}; len(stack) > 0; {
		v := stack[len(stack)-1]
		p := &at[v]
		if int(p.next) < len(g[v]) {
			w := g[v][p.next]
			p.next++
			if at[w].entered == 0 {
				entered++
				at[w] = place{parent: v, entered: entered, low: entered, size: 1}
				stack = append(stack, w)
			} else if w != p.parent {
				p.low = min(p.low, at[w].entered)
			}
			continue
		}
		stack = stack[:len(stack)-1]
		if p.parent < 0 {
			continue
		}
		up := &at[p.parent]
		up.low = min(up.low, p.low)
		up.size += p.size
		if p.low > up.entered && p.size >= 2 && len(g)-int(p.size) >= 2 {
			out = append(out, [2]int32{min(v, p.parent), max(v, p.parent)})
		}
	}
	slices.SortFunc(out, func(x, y [2]int32) int { return slices.Compare(x[:], y[:]) })
	return out
}

// diameter returns the diameter of a connected graph of two or more nodes. A search from one node bounds the distance
// from every other node to the node farthest from it. diameter searches from a few nodes until no bound exceeds the
// longest distance found (Takes, Kosters, Determining the diameter of small world networks, CIKM 2011).
func (g graph) diameter() int {
	if !slices.ContainsFunc(g, func(near []int32) bool { return len(near) < len(g)-1 }) {
		return 1 // a complete graph, on which the bounds below never meet
	}
	low, high := make([]int, len(g)), slices.Repeat([]int{len(g)}, len(g)) // bounds of the longest distance from each node
	longest := 0
	for {
		outer, inner := g.next(low, high)
		if high[outer] <= longest {
			return longest
		}
		for _, v := range [2]int{inner, outer} {
			order, dist := g.walk(v)
			length := dist[order[len(order)-1]]
			longest = max(longest, length)
			for w, d := range dist {
				low[w] = max(low[w], d, length-d)
				high[w] = min(high[w], length+d)
			}
		}
	}
}

// next returns the outermost and the innermost node by the bounds; of equal ones, that with the most neighbours. The
// innermost node is chosen from those whose longest distance is not known yet; it is -1 if all are known.
func (g graph) next(low, high []int) (outer, inner int) {
	inner = -1
	for v := range g {
		if cmp.Or(high[v]-high[outer], len(g[v])-len(g[outer])) > 0 {
			outer = v
		}
		if low[v] < high[v] && (inner < 0 || cmp.Or(low[inner]-low[v], len(g[v])-len(g[inner])) > 0) {
			inner = v
		}
	}
	return outer, inner
}

// walk returns the nodes in order of their distance from v, and the distances by node.
func (g graph) walk(v int) (order []int32, dist []int) {
	order, dist = append(make([]int32, 0, len(g)), int32(v)), make([]int, len(g))
	for i := 0; i < len(order); i++ {
		for _, w := range g[order[i]] {
			if dist[w] == 0 && int(w) != v {
				dist[w] = dist[order[i]] + 1
				order = append(order, w)
			}
		}
	}
	return order, dist
}
