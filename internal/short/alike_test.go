package short

import (
	"slices"
	"strings"
	"testing"
)

// TestAlike checks for each pair of words whether they are alike.
func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"headline", "govt", "government", true},
		{"headline, both", "mln", "mn", true},
		{"per cent", "pct", "percent", true},
		{"number as a word", "two", "2", true},
		{"number with a scale", "5m", "five", true},
		{"commas", "1,500", "1500", true},
		{"another number", "1,500", "1,501", false},
		{"a number and a word", "5", "govt", false},
		{"letter left out", "blokades", "blockades", true},
		{"letters swapped", "prot", "port", true},
		{"letter put in", "foundd", "found", true},
		{"letter replaced", "goverhment", "government", true},
		{"two slips in a long word", "gvernmemt", "government", true},
		{"three slips", "gvernnemtt", "government", false},
		{"short words", "Iran", "Iraq", false},
		{"shorter still", "in", "on", false},
		{"points", "U.N", "UN", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := NewComparer(nil)
			for _, sides := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}, {strings.ToUpper(tt.a), tt.b}} {
				c.a, c.b = itemOf(sides[0]), itemOf(sides[1])
				if got := c.alike(0, 0); got != tt.want {
					t.Errorf("%s and %s: %v", sides[0], sides[1], got)
				}
			}
		})
	}
}

// TestKnownWord checks that a word that other items have never counts as a misspelling.
func TestKnownWord(t *testing.T) {
	a, b := itemOf("austria"), itemOf("austrla")
	f := NewFrequencies(4)
	f.Add(a.terms)
	f.Add(b.terms)
	c := NewComparer(f)
	c.a, c.b = a, b
	if !c.alike(0, 0) {
		t.Error("a misspelling is not alike")
	}
	f.Add(a.terms)
	f.Add(b.terms)
	if c.alike(0, 0) {
		t.Error("a word that two items have is taken for a misspelling")
	}
}

// TestShortened checks that a shortened word and the full one begin with the same letter, and that no word stands for
// itself.
func TestShortened(t *testing.T) {
	for short, long := range shortened {
		if short[0] != long[0] || short == long || len(short) > len(long) && long != "usa" {
			t.Errorf("%s for %s", short, long)
		}
	}
}

// TestKinds checks the kind of each word: - plain, ? perhaps a name, N a name, 9 a figure, * a version mark.
func TestKinds(t *testing.T) {
	for _, tt := range []struct{ body, want string }{
		{"Ford pay rose to $29.5 mln in Detroit on two days", "?---9--N-9-"},
		{"FORD PAY ROSE TO TWO MLN", "????9?"},
		{"Ford Pay Rose To Highest Level In Detroit", "????????"},
		{"UPDATE 2-Ford pay rose again in Detroit", "**?----N"},
		{"RPT-CORRECTED-Ford pay rose again", "**?---"},
		{"Update on the wages of Ford", "?----N"},
		{"Update 3 of us", "?9--"},
		{"pay rose. Ford said so: Detroit is better", "--?--?--"},
	} {
		it := itemOf(tt.body)
		var got strings.Builder
		for _, k := range it.kinds {
			got.WriteByte("-?N9*"[k])
		}
		if got.String() != tt.want {
			t.Errorf("%s: %s, want %s", tt.body, got.String(), tt.want)
		}
	}
}

// TestWithin compares the edit distance with a full table of distances.
func TestWithin(t *testing.T) {
	words := strings.Fields("port prot pot sport ports pert abcd badc bacd government goverment governmnet gvoernment tnemnrevog")
	for _, a := range words {
		for _, b := range words {
			if d := distance(a, b); within(a, b, 1) != (d <= 1) || within(a, b, 2) != (d <= 2) {
				t.Errorf("%s, %s: %v, %v at distance %d", a, b, within(a, b, 1), within(a, b, 2), d)
			}
		}
	}
}

// distance returns the optimal string alignment distance.
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + slices.Min([]int{d[i-1][j-1], d[i-1][j], d[i][j-1]})
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
