package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"
)

func TestStemEnglishByHand(t *testing.T) {
	for _, tt := range [][2]string{
		{"ponies", "poni"}, {"ties", "tie"}, {"caresses", "caress"}, {"gas", "gas"}, {"agreed", "agre"}, {"hoping", "hope"}, {"hopping", "hop"},
		{"luxuriated", "luxuri"}, {"cry", "cri"}, {"say", "say"}, {"youth", "youth"}, {"sensational", "sensat"}, {"generally", "general"},
		{"apology", "apolog"}, {"fluently", "fluentli"}, {"adoption", "adopt"}, {"controlled", "control"}, {"rate", "rate"}, {"skies", "sky"},
		{"café", "café"}, {"be", "be"}, {"", ""},
	} {
		if got := stemEnglish(tt[0], true); got != tt[1] {
			t.Errorf("%q: %q, want %q", tt[0], got, tt[1])
		}
	}
}

// stemEndings are put behind random beginnings, up to three at once, so that all steps have something to do.
var stemEndings = append(strings.Fields(`s es sses ies ied us ss ed edly ing ingly eed eedly at bl iz bb tt y ay ly li ative e ll le ization
	ational fulness iveness ousness biliti ability lessli tional alism aliti ality ation entli ently fulli fully iviti ivity ousli ously anci ancy
	abli ably alli ally ator enci ency izer bli ogi ogy alize icate iciti icity ical ful ness ement ance ence able ible ment ent ant ism ate iti
	ous ive ize ion sion tion al er ic`), "")

func randomWord(r *rand.Rand) string {
	var b strings.Builder
	if r.IntN(12) == 0 {
		b.WriteString([]string{"gener", "commun", "arsen", "y", "yy"}[r.IntN(5)])
	}
	for range r.IntN(7) {
		b.WriteByte("aeiouybcdlnrstwxzg"[r.IntN(18)])
	}
	for range r.IntN(4) {
		b.WriteString(stemEndings[r.IntN(len(stemEndings))])
	}
	return b.String()
}

// TestStemEnglishIsSnowball compares with the stemmer that has a rune for each letter.
func TestStemEnglishIsSnowball(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300_000 {
		if word := randomWord(r); stemEnglish(word, true) != english.Stem(word, true) {
			t.Fatalf("%q: %q, want %q", word, stemEnglish(word, true), english.Stem(word, true))
		}
	}
	for word := range englishExceptions {
		if stemEnglish(word, true) != english.Stem(word, true) {
			t.Errorf("%q: %q, want %q", word, stemEnglish(word, true), english.Stem(word, true))
		}
	}
}

// TestStemEnglishAllocates counts: a stem is the start of its word, or new.
func TestStemEnglishAllocates(t *testing.T) {
	for word, want := range map[string]float64{"ministers": 0, "generally": 0, "hoping": 1, "apologies": 0, "communities": 0} {
		if n := testing.AllocsPerRun(10, func() { stemEnglish(word, true) }); n > want {
			t.Errorf("%q: %v allocations, want %v", word, n, want)
		}
	}
}

func FuzzStemEnglish(f *testing.F) {
	for _, word := range []string{"", "generalizations", "yellowy's", "dying", "naïve", "inning", " Hoping "} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if got, want := stemEnglish(word, true), english.Stem(word, true); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	})
}

func BenchmarkStemEnglish(b *testing.B) {
	words := strings.Fields("the minister generally hoped that controlling apologies would be sensationally adopted by communities of trading partners")
	for name, stem := range map[string]func(string, bool) string{"bytes": stemEnglish, "runes": english.Stem} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				stem(words[i%len(words)], true)
				i++
			}
		})
	}
}
