package bitset_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/copytaster/copytaster/internal/bitset"
)

// of returns the set of some numbers, made for those below n.
func of(n int, numbers ...int) bitset.Set {
	s := bitset.New(n)
	for _, i := range numbers {
		s.Add(i)
	}
	return s
}

func TestRanges(t *testing.T) {
	tests := []struct {
		name string
		set  bitset.Set
		want [][2]int
	}{
		{"nil", nil, nil},
		{"empty", of(100), nil},
		{"the first one", of(1, 0), [][2]int{{0, 1}}},
		{"three, one of them alone", of(10, 1, 2, 4), [][2]int{{1, 3}, {4, 5}}},
		{"the end of a word", of(64, 62, 63), [][2]int{{62, 64}}},
		{"over the end of a word", of(70, 63, 64, 65), [][2]int{{63, 66}}},
		{"apart at the end of a word", of(70, 62, 64), [][2]int{{62, 63}, {64, 65}}},
		{"in the third word only", of(150, 140), [][2]int{{140, 141}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.set.Ranges(); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("Ranges = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestAddRange(t *testing.T) {
	s := bitset.New(200)
	s.AddRange(5, 5)
	if s.Count() != 0 {
		t.Errorf("an empty range added %v", s.Ranges())
	}
	s.AddRange(60, 131)
	if got := fmt.Sprint(s.Ranges(), s.Count(), s.Has(59), s.Has(60), s.Has(130), s.Has(131)); got != "[[60 131]] 71 false true true false" {
		t.Errorf("60 to 130: %s", got)
	}
}

func TestHas(t *testing.T) {
	s := of(3, 1)
	for i, want := range map[int]bool{0: false, 1: true, 2: false, 63: false, 64: false, 1000: false} {
		if s.Has(i) != want {
			t.Errorf("Has(%d) = %v, want %v", i, !want, want)
		}
	}
	if bitset.Set(nil).Has(0) {
		t.Error("the nil set has 0")
	}
}

func TestWith(t *testing.T) {
	tests := []struct {
		name string
		s, t bitset.Set
		want [][2]int
	}{
		{"nil and nil", nil, nil, nil},
		{"nil and some", nil, of(70, 1, 69), [][2]int{{1, 2}, {69, 70}}},
		{"some and nil", of(3, 2), nil, [][2]int{{2, 3}}},
		{"a longer one", of(3, 0), of(70, 1, 69), [][2]int{{0, 2}, {69, 70}}},
		{"a shorter one", of(70, 69), of(3, 0), [][2]int{{0, 1}, {69, 70}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			given := tt.t.Ranges()
			if got := tt.s.With(tt.t).Ranges(); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("With = %v, want %v", got, tt.want)
			}
			if !reflect.DeepEqual(tt.t.Ranges(), given) {
				t.Errorf("what was added changed from %v to %v", given, tt.t.Ranges())
			}
		})
	}
}

// TestWithRetainsNothing shows that a set that others are gathered in shares no memory with them.
func TestWithRetainsNothing(t *testing.T) {
	one := of(10, 1)
	all := bitset.Set(nil).With(one)
	all.Add(2)
	if one.Has(2) {
		t.Error("what was added to the union is in its part")
	}
}

func TestWithout(t *testing.T) {
	tests := []struct {
		name string
		s, t bitset.Set
		want [][2]int
	}{
		{"nil", nil, of(10, 3), nil},
		{"less nil", of(10, 3), nil, [][2]int{{3, 4}}},
		{"in part", of(10, 3, 4, 5), of(10, 4, 9), [][2]int{{3, 4}, {5, 6}}},
		{"a longer one", of(10, 3), of(100, 3, 99), nil},
		{"a shorter one", of(100, 3, 99), of(10, 3), [][2]int{{99, 100}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.s.Ranges()
			if got := tt.s.Without(tt.t).Ranges(); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("Without = %v, want %v", got, tt.want)
			}
			if !reflect.DeepEqual(tt.s.Ranges(), before) {
				t.Errorf("the set itself changed from %v to %v", before, tt.s.Ranges())
			}
		})
	}
}

// TestTwin compares with maps, on random sets whose runs often cross the end of a word.
func TestTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const n = 300
	random := func() (bitset.Set, map[int]bool) {
		s, twin := bitset.New(n), map[int]bool{}
		for range r.IntN(8) {
			from := r.IntN(n)
			to := min(n, from+r.IntN(100))
			s.AddRange(from, to)
			for i := from; i < to; i++ {
				twin[i] = true
			}
		}
		return s, twin
	}
	for range 500 {
		a, inA := random()
		b, inB := random()
		without, with := a.Without(b), a.With(b)
		for i := range n {
			if with.Has(i) != (inA[i] || inB[i]) || without.Has(i) != (inA[i] && !inB[i]) {
				t.Fatalf("%d: With %v, Without %v; of %v and %v", i, with.Has(i), without.Has(i), inA[i], inB[i])
			}
		}
		again, count, end := bitset.New(n), 0, -1
		for _, x := range with.Ranges() {
			if x[0] <= end || x[1] <= x[0] {
				t.Fatalf("the ranges %v touch", with.Ranges())
			}
			again.AddRange(x[0], x[1])
			count, end = count+x[1]-x[0], x[1]
		}
		if !reflect.DeepEqual(again, with) || count != with.Count() {
			t.Fatalf("the ranges %v are not those of %v, or there are not %d", with.Ranges(), with, with.Count())
		}
	}
}

func Example() {
	stood, stands := bitset.New(10), bitset.New(10)
	stood.AddRange(0, 10)
	stands.AddRange(2, 5)
	stands.AddRange(6, 10)
	fmt.Println(stood.Without(stands).Ranges())
	// Output: [[0 2] [5 6]]
}
