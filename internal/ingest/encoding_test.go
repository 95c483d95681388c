package ingest

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// encode16 writes s as UTF-16 without a mark.
func encode16(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestEncodings(t *testing.T) {
	const latin, cyrillic = "“Café” — naïve\r\nzwei\n", "МОСКВА, 6 декабря. Министр сказал — «да» 😀\r\n"
	tests := []struct{ name, stored, want string }{
		{"ASCII", "a\r\nb\rc\n", "a\r\nb\rc\n"},
		{"UTF-8", latin, latin},
		{"UTF-8 with a mark", "\xef\xbb\xbf" + latin, latin},
		{"only the first mark", "\xef\xbb\xbf\xef\xbb\xbfa\xef\xbb\xbf", "\uFEFFa\uFEFF"},
		{"UTF-16LE with a mark", "\xff\xfe" + encode16(binary.LittleEndian, latin), latin},
		{"UTF-16BE with a mark", "\xfe\xff" + encode16(binary.BigEndian, cyrillic), cyrillic},
		{"UTF-16LE", encode16(binary.LittleEndian, latin), latin},
		{"UTF-16BE", encode16(binary.BigEndian, latin), latin},
		{"UTF-16LE, Cyrillic", encode16(binary.LittleEndian, cyrillic), cyrillic},
		{"UTF-16BE, Cyrillic", encode16(binary.BigEndian, cyrillic), cyrillic},
		{"UTF-16LE, Chinese with a mark", "\xff\xfe" + encode16(binary.LittleEndian, "新华社北京"), "新华社北京"},
		{"UTF-16LE, longer than the head", encode16(binary.LittleEndian, strings.Repeat(cyrillic, 500)), strings.Repeat(cyrillic, 500)},
		{"UTF-16LE, cut", "\xff\xfea\x00b", "a\uFFFD"},
		{"UTF-16LE, first half alone", "\xff\xfe\x3d\xd8A\x00", "\uFFFDA"},
		{"UTF-16LE, second half alone", "\xff\xfe\x00\xdcA\x00", "\uFFFDA"},
		{"UTF-16LE, pair cut", "\xff\xfea\x00\x3d\xd8", "a\uFFFD"},
		{"UTF-16LE, pair cut in a unit", "\xff\xfea\x00\x3d\xd8\x00", "a\uFFFD"},
		{"UTF-16LE, two first halves", "\xff\xfe\x3d\xd8\x3d\xd8\x00\xde", "\uFFFD😀"},
		{"UTF-16LE, no mark, half at the end", "a\x00b\x00c\x00d\x00e\x00f\x00g\x00h\x00i\x00\x3d\xd8", "abcdefghi\uFFFD"},
		{"Windows-1252", "\x93Caf\xe9\x94 \x97 na\xefve\r\n", "“Café” — naïve\r\n"},
		{"Windows-1252, euro", "100 \x80, 20 \xb0C", "100 €, 20 °C"},
		{"Windows-1252, word of one letter", "D\xe9part \xe0 l'\xe9t\xe9", "Départ à l'été"},
		{"Windows-1252, end of quotation", "\xabcaf\xe9\xbb \x9cuvre", "«café» œuvre"},
		{"Windows-1252, sign in figures", "3 \xd7 4 \xf7 2 \xe9t\xe9", "3 × 4 ÷ 2 été"},
		{"damaged UTF-8, not Windows-1252", "caf\xe9 café", "caf\uFFFD café"},
		{"undefined in Windows-1252", "caf\xe9 \x81", "caf\uFFFD \uFFFD"},
		{"0xFF is no letter", "caf\xe9 \xff", "caf\uFFFD \uFFFD"},
		{"letters without words", "12 \xe9\xe8 13", "12 \uFFFD\uFFFD 13"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.stored, Options{}, "-"))
			if len(articles) != 1 || articles[0].Body != test.want {
				t.Errorf("%q, skipped %q; want %q", idsAndBodies(articles), skipped, test.want)
			}
		})
	}
}

// The right sides are what Python 3 gives for bytes.decode("utf-8", errors="replace").
func TestIllFormedAsPython(t *testing.T) {
	const x = "\uFFFD"
	tests := []struct{ in, want string }{
		{"\xe2\x82", x},
		{"\xf0\x9f\x98", x},
		{"\xff\xff", x + x},
		{"\xe0\x80\x80", x + x + x},
		{"\xed\xa0\x80", x + x + x},
		{"\xed\xa0\xbd\xed\xb8\x80", x + x + x + x + x + x},
		{"\xf4\x90\x80\x80", x + x + x + x},
		{"\xc0\xaf", x + x},
		{"\xf0\x80\x80\x80", x + x + x + x},
		{"\xf8\x88\x80\x80\x80", x + x + x + x + x},
		{"\xe2\x82\xe2\x82\xac", x + "€"},
		{"€\xf1\x80\x80\xe1\x80\xc2b\x80c", "€" + x + x + x + "b" + x + "c"},
		{"é a\xc3", "é a" + x},
		{"é \xf0\x90\x80 \xf4\x8f\xbf", "é " + x + " " + x},
		{"\xef\xbf\xbd\xef\xbf", x + x},
		{"\x81\x80\x9d é", x + x + x + " é"},
	}
	for _, test := range tests {
		if got := string(toUTF8([]byte(test.in))); got != test.want {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
		// Far longer than any buffer, at every offset to one.
		if long := strings.Repeat(test.in+" é ", 3000); string(toUTF8([]byte(long))) != strings.Repeat(test.want+" é ", 3000) {
			t.Errorf("%q: differs when it is long", test.in)
		}
	}
}

func TestBinary(t *testing.T) {
	tests := []struct {
		name, stored string
		binary       bool
	}{
		{"NUL", "abc\x00def", true},
		{"NUL late", strings.Repeat("abc ", 5000) + "\x00", true},
		{"counters", "\x01\x00\x02\x00\x03\x00\x04\x00", true},
		{"NULs", "\x00\x00\x00\x00", true},
		{"NULs after a mark", "\xff\xfe\x00\x00a\x00", true},
		{"control characters", "\x01\x02\x03abc\x7f", true},
		{"control characters late", strings.Repeat("a", 5000) + strings.Repeat("\x02", 500), true},
		{"agency copy", "\x01abc0123 4 pol 99 Moscow\x02" + strings.Repeat("The minister said so. ", 10) + "\x03", false},
		{"tabs and form feeds", "a\tb\vc\fd\r\n", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.stored, Options{}, "-"))
			if got := len(skipped) == 1 && skipped[0] == "-: binary file"; got != test.binary || len(articles)+len(skipped) != 1 {
				t.Errorf("binary %v, want %v: %q, skipped %q", got, test.binary, ids(articles), skipped)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "\xef\xbb\xbfé", "\xff\xfea\x00\x3d\xd8", "\xe2\x82", "caf\xe9 \x93", "a\x00b\x00", "\x1f\x8b\x08\x00", "\x28\xb5\x2f\xfd\x04"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, stored string) {
		for _, format := range []string{"", "text"} {
			articles, skipped := mustCollect(t, open(t, stored, Options{Format: format}, "-"))
			for _, a := range articles {
				if !utf8.ValidString(a.Body) || strings.TrimSpace(a.Body) == "" {
					t.Errorf("body %q", a.Body)
				}
			}
			if format == "text" && len(articles)+len(skipped) != 1 {
				t.Errorf("%d articles, skipped %q", len(articles), skipped)
			}
			if format == "text" && len(articles) == 1 && utf8.ValidString(stored) && !strings.Contains(stored, "\x00") {
				if want := strings.TrimPrefix(stored, "\uFEFF"); articles[0].Body != want {
					t.Errorf("body %q, want %q", articles[0].Body, want)
				}
			}
		}
	})
}
