package align

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
)

// best chooses among paths, those with the most equal terms first. It drops a path if better ones cover both of its
// sides, cuts back the part that overlaps a better one in both articles, and keeps the rest if it is long enough.
func (al *Aligner) best(paths [][]run) [][]run {
	byTerms := func(p, q []run) int {
		return cmp.Or(cmp.Compare(terms(q), terms(p)), cmp.Compare(p[0].i, q[0].i), cmp.Compare(p[0].j, q[0].j))
	}
	slices.SortStableFunc(paths, byTerms)
	var kept [][]run
	var inA, inB ranges // terms that the kept passages cover
	for _, p := range paths {
		for _, k := range kept {
			p = trim(p, k)
		}
		if len(p) == 0 || !al.long(p) {
			continue
		}
		a, b := sides(p)
		if inA.hold(a) && inB.hold(b) {
			continue
		}
		kept = append(kept, p)
		inA, inB = inA.with(a), inB.with(b)
	}
	return kept
}

// long reports whether both sides of a path have MinWords terms.
func (al *Aligner) long(p []run) bool {
	a, b := sides(p)
	return a.to-a.from >= al.o.MinWords && b.to-b.from >= al.o.MinWords
}

func terms(p []run) int {
	n := 0
	for _, r := range p {
		n += r.n
	}
	return n
}

// trim removes from p the part that overlaps k in both articles, at the end that costs fewer terms. The result may be
// empty, and so may p.
func trim(p, k []run) []run {
	if len(p) == 0 {
		return nil
	}
	a, b := sides(p)
	ka, kb := sides(k)
	if !a.meets(ka) || !b.meets(kb) {
		return p
	}
	head := after(p, ka.to, kb.to)    // the part of p behind k on at least one side
	tail := upTo(p, ka.from, kb.from) // the part of p before k on at least one side
	if terms(head) >= terms(tail) {
		return tidy(head)
	}
	return tidy(tail)
}

// after returns the part of p at or behind term i of a, or at or behind term j of b.
func after(p []run, i, j int) []run {
	var out []run
	for _, r := range p {
		if cut := max(0, min(i-r.i, j-r.j)); cut < r.n {
			out = append(out, run{r.i + cut, r.j + cut, r.n - cut})
		}
	}
	return out
}

// upTo returns the part of p before term i of a, or before term j of b.
func upTo(p []run, i, j int) []run {
	var out []run
	for _, r := range p {
		if n := min(r.n, max(i-r.i, j-r.j)); n > 0 {
			out = append(out, run{r.i, r.j, n})
		}
	}
	return out
}

// stretch is a half-open range of terms.
type stretch struct{ from, to int }

func (s stretch) meets(t stretch) bool { return s.from < t.to && t.from < s.to }

// sides returns the terms of a and of b that a path covers.
func sides(p []run) (a, b stretch) {
	first, last := p[0], p[len(p)-1]
	return stretch{first.i, last.i + last.n}, stretch{first.j, last.j + last.n}
}

// ranges is a set of terms, as stretches that neither overlap nor touch.
type ranges []stretch

func (rs ranges) hold(s stretch) bool {
	for _, r := range rs {
		if r.from <= s.from && s.to <= r.to {
			return true
		}
	}
	return false
}

// with returns the union of rs and s.
func (rs ranges) with(s stretch) ranges {
	var out ranges
	for _, r := range rs {
		if r.to < s.from || s.to < r.from {
			out = append(out, r)
		} else {
			s = stretch{min(s.from, r.from), max(s.to, r.to)}
		}
	}
	return append(out, s)
}

// passage makes the Passage of a path.
func (al *Aligner) passage(path []run) Passage {
	a, b := sides(path)
	ta, tb := al.a.text, al.b.text
	p := Passage{A: coverOf(ta.Spans[a.from:a.to]), B: coverOf(tb.Spans[b.from:b.to])}
	_, p.WordsA = al.a.within(p.A, a.from, a.to)
	_, p.WordsB = al.b.within(p.B, b.from, b.to)

	streak := 0
	i, j := a.from, b.from             // passage has described the terms before these
	endA, endB := p.A.Start, p.B.Start // and the text before these
	for _, r := range path {
		for d := range r.n {
			x, y := r.i+d, r.j+d
			if ta.Words[x] != tb.Words[y] {
				continue // an inflected word is part of the edit that the next equal word ends
			}
			if gap := i < x || j < y; gap || x > a.from && (!al.a.follows(x) || !al.b.follows(y)) {
				betweenA, betweenB := news.Span{Start: endA, End: ta.Spans[x].Start}, news.Span{Start: endB, End: tb.Spans[y].Start}
				if n := al.same(betweenA, betweenB); n > 0 {
					p.Equal += n
					streak += n
				} else {
					p.Edits = append(p.Edits, al.edit(stretch{i, x}, stretch{j, y}, betweenA, betweenB))
					streak = 0
				}
			}
			i, j = x+1, y+1
			endA, endB = ta.Spans[x].End, tb.Spans[y].End
			streak++
			p.Equal++
			p.LongestRun = max(p.LongestRun, streak)
		}
	}
	if i < a.to || j < b.to {
		p.Edits = append(p.Edits, al.edit(stretch{i, a.to}, stretch{j, b.to}, news.Span{Start: endA, End: p.A.End}, news.Span{Start: endB, End: p.B.End}))
	}
	if len(p.Edits) > 0 {
		p.Kind = Edited
	}
	return p
}

// sameZone reports whether both have the same words of zones directly before term i of a and term j of b.
func (al *Aligner) sameZone(i, j int) bool {
	if i == 0 || j == 0 || al.a.follows(i) || al.b.follows(j) {
		return false
	}
	a, b := al.a.text.Spans, al.b.text.Spans
	return al.same(news.Span{Start: a[i-1].End, End: a[i].Start}, news.Span{Start: b[j-1].End, End: b[j].Start}) > 0
}

// same returns how many words stand in a span of a and in one of b if they are the same ones, in zones or not: both have a dateline
// there, or the one has words in a zone that the other has in its text; 0 if they differ or there are none.
func (al *Aligner) same(a, b news.Span) int {
	al.between[0] = al.a.text.AppendWords(al.between[0][:0], a)
	al.between[1] = al.b.text.AppendWords(al.between[1][:0], b)
	if !slices.Equal(al.between[0], al.between[1]) {
		return 0
	}
	return len(al.between[0])
}

// edit describes two stretches whose words differ; one of the two may have no words.
func (al *Aligner) edit(a, b stretch, spanA, spanB news.Span) Edit {
	e := Edit{Op: Replace}
	var n, m int
	e.A, n = al.a.within(spanA, a.from, a.to)
	e.B, m = al.b.within(spanB, b.from, b.to)
	switch {
	case n == 0:
		e.Op = Insert
	case m == 0:
		e.Op = Delete
	}
	return e
}
