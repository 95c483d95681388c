package detect

import (
	"cmp"
	"context"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"slices"
	"sort"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// sayings tells which quotations the matches found to be one. They are numbered by their articles, then by their places.
type sayings struct {
	start []uint32       // of each doc, the number of its first quotation; and the end
	parts *cluster.Parts // nil before the first match
}

func (d *Detector) numberQuotations() {
	d.tally.sayings.start = make([]uint32, len(d.docs)+1)
	for i, x := range d.docs {
		d.tally.sayings.start[i+1] = d.tally.sayings.start[i] + x.quotations
	}
}

func (s *sayings) len() int { return int(s.start[len(s.start)-1]) }

// doc returns the doc of a quotation.
func (s *sayings) doc(number uint32) int {
	return sort.Search(len(s.start)-1, func(i int) bool { return s.start[i+1] > number })
}

// join makes one of the quotations of a match of docs a and b.
func (s *sayings) join(a, b int, m *quotematch.Match) {
	if s.parts == nil {
		s.parts = cluster.NewParts(s.len())
	}
	first := int(s.start[a]) + m.A.First
	for i := range m.A.Count {
		s.parts.Join(first, first+i)
	}
	for i := range m.B.Count {
		s.parts.Join(first, int(s.start[b])+m.B.First+i)
	}
}

// groups returns the quotations that are one with others, by the one that stands for them.
func (s *sayings) groups() map[int][]uint32 {
	groups := make(map[int][]uint32)
	if s.parts == nil {
		return groups
	}
	for i := range s.len() {
		if s.parts.Size(i) > 1 {
			root := s.parts.Find(i)
			groups[root] = append(groups[root], uint32(i))
		}
	}
	return groups
}

// Ledger yields every quotation of the articles, by the article and the place of its first use in the order of IDs; after
// the last match, and not with MatchesOnly. An error comes last: that of ctx, or of the folder for temporary files.
func (d *Detector) Ledger(ctx context.Context) iter.Seq2[*match.LedgerEntry, error] {
	return func(yield func(*match.LedgerEntry, error) bool) {
		if d.o.Find&match.Quotations == 0 {
			return
		}
		s := &d.tally.sayings
		groups := s.groups()
		j := d.newJudge()
		order := d.byTime()
		for i, x := range d.docs {
			for number := s.start[i]; number < s.start[i]+x.quotations; number++ {
				members := []uint32{number}
				if s.parts != nil {
					if group, joined := groups[s.parts.Find(int(number))]; joined {
						members = group
					}
				}
				if members[0] != number {
					continue
				}
				saying, err := j.saying(s, members, order)
				if err = cmp.Or(ctx.Err(), err); err != nil {
					yield(nil, err)
					return
				}
				if !yield(saying, nil) {
					return
				}
			}
		}
	}
}

// byTime returns the place of each doc in time, those of unknown time last.
func (d *Detector) byTime() []uint32 {
	docs := make([]uint32, len(d.docs))
	for i := range docs {
		docs[i] = uint32(i)
	}
	slices.SortFunc(docs, func(x, y uint32) int {
		p, q := d.docs[x].Published, d.docs[y].Published
		switch {
		case p.IsZero() && !q.IsZero():
			return 1
		case q.IsZero() && !p.IsZero():
			return -1
		}
		return cmp.Or(p.Compare(q), cmp.Compare(x, y))
	})
	order := make([]uint32, len(docs))
	for at, x := range docs {
		order[x] = uint32(at)
	}
	return order
}

// saying describes quotations that are one.
func (j *judge) saying(s *sayings, numbers []uint32, order []uint32) (*match.LedgerEntry, error) {
	out := &match.LedgerEntry{}
	var members []quotematch.Member
	for _, number := range numbers {
		doc := s.doc(number)
		x, err := j.side(doc)
		if err != nil {
			return nil, err
		}
		q, err := j.quoted(x)
		if err != nil {
			return nil, err
		}
		i := int(number - s.start[doc])
		line := q.Line(i)
		out.Uses = append(out.Uses, match.Use{Article: x.article, Quotation: q.Quotations[i], Text: line.Text, Words: len(line.Words)})
		members = append(members, quotematch.Member{Article: doc, Order: int(order[doc]), Line: line})
	}
	out.Wordings = quotematch.Variants(members)
	return out, nil
}
