package normalize

import (
	"slices"
	"strings"
	"testing"
)

func TestSeen(t *testing.T) {
	const plain = "Nous ferons appel de ce jugement de 1200 pages dit le directeur"
	want := New().Text(plain, nil, "fr")
	for name, body := range map[string]string{
		"narrow no-break spaces": strings.ReplaceAll(plain, " ", "\u202f"),
		"thin spaces":            strings.ReplaceAll(plain, " ", "\u2009"),
		"figure spaces":          strings.ReplaceAll(plain, " ", "\u2007"),
		"hair spaces":            strings.ReplaceAll(plain, " ", "\u200a"),
		"ideographic spaces":     strings.ReplaceAll(plain, " ", "\u3000"),
		"Braille for spaces":     strings.ReplaceAll(plain, " ", "\u2800"),
		"fillers for spaces":     strings.ReplaceAll(plain, " ", "\u3164"),
		"zero-width spaces":      inWords(plain, "\u200b"),
		"Braille in words":       inWords(plain, "\u2800"),
		"fillers in words":       inWords(plain, "\u3164"),
		"choseong fillers":       inWords(plain, "\u115f"),
		"half-width fillers":     inWords(plain, "\uffa0"),
		"grapheme joiners":       inWords(plain, "\u034f"),
		"variation selectors":    inWords(plain, "\ufe0f"),
		"tags":                   inWords(plain, "\U000e0061"),
		"marks of direction":     inWords(plain, "\u200e"),
		"guillemets":             "«\u202f" + plain + "\u202f»",
		"a blank before spaces":  strings.ReplaceAll(plain, " ", "\u3164 "),
	} {
		got := New().Text(body, nil, "fr")
		checkText(t, body, got)
		if !slices.Equal(got.Words, want.Words) || !slices.Equal(got.Terms, want.Terms) {
			t.Errorf("%s: %q", name, cuts(body, got.Spans))
		}
	}
	for _, body := range []string{"\u3164", "\u2800 \u115f", "\u200b"} {
		if n := New().Text(body, nil, "").Count(); n != 0 {
			t.Errorf("%q has %d words", body, n)
		}
	}
}

// FuzzSeen checks that what is seen is as long as what is there.
func FuzzSeen(f *testing.F) {
	f.Add("a\u202fb\u3164c\u200bd", true)
	f.Fuzz(func(t *testing.T, s string, spaced bool) {
		if got := seen(s, spaced); len(got) != len(s) {
			t.Fatalf("%q is seen as %q", s, got)
		}
	})
}
