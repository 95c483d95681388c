package ocr

import "github.com/copytaster/copytaster/internal/align"

// path is a passage in words: pairings in text order that do not overlap in either article.
type path []pairing

// sides returns the words of a and of b that a path covers.
func (p path) sides() (a, b stretch) {
	first, last := p[0], p[len(p)-1]
	return stretch{first.a.from, last.a.to}, stretch{first.b.from, last.b.to}
}

// gap returns the number of words between two pairings, on the side that has more.
func gap(p, q pairing) int { return max(q.a.from-p.a.to, q.b.from-p.b.to) }

// split cuts a path at more than MaxGap words without a counterpart, and returns the pieces that are good.
func (al *Aligner) split(p path) []path {
	var out []path
	start := 0
	for k := 1; k <= len(p); k++ {
		if k < len(p) && gap(p[k-1], p[k]) <= al.o.MaxGap {
			continue
		}
		if piece := tidy(p[start:k]); al.good(piece) {
			out = append(out, piece)
		}
		start = k
	}
	return out
}

// tidy drops from the ends of a path what is too little for the gap beside it.
func tidy(p path) path {
	for k := 1; k < len(p); k++ {
		if worth(p[0].b.from, p[k-1].b.to, gap(p[k-1], p[k])) {
			continue
		}
		p, k = p[k:], 0
	}
	for k := len(p) - 1; k > 0; k-- {
		if worth(p[k].b.from, p[len(p)-1].b.to, gap(p[k-1], p[k])) {
			continue
		}
		p = p[:k]
		k = len(p)
	}
	return p
}

// worth reports whether the words [from, to) at an end justify the gap beside them.
func worth(from, to, gap int) bool {
	return gap == 0 || to-from >= max(beyondGap, gapCost*gap+1)
}

// good reports whether a path is long enough and has enough equal characters.
func (al *Aligner) good(p path) bool {
	if len(p) == 0 {
		return false
	}
	a, b := p.sides()
	if min(a.to-a.from, b.to-b.from) < al.o.MinWords {
		return false
	}
	chars := 0
	for _, x := range p {
		chars += x.chars
	}
	return float64(chars) >= minEqual*float64(max(al.a.sizeOf(a), al.b.sizeOf(b)))
}

// keep adds a path to the kept ones, without the parts that overlap them in both articles. It reports whether it did:
// whether the rest is good and has a side of its own.
func (al *Aligner) keep(p path) bool {
	whole, _ := p.sides()
	for _, k := range al.kept.touching(whole) { // p becomes shorter and meets no others
		a, b := p.sides()
		inA, inB := al.kept.paths[k].sides()
		if !a.meets(inA) || !b.meets(inB) {
			continue
		}
		if p = tidy(p.without(inA, inB)); !al.good(p) {
			return false
		}
	}
	a, b := p.sides()
	if al.kept.holdsA(a) && al.kept.holdsB(b) {
		return false
	}
	al.kept.add(p)
	return true
}

// without returns the longer of the two parts of p before and behind a and b in both articles.
func (p path) without(a, b stretch) path {
	n, m := 0, len(p)
	for n < m && p[n].a.to <= a.from && p[n].b.to <= b.from {
		n++
	}
	for m > n && p[m-1].a.from >= a.to && p[m-1].b.from >= b.to {
		m--
	}
	if n >= len(p)-m {
		return p[:n]
	}
	return p[m:]
}

// passage makes the Passage of a path.
func (al *Aligner) passage(p path) align.Passage {
	a, b := p.sides()
	out := align.Passage{}
	out.A, out.WordsA = al.a.side.Words.Within(al.a.spanOf(a))
	out.B, out.WordsB = al.b.side.Words.Within(al.b.spanOf(b))
	streak := 0
	for k, x := range p {
		if k > 0 && gap(p[k-1], x) > 0 {
			out.Edits = append(out.Edits, al.edit(stretch{p[k-1].a.to, x.a.from}, stretch{p[k-1].b.to, x.b.from}))
			streak = 0
		}
		if !x.equal {
			out.Edits = append(out.Edits, al.edit(x.a, x.b))
			streak = 0
			continue
		}
		streak++
		out.Equal++
		out.LongestRun = max(out.LongestRun, streak)
	}
	if len(out.Edits) > 0 {
		out.Kind = align.Edited
	}
	return out
}

// edit describes two stretches of words that differ; one of the two may be empty.
func (al *Aligner) edit(a, b stretch) align.Edit {
	e := align.Edit{Op: align.Replace, A: al.a.spanOf(a), B: al.b.spanOf(b)}
	switch {
	case a.from == a.to:
		e.Op = align.Insert
	case b.from == b.to:
		e.Op = align.Delete
	}
	return e
}
