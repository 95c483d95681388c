package shingle

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The example of the paper (figure 2): 17 hashes of "a do run run run, a do run run", in windows of four.
func TestWinnowPaper(t *testing.T) {
	hashes := []uint64{77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98}
	want := []Fingerprint{{17, 3}, {17, 6}, {8, 8}, {39, 11}, {17, 15}}
	if got := Winnow(nil, hashes, 4, nil); !slices.Equal(got, want) {
		t.Errorf("Winnow = %v, want %v", got, want)
	}
}

func TestWinnow(t *testing.T) {
	isOdd := func(h uint64) bool { return h%2 == 1 }
	tests := []struct {
		name   string
		hashes []uint64
		w      int
		skip   func(uint64) bool
		want   []Fingerprint
	}{
		{"none", nil, 4, nil, nil},
		{"fewer than a window", []uint64{5, 3, 9}, 4, nil, []Fingerprint{{3, 1}}},
		{"fewer, with a tie", []uint64{3, 5, 3}, 4, nil, []Fingerprint{{3, 2}}},
		{"one window", []uint64{5, 9, 3, 7}, 4, nil, []Fingerprint{{3, 2}}},
		{"windows of one", []uint64{5, 5, 3}, 1, nil, []Fingerprint{{5, 0}, {5, 1}, {3, 2}}},
		{"all equal: the last of each window", []uint64{4, 4, 4, 4, 4}, 3, nil, []Fingerprint{{4, 2}, {4, 3}, {4, 4}}},
		{"rising", []uint64{1, 2, 3, 4, 5}, 3, nil, []Fingerprint{{1, 0}, {2, 1}, {3, 2}}},
		{"falling", []uint64{5, 4, 3, 2, 1}, 3, nil, []Fingerprint{{3, 2}, {2, 3}, {1, 4}}},
		{"minimum skipped", []uint64{8, 1, 6, 9}, 4, isOdd, []Fingerprint{{6, 2}}},
		{"a window all skipped", []uint64{2, 1, 3, 5, 4}, 3, isOdd, []Fingerprint{{2, 0}, {4, 4}}},
		{"all skipped", []uint64{1, 3, 5, 7}, 2, isOdd, nil},
		{"fewer than a window, minimum skipped", []uint64{1, 8}, 3, isOdd, []Fingerprint{{8, 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Winnow(nil, tt.hashes, tt.w, tt.skip); !slices.Equal(got, tt.want) {
				t.Errorf("Winnow = %v, want %v", got, tt.want)
			}
			first := Fingerprint{99, 99}
			if got, want := Winnow([]Fingerprint{first}, tt.hashes, tt.w, tt.skip), append([]Fingerprint{first}, tt.want...); !slices.Equal(got, want) {
				t.Errorf("Winnow appended = %v, want %v", got, want)
			}
		})
	}
}

// slowWinnow looks at every window by itself.
func slowWinnow(hashes []uint64, w int, skip func(uint64) bool) []Fingerprint {
	kept := map[uint32]bool{}
	for from := 0; from == 0 || from+w <= len(hashes); from++ {
		best := -1
		for i := from; i < min(from+w, len(hashes)); i++ {
			if !skip(hashes[i]) && (best < 0 || hashes[i] <= hashes[best]) {
				best = i
			}
		}
		if best >= 0 {
			kept[uint32(best)] = true
		}
	}
	var out []Fingerprint
	for i, h := range hashes {
		if kept[uint32(i)] {
			out = append(out, Fingerprint{h, uint32(i)})
		}
	}
	return out
}

// skipSome skips no hash if n is 0, and one in n otherwise.
func skipSome(n uint64) func(uint64) bool {
	return func(h uint64) bool { return n > 0 && Mix(h)%n == 0 }
}

func TestWinnowTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 5000 {
		hashes, w := randomTerms(r, r.IntN(60), 1+r.IntN(30)), 1+r.IntN(12)
		skip := skipSome(r.Uint64N(4))
		if got, want := Winnow(nil, hashes, w, skip), slowWinnow(hashes, w, skip); !slices.Equal(got, want) {
			t.Fatalf("%v, w = %d: Winnow = %v, want %v", hashes, w, got, want)
		}
	}
}

// checkGuarantee tests the guarantee for one run of terms that is in two articles, from runA in a and from runB in b.
// The articles must share a fingerprint whose shingle lies at the same place inside the run, unless every window of the
// run has only skipped shingles. It reports whether some window has one that is not skipped.
func checkGuarantee(t *testing.T, a, b []uint64, runA, runB, run, k, w int, skip func(uint64) bool) bool {
	t.Helper()
	hashes := Hashes(nil, a[runA:runA+run], k)
	if !slices.ContainsFunc(hashes, func(h uint64) bool { return !skip(h) }) {
		return false
	}
	inB := map[Fingerprint]bool{}
	for _, f := range Winnow(nil, Hashes(nil, b, k), w, skip) {
		inB[f] = true
	}
	for _, f := range Winnow(nil, Hashes(nil, a, k), w, skip) {
		at := int(f.Pos) - runA
		if at >= 0 && at+k <= run && inB[Fingerprint{f.Hash, uint32(runB + at)}] {
			return true
		}
	}
	t.Fatalf("k = %d, w = %d: no fingerprint in common\na = %v from %d\nb = %v from %d, %d terms", k, w, a, runA, b, runB, run)
	return false
}

// plant puts the run between n random terms on either side. It returns the article and the start of the run.
func plant(r *rand.Rand, run []uint64, n, types int) (article []uint64, start int) {
	head := randomTerms(r, r.IntN(n+1), types)
	return slices.Concat(head, run, randomTerms(r, r.IntN(n+1), types)), len(head)
}

func TestGuarantee(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	held, skipped := 0, 0
	for range 5000 {
		k, w, types := 1+r.IntN(6), 1+r.IntN(10), 1+r.IntN(12)
		run := randomTerms(r, k+w-1, types)
		a, runA := plant(r, run, 30, types)
		b, runB := plant(r, run, 30, types)
		if checkGuarantee(t, a, b, runA, runB, len(run), k, w, skipSome(r.Uint64N(4))) {
			held++
		} else {
			skipped++
		}
	}
	if held < 3000 || skipped == 0 {
		t.Errorf("the guarantee was tried %d times, and %d times nothing was left to find", held, skipped)
	}
}

// The bound is sharp: a run one term shorter than the guarantee needs can be missed.
func TestGuaranteeIsSharp(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	const k, w = 5, 8
	for range 5000 {
		run := randomTerms(r, k+w-2, 1000)
		a, _ := plant(r, run, 30, 1000)
		b, _ := plant(r, run, 30, 1000)
		inB := map[uint64]bool{}
		for _, f := range Winnow(nil, Hashes(nil, b, k), w, nil) {
			inB[f.Hash] = true
		}
		if !slices.ContainsFunc(Winnow(nil, Hashes(nil, a, k), w, nil), func(f Fingerprint) bool { return inB[f.Hash] }) {
			return
		}
	}
	t.Error("shorter runs were always found")
}

// Winnowing keeps 2/(w+1) of the shingles of a text without repeats (theorem 1 of the paper).
func TestWinnowDensity(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	const n = 100_000
	hashes := make([]uint64, n)
	for i := range hashes {
		hashes[i] = r.Uint64()
	}
	for _, w := range []int{1, 4, 8, 20} {
		got, want := float64(len(Winnow(nil, hashes, w, nil)))/n, 2/float64(w+1)
		if got < .97*want || got > 1.03*want {
			t.Errorf("w = %d: density %.4f, want %.4f", w, got, want)
		}
	}
}

// Each byte of the input is a term; the middle is the common run.
func FuzzWinnow(f *testing.F) {
	f.Add([]byte("the cat "), []byte("sat on the mat"), []byte(" and slept"), uint8(5), uint8(8), uint8(0))
	f.Add([]byte("aaaa"), []byte("aaaaaaaaaaaa"), []byte("aaa"), uint8(2), uint8(3), uint8(2))
	f.Add([]byte{}, []byte("abcabcabcabc"), []byte{}, uint8(1), uint8(1), uint8(3))
	f.Fuzz(func(t *testing.T, head, run, tail []byte, k, w, one uint8) {
		k, w = max(k%10, 1), max(w%20, 1)
		if len(head)+len(run)+len(tail) > 1000 {
			t.Skip("longer than the slow twin likes")
		}
		terms := func(b []byte) []uint64 {
			out := make([]uint64, len(b))
			for i, c := range b {
				out[i] = uint64(c)
			}
			return out
		}
		a, b := terms(slices.Concat(head, run, tail)), terms(slices.Concat(tail, run, bytes.ToUpper(head)))
		skip := skipSome(uint64(one % 5))
		for _, article := range [][]uint64{a, b} {
			hashes := Hashes(nil, article, int(k))
			if want := directHashes(article, int(k)); !slices.Equal(hashes, want) {
				t.Fatalf("Hashes = %v, want %v", hashes, want)
			}
			if got, want := Winnow(nil, hashes, int(w), skip), slowWinnow(hashes, int(w), skip); !slices.Equal(got, want) {
				t.Fatalf("Winnow = %v, want %v", got, want)
			}
		}
		// The guarantee is about the shingles of one window; the first window of the run will do.
		if n := int(k) + int(w) - 1; len(run) >= n {
			checkGuarantee(t, a, b, len(head), len(tail), n, int(k), int(w), skip)
		}
	})
}

// The time depends on how often Winnow calls skip, and on the answers.
func BenchmarkWinnow(b *testing.B) {
	all := lists(rand.New(rand.NewPCG(9, 9)), 385)
	common := map[uint64]bool{}
	for _, hashes := range all {
		for _, h := range hashes[100:160] {
			common[h] = true
		}
	}
	for _, bm := range []struct {
		name string
		skip func(uint64) bool
	}{
		{"all", nil},
		{"skip", func(h uint64) bool { return h < 1<<61 }},
		{"skip by map", func(h uint64) bool { return common[h] }},
	} {
		b.Run(bm.name, func(b *testing.B) {
			var dst []Fingerprint
			b.SetBytes(385 * 8)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				dst = Winnow(dst[:0], all[i%len(all)], 8, bm.skip)
			}
		})
	}
}

// Two articles with one clause in common share fingerprints in it.
func Example() {
	terms := func(text string) []uint64 {
		var out []uint64
		for word := range strings.FieldsSeq(text) {
			h := uint64(0)
			for _, c := range []byte(word) {
				h = Mix(h + uint64(c))
			}
			out = append(out, h)
		}
		return out
	}
	a := Hashes(nil, terms("russia aims to cooperate with western powers on security issues"), 3)
	b := Hashes(nil, terms("the minister aims to cooperate with western powers he said"), 3)
	fmt.Println(len(a), "and", len(b), "shingles,", Common(SetOf(a), SetOf(b)), "in common")
	for _, x := range Winnow(nil, a, 3, nil) {
		for _, y := range Winnow(nil, b, 3, nil) {
			if x.Hash == y.Hash {
				fmt.Println("shared: shingle", x.Pos, "of a, shingle", y.Pos, "of b")
			}
		}
	}
	// Output:
	// 8 and 8 shingles, 4 in common
	// shared: shingle 1 of a, shingle 2 of b
	// shared: shingle 4 of a, shingle 5 of b
}
