package account

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sort"
	"sync"

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

// entriesAtOnce is how many entries of the ledger a comparer describes at once. They are in the order of the articles, so that it meets
// the same texts again.
const entriesAtOnce = 64

// described is what came of a batch: the entries before an error.
type described struct {
	entries []*match.LedgerEntry
	err     error
}

// Ledger yields every quotation of the articles, by the article and the place of its first use in the order of IDs; after the last
// result was added. One that no match found elsewhere has one use. The comparers, of the same corpus, read them, each in a goroutine
// of its own, and are used by nobody else meanwhile; there is one or more, and they change nothing of what is yielded. It may be
// ranged over again. What it yields may be kept. An error comes last: that of ctx or of the corpus.
func (t *Account) Ledger(ctx context.Context, comparers ...*compare.Comparer) iter.Seq2[*match.LedgerEntry, error] {
	return func(yield func(*match.LedgerEntry, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		todo := make(chan func(*compare.Comparer), len(comparers))
		order := make(chan chan described, 2*len(comparers))
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()
		for _, c := range comparers {
			running.Go(func() {
				for work := range todo {
					work(c)
				}
			})
		}
		byTime := t.byTime()
		running.Go(func() {
			defer close(order)
			defer close(todo)
			for now := range batches(t.sayings(), entriesAtOnce) {
				done := make(chan described, 1)
				select {
				case order <- done:
				case <-ctx.Done():
					return
				}
				todo <- func(c *compare.Comparer) { done <- t.ledger.describe(ctx, c, now, byTime) }
			}
		})
		for done := range order {
			of := <-done
			for _, entry := range of.entries {
				if !yield(entry, nil) {
					return
				}
			}
			if of.err != nil {
				yield(nil, of.err)
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// sayings yields the numbers of the quotations that are one, by the first of them, of the articles that are told of.
func (t *Account) sayings() iter.Seq[[]uint32] {
	return func(yield func([]uint32) bool) {
		for members := range t.ledger.sayings() {
			if t.tells(t.ledger.article(members[0])) && !yield(members) { // a match joined the others to it
				return
			}
		}
	}
}

// sayings yields the numbers of the quotations that are one, by the first of them.
func (l *ledger) sayings() iter.Seq[[]uint32] {
	return func(yield func([]uint32) bool) {
		groups := l.groups()
		for number := range uint32(l.len()) {
			members := []uint32{number}
			if l.parts != nil {
				if group, joined := groups[l.parts.Find(int(number))]; joined {
					members = group
				}
			}
			if members[0] == number && !yield(members) {
				return
			}
		}
	}
}

// batches yields what seq does, n at once, and fewer at the end.
func batches(seq iter.Seq[[]uint32], n int) iter.Seq[[][]uint32] {
	return func(yield func([][]uint32) bool) {
		var now [][]uint32
		for x := range seq {
			if now = append(now, x); len(now) == n {
				if !yield(now) {
					return
				}
				now = nil
			}
		}
		if len(now) > 0 {
			yield(now)
		}
	}
}

// describe describes a batch of quotations, each by the numbers of those that are one.
func (l *ledger) describe(ctx context.Context, c *compare.Comparer, sayings [][]uint32, order []uint32) (d described) {
	for _, members := range sayings {
		entry, err := l.entry(c, members, order)
		if d.err = cmp.Or(err, ctx.Err()); d.err != nil {
			return d
		}
		d.entries = append(d.entries, entry)
	}
	return d
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
