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
	lang    string
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
	o          Options
	normalizer *normalize.Normalizer
	languages  *normalize.Detector
	sketcher   *sketch.Sketcher
}

func newPreparer(o Options) *preparer {
	return &preparer{o, normalize.New(), normalize.NewDetector(), sketch.New(slots)}
}

// language returns the language to normalise a in: the one asked for, its own, or the one found, "" if unsure.
func (p *preparer) language(a *news.Article) string {
	if lang := cmp.Or(p.o.Lang, a.Lang); lang != "" {
		return lang
	}
	if lang, sure := p.languages.Detect(a.Body); sure {
		return lang
	}
	return ""
}

func (p *preparer) prepare(a *news.Article, lang string) *doc {
	d := &doc{article: a, zones: wire.Parse(a).Zones, lang: lang}
	text := p.text(d)
	d.words, d.terms = text.Count(), len(text.Terms)
	d.hashes = shingle.Hashes(nil, text.Terms, Shingle)
	d.set = shingle.SetOf(d.hashes)
	d.sig = p.sketcher.Sign(nil, d.set)
	d.equal = hashOf(text.Terms)
	return d
}

func (p *preparer) text(d *doc) *normalize.Text {
	return p.normalizer.Text(d.article.Body, d.zones, d.lang)
}

func hashOf(terms []uint64) [16]byte {
	b := make([]byte, 0, 8*len(terms))
	for _, t := range terms {
		b = binary.LittleEndian.AppendUint64(b, t)
	}
	return xxh3.Hash128(b).Bytes()
}

// read prepares the articles of src on all workers. Articles whose language is unsure wait for the end and take that of
// most articles of their source, so that twins are not stemmed differently.
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
	unsure := make([][]*news.Article, d.o.Workers)
	for w := range d.o.Workers {
		group.Go(func() error {
			p := newPreparer(d.o)
			for a := range todo {
				if lang := p.language(a); lang != "" {
					done[w] = append(done[w], p.prepare(a, lang))
				} else {
					unsure[w] = append(unsure[w], a)
				}
				d.o.Progress.step()
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	d.docs = slices.Concat(done...)
	return d.readUnsure(ctx, slices.Concat(unsure...))
}

// readUnsure prepares the articles whose own text does not tell their language.
func (d *Detector) readUnsure(ctx context.Context, articles []*news.Article) error {
	usual := usualLanguages(d.docs)
	done := make([]*doc, len(articles))
	group := errgroup.Group{}
	for w := range d.o.Workers {
		group.Go(func() error {
			p := newPreparer(d.o)
			for i := w; i < len(articles) && ctx.Err() == nil; i += d.o.Workers {
				lang := usual[articles[i].Source]
				if lang == "" {
					lang, _ = p.languages.Detect(articles[i].Body)
				}
				done[i] = p.prepare(articles[i], lang)
			}
			return ctx.Err()
		})
	}
	err := group.Wait()
	d.docs = append(d.docs, done...)
	return err
}

// usualLanguages returns the language of most docs of each source, the first by name of equals.
func usualLanguages(docs []*doc) map[string]string {
	counts := make(map[string]map[string]int)
	for _, d := range docs {
		if counts[d.article.Source] == nil {
			counts[d.article.Source] = make(map[string]int)
		}
		counts[d.article.Source][d.lang]++
	}
	usual := make(map[string]string)
	for source, langs := range counts {
		best := ""
		for lang, n := range langs {
			if m := langs[best]; n > m || n == m && lang < best {
				best = lang
			}
		}
		usual[source] = best
	}
	return usual
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
