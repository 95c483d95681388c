package account

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sort"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// ledger tells which quotations the matches found to be one. They are numbered by their articles, then by their places.
type ledger struct {
	start []uint32       // of each article, the number of its first quotation; and the end
	parts *cluster.Parts // nil before the first match
}

func newLedger(c corpus.Corpus) ledger {
	l := ledger{start: make([]uint32, c.Len()+1)}
	for i := range c.Len() {
		l.start[i+1] = l.start[i] + c.Head(corpus.Ref(i)).Quotations
	}
	return l
}

func (l *ledger) len() int { return int(l.start[len(l.start)-1]) }

// article returns the article of a quotation.
func (l *ledger) article(number uint32) corpus.Ref {
	return corpus.Ref(sort.Search(len(l.start)-1, func(i int) bool { return l.start[i+1] > number }))
}

// join makes one of the quotations of a match of two articles.
func (l *ledger) join(a, b corpus.Ref, m *quotematch.Match) {
	if l.parts == nil {
		l.parts = cluster.NewParts(l.len())
	}
	first := int(l.start[a]) + m.A.First
	for i := range m.A.Count {
		l.parts.Join(first, first+i)
	}
	for i := range m.B.Count {
		l.parts.Join(first, int(l.start[b])+m.B.First+i)
	}
}

// merge makes one of the quotations that are one in m.
func (l *ledger) merge(m *ledger) {
	if m.parts == nil {
		return
	}
	if l.parts == nil {
		l.parts = cluster.NewParts(l.len())
	}
	for i := range m.len() {
		l.parts.Join(i, m.parts.Find(i))
	}
}

// groups returns the quotations that are one with others, by the one that stands for them.
func (l *ledger) groups() map[int][]uint32 {
	groups := make(map[int][]uint32)
	if l.parts == nil {
		return groups
	}
	for i := range l.len() {
		if l.parts.Size(i) > 1 {
			root := l.parts.Find(i)
			groups[root] = append(groups[root], uint32(i))
		}
	}
	return groups
}

// Ledger yields every quotation of the articles, by the article and the place of its first use in the order of IDs; after the last
// result was added. One that no match found elsewhere has one use. The comparer, of the same corpus, reads them and is used by
// nobody else meanwhile. It may be ranged over again. What it yields may be kept. An error comes last: that of ctx or of the corpus.
func (t *Account) Ledger(ctx context.Context, c *compare.Comparer) iter.Seq2[*match.LedgerEntry, error] {
	return func(yield func(*match.LedgerEntry, error) bool) {
		l := &t.ledger
		groups := l.groups()
		order := t.byTime()
		for number := range uint32(l.len()) {
			members := []uint32{number}
			if l.parts != nil {
				if group, joined := groups[l.parts.Find(int(number))]; joined {
					members = group
				}
			}
			if members[0] != number {
				continue
			}
			entry, err := l.entry(c, members, order)
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(entry, nil) {
				return
			}
		}
	}
}

// byTime returns the place of each article in time, those of unknown time last.
func (t *Account) byTime() []uint32 {
	articles := make([]corpus.Ref, t.corpus.Len())
	for i := range articles {
		articles[i] = corpus.Ref(i)
	}
	slices.SortFunc(articles, func(x, y corpus.Ref) int {
		p, q := t.corpus.Head(x).Published, t.corpus.Head(y).Published
		switch {
		case p.IsZero() && !q.IsZero():
			return 1
		case q.IsZero() && !p.IsZero():
			return -1
		}
		return cmp.Or(p.Compare(q), cmp.Compare(x, y))
	})
	order := make([]uint32, len(articles))
	for at, x := range articles {
		order[x] = uint32(at)
	}
	return order
}

// entry describes quotations that are one.
func (l *ledger) entry(c *compare.Comparer, numbers []uint32, order []uint32) (*match.LedgerEntry, error) {
	out := &match.LedgerEntry{}
	var members []quotematch.Member
	for _, number := range numbers {
		i := l.article(number)
		a, q, err := c.Quoted(i)
		if err != nil {
			return nil, err
		}
		n := int(number - l.start[i])
		line := q.Line(n)
		out.Uses = append(out.Uses, match.Use{Article: a, Quotation: q.Quotations[n], Text: line.Text, Words: len(line.Words)})
		members = append(members, quotematch.Member{Article: int(i), Order: int(order[i]), Line: line})
	}
	out.Wordings = quotematch.Variants(members)
	return out, nil
}
