package short

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
)

// keyOf returns the key of three terms.
func keyOf(x, y, z uint64) uint64 { return shingle.Mix(x + y + z) }

// TestKeys has the terms 1 to 6. One is in no other item and one is the commonest, so four make keys.
func TestKeys(t *testing.T) {
	f := NewFrequencies(4)
	for _, terms := range [][]uint64{{1, 2, 3, 4, 5, 6, 3}, {1, 2, 4, 5, 6}, {6, 7}, {6, 8}} {
		f.Add(terms)
	}
	got := f.Keys([]uint64{99}, []uint64{1, 2, 3, 4, 5, 6, 3})
	want := []uint64{99, keyOf(1, 2, 4), keyOf(1, 2, 5), keyOf(1, 2, 6), keyOf(1, 4, 5), keyOf(1, 4, 6), keyOf(1, 5, 6),
		keyOf(2, 4, 5), keyOf(2, 4, 6), keyOf(2, 5, 6), keyOf(4, 5, 6)}
	slices.Sort(got[1:])
	slices.Sort(want[1:])
	if !slices.Equal(got, want) {
		t.Errorf("got %x, want %x", got, want)
	}
	if got := f.Keys(nil, []uint64{1, 2}); len(got) != 0 {
		t.Errorf("two terms have the keys %x", got)
	}
}

// slowKeys makes all triples of each window.
func slowKeys(f *Frequencies, terms []uint64) []uint64 {
	var met []uint64
	for _, term := range terms[:min(len(terms), MaxWords)] {
		if *f.place(term) > 1 && !slices.Contains(met, term) {
			met = append(met, term)
		}
	}
	var keys []uint64
	for i := 0; i == 0 || i+keyWindow <= len(met); i++ {
		window := slices.Clone(met[i:min(i+keyWindow, len(met))])
		slices.SortFunc(window, func(x, y uint64) int {
			if (counted{x, *f.place(x)}).before(counted{y, *f.place(y)}) {
				return -1
			}
			return 1
		})
		window = window[:min(len(window), keyTerms)]
		for i := range window {
			for j := range i {
				for k := range j {
					keys = append(keys, keyOf(window[i], window[j], window[k]))
				}
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// TestKeysSlowly checks that the keys are those of the definition, each once.
func TestKeysSlowly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var items [][]uint64
	f := NewFrequencies(500)
	for range 500 {
		terms := make([]uint64, r.IntN(60))
		for i := range terms {
			terms[i] = shingle.Mix(uint64(1 + int(r.ExpFloat64()*30)))
		}
		items = append(items, terms)
		f.Add(terms)
	}
	most := 0
	for _, terms := range items {
		got := f.Keys(nil, terms)
		most = max(most, len(got))
		slices.Sort(got)
		if want := slowKeys(f, terms); !slices.Equal(got, want) {
			t.Fatalf("%d terms: got %d keys, want %d", len(terms), len(got), len(want))
		}
	}
	if most < 50 || most > 250 {
		t.Errorf("up to %d keys", most)
	}
}

// TestChanged checks that a headline keeps a key if any two of its words change.
func TestChanged(t *testing.T) {
	base := []uint64{10, 20, 30, 40, 50, 60, 70, 80}
	for i := range base {
		for j := range i {
			changed := slices.Clone(base)
			changed[i], changed[j] = 1, 2
			f := NewFrequencies(3)
			f.Add(base)
			f.Add(changed)
			f.Add([]uint64{1, 2}) // other items have the new words too
			met := f.Keys(nil, base)
			if !slices.ContainsFunc(f.Keys(nil, changed), func(key uint64) bool { return slices.Contains(met, key) }) {
				t.Errorf("words %d and %d changed: no key is left", i, j)
			}
		}
	}
}

// TestFrequencies checks that a term counts once for each item, in any order of the items and with any number of
// counters.
func TestFrequencies(t *testing.T) {
	items := [][]uint64{{1, 2, 1, 3}, {1}, {2, 1}, nil}
	all, x, y := NewFrequencies(len(items)), NewFrequencies(len(items)), NewFrequencies(len(items))
	for i, terms := range items {
		all.Add(terms)
		[]*Frequencies{x, y}[i%2].Add(terms)
	}
	y.Merge(x)
	for term, want := range map[uint64]uint32{1: 3, 2: 2, 3: 1, 4: 0} {
		if got := *all.place(term); got != want || *y.place(term) != want {
			t.Errorf("term %d: %d items, merged %d, want %d", term, got, *y.place(term), want)
		}
	}
	if y.items != len(items) {
		t.Errorf("%d items", y.items)
	}
}

// TestWeights checks that rarer terms weigh more.
func TestWeights(t *testing.T) {
	f := NewFrequencies(4096)
	for i := range 4096 {
		terms := []uint64{1}
		if i%64 == 0 {
			terms = append(terms, 2)
		}
		if i == 0 {
			terms = append(terms, 3)
		}
		f.Add(terms)
	}
	w := newWeights(f)
	if x, y, z := w.of(f, 1), w.of(f, 2), w.of(f, 3); x != leastWeight || y <= x || y >= z || z != 1 {
		t.Errorf("weights %v, %v, %v", x, y, z)
	}
	none := newWeights(nil)
	if got := none.of(nil, 1); got != 1 {
		t.Errorf("without frequencies %v", got)
	}
}
