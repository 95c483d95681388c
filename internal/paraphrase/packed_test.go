package paraphrase

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTimesByHand(t *testing.T) {
	a, b := Vector{0: 3, 1: -128, 127: -128}, Vector{0: -5, 1: 127, 127: -128}
	var p, q packed
	p.pack(&a, false)
	q.pack(&b, true)
	if got, want := p.times(&q), int32(-15-128*127+128*128); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}

func TestTimesIsSlowDot(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	lowest, highest := Vector{}, Vector{}
	for i := range lowest {
		lowest[i], highest[i] = -128, 127
	}
	vectors := []Vector{{}, lowest, highest}
	for range 100 {
		vectors = append(vectors, randomVector(r))
	}
	var p, q packed
	for i := range vectors {
		p.pack(&vectors[i], false)
		for j := range vectors {
			q.pack(&vectors[j], true)
			if got, want := p.times(&q), slowDot(&vectors[i], &vectors[j]); got != want {
				t.Fatalf("%v times %v is %d, want %d", vectors[i], vectors[j], got, want)
			}
		}
	}
}

func FuzzTimes(f *testing.F) {
	f.Add(make([]byte, 2*Dimensions))
	f.Fuzz(func(t *testing.T, data []byte) {
		var a, b Vector
		for i, x := range data[:min(len(data), 2*Dimensions)] {
			if i < Dimensions {
				a[i] = int8(x)
			} else {
				b[i-Dimensions] = int8(x)
			}
		}
		var p, q packed
		p.pack(&a, false)
		q.pack(&b, true)
		if got, want := p.times(&q), slowDot(&a, &b); got != want {
			t.Fatalf("%v times %v is %d, want %d", a, b, got, want)
		}
	})
}

// TestCrowdIsNear compares a crowd with Near, one sentence after the other, in English and in a language without vectors.
func TestCrowdIsNear(t *testing.T) {
	m := load(t)
	sentences := encodedWire(t, m)[:60]
	sentences = append(sentences, Sentence{})
	for _, text := range []string{"Ministeren sa at brua over elva skal stenges i april", "Brua over elva stenges i april, sa ministeren", "Det regnet i hele går"} {
		sentences = append(sentences, *encode(m, "no", text))
	}
	var c Crowd
	for round := range 2 {
		c.Reset()
		for k := round; k < len(sentences); k++ {
			c.Add(&sentences[k])
		}
		pairs, plain := 0, 0
		for i := range sentences {
			var want []int
			for k := round; k < len(sentences); k++ {
				if Near(&sentences[i], &sentences[k]) {
					want = append(want, k-round)
				}
			}
			if got := c.Near(nil, &sentences[i]); !slices.Equal(got, want) {
				t.Fatalf("sentence %d: %v, want %v", i, got, want)
			}
			pairs += len(want)
			if sentences[i].vector.IsZero() {
				plain += len(want)
			}
		}
		if pairs < 100 || plain < 3 {
			t.Errorf("%d pairs are near, %d of them without vectors", pairs, plain)
		}
	}
}

func BenchmarkTimes(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	vectors := make([]Vector, 64)
	for i := range vectors {
		vectors[i] = randomVector(r)
	}
	many := packAll(vectors)
	var p packed
	p.pack(&vectors[0], false)
	b.ReportAllocs()
	sum := int32(0)
	for b.Loop() {
		for i := range many {
			sum += p.times(&many[i])
		}
	}
	b.ReportMetric(float64(b.N)*64/b.Elapsed().Seconds()/1e6, "Mpairs/s")
	_ = sum
}
