package paraphrase

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestDotByHand(t *testing.T) {
	a, b := Vector{0: 3, 1: -128, 127: -128}, Vector{0: -5, 1: 127, 127: -128}
	if got, want := Dot(&a, &b), int32(-15-128*127+128*128); got != want {
		t.Errorf("Dot = %d, want %d", got, want)
	}
	if got := Dot(&a, &Vector{}); got != 0 {
		t.Errorf("Dot with the zero vector = %d", got)
	}
}

// slowDot adds one dimension after the other.
func slowDot(a, b *Vector) (sum int32) {
	for i := range a {
		sum += int32(a[i]) * int32(b[i])
	}
	return sum
}

func randomVector(r *rand.Rand) (v Vector) {
	for i := range v {
		v[i] = int8(r.IntN(256) - 128)
	}
	return v
}

func TestDotIsSlowDot(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	extreme := Vector{}
	for i := range extreme {
		extreme[i] = -128
	}
	vectors := []Vector{{}, extreme}
	for range 100 {
		vectors = append(vectors, randomVector(r))
	}
	for i := range vectors {
		for j := range vectors {
			a, b := &vectors[i], &vectors[j]
			want := slowDot(a, b)
			if got := Dot(a, b); got != want {
				t.Fatalf("Dot of %v and %v = %d, want %d", a, b, got, want)
			}
			if got := dotPure(a, b); got != want {
				t.Fatalf("dotPure of %v and %v = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestLanesAreSlowSums(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	least, most := Vector{}, Vector{}
	for i := range least {
		least[i], most[i] = -128, 127
	}
	for kind := range 3 {
		var l lanes
		var want [Dimensions]int32
		for range longest {
			v, w := randomVector(r), uint8(r.IntN(256))
			switch kind {
			case 1:
				v, w = least, 255
			case 2:
				v, w = most, 255
			}
			l.add(&v, w)
			for j, x := range v {
				want[j] += int32(w) * int32(x)
			}
			if got := l.sum(); got != want {
				t.Fatalf("%v, want %v", got, want)
			}
		}
	}
}

func TestFloor(t *testing.T) {
	for _, x := range []float64{-256, -255.5, -1.0000000000000002, -1, -.5, -1e-300, 0, 1e-300, .5, .9999999999999999, 1, 127.5, 256.5} {
		if got := floor(x); float64(got) != math.Floor(x) {
			t.Errorf("floor(%v) = %d", x, got)
		}
	}
}

// BenchmarkSum adds up the vectors of a sentence of 25 words.
func BenchmarkSum(b *testing.B) {
	m := load(b)
	s := encode(m, "en", "The minister said on Monday that the company will buy two firms in the north of the country before the end of next year, without any help")
	var v Vector
	b.ReportAllocs()
	for b.Loop() {
		m.sum(&v, s.tokens, firstWords(len(s.tokens)))
	}
}

func BenchmarkDot(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	vectors := make([]Vector, 1024)
	for i := range vectors {
		vectors[i] = randomVector(r)
	}
	for name, dot := range map[string]func(a, b *Vector) int32{"built": Dot, "pure": dotPure, "slow": slowDot} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i, sum := 0, int32(0)
			for b.Loop() {
				sum += dot(&vectors[0], &vectors[i&1023])
				i++
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds()/1e6, "Mpairs/s")
			_ = sum
		})
	}
}
