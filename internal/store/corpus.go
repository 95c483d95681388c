package store

import (
	"errors"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/wire"
)

var (
	errTerms       = errors.New("its terms are not those it was filed by")
	errNoSentences = errors.New("store: internal error: no sentences are kept")
)

// articles are some articles of a view, as a corpus. Of each only the article, the anatomy and the quotations lie in the file; the rest
// is made of them, since reading it would take as long.
type articles struct {
	v     *View
	docs  []int64 // by ID
	heads []*match.Head
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
	made *prepare.Preparer // of the keys that are not kept; nil before any was wanted
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
	if r.of != h {
		b, err := r.c.v.bodyOf(r.c.docs[i])
		if err != nil {
			return err
		}
		r.of, r.body = h, b
	}
	if err := r.fill(dst, parts); err != nil {
		return r.c.v.s.corrupt("article %d (%q): %v", r.c.docs[i], h.ID, err)
	}
	return nil
}

// fill fills in parts of an article of which the body is there.
func (r *reader) fill(dst *prepare.Prepared, parts corpus.Parts) (err error) {
	const text = corpus.Terms | corpus.Text | corpus.Bands | corpus.QuotationKeys
	if parts&(corpus.Article|corpus.Anatomy|text) != 0 && dst.Article == nil {
		if dst.Article, err = r.body.readArticle(dst.Head); err != nil {
			return err
		}
	}
	if parts&(corpus.Zones|corpus.Anatomy|text) != 0 && len(dst.Anatomy.Zones) == 0 {
		if _, err := dst.Anatomy.Decode(r.body.anatomy); err != nil {
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
	if parts&(corpus.Bands|corpus.QuotationKeys) == 0 {
		return nil
	}
	if r.made == nil {
		p, err := r.c.v.options.Preparer()
		if err != nil {
			return err
		}
		r.made = p
	}
	if parts&corpus.Bands != 0 {
		r.made.FillBands(dst)
	}
	if parts&corpus.QuotationKeys != 0 {
		r.made.FillQuotationKeys(dst)
	}
	return nil
}

// Sentence implements [corpus.Reader]. No article of an index has sentences, since paraphrases are not kept.
func (r *reader) Sentence(corpus.Ref, int) ([]byte, error) { return nil, errNoSentences }

var _ corpus.Corpus = (*articles)(nil)
