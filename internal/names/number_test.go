package names

import "testing"

func TestNumeral(t *testing.T) {
	tests := map[string]int{
		"one": 1, "nine": 9, "ten": 10, "fourteen": 14, "nineteen": 19, "twenty": 20, "thirty": 30, "ninety": 90,
		"zero": 0, "hundred": 0, "twenty-eight": 0, "28": 0, "": 0,
	}
	for word, want := range tests {
		if got, ok := Numeral(word); got != want || ok != (want != 0) {
			t.Errorf("Numeral(%q) = %v, %v; want %v", word, got, ok, want)
		}
	}
	if got, want := Numerals(8, 11).Join(" "), "eight nine ten eleven"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Numerals(20, 99).Join(" "), tens; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestScales(t *testing.T) {
	tests := map[string]float64{
		"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mio": 1e6, "milioni": 1e6, "bn": 1e9, "billion": 1e9,
		"milliards": 1e9, "trln": 1e12, "dozen": 0,
	}
	all := Scales().Map()
	for word, want := range tests {
		if all[word] != want {
			t.Errorf("%q multiplies by %v, want %v", word, all[word], want)
		}
	}
	for short, word := range ShortScales() {
		if all[short] != all[word] || short == word {
			t.Errorf("%q multiplies by %v, %q by %v", short, all[short], word, all[word])
		}
	}
	for _, r := range scales {
		for word, value := range Scales(r.language) {
			if all[word] != value {
				t.Errorf("%q multiplies by %v and by %v", word, all[word], value)
			}
		}
	}
}

func TestShortUnits(t *testing.T) {
	want := map[string]string{
		"pct": "percent", "pc": "percent", "dlr": "dollar", "dlrs": "dollars", "ct": "cent", "cts": "cents", "stg": "sterling",
	}
	got := ShortUnits().Map()
	for short, word := range want {
		if got[short] != word {
			t.Errorf("%q is short for %q, want %q", short, got[short], word)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestNumeralIsTable asks for every numeral, and for words that differ from one by a letter, by its table alone.
func TestNumeralIsTable(t *testing.T) {
	table := Numerals(1, 99).Map()
	if len(table) != 27 {
		t.Fatalf("%d numerals", len(table))
	}
	for word := range table {
		for _, w := range []string{word, word + "s", word[1:], word[:len(word)-1], word[:1], "", "a" + word[1:], word + " hundred and more words"} {
			want, known := table[w]
			if n, ok := Numeral(w); n != want || ok != known {
				t.Errorf("Numeral(%q) = %d, %v; want %d, %v", w, n, ok, want, known)
			}
		}
	}
}
