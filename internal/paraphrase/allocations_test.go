//go:build !race

package paraphrase

import "testing"

// TestNothingIsAllocated checks that what is done for every pair of sentences allocates nothing.
func TestNothingIsAllocated(t *testing.T) {
	m := load(t)
	sentences := encodedWire(t, m)
	s := NewScorer(m)
	loose, _ := m.Thresholds()
	var c Crowd
	var near []int
	all := func() {
		c.Reset()
		for i := range sentences {
			c.Add(&sentences[i])
		}
		for i := range sentences {
			near = c.Near(near[:0], &sentences[i])
			for _, k := range near {
				s.Hold(&sentences[i])
				s.From(&sentences[k], loose)
			}
		}
	}
	all() // which makes room
	if n := testing.AllocsPerRun(3, all); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if len(near) == 0 {
		t.Error("no sentence is near another")
	}
}
