package detect

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
	"github.com/copytaster/copytaster/internal/wire"
)

// doc is an article made ready for comparison. Its text is made again when it is aligned; only what every article
// needs is kept.
type doc struct {
	article *news.Article
	zones   []wire.Zone
	lang    string // as given or found; a guess if it is not sure
	sure    bool
	words   int // all words of the body
	terms   int
	hashes  []uint64 // of the shingles, in text order; dropped once the fingerprints are chosen
	set     shingle.Set
	sig     sketch.Signature
	equal   [16]byte // hash of the terms: equal for equal term lists
}

// Duplicate is an article that was dropped because another one has the same ID: the one with the smaller content hash
// is kept.
type Duplicate struct {
	ID            string
	Kept, Dropped news.Place
}

// preparer makes docs. It is used by one goroutine.
type preparer struct {
	lang       string // in which all words are normalised
	normalizer *normalize.Normalizer
	sketcher   *sketch.Sketcher
}

func newPreparer(lang string) *preparer {
	return &preparer{lang, normalize.New(), sketch.New(slots)}
}

// prepare fills in what comparing needs of a doc that was read.
func (p *preparer) prepare(d *doc) {
	d.zones = wire.Parse(d.article).Zones
	text := p.text(d)
	d.words, d.terms = text.Count(), len(text.Terms)
	d.hashes = shingle.Hashes(nil, text.Terms, Shingle)
	d.set = shingle.SetOf(d.hashes)
	d.sig = p.sketcher.Sign(nil, d.set)
	d.equal = hashOf(text.Terms)
}

func (p *preparer) text(d *doc) *normalize.Text {
	return p.normalizer.Text(d.article.Body, d.zones, p.lang)
}

func hashOf(terms []uint64) [16]byte {
	b := make([]byte, 0, 8*len(terms))
	for _, t := range terms {
		b = binary.LittleEndian.AppendUint64(b, t)
	}
	return xxh3.Hash128(b).Bytes()
}

// read reads the articles of src and finds their languages, then prepares them all in the language of the run.
func (d *Detector) read(ctx context.Context, src iter.Seq2[news.Article, error]) error {
	d.o.Progress.start("reading", 0)
	group, reading := errgroup.WithContext(ctx)
	todo := make(chan *news.Article, 4*d.o.Workers)
	group.Go(func() error {
		defer close(todo)
		for a, err := range src {
			if err != nil {
				return err
			}
			select {
			case todo <- &a:
			case <-reading.Done():
				return reading.Err()
			}
		}
		return reading.Err()
	})
	done := make([][]*doc, d.o.Workers)
	for w := range d.o.Workers {
		group.Go(func() error {
			languages := normalize.NewDetector()
			for a := range todo {
				done[w] = append(done[w], newDoc(a, languages))
				d.o.Progress.step()
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	d.docs = slices.Concat(done...)
	d.lang = cmp.Or(d.o.Lang, runLanguage(d.docs))
	settle(d.docs, d.o.Lang)
	return d.prepare(ctx)
}

// newDoc notes the language of an article: its own, or the one found.
func newDoc(a *news.Article, languages *normalize.Detector) *doc {
	x := &doc{article: a, lang: a.Lang, sure: a.Lang != ""}
	if !x.sure {
		x.lang, x.sure = languages.Detect(a.Body)
	}
	return x
}

// known returns the language of a doc if that is sure, else "".
func (x *doc) known() string {
	if x.sure {
		return x.lang
	}
	return ""
}

// prepare makes all docs ready for comparison.
func (d *Detector) prepare(ctx context.Context) error {
	d.o.Progress.start("preparing", len(d.docs))
	group, ctx := errgroup.WithContext(ctx)
	for w := range d.o.Workers {
		group.Go(func() error {
			p := newPreparer(d.lang)
			for i := w; i < len(d.docs) && ctx.Err() == nil; i += d.o.Workers {
				p.prepare(d.docs[i])
				d.o.Progress.step()
			}
			return ctx.Err()
		})
	}
	return group.Wait()
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
		} else if x.lang != "" {
			guesses[x.lang]++
		}
	}
	return cmp.Or(sure.most(), guesses.most())
}

// settle gives every doc the language asked for, or where its own text does not tell, that of most docs of its source.
func settle(docs []*doc, asked string) {
	bySource := make(map[string]tallies)
	for _, x := range docs {
		if asked != "" {
			x.lang, x.sure = asked, true
		}
		if x.sure {
			if bySource[x.article.Source] == nil {
				bySource[x.article.Source] = make(tallies)
			}
			bySource[x.article.Source][x.lang]++
		}
	}
	for _, x := range docs {
		if usual := bySource[x.article.Source].most(); !x.sure && usual != "" {
			x.lang, x.sure = usual, true
		}
	}
}

// tallies counts docs by language.
type tallies map[string]int

// most returns the language of most docs, the first by name of equals; "" if there is none.
func (t tallies) most() string {
	best := ""
	for lang, n := range t {
		if m := t[best]; n > m || n == m && lang < best {
			best = lang
		}
	}
	return best
}

// dropDuplicateIDs sorts the docs by ID and keeps one of each.
func (d *Detector) dropDuplicateIDs() {
	slices.SortFunc(d.docs, func(x, y *doc) int {
		if c := strings.Compare(x.article.ID, y.article.ID); c != 0 {
			return c
		}
		hx, hy := contentHash(x.article), contentHash(y.article)
		return cmp.Or(bytes.Compare(hx[:], hy[:]), strings.Compare(x.article.Place.Path, y.article.Place.Path),
			cmp.Compare(x.article.Place.Line, y.article.Place.Line))
	})
	kept := d.docs[:0]
	for _, x := range d.docs {
		if n := len(kept); n > 0 && kept[n-1].article.ID == x.article.ID {
			d.duplicates = append(d.duplicates, Duplicate{x.article.ID, kept[n-1].article.Place, x.article.Place})
			continue
		}
		kept = append(kept, x)
	}
	clear(d.docs[len(kept):])
	d.docs = kept
}

func contentHash(a *news.Article) [16]byte {
	h := xxh3.New()
	for _, s := range []string{a.Body, a.Title, a.Source, a.Byline, a.URL, a.Published.String()} {
		_, _ = h.WriteString(s)
		_, _ = h.Write([]byte{0})
	}
	return h.Sum128().Bytes()
}
