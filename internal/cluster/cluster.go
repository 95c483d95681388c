// Package cluster joins the articles of one story into clusters that cannot chain.
//
// Plain single linkage takes every verified pair as a join, and one digest of the day's news then makes one cluster of
// all its stories. DBSCAN is no way out: two granted patents cover it for news provenance. Here a join is a verified
// containment, and it is cut if one article alone, such as a digest or an excerpt, would bring two stories together.
//
// [Of] makes the clusters from the [Edge] values of all pairs; join.go has the rule. The ends of a cluster need not share
// anything, so each cluster says what holds it together: its diameter, its bridges, whose removal would leave two parts,
// and its cuts.
//
// All functions are pure and may be called concurrently.
package cluster

import (
	"cmp"
	"slices"
)

// Edge is the verified reuse between two nodes, A < B. It takes 20 bytes.
type Edge struct {
	A, B     int32
	OfA, OfB float32 // part of A that B has too, and of B that A has, in [0, 1]
	Words    int32   // words that they share
}

// Tells reports whether the edge can change a cluster. A caller may drop edges that cannot.
func (e Edge) Tells() bool { return e.ofSmaller() >= relatedFrom }

// ofSmaller returns the larger of the two containments, that of the smaller node.
func (e Edge) ofSmaller() float32 { return max(e.OfA, e.OfB) }

// joins reports whether the edge holds a cluster together unless it is cut.
func (e Edge) joins() bool { return e.ofSmaller() >= joinsFrom }

// mutual reports whether the edge is never cut.
func (e Edge) mutual() bool { return e.joins() && min(e.OfA, e.OfB) > mutualAbove }

// equal reports whether each node contains all of the other.
func (e Edge) equal() bool { return min(e.OfA, e.OfB) >= 1 }

// from returns the node of the edge that is not v.
func (e Edge) from(v int32) int32 { return e.A + e.B - v }

// Cluster is a set of two or more nodes.
type Cluster struct {
	Members  []int    // at least two, in increasing order
	Bridges  [][2]int // edges whose removal leaves two parts of at least two members each; smaller node first, sorted
	Cuts     []Cut    // the strongest cut to each other cluster or node, by (From, To)
	Diameter int      // the largest number of edges on a shortest path between two members
}

// Cut is an edge that was not allowed to join.
type Cut struct {
	From, To int // From is a member, To is not
	Reason   Reason
}

// Reason is why an edge was cut.
type Reason uint8

const (
	OneText   Reason = iota // one text alone would hold the two sides together
	Unrelated               // most pairs that it would bring together share too little
)

// String returns the word for the reason in reports.
func (r Reason) String() string { return [...]string{"one-text", "unrelated"}[r] }

// Of returns the clusters among the nodes 0 to n-1, by smallest member; nil if no edge joins. n and twice the number of
// edges are below 2^31. The result does not depend on the order of the edges, and an edge given twice counts once.
// Besides the edges, Of takes 8 bytes for each edge and some 30 for each node.
func Of(n int, edges []Edge) []Cluster {
	j := newJoiner(n, edges)
	j.joinAll()
	return j.clusters()
}

// clusters makes a Cluster of each part with two or more nodes.
func (j *joiner) clusters() []Cluster {
	var out []Cluster
	number := make(map[int]int) // of each cluster in out, by the root of its part
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

// members returns the nodes of the part of v in increasing order.
func (j *joiner) members(v int32) []int {
	var nodes []int
	for w := range j.ring(v) {
		nodes = append(nodes, int(w))
	}
	slices.Sort(nodes)
	return nodes
}

// graph returns the graph of the edges that join inside one part; node i is members[i]. at is scratch memory with a place
// for each node.
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
