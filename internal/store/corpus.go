package store

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/wire"
)

var (
	errTerms     = errors.New("its terms are not those it was filed by")
	errSentences = errors.New("its sentences are not those it was filed by")
)

// articles are some articles of a view, as a corpus. Of each only the article, the anatomy and the quotations lie in the file; the rest
// is made of them, since reading it would take as long.
type articles struct {
	v     *View
	docs  []int64 // by ID
	heads []*match.Head

	mu   sync.Mutex
	said map[place][]byte // sentences that were asked for
}

// place is where a sentence stands.
type place struct {
	article corpus.Ref
	n       int
}

// Len implements [corpus.Corpus].
func (c *articles) Len() int { return len(c.docs) }

// Head implements [corpus.Corpus].
func (c *articles) Head(i corpus.Ref) *match.Head { return c.heads[i] }

// Find implements [corpus.Corpus].
func (c *articles) Find(id string) (corpus.Ref, bool) {
	i, found := slices.BinarySearchFunc(c.heads, id, func(h *match.Head, id string) int { return strings.Compare(h.ID, id) })
	return corpus.Ref(i), found
}

// Open implements [corpus.Corpus].
func (c *articles) Open() corpus.Reader { return &reader{c: c} }

// reader reads articles of a view.
type reader struct {
	c    *articles
	of   *match.Head // of which body is
	body body
	made *prepare.Preparer // of what is not kept; nil before any was wanted

	article  *news.Article // of spoken
	spoken   *match.Head   // of which the last sentence was that was made; nil: of none
	spans    []news.Span   // of its sentences
	sentence paraphrase.Sentence
}

// Read implements [corpus.Reader].
func (r *reader) Read(dst *prepare.Prepared, i corpus.Ref, parts corpus.Parts) error {
	h := r.c.heads[i]
	if dst.Head != h {
		if len(dst.Text.Terms) > corpus.LongArticle && h.Terms <= corpus.LongArticle {
			*dst = prepare.Prepared{}
		}
		dst.Reset(h)
	}
	if parts == 0 {
		return nil
	}
	if err := r.open(i); err != nil {
		return err
	}
	if err := r.fill(dst, parts); err != nil {
		return r.c.v.s.corrupt("article %d (%q): %v", r.c.docs[i], h.ID, err)
	}
	return nil
}

// open reads the body of an article.
func (r *reader) open(i corpus.Ref) error {
	h := r.c.heads[i]
	if r.of == h {
		return nil
	}
	b, err := r.c.v.bodyOf(r.c.docs[i])
	if err == nil {
		r.of, r.body = h, b
	}
	return err
}

// fill fills in parts of an article of which the body is there.
func (r *reader) fill(dst *prepare.Prepared, parts corpus.Parts) (err error) {
	const text = corpus.Terms | corpus.Text | corpus.Bands | corpus.QuotationKeys | corpus.SentenceHeads | corpus.Sentences
	if parts&(corpus.Article|corpus.Anatomy|text) != 0 && dst.Article == nil {
		if dst.Article, err = r.body.readArticle(dst.Head); err != nil {
			return err
		}
	}
	if parts&(corpus.Zones|corpus.Anatomy|text) != 0 && len(dst.Anatomy.Zones) == 0 {
		if _, err := r.body.readAnatomy(&dst.Anatomy, dst.Head.Sentences); err != nil {
			return err
		}
	}
	if parts&corpus.Anatomy != 0 {
		dst.Credits = wire.Credits(dst.Article, &dst.Anatomy)
	}
	if parts&(corpus.Quotations|corpus.QuotationKeys) != 0 && len(dst.Quotations) != int(dst.Head.Quotations) {
		if dst.Quotations, err = r.body.readQuotations(dst.Head); err != nil {
			return err
		}
	}
	if parts&text == 0 {
		return nil
	}
	return r.make(dst, parts)
}

// make makes what is not kept.
func (r *reader) make(dst *prepare.Prepared, parts corpus.Parts) error {
	if len(dst.Text.Spans) == 0 {
		n, back := r.c.v.s.normalizer()
		n.Into(&dst.Text, dst.Article.Body, dst.Anatomy.Zones, dst.Head.Lang.Value())
		dst.Text.Numbers = dst.Text.Numbers[:0]
		back()
		if len(dst.Text.Terms) != int(dst.Head.Terms) {
			return errTerms
		}
	}
	if parts&(corpus.Bands|corpus.QuotationKeys|corpus.SentenceHeads|corpus.Sentences) == 0 {
		return nil
	}
	made, err := r.maker()
	if err != nil {
		return err
	}
	if parts&corpus.Bands != 0 {
		made.FillBands(dst)
	}
	if parts&corpus.QuotationKeys != 0 {
		made.FillQuotationKeys(dst)
	}
	if parts&(corpus.SentenceHeads|corpus.Sentences) != 0 && len(dst.Sentences) != int(dst.Head.Sentences) {
		if made.FillSentences(dst); len(dst.Sentences) != int(dst.Head.Sentences) {
			return errSentences
		}
	}
	return nil
}

// maker returns what makes what is not kept.
func (r *reader) maker() (_ *prepare.Preparer, err error) {
	if r.made == nil {
		r.made, err = r.c.v.options.Preparer()
	}
	return r.made, err
}

// Sentence implements [corpus.Reader].
func (r *reader) Sentence(i corpus.Ref, n int) ([]byte, error) {
	at := place{i, n}
	r.c.mu.Lock()
	record, made := r.c.said[at]
	r.c.mu.Unlock()
	if made {
		return record, nil
	}
	record, err := r.say(i, n)
	if err != nil {
		return nil, err
	}
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	r.c.said[at] = record
	return record, nil
}

// say makes a sentence.
func (r *reader) say(i corpus.Ref, n int) ([]byte, error) {
	h := r.c.heads[i]
	if r.spoken != h {
		if err := r.open(i); err != nil {
			return nil, err
		}
		article, err := r.body.readArticle(h)
		if err != nil {
			return nil, r.c.v.s.corrupt("article %d (%q): %v", r.c.docs[i], h.ID, err)
		}
		var anatomy wire.Anatomy
		spans, err := r.body.readAnatomy(&anatomy, h.Sentences)
		if err != nil {
			return nil, r.c.v.s.corrupt("article %d (%q): %v", r.c.docs[i], h.ID, err)
		}
		r.article, r.spoken, r.spans = article, h, spans
	}
	if n >= len(r.spans) || int(r.spans[n].End) > len(r.article.Body) {
		return nil, r.c.v.s.corrupt("article %d (%q): %v", r.c.docs[i], h.ID, errSentences)
	}
	made, err := r.maker()
	if err != nil {
		return nil, err
	}
	made.Say(&r.sentence, r.article.Body, r.spans[n], h.Lang.Value())
	return r.sentence.AppendBinary(nil), nil
}

var _ corpus.Corpus = (*articles)(nil)
