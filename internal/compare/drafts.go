package compare

import (
	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/shingle"
)

// draft is an article by its terms alone.
type draft struct {
	reader corpus.Reader
	x      prepare.Prepared // its terms
	hashes []uint64         // of its shingles
	side   align.Side
	made   bool // side is that of x, and not bare
}

// take makes d a draft of an article.
func (d *draft) take(i corpus.Ref, h *match.Head) error {
	if d.x.Head == h {
		return nil
	}
	d.made = false
	if err := d.reader.Read(&d.x, i, corpus.Terms); err != nil {
		return err
	}
	if len(d.hashes) > corpus.LongArticle && h.Terms <= corpus.LongArticle {
		d.hashes, d.side = nil, align.Side{}
	}
	d.hashes = shingle.Hashes(d.hashes[:0], d.x.Text.Terms, prepare.Shingle)
	return nil
}

// common counts the shingles that two articles have in common. The counter is loaded with the first one, which candidates have in
// a row, unless that is much longer.
func (c *Comparer) common(a, b corpus.Ref) (common int, err error) {
	x, y := c.corpus.Head(a), c.corpus.Head(b)
	if x.SameTerms(y) {
		return int(x.Shingles), nil
	}
	if err := c.a.take(a, x); err != nil {
		return 0, err
	}
	if err := c.b.take(b, y); err != nil {
		return 0, err
	}
	load, ask := &c.a, &c.b
	if x.Shingles/8 > y.Shingles {
		load, ask = ask, load
	}
	if c.counted != load.x.Head {
		c.counter.Load(load.hashes)
		c.counted = load.x.Head
	}
	c.shared, common = c.counter.Shared(ask.hashes)
	return common, nil
}

// nothing reports whether the drafts, which have so many shingles in common, surely have no passage. If they have any in common the
// aligner is loaded with the drafts.
func (c *Comparer) nothing(common int) bool {
	if common == 0 {
		return true
	}
	c.loadDrafts()
	return !c.aligner.Promising(c.o.align())
}

// loadDrafts loads the aligner with the two drafts.
func (c *Comparer) loadDrafts() {
	for _, d := range [2]*draft{&c.a, &c.b} {
		if d.x.Head != c.counted {
			d.side.BareDraft(d.x.Text.Terms, d.hashes)
			d.made = false
		} else if !d.made {
			d.side.Draft(d.x.Text.Terms, d.hashes)
			d.made = true
		}
	}
	c.aligner.LoadDrafts(&c.a.side, &c.b.side, c.shared)
}
