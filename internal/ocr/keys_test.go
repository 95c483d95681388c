package ocr_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/ocr"
)

// TestKeysStandByThemselves checks that a key is chosen by its own characters, wherever they stand.
func TestKeysStandByThemselves(t *testing.T) {
	r := newReader(1, 0)
	letters := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteByte("abcdegikmopqrtwxyz"[r.IntN(18)])
		}
		return b.String()
	}
	for _, chars := range []int{9, 12, 16} {
		common := 0
		for range 300 {
			shared := letters(chars)
			at := func(head string) bool {
				var text ocr.Text
				ocr.Fold(&text, head+shared+letters(20), nil)
				for _, k := range ocr.Keys(nil, &text, chars) {
					if string(text.Chars[k.Pos:int(k.Pos)+chars]) == shared {
						return true
					}
				}
				return false
			}
			shared = strings.Map(func(c rune) rune { // folded
				if c == 'c' {
					return 'e'
				}
				return c
			}, shared)
			first := at(letters(20) + "k")
			if second := at("k"); first != second {
				t.Fatalf("%q is a key in one place only", shared)
			}
			if first {
				common++
			}
		}
		if common < 300/8 || common > 300/2 {
			t.Errorf("%d of 300 stretches of %d are keys, not one in four", common, chars)
		}
	}
}

func TestKeysOfShortTexts(t *testing.T) {
	var text ocr.Text
	ocr.Fold(&text, "too short", nil)
	if keys := ocr.Keys(nil, &text, 9); len(keys) > 0 {
		t.Errorf("%d keys in eight characters", len(keys))
	}
}

func TestKeysAppend(t *testing.T) {
	var text ocr.Text
	ocr.Fold(&text, strings.Repeat("what stands here is long enough for some keys", 3), nil)
	keys := ocr.Keys(nil, &text, 10)
	twice := ocr.Keys(slices.Clone(keys), &text, 10)
	if len(keys) == 0 || !slices.Equal(twice, append(slices.Clone(keys), keys...)) {
		t.Error("Keys does not append")
	}
}

func TestKeyChars(t *testing.T) {
	for _, test := range []struct{ articles, want int }{{0, 9}, {2, 9}, {1000, 9}, {5000, 10}, {20_000, 11}, {1_000_000, 14}, {1 << 62, 16}} {
		if got := ocr.KeyChars(test.articles); got != test.want {
			t.Errorf("%d articles: %d, want %d", test.articles, got, test.want)
		}
	}
}
