package encode_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/news"
)

func Example() {
	b := encode.Text(encode.Number(nil, 7), "seven")
	r := encode.NewReader(b)
	fmt.Println(b, r.Number(), r.Text(), r.Err())
	fmt.Println(r.Number(), r.Err())
	// Output:
	// [7 5 115 101 118 101 110] 7 seven <nil>
	// 0 damaged bytes
}

// TestByHand has each form and its bytes.
func TestByHand(t *testing.T) {
	var b []byte
	b = encode.Number(b, uint32(300))
	b = encode.Span(b, news.Span{Start: 5, End: 8})
	b = encode.Hash(b, 1)
	b = encode.Bool(encode.Bool(b, true), false)
	b = encode.Hashes(b, []uint64{2})
	if want := []byte{0xac, 2, 5, 3, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0}; !bytes.Equal(b, want) {
		t.Fatalf("%v, want %v", b, want)
	}
	r := encode.NewReader(b)
	n, s, h, yes, no, all := r.Number(), r.Span(), r.Hash(), r.Bool(), r.Bool(), r.Hashes(nil, 1)
	if n != 300 || s != (news.Span{Start: 5, End: 8}) || h != 1 || !yes || no || !slices.Equal(all, []uint64{2}) || r.Err() != nil || len(r.Rest()) != 0 {
		t.Errorf("%d %v %d %v %v %v %v", n, s, h, yes, no, all, r.Err())
	}
}

func TestDamaged(t *testing.T) {
	for name, read := range map[string]func(r *encode.Reader){
		"a number that does not end":     func(r *encode.Reader) { r.Number() },
		"a number above the limit":       func(r *encode.Reader) { r.Skip([]byte{9}, nil); r.Below(8) },
		"a length beyond the bytes":      func(r *encode.Reader) { r.Skip([]byte{3, 1, 1}, nil); r.Length(1) },
		"a text that is cut":             func(r *encode.Reader) { r.Skip([]byte{5, 'a'}, nil); r.Text() },
		"a span beyond 32 bits":          func(r *encode.Reader) { r.Skip(encode.Number(encode.Number(nil, uint64(1<<32-1)), 1), nil); r.Span() },
		"a hash of seven bytes":          func(r *encode.Reader) { r.Skip(make([]byte, 7), nil); r.Hash() },
		"what a decoder of its own says": func(r *encode.Reader) { r.Skip(nil, errors.New("no")) },
	} {
		r := encode.NewReader([]byte{0x80})
		read(r)
		if !errors.Is(r.Err(), encode.ErrDamaged) {
			t.Errorf("%s: %v", name, r.Err())
		}
		if r.Number() != 0 || r.Text() != "" || r.Byte() != 0 || r.Hash() != 0 || r.Rest() != nil {
			t.Errorf("%s: something was read behind it", name)
		}
	}
}
