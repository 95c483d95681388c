package store

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/pairing"
)

// written returns the parts that a partWriter writes, by their rows, unsealed.
func written(t testing.TB, base int64, size kindSize, postings []posting) map[int64][]byte {
	t.Helper()
	out := make(map[int64][]byte)
	w := &partWriter{segment: 7, base: base, size: size, put: func(row int64, sealed []byte) error {
		b, ok := unseal(numbers(row), sealed)
		if !ok {
			t.Fatal("a part that its writer sealed")
		}
		out[row] = bytes.Clone(b)
		return nil
	}}
	for _, p := range postings {
		if err := w.add(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.end(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPart is worked by hand: with one bit for a part's number, keys from 2^43 on lie in part 1.
func TestPart(t *testing.T) {
	const half = 1 << (keyBits - 1)
	got := written(t, 100, kindSize{kind: pairing.Prints, bits: 1}, []posting{
		{3, 100}, {3, 105}, {3, 105}, {10, 101}, {half, 100}, {half + 1, 300},
	})
	want := map[int64][]byte{
		7<<40 | 2<<32: {
			3<<1 | 1, 2, 0, 5, // key 3: two holders, 100 and 105
			7 << 1, 1, // key 10: 101
		},
		7<<40 | 2<<32 | 1: {
			0, 0, // the least key of the part: 100
			1 << 1, 200&0x7f | 0x80, 200 >> 7, // the next: 300
		},
	}
	if len(got) != len(want) {
		t.Fatalf("%d parts, want %d", len(got), len(want))
	}
	for row, b := range want {
		if !bytes.Equal(got[row], b) {
			t.Errorf("row %x: %v, want %v", row, got[row], b)
		}
	}
}

// TestPartsComeBack writes random postings and reads them part by part.
func TestPartsComeBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 10, 3000} {
		var all []posting
		for range n {
			all = append(all, posting{rnd.Uint64N(1<<keyBits) >> (rnd.IntN(3) * 12), 50 + rnd.Int64N(40)})
		}
		slices.SortFunc(all, func(x, y posting) int {
			if x.key != y.key {
				return int(int64(x.key) - int64(y.key))
			}
			return int(x.doc - y.doc)
		})
		size := kindSize{kind: 1, bits: bitsFor(n)}
		parts := written(t, 50, size, all)
		var back []posting
		for part := range uint64(1) << size.bits {
			if !eachPosting(parts[rowOf(7, 1, part)], part, size, 50, func(p posting) bool { back = append(back, p); return true }) {
				t.Fatalf("part %d of %d postings is damaged", part, n)
			}
		}
		if all = slices.Compact(all); !slices.Equal(back, all) {
			t.Errorf("%d postings came back, want %d", len(back), len(all))
		}
	}
}

// TestMoved shows that a sealed value in the place of another one is none.
func TestMoved(t *testing.T) {
	sealed := seal(numbers(4), []byte("four"))
	if b, ok := unseal(numbers(4), sealed); !ok || string(b) != "four" {
		t.Error("a sealed value does not come back")
	}
	if _, ok := unseal(numbers(5), sealed); ok {
		t.Error("a value was taken for that of another place")
	}
	for i := range sealed {
		sealed[i] ^= 4
		if _, ok := unseal(numbers(4), sealed); ok {
			t.Errorf("byte %d was changed, and nobody saw it", i)
		}
		sealed[i] ^= 4
	}
	if _, ok := unseal(nil, []byte("abc")); ok {
		t.Error("three bytes are no sealed value")
	}
}

// FuzzPart reads any bytes as a part: it gives postings in order, of keys of the part, or says that they are damaged.
func FuzzPart(f *testing.F) {
	for _, b := range written(f, 1, kindSize{kind: 1, bits: 2}, []posting{{3, 1}, {3, 2}, {1 << 43, 9}}) {
		f.Add(b, uint8(2), uint64(0))
	}
	f.Fuzz(func(t *testing.T, b []byte, bits uint8, part uint64) {
		size := kindSize{kind: 1, bits: int(bits % mostBits)}
		part %= 1 << size.bits
		before := posting{}
		eachPosting(b, part, size, 1, func(p posting) bool {
			if partOf(p.key, size.bits) != part || p.key < before.key || p.key == before.key && p.doc <= before.doc {
				t.Fatalf("%v after %v in part %d", p, before, part)
			}
			before = p
			return true
		})
	})
}

// FuzzSegment reads any bytes as the layout of a segment, and as a body.
func FuzzSegment(f *testing.F) {
	f.Add((&segment{base: 3, kinds: []kindSize{{2, 10, 0}, {5, 1 << 20, 11}}}).appendBinary(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := decodeSegment(1, b); err == nil {
			again, err := decodeSegment(1, s.appendBinary(nil))
			if err != nil || again.base != s.base || !slices.Equal(again.kinds, s.kinds) {
				t.Fatalf("%+v comes back as %+v, %v", s, again, err)
			}
		}
		decodeBody(b)
	})
}
