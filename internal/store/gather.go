package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"os"

	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/profile"
)

// gathered are the postings of articles on their way into a segment.
type gathered struct {
	base     int64 // number of the first article
	articles int   // from the first to the last, at most heldArticles
	// of has those of each kind, by their holders: the 44 bits of a key, then the place of the holder behind the first one with the tag in
	// the lowest 20.
	of [math.MaxUint8 + 1][]uint64
}

// heldArticles is how many articles can be gathered: their places have the bits that keys and tags leave.
const heldArticles = 1 << (keyShift - pairing.TagBits)

// add gathers the postings of an article, whose number is greater than those before.
func (g *gathered) add(doc int64, x *item) {
	if g.articles == 0 {
		g.base = doc
	}
	g.articles = int(doc-g.base) + 1
	for _, k := range x.keys {
		of, place := g.of[k.kind], uint64(doc-g.base)<<tagBits(k.kind)
		for _, key := range k.keys {
			of = append(of, key|place)
		}
		g.of[k.kind] = of
	}
}

// clear empties g and keeps its memory.
func (g *gathered) clear() {
	g.articles = 0
	for i := range g.of {
		g.of[i] = g.of[i][:0]
	}
}

// writeSegment writes what was gathered, with a profile, as a segment.
func (s *Store) writeSegment(ctx context.Context, tx *sql.Tx, number int64, g *gathered, p *profile.Profile) error {
	put, err := partPutter(ctx, tx)
	if err != nil {
		return err
	}
	seg := &segment{number: number, base: g.base, span: int64(g.articles)}
	var spare []uint64
	for kind := range pairing.Kind(math.MaxUint8) {
		of := g.of[kind]
		if len(of) == 0 {
			continue
		}
		spare = sortByKey(of, spare)
		w := seg.partWriter(put, kind, len(of), widthOf(kind, p))
		for _, x := range of {
			if err := w.add(posting{x >> keyShift, seg.first(kind) + int64(x&(1<<keyShift-1))}); err != nil {
				return err
			}
		}
		if err := seg.endKind(w); err != nil {
			return err
		}
	}
	return s.writeLayout(ctx, tx, seg)
}

// digitBits is how many bits of a key are sorted by at once.
const digitBits = 11

// sortByKey sorts postings that are by holder by their keys, so that those of one key stay by holder. It is a radix sort, from the lowest
// digit of the key to the uppermost. It returns spare, or a larger one.
func sortByKey(of, spare []uint64) []uint64 {
	if len(spare) < len(of) {
		spare = make([]uint64, len(of))
	}
	from, to := of, spare[:len(of)]
	for shift := keyShift; shift < 64; shift += digitBits {
		var at [1 << digitBits]int
		for _, p := range from {
			at[p>>shift&(1<<digitBits-1)]++
		}
		sum := 0
		for i, n := range at {
			at[i], sum = sum, sum+n
		}
		for _, p := range from {
			digit := p >> shift & (1<<digitBits - 1)
			to[at[digit]] = p
			at[digit]++
		}
		from, to = to, from
	}
	return spare
}

// aside holds segments of a file that is written, until they are merged into it as one: so each posting is written twice, however many
// there are.
type aside struct {
	path string
	s    *Store // nil: there are none
	n    int64  // segments
}

// asideSuffix follows the name of the file of the index.
const asideSuffix = "-aside"

// put writes what was gathered, if that is anything, and empties it.
func (a *aside) put(ctx context.Context, g *gathered, p *profile.Profile) error {
	if g.articles == 0 {
		return nil
	}
	if a.s == nil {
		s, err := openNew(a.path, "off")
		if err != nil {
			return err
		}
		a.s = s
		if _, err := s.db.ExecContext(ctx, segmentTables+"PRAGMA cache_size = -2048;"); err != nil {
			return s.damaged(err)
		}
	}
	a.n++
	err := a.s.inTransaction(ctx, func(tx *sql.Tx) error { return a.s.writeSegment(ctx, tx, a.n, g, p) })
	g.clear()
	return err
}

// mergeTo merges all segments into one of an index, in a transaction of that.
func (a *aside) mergeTo(ctx context.Context, tx *sql.Tx, to *Store, number int64) error {
	segments, err := a.s.segments(ctx, a.s.db)
	if err != nil {
		return err
	}
	return a.s.merge(ctx, tx, to, segments, number, nil, 0)
}

// close removes the file.
func (a *aside) close() error {
	if a.s == nil {
		return nil
	}
	return errors.Join(a.s.Close(), os.Remove(a.path))
}
