// Package align finds the passages that two articles share: seed, chain, extend, as mappers of genomes do it (Li,
// Minimap2, Bioinformatics 2018).
//
// Seeds are the shingles that both articles have. Equal terms around a seed make a run; runs that follow each other in
// both articles with no more than [Options.MaxGap] words between them make a chain; a chain is extended over small gaps
// at its ends. What moved to another place stays found as a passage of its own.
//
// All functions are pure; a [Side] may be shared between goroutines.
//
//	a, b := align.NewSide(textA, 5), align.NewSide(textB, 5)
//	for _, p := range align.Passages(a, b, align.Options{}) { ... }
package align

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
)

// Options says what counts as a passage. The zero value means the defaults.
type Options struct {
	// MinWords is the length of the shortest passage, in words of either side. The default is 12.
	MinWords int
	// MaxGap is the most words, on either side, between two equal words of a passage. The default is 6.
	MaxGap int
}

func (o Options) withDefaults() Options {
	o.MinWords = cmp.Or(o.MinWords, 12)
	o.MaxGap = cmp.Or(o.MaxGap, 6)
	return o
}

const (
	// beyondGap is the least number of equal terms beyond a gap for a passage to end there and not before the gap.
	beyondGap = 4
	// maxRepeats bounds the seeds that one shingle gives, so that a text of one word stays cheap. Runs are longer than
	// a shingle, and one seed of a run is enough.
	maxRepeats = 64
)

// Side is one article made ready to be aligned with many others.
type Side struct {
	text  *normalize.Text
	k     int
	seeds []shingle.Fingerprint // all shingles, by hash, then position
	apart []bool                // term i has words of a zone directly before it; nil: no term has
}

// NewSide prepares a text for seeds of k terms.
func NewSide(text *normalize.Text, k int) *Side {
	s := &Side{text: text, k: k}
	for i, h := range shingle.Hashes(nil, text.Terms, k) {
		s.seeds = append(s.seeds, shingle.Fingerprint{Hash: h, Pos: uint32(i)})
	}
	slices.SortFunc(s.seeds, func(x, y shingle.Fingerprint) int {
		return cmp.Or(cmp.Compare(x.Hash, y.Hash), cmp.Compare(x.Pos, y.Pos))
	})
	for _, w := range text.Left {
		i, _ := slices.BinarySearchFunc(text.Spans, w.Start, func(t news.Span, at uint32) int { return cmp.Compare(t.Start, at) })
		if i > 0 && i < len(text.Spans) {
			if s.apart == nil {
				s.apart = make([]bool, len(text.Spans))
			}
			s.apart[i] = true
		}
	}
	return s
}

// follows tells whether term i comes directly after the term before it, with no word of a zone between them.
func (s *Side) follows(i int) bool { return s.apart == nil || !s.apart[i] }

// run is a stretch of equal terms: n of them from term i of a and term j of b.
type run struct{ i, j, n int }

// Passages returns the passages of a and b, the longest in b first, then by place. A passage whose two
// sides both lie in better ones is left out; one that has a side of its own stays, so that a sentence used twice is
// found twice. No two passages overlap in both articles.
//
// Where a and b are the same Side, what the article repeats of itself is returned, each repetition once, the earlier
// place as A.
func Passages(a, b *Side, o Options) []Passage {
	o = o.withDefaults()
	al := &aligner{a: a, b: b, self: a == b, o: o}
	var found [][]run
	for _, c := range al.chains(al.runs(seeds(a, b))) {
		found = append(found, al.split(al.extend(c))...)
	}
	var passages []Passage
	for _, path := range al.best(found) {
		passages = append(passages, al.passage(path))
	}
	slices.SortFunc(passages, func(p, q Passage) int {
		return cmp.Or(cmp.Compare(q.WordsB, p.WordsB), cmp.Compare(p.A.Start, q.A.Start), cmp.Compare(p.B.Start, q.B.Start))
	})
	return passages
}

// LongestRun returns the longest stretch of equal terms of a and b that holds a shingle, as spans and terms; n is 0 if
// there is none.
func LongestRun(a, b *Side) (sa, sb news.Span, n int) {
	al := &aligner{a: a, b: b, self: a == b}
	for _, r := range al.runs(seeds(a, b)) {
		if r.n > n {
			n = r.n
			sa, sb = cover(a.text.Spans[r.i:r.i+r.n]), cover(b.text.Spans[r.j:r.j+r.n])
		}
	}
	return sa, sb, n
}

// aligner holds what the steps share for one pair.
type aligner struct {
	a, b *Side
	self bool
	o    Options
}

// seed is a shingle at term i of a and term j of b.
type seed struct{ i, j int }

// seeds joins the shingles of both sides. Of a shingle that stands often in both, the first of either are joined with
// all of the other, and each with its fellow, up to maxRepeats.
func seeds(a, b *Side) []seed {
	var out []seed
	x, y := a.seeds, b.seeds
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].Hash < y[0].Hash:
			x = x[1:]
		case x[0].Hash > y[0].Hash:
			y = y[1:]
		default:
			n, m := repeats(x), repeats(y)
			out = join(out, x[:n], y[:m])
			x, y = x[n:], y[m:]
		}
	}
	return out
}

// repeats returns the number of entries at the start of s that have the same hash.
func repeats(s []shingle.Fingerprint) int {
	n := 1
	for n < len(s) && s[n].Hash == s[0].Hash {
		n++
	}
	return n
}

func join(out []seed, x, y []shingle.Fingerprint) []seed {
	if len(x)*len(y) <= maxRepeats {
		for _, p := range x {
			for _, q := range y {
				out = append(out, seed{int(p.Pos), int(q.Pos)})
			}
		}
		return out
	}
	for d := range min(maxRepeats, max(len(x), len(y))) {
		if d < len(x) {
			out = append(out, seed{int(x[d].Pos), int(y[0].Pos)})
		}
		if d < len(y) {
			out = append(out, seed{int(x[0].Pos), int(y[d].Pos)})
		}
		if d < len(x) && d < len(y) {
			out = append(out, seed{int(x[d].Pos), int(y[d].Pos)})
		}
	}
	return out
}

// runs extends every seed over equal terms in both directions. The runs come by (i, j), each once.
func (al *aligner) runs(seeds []seed) []run {
	slices.SortFunc(seeds, func(p, q seed) int {
		return cmp.Or(cmp.Compare(p.j-p.i, q.j-q.i), cmp.Compare(p.i, q.i))
	})
	a, b := al.a.text.Terms, al.b.text.Terms
	var out []run
	for _, s := range seeds {
		if al.self && s.j <= s.i {
			continue
		}
		if len(out) > 0 {
			if r := out[len(out)-1]; r.j-r.i == s.j-s.i && s.i < r.i+r.n {
				continue // inside the run before
			}
		}
		r := run{i: s.i, j: s.j}
		for r.i > 0 && r.j > 0 && a[r.i-1] == b[r.j-1] {
			r.i--
			r.j--
		}
		for r.i+r.n < len(a) && r.j+r.n < len(b) && a[r.i+r.n] == b[r.j+r.n] {
			r.n++
		}
		if al.self {
			r.n = min(r.n, r.j-r.i) // a repetition does not overlap itself
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(p, q run) int { return cmp.Or(cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j)) })
	return out
}

// cover returns the span from the first to the last of spans, which are in text order and not empty.
func cover(spans []news.Span) news.Span {
	return news.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
}
