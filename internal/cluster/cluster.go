// Package cluster joins articles that are one story into clusters that cannot chain: joins are verified containments, and
// those by which one article, such as a digest or an excerpt, would bring different stories together are cut. [Of] makes
// the clusters of the [Edge] values of all pairs; join.go has the rule. What holds a cluster together is given with it, since
// its ends need not share anything: its diameter, the bridges whose removal would leave two parts, and what was cut.
//
// All functions are pure.
package cluster

import (
	"cmp"
	"slices"
)

// Edge is what two nodes, A < B, were verified to share. It takes 20 bytes.
type Edge struct {
	A, B     int32
	OfA, OfB float32 // the part of each that the other has too, in [0, 1]
	Words    int32   // that they share
}

// Tells reports whether the edge can change a cluster. Those that cannot need not be kept.
func (e Edge) Tells() bool { return e.ofSmaller() >= relatedFrom }

// ofSmaller returns the containment of the node that has more of itself in the other one.
func (e Edge) ofSmaller() float32 { return max(e.OfA, e.OfB) }

// joins reports whether the edge holds a cluster together, unless it is cut.
func (e Edge) joins() bool { return e.ofSmaller() >= joinsFrom }

// mutual reports whether the edge is never cut.
func (e Edge) mutual() bool { return e.joins() && min(e.OfA, e.OfB) > mutualAbove }

// equal reports whether each of the two has all of the other.
func (e Edge) equal() bool { return min(e.OfA, e.OfB) >= 1 }

// from returns the node at the other end.
func (e Edge) from(v int32) int32 { return e.A + e.B - v }

// Cluster is a set of two or more nodes.
type Cluster struct {
	Members  []int    // increasing
	Bridges  [][2]int // edges whose removal leaves two parts of at least two members each, the smaller node first, in order
	Cuts     []Cut    // the strongest to each other cluster and node that would have been joined, by (From, To)
	Diameter int      // the most edges between two members on a shortest way
}

// Cut is an edge that was not let join.
type Cut struct {
	From, To int // From is a member, To is none
	Reason   Reason
}

// Reason says why an edge was cut.
type Reason uint8

const (
	OneText   Reason = iota // one text alone would hold the two sides together
	Unrelated               // most of what it would bring together shares too little
)

// String returns the reason as it stands in reports.
func (r Reason) String() string { return [...]string{"one-text", "unrelated"}[r] }

// Of returns the clusters among n nodes 0..n-1, by smallest member; n is below 2^31, and so is twice the number of edges. The
// result does not depend on the order of the edges, and an edge given twice counts once. Beside the edges it takes 8 bytes
// for each of them and some 30 for each node.
func Of(n int, edges []Edge) []Cluster {
	j := newJoiner(n, edges)
	j.joinAll()
	return j.clusters()
}

// clusters reads off the clusters from the parts.
func (j *joiner) clusters() []Cluster {
	var out []Cluster
	number := make(map[int]int) // of clusters, by the node that stands for the part
	at := make([]int32, len(j.next))
	for v := range j.next {
		root := j.parts.Find(v)
		if _, seen := number[root]; seen || j.parts.Size(v) == 1 {
			continue
		}
		number[root] = len(out)
		members := j.members(int32(v))
		g := j.graph(members, at)
		c := Cluster{Members: members, Diameter: g.diameter()}
		for _, b := range g.bridges() {
			c.Bridges = append(c.Bridges, [2]int{members[b[0]], members[b[1]]})
		}
		out = append(out, c)
	}
	for _, cut := range j.cuts() {
		for _, c := range [2]Cut{cut, {cut.To, cut.From, cut.Reason}} {
			if i, is := number[j.parts.Find(c.From)]; is {
				out[i].Cuts = append(out[i].Cuts, c)
			}
		}
	}
	for i := range out {
		slices.SortFunc(out[i].Cuts, func(x, y Cut) int { return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To)) })
	}
	return out
}

// members returns the nodes of the part of v, increasing.
func (j *joiner) members(v int32) []int {
	var nodes []int
	for w := range j.ring(v) {
		nodes = append(nodes, int(w))
	}
	slices.Sort(nodes)
	return nodes
}

// graph returns the graph of one part, in which node i is members[i], of the edges that join. at has room for a number of
// each node.
func (j *joiner) graph(members []int, at []int32) graph {
	for i, v := range members {
		at[v] = int32(i)
	}
	root := j.parts.Find(members[0])
	g := make(graph, len(members))
	for i, v := range members {
		for _, e := range j.of(int32(v)) {
			if w := j.edges[e].from(int32(v)); j.edges[e].joins() && j.parts.Find(int(w)) == root {
				g[i] = append(g[i], at[w])
			}
		}
		slices.Sort(g[i])
		g[i] = slices.Compact(g[i])
	}
	return g
}
