package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/zeebo/xxh3"
)

// The functions that go over every text of a report are written for speed. Here they stand as one would write them first.

func slowFingerprint(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.Nd)
	})
	return fmt.Sprintf("%016x", xxh3.HashString(strings.Join(words, " ")))
}

func slowClean(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) }) < 0
}

func slowProse(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
		case !strings.ContainsRune("\u00ad\u200b\u200e\u200f\u2060\ufeff", r):
			b.WriteRune(r)
			space = false
		}
	}
	return Printable(b.String())
}

func slowIn(s style, text string) (out []glyph) {
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		out = append(out, glyph{g.Value(), uint8(g.Width()), s})
	}
	return out
}

func slowByteAt(text string, n int) int {
	i := 0
	for at := range text {
		if i >= n {
			return at
		}
		i++
	}
	return len(text)
}

func FuzzTwins(f *testing.F) {
	for _, a := range wireArticles(f) {
		f.Add(a.Body, 1000)
	}
	for _, text := range []string{
		"", "a", "K\u0130\u212a\u023a ǅ", "\ufffd\xff\xfe", "e\u0301e \u0301x", "🇩🇪🇩🇪a🇩 🇪", "👩\u200d👩a\u200d👧", "नमस्ते क्\u200dष", "a\u0600b\u0600",
		"“x” – y…", "\u00ad\u200b a\u2060 b\ufeff\u0085c\u00a0d", "\x1b[31m\r\n\x00\x7f\u009b", "日本、a。b", "½²٣", "\u1100\u1161\u11a8", "x\ufe0fy\u20e3",
	} {
		f.Add(text, 2)
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		if got, want := clean(text), slowClean(text); got != want {
			t.Errorf("clean(%q) = %v, want %v", text, got, want)
		}
		if got, want := prose(text), slowProse(text); got != want {
			t.Errorf("prose(%q) = %q, want %q", text, got, want)
		}
		if got, want := byteAt(text, n), slowByteAt(text, n); got != want {
			t.Errorf("byteAt(%q, %d) = %d, want %d", text, n, got, want)
		}
		for _, printable := range []string{prose(text), Printable(text)} {
			if got, want := new(page).in(dim, printable), slowIn(dim, printable); !slices.Equal(got, want) {
				t.Errorf("in(%q) = %q, want %q", printable, got, want)
			}
		}
		text = strings.ToValidUTF8(text, "\ufffd") // as the text of every article is
		if got, want := fingerprint(text), slowFingerprint(text); got != want {
			t.Errorf("fingerprint(%q) = %s, want %s", text, got, want)
		}
	})
}
