package normalize

import (
	"slices"
	"strings"
	"testing"
)

// spelt spells i in the letters a to p, so that each i is a different word of eight letters.
func spelt(b []byte, i int) []byte {
	for range 8 {
		b = append(b, byte('a'+i&15))
		i >>= 4
	}
	return b
}

// A memo that started afresh gives the same entries as before.
func TestMemoStartsAfresh(t *testing.T) {
	n := New()
	want := n.Text(story, nil, "en")
	var b []byte
	restarts, had := 0, n.seen.types()
	for i := range memoLimit + 5000 {
		b = append(spelt(b, i), ' ')
		if len(b) > 1<<16 || i == memoLimit+4999 {
			n.Text(string(b), nil, "")
			b = b[:0]
			if n.seen.types() < had {
				restarts++
			}
			had = n.seen.types()
			if had > memoLimit {
				t.Fatalf("%d types are kept", had)
			}
		}
	}
	if restarts != 1 {
		t.Errorf("the memo started afresh %d times", restarts)
	}
	got := n.Text(story, nil, "en")
	if !slices.Equal(got.Terms, want.Terms) || !slices.Equal(got.Words, want.Words) {
		t.Error("the terms have changed")
	}
}

// Languages do not mix, even for words that differ in few bits.
func TestMemoLanguages(t *testing.T) {
	n := New()
	var b []byte
	for i := range 36 * 36 {
		const signs = "abcdefghijklmnopqrstuvwxyz0123456789"
		b = append(b, 't', signs[i%36], signs[i/36], ' ', signs[i%36], signs[i/36], ' ')
	}
	short := string(b)
	for range 2 {
		for _, lang := range []string{"en", "es", "fr", "hu", "no", "ru", "sv", "de", ""} {
			for _, body := range []string{story, strings.ToUpper(story), short, strings.ToUpper(short)} {
				got, want := n.Text(body, nil, lang), New().Text(body, nil, lang)
				if !slices.Equal(got.Terms, want.Terms) || !slices.Equal(got.Words, want.Words) {
					t.Errorf("%s: a used Normalizer gives other terms", lang)
				}
			}
		}
	}
}

func TestLongWords(t *testing.T) {
	for name, unit := range map[string]string{"ASCII": "a", "accented": "é", "marks": "a\u0301", "soft hyphens": "a\u00ad", "Katakana": "ア", "apostrophes": "a'"} {
		body := strings.Repeat(unit, 2<<20/len(unit))
		text := New().Text(body, nil, "en")
		checkText(t, body, text)
		if len(text.Terms) != 1 {
			t.Errorf("%s: %d terms, want 1", name, len(text.Terms))
		}
	}
}
