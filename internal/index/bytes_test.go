package index

import (
	"bytes"
	"errors"
	"testing"
)

func TestPairBytes(t *testing.T) {
	p := Pair{A: 1, B: 258, Tags: 1 << 31}
	b := p.AppendBinary(nil)
	if want := []byte{1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 128}; !bytes.Equal(b, want) {
		t.Fatalf("%v, want %v", b, want)
	}
	if got, err := DecodePair(b); got != p || err != nil {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := DecodePair(b[:11]); !errors.Is(err, ErrEncoding) {
		t.Errorf("eleven bytes: %v", err)
	}
}

func TestCommonBytes(t *testing.T) {
	for _, hashes := range [][]uint64{nil, {7}, {1 << 63, 3, 9, 1 << 40}} {
		c := NewCommon(hashes)
		b, err := c.MarshalBinary()
		if err != nil || len(b) != commonBytes*len(hashes) {
			t.Fatalf("%d bytes, %v", len(b), err)
		}
		var d Common
		if err := d.UnmarshalBinary(b); err != nil || d.Len() != len(hashes) || d.Has(8) {
			t.Errorf("%d of %d, %v", d.Len(), len(hashes), err)
		}
		for _, h := range hashes {
			if d.Count(h) != c.Count(h) {
				t.Errorf("%x stands in %d documents, want %d", h, d.Count(h), c.Count(h))
			}
		}
	}
	var d Common
	one := make([]byte, commonBytes)
	for name, b := range map[string][]byte{"cut": one[:11], "in no document": one, "twice": append(append([]byte{1}, one[1:]...), one...)} {
		if err := d.UnmarshalBinary(b); !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
