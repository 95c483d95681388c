package align

import (
	"iter"

	"github.com/copytaster/copytaster/internal/normalize"
)

// EqualTerms yields the terms of a and b that stand in the passage as equal ones, by their places in [normalize.Text.Terms],
// in the order of the text. The passage must be one of a and b.
func (p *Passage) EqualTerms(a, b *normalize.Text) iter.Seq2[int, int] {
	return func(yield func(i, k int) bool) {
		i, endA := a.TermsIn(p.A)
		k, endB := b.TermsIn(p.B)
		for e := 0; ; e++ {
			toA, toB, nextA, nextB := endA, endB, endA, endB
			if e < len(p.Edits) {
				toA, nextA = a.TermsIn(p.Edits[e].A)
				toB, nextB = b.TermsIn(p.Edits[e].B)
			}
			for ; i < toA && k < toB; i, k = i+1, k+1 {
				if !yield(i, k) {
					return
				}
			}
			if e >= len(p.Edits) {
				return
			}
			i, k = nextA, nextB
		}
	}
}
