package cluster

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func ExampleComponents() {
	// Two versions of a story, one article that took from both, and two that have nothing to do with it.
	edges := []Edge{{0, 1}, {0, 2}, {1, 2}, {3, 4}}
	for _, c := range Components(6, edges) {
		fmt.Println(c.Members, c.Bridges, c.Diameter)
	}
	// Output:
	// [0 1 2] [] 1
	// [3 4] [] 1
}

func TestComponentsByHand(t *testing.T) {
	for _, c := range []struct {
		name  string
		n     int
		edges []Edge
		want  []Cluster
	}{
		{"no nodes", 0, nil, nil},
		{"no edges", 3, nil, nil},
		{"a pair", 2, []Edge{{0, 1}}, []Cluster{{Members: []int{0, 1}, Diameter: 1}}},
		{"an edge twice", 3, []Edge{{1, 2}, {1, 2}}, []Cluster{{Members: []int{1, 2}, Diameter: 1}}},
		{"a chain of three: its ends are no parts of two", 3, []Edge{{0, 1}, {1, 2}}, []Cluster{{Members: []int{0, 1, 2}, Diameter: 2}}},
		{"a chain of four", 4, []Edge{{0, 1}, {1, 2}, {2, 3}}, []Cluster{{Members: []int{0, 1, 2, 3}, Bridges: []Edge{{1, 2}}, Diameter: 3}}},
		{"a double edge is a bridge", 4, []Edge{{0, 1}, {1, 2}, {1, 2}, {2, 3}}, []Cluster{{Members: []int{0, 1, 2, 3}, Bridges: []Edge{{1, 2}}, Diameter: 3}}},
		{"a ring", 5, []Edge{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 4}}, []Cluster{{Members: []int{0, 1, 2, 3, 4}, Diameter: 2}}},
		{"all with all", 4, []Edge{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}, []Cluster{{Members: []int{0, 1, 2, 3}, Diameter: 1}}},
		{"two triangles and what joins them", 7, []Edge{{0, 2}, {2, 4}, {0, 4}, {4, 5}, {1, 3}, {3, 5}, {1, 5}},
			[]Cluster{{Members: []int{0, 1, 2, 3, 4, 5}, Bridges: []Edge{{4, 5}}, Diameter: 3}}},
		{"two clusters", 6, []Edge{{1, 5}, {0, 4}, {3, 5}}, []Cluster{{Members: []int{0, 4}, Diameter: 1}, {Members: []int{1, 3, 5}, Diameter: 2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Components(c.n, c.edges); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestComponentsTwin compares with the definitions on small random graphs.
func TestComponentsTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		n := 1 + rng.IntN(14)
		edges := make([]Edge, rng.IntN(2*n))
		for i := range edges {
			x, y := rng.IntN(n), rng.IntN(n)
			if x == y {
				y = (x + 1) % n
			}
			edges[i] = Edge{min(x, y), max(x, y)}
		}
		if n == 1 {
			edges = nil
		}
		if got, want := Components(n, edges), slowComponents(n, edges); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d nodes, edges %v:\ngot  %v\nwant %v", n, edges, got, want)
		}
	}
}

// slowComponents finds bridges by leaving out each edge, and the diameter from all distances.
func slowComponents(n int, edges []Edge) []Cluster {
	var out []Cluster
	for _, members := range partsOf(n, edges) {
		if len(members) < 2 {
			continue
		}
		c := Cluster{Members: members}
		for _, e := range edges {
			if !slices.Contains(members, e.A) || slices.Contains(c.Bridges, e) {
				continue
			}
			rest := slices.DeleteFunc(slices.Clone(edges), func(x Edge) bool { return x == e })
			whole := true
			small := false
			for _, part := range partsOf(n, rest) {
				if slices.Contains(part, e.A) {
					whole = slices.Contains(part, e.B)
				}
				if slices.Contains(part, e.A) || slices.Contains(part, e.B) {
					small = small || len(part) < 2
				}
			}
			if !whole && !small {
				c.Bridges = append(c.Bridges, e)
			}
		}
		slices.SortFunc(c.Bridges, func(x, y Edge) int { return cmp.Or(x.A-y.A, x.B-y.B) })
		dist := distances(n, edges)
		for _, x := range members {
			for _, y := range members {
				c.Diameter = max(c.Diameter, dist[x][y])
			}
		}
		out = append(out, c)
	}
	return out
}

// partsOf returns the parts of a graph by union and find, by smallest member.
func partsOf(n int, edges []Edge) [][]int {
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	for _, e := range edges {
		from, to := max(root[e.A], root[e.B]), min(root[e.A], root[e.B])
		for i, r := range root {
			if r == from {
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

// distances is the algorithm of Floyd and Warshall.
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

// TestComponentsLarge has shapes on which work that grows with the square of the nodes would not end.
func TestComponentsLarge(t *testing.T) {
	n := 100_000
	if testing.Short() {
		n = 10_000
	}
	perm := rand.New(rand.NewPCG(3, 4)).Perm(n)
	edge := func(x, y int) Edge { return Edge{min(perm[x], perm[y]), max(perm[x], perm[y])} }
	shapes := map[string]struct {
		edges             func() []Edge
		bridges, diameter int
	}{
		"chain": {func() (edges []Edge) {
			for i := range n - 1 {
				edges = append(edges, edge(i, i+1))
			}
			return edges
		}, n - 3, n - 1},
		"star": {func() (edges []Edge) {
			for i := 1; i < n; i++ {
				edges = append(edges, edge(0, i))
			}
			return edges
		}, 0, 2},
		"each with the next two": {func() (edges []Edge) {
			for i := range n - 1 {
				edges = append(edges, edge(i, i+1))
				if i+2 < n {
					edges = append(edges, edge(i, i+2))
				}
			}
			return edges
		}, 0, n / 2},
		"each with the first four and the last four before": {func() (edges []Edge) {
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
		"two stars and what joins their hubs": {func() (edges []Edge) {
			for i := 2; i < n; i++ {
				edges = append(edges, edge(i%2, i))
			}
			return append(edges, edge(0, 1))
		}, 1, 3},
	}
	for name, s := range shapes {
		t.Run(name, func(t *testing.T) {
			got := Components(n, s.edges())
			if len(got) != 1 || len(got[0].Members) != n || len(got[0].Bridges) != s.bridges || got[0].Diameter != s.diameter {
				t.Fatalf("%d clusters; of the first %d members, %d bridges, diameter %d; want 1 cluster, %d, %d, %d",
					len(got), len(got[0].Members), len(got[0].Bridges), got[0].Diameter, n, s.bridges, s.diameter)
			}
		})
	}
}

// TestComponentsComplete has 1,000 articles of which each shares text with each.
func TestComponentsComplete(t *testing.T) {
	var edges []Edge
	for y := range 1000 {
		for x := range y {
			edges = append(edges, Edge{x, y})
		}
	}
	got := Components(1000, edges)
	if len(got) != 1 || len(got[0].Bridges) != 0 || got[0].Diameter != 1 {
		t.Errorf("%d clusters, %d bridges, diameter %d", len(got), len(got[0].Bridges), got[0].Diameter)
	}
	edges = slices.DeleteFunc(edges, func(e Edge) bool { return e == Edge{3, 7} })
	if got := Components(1000, edges)[0].Diameter; got != 2 {
		t.Errorf("with one pair apart the diameter is %d", got)
	}
}
