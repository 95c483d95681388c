package names

import "testing"

func TestShortTitles(t *testing.T) {
	got := ShortTitles().Map()
	for short, want := range map[string]string{
		"gov": "governor", "lt": "lieutenant", "lieut": "lieutenant", "sens": "senators", "dr": "doctor", "rev": "reverend", "mr": "", "st": "",
	} {
		if got[short] != want {
			t.Errorf("%q is short for %q, want %q", short, got[short], want)
		}
	}
	n := 0
	for range ShortTitles() {
		n++
	}
	if n != len(got) {
		t.Errorf("%d rows shorten %d words", n, len(got))
	}
	for short, word := range got {
		if short[0] != word[0] || got[word] != "" {
			t.Errorf("%q is short for %q", short, word)
		}
	}
}

func TestHonorifics(t *testing.T) {
	all, short := Honorifics().Map(), ShortHonorifics().Map()
	for word, want := range map[string]Gender{
		"mr": Man, "sir": Man, "herr": Man, "monsieur": Man, "don": Man, "mrs": Woman, "ms": Woman, "mme": Woman, "frau": Woman, "doctor": 0,
	} {
		if all[word] != want {
			t.Errorf("%q is of %v, want %v", word, all[word], want)
		}
	}
	for word, gender := range short {
		if all[word] != gender {
			t.Errorf("the abbreviation %q is of %v and of %v", word, gender, all[word])
		}
	}
	if short["mr"] != Man || short["mister"] != 0 {
		t.Errorf("the abbreviations are %v", short)
	}
}
