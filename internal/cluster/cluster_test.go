package cluster

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func ExampleOf() {
	// Two versions of a story, and a digest that contains the shorter one and another story.
	edges := []Edge{
		{A: 0, B: 1, OfA: 0.9, OfB: 0.7, Words: 180},
		{A: 0, B: 2, OfA: 1, OfB: 0.4, Words: 200},
		{A: 1, B: 2, OfA: 0.7, OfB: 0.36, Words: 180},
		{A: 2, B: 3, OfA: 0.24, OfB: 1, Words: 120},
	}
	for _, c := range Of(4, edges) {
		fmt.Println(c.Members, c.Bridges, c.Diameter)
		for _, x := range c.Cuts {
			fmt.Println("cut:", x.From, x.To, x.Reason)
		}
	}
	// Output:
	// [0 1 2] [] 1
	// cut: 2 3 one-text
}

// mutual returns edges that are never cut.
func mutual(pairs ...[2]int) []Edge {
	var edges []Edge
	for _, p := range pairs {
		edges = append(edges, Edge{A: int32(p[0]), B: int32(p[1]), OfA: 0.8, OfB: 0.7, Words: 90})
	}
	return edges
}

func TestOfByHand(t *testing.T) {
	for _, c := range []struct {
		name  string
		n     int
		edges []Edge
		want  []Cluster
	}{
		{"no nodes", 0, nil, nil},
		{"no edges", 3, nil, nil},
		{"a pair", 2, mutual([2]int{0, 1}), []Cluster{{Members: []int{0, 1}, Diameter: 1}}},
		{"a pair that has too little", 2, []Edge{{A: 0, B: 1, OfA: 0.59, OfB: 0.59, Words: 59}}, nil},
		{"a small text in a large one", 2, []Edge{{A: 0, B: 1, OfA: 0.6, OfB: 0.01, Words: 6}}, []Cluster{{Members: []int{0, 1}, Diameter: 1}}},
		{"an edge twice", 3, mutual([2]int{1, 2}, [2]int{1, 2}), []Cluster{{Members: []int{1, 2}, Diameter: 1}}},
		{"a chain of three: its ends are no parts of two", 3, mutual([2]int{0, 1}, [2]int{1, 2}), []Cluster{{Members: []int{0, 1, 2}, Diameter: 2}}},
		{"a chain of four", 4, mutual([2]int{0, 1}, [2]int{1, 2}, [2]int{2, 3}), []Cluster{{Members: []int{0, 1, 2, 3}, Bridges: [][2]int{{1, 2}}, Diameter: 3}}},
		{"a double edge is a bridge", 4, mutual([2]int{0, 1}, [2]int{1, 2}, [2]int{1, 2}, [2]int{2, 3}),
			[]Cluster{{Members: []int{0, 1, 2, 3}, Bridges: [][2]int{{1, 2}}, Diameter: 3}}},
		{"a ring", 5, mutual([2]int{0, 1}, [2]int{1, 2}, [2]int{2, 3}, [2]int{3, 4}, [2]int{0, 4}), []Cluster{{Members: []int{0, 1, 2, 3, 4}, Diameter: 2}}},
		{"two triangles and what joins them", 7, mutual([2]int{0, 2}, [2]int{2, 4}, [2]int{0, 4}, [2]int{4, 5}, [2]int{1, 3}, [2]int{3, 5}, [2]int{1, 5}),
			[]Cluster{{Members: []int{0, 1, 2, 3, 4, 5}, Bridges: [][2]int{{4, 5}}, Diameter: 3}}},
		{"two clusters", 6, mutual([2]int{1, 5}, [2]int{0, 4}, [2]int{3, 5}), []Cluster{{Members: []int{0, 4}, Diameter: 1}, {Members: []int{1, 3, 5}, Diameter: 2}}},
		{"what is related does not join", 3, append(mutual([2]int{0, 1}), Edge{A: 1, B: 2, OfA: 0.5, OfB: 0.5, Words: 50}), []Cluster{{Members: []int{0, 1}, Diameter: 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Of(c.n, c.edges); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

// TestTwin compares Of with the definitions on small random sets of articles.
func TestTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	cut, clusters := 0, 0
	for range 3000 {
		articles := randomArticles(rng)
		edges := edgesOf(articles)
		got, want := Of(len(articles), edges), slowOf(len(articles), edges)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q:\ngot  %+v\nwant %+v", articles, got, want)
		}
		for _, c := range got {
			clusters++
			cut += len(c.Cuts)
		}
		rng.Shuffle(len(edges), func(i, k int) { edges[i], edges[k] = edges[k], edges[i] })
		if again := Of(len(articles), edges); !reflect.DeepEqual(got, again) {
			t.Fatalf("%q: %+v in one order of the edges, %+v in another", articles, got, again)
		}
	}
	if cut < 100 || clusters < 1000 {
		t.Errorf("%d clusters with %d cuts put the rule to no test", clusters, cut)
	}
}

// randomArticles mixes paragraphs of three stories: whole, cut, merged, quoted.
func randomArticles(rng *rand.Rand) []string {
	stories := []string{"abcdefghij", "klmnopq", "rstuv"}
	var out []string
	for range 1 + rng.IntN(14) {
		var text strings.Builder
		for range 1 + rng.IntN(2) {
			s := stories[rng.IntN(len(stories))]
			from := rng.IntN(2) * rng.IntN(len(s))
			text.WriteString(s[from : from+1+rng.IntN(len(s)-from)])
		}
		if rng.IntN(2) == 0 {
			text.WriteString(string(rune('A'+rng.IntN(26))) + string(rune('A'+rng.IntN(26))))
		}
		out = append(out, text.String())
	}
	return out
}

// slowOf follows the rule word by word over lists of nodes. It finds bridges by removing each edge, and the diameter from
// all distances.
func slowOf(n int, edges []Edge) []Cluster {
	texts := partsOf(n, edges, Edge.equal)
	cores := partsOf(n, edges, Edge.mutual)
	parts := slices.Clone(cores)
	order := slices.Clone(edges)
	textsAt := func(e Edge) int {
		return len(holdersOf(texts, cores[holderOf(cores, int(e.A))])) + len(holdersOf(texts, cores[holderOf(cores, int(e.B))]))
	}
	slices.SortFunc(order, func(x, y Edge) int {
		return cmp.Or(
			int(y.Words-x.Words), cmp.Compare(y.ofSmaller(), x.ofSmaller()), textsAt(y)-textsAt(x),
			cmp.Compare(min(y.OfA, y.OfB), min(x.OfA, x.OfB)), int(x.A-y.A), int(x.B-y.B),
		)
	})
	var denied []Cut
	for _, e := range order {
		a, b := holderOf(parts, int(e.A)), holderOf(parts, int(e.B))
		if a == b || !e.joins() {
			continue
		}
		if reason, deny := slowWeigh(edges, texts, cores, parts[a], parts[b]); deny {
			denied = append(denied, Cut{int(e.A), int(e.B), reason})
			continue
		}
		parts[a] = slices.Sorted(slices.Values(slices.Concat(parts[a], parts[b])))
		parts = slices.Delete(parts, b, b+1)
	}
	slices.SortFunc(parts, func(x, y []int) int { return x[0] - y[0] })
	dist := distances(n, slices.DeleteFunc(slices.Clone(edges), func(e Edge) bool { return !e.joins() || holderOf(parts, int(e.A)) != holderOf(parts, int(e.B)) }))
	var out []Cluster
	for i, members := range parts {
		if len(members) > 1 {
			out = append(out, describe(i, parts, edges, denied, dist))
		}
	}
	return out
}

// holderOf returns the index of the list that holds v.
func holderOf(lists [][]int, v int) int {
	return slices.IndexFunc(lists, func(l []int) bool { return slices.Contains(l, v) })
}

// holdersOf returns the indices of the lists that hold any of the nodes.
func holdersOf(lists [][]int, nodes []int) map[int]bool {
	out := make(map[int]bool)
	for _, v := range nodes {
		out[holderOf(lists, v)] = true
	}
	return out
}

func slowWeigh(edges []Edge, texts, cores [][]int, p, q []int) (Reason, bool) {
	var holdsP, holdsQ []int
	related := make(map[[2]int]bool)
	for _, e := range edges {
		x, y := int(e.A), int(e.B)
		if slices.Contains(q, x) {
			x, y = y, x
		}
		if e.ofSmaller() >= relatedFrom && slices.Contains(p, x) && slices.Contains(q, y) {
			holdsP, holdsQ = append(holdsP, x), append(holdsQ, y)
			related[[2]int{holderOf(cores, x), holderOf(cores, y)}] = true
		}
	}
	textsP, textsQ := len(holdersOf(texts, p)), len(holdersOf(texts, q))
	if textsP > 1 && len(holdersOf(texts, holdsP)) == 1 || textsQ > 1 && len(holdersOf(texts, holdsQ)) == 1 {
		return OneText, true
	}
	pairs := 0
	for c := range related {
		pairs += len(holdersOf(texts, cores[c[0]])) * len(holdersOf(texts, cores[c[1]]))
	}
	return Unrelated, 3*pairs <= 2*textsP*textsQ
}

// describe makes the Cluster of a part.
func describe(i int, parts [][]int, edges []Edge, denied []Cut, dist [][]int) Cluster {
	c := Cluster{Members: parts[i]}
	inside := slices.DeleteFunc(slices.Clone(edges), func(e Edge) bool {
		return !e.joins() || !slices.Contains(c.Members, int(e.A)) || !slices.Contains(c.Members, int(e.B))
	})
	for _, e := range inside {
		pair := [2]int{int(e.A), int(e.B)}
		rest := slices.DeleteFunc(slices.Clone(inside), func(x Edge) bool { return x.A == e.A && x.B == e.B })
		left := partsOf(len(dist), rest, Edge.joins)
		a, b := left[holderOf(left, pair[0])], left[holderOf(left, pair[1])]
		if !slices.Contains(a, pair[1]) && len(a) > 1 && len(b) > 1 && !slices.Contains(c.Bridges, pair) {
			c.Bridges = append(c.Bridges, pair)
		}
	}
	slices.SortFunc(c.Bridges, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	others := make(map[int]bool)
	for _, d := range denied {
		if holderOf(parts, d.To) == i {
			d.From, d.To = d.To, d.From
		}
		to := holderOf(parts, d.To)
		if holderOf(parts, d.From) == i && to != i && !others[to] {
			others[to] = true
			c.Cuts = append(c.Cuts, d)
		}
	}
	slices.SortFunc(c.Cuts, func(x, y Cut) int { return slices.Compare([]int{x.From, x.To}, []int{y.From, y.To}) })
	for _, x := range c.Members {
		for _, y := range c.Members {
			c.Diameter = max(c.Diameter, dist[x][y])
		}
	}
	return c
}

// partsOf returns the connected components by the edges that meant accepts, by smallest member.
func partsOf(n int, edges []Edge, meant func(Edge) bool) [][]int {
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	for _, e := range edges {
		from, to := max(root[e.A], root[e.B]), min(root[e.A], root[e.B])
		for i, r := range root {
			if meant(e) && r == from {
				root[i] = to
			}
		}
	}
	parts := make([][]int, n)
	for i, r := range root {
		parts[r] = append(parts[r], i)
	}
	return slices.DeleteFunc(parts, func(p []int) bool { return len(p) == 0 })
}

// distances computes all distances by the algorithm of Floyd and Warshall.
func distances(n int, edges []Edge) [][]int {
	const far = 1 << 20
	d := make([][]int, n)
	for i := range d {
		d[i] = slices.Repeat([]int{far}, n)
		d[i][i] = 0
	}
	for _, e := range edges {
		d[e.A][e.B], d[e.B][e.A] = 1, 1
	}
	for k := range n {
		for i := range n {
			for j := range n {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}

// TestLarge has shapes on which quadratic work would not end.
func TestLarge(t *testing.T) {
	n := 100_000
	if testing.Short() {
		n = 10_000
	}
	perm := rand.New(rand.NewPCG(3, 4)).Perm(n)
	edge := func(x, y int) [2]int { return [2]int{min(perm[x], perm[y]), max(perm[x], perm[y])} }
	shapes := map[string]struct {
		edges             func() [][2]int
		bridges, diameter int
	}{
		"chain": {func() (edges [][2]int) {
			for i := range n - 1 {
				edges = append(edges, edge(i, i+1))
			}
			return edges
		}, n - 3, n - 1},
		"star": {func() (edges [][2]int) {
			for i := 1; i < n; i++ {
				edges = append(edges, edge(0, i))
			}
			return edges
		}, 0, 2},
		"each with the next two": {func() (edges [][2]int) {
			for i := range n - 1 {
				edges = append(edges, edge(i, i+1))
				if i+2 < n {
					edges = append(edges, edge(i, i+2))
				}
			}
			return edges
		}, 0, n / 2},
		"each with the first four and the last four before": {func() (edges [][2]int) {
			for i := range n {
				for d := range 4 {
					if d < i {
						edges = append(edges, edge(d, i))
					}
					if i-1-d > 0 {
						edges = append(edges, edge(i-1-d, i))
					}
				}
			}
			return edges
		}, 0, 2},
		"two stars and what joins their hubs": {func() (edges [][2]int) {
			for i := 2; i < n; i++ {
				edges = append(edges, edge(i%2, i))
			}
			return append(edges, edge(0, 1))
		}, 1, 3},
	}
	for name, s := range shapes {
		t.Run(name, func(t *testing.T) {
			got := Of(n, mutual(s.edges()...))
			if len(got) != 1 || len(got[0].Members) != n || len(got[0].Bridges) != s.bridges || got[0].Diameter != s.diameter {
				t.Fatalf("%d clusters; of the first %d members, %d bridges, diameter %d; want 1 cluster, %d, %d, %d",
					len(got), len(got[0].Members), len(got[0].Bridges), got[0].Diameter, n, s.bridges, s.diameter)
			}
		})
	}
}

// TestContested has two stories whose articles are all in one digest, and one story whose articles are each in a digest
// of their own, so that most joins are weighed and cut.
func TestContested(t *testing.T) {
	n := 60_000
	if testing.Short() {
		n = 6_000
	}
	var edges []Edge
	small := func(s, l int) { // s is contained in l
		e := Edge{A: int32(min(s, l)), B: int32(max(s, l)), OfA: 1, OfB: 0.1, Words: int32(100 + s%7)}
		if s > l {
			e.OfA, e.OfB = e.OfB, e.OfA
		}
		edges = append(edges, e)
	}
	digest := n - 1
	for i := range n - 1 {
		small(i, digest)
		if i >= 2 {
			edges = append(edges, mutual([2]int{i - 2, i})...)
		}
	}
	for i := 0; i < n-2; i += 2 {
		small(i, n+i) // each in a text of its own that has nothing to do with the rest
	}
	got := Of(2*n, edges)
	if len(got) != 2 || len(got[0].Members)+len(got[1].Members) != n {
		t.Fatalf("%d clusters, want the two stories, and the digest with one of them", len(got))
	}
	if cuts := len(got[0].Cuts); cuts != n/2 {
		t.Errorf("%d cuts, want one for each digest and one to the other story", cuts)
	}
}

// TestComplete has 1,000 articles, each of which shares text with every other.
func TestComplete(t *testing.T) {
	var pairs [][2]int
	for y := range 1000 {
		for x := range y {
			pairs = append(pairs, [2]int{x, y})
		}
	}
	got := Of(1000, mutual(pairs...))
	if len(got) != 1 || len(got[0].Bridges) != 0 || got[0].Diameter != 1 {
		t.Errorf("%d clusters, %d bridges, diameter %d", len(got), len(got[0].Bridges), got[0].Diameter)
	}
	pairs = slices.DeleteFunc(pairs, func(e [2]int) bool { return e == [2]int{3, 7} })
	if got := Of(1000, mutual(pairs...))[0].Diameter; got != 2 {
		t.Errorf("with one pair apart the diameter is %d", got)
	}
}
