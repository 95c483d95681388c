// Package cluster joins articles into clusters: the connected components over verified edges. What holds a cluster
// together is given with it, since a component may be a chain of articles of which the ends share nothing: its
// diameter, and the bridges whose removal would leave two parts.
//
// All functions are pure.
package cluster

import (
	"cmp"
	"slices"
)

// Edge joins two nodes, A < B.
type Edge struct{ A, B int }

// Cluster is a component of two or more nodes.
type Cluster struct {
	Members  []int  // increasing
	Bridges  []Edge // edges whose removal leaves two parts of at least two nodes each, by (A, B)
	Diameter int    // the most edges between two members on a shortest way
}

// Components returns the components of two or more among n nodes 0..n-1, by smallest member. An edge given twice counts
// once.
func Components(n int, edges []Edge) []Cluster {
	g := graphOf(n, edges)
	seen, at := make([]bool, n), make([]int, n)
	var out []Cluster
	for v := range n {
		if seen[v] || len(g[v]) == 0 {
			continue
		}
		members := g.reach(v, seen)
		slices.Sort(members)
		part := g.part(members, at)
		c := Cluster{Members: members, Diameter: part.diameter()}
		for _, e := range part.bridges() {
			c.Bridges = append(c.Bridges, Edge{members[e.A], members[e.B]})
		}
		out = append(out, c)
	}
	return out
}

// graph lists the neighbours of each node, increasing.
type graph [][]int

func graphOf(n int, edges []Edge) graph {
	g := make(graph, n)
	for _, e := range edges {
		g[e.A] = append(g[e.A], e.B)
		g[e.B] = append(g[e.B], e.A)
	}
	for v := range g {
		slices.Sort(g[v])
		g[v] = slices.Compact(g[v])
	}
	return g
}

// reach returns all nodes that can be reached from v, and marks them.
func (g graph) reach(v int, seen []bool) []int {
	seen[v] = true
	nodes := []int{v}
	for i := 0; i < len(nodes); i++ {
		for _, w := range g[nodes[i]] {
			if !seen[w] {
				seen[w] = true
				nodes = append(nodes, w)
			}
		}
	}
	return nodes
}

// part returns the graph of one component alone, in which node i is members[i]. at has room for a number of each node.
func (g graph) part(members, at []int) graph {
	for i, v := range members {
		at[v] = i
	}
	part := make(graph, len(members))
	for i, v := range members {
		part[i] = make([]int, len(g[v]))
		for k, w := range g[v] {
			part[i][k] = at[w]
		}
	}
	return part
}

// bridges finds the bridges of a connected graph in one walk (Tarjan, A note on finding the bridges of a graph, 1974),
// without recursion, since a component may be a long chain.
func (g graph) bridges() []Edge {
	type place struct{ parent, next, entered, low, size int } // entered counts from 1; 0: not yet
	at := make([]place, len(g))
	at[0] = place{parent: -1, entered: 1, low: 1, size: 1}
	entered := 1
	var out []Edge
	for stack := []int{0}; len(stack) > 0; {
		v := stack[len(stack)-1]
		p := &at[v]
		if p.next < len(g[v]) {
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
		if p.low > up.entered && p.size >= 2 && len(g)-p.size >= 2 {
			out = append(out, Edge{min(v, p.parent), max(v, p.parent)})
		}
	}
	slices.SortFunc(out, func(x, y Edge) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// diameter returns the diameter of a connected graph of two or more nodes. It walks out from some nodes, from which it
// learns how long the longest way from each of the others may be, until none can have a longer one (Takes, Kosters,
// Determining the diameter of small world networks, CIKM 2011).
func (g graph) diameter() int {
	if !slices.ContainsFunc(g, func(near []int) bool { return len(near) < len(g)-1 }) {
		return 1 // where the bounds below never meet
	}
	low, high := make([]int, len(g)), slices.Repeat([]int{len(g)}, len(g)) // bounds of the longest way from each node
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

// next returns the outermost and the innermost node as the bounds have it, of equals the one with most neighbours. The
// innermost one is none of which the longest way is known.
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

// walk returns the nodes in the order of their distance from v, and the distances by node.
func (g graph) walk(v int) (order, dist []int) {
	order, dist = append(make([]int, 0, len(g)), v), make([]int, len(g))
	for i := 0; i < len(order); i++ {
		for _, w := range g[order[i]] {
			if dist[w] == 0 && w != v {
				dist[w] = dist[order[i]] + 1
				order = append(order, w)
			}
		}
	}
	return order, dist
}
