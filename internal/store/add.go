package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"

	"github.com/zeebo/xxh3"
	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
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
// its profile from what it is given. Of o it takes the resources and what learning needs. That is there whole or not at all. A later
// add is durable batch by batch: where it ends with an error, what is counted in Added is there. Several may add at once: what they add is made durable together.
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

// make makes an index of articles, whole or not at all: they are filed as they were prepared when the profile was learnt.
func (w *Writer) make(ctx context.Context, src iter.Seq2[news.Article, error], o detect.Options) (out Added, err error) {
	learnt, err := detect.Learn(ctx, once(src, &out.Same), o)
	if err != nil {
		return Added{}, err
	}
	defer func() { _ = learnt.Close() }() // it has only temporary files
	out.Dropped, out.Broken = learnt.Dropped, learnt.Broken
	n := learnt.Corpus.Len()
	if n == 0 && len(out.Broken) == 0 {
		return out, nil
	}
	st := state{NextDoc: 1, NextSegment: 1, Profile: 1, Learnt: w.now().Unix(), From: n}
	err = w.rebuild(ctx, learnt.Profile, st, func(to *Writer) error { return to.fill(ctx, learnt.Corpus, o, &out) })
	if err != nil {
		return Added{}, err
	}
	return out, nil
}

// once yields the articles of src as those of an index, each content of an ID once, and counts how many came again.
func once(src iter.Seq2[news.Article, error], again *int) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		met := make(map[xxh3.Uint128]bool)
		for a, err := range src {
			a.Against = false
			if err == nil {
				this := xxh3.HashString128(string(contentOf(&a)) + a.ID)
				if met[this] {
					*again++
					continue
				}
				met[this] = true
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// item is an article on its way into the index.
type item struct {
	article news.Article
	ref     corpus.Ref // of one that was prepared before
	content []byte
	broken  string     // why preparing it failed
	head    []byte     // with the tags of the sentences and the keys of the story
	body    []byte     // packed
	keys    []kindKeys // by kind
}

// kindKeys are the keys of one kind of an article, increasing, each once.
type kindKeys struct {
	kind pairing.Kind
	keys []uint64
}

// postings returns how many postings the item has.
func (x *item) postings() (n int64) {
	for _, k := range x.keys {
		n += int64(len(k.keys))
	}
	return n
}

// adder adds articles to a file.
type adder struct {
	w       *Writer
	profile *profile.Profile
	o       detect.Options
	from    corpus.Corpus     // where the articles were prepared before; nil: they are prepared
	batch   int               // the most articles in a batch
	seen    map[string][]byte // contents, by the IDs that were met
	places  map[string]news.Place
	passed  Added // what came of those that were not prepared
}

// adder returns what adds articles to the file of w.
func (w *Writer) adder(ctx context.Context, o detect.Options) (*adder, error) {
	p, _, err := w.s.profileNow(ctx)
	if err != nil {
		return nil, err
	}
	tuned, err := w.s.tune(w.settings)
	if err != nil {
		return nil, err
	}
	o = o.TunedAs(tuned)
	o.Profile, o.Boilerplate, o.Lang = p, nil, ""
	return &adder{w: w, profile: p, o: o, batch: batchArticles, seen: make(map[string][]byte), places: make(map[string]news.Place)}, nil
}

func (w *Writer) add(ctx context.Context, src iter.Seq2[news.Article, error], o detect.Options) (out Added, err error) {
	a, err := w.adder(ctx, o)
	if err != nil {
		return Added{}, err
	}
	err = a.each(ctx, a.wantedOf(ctx, src), func(ctx context.Context, batch []item) error {
		added, err := w.commit(ctx, batch, a.profile)
		out.New, out.Changed, out.Same = out.New+added.New, out.Changed+added.Changed, out.Same+added.Same
		out.Broken = append(out.Broken, added.Broken...)
		return err
	})
	out.Same, out.Dropped = out.Same+a.passed.Same, a.passed.Dropped
	return out, err
}

// fill adds the articles of a corpus, which were prepared with the profile of the file, to a file that is empty and that nobody knows of yet.
func (w *Writer) fill(ctx context.Context, from corpus.Corpus, o detect.Options, out *Added) (err error) {
	a, err := w.adder(ctx, o)
	if err != nil {
		return err
	}
	most := min(heldArticles, max(1, int(cmp.Or(o.Memory, usualMemory)/heldPart/postingsSize)))
	a.from, a.batch = from, min(batchArticles, most)
	refs := func(yield func(item, error) bool) {
		for i := range corpus.Ref(from.Len()) {
			if !yield(item{ref: i}, nil) {
				return
			}
		}
	}
	held := &gathered{}
	aside := &aside{path: w.s.path + asideSuffix}
	defer func() { err = errors.Join(err, aside.close()) }()
	err = a.each(ctx, refs, func(ctx context.Context, batch []item) error {
		if held.articles > 0 && held.articles+len(batch) > most {
			if err := aside.put(ctx, held, a.profile); err != nil {
				return err
			}
		}
		return w.change(ctx, func(tx *sql.Tx, st *state) error {
			for i := range batch {
				if err := w.addNew(ctx, tx, st, &batch[i], out, held); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	if aside.n > 0 {
		if err := aside.put(ctx, held, a.profile); err != nil {
			return err
		}
	}
	return w.change(ctx, func(tx *sql.Tx, st *state) error {
		if aside.n == 0 {
			return w.writeGathered(ctx, tx, st, held, a.profile)
		}
		st.NextSegment++
		return aside.mergeTo(ctx, tx, w.s, st.NextSegment-1)
	})
}

const (
	usualMemory  = 1 << 30  // bytes, where nothing is said of it
	heldPart     = 8        // the part of the memory, one in so many, that postings take before they are written
	postingsSize = 16 << 10 // bytes that those of an article take, and sorting them
)

// each prepares items and hands them to take, batch by batch, while the next ones are prepared.
func (a *adder) each(ctx context.Context, items iter.Seq2[item, error], take func(ctx context.Context, batch []item) error) error {
	group, ctx := errgroup.WithContext(ctx)
	prepared := make(chan []item)
	group.Go(func() error {
		defer close(prepared)
		return a.prepareAll(ctx, items, prepared)
	})
	group.Go(func() error {
		for batch := range prepared {
			if err := take(ctx, batch); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return group.Wait()
}

// prepareAll prepares items, batch by batch.
func (a *adder) prepareAll(ctx context.Context, items iter.Seq2[item, error], to chan<- []item) error {
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
				var from corpus.Reader
				if a.from != nil {
					from = a.from.Open()
				}
				for k := i; k < len(batch) && ctx.Err() == nil; k += len(workers) {
					if err := m.fill(&batch[k], from); err != nil {
						return err
					}
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
	for x, err := range items {
		if err != nil {
			return err
		}
		batch = append(batch, x)
		if bytes += len(x.article.Body); len(batch) == a.batch || bytes >= batchBytes {
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

// wantedOf yields the articles of src that are to be added.
func (a *adder) wantedOf(ctx context.Context, src iter.Seq2[news.Article, error]) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		for x, err := range src {
			x.Against = false
			content, wanted := contentOf(&x), false
			if err == nil {
				wanted, err = a.wanted(ctx, &x, content)
			}
			if err != nil {
				yield(item{}, err)
				return
			}
			if wanted && !yield(item{article: x, content: content}, nil) {
				return
			}
		}
	}
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
	keys     []pairing.Key
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

// partsFiled are the parts of an article that decide what is kept of it and by what it is filed.
const partsFiled = corpus.Article | corpus.Zones | corpus.Bands | corpus.Terms | corpus.QuotationKeys | corpus.Quotations | corpus.Sentences

// fill fills in an item, whose article is prepared, or read where it was prepared before. One article, whatever its text, ends no add.
func (m *itemMaker) fill(i *item, from corpus.Reader) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			i.broken, err = fmt.Sprint(cause), nil
			m.x = prepare.Prepared{}
		}
	}()
	if from != nil {
		if err := from.Read(&m.x, i.ref, partsFiled); err != nil {
			return err
		}
		h := *m.x.Head
		m.x.Head, i.article = &h, *m.x.Article
		i.content = contentOf(&i.article)
	} else {
		m.x.Head = match.NewHead(&i.article)
		m.preparer.Prepare(&m.x, &i.article, m.profile)
	}
	m.file(i)
	m.preparer.Tidy(&m.x)
	return nil
}

// file fills in what is kept of an article that was prepared.
func (m *itemMaker) file(i *item) {
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
	m.keys = m.keys[:0]
	if joins {
		m.keys = appendStoryKeys(m.keys, m.keyer, &later)
		for _, k := range m.keys {
			i.head = binary.LittleEndian.AppendUint64(i.head, k.Key)
		}
	}
	m.raw = appendBody(m.raw[:0], &m.x)
	i.body = m.packer.pack(m.raw)
	m.keys = append(m.filer.Keys(m.keys, &m.x), pairing.Key{Kind: kindTerms, Key: termsKey(m.x.Head)})
	for k := range m.keys {
		if own, is := asked(m.keys[k].Kind); own != 0 && is(m.profile, m.x.Head) {
			m.keys[k].Kind = own
		}
	}
	i.keys = byKind(m.keys)
}

// byKind sorts keys by kind, and those of one kind, each once.
func byKind(keys []pairing.Key) (out []kindKeys) {
	var ends [math.MaxUint8 + 1]int
	for _, k := range keys {
		ends[k.Kind]++
	}
	all, end := make([]uint64, len(keys)), 0
	for kind := range ends {
		end += ends[kind]
		ends[kind] = end - ends[kind]
	}
	for _, k := range keys {
		all[ends[k.Kind]] = k.Key
		ends[k.Kind]++
	}
	from := 0
	for kind, to := range ends {
		if to > from {
			of := all[from:to]
			slices.Sort(of)
			out = append(out, kindKeys{pairing.Kind(kind), slices.Compact(of)})
		}
		from = to
	}
	return out
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

// partPutter returns what writes the rows of parts.
func partPutter(ctx context.Context, tx *sql.Tx) (func(row int64, sealed []byte) error, error) {
	insert, err := tx.PrepareContext(ctx, "INSERT INTO postings VALUES(?, ?)") // it is closed with the transaction
	return func(row int64, sealed []byte) error {
		_, err := insert.ExecContext(ctx, row, sealed)
		return err
	}, err
}

// partWriter returns a writer for about n postings of a kind, of whose keys so many bits count.
func (s *segment) partWriter(put func(row int64, sealed []byte) error, kind pairing.Kind, n, width int) *partWriter {
	return &partWriter{
		put: put, segment: s.number, base: s.first(kind), holders: s.holderBits(kind), size: kindSize{kind: kind, bits: min(width, bitsFor(n)), width: width},
	}
}

// endKind ends the postings of a kind and notes how they lie.
func (s *segment) endKind(w *partWriter) error {
	if err := w.end(); err != nil {
		return err
	}
	if w.size.n = w.n; w.n > 0 {
		s.kinds = append(s.kinds, w.size)
	}
	return nil
}

// writeLayout writes the row of a segment.
func (s *Store) writeLayout(ctx context.Context, tx *sql.Tx, seg *segment) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO segments VALUES(?, ?)", seg.number, seal(numbers(seg.number), seg.appendBinary(nil)))
	return err
}
