package names

import (
	"slices"
	"strings"
	"testing"
)

func TestSpelling(t *testing.T) {
	tests := map[string]string{
		"valeri": "valery", "valerii": "valery", "valery": "valery", "nikolay": "nikolai", "nikolai": "nikolai",
		"sergei": "sergey", "dmitriy": "dmitry", "yury": "yuri", "aleksey": "alexei", "aleksandr": "alexander", "mikhael": "mikhail",
		"mohamed": "muhammad", "kiev": "kyiv", "timoshenko": "tymoshenko", "koran": "quran",
		"bill": "bill", "volodymyr": "volodymyr", "viktor": "viktor", "Valeri": "Valeri", "": "",
	}
	for word, want := range tests {
		if got := Spelling(word); got != want {
			t.Errorf("Spelling(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSameFirstName(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"valeri", "valery", true},
		{"nikolai", "nikolay", true},
		{"mykola", "nikolay", true},
		{"bill", "william", true},
		{"pat", "patricia", true},
		{"pat", "patrick", true},
		{"alex", "aleksandr", true},
		{"ann", "ann", true},
		{"bill", "billy", false},
		{"patricia", "patrick", false},
		{"peter", "patricia", false},
		{"valeri", "viktor", false},
		{"oleksandr", "alex", false},
		{"hillary", "bill", false},
	}
	for _, tt := range tests {
		if SameFirstName(tt.a, tt.b) != tt.want || SameFirstName(tt.b, tt.a) != tt.want {
			t.Errorf("SameFirstName(%q, %q) is not %v both ways", tt.a, tt.b, tt.want)
		}
	}
}

// A word has one spelling, which is its own, and the rows stand in order.
func TestSpellingRows(t *testing.T) {
	seen := map[string]bool{}
	for other, name := range Spellings() {
		if seen[other] || Spelling(name) != name || Spelling(other) != name {
			t.Errorf("%q stands for %q, and for %q", other, Spelling(other), Spelling(name))
		}
		seen[other] = true
	}
	for _, table := range []string{firstNames, shortForms, countryForms} {
		rows := strings.Split(strings.TrimSpace(table), "\n")
		if !slices.IsSortedFunc(rows, func(a, b string) int { return strings.Compare(strings.TrimSpace(a), strings.TrimSpace(b)) }) {
			t.Errorf("the rows are not in order:\n%s", table)
		}
	}
}

// What is for people alone touches no spelling, and a short form is no full name.
func TestFormRows(t *testing.T) {
	isFull := map[string]bool{}
	for _, name := range others(shortForms) {
		isFull[name] = true
	}
	for short, name := range ShortForms() {
		if Spelling(short) != short || Spelling(name) != name || isFull[short] {
			t.Errorf("%q and %q: one has another spelling, or %q is short for something", short, name, short)
		}
	}
}
