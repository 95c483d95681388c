package short

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

func TestFrequenciesBytes(t *testing.T) {
	f := NewFrequencies(3)
	f.Add([]uint64{1, 5, 5})
	f.Add([]uint64{5, 1 << 40})
	b, err := f.MarshalBinary()
	// Two items and 1,024 places: that of 1<<40, 0, has 1; that of 1 has 1; three empty ones, and that of 5 has 2.
	if want := []byte{2, 0x80, 8, 0, 1, 0, 1, 3, 2}; err != nil || !bytes.Equal(b, want) {
		t.Fatalf("%v, %v, want %v", b, err, want)
	}
	var g Frequencies
	if err := g.UnmarshalBinary(b); err != nil || !slices.Equal(g.counts, f.counts) || g.items != 2 {
		t.Errorf("%+v, %v", g.items, err)
	}
	for name, b := range map[string][]byte{
		"nothing": nil, "no power of two": {2, 0x81, 8}, "too few places": {2, 8}, "a count of 0": {2, 0x80, 8, 0, 0}, "cut": {2, 0x80, 8, 0},
		"behind the end": {2, 0x80, 8, 0x80, 8, 1},
	} {
		if err := g.UnmarshalBinary(b); !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
