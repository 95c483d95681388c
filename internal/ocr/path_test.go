package ocr

import (
	"slices"
	"testing"
)

// diagonal returns a path that pairs word i of a with word i+shift of b, for the words from from to below to.
func diagonal(from, to, shift int) (p path) {
	for i := from; i < to; i++ {
		p = append(p, pairing{a: stretch{i, i + 1}, b: stretch{i + shift, i + shift + 1}, chars: 5, equal: true})
	}
	return p
}

func TestWithout(t *testing.T) {
	whole := diagonal(0, 20, 100)
	tests := []struct {
		name     string
		a, b     stretch // what is taken by another path
		from, to int     // what is left, as words of a
	}{
		{"the end is taken", stretch{12, 20}, stretch{112, 120}, 0, 12},
		{"the start is taken", stretch{0, 8}, stretch{100, 108}, 8, 20},
		{"more than the start", stretch{-5, 8}, stretch{95, 108}, 8, 20},
		{"the midst is taken, more is left before", stretch{12, 15}, stretch{112, 115}, 0, 12},
		{"the midst is taken, more is left behind", stretch{5, 8}, stretch{105, 108}, 8, 20},
		{"the midst is taken, as much is left", stretch{8, 12}, stretch{108, 112}, 0, 8},
		{"all is taken", stretch{0, 20}, stretch{100, 120}, 20, 20},
		{"one side begins earlier", stretch{12, 20}, stretch{110, 120}, 0, 10},
		{"one side ends later", stretch{0, 8}, stretch{100, 110}, 10, 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := whole.without(tt.a, tt.b)
			want := whole[tt.from:tt.to]
			if !slices.Equal(got, want) {
				t.Errorf("left %v, want %v", got, want)
			}
		})
	}
}

// What is too little beyond a gap is taken off: three words beyond a gap of one, four beyond a gap of two.
func TestTidy(t *testing.T) {
	tests := []struct {
		name     string
		p        path
		from, to int // of a
	}{
		{"one piece", diagonal(0, 10, 0), 0, 10},
		{"one word", diagonal(0, 1, 0), 0, 1},
		{"three words beyond a gap of one at the end", append(diagonal(0, 10, 0), diagonal(11, 14, 0)...), 0, 10},
		{"four words beyond a gap of one at the end", append(diagonal(0, 10, 0), diagonal(11, 15, 0)...), 0, 15},
		{"four words beyond a gap of two at the end", append(diagonal(0, 10, 0), diagonal(12, 16, 0)...), 0, 10},
		{"five words beyond a gap of two at the end", append(diagonal(0, 10, 0), diagonal(12, 17, 0)...), 0, 17},
		{"three words before a gap of one at the start", append(diagonal(0, 3, 0), diagonal(4, 14, 0)...), 4, 14},
		{"four words before a gap of one at the start", append(diagonal(0, 4, 0), diagonal(5, 15, 0)...), 0, 15},
		{"at both ends", slices.Concat(diagonal(0, 3, 0), diagonal(4, 14, 0), diagonal(15, 18, 0)), 4, 14},
		{"one after the other at the start", slices.Concat(diagonal(0, 2, 0), diagonal(3, 5, 0), diagonal(6, 16, 0)), 6, 16},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := tidy(tt.p).sides()
			if (got != stretch{tt.from, tt.to}) {
				t.Errorf("left %v, want [%d, %d)", got, tt.from, tt.to)
			}
		})
	}
}
