package versions

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Common returns the terms of a and b that stand in passages of the two as equal ones.
func Common(a, b *normalize.Text, passages []align.Passage) (inA, inB bitset.Set) {
	inA, inB = bitset.New(len(a.Terms)), bitset.New(len(b.Terms))
	for p := range passages {
		for i, k := range passages[p].EqualTerms(a, b) {
			inA.Add(i)
			inB.Add(k)
		}
	}
	return inA, inB
}

// TakenBack returns the terms of a version that a correction took back. stood are those that stand in the version just
// before the correction, all if it is this one; stands those that stand in the correction.
//
// What a correction takes back stood until then, and stands no more: what was gone before, an update had changed. More than
// mostCorrected terms in a row were cut, and not corrected.
func TakenBack(stood, stands bitset.Set) bitset.Set {
	back := bitset.New(64 * len(stood))
	for _, r := range stood.Without(stands).Ranges() {
		if r[1]-r[0] <= mostCorrected {
			back.AddRange(r[0], r[1])
		}
	}
	return back
}

// Stretch is text that stands in two articles.
type Stretch struct{ A, B news.Span }

// Carried returns the stretches of a version that an article still carries though they were taken back, in the order of
// the article. a and b are the two, the article is a if inA and b if not; passages are theirs, and back are the terms of the
// version that were taken back, all of a version that was withdrawn. A stretch ends where the passage does, and where the
// version has a term between that the article has not, or that was not taken back.
func Carried(a, b *normalize.Text, passages []align.Passage, inA bool, back bitset.Set) []Stretch {
	var out []Stretch
	for p := range passages {
		last := -2
		for i, k := range passages[p].EqualTerms(a, b) {
			at := i
			if inA {
				at = k
			}
			if !back.Has(at) {
				continue
			}
			if at != last+1 {
				out = append(out, Stretch{A: a.Spans[i], B: b.Spans[k]})
			}
			x := &out[len(out)-1]
			x.A.End, x.B.End = a.Spans[i].End, b.Spans[k].End
			last = at
		}
	}
	slices.SortStableFunc(out, func(x, y Stretch) int {
		if inA {
			return cmp.Compare(x.A.Start, y.A.Start)
		}
		return cmp.Compare(x.B.Start, y.B.Start)
	})
	return out
}
