package ocr_test

import (
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/wire"
)

// TestFoldByHand is worked by hand: "A rn|-\nd" keeps a, rn as one m, the bar as a stroke, and d.
func TestFoldByHand(t *testing.T) {
	var text ocr.Text
	ocr.Fold(&text, "A rn|-\nd", nil)
	if got := string(text.Chars); got != "amid" {
		t.Errorf("got %q", got)
	}
	for i, want := range []uint32{0, 2, 4, 7} {
		if text.At[i] != want {
			t.Errorf("character %d is at %d, want %d", i, text.At[i], want)
		}
	}
}

// TestFoldAlike checks that both texts of each case are the same when folded.
func TestFoldAlike(t *testing.T) {
	tests := []struct{ name, a, b string }{
		{"case", "NATO Council", "nato council"},
		{"strokes", "Illinois 1 bill", "l|1in0is I bi11"},
		{"rounds", "London 2010", "L0ndon 2o1o"},
		{"open rounds", "concern", "eoneern"},
		{"long s", "most Congress", "moft Congrefs"},
		{"rn and m", "modern government", "modem govemment"},
		{"vv and w", "windows", "vvindovvs"},
		{"cl and d", "declared", "dedared"},
		{"two as one, over a space", "later new", "latemew"},
		{"spaces lost", "said on Monday", "saidonMonday"},
		{"spaces put in", "said", "s a i d"},
		{"hyphen at a line end", "govern-\n  ment", "government"},
		{"marks", "“It’s 1,000,” he said", "its 1000 he said"},
		{"accents", "Žižek à São Paulo", "zizek a sao paulo"},
		{"full width", "ＮＡＴＯ", "NATO"},
		{"Cyrillic case", "МОСКВА", "москва"},
		{"nothing", " -- \n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var a, b ocr.Text
			ocr.Fold(&a, test.a, nil)
			ocr.Fold(&b, test.b, nil)
			if string(a.Chars) != string(b.Chars) {
				t.Errorf("%q and %q are %q and %q", test.a, test.b, a.Chars, b.Chars)
			}
		})
	}
}

func TestFoldKeepsApart(t *testing.T) {
	for _, test := range [][2]string{{"cat", "cot"}, {"Москва", "Минск"}, {"12", "13"}, {"form", "farm"}} {
		var a, b ocr.Text
		ocr.Fold(&a, test[0], nil)
		ocr.Fold(&b, test[1], nil)
		if string(a.Chars) == string(b.Chars) {
			t.Errorf("%q and %q are both %q", test[0], test[1], a.Chars)
		}
	}
}

func TestFoldWithoutZones(t *testing.T) {
	const body = "PARIS (AP) - Talks went on. (Reporting by Ann)"
	zones := []wire.Zone{{Span: news.Span{Start: 0, End: 13}}, {Span: news.Span{Start: 28, End: uint32(len(body))}}}
	var text, bare ocr.Text
	ocr.Fold(&text, body, zones)
	ocr.Fold(&bare, "Talks went on.", nil)
	if string(text.Chars) != string(bare.Chars) || text.At[0] != 13 {
		t.Errorf("got %q from %d on", text.Chars, text.At[0])
	}
}

func FuzzFold(f *testing.F) {
	f.Add("A rn|-\nd", uint(2), uint(4))
	f.Add("МОСКВА — ﬁnd São\u0301 ½ 漢字", uint(0), uint(9))
	f.Fuzz(func(t *testing.T, body string, from, to uint) {
		if !utf8.ValidString(body) {
			return
		}
		var zones []wire.Zone
		if n := uint(len(body)); from < to && to <= n && utf8.ValidString(body[:from]) && utf8.ValidString(body[:to]) {
			zones = []wire.Zone{{Span: news.Span{Start: uint32(from), End: uint32(to)}}}
		}
		var text ocr.Text
		ocr.Fold(&text, body, zones)
		checkText(t, &text, body, zones)
	})
}

// checkText checks what must hold for every folded text.
func checkText(t *testing.T, text *ocr.Text, body string, zones []wire.Zone) {
	t.Helper()
	if len(text.Chars) != len(text.At) {
		t.Fatalf("%d characters at %d places", len(text.Chars), len(text.At))
	}
	for i, at := range text.At {
		if i > 0 && at <= text.At[i-1] || int(at) >= len(body) || !utf8.RuneStart(body[at]) {
			t.Fatalf("character %d is at %d of %q", i, at, body)
		}
		for _, z := range zones {
			if z.Span.Start <= at && at < z.Span.End {
				t.Fatalf("character %d is in a zone of %q", i, body)
			}
		}
	}
}
