package index

import (
	"maps"
	"math/rand/v2"
	"testing"
)

func all(x, y uint32) bool { return true }

// links returns the pairs that Links makes.
func links(t *testing.T, holders []uint32, each int, allowed func(x, y uint32) bool) (pairs map[[2]uint32]bool, left int) {
	t.Helper()
	pairs = make(map[[2]uint32]bool)
	left = Links(holders, each, allowed, func(x, y uint32) {
		if !allowed(x, y) {
			t.Errorf("%d and %d are not allowed", x, y)
		}
		if pairs[[2]uint32{x, y}] || pairs[[2]uint32{y, x}] {
			t.Errorf("%d and %d come twice", x, y)
		}
		pairs[[2]uint32{x, y}] = true
	})
	if n := len(holders); left != n*(n-1)/2-len(pairs) {
		t.Errorf("%d holders, %d pairs made: %d left", n, len(pairs), left)
	}
	return pairs, left
}

func TestLinksByHand(t *testing.T) {
	got, left := links(t, []uint32{40, 10, 30, 20, 50}, 1, all)
	want := map[[2]uint32]bool{{40, 10}: true, {40, 30}: true, {10, 30}: true, {40, 20}: true, {30, 20}: true, {40, 50}: true, {20, 50}: true}
	if !maps.Equal(got, want) || left != 3 {
		t.Errorf("links %v and %d left, want %v and 3", got, left, want)
	}
}

// TestLinks checks that the links connect the holders and are linear in number if all pairs are allowed.
func TestLinks(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 8, 9, 10, 100, 2*reach + 10, 5000} {
		holders := make([]uint32, n)
		for i, p := range rand.New(rand.NewPCG(1, 2)).Perm(n) {
			holders[i] = uint32(p)
		}
		const few = 4
		pairs, left := links(t, holders, few, all)
		if len(pairs) > 2*few*n {
			t.Errorf("%d holders: %d pairs", n, len(pairs))
		}
		if n <= 2*few+1 && left != 0 {
			t.Errorf("%d holders: %d pairs left", n, left)
		}
		if parts := components(holders, pairs); n > 0 && parts != 1 {
			t.Errorf("%d holders fall into %d parts", n, parts)
		}
	}
}

// components counts the connected components that pairs make of the holders.
func components(holders []uint32, pairs map[[2]uint32]bool) int {
	root := make(map[uint32]uint32)
	for _, h := range holders {
		root[h] = h
	}
	find := func(x uint32) uint32 {
		for root[x] != x {
			root[x] = root[root[x]]
			x = root[x]
		}
		return x
	}
	parts := len(holders)
	for p := range pairs {
		if x, y := find(p[0]), find(p[1]); x != y {
			root[x] = y
			parts--
		}
	}
	return parts
}

// TestLinksAllowed checks that Links calls allowed a bounded number of times for each holder, whatever it returns.
func TestLinksAllowed(t *testing.T) {
	holders := make([]uint32, 4000)
	for i := range holders {
		holders[i] = uint32(i)
	}
	for _, c := range []struct {
		name    string
		allowed func(x, y uint32) bool
	}{
		{"none", func(x, y uint32) bool { return false }},
		{"odd with even", func(x, y uint32) bool { return x%2 != y%2 }},
		{"near ones", func(x, y uint32) bool { return max(x, y)-min(x, y) <= 20 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := 0
			pairs, _ := links(t, holders, 4, func(x, y uint32) bool { asked++; return c.allowed(x, y) })
			if most := (2*reach + 16) * len(holders); asked > most {
				t.Errorf("asked %d times", asked)
			}
			parts := components(holders, pairs)
			if c.name == "none" {
				if len(pairs) > 0 {
					t.Errorf("%d pairs", len(pairs))
				}
			} else if parts != 1 {
				t.Errorf("%d parts", parts)
			}
		})
	}
}
