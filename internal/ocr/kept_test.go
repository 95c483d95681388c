package ocr

import (
	"math/rand/v2"
	"testing"
)

// TestKeptTwin asks for paths at random and compares with a look at every one of them.
func TestKeptTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	words := func(room, most int) stretch {
		from := r.IntN(room)
		return stretch{from, from + 1 + r.IntN(most)}
	}
	for range 200 {
		var k kept
		k.reset()
		room := 1 + r.IntN(2000)
		for range r.IntN(60) {
			k.add(path{{a: words(room, 300), b: words(room, 300)}})
		}
		for range 50 {
			a, b := words(room, 100), words(room, 100)
			both, inA, inB := false, false, false
			touching := make(map[int32]bool)
			for _, i := range k.touching(a) {
				touching[i] = true
			}
			for i, p := range k.paths {
				ofA, ofB := p.sides()
				both = both || ofA.holds(a) && ofB.holds(b)
				inA, inB = inA || ofA.holds(a), inB || ofB.holds(b)
				if ofA.meets(a) && !touching[int32(i)] {
					t.Fatalf("%v meets %v and is not found", ofA, a)
				}
			}
			if k.holds(a, b) != both || k.holdsA(a) != inA || k.holdsB(b) != inB {
				t.Fatalf("%v, %v: %v %v %v, want %v %v %v", a, b, k.holds(a, b), k.holdsA(a), k.holdsB(b), both, inA, inB)
			}
		}
	}
}

// TestKeptIsLinear: with n passages in another order each asks for a few others only, however many there are.
func TestKeptIsLinear(t *testing.T) {
	asked := func(n int) (sum int) {
		var k kept
		k.reset()
		for i, at := range rand.New(rand.NewPCG(5, 6)).Perm(n) {
			a := stretch{20 * i, 20*i + 20}
			sum += len(k.touching(a))
			k.add(path{{a: a, b: stretch{20 * at, 20*at + 20}}})
		}
		return sum
	}
	if once, twice := asked(2000), asked(4000); twice > once*23/10 {
		t.Errorf("%d are looked at for 2,000 passages, %d for 4,000", once, twice)
	}
}
