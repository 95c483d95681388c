package pairing

import (
	"context"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/prepare"
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
	keys, err := s.searchedKeys(s.keys(CharacterKeys))
	if err != nil {
		return nil, err
	}
	marked := s.joinersOf(CharacterKeys)
	if err := s.joinBy(ctx, marked, keys, s.rule(CharacterKeys).join); err != nil {
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

// fewSearched is the part of the classes, as its divisor, up to which those that look misread are few.
const fewSearched = 16

// searchedKeys returns keys without most of those that no class has which looks misread, for they join nothing: where few look so, all
// others would be filed by the keys of their whole text for nothing.
func (s *Search) searchedKeys(keys Keys) (Keys, error) {
	var searched []uint32
	for c := range uint32(s.classes.len()) {
		if s.profile.SearchesCharacters(s.head(c)) {
			searched = append(searched, c)
		}
	}
	if s.o.Filed != nil || len(searched) > s.classes.len()/fewSearched {
		return keys, nil
	}
	var theirs []shingle.Fingerprint
	file := s.filings(keys)()
	for _, c := range searched {
		var err error
		if theirs, err = file(theirs, c); err != nil {
			return keys, err
		}
	}
	size := bits.Len(uint(len(theirs))) + 4 // a bit of sixteen is set
	place := func(hash uint64) int { return int(index.Key(hash) >> (64 - size)) }
	set := bitset.New(1 << size)
	for _, k := range theirs {
		set.Add(place(k.Hash))
	}
	open := keys.Open
	keys.Open = func() func([]shingle.Fingerprint, *prepare.Prepared) []shingle.Fingerprint {
		of := open()
		return func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
			n := len(dst)
			dst = of(dst, x)
			return append(dst[:n], slices.DeleteFunc(dst[n:], func(k shingle.Fingerprint) bool { return !set.Has(place(k.Hash)) })...)
		}
	}
	return keys, nil
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
