package eval

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/report"
)

// Slow, obvious twins of the scoring functions: they count one character or one pair of articles at a time.

const twinLength = 60 // characters of every article

func randomInterval(r *rand.Rand) interval {
	start := r.IntN(twinLength - 1)
	return interval{start, start + 1 + r.IntN(min(12, twinLength-start-1))}
}

func randomIntervals(r *rand.Rand) []interval {
	out := make([]interval, r.IntN(6))
	for i := range out {
		out[i] = randomInterval(r)
		if r.IntN(8) == 0 {
			out[i].end = out[i].start // an empty one
		}
	}
	return out
}

// points returns which characters are in the intervals.
func points(intervals []interval) (in [twinLength]bool) {
	for _, i := range intervals {
		for c := i.start; c < i.end; c++ {
			in[c] = true
		}
	}
	return in
}

func TestSetsAgreeWithPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		x, y := randomIntervals(r), randomIntervals(r)
		before := slices.Clone(x)
		s, u := union(x), union(y)
		if !slices.Equal(x, before) {
			t.Fatalf("union changed its argument %v to %v", before, x)
		}
		px, py := points(x), points(y)
		var both, only [twinLength]bool
		n := 0
		for c := range px {
			both[c], only[c] = px[c] && py[c], px[c] && !py[c]
			if px[c] {
				n++
			}
		}
		if points(s) != px || points(s.and(u)) != both || points(s.minus(u)) != only || s.size() != n {
			t.Fatalf("x %v y %v: union %v (%d), and %v, minus %v", x, y, s, s.size(), s.and(u), s.minus(u))
		}
		for _, v := range []set{s, s.and(u), s.minus(u)} {
			for i := range v {
				if v[i].start >= v[i].end || i > 0 && v[i].start <= v[i-1].end {
					t.Fatalf("%v is no set", v)
				}
			}
		}
	}
}

// twin is a random gold and a random run over few articles.
type twin struct {
	gold  *Gold
	pairs []*report.Pair
}

func randomTwin(r *rand.Rand) twin {
	w := twin{gold: &Gold{}}
	kinds := []string{"", "cut", "ocr"}
	for i := range 5 {
		for j := range i {
			a, b := fmt.Sprint("n", i), fmt.Sprint("n", j)
			if r.IntN(2) == 0 {
				a, b = b, a
			}
			w.gold.Pairs = append(w.gold.Pairs, Label{A: a, B: b, Pair: true, Kind: kinds[r.IntN(3)]})
			for range r.IntN(5) {
				x, y := randomInterval(r), randomInterval(r)
				s := Span{A: a, AStart: x.start, AEnd: x.end, B: b, BStart: y.start, BEnd: y.end, Tokens: 8 + r.IntN(9)}
				if r.IntN(2) == 0 {
					s = Span{A: b, AStart: y.start, AEnd: y.end, B: a, BStart: x.start, BEnd: x.end, Tokens: s.Tokens}
				}
				if r.IntN(6) == 0 {
					s.Kind = Paraphrase
				}
				w.gold.Spans = append(w.gold.Spans, s)
			}
			if r.IntN(4) > 0 {
				w.pairs = append(w.pairs, randomPair(r, a, b))
			}
		}
	}
	return w
}

func randomPair(r *rand.Rand, a, b string) *report.Pair {
	p := &report.Pair{A: a, B: b}
	for range r.IntN(5) {
		x, y := randomInterval(r), randomInterval(r)
		v := report.Passage{AStart: x.start, AEnd: x.end, BStart: y.start, BEnd: y.end}
		if r.IntN(4) == 0 {
			v.Kind = Paraphrase
		}
		for range r.IntN(3) {
			x, y := randomInterval(r), randomInterval(r)
			v.Edits = append(v.Edits, report.Edit{AStart: x.start, AEnd: x.end, BStart: y.start, BEnd: y.end})
		}
		p.Passages = append(p.Passages, v)
	}
	return p
}

// side returns the range of s in the text id.
func side(id string, s Span) interval {
	if s.A == id {
		return interval{s.AStart, s.AEnd}
	}
	return interval{s.BStart, s.BEnd}
}

func sideOf(id string, p *report.Pair, v report.Passage) (covered interval, edits []interval) {
	for _, e := range v.Edits {
		if p.A == id {
			edits = append(edits, interval{e.AStart, e.AEnd})
		} else {
			edits = append(edits, interval{e.BStart, e.BEnd})
		}
	}
	if p.A == id {
		return interval{v.AStart, v.AEnd}, edits
	}
	return interval{v.BStart, v.BEnd}, edits
}

// slowCounts counts the labelled pair a character at a time. ok is false if the pair has no gold spans.
func (w twin) slowCounts(l Label, minWords int) (c counts, ok bool) {
	same := func(a, b string) bool { return a == l.A && b == l.B || a == l.B && b == l.A }
	var spans []Span
	for _, s := range w.gold.Spans {
		if same(s.A, s.B) {
			spans = append(spans, s)
		}
	}
	run := &report.Pair{}
	for _, p := range w.pairs {
		if same(p.A, p.B) {
			run = &report.Pair{A: p.A, B: p.B}
			for _, v := range p.Passages {
				if v.Kind != Paraphrase {
					run.Passages = append(run.Passages, v)
				}
			}
		}
	}
	for _, id := range []string{l.A, l.B} {
		var all, must, reported, edited [twinLength]bool
		for _, s := range spans {
			for i := side(id, s).start; i < side(id, s).end; i++ {
				all[i] = true
				must[i] = must[i] || s.Kind != Paraphrase && s.Tokens >= minWords
			}
		}
		for _, v := range run.Passages {
			covered, edits := sideOf(id, run, v)
			for i := covered.start; i < covered.end; i++ {
				reported[i] = true
			}
			for _, e := range edits {
				for i := e.start; i < e.end; i++ {
					edited[i] = true
				}
			}
		}
		for i := range all {
			if reported[i] {
				c.precision.count(all[i])
			}
			if reported[i] && !edited[i] {
				c.plain.count(all[i])
			}
			if must[i] {
				c.recall.count(reported[i])
			}
		}
	}
	for _, s := range spans {
		if s.Kind == Paraphrase || s.Tokens < minWords {
			continue
		}
		c.cases++
		n := 0
		for _, v := range run.Passages {
			a, _ := sideOf(l.A, run, v)
			b, _ := sideOf(l.B, run, v)
			ga, gb := points([]interval{side(l.A, s)}), points([]interval{side(l.B, s)})
			if slices.Contains(ga[a.start:a.end], true) && slices.Contains(gb[b.start:b.end], true) {
				n++
			}
		}
		c.detections += n
		if n > 0 {
			c.detected++
		}
	}
	c.pairs = 1
	return c, len(spans) > 0
}

func TestPassagesAgreeWithTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 300 {
		w := randomTwin(r)
		var total, except counts
		for _, l := range w.gold.Pairs {
			if c, ok := w.slowCounts(l, 12); ok {
				total = total.plus(c)
				if l.Kind != "ocr" {
					except = except.plus(c)
				}
			}
		}
		s := score(t, &Run{Pairs: all(w.pairs...)}, w.gold, Options{ExceptKinds: []string{"ocr"}, Worst: 99})
		if got, want := asJSON(t, s.Passages.Total), asJSON(t, total.score("")); got != want {
			t.Fatalf("round %d: got %s, want %s", round, got, want)
		}
		if got, want := asJSON(t, s.Passages.Except), asJSON(t, except.score("")); got != want {
			t.Fatalf("round %d, but ocr: got %s, want %s", round, got, want)
		}
		if !slices.IsSortedFunc(s.Passages.Worst, func(p, q WorstPair) int { return cmp.Compare(p.F1, q.F1) }) {
			t.Fatalf("round %d: worst %v", round, s.Passages.Worst)
		}
	}
}

// slowClusters computes the adjusted Rand index from all pairs of articles, and B-cubed article by article.
func slowClusters(gold, run []int) (ari, precision, recall float64) {
	n := len(gold)
	var both, inGold, inRun, pairs float64
	for i := range n {
		var shared, goldSize, runSize float64
		for j := range n {
			g, r := gold[i] == gold[j], run[i] == run[j]
			if g {
				goldSize++
			}
			if r {
				runSize++
			}
			if g && r {
				shared++
			}
			if j < i {
				pairs++
				if g {
					inGold++
				}
				if r {
					inRun++
				}
				if g && r {
					both++
				}
			}
		}
		precision += shared / runSize / float64(n)
		recall += shared / goldSize / float64(n)
	}
	chance := inGold * inRun / pairs
	if (inGold+inRun)/2 == chance {
		return 1, precision, recall
	}
	return (both - chance) / ((inGold+inRun)/2 - chance), precision, recall
}

func TestClustersAgreeWithTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		n, k := 2+r.IntN(20), 1+r.IntN(8)
		gold, run := make([]int, n), make([]int, n)
		for i := range gold {
			gold[i], run[i] = r.IntN(k), r.IntN(k)
		}
		ari, precision, recall := slowClusters(gold, run)
		s := compareClusters(gold, run)
		for _, x := range [][2]float64{{s.AdjustedRand, ari}, {s.Precision, precision}, {s.Recall, recall}} {
			if d := x[0] - x[1]; d > 1e-9 || d < -1e-9 {
				t.Fatalf("gold %v run %v: got %+v, want %v %v %v", gold, run, s, ari, precision, recall)
			}
		}
	}
}
