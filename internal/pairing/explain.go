package pairing

import (
	"slices"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
)

// Sets is what the shingles of two articles tell. Of an article without shingles all counts are 0.
type Sets struct {
	ShinglesA, ShinglesB int // distinct
	ShinglesShared       int
	CommonShared         int // of these, common ones

	Bands, Rows int     // how signatures are cut
	BandsEqual  int     // bands in which the two signatures agree, up to Bands
	Estimate    float64 // of the resemblance, from the signatures, in [0, 1]

	PrintsA, PrintsB, PrintsShared int // distinct fingerprints
}

// Explain returns what the shingles of two articles tell, with the common ones that p knows. It may be called before or after Pairs.
func (s *Search) Explain(p *profile.Profile, a, b corpus.Ref) (Sets, error) {
	s.profile = p
	var sets, prints [2]shingle.Set
	r, x := s.corpus.Open(), prepare.Prepared{}
	for side, i := range [2]corpus.Ref{a, b} {
		if err := r.Read(&x, i, corpus.Terms); err != nil {
			return Sets{}, err
		}
		hashes := shingle.Hashes(nil, x.Text.Terms, prepare.Shingle)
		sets[side] = shingle.SetOf(hashes)
		var own []uint64
		for _, f := range s.winnow(nil, hashes) {
			own = append(own, f.Hash)
		}
		prints[side] = shingle.SetOf(own)
	}
	out := Sets{
		ShinglesA: len(sets[0]), ShinglesB: len(sets[1]), ShinglesShared: shingle.Common(sets[0], sets[1]),
		PrintsA: len(prints[0]), PrintsB: len(prints[1]), PrintsShared: shingle.Common(prints[0], prints[1]),
	}
	for _, h := range sets[0] {
		if _, shared := slices.BinarySearch(sets[1], h); shared && p.Common.Has(h) {
			out.CommonShared++
		}
	}
	sketcher := sketch.New(prepare.Slots)
	m, n := sketcher.Sign(nil, sets[0]), sketcher.Sign(nil, sets[1])
	out.Bands, out.Rows = s.o.Bands.Shape()
	out.BandsEqual, out.Estimate = s.o.Bands.Agree(m, n), sketch.Resemblance(m, n)
	return out, nil
}

// Group is a large group of near-duplicates, of which only the pairs with its representative are looked for.
type Group struct {
	Representative corpus.Ref
	Articles       int
}

// LargeGroup returns the large group that two articles are both in, and whether there is one. It comes after [Search.Group].
func (s *Search) LargeGroup(a, b corpus.Ref) (Group, bool) {
	g := s.groupOf[s.classes.classOf(a)]
	if g != s.groupOf[s.classes.classOf(b)] || !s.large(g) {
		return Group{}, false
	}
	return Group{s.classes.first(s.groups[g].classes[0]), s.groups[g].docs}, true
}
