package wire

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// randomLine strings together pieces that the rules look for.
func randomLine(r *rand.Rand) string {
	pieces := []string{
		"EPA/", "AP Photo", "Getty Images", "Photo:", "Фото:", "file photo", "FILE PICTURE", "(file image)", "All rights reserved",
		"a", "B", " ", " ", ".", "!", "(", ")", "|", "é", "ſ", "\u212a", "1", "2011", strings.Repeat("word ", 20),
	}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// randomCase returns s with the case of some letters changed, and sometimes one byte changed.
func randomCase(r *rand.Rand, s string) string {
	s = strings.Map(func(c rune) rune {
		if r.IntN(2) == 0 {
			return unicode.SimpleFold(c)
		}
		return c
	}, s)
	if r.IntN(3) == 0 {
		b := []byte(s)
		b[r.IntN(len(b))] ^= 0x20
		s = string(b)
	}
	return s
}

func TestFoldTwins(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	met := 0
	for range 50 {
		for _, o := range openings {
			s := randomCase(r, o.words) + " x"
			want := len(s) >= len(o.words) && strings.EqualFold(s[:len(o.words)], o.words)
			if want {
				met++
			}
			if hasPrefixFold(s, o.words) != want {
				t.Fatalf("hasPrefixFold(%q, %q) = %v", s, o.words, !want)
			}
			s = "x " + randomCase(r, o.words)
			want = len(s) >= len(o.words) && strings.EqualFold(s[len(s)-len(o.words):], o.words)
			if hasSuffixFold(s, o.words) != want {
				t.Fatalf("hasSuffixFold(%q, %q) = %v", s, o.words, !want)
			}
		}
	}
	if met < 1000 {
		t.Errorf("only %d lines begin with the words", met)
	}
}

// slowPhotoCredit looks for each mark at each place.
func slowPhotoCredit(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	for i := range len(s) {
		if last != ')' && !unicode.IsLetter(last) || len(s)-i > maxCredit {
			continue
		}
		before := strings.TrimRight(s[max(0, len(s)-maxCredit):i], " ")
		starts := before == "" && len(s) <= maxCredit || before != "" && strings.Contains(".!?)(|[", before[len(before)-1:])
		for _, mark := range creditMarks {
			if starts && strings.HasPrefix(s[i:], mark) {
				return true
			}
		}
	}
	return false
}

func TestPhotoCreditTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	n := 0
	for range 20000 {
		s := randomLine(r)
		want := slowPhotoCredit(s)
		if want {
			n++
		}
		if photoCredit(s) != want {
			t.Fatalf("photoCredit(%q) = %v", s, !want)
		}
	}
	if n < 1000 {
		t.Errorf("only %d credits", n)
	}
}
