package pairing

import (
	"iter"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// This file is for whoever sorts postings elsewhere, as a cluster of machines does: [Search.Firsts] says who files, [Filer] and
// [Flanker] make the keys, [Joins] makes pairs of the holders of a key. The pairs come back by a route of Options.Routes, the links
// of popular text by [Search.Thin] in that route, and what was left out by [Search.LeaveOut].

// Firsts yields the articles that stand for the classes, in their order, as holders.
func (s *Search) Firsts() iter.Seq2[corpus.Ref, Holder] {
	return func(yield func(corpus.Ref, Holder) bool) {
		for c := range uint32(s.classes.len()) {
			if !yield(s.classes.first(c), s.holder(c)) {
				return
			}
		}
	}
}

// LeaveOut counts links and pairs of sentences that were counted elsewhere.
func (s *Search) LeaveOut(bounded, sentencePairs int) {
	s.counts.Bounded += bounded
	s.counts.SentencePairs += sentencePairs
}

// Flanker tells the keys of crowded fingerprints of an article. It is used by one goroutine.
type Flanker struct {
	of    func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint
	found []shingle.Fingerprint
}

// NewFlanker returns a flanker for articles that were prepared with the profile; crowded are the keys of [Prints] that too many hold.
func NewFlanker(p *profile.Profile, o Options, crowded []uint64) *Flanker {
	s := &Search{o: o, profile: p}
	return &Flanker{of: s.prints(Flanked, s.flanked(index.NewCommon(crowded))).Open()}
}

// Keys appends the keys of an article to dst. A key may come twice.
func (f *Flanker) Keys(dst []Key, x *prepare.Prepared) []Key {
	f.found = f.of(f.found[:0], x)
	for _, p := range f.found {
		dst = append(dst, Key{Flanked, index.Key(p.Hash)})
	}
	return dst
}

// Joins makes pairs of classes of the holders of keys that were filed elsewhere, as the routes do. It is used by one goroutine.
type Joins struct {
	s       *Search
	rules   map[Kind]rule
	joiners map[Kind]*Joiner
}

// NewJoins returns what joins the holders of keys of articles that were prepared with the profile. against says that some articles of the
// run are of --against. Pairs wait in space, which the caller closes when it has read them.
func NewJoins(p *profile.Profile, o Options, against bool, space *spill.Space) *Joins {
	s := &Search{o: o, profile: p, spilled: space, camps: camps{against: against, wireToOutlet: o.WireToOutlet}}
	return &Joins{s, make(map[Kind]rule), make(map[Kind]*Joiner)}
}

// Join makes pairs of the holders of a key of any kind but [Bands]. They are of two classes or more, each once, increasing. It
// reports whether the key is crowded: then a [Prints] key made no pairs, and its holders are asked for their keys of [Flanked].
func (x *Joins) Join(key Key, holders []Holder) (crowded bool, err error) {
	j := x.joiners[key.Kind]
	if j == nil {
		r := x.s.rule(key.Kind)
		j = x.s.joiner(r.each, r.all, r.links)
		x.rules[key.Kind], x.joiners[key.Kind] = r, j
	}
	x.rules[key.Kind].join(j, key.Key, holders)
	crowded = len(j.crowded) > 0
	j.crowded = j.crowded[:0]
	return crowded, j.err
}

// Pairs yields the pairs of classes that were made of keys of a kind but [CommonPrints], by (A, B), with the bits of match.Route as tags;
// those of [CharacterKeys] with marks, see [EnoughMarks]. Afterwards there are none. An error comes last: that of the space.
func (x *Joins) Pairs(kind Kind) iter.Seq2[index.Pair, error] {
	if j := x.joiners[kind]; j != nil {
		return index.Merge(j.pairs)
	}
	return func(func(index.Pair, error) bool) {}
}

// Links yields the links that were made of the keys of [CommonPrints], for [Search.Thin]. Afterwards there are none. An error comes last:
// that of the space.
func (x *Joins) Links() iter.Seq2[index.Tagged, error] {
	if j := x.joiners[CommonPrints]; j != nil {
		return index.MergeTagged(j.pairs)
	}
	return func(func(index.Tagged, error) bool) {}
}

// Bounded returns how many links were left out since it was last asked.
func (x *Joins) Bounded() (n int) {
	for _, j := range x.joiners {
		n += j.bounded
		j.bounded = 0
	}
	return n
}
