package detect

import (
	"cmp"
	"context"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// index files the signatures of all classes, gathers the groups, and counts the common shingles.
func (d *Detector) index(ctx context.Context) (err error) {
	d.o.Progress.start("indexing", 0)
	d.buckets, err = d.bands.Buckets(d.classes.len(), func() index.Keys {
		u := d.unpacker()
		return func(c uint32) ([]uint32, error) { return u.bandKeys(d.first(c)) }
	}, d.limits())
	if err != nil {
		return err
	}
	if err := d.gather(ctx); err != nil {
		return err
	}
	if d.o.Find != match.Duplicates {
		d.rankByTime()
	}
	if d.o.Find&match.Passages == 0 {
		return ctx.Err()
	}
	var shingles int64
	for c := range d.classes.len() {
		shingles += int64(d.first(uint32(c)).shingles)
	}
	d.common, err = index.CountCommon(d.classes.len(), shingles, func() index.Shingles {
		u := d.unpacker()
		return func(c uint32) ([]uint64, error) { return u.shingles(d.first(c)) }
	}, CommonAbove, d.limits())
	return cmp.Or(err, ctx.Err())
}

func (d *Detector) limits() index.Limits {
	return index.Limits{Workers: d.o.Workers, Memory: d.o.Memory / 8}
}

// candidates yields the pairs of classes worth comparing, by (A, B).
func (d *Detector) candidates(ctx context.Context) iter.Seq2[index.Pair, error] {
	bySignature := d.newPairs()
	if err := d.pairBySignature(bySignature); err != nil {
		return failed[index.Pair](err)
	}
	all := []*index.Pairs{bySignature}
	for _, way := range [...]struct {
		find match.Find
		pair func(context.Context) ([]*index.Pairs, error)
	}{
		{match.Passages, d.pairByFingerprint}, {match.Passages, d.pairByShort}, {match.Passages, d.pairByNoise},
		{match.Quotations, d.pairByQuotation}, {match.Paraphrases, d.pairByParaphrase},
	} {
		if d.o.Find&way.find == 0 {
			continue
		}
		pairs, err := way.pair(ctx)
		if err != nil {
			return failed[index.Pair](err)
		}
		all = append(all, pairs...)
	}
	return d.counted(index.Merge(all...))
}

// failed yields an error.
func failed[T any](err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		yield(none, err)
	}
}

// counted counts the candidates as they pass, by the ways that led to them.
func (d *Detector) counted(pairs iter.Seq2[index.Pair, error]) iter.Seq2[index.Pair, error] {
	return func(yield func(index.Pair, error) bool) {
		for p, err := range pairs {
			by := match.Route(p.Tags)
			for _, way := range [...]struct {
				by    match.Route
				count *int
			}{{match.BySignature, &d.tally.bySignature}, {match.ByFingerprint, &d.tally.byFingerprint}, {match.ByCommon, &d.tally.byCommon},
				{match.ByQuotation, &d.tally.byQuotation}, {match.ByParaphrase, &d.tally.byParaphrase},
				{match.ByShort, &d.tally.byShort}, {match.ByNoise, &d.tally.byNoise}} {
				if by&way.by != 0 {
					*way.count++
				}
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// newPairs returns a sorter of candidates.
func (d *Detector) newPairs() *index.Pairs {
	return index.NewPairs(d.spilled, min(d.o.Memory/16, 256<<20)/int64(d.o.Workers))
}

// crowdedAbove is the number of holders above which a fingerprint pairs only those that share a term more beside it. Among
// many articles most fingerprints with so many holders are turns of phrase of five or six words; without this the pairs
// to compare would grow with the square of the articles, until the cap of common shingles is reached.
const crowdedAbove = 8

// pairByFingerprint collects the pairs that share a run of MinWords terms with a shingle in it that is not common, all of
// them, and others that share less; and links the classes that share a stretch of which every shingle is common: each with
// a few of the earliest and the nearest that have it, so that the work stays linear and a popular story stays connected.
func (d *Detector) pairByFingerprint(ctx context.Context) ([]*index.Pairs, error) {
	linkers := d.linkers(linksEach, match.ByFingerprint, match.ByCommon)
	err := d.byPostings(ctx, d.classes.len(), d.printsOfClasses(d.prints), taken(linkers, (*linker).pairFew))
	var crowded []uint64
	for _, l := range linkers {
		crowded = append(crowded, l.crowded...)
	}
	if err == nil && len(crowded) > 0 {
		flanked := d.printsOfClasses(d.flankedPrints(index.NewCommon(crowded)))
		err = d.byPostings(ctx, d.classes.len(), flanked, taken(linkers, (*linker).pair))
	}
	if err == nil && d.common.Len() > 0 {
		err = d.byPostings(ctx, d.classes.len(), d.printsOfClasses(d.commonPrints), taken(linkers, (*linker).link))
	}
	return d.linked(linkers), err
}

// filing appends the fingerprints under which item i is filed to dst.
type filing func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error)

// byPostings files n items, each worker by a filing of its own, and hands the holders of each fingerprint to take, with the
// number of the worker that found them.
func (d *Detector) byPostings(ctx context.Context, n int, filings func() filing, take func(worker int, key uint64, holders []uint32) error) error {
	space := spill.New(d.o.Tmp, d.o.Memory/8)
	defer space.Close()
	postings := index.NewPostings(space, d.o.Workers)
	err := d.each(ctx, n, func(w int, next func() (int, bool)) error {
		file, filer := filings(), postings.Filer(w)
		var found []shingle.Fingerprint
		for i, ok := next(); ok; i, ok = next() {
			var err error
			if found, err = file(found[:0], uint32(i)); err != nil {
				return err
			}
			if err := filer.Add(uint32(i), found); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return d.each(ctx, postings.Parts(), func(w int, next func() (int, bool)) error {
		for part, ok := next(); ok; part, ok = next() {
			var failed error
			err := postings.Holders(part, func(key uint64, holders []uint32) {
				if failed == nil {
					failed = take(w, key, holders)
				}
			})
			if err := cmp.Or(err, failed); err != nil {
				return err
			}
		}
		return nil
	})
}

// printer appends the fingerprints of a class, by its shingles, to dst.
type printer func(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint

// printsOfClasses files classes by what a printer makes of their shingles.
func (d *Detector) printsOfClasses(prints printer) func() filing {
	return func() filing {
		u := d.unpacker()
		return func(dst []shingle.Fingerprint, c uint32) ([]shingle.Fingerprint, error) {
			hashes, err := u.shingles(d.first(c))
			return prints(dst, hashes), err
		}
	}
}

// prints winnows the shingles that are not common.
func (d *Detector) prints(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint {
	return shingle.Winnow(dst, hashes, d.o.window(), d.common.Has)
}

// flankedPrints gives each crowded fingerprint twice, together with the term before it and with the one after it. A run
// of MinWords equal terms is longer than a fingerprint, unless MinWords is its length, and so has one of the two.
func (d *Detector) flankedPrints(crowded *index.Common) printer {
	return func(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint {
		for _, f := range d.prints(nil, hashes) {
			if !crowded.Has(index.Key(f.Hash)) {
				continue
			}
			if d.o.window() == 1 {
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

// each lets every worker take numbers below n until there are none left.
func (d *Detector) each(ctx context.Context, n int, work func(worker int, next func() (int, bool)) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var taken atomic.Int64
	next := func() (int, bool) {
		i := int(taken.Add(1)) - 1
		return i, i < n && ctx.Err() == nil
	}
	for w := range d.o.Workers {
		group.Go(func() error { return cmp.Or(work(w, next), ctx.Err()) })
	}
	return group.Wait()
}

// linker makes candidates of the classes that hold a fingerprint. It is used by one goroutine.
type linker struct {
	d       *Detector
	each    int         // earliest, and nearest, holders that each is linked to
	few     match.Route // of pairs of which all are made
	many    match.Route // of links
	pairs   *index.Pairs
	err     error // the first of pairs
	bounded int
	crowded []uint64 // keys of fingerprints with more than crowdedAbove holders
	holders []uint32
}

// linkers returns one for each worker.
func (d *Detector) linkers(each int, few, many match.Route) []*linker {
	all := make([]*linker, d.o.Workers)
	for w := range all {
		all[w] = &linker{d: d, each: each, few: few, many: many, pairs: d.newPairs()}
	}
	return all
}

// taken hands holders to the linker of the worker.
func taken(linkers []*linker, take func(l *linker, key uint64, holders []uint32)) func(int, uint64, []uint32) error {
	return func(w int, key uint64, holders []uint32) error {
		take(linkers[w], key, holders)
		return linkers[w].err
	}
}

// linked returns the pairs that linkers made.
func (d *Detector) linked(linkers []*linker) []*index.Pairs {
	pairs := make([]*index.Pairs, len(linkers))
	for w, l := range linkers {
		pairs[w] = l.pairs
		d.tally.bounded += l.bounded
	}
	return pairs
}

func (l *linker) add(x, y uint32, by match.Route) {
	if err := l.pairs.Add(min(x, y), max(x, y), uint8(by)); l.err == nil {
		l.err = err
	}
}

// pairFew pairs all holders of a fingerprint, and only notes it where it is crowded.
func (l *linker) pairFew(key uint64, holders []uint32) {
	if len(holders) > crowdedAbove {
		l.crowded = append(l.crowded, key)
		return
	}
	l.pair(key, holders)
}

// pair pairs all holders.
func (l *linker) pair(_ uint64, holders []uint32) {
	l.pairWith(holders, l.few, func(*doc) bool { return true })
}

// pairWith pairs the holders that are wanted with each other and with all others.
func (l *linker) pairWith(holders []uint32, by match.Route, wanted func(x *doc) bool) {
	for i, y := range holders {
		for _, x := range holders[:i] {
			if (wanted(l.d.first(x)) || wanted(l.d.first(y))) && l.d.mayPair(x, y) {
				l.add(x, y, by)
			}
		}
	}
}

// link links the holders of what many have.
func (l *linker) link(_ uint64, holders []uint32) {
	l.holders = append(l.holders[:0], holders...)
	slices.SortFunc(l.holders, func(x, y uint32) int { return cmp.Compare(l.d.rank[x], l.d.rank[y]) })
	l.bounded += index.Links(l.d.firstOfCamps(l.holders), l.each, l.d.mayPair, func(x, y uint32) { l.add(x, y, l.many) })
}

// pairOrLink pairs the holders if they are few, and else links them.
func (l *linker) pairOrLink(key uint64, holders []uint32) {
	if len(holders) > crowdedAbove {
		l.link(key, holders)
		return
	}
	l.pair(key, holders)
}

// firstOfCamps moves the first few classes of each camp to the front, so that every other class is linked to those of the
// camps it may be paired with.
func (d *Detector) firstOfCamps(holders []uint32) []uint32 {
	var n [camps]int
	first, rest := make([]uint32, 0, len(holders)), make([]uint32, 0, len(holders))
	for _, c := range holders {
		camp := d.first(c).camp()
		if n[camp]++; n[camp] <= linksEach {
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(first, rest...)
}

// commonPrints winnows the stretches of which every shingle is common and that are at least a window long.
func (d *Detector) commonPrints(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint {
	w := d.o.window()
	for i := 0; i < len(hashes); i++ {
		from := i
		for i < len(hashes) && d.common.Has(hashes[i]) {
			i++
		}
		if i-from >= min(w, len(hashes)) && i > from {
			dst = shingle.Winnow(dst, hashes[from:i], w, nil)
		}
	}
	return dst
}
