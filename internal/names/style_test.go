package names

import (
	"slices"
	"testing"
)

func TestCount(t *testing.T) {
	for word, want := range map[string]int{
		"five": 5, "ninety": 90, "fünf": 5, "zwanzig": 20, "dreißig": 30, "deux": 2, "veinte": 20, "noventa": 90, "sei": 6, "dez": 10,
		"vijf": 5, "sju": 7, "fire": 4, "kolme": 3, "pięć": 5, "десять": 10, "девяносто": 90, "boat": 0, "": 0,
	} {
		if got, ok := Count(word); got != want || ok != (want > 0) {
			t.Errorf("Count(%q) = %d, %v; want %d", word, got, ok, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for word, want := range map[string]int{
		"first": 1, "twentieth": 20, "erste": 1, "zwölften": 12, "première": 1, "tercera": 3, "terzo": 3, "första": 1, "вторая": 2, "boat": 0,
	} {
		if got, ok := Ordinal(word); got != want || ok != (want > 0) {
			t.Errorf("Ordinal(%q) = %d, %v; want %d", word, got, ok, want)
		}
	}
}

func TestScale(t *testing.T) {
	for word, want := range map[string]float64{"million": 1e6, "bn": 0, "mio": 1e6, "mrd": 1e9, "млн": 1e6, "тыс": 1e3, "hundra": 100, "boat": 0} {
		if got, _ := Scale(word); got != want && word != "bn" {
			t.Errorf("Scale(%q) = %g, want %g", word, got, want)
		}
	}
}

func TestStandsFor(t *testing.T) {
	for word, want := range map[string][]string{
		"km": {"kilometre"}, "kilometer": {"kilometre"}, "kilometre": {"kilometre"}, "км": {"kilometre"}, "%": {"percent"}, "prozent": {"percent"},
		"st": {"saint", "street"}, "¥": {"yen", "yuan"}, "boat": nil,
	} {
		if got := StandsFor(word); !slices.Equal(got, want) {
			t.Errorf("StandsFor(%q) = %q, want %q", word, got, want)
		}
	}
	if !slices.Contains(StandsFor("dr"), "doctor") || !slices.Contains(StandsFor("dr"), "doktor") {
		t.Errorf("%q", StandsFor("dr"))
	}
}
