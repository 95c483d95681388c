package report

import (
	"slices"
	"strings"
	"testing"
)

// Worked by hand: “This pier,” she said, “will outlive us.” against “That pier will now outlive us.”
func TestQuotedCutsAtTheEdits(t *testing.T) {
	q := &Quotation{
		AText: "This pier, will outlive us.", ASpans: [][2]int{{1, 11}, {25, 41}},
		BText: "That pier will now outlive us.", BSpans: [][2]int{{101, 131}},
		Edits: []Edit{{"replace", 1, 5, 101, 105}, {"insert", 30, 30, 116, 120}},
	}
	want := []segment{
		{"This", "That", false}, {" pier, will ", " pier will ", true}, {"", "now ", false}, {"outlive us.", "outlive us.", true},
	}
	if got := quoted(q); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	q.AText = ""
	if got := quoted(q); got != nil {
		t.Errorf("without text: %+v", got)
	}
}

func TestInParts(t *testing.T) {
	at := inParts([][2]int{{10, 15}, {30, 36}, {40, 41}})
	for in, want := range map[int]int{10: 0, 12: 2, 15: 5, 20: 5, 30: 6, 36: 12, 38: 12, 40: 13, 41: 14, 0: 0, 99: 14} {
		if got := at(in); got != want {
			t.Errorf("%d becomes %d, want %d", in, got, want)
		}
	}
}

// The pieces of a quotation are its text on either side, and an edit is what stands at its place in the article.
func TestQuotedHoldsBothSides(t *testing.T) {
	pairs, _ := fullRun(t)
	edits := 0
	for _, p := range pairs {
		for i := range p.Quotations {
			q := &p.Quotations[i]
			var a, b strings.Builder
			k := 0
			for _, s := range quoted(q) {
				a.WriteString(s.a)
				b.WriteString(s.b)
				if s.equal {
					continue
				}
				e := q.Edits[k]
				k++
				if want := cutParts(p.ArticleA.Text, [][2]int{{e.AStart, e.AEnd}})[0]; s.a != want {
					t.Errorf("edit in a: %q, want %q", s.a, want)
				}
				if want := cutParts(p.ArticleB.Text, [][2]int{{e.BStart, e.BEnd}})[0]; s.b != want {
					t.Errorf("edit in b: %q, want %q", s.b, want)
				}
			}
			if a.String() != q.AText || b.String() != q.BText {
				t.Errorf("got %q and %q, want %q and %q", a.String(), b.String(), q.AText, q.BText)
			}
			edits += k
		}
	}
	if edits < 4 {
		t.Errorf("only %d edits", edits)
	}
}
