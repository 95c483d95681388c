package sketch

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/shingle/shingletest"
)

// firstShingles returns the set of the n shingles of the terms 1, 2, 3 and so on.
func firstShingles(n int) shingle.Set {
	terms := make([]uint64, n+4)
	for i := range terms {
		terms[i] = uint64(i + 1)
	}
	return shingle.SetOf(shingle.Hashes(nil, terms, 5))
}

// Signatures are part of every index on disk, so these never change. A second program computed them from the comment of
// [Sketcher.Sign], with rounds and values kept apart.
func TestSignVectors(t *testing.T) {
	tests := []struct {
		name  string
		set   shingle.Set
		slots int
		want  Signature
	}{
		{"one element, one slot", shingle.Set{7}, 1, Signature{0xa2a68a57}},
		{"one element", shingle.Set{1}, 4, Signature{0xa4f879de, 0x590f474c, 0x28d545a5, 0xaab3724a}},
		{"fewer elements than slots", shingle.Set{1, 2, 3}, 8, Signature{
			0x4049bbc8, 0xbf3f7325, 0x92f51eb5, 0xaab3724a, 0xec9e4f7f, 0x2783f124, 0x163f3d6f, 0xef8336c0,
		}},
		{"two shingles", firstShingles(2), 4, Signature{0x5e744c4e, 0xfb35fca9, 0x1e660b1b, 0x0b11e67b}},
		{"100 shingles", firstShingles(100), 16, Signature{
			0xd75a238b, 0x01289923, 0x713fb353, 0xd56abc61, 0xe6f1ed49, 0x22b71eed, 0x08f62d18, 0x4b52ef86,
			0xb47987b4, 0x9a93e6cd, 0x4bd02926, 0x78bb70c3, 0xf40533d1, 0x28c1280f, 0x0e258f78, 0x8976b170,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := New(tt.slots).Sign(nil, tt.set); !slices.Equal(got, tt.want) {
				t.Errorf("Sign = %#x, want %#x", got, tt.want)
			}
		})
	}
}

func TestNewPanics(t *testing.T) {
	for _, slots := range []int{-8, -1, 0, 3, 6, 100, 129} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("New(%d) did not panic", slots)
				}
			}()
			New(slots)
		}()
	}
	for _, slots := range []int{1, 2, 128, 1024} {
		if got := len(New(slots).Sign(nil, shingle.Set{1})); got != slots {
			t.Errorf("New(%d) makes signatures of %d slots", slots, got)
		}
	}
}

// randomSets returns two sets of about n elements each with a resemblance of about j, and their exact resemblance.
func randomSets(r *rand.Rand, n int, j float64) (a, b shingle.Set, exact float64) {
	common := int(math.Round(2 * float64(n) * j / (1 + j)))
	elements := make([]uint64, 2*n-common)
	for i := range elements {
		elements[i] = r.Uint64()
	}
	a, b = shingle.SetOf(elements[:n]), shingle.SetOf(elements[n-common:])
	return a, b, shingletest.Resemblance(a, b)
}

// The signature does not depend on what the Sketcher signed before, nor on the order of the elements, and Sign reuses
// dst.
func TestSignIsAFunctionOfTheSet(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	used := New(128)
	var dst Signature
	for _, n := range []int{1, 2, 5, 100, 1000, 3, 0, 50} {
		set, _, _ := randomSets(r, n, .5)
		want := New(128).Sign(nil, set)
		shuffled := slices.Clone(set)
		r.Shuffle(n, func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		before := slices.Clone(shuffled)
		dst = used.Sign(dst, shuffled)
		if !slices.Equal(dst, want) {
			t.Errorf("%d elements: signatures differ", n)
		}
		if n > 0 && Resemblance(dst, want) != 1 {
			t.Errorf("%d elements: Resemblance = %v, want 1", n, Resemblance(dst, want))
		}
		if !slices.Equal(shuffled, before) {
			t.Errorf("%d elements: Sign changed the set", n)
		}
	}
}

// Repeats change nothing: a list of hashes in text order has the signature of its set.
func TestSignOfAList(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	sk := New(128)
	for range 300 {
		list := make([]uint64, 1+r.IntN(600))
		for i := range list {
			list[i] = shingle.Mix(r.Uint64N(300))
		}
		if got, want := sk.Sign(nil, list), New(128).Sign(nil, shingle.SetOf(list)); !slices.Equal(got, want) {
			t.Fatalf("%d hashes: signature differs from that of their set", len(list))
		}
	}
}

// slowSign keeps round and value apart and looks at all slots after each round.
func slowSign(set []uint64, slots int) Signature {
	sig, filled := make(Signature, slots), make([]bool, slots)
	for r := 0; slices.Contains(filled, false); r++ {
		smallest := map[int]uint64{}
		for _, x := range set {
			h := shingle.Mix(x + uint64(r+1)*0xD1B54A32D192ED03)
			slot := int(h % uint64(slots))
			if r >= slots {
				slot = r - slots
			}
			if v, ok := smallest[slot]; !ok || h>>16 < v {
				smallest[slot] = h >> 16
			}
		}
		for slot, v := range smallest {
			if !filled[slot] {
				sig[slot], filled[slot] = uint32(v), true
			}
		}
	}
	return sig
}

func TestSignTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 300 {
		slots := 1 << r.IntN(8)
		set, _, _ := randomSets(r, 1+r.IntN(4)*r.IntN(100), .5)
		if got, want := New(slots).Sign(nil, set), slowSign(set, slots); !slices.Equal(got, want) {
			t.Fatalf("%d elements, %d slots: Sign = %#x, want %#x", len(set), slots, got, want)
		}
	}
}

func TestSignReusesDst(t *testing.T) {
	sk := New(64)
	dst := make(Signature, 3, 64)
	got := sk.Sign(dst, shingle.Set{1, 2, 3})
	if &got[0] != &dst[0] {
		t.Error("Sign did not use dst")
	}
	if n := testing.AllocsPerRun(10, func() { got = sk.Sign(got, shingle.Set{4, 5}) }); n != 0 {
		t.Errorf("Sign allocates %v times", n)
	}
}

func TestEmpty(t *testing.T) {
	sk := New(64)
	full := sk.Sign(nil, shingle.Set{1})
	for _, set := range []shingle.Set{nil, {}} {
		empty := sk.Sign(slices.Clone(full), set)
		if len(empty) != 0 {
			t.Errorf("signature of the empty set has %d slots", len(empty))
		}
		for _, pair := range [][2]Signature{{empty, full}, {full, empty}, {empty, empty}} {
			if got := Resemblance(pair[0], pair[1]); got != 0 {
				t.Errorf("Resemblance with an empty set = %v", got)
			}
		}
	}
}

func TestResemblance(t *testing.T) {
	tests := []struct {
		name string
		a, b Signature
		want float64
	}{
		{"equal", Signature{1, 2, 3, 4}, Signature{1, 2, 3, 4}, 1},
		{"three of four", Signature{1, 2, 3, 4}, Signature{1, 2, 9, 4}, .75},
		{"equal values in other slots", Signature{1, 2}, Signature{2, 1}, 0},
		{"other lengths", Signature{1, 2}, Signature{1, 2, 3, 4}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Resemblance(tt.a, tt.b); got != tt.want || Resemblance(tt.b, tt.a) != tt.want {
				t.Errorf("Resemblance = %v and %v, want %v", got, Resemblance(tt.b, tt.a), tt.want)
			}
		})
	}
}

func TestSetsOfOne(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	sk := New(128)
	for range 100 {
		x := r.Uint64()
		a, b := sk.Sign(nil, shingle.Set{x}), sk.Sign(nil, shingle.Set{x + 1})
		if got := Resemblance(a, b); got != 0 {
			t.Errorf("Resemblance of two elements = %v", got)
		}
	}
}

func TestDisjointSets(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	sk := New(128)
	for _, n := range []int{1, 20, 350} {
		for range 100 {
			a, b, _ := randomSets(r, n, 0)
			if got := Resemblance(sk.Sign(nil, a), sk.Sign(nil, b)); got > 0 {
				t.Errorf("%d elements: Resemblance = %v, want 0", n, got)
			}
		}
	}
}

// The estimate has no bias, and its error is at most that of t independent minima, sqrt(J(1-J)/t).
func TestError(t *testing.T) {
	const slots, pairs = 128, 1500
	r := rand.New(rand.NewPCG(4, 4))
	sk := New(slots)
	var a, b Signature
	for _, n := range []int{5, 20, 60, 350} {
		for _, j := range []float64{.3, .8} {
			t.Run(fmt.Sprintf("n=%d/J=%v", n, j), func(t *testing.T) {
				var sum, squares, exact float64
				for range pairs {
					x, y, res := randomSets(r, n, j)
					exact = res
					a, b = sk.Sign(a, x), sk.Sign(b, y)
					err := Resemblance(a, b) - res
					sum += err
					squares += err * err
				}
				theory := math.Sqrt(exact * (1 - exact) / slots)
				rmse, bias := math.Sqrt(squares/pairs), sum/pairs
				t.Logf("J = %.3f: RMSE %.4f, %.2f of theory; bias %+.5f", exact, rmse, rmse/theory, bias)
				if rmse > 1.15*theory {
					t.Errorf("RMSE %.4f, want at most 1.15 x %.4f", rmse, theory)
				}
				if limit := 4 * theory / math.Sqrt(pairs); math.Abs(bias) > limit {
					t.Errorf("bias %+.5f, want at most %.5f", bias, limit)
				}
			})
		}
	}
}

func BenchmarkSign(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 5))
	for _, n := range []int{4, 385} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var sets [128]shingle.Set // many, so that the branch predictor cannot learn them
			for i := range sets {
				sets[i], _, _ = randomSets(r, n, .5)
			}
			sk := New(128)
			var dst Signature
			b.SetBytes(int64(8 * n))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				dst = sk.Sign(dst, sets[i%len(sets)])
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/shingle")
		})
	}
}

// A set of 100 shingles, and the same with ten more.
func Example() {
	a, b := firstShingles(100), firstShingles(110)
	sk := New(128)
	estimate := Resemblance(sk.Sign(nil, a), sk.Sign(nil, b))
	fmt.Printf("exact %.2f, estimate %.2f\n", shingletest.Resemblance(a, b), estimate)
	// Output: exact 0.91, estimate 0.88
}
