package pairing

import (
	"context"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/shingle"
)

// quotedLinks is how many earliest and how many nearest holders of a crowded key of quotations each holder is paired with. A
// quotation that many run has several keys, of which each makes its own links.
const quotedLinks = 1

// byQuotation collects the classes in which the same words are quoted: all of them where few quote them, and else links.
func byQuotation(ctx context.Context, s *Search) ([]*index.Pairs, error) {
	joiners := s.joinersOf(QuotationKeys)
	err := s.joinBy(ctx, joiners, s.keys(QuotationKeys), s.rule(QuotationKeys).join)
	return s.joined(joiners), err
}

func appendKeys(dst []shingle.Fingerprint, keys []uint64) []shingle.Fingerprint {
	for _, k := range keys {
		dst = append(dst, shingle.Fingerprint{Hash: k})
	}
	return dst
}

// byShort collects the pairs of articles, one of them a short item, that share a key of short items which few have. Where many have it
// they are linked, and where it is common the short items among them, so that a headline which differs in a word from thousands stays
// connected to them.
func byShort(ctx context.Context, s *Search) ([]*index.Pairs, error) {
	if !s.o.ShortItems || s.profile.Terms == nil {
		return nil, nil
	}
	joiners := s.joinersOf(ShortKeys)
	err := s.joinBy(ctx, joiners, s.keys(ShortKeys), s.rule(ShortKeys).join)
	return s.joined(joiners), err
}

// short joins the holders of a key of short items.
func (j *Joiner) short(key uint64, holders []Holder) {
	switch {
	case len(holders) <= CrowdedAbove:
		j.pairWith(holders, j.all, (*match.Head).IsShort)
	case len(holders) <= CommonAbove:
		j.linkWith(holders, (*match.Head).IsShort)
	default:
		j.Link(key, slices.DeleteFunc(slices.Clone(holders), func(h Holder) bool { return !h.Head.IsShort() }))
	}
}

// marksFrom is how many of eight marks a pair has that shares enough keys: of MinShared = 4 keys, each with a mark by chance, three
// or more are marked differently in nine pairs of ten.
const marksFrom = ocr.MinShared - 1

// byCharacters collects the pairs of articles, one of which looks misread, that have characters in a row in common at several
// places. Each pair of a key gets one of eight marks that the key tells, so that the marks count the keys that a pair shares.
func byCharacters(ctx context.Context, s *Search) ([]*index.Pairs, error) {
	if s.profile.Lexicon == nil || !slices.ContainsFunc(s.heads(), s.profile.SearchesCharacters) {
		return nil, nil
	}
	marked := s.joinersOf(CharacterKeys)
	if err := s.joinBy(ctx, marked, s.keys(CharacterKeys), s.rule(CharacterKeys).join); err != nil {
		return nil, err
	}
	pairs := s.newPairs()
	for p, err := range index.Merge(s.joined(marked)...) {
		if err != nil {
			return nil, err
		}
		if EnoughMarks(p.Tags) {
			if err := pairs.Add(p.A, p.B, tagOf(match.ByNoise)); err != nil {
				return nil, err
			}
		}
	}
	return []*index.Pairs{pairs}, nil
}

// EnoughMarks reports whether a pair has been found by enough keys of characters, told by their marks.
func EnoughMarks(marks uint32) bool { return bits.OnesCount32(marks) >= marksFrom }

// joinMarked pairs the holders of a key that look misread with all others. Of a key that too many have only those are linked, so
// that what many misread copies share stays found.
func (s *Search) joinMarked(j *Joiner, key uint64, holders []Holder) {
	mark := uint8(shingle.Mix(key) >> 61)
	if len(holders) <= CommonAbove {
		j.pairWith(holders, mark, s.profile.SearchesCharacters)
		return
	}
	j.links = mark
	j.Link(key, slices.DeleteFunc(slices.Clone(holders), func(h Holder) bool { return !s.profile.SearchesCharacters(h.Head) }))
}

// heads returns the heads of all articles.
func (s *Search) heads() []*match.Head {
	out := make([]*match.Head, s.corpus.Len())
	for i := range out {
		out[i] = s.corpus.Head(corpus.Ref(i))
	}
	return out
}
