package ocr_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
)

// bodies returns n texts of words of which many come in several.
func bodies(n int) []string {
	r := rand.New(rand.NewPCG(5, 5))
	out := make([]string, n)
	for i := range out {
		var words []string
		for range 40 {
			words = append(words, strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(4))+string(rune('a'+r.IntN(26))))
		}
		out[i] = strings.Join(words, " ")
	}
	return out
}

func encoded(t *testing.T, l *ocr.Lexicon) []byte {
	t.Helper()
	b, err := l.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestMerge adds texts to one lexicon, and to several that are merged.
func TestMerge(t *testing.T) {
	n, whole, parts := normalize.New(), ocr.NewLexicon(), []*ocr.Lexicon{ocr.NewLexicon(), ocr.NewLexicon(), ocr.NewLexicon()}
	var s ocr.Suspects
	for i, body := range bodies(300) {
		text := n.Text(body, nil, "en")
		whole.Counter().Add(&s, body, text)
		parts[i*i%3].Counter().Add(&s, body, text)
	}
	parts[1].Merge(parts[2])
	parts[0].Merge(parts[1])
	if !bytes.Equal(encoded(t, parts[0]), encoded(t, whole)) {
		t.Error("merged, the lexicon is another one")
	}
	var again ocr.Lexicon
	if err := again.UnmarshalBinary(encoded(t, whole)); err != nil || !bytes.Equal(encoded(t, &again), encoded(t, whole)) {
		t.Errorf("through bytes, the lexicon is another one: %v", err)
	}
	for name, b := range map[string][]byte{
		"nothing": nil, "half a cell": {1, 0, 1, 0}, "an empty cell": {1, 0, 0, 0, 0, 0}, "behind the end": {1, 0xff, 0xff, 0xff, 0x7f, 1, 0, 0, 0},
	} {
		if err := again.UnmarshalBinary(b); !errors.Is(err, ocr.ErrEncoding) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
