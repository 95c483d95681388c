package pairing

import (
	"context"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/short"
)

// byFingerprint collects the pairs that share a run of MinWords terms with a shingle in it that is not common, all of them, and
// others that share less; and links the classes that share a stretch of which every shingle is common, see [Search.Thin]. Where many share a fingerprint and
// a term beside it, all pairs have the tag [match.ByCrowded], and the links among them [match.ByFingerprint].
func byFingerprint(ctx context.Context, s *Search) ([]*index.Pairs, error) {
	joiners := s.joinersOf(Prints)
	if err := s.joinBy(ctx, joiners, s.keys(Prints), s.rule(Prints).join); err != nil {
		return nil, err
	}
	var crowded []uint64
	for _, j := range joiners {
		crowded = append(crowded, j.crowded...)
	}
	if len(crowded) > 0 {
		if err := s.joinFlanked(ctx, joiners, crowded); err != nil {
			return nil, err
		}
	}
	pairs := s.joined(joiners)
	if s.profile.Common.Len() == 0 {
		return pairs, nil
	}
	linkers := s.joinersOf(CommonPrints)
	if err := s.joinBy(ctx, linkers, s.keys(CommonPrints), s.rule(CommonPrints).join); err != nil {
		return nil, err
	}
	links, err := s.Thin(index.MergeTagged(s.joined(linkers)...))
	return append(pairs, links), err
}

// printer appends the fingerprints of a class, by its shingles, to dst.
type printer func(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint

// prints returns keys that a printer makes of the shingles.
func (s *Search) prints(kind Kind, of printer) Keys {
	open := func() func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
		var hashes []uint64
		return func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
			if len(hashes) > corpus.LongArticle && len(x.Text.Terms) <= corpus.LongArticle {
				hashes = nil
			}
			hashes = shingle.Hashes(hashes[:0], x.Text.Terms, prepare.Shingle)
			return of(dst, hashes)
		}
	}
	return Keys{kind, corpus.Terms, open}
}

// joinFlanked joins the holders of crowded fingerprints that share a term beside it.
func (s *Search) joinFlanked(ctx context.Context, joiners []*Joiner, crowded []uint64) error {
	keys, take := s.prints(Flanked, s.flanked(index.NewCommon(crowded))), s.taking(joiners, s.rule(Flanked).join)
	if s.o.Filed != nil {
		return s.among(ctx, s.holdersOf(Prints, crowded), keys, take)
	}
	return s.byPostings(ctx, s.classes.len(), s.filings(keys), take)
}

// winnow gives the fingerprints among the shingles that are not common.
func (s *Search) winnow(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint {
	n := len(dst)
	return shorten(shingle.Winnow(dst, hashes, s.o.window(), s.profile.Common.Has), n, KeyWidth(Prints, s.profile))
}

// flanked gives each crowded fingerprint twice, together with the term before it and with the one after it. A run of MinWords
// equal terms is longer than a fingerprint, unless MinWords is its length, and so has one of the two.
func (s *Search) flanked(crowded *index.Common) printer {
	return func(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint {
		for _, f := range s.winnow(nil, hashes) {
			if !crowded.Has(index.Key(f.Hash)) {
				continue
			}
			if s.o.window() == 1 {
				dst = append(dst, f)
			}
			// Two shingles that follow each other tell six terms.
			if f.Pos > 0 {
				dst = append(dst, shingle.Fingerprint{Hash: shingle.Mix(hashes[f.Pos-1] + 3*f.Hash), Pos: f.Pos})
			}
			if int(f.Pos)+1 < len(hashes) {
				dst = append(dst, shingle.Fingerprint{Hash: shingle.Mix(f.Hash + 5*hashes[f.Pos+1]), Pos: f.Pos})
			}
		}
		return dst
	}
}

// winnowCommon gives the fingerprints of the stretches of which every shingle is common and that are at least a window long: a window of
// [short.PopularRun] terms in a short item. Of each window it takes the shingle that most have. Where texts that many have follow each
// other in some articles, the shingles across the seam have fewer holders, who would be linked once more for each such order.
func (s *Search) winnowCommon(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint {
	w := s.o.window()
	if terms := len(hashes) + prepare.Shingle - 1; s.o.ShortItems && len(hashes) > 0 && terms <= short.MaxWords {
		w = min(w, short.PopularRun-prepare.Shingle+1)
	}
	var ranks []uint64 // of the stretch: the smaller, the more have the shingle
	for i := 0; i < len(hashes); i++ {
		from := i
		ranks = ranks[:0]
		for i < len(hashes) && s.profile.Common.Has(hashes[i]) {
			ranks = append(ranks, ^uint64(s.profile.Common.Count(hashes[i]))<<32|hashes[i]>>32)
			i++
		}
		if i-from >= min(w, len(hashes)) && i > from {
			first := len(dst)
			dst = shingle.Winnow(dst, ranks, w, nil)
			for k := first; k < len(dst); k++ {
				dst[k].Hash = hashes[from+int(dst[k].Pos)]
			}
		}
	}
	return dst
}
