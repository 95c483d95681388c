package report

import (
	"cmp"
	"slices"
)

// Choice says which pairs a writer gets, and counts them. The zero value takes all. It serves one writer and one goroutine.
type Choice struct {
	Keep     func(*Pair) bool // nil: every pair
	Sort     Sort             // what comes first, where there is a limit
	Limit    int              // the most pairs; 0: all
	MinShare float64          // of b, see [Share.Reused]

	Pairs   int // that came
	Written int // of them, handed on; known after Close
	kept    []rankedPair
}

// rankedPair is a pair that may be among the first.
type rankedPair struct {
	key float64
	n   int // its place among all
	*Pair
}

// Writer returns a writer that hands w the pairs that c takes, in their order, and all else. It takes articles and the ledger where w does. With a limit the pairs
// wait, at most twice as many as that, until all have come.
func (c *Choice) Writer(w Writer) Writer {
	switch w := w.(type) {
	case LedgerWriter:
		return chosenLedger{chosenArticles{chosen{c, w}, w}, w}
	case ArticleWriter:
		return chosenArticles{chosen{c, w}, w}
	}
	return chosen{c, w}
}

type chosen struct {
	c *Choice
	w Writer
}

// Pair hands p on if it is taken, at once where there is no limit.
func (x chosen) Pair(p *Pair) error {
	c := x.c
	c.Pairs++
	if c.Keep != nil && !c.Keep(p) || p.ShareB.Reused() < c.MinShare {
		return nil
	}
	if c.Limit == 0 {
		c.Written++
		return x.w.Pair(p)
	}
	if c.kept = append(c.kept, rankedPair{c.Sort.Key(p), c.Pairs, p}); len(c.kept) >= 2*c.Limit {
		c.trim()
	}
	return nil
}

// trim leaves the first pairs, as many as the limit allows.
func (c *Choice) trim() {
	slices.SortFunc(c.kept, func(x, y rankedPair) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.n, y.n)) })
	if len(c.kept) > c.Limit {
		clear(c.kept[c.Limit:])
		c.kept = c.kept[:c.Limit]
	}
}

// flush hands on the pairs that waited, in the order in which they came.
func (x chosen) flush() error {
	c := x.c
	c.trim()
	slices.SortFunc(c.kept, func(x, y rankedPair) int { return cmp.Compare(x.n, y.n) })
	kept := c.kept
	c.kept = nil
	for _, p := range kept {
		c.Written++
		if err := x.w.Pair(p.Pair); err != nil {
			return err
		}
	}
	return nil
}

// Close hands on what waited, and the result.
func (x chosen) Close(r *Result) error {
	if err := x.flush(); err != nil {
		return err
	}
	return x.w.Close(r)
}

type chosenArticles struct {
	chosen
	articles ArticleWriter
}

// Article hands a on, after the pairs.
func (x chosenArticles) Article(a *Article) error {
	if err := x.flush(); err != nil {
		return err
	}
	return x.articles.Article(a)
}

type chosenLedger struct {
	chosenArticles
	ledger LedgerWriter
}

// Quotation hands q on, after the pairs.
func (x chosenLedger) Quotation(q *LedgerQuotation) error {
	if err := x.flush(); err != nil {
		return err
	}
	return x.ledger.Quotation(q)
}
