package normalize

import (
	"slices"
	"strings"
	"testing"
)

func TestLookalikes(t *testing.T) {
	russian := "Совет на этой неделе решил закрыть старую гавань, и рабочие не знают, что будет с ними. "
	for _, tt := range []struct {
		name, body, want string
		n                int
	}{
		{"Cyrillic in Latin words", "The c\u043eunc\u0456l v\u043eted t\u043e cl\u043ese \u0430 h\u0430rbour", "The council voted to close a harbour", 6},
		{"a capital", "\u0422he \u0421ouncil", "The Council", 2},
		{"Greek in Latin words", "The c\u03bfuncil v\u03bfted", "The council voted", 2},
		{"Latin in Cyrillic words", russian + "C\u043eвeт p\u0435шил", russian + "Совет решил", 2},
		{"a Latin letter for a Cyrillic word", russian + "c a", russian + "с а", 2},
		{"Latin in Greek words", "Το συμβoύλιο απoφάσισε να κλείσει τo λιμάνι", "Το συμβούλιο αποφάσισε να κλείσει το λιμάνι", 3},
		{"a unit", "5 μm and 3 µm", "5 μm and 3 µm", 0},
		{"a brand", russian + "CEO OPEC Microsoft", russian + "CEO OPEC Microsoft", 0},
		{"two languages", "The council met in the harbour on Tuesday. " + russian + "А оса у реки с утра.", "The council met in the harbour on Tuesday. " + russian + "А оса у реки с утра.", 0},
		{"plain", "The council voted", "The council voted", 0},
	} {
		got, want := New().Text(tt.body, nil, "xx"), New().Text(tt.want, nil, "xx")
		if got.Lookalikes != tt.n {
			t.Errorf("%s: %d words, want %d", tt.name, got.Lookalikes, tt.n)
		}
		if !slices.Equal(got.Words, want.Words) || !slices.Equal(got.Terms, want.Terms) {
			t.Errorf("%s: other words", tt.name)
		}
	}
}

// Whatever letters of a clean text are replaced by Cyrillic twins, it keeps its words.
func TestEveryTwin(t *testing.T) {
	clean := New().Text(paragraphs["en"], nil, "en")
	for latinLetter, twin := range twinLetters[cyrillic] {
		if a, _ := alphabetOf(latinLetter); a != latin || !strings.ContainsRune(exact, twin) {
			continue
		}
		body := strings.ReplaceAll(paragraphs["en"], string(latinLetter), string(twin))
		if got := New().Text(body, nil, "en"); !slices.Equal(got.Words, clean.Words) || !slices.Equal(got.Terms, clean.Terms) {
			for i := range got.Words {
				if got.Words[i] != clean.Words[i] {
					t.Errorf("%c: %q", latinLetter, got.Spans[i].Cut(body))
				}
			}
		}
	}
}

// FuzzReadAs checks that a word in one alphabet alone is never another, and that reading again changes nothing.
func FuzzReadAs(f *testing.F) {
	for _, s := range []string{"h\u0430rbour", "Советник", "μm", "τo", "zZ", "\u0441\u0435"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		for _, w := range []writing{{latin, true}, {latin, false}, {cyrillic, true}, {greek, false}} {
			word, other := w.readAs(s)
			if other == (word == s) {
				t.Fatalf("%q is read as %q, another: %v", s, word, other)
			}
			if again, _ := w.readAs(word); again != word {
				t.Fatalf("%q is read as %q, then %q", s, word, again)
			}
		}
	})
}
