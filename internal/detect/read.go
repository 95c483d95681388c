package detect

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"slices"
	"strings"
	"unique"

	"github.com/zeebo/xxh3"
	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/sentence"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
)

// preparer takes articles apart. It is used by one goroutine.
type preparer struct {
	lang       string // in which all words are normalised
	bands      index.Bands
	normalizer *normalize.Normalizer
	sketcher   *sketch.Sketcher
	noter      noter
	counter    *ocr.Counter // nil: the survey needs nothing
	seen       seen

	outside   []news.Span // the spans of the zones
	sentences []news.Span
	splitter  boilerplate.Splitter
	text      normalize.Text
	hashes    []uint64
	distinct  shingle.Distinct
	sig       sketch.Signature
	keys      []uint32
	raw       []byte
}

func (d *Detector) newPreparer() *preparer {
	p := &preparer{
		lang: d.lang, bands: d.bands, normalizer: normalize.New(), sketcher: sketch.New(slots),
	}
	if d.surveys() {
		p.counter = d.lexicon.Counter()
	}
	p.noter.find = d.o.Find
	if d.model != nil {
		p.noter.encoder = paraphrase.NewEncoder(d.model, d.lang)
	}
	return p
}

// prepare fills in what comparing needs of a doc and sets its terms aside.
func (p *preparer) prepare(x *doc, a *news.Article, s *shelf) error {
	anatomy := x.anatomy(a)
	p.normalizer.Into(&p.text, a.Body, anatomy.Zones, p.lang)
	terms := p.text.Terms
	p.hashes = shingle.Hashes(p.hashes[:0], terms, Shingle)
	p.sig = p.sketcher.Sign(p.sig, p.hashes)
	p.keys = p.bands.Keys(p.keys[:0], p.sig)

	x.words, x.terms = uint32(p.text.Count()), uint32(len(terms))
	x.shingles = uint32(p.distinct.Count(p.hashes))
	x.equal = p.hashOf(terms)
	x.notice = anatomy.Notice
	if err := s.putTerms(x, p.keys, &p.text); err != nil {
		return err
	}
	if p.counter == nil && p.noter.find&(match.Quotations|match.Paraphrases) == 0 {
		return nil
	}
	p.outside = p.outside[:0]
	for _, z := range anatomy.Zones {
		p.outside = append(p.outside, z.Span)
	}
	p.sentences = sentence.Split(p.sentences[:0], a.Body, p.outside)
	if p.counter != nil {
		if err := p.see(x, a, &anatomy, s); err != nil {
			return err
		}
	}
	return p.noter.note(x, a, anatomy.Zones, p.sentences, &p.text, s)
}

func (p *preparer) hashOf(terms []uint64) [16]byte {
	p.raw = appendTerms(p.raw[:0], terms)
	return xxh3.Hash128(p.raw).Bytes()
}

// appendTerms appends the bytes of terms, of which hashes of lists are made.
func appendTerms(dst []byte, terms []uint64) []byte {
	for _, t := range terms {
		dst = binary.LittleEndian.AppendUint64(dst, t)
	}
	return dst
}

// longText is the number of bytes of a text above which a preparer does not keep its buffers.
const longText = 1 << 20

// tidy gives back the memory that a long text took.
func (p *preparer) tidy(a *news.Article) {
	if len(a.Body) > longText {
		p.text, p.hashes, p.raw, p.noter = normalize.Text{}, nil, nil, noter{find: p.noter.find, encoder: p.noter.encoder}
		p.sentences, p.splitter, p.seen = nil, boilerplate.Splitter{}, seen{}
	}
}

// batchArticles and batchBytes bound what goes to a worker at once.
const (
	batchArticles = 64
	batchBytes    = 1 << 20
)

// read prepares the articles of src as they come, in the language of the first ones; and once more, where that of most
// turns out to be another.
func (d *Detector) read(ctx context.Context, src iter.Seq2[news.Article, error]) error {
	d.o.Progress.start("reading", 0)
	group, reading := errgroup.WithContext(ctx)
	todo := make(chan []news.Article, d.o.Workers)
	group.Go(func() error {
		defer close(todo)
		return deal(reading, src, todo)
	})
	first := <-todo
	d.lang = cmp.Or(d.o.Lang, languageOf(first))
	docs := make([][]*doc, d.o.Workers)
	for w := range docs {
		p := d.newPreparer()
		s := &shelf{texts: d.texts.File(), packed: d.packed.File(), notes: d.noted.File(), seen: d.surveyed.File(), preparer: p}
		d.corpus = append(d.corpus, s)
		group.Go(func() (err error) {
			if w == 0 {
				docs[w], err = d.shelve(p, s, docs[w], first)
			}
			for batch := range todo {
				if err != nil || reading.Err() != nil {
					break
				}
				docs[w], err = d.shelve(p, s, docs[w], batch)
			}
			s.numbered = p.normalizer.Dictionary()
			for _, x := range docs[w] {
				x.shelf = uint16(w)
			}
			slices.SortFunc(docs[w], byID)
			return cmp.Or(err, reading.Err())
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, more := range docs {
		d.docs = mergeByID(d.docs, more)
	}
	if lang := cmp.Or(d.o.Lang, runLanguage(d.docs)); lang != d.lang {
		d.lang = lang
		if err := d.prepareAgain(ctx); err != nil {
			return err
		}
	}
	settle(d.docs, d.o.Lang)
	return nil
}

// deal sends the articles of src in batches.
func deal(ctx context.Context, src iter.Seq2[news.Article, error], to chan<- []news.Article) error {
	var batch []news.Article
	bytes := 0
	send := func() error {
		select {
		case to <- batch:
			batch, bytes = make([]news.Article, 0, batchArticles), 0
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for a, err := range src {
		if err != nil {
			return err
		}
		batch = append(batch, a)
		if bytes += len(a.Body); len(batch) == batchArticles || bytes >= batchBytes {
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

// languageOf returns the language of most articles of a batch.
func languageOf(batch []news.Article) string {
	languages := normalize.NewDetector()
	docs := make([]*doc, len(batch))
	for i := range batch {
		docs[i] = newDoc(&batch[i])
		if lang, sure := languages.Detect(batch[i].Body); !docs[i].sure {
			docs[i].speaks(lang, sure)
		}
	}
	return runLanguage(docs)
}

// shelve prepares a batch and appends its docs.
func (d *Detector) shelve(p *preparer, s *shelf, docs []*doc, batch []news.Article) ([]*doc, error) {
	for i := range batch {
		a := &batch[i]
		x := newDoc(a)
		if err := p.prepare(x, a, s); err != nil {
			return docs, err
		}
		if !x.sure {
			x.speaks(p.text.Language())
		}
		p.tidy(a)
		if err := s.putArticle(x, a); err != nil {
			return docs, err
		}
		docs = append(docs, x)
		d.o.Progress.step()
	}
	return docs, nil
}

// newDoc returns the doc of an article with what the input says.
func newDoc(a *news.Article) *doc {
	x := &doc{
		Dated: a.Dated(), source: unique.Make(a.Source), path: unique.Make(a.Place.Path), line: uint32(a.Place.Line),
		role: a.Role, against: a.Against,
	}
	x.ID = strings.Clone(a.ID)
	x.speaks(a.Lang, a.Lang != "")
	return x
}

// speaks notes the language of a doc.
func (x *doc) speaks(lang string, sure bool) { x.lang, x.sure = unique.Make(lang), sure }

// known returns the language of a doc if that is sure, else "".
func (x *doc) known() string {
	if x.sure {
		return x.lang.Value()
	}
	return ""
}

// prepareAgain prepares all docs from what was set aside.
func (d *Detector) prepareAgain(ctx context.Context) error {
	d.o.Progress.start("preparing", len(d.docs))
	d.lexicon = ocr.NewLexicon()
	group, ctx := errgroup.WithContext(ctx)
	for w, s := range d.corpus {
		group.Go(func() error {
			if err := cmp.Or(s.packed.Release(), s.notes.Release(), s.seen.Release()); err != nil {
				return err
			}
			s.preparer = d.newPreparer()
			return d.prepareOf(ctx, w, func(*doc) bool { return true })
		})
	}
	return group.Wait()
}

// prepareOf prepares some docs of a shelf once more.
func (d *Detector) prepareOf(ctx context.Context, shelf int, wanted func(x *doc) bool) error {
	s := d.corpus[shelf]
	for _, x := range d.docs {
		if int(x.shelf) != shelf || !wanted(x) {
			continue
		}
		a, err := d.corpus.article(x)
		if err != nil {
			return err
		}
		if err := cmp.Or(ctx.Err(), s.preparer.prepare(x, a, s)); err != nil {
			return err
		}
		s.preparer.tidy(a)
		d.o.Progress.step()
	}
	s.numbered = s.preparer.normalizer.Dictionary()
	return nil
}

// runLanguage returns the language of most docs: of those that are sure, or if none is, of all.
//
// All articles of a run are stemmed in one language. Two stemmers make two terms of one word, so an article that was taken
// for another language than its twin, as brief ones and bilingual ones are, would share no run with it. In the wrong
// language a stem is still the same for the same word, and all that is lost is that inflected words are one.
func runLanguage(docs []*doc) string {
	sure, guesses := make(tallies), make(tallies)
	for _, x := range docs {
		if x.sure {
			sure[x.lang]++
		} else if x.lang.Value() != "" {
			guesses[x.lang]++
		}
	}
	return cmp.Or(sure.most(), guesses.most())
}

// settle gives every doc the language asked for, or where its own text does not tell, that of most docs of its source.
func settle(docs []*doc, asked string) {
	bySource := make(map[unique.Handle[string]]tallies)
	for _, x := range docs {
		if asked != "" {
			x.speaks(asked, true)
		}
		if x.sure {
			if bySource[x.source] == nil {
				bySource[x.source] = make(tallies)
			}
			bySource[x.source][x.lang]++
		}
	}
	for _, x := range docs {
		if x.sure {
			continue
		}
		if usual := bySource[x.source].most(); usual != "" {
			x.speaks(usual, true)
		}
	}
}

// tallies counts docs by language.
type tallies map[unique.Handle[string]]int

// most returns the language of most docs, the first by name of equals; "" if there is none.
func (t tallies) most() string {
	best, most := "", 0
	for lang, n := range t {
		if name := lang.Value(); n > most || n == most && name < best {
			best, most = name, n
		}
	}
	return best
}

func byID(x, y *doc) int { return strings.Compare(x.ID, y.ID) }

// mergeByID merges two lists that are sorted.
func mergeByID(x, y []*doc) []*doc {
	if len(x) == 0 {
		return y
	}
	out := make([]*doc, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		if x[0].ID <= y[0].ID {
			out, x = append(out, x[0]), x[1:]
		} else {
			out, y = append(out, y[0]), y[1:]
		}
	}
	return append(append(out, x...), y...)
}

// dropDuplicateIDs keeps one doc of each ID.
func (d *Detector) dropDuplicateIDs() error {
	kept := d.docs[:0]
	for from := 0; from < len(d.docs); {
		to := from + 1
		for to < len(d.docs) && d.docs[to].ID == d.docs[from].ID {
			to++
		}
		same := d.docs[from:to]
		if err := d.sortByContent(same); err != nil {
			return err
		}
		for _, x := range same[1:] {
			d.duplicates = append(d.duplicates, match.Duplicate{ID: x.ID, Kept: same[0].place(), Dropped: x.place()})
		}
		kept = append(kept, same[0])
		from = to
	}
	clear(d.docs[len(kept):])
	d.docs = kept
	return nil
}

func (x *doc) place() news.Place { return news.Place{Path: x.path.Value(), Line: int(x.line)} }

// sortByContent sorts docs of one ID: the one to keep comes first.
func (d *Detector) sortByContent(docs []*doc) error {
	if len(docs) == 1 {
		return nil
	}
	hashes := make(map[*doc][16]byte, len(docs))
	for _, x := range docs {
		a, err := d.corpus.article(x)
		if err != nil {
			return err
		}
		hashes[x] = contentHash(a)
	}
	slices.SortFunc(docs, func(x, y *doc) int {
		hx, hy := hashes[x], hashes[y]
		return cmp.Or(bytes.Compare(hx[:], hy[:]), strings.Compare(x.path.Value(), y.path.Value()), cmp.Compare(x.line, y.line))
	})
	return nil
}

func contentHash(a *news.Article) [16]byte {
	h := xxh3.New()
	for _, s := range []string{a.Body, a.Title, a.Source, a.Byline, a.URL, a.Published.String()} {
		_, _ = h.WriteString(s)
		_, _ = h.Write([]byte{0})
	}
	return h.Sum128().Bytes()
}
