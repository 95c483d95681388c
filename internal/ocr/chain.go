package ocr

import (
	"iter"
	"slices"
)

// link is the state of a run in chaining.
type link struct {
	score int // score of the best chain that ends with this run: its characters, less the price of its gaps
	prev  int // the run before it in that chain; -1 if none
	used  bool
}

// chains joins runs that follow each other in both articles, and yields the chains, best first. Each run is in one chain.
// Chains of fewer than minChain characters are left out. A yielded chain is valid until the next.
func (al *Aligner) chains() iter.Seq[[]run] {
	return func(yield func([]run) bool) {
		al.link()
		for _, o := range al.order {
			al.chain = al.chain[:0]
			n := 0
			for s := int(uint32(o)); s >= 0 && !al.links[s].used; s = al.links[s].prev {
				al.links[s].used = true
				al.chain = append(al.chain, al.runs[s])
				n += al.runs[s].n
			}
			if n < minChain {
				continue
			}
			slices.Reverse(al.chain)
			if !yield(apart(al.chain)) {
				return
			}
		}
	}
}

// link finds the best chain that ends with each run, and orders the runs by their chains, best first.
func (al *Aligner) link() {
	al.links, al.order = al.links[:0], al.order[:0]
	for s, r := range al.runs {
		l := link{score: match * r.n, prev: -1}
		for p := s - 1; p >= 0 && p >= s-lookBack; p-- {
			rest, price, ok := follows(al.runs[p], r)
			if with := al.links[p].score + match*rest.n - price; ok && with > l.score {
				l.score, l.prev = with, p
			}
		}
		al.links = append(al.links, l)
		al.order = append(al.order, uint64(^uint32(l.score))<<32|uint64(s))
	}
	slices.Sort(al.order)
}

// follows reports whether r can come after p in a chain. It returns the rest of r behind an overlap with p, and the price
// of the gap: a point for each character by which its sides differ, and one for every eight characters of the longer
// side.
func follows(p, r run) (rest run, price int, ok bool) {
	cut := max(0, p.i+p.n-r.i, p.j+p.n-r.j)
	if cut >= r.n || r.i < p.i || r.j < p.j {
		return run{}, 0, false
	}
	rest = run{r.i + cut, r.j + cut, r.n - cut}
	gapA, gapB := rest.i-p.i-p.n, rest.j-p.j-p.n
	wide := max(gapA, gapB)
	return rest, wide - min(gapA, gapB) + wide/8, wide <= maxGap
}

// apart cuts overlaps out of a chain.
func apart(c []run) []run {
	out := c[:1]
	for _, r := range c[1:] {
		if rest, _, ok := follows(out[len(out)-1], r); ok {
			out = append(out, rest)
		}
	}
	return out
}
