package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/versions"
)

// line writes a line.
func line(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s+"\n")
		return err
	}
}

// Added says what an add came to.
type Added struct {
	New, Changed, Same int
	Dropped            []match.Dropped       // of equal IDs among those that were added
	Broken             []match.FailedArticle // that could not be prepared, through a fault of ours
}

// batchArticles and batchBytes bound what is prepared and made durable at once.
const (
	batchArticles = 1 << 10
	batchBytes    = 16 << 20
)

// Add adds articles. One that is there already with the same content stays; one with another content takes its place. Of two with one
// ID among those that are added the one with the smaller content hash is kept, as in a run. The first add makes the index and learns
// its profile from what it is given. Of o it takes the resources and what learning needs. It is durable batch by batch: where it ends
// with an error, what is counted in Added is there. Several may add at once: what they add is made durable together.
func (w *Writer) Add(ctx context.Context, src iter.Seq2[news.Article, error], o detect.Options) (Added, error) {
	w.mu.RLock()
	if w.s == nil {
		w.mu.RUnlock()
		if added, first, err := w.addFirst(ctx, src, o); first {
			return added, err
		}
		w.mu.RLock()
	}
	defer w.mu.RUnlock()
	if w.broken != nil {
		return Added{}, w.broken
	}
	return w.add(ctx, src, w.settings.Options(o))
}

// addFirst makes an index of what is added, if there is none yet, and reports whether that is so.
func (w *Writer) addFirst(ctx context.Context, src iter.Seq2[news.Article, error], o detect.Options) (out Added, first bool, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.s != nil {
		return Added{}, false, nil
	}
	out, err = w.make(ctx, src, w.settings.Options(o))
	return out, true, err
}

func (w *Writer) make(ctx context.Context, src iter.Seq2[news.Article, error], o detect.Options) (Added, error) {
	space := spill.New(o.Tmp, o.Memory/8)
	defer func() { _ = space.Close() }() // it has only temporary files
	kept := &spool{file: space.File()}
	p, err := detect.Learn(ctx, kept.tee(src), o)
	if err != nil || kept.n == 0 {
		return Added{}, err
	}
	s, err := w.create(ctx, p, state{NextDoc: 1, NextSegment: 1, Profile: 1, Learnt: w.now().Unix(), From: kept.n})
	if err != nil {
		return Added{}, err
	}
	if err := w.install(s); err != nil {
		return Added{}, err
	}
	return w.add(ctx, kept.all(), o)
}

// spool keeps articles while the profile is learnt from them.
type spool struct {
	file *spill.File
	ends []int64
	n    int
}

// tee yields src and keeps what it yields.
func (k *spool) tee(src iter.Seq2[news.Article, error]) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for a, err := range src {
			if err == nil {
				a.Against = false
				b := prepare.AppendArticle(encode.Text(nil, prepare.AppendHead(nil, match.NewHead(&a))), &a)
				_, err = k.file.Append(b)
				k.ends = append(k.ends, k.file.Size())
				k.n++
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// all yields what was kept.
func (k *spool) all() iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		var buf []byte
		from := int64(0)
		for _, to := range k.ends {
			a, err := k.read(&buf, from, to)
			if !yield(a, err) {
				return
			}
			from = to
		}
	}
}

func (k *spool) read(buf *[]byte, from, to int64) (news.Article, error) {
	b, err := k.file.Slice(buf, from, int(to-from))
	if err != nil {
		return news.Article{}, err
	}
	r := encode.NewReader(b)
	h, _, err := prepare.DecodeHead([]byte(r.Text()))
	if err != nil {
		return news.Article{}, err
	}
	a, err := prepare.DecodeArticle(r.Rest(), h)
	if err != nil {
		return news.Article{}, err
	}
	return *a, nil
}

// item is an article on its way into the index.
type item struct {
	article news.Article
	content []byte
	broken  string // why preparing it failed
	head    []byte // with the tags of the sentences and the keys of the story
	body    []byte // packed
	keys    []pairing.Key
}

// adder adds articles to a file.
type adder struct {
	w       *Writer
	profile *profile.Profile
	o       detect.Options
	seen    map[string][]byte // contents, by the IDs that were met
	places  map[string]news.Place
	passed  Added // what came of those that were not prepared
	out     Added // of the others
}

func (w *Writer) add(ctx context.Context, src iter.Seq2[news.Article, error], o detect.Options) (Added, error) {
	p, _, err := w.s.profileNow(ctx)
	if err != nil {
		return Added{}, err
	}
	tuned, err := w.s.tune(w.settings)
	if err != nil {
		return Added{}, err
	}
	o = o.TunedAs(tuned)
	o.Profile, o.Boilerplate, o.Lang = p, nil, ""
	a := &adder{w: w, profile: p, o: o, seen: make(map[string][]byte), places: make(map[string]news.Place)}
	group, ctx := errgroup.WithContext(ctx)
	prepared := make(chan []item)
	group.Go(func() error {
		defer close(prepared)
		return a.prepareAll(ctx, src, prepared)
	})
	group.Go(func() error {
		for batch := range prepared {
			out, err := w.commit(ctx, batch)
			if err != nil {
				return err
			}
			a.out.New, a.out.Changed, a.out.Same = a.out.New+out.New, a.out.Changed+out.Changed, a.out.Same+out.Same
			a.out.Broken = append(a.out.Broken, out.Broken...)
		}
		return ctx.Err()
	})
	err = group.Wait()
	a.out.Same, a.out.Dropped = a.out.Same+a.passed.Same, a.passed.Dropped
	return a.out, err
}

// prepareAll prepares what is new of src, batch by batch.
func (a *adder) prepareAll(ctx context.Context, src iter.Seq2[news.Article, error], to chan<- []item) error {
	workers := make([]*itemMaker, max(1, a.o.Workers))
	for i := range workers {
		var err error
		if workers[i], err = a.maker(); err != nil {
			return err
		}
		defer a.w.s.makers.Put(workers[i])
	}
	var batch []item
	bytes := 0
	send := func() error {
		var group errgroup.Group
		for i, m := range workers {
			group.Go(func() error {
				for k := i; k < len(batch) && ctx.Err() == nil; k += len(workers) {
					m.make(&batch[k])
				}
				return ctx.Err()
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
		select {
		case to <- batch:
			batch, bytes = nil, 0
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for x, err := range src {
		if err != nil {
			return err
		}
		x.Against = false
		content := contentOf(&x)
		wanted, err := a.wanted(ctx, &x, content)
		if err != nil {
			return err
		}
		if !wanted {
			continue
		}
		batch = append(batch, item{article: x, content: content})
		if bytes += len(x.Body); len(batch) == batchArticles || bytes >= batchBytes {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if len(batch) == 0 {
		return ctx.Err()
	}
	return send()
}

// wanted reports whether an article is to be added: it is not there yet, or with another content.
func (a *adder) wanted(ctx context.Context, x *news.Article, content []byte) (bool, error) {
	if before, met := a.seen[x.ID]; met {
		switch c := bytes.Compare(content, before); {
		case c == 0:
			a.passed.Same++
			return false, nil
		case c > 0:
			a.passed.Dropped = append(a.passed.Dropped, match.Dropped{ID: x.ID, Kept: a.places[x.ID], Place: x.Place})
			return false, nil
		}
		a.passed.Dropped = append(a.passed.Dropped, match.Dropped{ID: x.ID, Kept: x.Place, Place: a.places[x.ID]})
		a.seen[x.ID], a.places[x.ID] = content, x.Place
		return true, nil
	}
	a.seen[x.ID], a.places[x.ID] = content, x.Place
	var there []byte
	err := a.w.s.db.QueryRowContext(ctx, "SELECT content FROM articles WHERE id = ?", x.ID).Scan(&there)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return true, nil
	case err != nil:
		return false, a.w.s.damaged(err)
	case bytes.Equal(there, content):
		a.passed.Same++
		return false, nil
	}
	return true, nil
}

// itemMaker prepares items. It is used by one goroutine at a time.
type itemMaker struct {
	packer   *packer
	profile  *profile.Profile
	preparer *prepare.Preparer
	filer    *pairing.Filer
	keyer    *versions.Keyer
	x        prepare.Prepared
	raw      []byte
}

// maker returns an idle maker of the index, which remembers words, or else a new one.
func (a *adder) maker() (*itemMaker, error) {
	if m, ok := a.w.s.makers.Get().(*itemMaker); ok {
		return m, nil
	}
	p, err := a.o.Preparer()
	if err != nil {
		return nil, err
	}
	f, err := a.o.Filer(a.profile)
	if err != nil {
		return nil, err
	}
	return &itemMaker{packer: a.w.s.packer, profile: a.profile, preparer: p, filer: f, keyer: versions.NewKeyer()}, nil
}

// make fills in an item. One article, whatever its text, ends no add.
func (m *itemMaker) make(i *item) {
	defer func() {
		if cause := recover(); cause != nil {
			i.broken = fmt.Sprint(cause)
			m.x = prepare.Prepared{}
		}
	}()
	m.x.Head = match.NewHead(&i.article)
	m.preparer.Prepare(&m.x, &i.article, m.profile)
	later := profile.Later{Head: m.x.Head, Story: prepare.StoryOf(&m.x)}
	joins := later.Joins()
	if joins && !m.profile.Knows(&later) {
		m.x.Head.Chain, m.x.Head.Version = -1, 0
	}
	i.head = prepare.AppendHead(nil, m.x.Head)
	for k := range m.x.Sentences {
		m.raw = m.x.Sentences[k].Said.AppendBinary(m.raw[:0])
		i.head = append(i.head, pairing.Tag(m.raw))
	}
	if joins {
		i.keys = appendStoryKeys(nil, m.keyer, &later)
		for _, k := range i.keys {
			i.head = binary.LittleEndian.AppendUint64(i.head, k.Key)
		}
	}
	m.raw = appendBody(m.raw[:0], &m.x)
	i.body = m.packer.pack(m.raw)
	i.keys = append(m.filer.Keys(i.keys, &m.x), pairing.Key{Kind: kindTerms, Key: termsKey(m.x.Head)})
	for k := range i.keys {
		if own, is := asked(i.keys[k].Kind); own != 0 && is(m.profile, m.x.Head) {
			i.keys[k].Kind = own
		}
	}
	m.preparer.Tidy(&m.x)
}

// termsKey returns the key of the terms of an article: equal for articles with equal terms.
func termsKey(h *match.Head) uint64 {
	r := encode.NewReader(h.EqualTerms[:])
	return r.Hash() >> keyShift << keyShift
}

func compareKeys(x, y pairing.Key) int {
	switch {
	case x.Kind != y.Kind:
		return int(x.Kind) - int(y.Kind)
	case x.Key < y.Key:
		return -1
	case x.Key > y.Key:
		return 1
	}
	return 0
}

// removeID removes the article with an ID and reports whether there was one. Its postings stay until compact, and lead nowhere.
func (s *Store) removeID(ctx context.Context, tx *sql.Tx, id string) (bool, error) {
	var doc int64
	err := tx.QueryRowContext(ctx, "DELETE FROM articles WHERE id = ? RETURNING doc", id).Scan(&doc)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err == nil {
		_, err = tx.ExecContext(ctx, "DELETE FROM texts WHERE doc = ?", doc)
	}
	if err == nil {
		_, err = tx.ExecContext(ctx, "INSERT INTO removed VALUES(?)", doc)
	}
	return err == nil, err
}

// makeWay removes the article with the ID of x, if there is one with another content, and reports whether one had the same or another.
func (s *Store) makeWay(ctx context.Context, tx *sql.Tx, x *item) (same, another bool, err error) {
	var there []byte
	err = tx.QueryRowContext(ctx, "SELECT content FROM articles WHERE id = ?", x.article.ID).Scan(&there)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return false, false, nil
	case err != nil:
		return false, false, err
	case bytes.Equal(there, x.content):
		return true, false, nil
	}
	another, err = s.removeID(ctx, tx, x.article.ID)
	return false, another, err
}

// insert inserts an article.
func (s *Store) insert(ctx context.Context, tx *sql.Tx, doc int64, x *item, stamp int64) error {
	return s.insertRow(ctx, tx, doc, x, stamp, int64(len(x.keys)))
}

// insertRow inserts an article that has so many keys.
func (s *Store) insertRow(ctx context.Context, tx *sql.Tx, doc int64, x *item, stamp, keys int64) error {
	head := seal(headName(doc, x.article.ID, stamp, keys, x.content), slices.Clip(x.head))
	_, err := tx.ExecContext(ctx, "INSERT INTO articles VALUES(?, ?, ?, ?, ?, ?)", doc, x.article.ID, stamp, keys, x.content, head)
	if err == nil {
		_, err = tx.ExecContext(ctx, "INSERT INTO texts VALUES(?, ?)", doc, seal(numbers(doc), slices.Clip(x.body)))
	}
	return err
}

// headName is what names a head: all that stands in the row beside it.
func headName(doc int64, id string, stamp, keys int64, content []byte) []byte {
	return append(append(numbers(doc, stamp, keys), content...), id...)
}

// writeSegment writes a segment of postings, each its key with the number of its holder in the lowest 20 bits, from base, and behind that
// number the tag.
func (s *Store) writeSegment(ctx context.Context, tx *sql.Tx, number, base int64, postings map[pairing.Kind][]uint64) error {
	seg := &segment{number: number, base: base}
	for kind := range math.MaxUint8 {
		of := postings[pairing.Kind(kind)]
		if len(of) == 0 {
			continue
		}
		slices.Sort(of)
		w := s.partWriter(ctx, tx, seg, pairing.Kind(kind), len(of))
		for _, p := range of {
			if err := w.add(posting{p >> keyShift, seg.first(pairing.Kind(kind)) + int64(p&(1<<keyShift-1))}); err != nil {
				return err
			}
		}
		if err := s.endKind(seg, w); err != nil {
			return err
		}
	}
	return s.writeLayout(ctx, tx, seg)
}

// partWriter returns a writer for about n postings of a kind.
func (s *Store) partWriter(ctx context.Context, tx *sql.Tx, seg *segment, kind pairing.Kind, n int) *partWriter {
	put := func(row int64, sealed []byte) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO postings VALUES(?, ?)", row, sealed)
		return err
	}
	return &partWriter{put: put, segment: seg.number, base: seg.first(kind), size: kindSize{kind: kind, bits: bitsFor(n)}}
}

// endKind ends the postings of a kind and notes how they lie.
func (s *Store) endKind(seg *segment, w *partWriter) error {
	if err := w.end(); err != nil {
		return err
	}
	if w.size.n = w.n; w.n > 0 {
		seg.kinds = append(seg.kinds, w.size)
	}
	return nil
}

// writeLayout writes the row of a segment.
func (s *Store) writeLayout(ctx context.Context, tx *sql.Tx, seg *segment) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO segments VALUES(?, ?)", seg.number, seal(numbers(seg.number), seg.appendBinary(nil)))
	return err
}
