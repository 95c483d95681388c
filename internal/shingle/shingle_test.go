package shingle

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// The hash is part of every index on disk. These values were computed with arbitrary-precision integers from the
// formula in the comment of [Hashes]; they never change.
func TestHashesVectors(t *testing.T) {
	small := []uint64{1, 2, 3, 4, 5, 6}
	large := []uint64{0, math.MaxUint64, 0x0123456789ABCDEF, 0x9E3779B97F4A7C15, 1 << 63, 0, 0}
	tests := []struct {
		name  string
		terms []uint64
		k     int
		want  []uint64
	}{
		{"single terms", small, 1, []uint64{
			0x5692161d100b05e5, 0xdbd238973a2b148a, 0x1e535eede31428f0,
			0xb7a4712c74562914, 0xb6bf613dbebb45dc, 0xd17707977078336c,
		}},
		{"pairs", small, 2, []uint64{
			0x975835de1c9756ce, 0xb3466f8a7b81a989, 0xdbef19fc8e7b845f, 0x196e4ec2da05b945, 0x8cfd70cad8550f27,
		}},
		{"threes", small, 3, []uint64{0xc77d2bcec177e923, 0x21ae49fb04bd3ac6, 0xba206c564c8ebf6f, 0xb17fd3a784ee7408}},
		{"fives", small, 5, []uint64{0xec04a257f93bfd1c, 0x5b1a01cb054568d2}},
		{"all", small, 6, []uint64{0xd3aa5e7fb32d6b58}},
		{"too few", small, 7, nil},
		{"none", nil, 5, nil},
		{"large single terms", large, 1, []uint64{
			0, 0xb4d055fcf2cbbd7b, 0xb2c058e4ebb5112c, 0xe220a8397b1dcdaf, 0x25c26ea579cea98a, 0, 0,
		}},
		{"large pairs", large, 2, []uint64{
			0xb4d055fcf2cbbd7b, 0x20bec7299668a13f, 0x7b11d1c47d7a6dd1, 0x4ca6ee9638f6ecde, 0x25c26ea579cea98a, 0,
		}},
		{"large fives", large, 5, []uint64{0x80352c7bc55a588c, 0x0a2c01cbae790e1b, 0x0a6a1037d797bd8a}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Hashes(nil, tt.terms, tt.k); !slices.Equal(got, tt.want) {
				t.Errorf("Hashes = %#x, want %#x", got, tt.want)
			}
		})
	}
}

// The first outputs of SplitMix64 with seed 0, as its authors and java.util.SplittableRandom give them.
func TestMixIsSplitMix64(t *testing.T) {
	state := uint64(0)
	for i, want := range []uint64{0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f} {
		state += 0x9E3779B97F4A7C15
		if got := Mix(state); got != want {
			t.Errorf("output %d = %#x, want %#x", i, got, want)
		}
	}
}

// directHashes is Hashes without rolling: the polynomial of each shingle by itself.
func directHashes(terms []uint64, k int) []uint64 {
	var out []uint64
	for i := 0; i+k <= len(terms); i++ {
		sum := uint64(0)
		for j, term := range terms[i : i+k] {
			for range k - 1 - j {
				term *= base
			}
			sum += term
		}
		out = append(out, Mix(sum))
	}
	return out
}

func randomTerms(r *rand.Rand, n, types int) []uint64 {
	terms := make([]uint64, n)
	for i := range terms {
		terms[i] = Mix(r.Uint64N(uint64(types)))
	}
	return terms
}

func TestHashesTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		terms, k := randomTerms(r, r.IntN(40), 1+r.IntN(50)), 1+r.IntN(9)
		if got, want := Hashes(nil, terms, k), directHashes(terms, k); !slices.Equal(got, want) {
			t.Fatalf("%d terms, k = %d: Hashes = %#x, want %#x", len(terms), k, got, want)
		}
	}
}

func TestHashesAppends(t *testing.T) {
	terms := []uint64{1, 2, 3, 4, 5, 6}
	got := Hashes([]uint64{7, 8}, terms, 5)
	if want := append([]uint64{7, 8}, Hashes(nil, terms, 5)...); !slices.Equal(got, want) {
		t.Errorf("Hashes = %#x, want %#x", got, want)
	}
	if got := Hashes([]uint64{7}, terms, 7); !slices.Equal(got, []uint64{7}) {
		t.Errorf("too few terms: Hashes = %#x", got)
	}
}

// The order of the terms matters: every order of five terms has a hash of its own.
func TestHashesOrder(t *testing.T) {
	seen := map[uint64]bool{}
	terms := []uint64{11, 22, 33, 44, 55}
	var permute func(n int)
	permute = func(n int) {
		if n == 1 {
			seen[Hashes(nil, terms, 5)[0]] = true
			return
		}
		for i := range n {
			terms[i], terms[n-1] = terms[n-1], terms[i]
			permute(n - 1)
			terms[i], terms[n-1] = terms[n-1], terms[i]
		}
	}
	permute(5)
	if len(seen) != 120 {
		t.Errorf("120 orders have %d hashes", len(seen))
	}
}

func TestCommonByHand(t *testing.T) {
	tests := []struct {
		name         string
		a, b         Set
		common       int
		searchedInto bool
	}{
		{"both empty", nil, nil, 0, false},
		{"one empty", nil, Set{1}, 0, true},
		{"equal", Set{1, 2}, Set{1, 2}, 2, false},
		{"apart", Set{1, 3}, Set{2, 4}, 0, false},
		{"half and a third", Set{1, 2}, Set{2, 3, 4}, 1, false},
		{"contained", Set{2, 3}, Set{1, 2, 3, 4}, 2, false},
		{"last in a large one", Set{20}, Set{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20}, 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if len(tt.b) > 16*len(tt.a) != tt.searchedInto {
				t.Fatalf("sizes %d and %d take the other way", len(tt.a), len(tt.b))
			}
			if got := Common(tt.a, tt.b); got != tt.common {
				t.Errorf("Common = %d, want %d", got, tt.common)
			}
		})
	}
}

func TestCommonTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	sizes := []int{0, 1, 3, 10, 60, 400}
	for range 2000 {
		types := 1 + r.IntN(600)
		x := randomTerms(r, sizes[r.IntN(len(sizes))], types)
		y := randomTerms(r, sizes[r.IntN(len(sizes))], types)
		inX, inY := map[uint64]bool{}, map[uint64]bool{}
		for _, h := range x {
			inX[h] = true
		}
		for _, h := range y {
			inY[h] = true
		}
		common := 0
		for h := range inX {
			if inY[h] {
				common++
			}
		}
		a, b := SetOf(x), SetOf(y)
		if len(a) != len(inX) || !slices.IsSorted(a) {
			t.Fatalf("SetOf: %d hashes, want %d in order", len(a), len(inX))
		}
		if got := Common(a, b); got != common || Common(b, a) != common || commonBySearch(a, b) != common || commonBySearch(b, a) != common {
			t.Fatalf("sizes %d and %d: Common = %d and %d, by search %d and %d, want %d",
				len(a), len(b), got, Common(b, a), commonBySearch(a, b), commonBySearch(b, a), common)
		}
	}
}

func BenchmarkHashes(b *testing.B) {
	terms := randomTerms(rand.New(rand.NewPCG(3, 3)), 389, 200)
	dst := make([]uint64, 0, len(terms))
	b.SetBytes(int64(8 * len(terms)))
	b.ReportAllocs()
	for b.Loop() {
		dst = Hashes(dst[:0], terms, 5)
	}
}

func BenchmarkCommon(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 4))
	x, y := SetOf(randomTerms(r, 385, 500)), SetOf(randomTerms(r, 385, 500))
	b.SetBytes(int64(8 * (len(x) + len(y))))
	b.ReportAllocs()
	for b.Loop() {
		Common(x, y)
	}
}
