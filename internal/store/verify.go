package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// mostProblems bounds the problems that are told.
const mostProblems = 100

// verifier looks through an index.
type verifier struct {
	v        *View
	problems []string
	from     partDecoder
	keys     map[int64]int64 // of each article, how many postings it should still have
}

// Verify reads all of the index and returns what is damaged, a line each; none: every value is the one that was written, each article
// has all its postings, and SQLite finds its tables whole. An error is that of ctx or of the file system.
func (v *View) Verify(ctx context.Context) ([]string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	c := &verifier{v: v, keys: make(map[int64]int64)}
	if v.lost != nil {
		c.add("%v", v.lost)
	}
	for _, step := range []func(context.Context) error{c.tables, c.articles, c.texts, c.postings} {
		if err := step(ctx); err != nil {
			if !errors.Is(err, ErrDamaged) {
				return c.problems, err
			}
			c.add("%v", err)
		}
	}
	for doc, left := range c.keys {
		if left != 0 && len(c.problems) == 0 {
			c.add("%s: article %d: %d of its keys lead nowhere", v.s.path, doc, left)
		}
	}
	return c.problems, nil
}

func (c *verifier) add(format string, args ...any) {
	if len(c.problems) < mostProblems {
		c.problems = append(c.problems, fmt.Sprintf(format, args...))
	}
}

// tables lets SQLite look through its tables.
func (c *verifier) tables(ctx context.Context) error {
	rows, err := c.v.conn.QueryContext(ctx, fmt.Sprintf("PRAGMA integrity_check(%d)", mostProblems))
	if err != nil {
		return c.v.s.damaged(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return c.v.s.damaged(err)
		}
		if line != "ok" {
			c.add("%s: %s", c.v.s.path, line)
		}
	}
	return c.v.s.damaged(rows.Err())
}

// each calls f for each row of a query; what f says is damaged is told, and the next row looked at.
func (c *verifier) each(ctx context.Context, query string, f func(rows *sql.Rows) error) error {
	rows, err := c.v.conn.QueryContext(ctx, query)
	if err != nil {
		return c.v.s.damaged(err)
	}
	defer rows.Close()
	for rows.Next() {
		switch err := f(rows); {
		case errors.Is(err, ErrDamaged):
			c.add("%v", err)
		case err != nil:
			return err
		}
	}
	return c.v.s.damaged(rows.Err())
}

func (c *verifier) articles(ctx context.Context) error {
	n := 0
	err := c.each(ctx, "SELECT "+rowColumns+" FROM articles", func(rows *sql.Rows) error {
		n++
		r, err := c.v.s.scan(rows)
		if err == nil {
			c.keys[r.doc] = r.keys
		}
		return err
	})
	if err == nil && n != c.v.Len() {
		err = c.v.s.corrupt("%d articles, and there should be %d", n, c.v.Len())
	}
	return err
}

func (c *verifier) texts(ctx context.Context) error {
	query := "SELECT " + rowColumns + ", coalesce(body, x'') FROM articles LEFT JOIN texts USING (doc)"
	err := c.each(ctx, query, func(rows *sql.Rows) error {
		var r row
		var head, sealed []byte
		if err := rows.Scan(&r.doc, &r.id, &r.stamp, &r.keys, &r.content, &head, &sealed); err != nil {
			return c.v.s.damaged(err)
		}
		_, err := c.v.s.unpackBody(r.doc, sealed)
		return err
	})
	if err != nil {
		return err
	}
	var stray int
	err = c.v.conn.QueryRowContext(ctx, "SELECT count(*) FROM texts WHERE doc NOT IN (SELECT doc FROM articles)").Scan(&stray)
	if err == nil && stray > 0 {
		return c.v.s.corrupt("%d texts of no article", stray)
	}
	return c.v.s.damaged(err)
}

// postings reads all parts, of which each must belong to a segment.
func (c *verifier) postings(ctx context.Context) error {
	n := 0
	for _, seg := range c.v.segments {
		for _, size := range seg.kinds {
			found := 0
			for part := range uint64(1) << size.bits {
				if err := ctx.Err(); err != nil {
					return err
				}
				b, err := c.v.s.unsealPart(rowOf(seg.number, size.kind, part), c.v.part.QueryRowContext(ctx, rowOf(seg.number, size.kind, part)))
				if errors.Is(err, ErrDamaged) {
					c.add("%v", err)
					continue
				}
				if err != nil {
					return err
				}
				n++
				good := c.from.eachPosting(seg, size, part, b, func(p posting) {
					found++
					doc := p.doc >> tagBits(size.kind)
					if left, there := c.keys[doc]; there {
						c.keys[doc] = left - 1
					}
				})
				if !good {
					c.add("%v", c.v.s.corrupt("postings %d", rowOf(seg.number, size.kind, part)))
				}
			}
			if found != size.n {
				c.add("%v", c.v.s.corrupt("segment %d has %d keys of kind %d, and should have %d", seg.number, found, size.kind, size.n))
			}
		}
	}
	rows, err := c.v.s.count(ctx, c.v.conn, "postings")
	if err == nil && rows != n {
		return c.v.s.corrupt("%d rows of postings belong to no segment", rows-n)
	}
	return err
}
