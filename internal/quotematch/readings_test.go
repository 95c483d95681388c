package quotematch

import (
	"strings"
	"testing"
)

// TestReadingsAreFreshOnes compares texts that are read once with texts that are read anew, over all stretches of two lines.
func TestReadingsAreFreshOnes(t *testing.T) {
	a := lineOf(strings.Fields("We're paying 10 million dollars, that's 45 percent [of it] by 3 March in the US"))
	b := lineOf(strings.Fields("We are paying $10m, that is 45% of it by March 3rd in the United States"))
	shared, same := readings{}, 0
	for i := range a.Words {
		for k := i + 1; k <= min(i+maxStyled, len(a.Words)); k++ {
			for m := range b.Words {
				for n := m + 1; n <= min(m+maxStyled, len(b.Words)); n++ {
					p := pair{stretch{i, k}, stretch{m, n}}
					got, want := shared.isStyle(a, b, p), (&readings{}).isStyle(a, b, p)
					if got != want {
						t.Fatalf("%q, %q: %v, want %v", a.around(p.a), b.around(p.b), got, want)
					}
					if got {
						same++
					}
				}
			}
		}
	}
	if same < 10 {
		t.Errorf("only %d stretches are the same by style", same)
	}
}
