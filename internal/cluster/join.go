package cluster

import (
	"cmp"
	"iter"
	"slices"
)

// The rule. A join is a verified containment. If it is mutual, nothing can go wrong: an article has more than half of
// itself in each of its mates, so any two of them share text of it. If a smaller text lies in a larger one, that one
// article may have it from another story: a digest or a merge holds texts that share nothing, and an excerpt lies in
// articles that share nothing else. So these edges are tried by falling number of words, and each joins two parts only if
// more than one text holds them together and most of the pairs it brings together are related.
//
// This is single-linkage clustering (Kruskal, On the shortest spanning subtree of a graph, 1956) with a veto, in the
// spirit of constrained agglomeration (Davidson, Ravi, Agglomerative hierarchical clustering with constraints, PKDD
// 2005).
const (
	joinsFrom   = 0.6     // containment of the smaller, as the contract states it; on ECB+ no pair from two events reaches it
	mutualAbove = 0.5     // containment of the larger: more than half, for the argument above; .6 gives the same accuracy on made corpora
	relatedFrom = 0.4     // containment of the smaller: two steps in a chain of updates that each keep .65; from .3 to .5 accuracy on made corpora is the same
	agreeing    = 2.0 / 3 // share of the pairs brought together that must be exceeded by related ones, so that two copies of a digest cannot join a third text; from .5 to 1 accuracy is the same
)

// joiner joins nodes into parts.
type joiner struct {
	edges []Edge
	start []uint32 // by node: its start in near; one more for the end
	near  []int32  // indices of edges, node by node

	texts *Parts  // nodes of equal text
	cores *Parts  // nodes joined by mutual edges
	parts *Parts  // nodes joined so far
	next  []int32 // the next node of the same part, in a ring

	textsOfCore, textsOfPart []int32 // number of different texts, by root
	denied                   []denial
	seen                     map[sides]bool // pairs of parts that were denied

	pairs          []uint64 // of cores; scratch memory of weigh
	holdsA, holdsB []int32  // texts; scratch memory of weigh
}

// denial is an edge that was not allowed to join.
type denial struct {
	edge   int32
	reason Reason
}

// sides identifies two parts at one moment: a part with the same root and size has the same nodes.
type sides struct{ rootA, sizeA, rootB, sizeB int }

func newJoiner(n int, edges []Edge) *joiner {
	j := &joiner{
		edges: edges, start: make([]uint32, n+1), next: make([]int32, n), seen: make(map[sides]bool),
		texts: NewParts(n), cores: NewParts(n), textsOfCore: make([]int32, n),
	}
	j.fileEdges()
	for _, e := range edges {
		if e.equal() {
			j.texts.Join(int(e.A), int(e.B))
		}
		if e.mutual() {
			j.cores.Join(int(e.A), int(e.B))
		}
	}
	j.parts = j.cores.Clone()
	for v := range n {
		j.next[v] = int32(v)
		if j.texts.Find(v) == v {
			j.textsOfCore[j.cores.Find(v)]++
		}
	}
	for v := range n {
		if root := j.cores.Find(v); root != v {
			j.next[v], j.next[root] = j.next[root], int32(v)
		}
	}
	j.textsOfPart = slices.Clone(j.textsOfCore)
	return j
}

// fileEdges lists the edges that can change a cluster under both of their nodes.
func (j *joiner) fileEdges() {
	for _, e := range j.edges {
		if e.Tells() {
			j.start[e.A]++
			j.start[e.B]++
		}
	}
	sum := uint32(0)
	for v, n := range j.start {
		sum += n
		j.start[v] = sum // the end of v for now; filling near moves it to the start
	}
	j.near = make([]int32, sum)
	for i, e := range j.edges {
		if e.Tells() {
			for _, v := range [2]int32{e.A, e.B} {
				j.start[v]--
				j.near[j.start[v]] = int32(i)
			}
		}
	}
}

// of returns the indices of the edges of a node.
func (j *joiner) of(v int32) []int32 { return j.near[j.start[v]:j.start[v+1]] }

// ring yields the nodes of the part of v, starting with v.
func (j *joiner) ring(v int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for w := v; ; {
			if !yield(w) {
				return
			}
			if w = j.next[w]; w == v {
				return
			}
		}
	}
}

// joinAll tries the edges that join and are not mutual, those with the most words first.
func (j *joiner) joinAll() {
	var order []int32
	for i, e := range j.edges {
		if e.joins() && j.cores.Find(int(e.A)) != j.cores.Find(int(e.B)) {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(x, y int32) int { return j.stronger(j.edges[x], j.edges[y]) })
	for _, i := range order {
		e := j.edges[i]
		a, b := j.parts.Find(int(e.A)), j.parts.Find(int(e.B))
		now := sides{a, j.parts.Size(a), b, j.parts.Size(b)}
		if a == b || j.seen[now] {
			continue
		}
		if reason, deny := j.weigh(a, b); deny {
			j.seen[now] = true
			j.denied = append(j.denied, denial{i, reason})
			continue
		}
		j.join(a, b)
	}
}

// stronger orders edges: more words first, then the larger containment of the smaller node, then more texts in the cores,
// then the larger containment of the larger node, then the nodes.
func (j *joiner) stronger(x, y Edge) int {
	return cmp.Or(
		cmp.Compare(y.Words, x.Words), cmp.Compare(y.ofSmaller(), x.ofSmaller()), cmp.Compare(j.textsAt(y), j.textsAt(x)),
		cmp.Compare(min(y.OfA, y.OfB), min(x.OfA, x.OfB)), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B),
	)
}

// textsAt returns the number of texts in the two cores that an edge connects.
func (j *joiner) textsAt(e Edge) int32 {
	return j.textsOfCore[j.cores.Find(int(e.A))] + j.textsOfCore[j.cores.Find(int(e.B))]
}

// join makes one part of the parts with roots a and b.
func (j *joiner) join(a, b int) {
	texts := j.textsOfPart[a] + j.textsOfPart[b]
	j.parts.Join(a, b)
	j.next[a], j.next[b] = j.next[b], j.next[a]
	j.textsOfPart[j.parts.Find(a)] = texts
}

// weigh reports whether the parts with roots a and b must not be joined, and why.
//
// It counts a whole core as related if one of its nodes is, because in a large group of near-duplicates not every pair
// was compared.
func (j *joiner) weigh(a, b int) (reason Reason, deny bool) {
	if j.parts.Size(a) > j.parts.Size(b) {
		a, b = b, a
	}
	if j.textsOfPart[a] == 1 && j.textsOfPart[b] == 1 {
		return 0, false
	}
	j.pairs, j.holdsA, j.holdsB = j.pairs[:0], j.holdsA[:0], j.holdsB[:0]
	for v := range j.ring(int32(a)) {
		for _, i := range j.of(v) {
			if w := int(j.edges[i].from(v)); j.parts.Find(w) == b {
				j.holdsA = append(j.holdsA, int32(j.texts.Find(int(v))))
				j.holdsB = append(j.holdsB, int32(j.texts.Find(w)))
				j.pairs = append(j.pairs, uint64(j.cores.Find(int(v)))<<32|uint64(j.cores.Find(w)))
			}
		}
	}
	if j.one(j.holdsA, a) || j.one(j.holdsB, b) {
		return OneText, true
	}
	slices.Sort(j.pairs)
	related := 0
	for _, p := range slices.Compact(j.pairs) {
		related += int(j.textsOfCore[p>>32]) * int(j.textsOfCore[uint32(p)])
	}
	all := int(j.textsOfPart[a]) * int(j.textsOfPart[b])
	return Unrelated, float64(related) <= agreeing*float64(all)
}

// one reports whether a single text holds on to the other part although its own part has more.
func (j *joiner) one(holds []int32, part int) bool {
	return j.textsOfPart[part] > 1 && !slices.ContainsFunc(holds, func(t int32) bool { return t != holds[0] })
}

// cuts returns the denied edges between different parts of the end result, for each two parts the strongest.
func (j *joiner) cuts() []Cut {
	var out []Cut
	seen := make(map[[2]int]bool)
	for _, d := range j.denied {
		a, b := int(j.edges[d.edge].A), int(j.edges[d.edge].B)
		x, y := j.parts.Find(a), j.parts.Find(b)
		ends := [2]int{min(x, y), max(x, y)}
		if x != y && !seen[ends] {
			seen[ends] = true
			out = append(out, Cut{a, b, d.reason})
		}
	}
	return out
}
