package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// View is an index as it was at one moment, whatever is written meanwhile. It may be shared; what is found by it is read one after the
// other.
type View struct {
	s        *Store
	settings Settings
	state    state
	profile  *profile.Profile
	segments []*segment
	options  detect.Options // with the settings alone
	lost     error          // what says that acknowledged changes are lost

	mu    sync.Mutex // of the connection
	conn  *sql.Conn
	part  *sql.Stmt
	parts *sql.Stmt // of partsAtOnce rows
	texts *sql.Stmt
}

// View opens a view. It is closed before the store. If acknowledged changes are lost it is an error, which wraps [ErrDamaged].
func (s *Store) View(ctx context.Context) (*View, error) {
	v, err := s.Remains(ctx)
	if err == nil && v.lost != nil {
		return nil, errors.Join(v.lost, v.Close())
	}
	return v, err
}

// Remains opens a view of what is left of an index, for [View.Verify] and [View.Articles], which say what else was in it.
func (s *Store) Remains(ctx context.Context) (*View, error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return nil, s.damaged(err)
	}
	v := &View{s: s, conn: conn}
	if err := v.begin(ctx); err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return v, nil
}

// begin begins the transaction and reads what every look needs.
func (v *View) begin(ctx context.Context) error {
	acknowledged, err := v.s.acked.read() // before the moment of the view, which has all of them then
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	v.lost = err
	if _, err := v.conn.ExecContext(ctx, "BEGIN"); err != nil {
		return v.s.damaged(err)
	}
	if err := v.s.metaJSON(ctx, v.conn, "settings", &v.settings); err != nil { // the first reading fixes the moment
		return err
	}
	if err := v.s.metaJSON(ctx, v.conn, "state", &v.state); err != nil {
		return err
	}
	if v.options, err = v.s.tune(v.settings); err != nil {
		return err
	}
	if v.lost == nil {
		v.lost = v.s.acked.lost(acknowledged, v.state.Changes)
	}
	if v.profile, err = v.s.profile(ctx, v.conn, v.state.Profile); err != nil {
		return err
	}
	if v.segments, err = v.s.segments(ctx, v.conn); err != nil {
		return err
	}
	if len(v.segments) != v.state.Segments {
		return v.s.corrupt("%d segments, and there should be %d", len(v.segments), v.state.Segments)
	}
	if v.part, err = v.conn.PrepareContext(ctx, "SELECT bytes FROM postings WHERE row = ?"); err != nil {
		return v.s.damaged(err)
	}
	if v.parts, err = v.conn.PrepareContext(ctx, "SELECT row, bytes FROM postings WHERE row IN (?"+strings.Repeat(",?", partsAtOnce-1)+")"); err != nil {
		return v.s.damaged(err)
	}
	v.texts, err = v.conn.PrepareContext(ctx, "SELECT body FROM texts WHERE doc = ?")
	return v.s.damaged(err)
}

// Close ends the view.
func (v *View) Close() error {
	for _, stmt := range []*sql.Stmt{v.part, v.parts, v.texts} {
		if stmt != nil {
			_ = stmt.Close()
		}
	}
	_, err := v.conn.ExecContext(context.Background(), "ROLLBACK")
	return errors.Join(v.s.damaged(err), v.conn.Close())
}

// Has reports whether an article is in the index with the same content.
func (v *View) Has(ctx context.Context, a *news.Article) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	var there []byte
	err := v.conn.QueryRowContext(ctx, "SELECT content FROM articles WHERE id = ?", a.ID).Scan(&there)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil && bytes.Equal(there, contentOf(a)), v.s.damaged(err)
}

// Settings returns the settings of the index.
func (v *View) Settings() Settings { return v.settings }

// Profile returns the profile of the index, which is not to be changed.
func (v *View) Profile() *profile.Profile { return v.profile }

// Options returns the options for a run of new articles against all of the index: o with the settings and the profile of the index.
// roles may give an article of the index another role, by its ID, source and place; nil: it has that which it was added with.
func (v *View) Options(o detect.Options, roles func(*news.Article)) detect.Options {
	o = v.settings.Options(o).TunedAs(v.options)
	o.Profile, o.Boilerplate = v.profile, nil
	o.Filed = v.filed(o, roles)
	return o
}

// row is a row of the table of articles.
type row struct {
	doc, stamp, keys int64
	id               string
	content          []byte
	head             *match.Head
	tags             []byte   // of its sentences
	stories          []uint64 // its keys of kindStory
}

const rowColumns = "doc, id, stamp, keys, content, head"

// scan reads a row.
func (s *Store) scan(rows *sql.Rows) (r row, err error) {
	var head []byte
	if err := rows.Scan(&r.doc, &r.id, &r.stamp, &r.keys, &r.content, &head); err != nil {
		return r, s.damaged(err)
	}
	b, ok := unseal(headName(r.doc, r.id, r.stamp, r.keys, r.content), head)
	if !ok {
		return r, s.corrupt("article %d (%q)", r.doc, r.id)
	}
	h, rest, err := prepare.DecodeHead(b)
	if err != nil || len(rest) < int(h.Sentences) || (len(rest)-int(h.Sentences))%8 != 0 || h.ID != r.id {
		return r, s.corrupt("article %d (%q)", r.doc, r.id)
	}
	r.head, r.tags = h, rest[:h.Sentences]
	for rest = rest[h.Sentences:]; len(rest) > 0; rest = rest[8:] {
		r.stories = append(r.stories, binary.LittleEndian.Uint64(rest))
	}
	return r, nil
}

// rows calls f with the rows that a query finds.
func (s *Store) rows(ctx context.Context, q querier, query string, args []any, f func(row) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return s.damaged(err)
	}
	defer rows.Close()
	for rows.Next() {
		r, err := s.scan(rows)
		if err != nil {
			return err
		}
		if err := f(r); err != nil {
			return err
		}
	}
	return s.damaged(rows.Err())
}

// areRemoved returns an error unless all of some articles that are not there were removed.
func (s *Store) areRemoved(ctx context.Context, q querier, docs []int64) error {
	for some := range slices.Chunk(docs, inAtOnce) {
		args := make([]any, len(some))
		for i, doc := range some {
			args[i] = doc
		}
		var n int
		err := q.QueryRowContext(ctx, "SELECT count(*) FROM removed WHERE doc IN (?"+strings.Repeat(",?", len(some)-1)+")", args...).Scan(&n)
		if err != nil {
			return s.damaged(err)
		}
		if n < len(some) {
			return s.corrupt("%d articles between %d and %d are missing", len(some)-n, some[0], some[len(some)-1])
		}
	}
	return nil
}

// partsAtOnce is how many parts of postings are looked up by one query.
const partsAtOnce = 64

// inAtOnce is how many values a query names.
const inAtOnce = 256

// rowsIn calls f with the rows of which a column has one of the values.
func rowsIn[T any](ctx context.Context, s *Store, q querier, column string, values []T, f func(row) error) error {
	for some := range slices.Chunk(values, inAtOnce) {
		args := make([]any, len(some))
		for i, x := range some {
			args[i] = x
		}
		query := "SELECT " + rowColumns + " FROM articles WHERE " + column + " IN (?" + strings.Repeat(",?", len(some)-1) + ")"
		if err := s.rows(ctx, q, query, args, f); err != nil {
			return err
		}
	}
	return nil
}

// docsIn calls f with those of some articles, by their numbers, that are there.
func (s *Store) docsIn(ctx context.Context, q querier, docs []int64, f func(doc int64)) error {
	for some := range slices.Chunk(docs, inAtOnce) {
		args := make([]any, len(some))
		for i, x := range some {
			args[i] = x
		}
		rows, err := q.QueryContext(ctx, "SELECT doc FROM articles WHERE doc IN (?"+strings.Repeat(",?", len(some)-1)+")", args...)
		if err != nil {
			return s.damaged(err)
		}
		for rows.Next() {
			var doc int64
			if err := rows.Scan(&doc); err != nil {
				return errors.Join(s.damaged(err), rows.Close())
			}
			f(doc)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return s.damaged(err)
		}
	}
	return nil
}

// bodyOf reads the body of an article.
func (v *View) bodyOf(doc int64) (body, error) {
	v.mu.Lock()
	var sealed []byte
	err := v.texts.QueryRow(doc).Scan(&sealed)
	v.mu.Unlock()
	if errors.Is(err, sql.ErrNoRows) {
		return body{}, v.s.corrupt("article %d has no text", doc)
	}
	if err != nil {
		return body{}, v.s.damaged(err)
	}
	return v.s.unpackBody(doc, sealed)
}

func (s *Store) unpackBody(doc int64, sealed []byte) (body, error) {
	packed, ok := unseal(numbers(doc), sealed)
	if !ok {
		return body{}, s.corrupt("the text of article %d", doc)
	}
	b, err := s.packer.unpack(packed)
	if err != nil {
		return body{}, s.corrupt("the text of article %d: %v", doc, err)
	}
	out, ok := decodeBody(b)
	if !ok {
		return body{}, s.corrupt("the text of article %d", doc)
	}
	return out, nil
}

// Articles yields all articles by ID. An error comes last; in what [Store.Remains] opened it may be that others were lost.
func (v *View) Articles(ctx context.Context) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		left := v.state.Articles
		for a, err := range v.s.articles(ctx, v.conn, "ORDER BY id") {
			if left--; !yield(a, err) || err != nil {
				return
			}
		}
		if left != 0 {
			yield(nil, v.s.corrupt("%d articles more or fewer than there should be", left))
			return
		}
		if v.lost != nil {
			yield(nil, v.lost)
		}
	}
}

// articles yields the articles in an order.
func (s *Store) articles(ctx context.Context, q querier, order string) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		fail := func(err error) { yield(nil, err) }
		rows, err := q.QueryContext(ctx, "SELECT "+rowColumns+", body FROM articles JOIN texts USING (doc) "+order)
		if err != nil {
			fail(s.damaged(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var doc, stamp, keys int64
			var id string
			var content, head, sealed []byte
			if err := rows.Scan(&doc, &id, &stamp, &keys, &content, &head, &sealed); err != nil {
				fail(s.damaged(err))
				return
			}
			hb, ok := unseal(headName(doc, id, stamp, keys, content), head)
			if !ok {
				fail(s.corrupt("article %d (%q)", doc, id))
				return
			}
			h, _, err := prepare.DecodeHead(hb)
			if err != nil {
				fail(s.corrupt("article %d (%q)", doc, id))
				return
			}
			b, err := s.unpackBody(doc, sealed)
			if err != nil {
				fail(err)
				return
			}
			a, err := b.readArticle(h)
			if err != nil {
				fail(s.corrupt("the text of article %d (%q)", doc, id))
				return
			}
			if !yield(a, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			fail(s.damaged(err))
		}
	}
}

var _ querier = (*sql.Conn)(nil)
