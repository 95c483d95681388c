package short

import (
	"testing"

	"github.com/copytaster/copytaster/internal/normalize"
)

const (
	briefA = "Ford CEO pay rose 11 pct to $29.5 mln in 2011, the company said in a filing on Friday, after a year in which it earned more than it had in a decade and hired 5,000 people."
	briefB = "Ford chief's pay rose 11 percent to $29.5 million in 2011, the company said on Friday in a filing, after a year in which it had earned more than in a decade."
	briefC = "Greek police clash with protesters in Athens after the government said it would cut pay and pensions in order to receive more money from the fund that it had asked for help."
)

func BenchmarkKeys(b *testing.B) {
	n := normalize.New()
	f := NewFrequencies(3)
	var texts []*normalize.Text
	for _, body := range []string{briefA, briefB, briefC, briefA, briefC} {
		texts = append(texts, n.Text(body, nil, "en"))
		f.Add(texts[len(texts)-1].Terms)
	}
	var keys []uint64
	b.SetBytes(int64(8 * len(texts[0].Terms)))
	b.ReportAllocs()
	for b.Loop() {
		keys = f.Keys(keys[:0], texts[0].Terms)
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, bm := range []struct{ name, other string }{{"one", briefB}, {"another", briefC}} {
		b.Run(bm.name, func(b *testing.B) {
			x, y := itemOf(briefA), itemOf(bm.other)
			c := NewComparer(nil)
			b.SetBytes(int64(len(briefA) + len(bm.other)))
			b.ReportAllocs()
			for b.Loop() {
				c.Compare(x, y)
			}
		})
	}
}
