package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The sheet of the page has the pairs of the command, whether the lists of the page hold them or not.
func TestHTMLSheet(t *testing.T) {
	pairs, r := synthetic(30, 8, 700)
	for i, p := range pairs {
		p.Credited = i%3 == 0
	}
	var out strings.Builder
	w := NewHTML(&out, HTMLOptions{})
	w.limits.pairs = 10
	write(t, w, pairs, r)
	_, d := htmlPageData(t, out.String())
	if d.htmlData.Sheet == nil || d.htmlData.Sheet.Drawn != SheetPairs || len(d.Sheet) != SheetPairs {
		t.Fatalf("%d rows, and %+v", len(d.Sheet), d.htmlData.Sheet)
	}
	sheet, err := NewSheet(pairsOf(pairs), SheetOptions{Pairs: SheetPairs, Seed: SheetSeed})
	if err != nil {
		t.Fatal(err)
	}
	want := sheetRows(t, func(b *bytes.Buffer) error { return sheet.Write(b, true) })[1:]
	strata := map[string]int{}
	for _, s := range d.htmlData.Sheet.Strata {
		strata[fmt.Sprintf("%s %t", s.Relation, s.Credited)] = s.Pairs
	}
	for i, row := range d.Sheet {
		of := pairs[row.N-1]
		got := []string{row.Code, row.Relation, fmt.Sprint(row.Credited), fmt.Sprint(strata[fmt.Sprintf("%s %t", row.Relation, row.Credited)]), row.Kind, row.Text1, row.Text2, "", "", row.First, of.A, of.B}
		if !slices.Equal(got, want[i][:len(got)]) {
			t.Errorf("row %d is %q, want %q", i, got, want[i])
		}
	}
}

// What has no text has no sheet.
func TestHTMLSheetWithoutText(t *testing.T) {
	pairs, r := fullRun(t)
	pairs, r = withoutText(t, pairs, r)
	if _, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r)); d.htmlData.Sheet != nil || len(d.Sheet) != 0 {
		t.Errorf("a sheet of %d rows", len(d.Sheet))
	}
}
