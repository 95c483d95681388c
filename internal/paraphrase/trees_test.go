package paraphrase

import (
	"cmp"
	"math"
	"math/rand/v2"
	"testing"
)

// randomTrees adds trees of random shapes, up to a depth, to a file.
func (f file) randomTrees(r *rand.Rand, trees, depth int) {
	delete(f, "roots")
	delete(f, "nodes")
	for range trees {
		f.add("roots", uint32(len(f["nodes"])/8))
		f.randomTree(r, depth)
	}
}

func (f file) randomTree(r *rand.Rand, depth int) {
	if depth == 0 || r.IntN(8) == 0 {
		f.add("nodes", r.Float32()-.5, uint16(leaf), uint16(0))
		return
	}
	at := len(f["nodes"])
	f.add("nodes", float32(r.IntN(10))/10, uint16(r.IntN(int(featureCount))), uint16(0))
	f.randomTree(r, depth-1)
	right := (len(f["nodes"]) - at) / 8
	f["nodes"][at+6], f["nodes"][at+7] = byte(right), byte(right>>8)
	f.randomTree(r, depth-1)
}

// slowSum follows the nodes of the file as the README describes them.
func slowSum(f file, base float64, x *features) float64 {
	nodes := string(f["nodes"])
	sum := base
	for _, root := range uint32s(string(f["roots"])) {
		i := int(root)
		for {
			n := uint64At(nodes, 8*i)
			value := math.Float32frombits(uint32(n))
			feature, right := int(n>>32&0xFFFF), int(n>>48)
			if feature == leaf {
				sum += float64(value)
				break
			}
			if x[feature] <= value {
				i++
			} else {
				i += right
			}
		}
	}
	return sum
}

func allFeatures() (features []feature) {
	for i := range featureCount {
		features = append(features, i)
	}
	return features
}

func randomFeatures(r *rand.Rand) (x features) {
	for i := range x {
		x[i] = float32(r.IntN(21)-5) / 10
	}
	return x
}

func TestTreesAreSlowOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	early := 0 // sums that are turned down before the cosine of the rest is asked for
	for range 20 {
		f := file{}
		f.randomTrees(r, r.IntN(30), r.IntN(8))
		trees, err := readForest(string(f["roots"]), string(f["nodes"]), 2, allFeatures())
		if err != nil {
			t.Fatal(err)
		}
		w := newWalker(&trees)
		for range 100 {
			x := randomFeatures(r)
			want := slowSum(f, 2, &x)
			least := want + float64(r.IntN(5)-2) // below, at or above the sum
			rest := x[featRestCosine]
			x[featRestCosine] = float32(math.NaN())
			switch got, may := w.sum(&x, least, func() float32 { return rest }); {
			case !may && want >= least:
				t.Fatalf("sum %v is turned down as less than %v", want, least)
			case may && got != want:
				t.Fatalf("sum %v, want %v", got, want)
			}
			early += b2i(want < least && x[featRestCosine] != rest)
		}
	}
	if early < 100 {
		t.Errorf("only %d sums are turned down early", early)
	}
}

func TestRank(t *testing.T) {
	inf := float32(math.Inf(1))
	rising := []float32{-inf, -1e30, -2, -1.5, -1e-30, 0, 1e-30, .5, 1, 2, 1e30, inf}
	for i, x := range rising {
		for j, y := range rising {
			if got := cmp.Compare(rank(x), rank(y)); got != cmp.Compare(i, j) {
				t.Errorf("rank(%v), rank(%v): %d", x, y, got)
			}
		}
	}
	if rank(float32(math.Copysign(0, -1))) != rank(0) {
		t.Error("there are two zeros")
	}
}

func BenchmarkTrees(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	f := file{}
	f.randomTrees(r, 300, 6)
	trees, err := readForest(string(f["roots"]), string(f["nodes"]), 0, allFeatures())
	if err != nil {
		b.Fatal(err)
	}
	w := newWalker(&trees)
	xs := make([]features, 1024)
	for i := range xs {
		xs[i] = randomFeatures(r)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		w.sum(&xs[i&1023], math.Inf(-1), func() float32 { return .5 })
		i++
	}
}
