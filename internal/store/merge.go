package store

import (
	"context"
	"database/sql"
	"errors"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/pairing"
)

const (
	// mergeFrom is the number of segments of about one size that are merged into one.
	mergeFrom = 4
	// tierBits is how many bits of size a tier spans: segments of one tier differ by a factor of 4 at most.
	tierBits = 2
)

// tier tells about how large a segment is.
func (s *segment) tier() int { return bits.Len(uint(s.size())) / tierBits }

// segments reads the table of segments, by number.
func (s *Store) segments(ctx context.Context, q querier) ([]*segment, error) {
	rows, err := q.QueryContext(ctx, "SELECT number, layout FROM segments ORDER BY number")
	if err != nil {
		return nil, s.damaged(err)
	}
	defer rows.Close()
	var out []*segment
	for rows.Next() {
		var number int64
		var layout []byte
		if err := rows.Scan(&number, &layout); err != nil {
			return nil, s.damaged(err)
		}
		b, ok := unseal(numbers(number), layout)
		if !ok {
			return nil, s.corrupt("segment %d", number)
		}
		seg, err := decodeSegment(number, b)
		if err != nil {
			return nil, s.corrupt("segment %d", number)
		}
		out = append(out, seg)
	}
	return out, s.damaged(rows.Err())
}

// mergeSegments merges segments of about one size until there are few of each, so that few rows tell who holds a key. next is the
// number of the next segment; it returns the one after those that it wrote.
func (s *Store) mergeSegments(ctx context.Context, tx *sql.Tx, next int64) (int64, error) {
	for {
		segments, err := s.segments(ctx, tx)
		if err != nil {
			return next, err
		}
		tiers := make(map[int][]*segment)
		var alike []*segment
		for _, seg := range segments {
			t := seg.tier()
			if tiers[t] = append(tiers[t], seg); len(tiers[t]) == mergeFrom {
				alike = tiers[t]
				break
			}
		}
		if alike == nil {
			return next, nil
		}
		if err := s.merge(ctx, tx, s, alike, next, nil); err != nil {
			return next, err
		}
		for _, seg := range alike {
			if err := s.dropSegment(ctx, tx, seg); err != nil {
				return next, err
			}
		}
		next++
	}
}

func (s *Store) dropSegment(ctx context.Context, tx *sql.Tx, seg *segment) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM postings WHERE row >= ? AND row < ?", rowOf(seg.number, 0, 0), rowOf(seg.number+1, 0, 0))
	if err == nil {
		_, err = tx.ExecContext(ctx, "DELETE FROM segments WHERE number = ?", seg.number)
	}
	return err
}

// merge merges segments of s, which are by number, into a new one of to, in a transaction of that. renumber gives the articles new
// numbers, in the same order, and leaves out those that get 0; nil: they keep theirs.
func (s *Store) merge(ctx context.Context, tx *sql.Tx, to *Store, segments []*segment, number int64, renumber func(doc int64) int64) error {
	q := querier(tx)
	if to != s {
		q = s.db
	}
	out := &segment{number: number, base: 1}
	if renumber == nil {
		renumber = func(doc int64) int64 { return doc }
		out.base = segments[0].base
		for _, seg := range segments {
			out.base = min(out.base, seg.base)
		}
	}
	for kind := range 1 << 8 {
		var from []*partReader
		n := 0
		for _, seg := range segments {
			if size, has := seg.of(pairing.Kind(kind)); has {
				from = append(from, &partReader{s: s, q: q, segment: seg, size: size})
				n += size.n
			}
		}
		if n == 0 {
			continue
		}
		w := to.partWriter(ctx, tx, out, pairing.Kind(kind), n)
		bits := tagBits(pairing.Kind(kind))
		holder := func(holder int64) int64 {
			if doc := renumber(holder >> bits); doc > 0 {
				return doc<<bits | holder&(1<<bits-1)
			}
			return 0
		}
		if err := mergeInto(ctx, from, holder, w); err != nil {
			return err
		}
		if err := to.endKind(out, w); err != nil {
			return err
		}
	}
	return to.writeLayout(ctx, tx, out)
}

// mergeInto merges the postings of readers by key. Of one key the holders come from the earliest segment first; where they do not come
// by number then, they are sorted.
func mergeInto(ctx context.Context, from []*partReader, renumber func(int64) int64, w *partWriter) error {
	for _, r := range from {
		if err := r.next(ctx); err != nil {
			return err
		}
	}
	var docs []int64
	for {
		least, some := uint64(0), false
		for _, r := range from {
			if !r.done && (!some || r.now.key < least) {
				least, some = r.now.key, true
			}
		}
		if !some {
			return nil
		}
		docs = docs[:0]
		for _, r := range from {
			for !r.done && r.now.key == least {
				if doc := renumber(r.now.doc); doc > 0 {
					docs = append(docs, doc)
				}
				if err := r.next(ctx); err != nil {
					return err
				}
			}
		}
		slices.Sort(docs)
		for _, doc := range docs {
			if err := w.add(posting{least, doc}); err != nil {
				return err
			}
		}
	}
}

// partReader reads the postings of one kind of a segment, by key.
type partReader struct {
	s       *Store
	q       querier
	segment *segment
	size    kindSize

	part uint64 // the next
	left []posting
	now  posting
	done bool
}

// next goes on to the next posting.
func (r *partReader) next(ctx context.Context) error {
	for len(r.left) == 0 {
		if r.part == 1<<r.size.bits {
			r.done = true
			return nil
		}
		var err error
		if r.left, err = r.s.part(ctx, r.q, r.segment, r.size, r.part); err != nil {
			return err
		}
		r.part++
	}
	r.now, r.left = r.left[0], r.left[1:]
	return nil
}

// part reads the postings of a part.
func (s *Store) part(ctx context.Context, q querier, seg *segment, size kindSize, part uint64) (out []posting, err error) {
	b, err := s.partBytes(ctx, q, rowOf(seg.number, size.kind, part))
	if err != nil {
		return nil, err
	}
	good := eachPosting(b, part, size, seg.first(size.kind), func(p posting) bool {
		out = append(out, p)
		return true
	})
	if !good {
		return nil, s.corrupt("postings %d", rowOf(seg.number, size.kind, part))
	}
	return out, nil
}

// partBytes reads and unseals a part.
func (s *Store) partBytes(ctx context.Context, q querier, row int64) ([]byte, error) {
	return s.unsealPart(row, q.QueryRowContext(ctx, "SELECT bytes FROM postings WHERE row = ?", row))
}

// unsealPart unseals the part that a query found.
func (s *Store) unsealPart(row int64, found *sql.Row) ([]byte, error) {
	var sealed []byte
	err := found.Scan(&sealed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, s.corrupt("postings %d are missing", row)
	case err != nil:
		return nil, s.damaged(err)
	}
	b, ok := unseal(numbers(row), sealed)
	if !ok {
		return nil, s.corrupt("postings %d", row)
	}
	return b, nil
}
