package report

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestFirstLine(t *testing.T) {
	long := strings.Repeat("– ", 400)
	for _, tt := range []struct {
		name, text string
		zones      []Zone
		want       string
	}{
		{"no text", "", nil, ""},
		{"one line", "Docks close", nil, "Docks close"},
		{"marks first", "***\n\n1 2\n  Docks close \nMore", nil, "Docks close"},
		{"a zone first", "By Ann Bray\nDocks close\n", []Zone{{Start: 0, End: 11}}, "Docks close"},
		{"a zone in it", "LUND - Docks close\n", []Zone{{Start: 0, End: 6}}, "Docks close"},
		{"far behind", long + "\nDocks close\nMore", nil, "Docks close"},
		{"a line over the end of what is read first", "é" + long + "Docks close\nMore", nil, "é" + long + "Docks close"},
		{"nothing but marks", long, nil, ""},
	} {
		if got := firstLine(&Article{Text: tt.text, Zones: tt.zones}); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestFirstLineOfAll reads the whole text at once.
func TestFirstLineOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"\n", " ", "–", "1", "a", "é", "Docks", "界", "\xff", strings.Repeat("- ", 120), strings.Repeat("é 界 ", 30)}
	for range 3000 {
		var b strings.Builder
		for range r.IntN(40) {
			i := r.IntN(len(pieces))
			if i >= 4 && i <= 7 && r.IntN(4) > 0 {
				i = 2
			}
			b.WriteString(pieces[i])
		}
		a := &Article{Text: b.String()}
		for range r.IntN(3) {
			start := r.IntN(len(a.Text) + 1)
			a.Zones = append(a.Zones, Zone{Start: start, End: start + r.IntN(300)})
		}
		if got, want := firstLine(a), strings.TrimSpace(firstLineIn(a.Text, a.Zones)); got != want {
			t.Fatalf("%q, want %q, of %q with %v", got, want, a.Text, a.Zones)
		}
	}
}
