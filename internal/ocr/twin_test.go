package ocr

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// random returns n of the first letters of the alphabet, at random.
func random(r *rand.Rand, n, letters int) []byte {
	s := make([]byte, n)
	for i := range s {
		s[i] = byte('a' + r.IntN(letters))
	}
	return s
}

// TestRunsTwin checks that the runs are those that a comparison of every place with every other finds: as long as
// possible to the right, from a rare seed that does not directly follow another one.
func TestRunsTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var al Aligner
	runs := 0
	for range 300 {
		al.a.chars, al.b.chars = random(r, r.IntN(150), 2), random(r, r.IntN(150), 2)
		al.findRuns()
		want := runsSlowly(al.a.chars, al.b.chars)
		if !slices.Equal(al.runs, want) {
			t.Fatalf("%q, %q: got %v, want %v", al.a.chars, al.b.chars, al.runs, want)
		}
		runs += len(want)
	}
	if runs < 1000 {
		t.Errorf("only %d runs", runs)
	}
}

func runsSlowly(a, b []byte) (runs []run) {
	seed := func(i, j int) bool {
		if i < 0 || j < 0 || equal(a[i:], b[j:]) < seedChars {
			return false
		}
		return count(a, a[i:i+seedChars])*count(b, a[i:i+seedChars]) <= maxRepeats
	}
	for j := range b {
		for i := range a {
			if seed(i, j) && !seed(i-1, j-1) {
				runs = append(runs, run{i, j, equal(a[i:], b[j:])})
			}
		}
	}
	return runs
}

// count returns the number of times that s occurs in text, overlaps included.
func count(text, s []byte) (n int) {
	for i := range text {
		if equal(text[i:], s) == len(s) {
			n++
		}
	}
	return n
}

// TestGridTwin checks that the grid has the score of the best of all alignments, and that its trace has that score.
func TestGridTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	var g grid
	for range 300 {
		a, b := random(r, r.IntN(9), 3), random(r, r.IntN(9), 3)
		g.fill(a, b)
		best, at := math.MinInt, [2]int{}
		for x := range len(a) + 1 {
			for y := range len(b) + 1 {
				want := scoreSlowly(a[:x], b[:y])
				if got := int(g.scores[x*g.width+y]); got != want {
					t.Fatalf("%q, %q: got %d, want %d", a[:x], b[:y], got, want)
				}
				if got := traced(g.trace(nil, x, y), x, y); got != want {
					t.Fatalf("%q, %q: the trace scores %d, not %d", a[:x], b[:y], got, want)
				}
				if want > best {
					best, at = want, [2]int{x, y}
				}
			}
		}
		if x, y, score := g.best(); score != best || [2]int{x, y} != at {
			t.Fatalf("%q, %q: best is %d at %d, %d; want %d at %d", a, b, score, x, y, best, at)
		}
	}
}

// scoreSlowly tries all alignments.
func scoreSlowly(a, b []byte) int {
	if len(a) == 0 || len(b) == 0 {
		return indel * (len(a) + len(b))
	}
	last := mismatch
	if a[len(a)-1] == b[len(b)-1] {
		last = match
	}
	return max(scoreSlowly(a[:len(a)-1], b[:len(b)-1])+last, scoreSlowly(a[:len(a)-1], b)+indel, scoreSlowly(a, b[:len(b)-1])+indel)
}

// traced returns the best score of x and y characters if cells are exactly the pairs of equal characters.
func traced(cells []cell, x, y int) (score int) {
	i, j := 0, 0
	for _, c := range append(slices.Clone(cells), cell{x, y}) {
		n, m := c.i-i, c.j-j
		score += mismatch*min(n, m) + indel*(max(n, m)-min(n, m)) + match
		i, j = c.i+1, c.j+1
	}
	return score - match
}
