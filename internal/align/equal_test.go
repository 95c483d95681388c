package align_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
)

func TestEqualTerms(t *testing.T) {
	n := number
	tests := []struct {
		name string
		a, b string
		want string // the terms of both as ranges of the same length
	}{
		{"verbatim", n(0, 12), n(0, 12), "0-12=0-12"},
		{"in the midst of others", n(0, 40), n(100, 120) + " " + n(10, 25), "10-25=20-35"},
		{"a word replaced", n(0, 20), n(0, 9) + " else " + n(10, 20), "0-9=0-9 10-20=10-20"},
		{"a word replaced by two", n(0, 20), n(0, 9) + " or else " + n(10, 20), "0-9=0-9 10-20=11-21"},
		{"a word put in", n(0, 20), n(0, 9) + " else " + n(9, 20), "0-9=0-9 9-20=10-21"},
		{"a word dropped", n(0, 20), n(0, 9) + " " + n(10, 20), "0-9=0-9 10-20=9-19"},
		{"two edits", n(0, 30), n(0, 9) + " else " + n(10, 20) + " " + n(22, 30), "0-9=0-9 10-20=10-20 22-30=20-28"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := textOf(tt.a), textOf(tt.b)
			found := passages(tt.a, tt.b, align.Options{})
			if len(found) != 1 {
				t.Fatalf("%d passages", len(found))
			}
			var ranges [][4]int
			for i, k := range found[0].EqualTerms(a, b) {
				if a.Terms[i] != b.Terms[k] {
					t.Errorf("term %d is not term %d", i, k)
				}
				if last := len(ranges) - 1; last >= 0 && ranges[last][1] == i && ranges[last][3] == k {
					ranges[last][1], ranges[last][3] = i+1, k+1
				} else {
					ranges = append(ranges, [4]int{i, i + 1, k, k + 1})
				}
			}
			var got []string
			for _, r := range ranges {
				got = append(got, fmt.Sprintf("%d-%d=%d-%d", r[0], r[1], r[2], r[3]))
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestEqualTermsStops shows that a loop over the terms may be left, in the midst of them and before an edit.
func TestEqualTermsStops(t *testing.T) {
	a, b := number(0, 20), number(0, 9)+" else "+number(10, 20)
	p := passages(a, b, align.Options{})[0]
	for _, most := range []int{1, 9, 10} {
		n := 0
		for range p.EqualTerms(textOf(a), textOf(b)) {
			if n++; n == most {
				break
			}
		}
		if n != most {
			t.Errorf("%d terms, want %d", n, most)
		}
	}
}
