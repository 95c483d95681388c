package short

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
)

// Result is the outcome of one comparison.
type Result struct {
	// Passages are the stretches that the items share, longest in b first, then by place; none if Reuse is false. The
	// spans lie in the bodies, and begin and end with words that are equal or alike.
	Passages []align.Passage
	// Score is the weighted part of the shorter item that the other has, in [0, 1], reduced for names and figures in
	// conflict. It is 0 if the items share fewer than MinWords terms.
	Score float64
	// Reuse reports whether Score reaches the threshold. If all words are equally rare and none is in conflict, that is
	// five of eight words of the shorter item.
	Reuse bool
}

// Comparer compares pairs of items. It reuses its memory, so one goroutine may use it.
type Comparer struct {
	frequencies *Frequencies
	weights     weights

	a, b             *Item
	weightA, weightB []float64
	inA, inB         [MaxWords]bool // words that are aligned
	ofB              [4]uint64      // a bit for each value of the last eight bits of a term of b
	best             [(MaxWords + 1) * (MaxWords + 1)]float64
	path, filled     []column
	paths            [][]column
}

// NewComparer returns a Comparer for the items of a run. f may be nil, for two items alone: then all words weigh the
// same.
func NewComparer(f *Frequencies) *Comparer { return &Comparer{frequencies: f, weights: newWeights(f)} }

// Compare compares two items. The zero Result says that neither is short, that either has fewer than MinWords terms, or
// that they share too few. The passages do not depend on later calls.
func (c *Comparer) Compare(a, b *Item) Result {
	if min(len(a.terms), len(b.terms)) < MinWords || !a.short() && !b.short() || !promising(a, b) {
		return Result{}
	}
	c.a, c.b = a, b
	c.weightA, c.weightB = c.weigh(a), c.weigh(b)
	paths := c.columns()
	r := Result{Score: c.score(paths)}
	if r.Reuse = r.Score >= reuseFrom; r.Reuse {
		for _, path := range paths {
			r.Passages = append(r.Passages, c.passage(path))
		}
		slices.SortFunc(r.Passages, func(p, q align.Passage) int {
			return cmp.Or(cmp.Compare(q.WordsB, p.WordsB), cmp.Compare(p.A.Start, q.A.Start), cmp.Compare(p.B.Start, q.B.Start))
		})
	}
	return r
}

// weigh returns the weights of the terms of an item. Version marks weigh nothing. An item is weighed once, not for each pair.
func (c *Comparer) weigh(it *Item) []float64 {
	if len(it.weights) == len(it.terms) && it.weighedBy == c {
		return it.weights
	}
	it.weights, it.weighedBy = it.weights[:0], c
	for i, t := range it.terms {
		w := c.weights.of(c.frequencies, t)
		if it.kinds[i] == mark {
			w = 0
		}
		it.weights = append(it.weights, w)
	}
	return it.weights
}

// promising reports whether the items share so many terms that the score may reach the threshold. Words that are merely
// alike do not count.
func promising(short, long *Item) bool {
	if len(short.terms) > len(long.terms) {
		short, long = long, short
	}
	n := 0
	for _, t := range short.terms {
		if long.has>>(t&63)&1 != 0 && slices.Contains(long.terms, t) {
			n++
		}
	}
	return float64(n) >= promisingFrom*float64(len(short.terms))
}

// score weighs the aligned words against the others: all others of the shorter item, and those of the longer item between
// words that both have. It is less if there are signs of a template.
func (c *Comparer) score(paths [][]column) float64 {
	shared, matched, between := 0, 0., 0.
	for _, path := range paths {
		for n, k := range path {
			w := min(c.weightA[k.i], c.weightB[k.j])
			if matched += w; w > 0 {
				shared++
			}
			if n > 0 {
				between += c.between(path[n-1], k)
			}
		}
	}
	if shared < MinWords {
		return 0
	}
	restA, restB := c.rest(c.weightA, &c.inA), c.rest(c.weightB, &c.inB)
	rest := max(restA, restB)
	switch d := len(c.a.terms) - len(c.b.terms); {
	case d < 0:
		rest = restA
	case d > 0:
		rest = restB
	}
	return matched / (matched + rest + between + movedCost*float64(len(paths)-1)) * c.differences(paths).factor()
}

// between returns the cost of the words between two columns by which the longer item has more than the shorter.
func (c *Comparer) between(x, y column) float64 {
	more := (y.j - x.j) - (y.i - x.i)
	if len(c.a.terms) > len(c.b.terms) {
		more = -more
	} else if len(c.a.terms) == len(c.b.terms) {
		more = 0
	}
	return betweenCost * float64(max(more, 0))
}

// rest returns the weight of the words that are not aligned.
func (c *Comparer) rest(weights []float64, in *[MaxWords]bool) float64 {
	sum := 0.
	for i, w := range weights {
		if !in[i] {
			sum += w
		}
	}
	return sum
}
