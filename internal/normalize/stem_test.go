package normalize

import (
	"slices"
	"strings"
	"testing"
)

func TestStemmers(t *testing.T) {
	tests := []struct {
		lang, a, b string // two forms of the same words
	}{
		{"en", "minister meeting defences", "ministers meetings defence"},
		{"es", "ministro presidente naciones hablando", "ministros presidentes nación hablar"},
		{"fr", "ministre nationaux annoncer", "ministres national annonce"},
		{"hu", "miniszter házak országok", "minisztert ház ország"},
		{"no", "havnene regjering landene", "havn regjeringen land"},
		{"ru", "министр страны новости", "министра страна новостей"},
		{"sv", "ministern länderna flickor", "minister länder flicka"},
		{"ar", "الكتاب مدرسة", "كتاب المدرسة"},
		{"da", "havnene regeringen landene", "havn regering land"},
		{"de", "Häfen Ländern Regierungen", "Haefen Laender Regierung"},
		{"it", "ministri porti parlare", "ministro porto parlano"},
		{"nl", "ministers boeken landen", "minister boek land"},
		{"pt", "ministros portos falando", "ministro porto falar"},
	}
	if len(tests) != len(stemmers) {
		t.Fatalf("%d languages tried, %d stemmers", len(tests), len(stemmers))
	}
	for _, tt := range tests {
		t.Run(tt.lang, func(t *testing.T) {
			a, b := strings.Fields(tt.a), strings.Fields(tt.b)
			for i := range a {
				if !slices.Equal(termsOf(a[i], tt.lang), termsOf(b[i], tt.lang)) {
					t.Errorf("%q and %q have the stems %q and %q", a[i], b[i], stem(a[i], tt.lang), stem(b[i], tt.lang))
				}
				if slices.Equal(termsOf(a[i], ""), termsOf(b[i], "")) {
					t.Errorf("%q and %q are one without a stemmer", a[i], b[i])
				}
			}
		})
	}
}

// Words of other languages are only folded.
func TestNotStemmed(t *testing.T) {
	for _, lang := range []string{"", "pl", "tr", "el", "bg", "uk", "ja", "EN", "xx"} {
		text := New().Text("Die Minister sprachen, i ministri parlavano; министрите говориха", nil, lang)
		if !slices.Equal(text.Terms, text.Words) || text.Lang != lang {
			t.Errorf("%q: the terms are not the words", lang)
		}
	}
}

// English spellings do not apply to other languages with a stemmer.
func TestFrenchIsNotSpeltAsEnglish(t *testing.T) {
	if a, b := termsOf("organise", "fr"), termsOf("organisé", "fr"); !slices.Equal(a, b) {
		t.Errorf("terms %x and %x", a, b)
	}
	if a, b := termsOf("defence", ""), termsOf("defense", ""); !slices.Equal(a, b) {
		t.Errorf("in an unknown language: terms %x and %x", a, b)
	}
}

func TestStemApostrophes(t *testing.T) {
	tests := []struct{ word, lang, want string }{
		{"minister's", "en", "minist"},
		{"ministers'", "en", "minist"},
		{"don't", "en", "dont"},
		{"o'brien's", "en", "obrien"},
		{"l'accord", "fr", "accord"},
		{"qu'il", "fr", "il"},
		{"aujourd'hui", "fr", "aujourdhui"},
		{"l'accord", "", "laccord"},
		{"merkel's", "", "merkel"},
		{strings.Repeat("a", longestStemmed) + "ing", "en", strings.Repeat("a", longestStemmed) + "ing"},
	}
	for _, tt := range tests {
		if got := stem(tt.word, tt.lang); got != tt.want {
			t.Errorf("stem(%q, %q) = %q, want %q", tt.word, tt.lang, got, tt.want)
		}
	}
}
