package paraphrase

import "testing"

func TestReachByHand(t *testing.T) {
	m := synthetic(t)
	s := NewScorer(m)
	s.Hold(encode(m, "en", "The minister bought a company"))
	for other, want := range map[string]bool{
		"The minister bought a company":   true,
		"The minister will buy two towns": true,
		"Ships sail north":                false,
		"":                                false,
	} {
		b := encode(m, "en", other)
		if got := s.CanReach(b, .5); got != want {
			t.Errorf("%q: %v, want %v", other, got, want)
		}
		if !s.CanReach(b, leastShare/2) {
			t.Errorf("%q cannot reach a score that half a share reaches", other)
		}
	}
	if !s.EncodedCanReach([]byte("no sentence"), .5) {
		t.Error("what is no sentence was turned down")
	}
}

// TestReachIsABound holds the reach of each sentence of the five articles against the shares of all pairs.
func TestReachIsABound(t *testing.T) {
	m := load(t)
	sentences := encodedWire(t, m)
	s := NewScorer(m)
	loose, _ := m.Thresholds()
	little, told := 0, 0 // pairs with too little in common, and those that were told by the reach
	for i := range sentences {
		for k := range sentences {
			a, b := &sentences[i], &sentences[k]
			s.Hold(a)
			can := s.CanReach(b, loose)
			if encoded := b.AppendBinary(nil); s.EncodedCanReach(encoded, loose) != can {
				t.Fatalf("sentences %d and %d: another answer for the bytes", i, k)
			}
			s.align(b)
			sum := s.reachOfHeld().sum()
			for _, t := range b.tokens {
				sum.add(t)
			}
			share, ofLonger := s.pair.share()
			mostShare, mostOfLonger := sum.share()
			if mostShare < share || mostOfLonger < ofLonger {
				t.Fatalf("sentences %d and %d: a reach of %v and %v, a share of %v and %v", i, k, mostShare, mostOfLonger, share, ofLonger)
			} else if isLittle(share, ofLonger) {
				little++
			} else if !can {
				t.Fatalf("sentences %d and %d have a share of %v and %v and were turned down", i, k, share, ofLonger)
			}
			if !can {
				told++
			}
		}
	}
	if told < little*3/4 {
		t.Errorf("of %d pairs with too little in common %d were turned down", little, told)
	}
}
