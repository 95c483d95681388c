package quote

import (
	"testing"

	"github.com/copytaster/copytaster/internal/names"
)

// All spellings of a first name are of one gender, and all abbreviations of titles are offices.
func TestLexiconHasNames(t *testing.T) {
	for other, name := range names.FirstNames() {
		if x, y := lexicon.class(other)&(given|male|female), lexicon.class(name)&(given|male|female); x != y {
			t.Errorf("%q has the classes %b, %q %b", other, x, name, y)
		}
	}
	if x := lexicon.class("Valeri"); x&(given|male) != given|male {
		t.Errorf("Valeri has the classes %b", x)
	}
	for short := range names.ShortTitles() {
		if lexicon.class(short)&office == 0 {
			t.Errorf("%q is no office", short)
		}
	}
	if x := lexicon.class("Mrs."); x&(honorific|female) != honorific|female {
		t.Errorf("Mrs. has the classes %b", x)
	}
}

// The abbreviation of an office is that office, wherever it comes again.
func TestShortOffice(t *testing.T) {
	const body = `Supt Ann Bray came late. "We will not sign anything before the harbour opens," the superintendent said.`
	if q := extract(body); len(q) != 1 || q[0].Speaker != "Ann Bray" {
		t.Errorf("got %v", q)
	}
}

// "Alex" is a man's name and short for Alexandra, too: in one article they are two people.
func TestShortNameOfAnother(t *testing.T) {
	const body = `Alex Lund came with Alexandra Lund. "We will not sign anything before the harbour opens," she said.`
	if q := extract(body); len(q) != 1 || q[0].Speaker != "Alexandra Lund" {
		t.Errorf("got %v", q)
	}
}
