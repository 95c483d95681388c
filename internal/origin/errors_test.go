package origin

import (
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/normalize"
)

// words returns a function that knows the words of a list.
func words(list string) func(string) bool {
	known := strings.Fields(list)
	return func(word string) bool { return slices.Contains(known, word) }
}

// passagesOf aligns two texts.
func passagesOf(a, b string) []align.Passage {
	n := normalize.New()
	return aligned(sideOf(n.Text(a, nil, "en")), sideOf(n.Text(b, nil, "en")))
}

func sideOf(text *normalize.Text) *align.Side {
	s := new(align.Side)
	s.Fill(text, 5)
	return s
}

func aligned(a, b *align.Side) []align.Passage {
	var al align.Aligner
	al.Load(a, b)
	return al.Passages(align.Options{})
}

// Both misspell "government". The first has "recieve" for "receive", the second "comittee" for "committee". "harbour" is
// another spelling, and "twelve" is another word.
func TestErrorsByHand(t *testing.T) {
	a := "The goverment said on Monday that it would recieve the committee of the old harbour city after twelve days of talks in the north."
	b := "The goverment said on Monday that it would receive the comittee of the old harbor city after eleven days of talks in the north."
	known := words("government receive committee harbour harbor twelve eleven monday")
	if got, want := NewSpeller(known).Errors(a, b, passagesOf(a, b)), (Errors{Both: 1, OnlyA: 1, OnlyB: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	known = words("government receive recieve committee")
	if got, want := NewSpeller(known).Errors(a, b, passagesOf(a, b)), (Errors{Both: 1, OnlyB: 1}); got != want {
		t.Errorf("where the other is known, too: got %+v, want %+v", got, want)
	}
}

func TestMisspelt(t *testing.T) {
	known := words("government receive naïveté")
	for text, want := range map[string]int{
		"goverment": 1, "governnment": 1, "goverrment": 1, "govenrment": 1, "governmet": 1, "xgovernment": 1, "overnment": 1, "governmentx": 1,
		"government": 0, "Goverment": 0, "govermnet": 0, "gvernmet": 0, "goverment's": 0, "goverment-led": 0, "recei": 0, "naïvete": 0, "naïvté": 1,
		"the goverment, (recieve) receiv.": 3,
	} {
		if got := NewSpeller(known).misspeltIn(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// TestOneError compares oneError with a slow twin: y is among the words that one error makes of x.
func TestOneError(t *testing.T) {
	list := strings.Fields("a b ab ba aba abab abba aab bba abc acb cab éa aé é")
	for _, x := range list {
		for _, y := range list {
			if x != y && oneError(x, y) != slices.Contains(errorsOf([]rune(x), []rune("abcé")), y) {
				t.Errorf("%q, %q: %t", x, y, oneError(x, y))
			}
		}
	}
}

// errorsOf returns all words one typing error away from word.
func errorsOf(word, letters []rune) (all []string) {
	add := func(parts ...[]rune) { all = append(all, string(slices.Concat(parts...))) }
	for i := range len(word) + 1 {
		for _, c := range letters {
			add(word[:i], []rune{c}, word[i:])
			if i < len(word) {
				add(word[:i], []rune{c}, word[i+1:])
			}
		}
		if i < len(word) {
			add(word[:i], word[i+1:])
		}
		if i+1 < len(word) {
			add(word[:i], []rune{word[i+1], word[i]}, word[i+2:])
		}
	}
	return all
}

// FuzzErrors compares the counts of a pair with those of the pair exchanged.
func FuzzErrors(f *testing.F) {
	f.Add("The goverment said on Monday that it would recieve the committee of the old city", "The goverment said on Monday that it would receive the comittee of the old city")
	f.Add("Größe über zwölf Tage hinaus und noch viel mehr als das und so weiter é", "Grösse über zwölf Tage hinaus und noch viel mehr als dsa und so weiter é")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "\uFFFD"), strings.ToValidUTF8(b, "\uFFFD")
		known := func(word string) bool { return len(word) > 0 && word[0]%2 == 0 }
		passages := passagesOf(a, b)
		got := NewSpeller(known).Errors(a, b, passages)
		for i := range passages {
			p := &passages[i]
			p.A, p.B = p.B, p.A
			for k := range p.Edits {
				e := &p.Edits[k]
				e.A, e.B = e.B, e.A
				e.Op = [...]align.Op{align.Replace, align.Delete, align.Insert}[e.Op]
			}
		}
		back := NewSpeller(known).Errors(b, a, passages)
		if back.OnlyA != got.OnlyB || back.OnlyB != got.OnlyA || got.Both < 0 {
			t.Errorf("%+v, exchanged %+v", got, back)
		}
	})
}
