package store

import (
	"context"
	"database/sql"
	"errors"
	"math/bits"

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
		if err := s.merge(ctx, tx, s, alike, next, nil, 0); err != nil {
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
// numbers from 1 to last, in the same order, and leaves out those that get 0; nil: they keep theirs.
func (s *Store) merge(ctx context.Context, tx *sql.Tx, to *Store, segments []*segment, number int64, renumber func(doc int64) int64, last int64) error {
	q := querier(tx)
	if to != s {
		conn, err := s.db.Conn(ctx)
		if err != nil {
			return s.damaged(err)
		}
		defer func() { _ = conn.Close() }() // it goes back to the pool
		q = conn
	}
	out := &segment{number: number, base: 1, span: last}
	if renumber == nil {
		renumber = func(doc int64) int64 { return doc }
		out.base = segments[0].base
		for _, seg := range segments {
			out.base, last = min(out.base, seg.base), max(last, seg.base+seg.span)
		}
		out.span = last - out.base
	}
	put, err := partPutter(ctx, tx)
	if err != nil {
		return err
	}
	for kind := range 1 << 8 {
		var from []*partReader
		n, width := 0, 0
		for _, seg := range segments {
			if size, has := seg.of(pairing.Kind(kind)); has {
				from = append(from, &partReader{s: s, q: q, segment: seg, size: size})
				n, width = n+size.n, size.width
			}
		}
		if n == 0 {
			continue
		}
		w := out.partWriter(put, pairing.Kind(kind), n, width)
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
		if err := out.endKind(w); err != nil {
			return err
		}
	}
	return to.writeLayout(ctx, tx, out)
}

// mergeInto merges the postings of readers, by key, then by number. renumber keeps their order.
func mergeInto(ctx context.Context, from []*partReader, renumber func(int64) int64, w *partWriter) error {
	heap := make([]*partReader, 0, len(from)) // the least is the first
	for _, r := range from {
		defer r.close()
		if err := r.open(ctx); err != nil {
			return err
		}
		if !r.done {
			heap = append(heap, r)
		}
	}
	for i := len(heap) / 2; i >= 0; i-- {
		siftDown(heap, i)
	}
	for len(heap) > 0 {
		r := heap[0]
		if doc := renumber(r.now.doc); doc > 0 {
			if err := w.add(posting{r.now.key, doc}); err != nil {
				return err
			}
		}
		if err := r.next(); err != nil {
			return err
		}
		if r.done {
			heap[0] = heap[len(heap)-1]
			heap = heap[:len(heap)-1]
		}
		siftDown(heap, 0)
	}
	return ctx.Err()
}

// siftDown moves a reader down a heap until none below it comes before it.
func siftDown(heap []*partReader, i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
			if heap[child].now.less(heap[least].now) {
				least = child
			}
		}
		if least == i {
			return
		}
		heap[i], heap[least] = heap[least], heap[i]
		i = least
	}
}

// partReader reads the postings of one kind of a segment, by key.
type partReader struct {
	s       *Store
	q       querier
	segment *segment
	size    kindSize

	rows *sql.Rows
	part uint64 // the next
	from partDecoder
	all  []posting
	left []posting // of all
	now  posting
	done bool
}

// open goes to the first posting.
func (r *partReader) open(ctx context.Context) (err error) {
	first := rowOf(r.segment.number, r.size.kind, 0)
	r.rows, err = r.q.QueryContext(ctx, "SELECT row, bytes FROM postings WHERE row >= ? AND row < ? ORDER BY row", first, first+1<<r.size.bits)
	if err != nil {
		return r.s.damaged(err)
	}
	return r.next()
}

// close gives up the query; an error of it was told by next.
func (r *partReader) close() {
	if r.rows != nil {
		_ = r.rows.Close()
	}
}

// next goes on to the next posting.
func (r *partReader) next() error {
	for len(r.left) == 0 {
		if r.part == 1<<r.size.bits {
			r.done = true
			return nil
		}
		if err := r.read(); err != nil {
			return err
		}
		r.part++
	}
	r.now, r.left = r.left[0], r.left[1:]
	return nil
}

// read reads the postings of the next part.
func (r *partReader) read() error {
	want, row := rowOf(r.segment.number, r.size.kind, r.part), int64(-1)
	var sealed sql.RawBytes
	if r.rows.Next() {
		if err := r.rows.Scan(&row, &sealed); err != nil {
			return r.s.damaged(err)
		}
	} else if err := r.rows.Err(); err != nil {
		return r.s.damaged(err)
	}
	if row != want {
		return r.s.corrupt("postings %d are missing", want)
	}
	b, ok := unseal(numbers(row), sealed)
	r.all = r.all[:0]
	if !ok || !r.from.eachPosting(r.segment, r.size, r.part, b, func(p posting) { r.all = append(r.all, p) }) {
		return r.s.corrupt("postings %d", row)
	}
	r.left = r.all
	return nil
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
