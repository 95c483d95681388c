package align

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
)

// slow is the twin of an Aligner: it sorts all seeds, notes every column, asks the text for the words of every span, and
// allocates all memory anew. It shares with the Aligner only the order of runs and of paths.
type slow struct {
	*Aligner
	k int
}

type slowSeed struct{ i, j int }

// SlowPassages is [Passages] by the twin.
func SlowPassages(a, b *Side, k int, o Options) []Passage {
	al := slow{&Aligner{a: a, b: b, self: a == b, o: o.withDefaults()}, k}
	var found [][]run
	for _, c := range al.chains(al.runs()) {
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

// SlowLongestRun is [LongestRun] by the twin.
func SlowLongestRun(a, b *Side, k int) (sa, sb news.Span, n int) {
	al := slow{&Aligner{a: a, b: b, self: a == b}, k}
	for _, r := range al.runs() {
		if r.n > n {
			n = r.n
			sa, sb = coverOf(a.text.Spans[r.i:r.i+r.n]), coverOf(b.text.Spans[r.j:r.j+r.n])
		}
	}
	return sa, sb, n
}

// seeds joins the places of every shingle.
func (al slow) seeds() []slowSeed {
	places := func(terms []uint64) map[string][]int {
		out := map[string][]int{}
		for i := 0; i+al.k <= len(terms); i++ {
			var key []byte
			for _, t := range terms[i : i+al.k] {
				key = binary.LittleEndian.AppendUint64(key, t)
			}
			out[string(key)] = append(out[string(key)], i)
		}
		return out
	}
	var out []slowSeed
	b := places(al.b.text.Terms)
	for key, x := range places(al.a.text.Terms) {
		y := b[key]
		all := len(x)*len(y) <= maxRepeats
		for d, i := range x {
			for e, j := range y {
				if all || max(d, e) < maxRepeats && (d == 0 || e == 0 || d == e) {
					out = append(out, slowSeed{i, j})
				}
			}
		}
	}
	return out
}

func (al slow) runs() []run {
	seeds := al.seeds()
	slices.SortFunc(seeds, func(p, q slowSeed) int {
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
				continue // inside the previous run
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
			r.n = min(r.n, r.j-r.i) // a repetition must not overlap itself
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(p, q run) int { return cmp.Or(cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j)) })
	return out
}

func (al slow) chains(runs []run) [][]run {
	score := make([]int, len(runs)) // equal terms of the best chain that ends with this run
	prev := make([]int, len(runs))
	for s, r := range runs {
		score[s], prev[s] = r.n, -1
		for p := s - 1; p >= 0 && p >= s-lookBack; p-- {
			rest, gap, ok := al.follows(runs[p], r)
			if with := score[p] + rest.n - gapCost*gap; ok && with > score[s] {
				score[s], prev[s] = with, p
			}
		}
	}
	byScore := make([]int, len(runs))
	for i := range byScore {
		byScore[i] = i
	}
	slices.SortStableFunc(byScore, func(x, y int) int { return cmp.Compare(score[y], score[x]) })

	used := make([]bool, len(runs))
	var out [][]run
	for _, end := range byScore {
		var c []run
		for s := end; s >= 0 && !used[s]; s = prev[s] {
			used[s] = true
			c = append(c, runs[s])
		}
		if len(c) > 0 {
			slices.Reverse(c)
			out = append(out, al.apart(c))
		}
	}
	return out
}

func (al slow) extend(c []run) []run {
	path := []run{c[0]}
	for _, r := range c[1:] {
		if al.self && r.i+r.n > c[0].j {
			break // a repetition must not overlap itself
		}
		last := path[len(path)-1]
		path = append(path, al.inGap(last.i+last.n, r.i, last.j+last.n, r.j)...)
		path = append(path, r)
	}
	for r, ok := al.beyond(path); ok; r, ok = al.beyond(path) {
		path = append(path, r)
	}
	for r, ok := al.before(path); ok; r, ok = al.before(path) {
		path = slices.Insert(path, 0, r)
	}
	return path
}

func (al slow) split(path []run) [][]run {
	columns := slowColumns(path)
	words, other := al.a.text.Words, al.b.text.Words
	tooFar := func(x, y slowSeed) bool { // more than MaxGap words are between x and y
		if x.i+1 == y.i && x.j+1 == y.j && min(y.i, y.j) > 0 && y.i < len(words) && y.j < len(other) && al.same(between(al.a, y.i-1, y.i), between(al.b, y.j-1, y.j)) > 0 {
			return false
		}
		return al.gap(al.a, x.i+1, y.i) > al.o.MaxGap || al.gap(al.b, x.j+1, y.j) > al.o.MaxGap
	}
	ahead := func(c slowSeed) slowSeed { return slowSeed{c.i - 1, c.j - 1} }
	behind := func(c slowSeed) slowSeed { return slowSeed{c.i + 1, c.j + 1} }
	var out [][]run
	start, last := 0, -1 // of the piece: its first column, and its last column with equal words
	for c, x := range columns {
		if words[x.i] != other[x.j] {
			continue
		}
		switch {
		case last < 0 && tooFar(ahead(columns[start]), x):
			start = c
		case last >= 0 && tooFar(columns[last], x):
			out = append(out, tidy(slowRuns(columns[start:last+1])))
			start = c
		}
		last = c
	}
	if last < 0 {
		return nil // nothing but inflected words
	}
	if end := len(columns) - 1; !tooFar(columns[last], behind(columns[end])) {
		last = end
	}
	return append(out, tidy(slowRuns(columns[start:last+1])))
}

func slowColumns(path []run) []slowSeed {
	var out []slowSeed
	for _, r := range path {
		for d := range r.n {
			out = append(out, slowSeed{r.i + d, r.j + d})
		}
	}
	return out
}

func slowRuns(columns []slowSeed) []run {
	var out []run
	for _, c := range columns {
		if n := len(out); n > 0 && out[n-1].i+out[n-1].n == c.i && out[n-1].j+out[n-1].n == c.j {
			out[n-1].n++
		} else {
			out = append(out, run{c.i, c.j, 1})
		}
	}
	return out
}

func (al slow) gap(s *Side, from, to int) int {
	if from == 0 || to == len(s.text.Spans) || from == to && s.follows(to) {
		return to - from
	}
	_, n := s.text.Within(news.Span{Start: s.text.Spans[from-1].End, End: s.text.Spans[to].Start})
	return n
}

func (al slow) inGap(i, iEnd, j, jEnd int) []run {
	a, b := al.a.text.Terms[i:iEnd], al.b.text.Terms[j:jEnd]
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	// length[x][y] is the length of the longest common subsequence of a[x:] and b[y:].
	width := len(b) + 1
	length := make([]int, (len(a)+1)*width)
	for x := len(a) - 1; x >= 0; x-- {
		for y := len(b) - 1; y >= 0; y-- {
			if a[x] == b[y] {
				length[x*width+y] = length[(x+1)*width+y+1] + 1
			} else {
				length[x*width+y] = max(length[(x+1)*width+y], length[x*width+y+1])
			}
		}
	}
	var out []run
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] == b[y]:
			if n := len(out); n > 0 && out[n-1].i+out[n-1].n == i+x && out[n-1].j+out[n-1].n == j+y {
				out[n-1].n++
			} else {
				out = append(out, run{i + x, j + y, 1})
			}
			x++
			y++
		case length[(x+1)*width+y] >= length[x*width+y+1]:
			x++
		default:
			y++
		}
	}
	return out
}

func (al slow) beyond(path []run) (run, bool) {
	a, b := al.a.text.Terms, al.b.text.Terms
	last := path[len(path)-1]
	iEnd := len(a)
	if al.self {
		iEnd = path[0].j // side A of a repetition ends before side B begins
	}
	return al.nearest(func(ga, gb, need int) (run, bool) {
		r := run{i: last.i + last.n + ga, j: last.j + last.n + gb}
		for r.i+r.n < iEnd && r.j+r.n < len(b) && a[r.i+r.n] == b[r.j+r.n] {
			r.n++
		}
		return r, r.n >= need
	})
}

func (al slow) before(path []run) (run, bool) {
	a, b := al.a.text.Terms, al.b.text.Terms
	first, last := path[0], path[len(path)-1]
	jStart := 0
	if al.self {
		jStart = last.i + last.n
	}
	return al.nearest(func(ga, gb, need int) (run, bool) {
		r := run{i: first.i - ga, j: first.j - gb}
		for r.i > 0 && r.j > jStart && a[r.i-1] == b[r.j-1] {
			r.i--
			r.j--
			r.n++
		}
		return r, r.n >= need
	})
}

func (al slow) nearest(try func(ga, gb, need int) (run, bool)) (run, bool) {
	for gap := 1; gap <= al.o.MaxGap; gap++ {
		need := max(beyondGap, gapCost*gap+1)
		for other := range gap + 1 {
			for _, g := range [2][2]int{{gap, other}, {other, gap}} {
				if r, ok := try(g[0], g[1], need); ok {
					return r, true
				}
			}
		}
	}
	return run{}, false
}

func (al slow) passage(path []run) Passage {
	a, b := sides(path)
	ta, tb := al.a.text, al.b.text
	p := Passage{A: coverOf(ta.Spans[a.from:a.to]), B: coverOf(tb.Spans[b.from:b.to])}
	_, p.WordsA = ta.Within(p.A)
	_, p.WordsB = tb.Within(p.B)

	streak := 0
	i, j := a.from, b.from             // passage has described the terms before these
	endA, endB := p.A.Start, p.B.Start // and the text before these
	for _, r := range path {
		for d := range r.n {
			x, y := r.i+d, r.j+d
			if ta.Words[x] != tb.Words[y] {
				continue // an inflected word is part of the edit that the next equal word ends
			}
			if n := al.same(news.Span{Start: endA, End: ta.Spans[x].Start}, news.Span{Start: endB, End: tb.Spans[y].Start}); x > a.from && n > 0 {
				p.Equal += n
				streak += n
			} else if i < x || j < y || x > a.from && (!al.a.follows(x) || !al.b.follows(y)) {
				e := al.edit(news.Span{Start: endA, End: ta.Spans[x].Start}, news.Span{Start: endB, End: tb.Spans[y].Start})
				p.Edits = append(p.Edits, e)
				streak = 0
			}
			i, j = x+1, y+1
			endA, endB = ta.Spans[x].End, tb.Spans[y].End
			streak++
			p.Equal++
			p.LongestRun = max(p.LongestRun, streak)
		}
	}
	if i < a.to || j < b.to {
		p.Edits = append(p.Edits, al.edit(news.Span{Start: endA, End: p.A.End}, news.Span{Start: endB, End: p.B.End}))
	}
	if len(p.Edits) > 0 {
		p.Kind = Edited
	}
	return p
}

// same returns how many words two spans have if they have the same ones, inside zones or not; 0 if not.
func (al slow) same(a, b news.Span) int {
	wordsIn := func(s *Side, in news.Span) (out []uint64) {
		for at := in.Start; at < in.End; at++ {
			for k, w := range s.text.Spans {
				if w.Start == at {
					out = append(out, s.text.Words[k])
				}
			}
			for k, w := range s.text.Left {
				if w.Start == at {
					out = append(out, s.text.LeftWords[k])
				}
			}
		}
		return out
	}
	x, y := wordsIn(al.a, a), wordsIn(al.b, b)
	if !slices.Equal(x, y) {
		return 0
	}
	return len(x)
}

// between returns the text between two terms.
func between(s *Side, i, j int) news.Span {
	return news.Span{Start: s.text.Spans[i].End, End: s.text.Spans[j].Start}
}

func (al slow) edit(a, b news.Span) Edit {
	e := Edit{Op: Replace}
	var n, m int
	e.A, n = al.a.text.Within(a)
	e.B, m = al.b.text.Within(b)
	switch {
	case n == 0:
		e.Op = Insert
	case m == 0:
		e.Op = Delete
	}
	return e
}

// TermsOf returns the terms and hashes for a draft of the article.
func TermsOf(s *Side) (terms, hashes []uint64) { return s.terms, s.hashes }
