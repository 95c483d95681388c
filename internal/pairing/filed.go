package pairing

import (
	"context"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/shingle"
)

// Kind is a kind of keys by which articles are filed. The numbers lie on disk.
type Kind uint8

const (
	Bands         Kind = 1 // the keys of the bands of a signature
	Prints        Kind = 2 // fingerprints that are not common
	CommonPrints  Kind = 3 // those of stretches of common shingles
	ShortKeys     Kind = 4 // of short items, and of the beginnings of others
	CharacterKeys Kind = 5 // of characters in a row
	QuotationKeys Kind = 6
	SentenceKeys  Kind = 7 // of sentences that may be told again in other words
	Flanked       Kind = 8 // crowded fingerprints with a term beside them; nothing is filed by them for long
)

// kinds are all of them by which articles are filed; by SentenceKeys their sentences are.
func kinds() []Kind {
	return []Kind{Bands, Prints, CommonPrints, ShortKeys, CharacterKeys, QuotationKeys}
}

// keys returns how the keys of a kind are made; Options and the profile decide what they are.
func (s *Search) keys(kind Kind) Keys {
	always := func(parts corpus.Parts, keys func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint) Keys {
		return Keys{kind, parts, func() func([]shingle.Fingerprint, *prepare.Prepared) []shingle.Fingerprint { return keys }}
	}
	switch kind {
	case Bands:
		return always(corpus.Bands, func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
			for i, k := range x.Bands {
				dst = append(dst, shingle.Fingerprint{Hash: shingle.Mix(uint64(i)<<32 | uint64(k))})
			}
			return shorten(dst, len(dst)-len(x.Bands), KeyWidth(kind, s.profile))
		})
	case Prints:
		return s.prints(kind, s.winnow)
	case CommonPrints:
		return s.prints(kind, s.winnowCommon)
	case ShortKeys:
		return Keys{kind, corpus.Terms, func() func([]shingle.Fingerprint, *prepare.Prepared) []shingle.Fingerprint {
			var keys []uint64
			return func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
				keys = s.profile.Terms.Keys(keys[:0], x.Text.Terms)
				return shorten(appendKeys(dst, keys), len(dst), KeyWidth(kind, s.profile))
			}
		}}
	case CharacterKeys:
		return Keys{kind, corpus.Article | corpus.Zones, func() func([]shingle.Fingerprint, *prepare.Prepared) []shingle.Fingerprint {
			var chars ocr.Text
			return func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
				ocr.Fold(&chars, x.Article.Body, x.Anatomy.Zones)
				n := len(dst)
				dst = ocr.Keys(dst, &chars, s.profile.KeyChars)
				if s.profile.KeyBits > 0 && !s.profile.SearchesCharacters(x.Head) {
					dst = append(dst[:n], slices.DeleteFunc(dst[n:], func(f shingle.Fingerprint) bool { return f.Hash>>63 == 1 })...)
				}
				return shorten(dst, n, KeyWidth(kind, s.profile))
			}
		}}
	case QuotationKeys:
		return always(corpus.QuotationKeys, func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
			n := len(dst)
			for _, of := range x.QuotationKeys {
				dst = appendKeys(dst, of)
			}
			return shorten(dst, n, KeyWidth(kind, s.profile))
		})
	}
	panic("pairing: internal error: a kind of keys without a maker")
}

// Of an index, keys are kept no longer than its size wants: a bit less saves a bit of each posting, and leads twice as often to an article
// that does not have the key. So much more than number the articles are kept:
const (
	fullKey    = 44 // bits that [index.Key] keeps
	spareMany  = 9  // where one key alone makes no pair: where an article has 300 keys, each leads to a wrong one once in two times
	spareShort = 13 // where one key is enough, and an article has 160, but short items ask few: each leads to a wrong one once in fifty times
	spareOne   = 16 // where one key is enough: where an article has 80 keys, all of them lead to a wrong one once in ten times
)

// KeyWidth returns how many bits of a key count, with a profile.
func KeyWidth(kind Kind, p *profile.Profile) int {
	switch {
	case p.KeyBits == 0:
	case kind == CharacterKeys, kind == SentenceKeys:
		return min(fullKey, p.KeyBits+spareMany)
	case kind == ShortKeys:
		return min(fullKey, p.KeyBits+spareShort)
	case kind == Bands, kind == Prints, kind == QuotationKeys:
		return min(fullKey, p.KeyBits+spareOne)
	}
	return fullKey
}

// shorten keeps so many bits of the keys of fingerprints, from one on.
func shorten(keys []shingle.Fingerprint, from, width int) []shingle.Fingerprint {
	if width < fullKey {
		for i := from; i < len(keys); i++ {
			keys[i].Hash = index.Shorten(keys[i].Hash, width)
		}
	}
	return keys
}

// Key is a key of a kind, as [index.Key] cuts it: its lower 20 bits are 0. A filer gives one of [SentenceKeys] with the tag of the
// sentence, see [Tag], in the lowest [TagBits].
type Key struct {
	Kind Kind
	Key  uint64
}

// TagBits is the length of the tag of a sentence.
const TagBits = 6

// Tag tells a sentence from most others, by its bytes as [paraphrase.Sentence.AppendBinary] writes them. So sentences of which the tags
// differ are not one with --against.
func Tag(sentence []byte) uint8 { return uint8(xxh3.Hash(sentence) & (1<<TagBits - 1)) }

// Filer tells under which keys an article is filed, for an index that lasts. It is used by one goroutine.
type Filer struct {
	kinds []Kind
	of    []func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint
	found []shingle.Fingerprint

	model    *paraphrase.Model // nil: sentences are not filed
	width    int               // of their keys
	sentence []byte
}

// NewFiler returns a filer for articles that were prepared with the profile, which has learnt all it is to learn. Of the options only
// those count that decide what is looked for.
func NewFiler(p *profile.Profile, o Options) *Filer {
	s := &Search{o: o, profile: p}
	f := &Filer{}
	if s.files(SentenceKeys) {
		f.model, f.width = o.Model, KeyWidth(SentenceKeys, p)
	}
	for _, kind := range kinds() {
		if s.files(kind) {
			f.kinds, f.of = append(f.kinds, kind), append(f.of, s.keys(kind).Open())
		}
	}
	return f
}

// files reports whether a route looks for keys of a kind.
func (s *Search) files(kind Kind) bool {
	for _, route := range Routes() {
		if s.o.Find&route.Needs == 0 {
			continue
		}
		switch {
		case kind == Bands && route.Name == "signature", kind == Prints && route.Name == "fingerprint", kind == QuotationKeys && route.Name == "quotation",
			kind == SentenceKeys && route.Name == "paraphrase":
			return true
		case kind == CommonPrints && route.Name == "fingerprint":
			return s.profile.Common.Len() > 0
		case kind == ShortKeys && route.Name == "short":
			return s.o.ShortItems && s.profile.Terms != nil
		case kind == CharacterKeys && route.Name == "noise":
			return s.profile.Lexicon != nil
		}
	}
	return false
}

// Keys appends the keys of an article to dst. All parts of x but the quotations are read; the sentences where paraphrases are looked for.
// A key may come twice.
func (f *Filer) Keys(dst []Key, x *prepare.Prepared) []Key {
	for i, kind := range f.kinds {
		f.found = f.of[i](f.found[:0], x)
		for _, p := range f.found {
			dst = append(dst, Key{kind, index.Key(p.Hash)})
		}
	}
	if f.model == nil {
		return dst
	}
	for i := range x.Sentences {
		said := &x.Sentences[i].Said
		f.sentence = said.AppendBinary(f.sentence[:0])
		from := len(dst)
		dst = f.SentenceKeys(dst, said)
		for k := range dst[from:] {
			dst[from+k].Key |= uint64(Tag(f.sentence))
		}
	}
	return dst
}

// SentenceKeys appends the keys of a sentence to dst, without the tag. It is called where paraphrases are looked for.
func (f *Filer) SentenceKeys(dst []Key, said *paraphrase.Sentence) []Key {
	f.found = shorten(f.model.FewKeys(f.found[:0], said), 0, f.width)
	for _, p := range f.found {
		dst = append(dst, Key{SentenceKeys, index.Key(p.Hash)})
	}
	return dst
}

// Filed are the articles of --against that lie in an index: of every key that one of the other articles has, all who hold it. All
// articles of --against in the corpus are such; it has each that holds such a key, and each that has the same terms as one of them.
//
// Of each article it has the sentences that share two keys, of those that are not crowded, with one sentence of the other articles; there
// may be more. A key of sentences is crowded if the sentences of this side that hold it have more than [paraphrase.CrowdedKey] tags.
type Filed struct {
	Holders   map[Key][]corpus.Ref    // increasing
	Sentences map[corpus.Ref][]uint32 // the places of sentences in articles, increasing
	Crowded   map[uint64]bool         // of the keys of the sentences of the other articles those that are crowded, as [index.Key] cuts them
}

// findFirsts notes which articles stand for their classes.
func (s *Search) findFirsts() {
	s.firsts = make([]uint32, s.corpus.Len())
	for c := range uint32(s.classes.len()) {
		s.firsts[s.classes.first(c)] = c + 1
	}
}

// appendFiled appends the classes to dst that hold a key and are filed elsewhere: those of which the first article holds it.
func (s *Search) appendFiled(dst []uint32, key Key) []uint32 {
	for _, i := range s.o.Filed.Holders[key] {
		if c := s.firsts[i]; c > 0 {
			dst = append(dst, c-1)
		}
	}
	return dst
}

// fresh returns the classes that are not filed elsewhere.
func (s *Search) fresh() (classes []uint32) {
	for c := range uint32(s.classes.len()) {
		if !s.head(c).Old() {
			classes = append(classes, c)
		}
	}
	return classes
}

// byFiled files the new classes, and hands all holders of each of their keys to take.
func (s *Search) byFiled(ctx context.Context, keys Keys, take func(worker int, key uint64, holders []uint32) error) error {
	file := s.filings(keys)()
	holders := make(map[uint64][]uint32)
	var found []shingle.Fingerprint
	for _, c := range s.fresh() {
		if err := ctx.Err(); err != nil {
			return err
		}
		var err error
		if found, err = file(found[:0], c); err != nil {
			return err
		}
		for _, f := range found {
			of := holders[index.Key(f.Hash)]
			if n := len(of); n == 0 || of[n-1] != c {
				holders[index.Key(f.Hash)] = append(of, c)
			}
		}
	}
	var all []uint32
	for key, of := range holders {
		all = s.appendFiled(append(all[:0], of...), Key{keys.Kind, key})
		if len(all) < 2 {
			continue
		}
		slices.Sort(all)
		if all = slices.Compact(all); len(all) < 2 { // an article that is asked for again is filed too
			continue
		}
		if err := take(0, key, all); err != nil {
			return err
		}
	}
	return nil
}

// holdersOf returns the new classes and those that are filed elsewhere and hold one of the keys, increasing.
func (s *Search) holdersOf(kind Kind, keys []uint64) []uint32 {
	classes := s.fresh()
	for _, key := range keys {
		classes = s.appendFiled(classes, Key{kind, key})
	}
	slices.Sort(classes)
	return slices.Compact(classes)
}

// among files some classes, which are increasing, and hands the holders of each key to take.
func (s *Search) among(ctx context.Context, classes []uint32, keys Keys, take func(worker int, key uint64, holders []uint32) error) error {
	filings := s.filings(keys)
	return s.byPostings(ctx, len(classes), func() filing {
		file := filings()
		return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) { return file(dst, classes[i]) }
	}, func(w int, key uint64, holders []uint32) error {
		for i, k := range holders {
			holders[i] = classes[k]
		}
		return take(w, key, holders)
	})
}
