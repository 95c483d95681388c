package report

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Rasmussen said – “no”.", "Rasmussen said – “no”."},
		{"empty", "", ""},
		{"escape", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
		{"controls", "a\x00b\tc\r\nd\x7f", "a␀b␉c␍␊d␡"},
		{"8-bit controls", "\u009b31m", `\u009b31m`},
		{"direction", "\u202egpj.exe\u2066", `\u202egpj.exe\u2066`},
		{"invisible", "a\u200bb\u00adc\ufeff", `a\u200bb\u00adc\ufeff`},
		{"line separator", "a\u2028b", `a\u2028b`},
		{"tags", "x\U000e0041", `x\U000e0041`},
		{"private", "\ue000", `\ue000`},
		{"no UTF-8", "a\xff\xc3", "a\ufffd\ufffd"},
		{"joined emoji", "👩\u200d👧", "👩\u200d👧"},
		{"Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"joiner in Latin", "a\u200db", `a\u200db`},
		{"no-break space", "5\u00a0km", "5\u00a0km"},
		{"combining", "e\u0301", "e\u0301"},
	} {
		if got := Printable(tt.in); got != tt.want {
			t.Errorf("%s: Printable(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestProse(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{" a \n\n b\t", " a b "},
		{"de\u00adfence", "defence"},
		{"\u200eshalom\x1b[1m", "shalom␛[1m"},
	} {
		if got := prose(tt.in); got != tt.want {
			t.Errorf("prose(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	for _, s := range []string{"plain", "\x1b]0;title\a", "\u202e", "\xff", "👩\u200d👧", "a\u200c", "\u200d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Printable(s)
		if !utf8.ValidString(got) {
			t.Fatalf("invalid: %q", got)
		}
		for _, r := range got {
			if !unicode.IsGraphic(r) && !isJoiner(r) {
				t.Fatalf("Printable(%q) holds %U", s, r)
			}
		}
		if again := Printable(got); again != got {
			t.Fatalf("twice: %q, once: %q", again, got)
		}
	})
}
