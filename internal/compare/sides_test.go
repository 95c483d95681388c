package compare

import (
	"testing"

	"github.com/copytaster/copytaster/internal/corpus"
)

// Sides without a word are kept within the same memory as others.
func TestKeptSides(t *testing.T) {
	s := newSides(1 << 30)
	for i := range 3 * keptTerms {
		s.keep(corpus.Ref(i), s.spareSide())
		if n := len(s.now) + len(s.older) + len(s.spare); n > 2*keptTerms/sideTerms+mostSpare {
			t.Fatalf("%d sides are kept", n)
		}
	}
}
