package paraphrase

import (
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

func TestAddToIsSlow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	extreme := Vector{}
	for i := range extreme {
		extreme[i] = -128
	}
	var sum, pure, want [Dimensions]int32
	for i := range 100 {
		v, w := randomVector(r), uint8(r.IntN(256))
		if i == 0 {
			v, w = extreme, 255
		}
		addTo(&sum, &v, w)
		addToPure(&pure, &v, w)
		for j, x := range v {
			want[j] += int32(w) * int32(x)
		}
		if sum != want || pure != want {
			t.Fatalf("%v or %v, want %v", sum, pure, want)
		}
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
