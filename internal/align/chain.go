package align

import (
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
)

// beyondGap is the least number of equal terms behind a gap. With fewer, a passage ends before the gap.
const beyondGap = 4

// gapCost is the price of a word in a gap, in equal terms. A chain crosses a gap only if it wins more behind it, so that
// chance does not make a passage longer. Measured on ECB+ (precision without edits, recall): 1: .920, .999; 2: .934,
// .999; 3: .941, .998; 4: .955, .998, but 4 starts to cut passages at dropped words where a reader sees one.
const gapCost = 2

// lookBack is the number of earlier runs tried as the predecessor of a run in a chain.
const lookBack = 64

// link is the state of a run in chaining.
type link struct {
	score int // equal terms of the best chain that ends with this run, less the price of its gaps
	prev  int // the run before it in that chain; -1 if none
	used  bool
}

// chains joins runs that follow each other in both articles, with gaps of at most MaxGap words on either side, into the
// chains with the most equal terms. Every run is in one chain. If two runs of a chain overlap, the later one is cut. A
// yielded chain is valid until the next.
func (al *Aligner) chains() iter.Seq[[]run] {
	return func(yield func([]run) bool) {
		al.link()
		for _, o := range al.order {
			al.chain = al.chain[:0]
			for s := int(uint32(o)); s >= 0 && !al.links[s].used; s = al.links[s].prev {
				al.links[s].used = true
				al.chain = append(al.chain, al.runs[s])
			}
			if len(al.chain) == 0 {
				continue
			}
			slices.Reverse(al.chain)
			if !yield(al.apart(al.chain)) {
				return
			}
		}
	}
}

// link finds the best chain that ends with each run, and orders the runs by their chains, best first.
func (al *Aligner) link() {
	al.links, al.order = al.links[:0], al.order[:0]
	for s, r := range al.runs {
		l := link{score: r.n, prev: -1}
		for p := s - 1; p >= 0 && p >= s-lookBack; p-- {
			rest, gap, ok := al.follows(al.runs[p], r)
			if with := al.links[p].score + rest.n - gapCost*gap; ok && with > l.score {
				l.score, l.prev = with, p
			}
		}
		al.links = append(al.links, l)
		al.order = append(al.order, uint64(^uint32(l.score))<<32|uint64(s))
	}
	slices.Sort(al.order)
}

// follows reports whether r can come after p in a chain. It returns the rest of r behind an overlap with p, and the words
// of the gap on its longer side.
func (al *Aligner) follows(p, r run) (rest run, gap int, ok bool) {
	cut := max(0, p.i+p.n-r.i, p.j+p.n-r.j)
	if cut >= r.n || r.i < p.i || r.j < p.j || al.self && r.i+r.n > p.j {
		return run{}, 0, false
	}
	rest = run{r.i + cut, r.j + cut, r.n - cut}
	gap = max(rest.i-p.i-p.n, rest.j-p.j-p.n)
	return rest, gap, gap <= al.o.MaxGap
}

// apart cuts overlaps out of a chain.
func (al *Aligner) apart(c []run) []run {
	out := c[:1]
	for _, r := range c[1:] {
		if rest, _, ok := al.follows(out[len(out)-1], r); ok {
			out = append(out, rest)
		}
	}
	return out
}

// extend aligns the terms inside the gaps of a chain and continues it beyond both ends. It returns a path: runs in order,
// with a gap on at least one side between every two. The path is valid until the next call.
func (al *Aligner) extend(c []run) []run {
	path := al.path[:0]
	path = append(path, c[0])
	for _, r := range c[1:] {
		if al.self && r.i+r.n > c[0].j {
			break // a repetition must not overlap itself
		}
		last := path[len(path)-1]
		path = al.inGap(path, last.i+last.n, r.i, last.j+last.n, r.j)
		path = append(path, r)
	}
	for r, ok := al.beyond(path); ok; r, ok = al.beyond(path) {
		path = append(path, r)
	}
	for r, ok := al.before(path); ok; r, ok = al.before(path) {
		path = slices.Insert(path, 0, r)
	}
	al.path = path
	return path
}

// split cuts a path between two equal words if more than MaxGap other words are between them on either side, and cuts
// as many off its ends. Chaining counted terms, so a gap can be too long once the inflected words beside it and the words
// of zones count. split appends the pieces that are long enough to dst.
func (al *Aligner) split(dst [][]run, path []run) [][]run {
	al.columns = columnsOf(al.columns[:0], path)
	columns := al.columns
	words, other := al.a.text.Words, al.b.text.Words
	ahead := func(c column) column { return column{c.i - 1, c.j - 1} }
	behind := func(c column) column { return column{c.i + 1, c.j + 1} }
	piece := func(from, to int) {
		al.piece = runsOf(al.piece[:0], columns[from:to])
		if p := tidy(al.piece); al.long(p) {
			dst = append(dst, slices.Clone(p))
		}
	}
	start, last := 0, -1 // of the piece: its first column, and its last column with equal words
	for c, x := range columns {
		if words[x.i] != other[x.j] {
			continue
		}
		switch {
		case last < 0 && al.tooFar(ahead(columns[start]), x):
			start = c
		case last >= 0 && al.tooFar(columns[last], x):
			piece(start, last+1)
			start = c
		}
		last = c
	}
	if last < 0 {
		return dst // nothing but inflected words
	}
	if end := len(columns) - 1; !al.tooFar(columns[last], behind(columns[end])) {
		last = end
	}
	piece(start, last+1)
	return dst
}

// tooFar reports whether more than MaxGap words that are not equal are between x and y, on either side.
func (al *Aligner) tooFar(x, y column) bool {
	if x.i+1 == y.i && x.j+1 == y.j && (al.a.follows(y.i) && al.b.follows(y.j) || al.sameZone(y.i, y.j)) {
		return false
	}
	return al.gap(al.a, x.i+1, y.i) > al.o.MaxGap || al.gap(al.b, x.j+1, y.j) > al.o.MaxGap
}

// column is a pair of equal terms, term i of a and term j of b.
type column struct{ i, j int }

// columnsOf appends the columns of a path to dst.
func columnsOf(dst []column, path []run) []column {
	for _, r := range path {
		for d := range r.n {
			dst = append(dst, column{r.i + d, r.j + d})
		}
	}
	return dst
}

// runsOf joins columns that follow each other in both articles and appends the runs to dst, which must be empty.
func runsOf(dst []run, columns []column) []run {
	for _, c := range columns {
		dst = addColumn(dst, 0, c)
	}
	return dst
}

// addColumn appends a column to the runs path[from:]; it lengthens the last of them if the column continues it.
func addColumn(path []run, from int, c column) []run {
	if n := len(path); n > from && path[n-1].i+path[n-1].n == c.i && path[n-1].j+path[n-1].n == c.j {
		path[n-1].n++
		return path
	}
	return append(path, run{c.i, c.j, 1})
}

// tidy removes runs of fewer than beyondGap terms from the ends of a path: so few do not justify a gap.
func tidy(path []run) []run {
	for len(path) > 1 && path[0].n < beyondGap {
		path = path[1:]
	}
	for len(path) > 1 && path[len(path)-1].n < beyondGap {
		path = path[:len(path)-1]
	}
	return path
}

// gap returns the number of words between term from-1 and term to.
func (al *Aligner) gap(s *Side, from, to int) int {
	if from == 0 || to == len(s.terms) || s.apart == nil || from == to && s.follows(to) {
		return to - from
	}
	_, n := s.text.Within(news.Span{Start: s.text.Spans[from-1].End, End: s.text.Spans[to].Start})
	return n
}

// inGap aligns the terms [i, iEnd) of a with [j, jEnd) of b by their longest common subsequence, and appends the equal
// terms to path.
func (al *Aligner) inGap(path []run, i, iEnd, j, jEnd int) []run {
	a, b := al.a.terms[i:iEnd], al.b.terms[j:jEnd]
	if len(a) == 0 || len(b) == 0 {
		return path
	}
	// length[x*width+y] is the length of the longest common subsequence of a[x:] and b[y:].
	width := len(b) + 1
	size := (len(a) + 1) * width
	al.lengths = slices.Grow(al.lengths[:0], size)[:size]
	length := al.lengths
	clear(length)
	for x := len(a) - 1; x >= 0; x-- {
		for y := len(b) - 1; y >= 0; y-- {
			if a[x] == b[y] {
				length[x*width+y] = length[(x+1)*width+y+1] + 1
			} else {
				length[x*width+y] = max(length[(x+1)*width+y], length[x*width+y+1])
			}
		}
	}
	from := len(path)
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] == b[y]:
			path = addColumn(path, from, column{i + x, j + y})
			x++
			y++
		case length[(x+1)*width+y] >= length[x*width+y+1]:
			x++
		default:
			y++
		}
	}
	return path
}

// beyond looks for equal terms behind a small gap at the end of path.
func (al *Aligner) beyond(path []run) (r run, ok bool) {
	iEnd, last := len(al.a.terms), path[len(path)-1]
	if al.self {
		iEnd = path[0].j // side A of a repetition ends before side B begins
	}
	i, j := last.i+last.n, last.j+last.n
	ga, gb, n := al.nearest(i, j, iEnd, len(al.b.terms), 1)
	return run{i + ga, j + gb, n}, n > 0
}

// before looks for equal terms in front of a small gap at the start of path.
func (al *Aligner) before(path []run) (r run, ok bool) {
	jStart, first, last := 0, path[0], path[len(path)-1]
	if al.self {
		jStart = last.i + last.n
	}
	ga, gb, n := al.nearest(first.i-1, first.j-1, -1, jStart-1, -1)
	return run{first.i - ga - n, first.j - gb - n, n}, n > 0
}

// nearest looks for equal terms behind a small gap that starts at terms i and j, in the direction of step and up to iEnd
// and jEnd. It needs at least beyondGap equal terms, and more than gapCost for each word of the gap, so that chance does
// not make a passage longer. It tries all gaps of up to MaxGap words on either side, small ones first. It returns the
// words of the gap on either side and the number of equal terms; n is 0 if there are too few.
func (al *Aligner) nearest(i, j, iEnd, jEnd, step int) (ga, gb, n int) {
	if !al.mayMeet(i, j, iEnd, jEnd, step) {
		return 0, 0, 0
	}
	a, b := al.a.terms, al.b.terms
	for gap := 1; gap <= al.o.MaxGap; gap++ {
		need := max(beyondGap, gapCost*gap+1)
		for other := range gap + 1 {
			for _, g := range [2][2]int{{gap, other}, {other, gap}} {
				x, y := i+step*g[0], j+step*g[1]
				n := 0
				for ; (iEnd-x)*step > n && (jEnd-y)*step > n && a[x+n*step] == b[y+n*step]; n++ {
				}
				if n >= need {
					return g[0], g[1], n
				}
			}
		}
	}
	return 0, 0, 0
}

// mayMeet reports whether nearest can find anything. It seldom can, so this test saves time: beyondGap terms of a in a
// row must all be, by six bits of each, among the terms of b within reach.
func (al *Aligner) mayMeet(i, j, iEnd, jEnd, step int) bool {
	a, b := al.a.terms, al.b.terms
	reach := al.o.MaxGap + beyondGap
	var seen uint64
	for n := range min(reach, (jEnd-j)*step) {
		seen |= 1 << (b[j+n*step] % 64)
	}
	row := 0
	for n := range min(reach, (iEnd-i)*step) {
		row++
		if seen>>(a[i+n*step]%64)&1 == 0 {
			row = 0
		} else if row == beyondGap {
			return true
		}
	}
	return false
}
