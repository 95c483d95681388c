package short

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/normalize"
)

// check fails the test if a result breaks a rule.
func check(t *testing.T, a, b string, x, y *Item, r Result) {
	t.Helper()
	if r.Score < 0 || r.Score > 1 || r.Reuse != (r.Score >= reuseFrom) || r.Reuse != (len(r.Passages) > 0) {
		t.Fatalf("score %v, reuse %v, %d passages of %q and %q", r.Score, r.Reuse, len(r.Passages), a, b)
	}
	wordsA, wordsB := make([]bool, len(x.text.Terms)), make([]bool, len(y.text.Terms))
	for _, p := range r.Passages {
		fromA, toA := x.text.TermsIn(p.A)
		fromB, toB := y.text.TermsIn(p.B)
		if toA-fromA < leastMoved || toB-fromB < leastMoved || x.text.Spans[fromA].Start != p.A.Start || x.text.Spans[toA-1].End != p.A.End ||
			y.text.Spans[fromB].Start != p.B.Start || y.text.Spans[toB-1].End != p.B.End {
			t.Fatalf("passage %+v of %q and %q", p, a, b)
		}
		for i := fromA; i < toA; i++ {
			for j := fromB; j < toB; j++ {
				if wordsA[i] && wordsB[j] {
					t.Fatalf("two passages overlap in both: %+v of %q and %q", r.Passages, a, b)
				}
			}
		}
		fill(wordsA[fromA:toA])
		fill(wordsB[fromB:toB])
		checkEdits(t, a, b, x, y, p)
	}
}

func fill(words []bool) {
	for i := range words {
		words[i] = true
	}
}

// checkEdits checks that everything between the edits of a passage is equal.
func checkEdits(t *testing.T, a, b string, x, y *Item, p align.Passage) {
	t.Helper()
	if (p.Kind == align.Verbatim) != (len(p.Edits) == 0) {
		t.Fatalf("%s with %d edits", p.Kind, len(p.Edits))
	}
	atA, atB, equal := p.A.Start, p.B.Start, 0
	for _, e := range append(slices.Clone(p.Edits), align.Edit{A: p.A, B: p.B}) {
		endA, endB := e.A.Start, e.B.Start
		if e.A == p.A {
			endA, endB = p.A.End, p.B.End
		}
		if endA < atA || endB < atB {
			t.Fatalf("edits of %+v are not in order: %q and %q", p, a, b)
		}
		fromA, toA := x.text.TermsIn(p.A)
		for fromA < toA && x.text.Spans[fromA].Start < atA {
			fromA++
		}
		for toA > fromA && x.text.Spans[toA-1].Start >= endA {
			toA--
		}
		fromB, toB := y.text.TermsIn(p.B)
		for fromB < toB && y.text.Spans[fromB].Start < atB {
			fromB++
		}
		for toB > fromB && y.text.Spans[toB-1].Start >= endB {
			toB--
		}
		if !slices.Equal(x.text.Words[fromA:toA], y.text.Words[fromB:toB]) {
			t.Fatalf("%q and %q: unlike between the edits %+v", a, b, p)
		}
		equal += toA - fromA
		atA, atB = e.A.End, e.B.End
	}
	if equal != p.Equal {
		t.Fatalf("%d equal words, want %d", p.Equal, equal)
	}
}

// compareBoth compares two bodies in both orders.
func compareBoth(t *testing.T, f *Frequencies, n *normalize.Normalizer, a, b string) Result {
	t.Helper()
	x, y := filled(a, n.Text(a, nil, "en")), filled(b, n.Text(b, nil, "en"))
	c := NewComparer(f)
	r, back := c.Compare(x, y), c.Compare(y, x)
	check(t, a, b, x, y, r)
	check(t, b, a, y, x, back)
	return r
}

// TestRandom checks results on texts of few different words, many of them repeated.
func TestRandom(t *testing.T) {
	words := strings.Fields("Kabul Lagos bomb bombs kills killed 12 15 twelve the the in in of market markt police say, says. Police UPDATE 1- govt government’s é ß")
	r := rand.New(rand.NewPCG(3, 4))
	n := normalize.New()
	body := func() string {
		var some []string
		for range r.IntN(14) {
			some = append(some, words[r.IntN(len(words))])
		}
		return strings.Join(some, " ")
	}
	reuse := 0
	for range 3000 {
		a, b := body(), body()
		if r.IntN(2) == 0 { // a copy with a word changed
			fields := strings.Fields(a)
			if len(fields) > 0 {
				fields[r.IntN(len(fields))] = words[r.IntN(len(words))]
			}
			b = strings.Join(fields, " ")
		}
		if compareBoth(t, nil, n, a, b).Reuse {
			reuse++
		}
	}
	if reuse < 300 || reuse > 2700 {
		t.Errorf("%d of 3,000 pairs are reuse", reuse)
	}
}

// TestInOrder compares the weight of the alignment with that of the best alignment.
func TestInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("alpha beta gamma delta epsilon")
	body := func() string {
		var some []string
		for range 1 + r.IntN(8) {
			some = append(some, words[r.IntN(len(words))])
		}
		return strings.Join(some, " ")
	}
	for range 500 {
		c := NewComparer(nil)
		c.a, c.b = itemOf(body()), itemOf(body())
		c.weightA, c.weightB = c.weigh(c.a), c.weigh(c.b)
		if got, want := len(c.inOrder()), longest(c.a.terms, c.b.terms); got != want {
			t.Fatalf("%d terms of %q and %q are aligned, want %d", got, c.a.lower, c.b.lower, want)
		}
	}
}

// TestInOrderTwin compares the alignment with that of a table in which every cell is filled in.
func TestInOrderTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 6))
	words := strings.Fields("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omikron pi rho sigma tau")
	body := func() string {
		var some []string
		for range 1 + r.IntN(20) {
			some = append(some, words[r.IntN(len(words))])
		}
		return strings.Join(some, " ")
	}
	for range 2000 {
		c := NewComparer(nil)
		c.a, c.b = itemOf(body()), itemOf(body())
		c.weightA, c.weightB = c.weigh(c.a), c.weigh(c.b)
		if got, want := c.inOrder(), inOrderSlowly(c); !slices.Equal(got, want) {
			t.Fatalf("%q and %q: %v, want %v", c.a.lower, c.b.lower, got, want)
		}
	}
}

func inOrderSlowly(c *Comparer) (path []column) {
	a, b := c.a.terms, c.b.terms
	best := make([][]float64, len(a)+1)
	for i := range best {
		best[i] = make([]float64, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if a[i] == b[j] {
				w := best[i+1][j+1] + c.weightA[i]
				if i+1 < len(a) && j+1 < len(b) && a[i+1] == b[j+1] {
					w += together
				}
				best[i][j] = max(best[i][j], w)
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch best[i][j] {
		case best[i+1][j]:
			i++
		case best[i][j+1]:
			j++
		default:
			path = append(path, column{i, j})
			i, j = i+1, j+1
		}
	}
	return path
}

// longest returns the length of the longest common subsequence.
func longest(a, b []uint64) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case a[0] == b[0]:
		return 1 + longest(a[1:], b[1:])
	}
	return max(longest(a[1:], b), longest(a, b[1:]))
}

// TestLong checks that only the head of a long article is compared, and that two long articles are not.
func TestLong(t *testing.T) {
	lead := "Ford chief's pay rose 11 percent to $29.5 million in 2011, the company said on Friday. "
	long := lead + strings.Repeat("Nothing else is known about what was said there. ", 20)
	n := normalize.New()
	if r := compareBoth(t, nil, n, lead, long); !r.Reuse {
		t.Errorf("a brief and its long form: %v", r.Score)
	}
	if r := compareBoth(t, nil, n, long, long); r.Reuse {
		t.Error("two long articles are compared")
	}
	if r := compareBoth(t, nil, n, lead, strings.Repeat("Nothing else is known about what was said there. ", 20)+lead); r.Reuse {
		t.Error("the end of a long article is compared")
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("UPDATE 1-Ford CEO pay rose 11 pct to $29.5 mln", "FORD CEO'S PAY ROSE ELEVEN PERCENT TO $29.5 MILLION - REUTERS")
	f.Add("Police say bomb kills 12 people in Kabul market", "Bomb kills 12 people in Kabul market, police say")
	f.Add("İstanbul’da \u00ad bir 1.. 2,,3 x-\ny", "ISTANBUL'DA BIR 1 2 3 XY")
	n := normalize.New()
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "\ufffd"), strings.ToValidUTF8(b, "\ufffd")
		compareBoth(t, nil, n, a, b)
		f := NewFrequencies(2)
		x := n.Text(a, nil, "en")
		f.Add(x.Terms)
		f.Add(n.Text(b, nil, "en").Terms)
		keys := f.Keys(nil, x.Terms)
		slices.Sort(keys)
		if len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Fatalf("a key comes twice for %q", a)
		}
		compareBoth(t, f, n, a, b)
	})
}
