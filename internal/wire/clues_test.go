package wire

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestCluesByHand(t *testing.T) {
	for s, want := range map[string]clue{
		"": 0, "coo": 0, "The cook came.": 0,
		"cookie": cookieClue, "Two Cookies": cookieClue, "KAKOR": cookieClue, "xкуки": cookieClue, "КуКИ": cookieClue,
		"Hilfe für alle": helpClue, "das ÉCOUTE": helpClue, "A lifeline for a cookie": helpClue | cookieClue,
		"jo@example.org": authorClue, "volg": authorClue, "a volg": authorClue, "FÖLJ oss": authorClue, "Über den Autor": authorClue,
		"the long ſ": allClues, "\u0130": allClues,
	} {
		for _, before := range [...]string{"", "x", "xy", "xyz"} {
			if got := clues.in(before + s); got != want {
				t.Errorf("%q: %b, want %b", before+s, got, want)
			}
		}
	}
}

// No shape that needs a clue takes a line in which none is looked for.
func TestMostClued(t *testing.T) {
	for _, o := range shapes {
		if o.needs != 0 && o.most > mostClued {
			t.Errorf("a line of kind %s may have %d bytes", o.kind, o.most)
		}
	}
}

// cluesSlowly finds clues by one search a word.
func cluesSlowly(s string) (found clue) {
	low := strings.ToLower(s)
	for c, words := range map[clue][][]string{
		cookieClue: {cookieWords[0]}, helpClue: {helpWords[0]}, authorClue: {authorMarks[:], authorOpenings[:]}, disclaimerClue: {disclaimers[0], warranties[:]},
	} {
		for _, row := range words {
			if hasAny(low, row) {
				found |= c
			}
		}
	}
	return found
}

// TestCluesTwin compares the pass with one search a word, on text strung together from the words themselves and from parts of them.
func TestCluesTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2))
	met := make(map[clue]int)
	for range 20000 {
		s := randomCase(r, randomFurniture(r))
		if r.IntN(4) == 0 { // any mixture of the clues
			s = ""
			for _, row := range [...][]string{cookieWords[0], helpWords[0], authorMarks[:], disclaimers[0], warranties[:]} {
				if r.IntN(2) == 0 {
					s += " " + row[r.IntN(len(row))]
				}
			}
		}
		s = s[r.IntN(min(len(s), 9)+1):]
		s = strings.ToValidUTF8(s[:len(s)-r.IntN(min(len(s), 9)+1)], "")
		want := cluesSlowly(s)
		if hasAny(s, oddLetters[:]) {
			want = allClues
		}
		if got := clues.in(s); got != want {
			t.Fatalf("%q: %b, want %b", s, got, want)
		}
		met[want]++
	}
	for c := range allClues + 1 {
		if met[c] < 20 {
			t.Errorf("only %d texts have the clues %b", met[c], c)
		}
	}
}

// TestShapesNeedTheirClue asks each shape that needs a clue for lines without it.
func TestShapesNeedTheirClue(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 3))
	met := make(map[clue]int)
	for range 50000 {
		s := randomFurniture(r)
		if r.IntN(8) == 0 {
			s = "Jan Berg is a reporter who " + s
		}
		for i := range shapes {
			if o := &shapes[i]; o.needs != 0 && s != "" && o.match(s) {
				met[o.needs]++
				if clues.in(s)&o.needs == 0 {
					t.Fatalf("%q is a line of kind %s without its clue", s, o.kind)
				}
			}
		}
	}
	for _, c := range [...]clue{cookieClue, helpClue, authorClue} {
		if met[c] < 20 {
			t.Errorf("only %d lines of the shape that needs clue %b", met[c], c)
		}
	}
}
