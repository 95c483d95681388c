package report

import (
	"cmp"
	"io"
	"slices"
	"strings"
)

// Compare is the format of `copytaster compare` for a terminal: how much of each article stands in the other,
// and all passages in the order of a, quotations and paraphrases, side by side where the page is wide enough.
type Compare struct {
	w    io.Writer
	page *page
	full bool
	pair *Pair
}

var _ Writer = (*Compare)(nil)

// sideBySideWidth is the narrowest page with two columns, in columns of the terminal.
const sideBySideWidth = 80

// NewCompare returns a writer to w, which the caller closes. Of o it uses Width, Color and Full.
func NewCompare(w io.Writer, o TextOptions) *Compare {
	return &Compare{w: w, page: newPage(o.Width, o.Color), full: o.Full}
}

// Pair takes the pair of the two articles. Of several the first is shown.
func (c *Compare) Pair(p *Pair) error {
	c.pair = cmp.Or(c.pair, p)
	return nil
}

// Close writes everything.
func (c *Compare) Close(r *Result) error {
	if c.pair == nil {
		c.page.nothing(r.Run)
	} else {
		c.page.compare(c.pair, c.full)
	}
	_, err := c.w.Write(c.page.take())
	return err
}

// compare writes a pair with all its passages in the order of a.
func (p *page) compare(pair *Pair, full bool) {
	p.pair(pair)
	p.blank()
	p.share("a", pair.ShareA)
	p.share("b", pair.ShareB)
	passages := slices.Clone(pair.Copied())
	slices.SortStableFunc(passages, func(p, q Passage) int {
		return cmp.Or(cmp.Compare(p.AStart, q.AStart), cmp.Compare(p.BStart, q.BStart))
	})
	for i := range passages {
		p.blank()
		p.compared(pair, &passages[i], full)
	}
	p.quotations(pair, func(q *Quotation) { p.comparedQuotation(pair, q, full) }, full)
	p.paraphrases(pair, func(v *Passage) { p.comparedParaphrase(pair, v) }, full)
}

// compared writes a passage with each side in a text of its own.
func (p *page) compared(pair *Pair, passage *Passage, full bool) {
	head, tail := 60, 60 // columns of equal text beside an edit
	segments := segments(passage)
	if len(segments) == 1 {
		head, tail = 120, 60
	}
	a, b := p.both(segments, head, tail, full)
	p.text(3, p.what(passage))
	p.twoTexts(pair, passage.AStart, passage.BStart, a, b, len(segments) < 2)
}

// comparedQuotation writes a quotation with each side in a text of its own.
func (p *page) comparedQuotation(pair *Pair, q *Quotation, full bool) {
	p.text(3, p.became(q))
	p.said(q)
	segments := quoted(q)
	a, b := p.both(segments, 60, 60, full)
	if segments != nil {
		a, b = p.inMarks(a), p.inMarks(b)
	}
	p.twoTexts(pair, q.AStart, q.BStart, a, b, len(segments) < 2 && q.Variant == "none")
}

// comparedParaphrase writes a paraphrase with each side in a text of its own.
func (p *page) comparedParaphrase(pair *Pair, v *Passage) {
	p.text(3, p.scored(v))
	a, b := p.carried(v)
	p.twoTexts(pair, v.AStart, v.BStart, a, b, a == nil)
	p.turned(v)
}

// twoTexts writes two texts and where they begin: side by side on a page that is wide enough, else one below the other,
// or once where they are the same.
func (p *page) twoTexts(pair *Pair, startA, startB int, a, b []glyph, same bool) {
	placeA, placeB := p.in(dim, place("a", pair.ArticleA, startA)), p.in(dim, place("b", pair.ArticleB, startB))
	switch {
	case p.width >= sideBySideWidth:
		p.sideBySide(3, placeA, placeB)
		p.sideBySide(3, a, b)
	case same:
		p.items(3, placeA, placeB)
		p.text(3, b)
	default:
		p.text(3, placeA)
		p.text(3, a)
		p.text(3, placeB)
		p.text(3, b)
	}
}

// share writes how the words of one article split, as a bar and in figures.
func (p *page) share(side string, s Share) {
	parts := []struct {
		fraction float64
		name     string
		fill     string
		style    style
	}{
		{s.Quotation, "quotation", "\"", accent},
		{s.Verbatim, "verbatim", "█", accent},
		{s.Edited, "edited", "▓", accent},
		{s.Paraphrase, "paraphrase", "~", accent},
		{s.Boilerplate, "boilerplate", "░", dim},
		{s.Own, "own", "·", dim},
	}
	width := min(p.width-3, 60)
	bar, drawn, sum := []glyph(nil), 0, 0.0
	var names []string
	for _, part := range parts {
		sum += part.fraction
		upTo := min(max(int(sum*float64(width)+0.5), drawn), width)
		bar = p.join(bar, p.in(part.style, strings.Repeat(part.fill, upTo-drawn)))
		drawn = upTo
		if part.fraction > 0 {
			names = append(names, percent(part.fraction)+" "+part.name)
		}
	}
	p.text(0, p.in(accent, side), p.in(plain, "  "), bar)
	p.text(3, p.in(dim, strings.Join(names, ", ")))
}
