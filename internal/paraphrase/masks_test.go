package paraphrase

import (
	"math/rand/v2"
	"testing"
)

// tokens makes a token of each letter.
func tokens(letters string) (out []token) {
	for _, c := range letters {
		out = append(out, token(c))
	}
	return out
}

func randomTokens(r *rand.Rand, n, classes int) []token {
	out := make([]token, n)
	for i := range out {
		out[i] = token(r.IntN(classes))
	}
	return out
}

func TestMasksByHand(t *testing.T) {
	a, b := tokens("abcab"), tokens("xabxcab")
	var equal [longest]mask
	classes := filterOf(a)
	equalWords(&equal, a, b, &classes)
	if got, want := equal[1], mask(0b01001); got != want {
		t.Errorf("words of a like the first a of b: %b, want %b", got, want)
	}
	if got := matched(equal[:len(b)]); got != 5 {
		t.Errorf("matched %d, want 5", got)
	}
	if got := longestSubsequence(equal[:len(b)], len(a)); got != 5 {
		t.Errorf("longestSubsequence = %d, want 5", got)
	}
	runs := equal
	if !lengthen(runs[:len(b)], equal[:len(b)]) || matched(runs[:len(b)]) != 3 { // ab, ca, ab
		t.Errorf("%d pairs of words matched, want 3", matched(runs[:len(b)]))
	}
	if got := inversions([]int{2, 0, 1, 3}); got != 2 {
		t.Errorf("inversions = %d, want 2", got)
	}
}

// slowMatched counts the runs of k words that a and b share, each as often as the text has it that has it less often.
func slowMatched(a, b []token, k int) (n int) {
	counts := map[string]int{}
	gram := func(x []token) (s string) {
		for _, t := range x {
			s += string(rune(t)) + " "
		}
		return s
	}
	for i := 0; i+k <= len(a); i++ {
		counts[gram(a[i:i+k])]++
	}
	for j := 0; j+k <= len(b); j++ {
		if g := gram(b[j : j+k]); counts[g] > 0 {
			counts[g]--
			n++
		}
	}
	return n
}

func slowSubsequence(a, b []token) int {
	rows := make([][]int, len(a)+1)
	rows[0] = make([]int, len(b)+1)
	for i, x := range a {
		rows[i+1] = make([]int, len(b)+1)
		for j, y := range b {
			if x == y {
				rows[i+1][j+1] = rows[i][j] + 1
			} else {
				rows[i+1][j+1] = max(rows[i][j+1], rows[i+1][j])
			}
		}
	}
	return rows[len(a)][len(b)]
}

func slowInversions(places []int) (n int) {
	for i, p := range places {
		for _, q := range places[i:] {
			if q < p {
				n++
			}
		}
	}
	return n
}

func TestMasksAreSlowOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		a := randomTokens(r, r.IntN(longest+1), 1+r.IntN(30))
		b := randomTokens(r, r.IntN(longest+1), 1+r.IntN(30))
		if r.IntN(3) == 0 {
			b = append([]token{}, a[:r.IntN(len(a)+1)]...)
		}
		var equal, runs [longest]mask
		classes := filterOf(a)
		equalWords(&equal, a, b, &classes)
		runs = equal
		for k := 1; ; k++ {
			if got, want := matched(runs[:len(b)]), slowMatched(a, b, k); got != want {
				t.Fatalf("%v, %v: %d runs of %d, want %d", a, b, got, k, want)
			}
			if !lengthen(runs[:len(b)], equal[:len(b)]) {
				if slowMatched(a, b, k+1) != 0 {
					t.Fatalf("%v, %v: no runs of %d", a, b, k+1)
				}
				break
			}
		}
		if got, want := longestSubsequence(equal[:len(b)], len(a)), slowSubsequence(a, b); got != want {
			t.Fatalf("%v, %v: longestSubsequence = %d, want %d", a, b, got, want)
		}
		places := r.Perm(longest)[:r.IntN(longest+1)]
		if got, want := inversions(places), slowInversions(places); got != want {
			t.Fatalf("%v: inversions = %d, want %d", places, got, want)
		}
	}
}
