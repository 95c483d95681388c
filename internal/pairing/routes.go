package pairing

import (
	"context"
	"iter"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// Route is a way to a candidate: a row of the table of routes. It makes candidates and no relation: a pair that it leads to is
// reported only if comparing finds something in it.
type Route struct {
	Name  string      // as in reports: what Tag.Names returns, which a test compares
	Tag   match.Route // one bit, of the pairs that it leads to
	Needs match.Find  // the route is taken where any of these is looked for
	// Pairs collects the pairs of classes, A < B, each as often as it likes; nil where there are none. Most routes file the classes
	// by keys and join the holders of each: [Search.Join].
	Pairs func(ctx context.Context, s *Search) ([]*index.Pairs, error)
}

// Routes returns the table of routes, in a new slice. Three more tags have no row: [match.ByCommon] and [match.ByCrowded], of links and
// pairs that byFingerprint makes, and [match.ByEquality], of pairs inside a class.
//
// A new route is a row here and a constant with a name in package match. If what led there is not seen in the shingles, the constant
// is one of texts in package compare. docs/architecture.md has the other places, which count or name the routes.
func Routes() []Route {
	return []Route{
		{"signature", match.BySignature, match.Duplicates | match.Passages | match.Quotations | match.Paraphrases, bySignature},
		{"fingerprint", match.ByFingerprint, match.Passages, byFingerprint},
		{"short", match.ByShort, match.Passages, byShort},
		{"noise", match.ByNoise, match.Passages, byCharacters},
		{"quotation", match.ByQuotation, match.Quotations, byQuotation},
		{"paraphrase", match.ByParaphrase, match.Paraphrases, byParaphrase},
	}
}

// Keys says by what the classes are filed.
type Keys struct {
	Kind  Kind         // by which articles that are filed elsewhere are found; 0: they are not found by these keys
	Parts corpus.Parts // of the article that stands for a class, which are read before its keys are made
	// Open is called once for each goroutine. What it returns appends the keys of an article to dst, none where it has none; a key
	// may come twice. Only the hash of a Fingerprint counts, not its place. The function may keep neither dst nor x: both are used
	// again.
	Open func() func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint
}

// Join files the classes by their keys and lets join make pairs of the holders of each key that two or more have. All pairs have the
// tag, one bit. Several goroutines call join at once, each with a joiner of its own, for keys in no order. key is [index.Key] of a
// hash. holders are of two classes or more, each once, increasing; join may not keep them. [Joiner.All], [Joiner.AllOrLink] and
// [Joiner.Link] are joins. Holders that are linked have [LinksEach] earliest and as many nearest mates.
func (s *Search) Join(ctx context.Context, tag match.Route, keys Keys, join func(j *Joiner, key uint64, holders []Holder)) ([]*index.Pairs, error) {
	joiners := s.joiners(LinksEach, tag, tag)
	err := s.joinBy(ctx, joiners, keys, join)
	return s.joined(joiners), err
}

// filing appends the fingerprints under which item i is filed to dst.
type filing func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error)

// filings files classes by keys.
func (s *Search) filings(keys Keys) func() filing {
	return func() filing {
		r, of := s.open(), keys.Open()
		return func(dst []shingle.Fingerprint, c uint32) ([]shingle.Fingerprint, error) {
			x, err := r.read(c, keys.Parts)
			if err != nil {
				return dst, err
			}
			return of(dst, x), nil
		}
	}
}

// joinBy files the classes and lets join make pairs of the holders of each key, with the joiner of the worker. Of the articles that
// are filed elsewhere only the holders of keys that a new class has are looked at; nobody else can be paired.
func (s *Search) joinBy(ctx context.Context, joiners []*Joiner, keys Keys, join func(j *Joiner, key uint64, holders []Holder)) error {
	take := s.taking(joiners, join)
	if s.o.Filed != nil {
		return s.byFiled(ctx, keys, take)
	}
	return s.byPostings(ctx, s.classes.len(), s.filings(keys), take)
}

// taking returns what takes the holders of a key and lets join make pairs of them.
func (s *Search) taking(joiners []*Joiner, join func(j *Joiner, key uint64, holders []Holder)) func(worker int, key uint64, classes []uint32) error {
	return func(w int, key uint64, classes []uint32) error {
		j := joiners[w]
		j.holders = j.holders[:0]
		for _, c := range classes {
			j.holders = append(j.holders, s.holder(c))
		}
		if s.o.ThroughBytes {
			var err error
			if key, err = throughBytes(key, j.holders); err != nil {
				return err
			}
		}
		join(j, key, j.holders)
		return j.err
	}
}

// byPostings files n items, each worker by a filing of its own, and hands the holders of each fingerprint to take, with the
// number of the worker that found them.
func (s *Search) byPostings(ctx context.Context, n int, filings func() filing, take func(worker int, key uint64, holders []uint32) error) error {
	space := spill.New(s.o.Tmp, s.o.Memory/8)
	defer space.Close()
	postings := index.NewPostings(space, s.o.Workers)
	err := s.each(ctx, n, func(w int, items iter.Seq[uint32]) error {
		file, filer := filings(), postings.Filer(w)
		var found []shingle.Fingerprint
		for i := range items {
			var err error
			if found, err = file(found[:0], i); err != nil {
				return err
			}
			if err := filer.Add(i, found); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.each(ctx, postings.Parts(), func(w int, parts iter.Seq[uint32]) error {
		for part := range parts {
			var failed error
			err := postings.Holders(int(part), func(key uint64, holders []uint32) {
				if failed == nil {
					failed = take(w, key, holders)
				}
			})
			if err != nil {
				return err
			}
			if failed != nil {
				return failed
			}
		}
		return nil
	})
}
