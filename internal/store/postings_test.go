package store

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/pairing"
)

// written returns the parts that a partWriter writes for a segment, by their rows, unsealed.
func written(t testing.TB, seg *segment, size kindSize, postings []posting) map[int64][]byte {
	t.Helper()
	out := make(map[int64][]byte)
	w := seg.partWriter(func(row int64, sealed []byte) error {
		b, ok := unseal(numbers(row), sealed)
		if !ok {
			t.Fatal("a part that its writer sealed")
		}
		out[row] = bytes.Clone(b)
		return nil
	}, size.kind, 0, size.width)
	w.size = size
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

// TestPart is worked by hand: of the keys 8 bits count, of which one tells the part, and three bits number the holders.
func TestPart(t *testing.T) {
	const key = 1 << (keyBits - 8)
	got := written(t, &segment{number: 7, base: 100, span: 8}, kindSize{kind: pairing.Prints, bits: 1, width: 8}, []posting{
		{3 * key, 100}, {3 * key, 105}, {3 * key, 105}, {10 * key, 101}, {128 * key, 100}, {129 * key, 107},
	})
	want := map[int64][]byte{
		7<<40 | 2<<32: {
			2, 6, // keys, and the shift of their gaps: 64 on average
			// Bits from the lowest on. Key 3: several; 3 as 1 110000; two holders as 1; 100 is the first, as 1 0; 105 is four behind 101, as 001 0.
			// Key 10: one holder; 6 behind 4, as 1 011000; 101 as 100.
			0b000011_1_1, 0b0_0_100_01_1, 0b1_000110_1, 0b00,
		},
		7<<40 | 2<<32 | 1: {
			2, 6,
			// Key 128, the least of the part: one holder, 0 as 1 000000, the first as 000. Key 129: 1 000000, 107 as 111.
			0b000000_1_0, 0b000_1_0_000, 0b111_000,
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

// byKey orders postings by key, then by number.
func byKey(x, y posting) int {
	if x.key != y.key {
		return int(int64(x.key) - int64(y.key))
	}
	return int(x.doc - y.doc)
}

// TestPartsComeBack writes random postings and reads them part by part, and looks some keys up.
func TestPartsComeBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 10, 3000} {
		for _, width := range []int{12, 29, keyBits} {
			for _, kind := range []pairing.Kind{pairing.Prints, pairing.SentenceKeys} {
				seg := &segment{number: 7, base: 50, span: 1 + rnd.Int64N(40)}
				if n == 10 {
					seg.span = 1 << 22
				}
				var all []posting
				for range n {
					key := rnd.Uint64N(1<<keyBits) >> (rnd.IntN(3) * 12)
					all = append(all, posting{key >> (keyBits - width) << (keyBits - width), seg.first(kind) + rnd.Int64N(seg.span<<tagBits(kind))})
				}
				slices.SortFunc(all, byKey)
				size := kindSize{kind: kind, bits: bitsFor(n), width: width}
				parts := written(t, seg, size, all)
				var back []posting
				var d partDecoder
				for part := range uint64(1) << size.bits {
					b := parts[rowOf(7, kind, part)]
					if !d.eachPosting(seg, size, part, b, func(p posting) { back = append(back, p) }) {
						t.Fatalf("part %d of %d postings is damaged", part, n)
					}
				}
				if all = slices.Compact(all); !slices.Equal(back, all) {
					t.Errorf("%d postings came back, want %d", len(back), len(all))
				}
				for part := range uint64(1) << size.bits {
					areFound(t, rnd, all, part, seg, size, parts[rowOf(7, kind, part)])
				}
			}
		}
	}
}

// areFound fails the test unless a look for some keys of a part, and for others beside them, finds their holders and no others.
func areFound(t *testing.T, rnd *rand.Rand, all []posting, part uint64, seg *segment, size kindSize, b []byte) {
	t.Helper()
	key := func(k uint64) pairing.Key { return pairing.Key{Kind: size.kind, Key: k << keyShift} }
	asked, want := &partAsked{seg, size, part, nil}, make(map[pairing.Key][]int64)
	often := 1 << rnd.IntN(6)
	for i, p := range all {
		if partOf(p.key, size.bits) != part {
			continue
		}
		if i == 0 || all[i-1].key != p.key {
			if beside := p.key - 1<<(keyBits-size.width); i > 0 && beside != all[i-1].key && p.key > 0 && partOf(beside, size.bits) == part && rnd.IntN(often) == 0 {
				asked.keys = append(asked.keys, key(beside))
			}
			if rnd.IntN(often) > 0 {
				continue
			}
			asked.keys = append(asked.keys, key(p.key))
		}
		if n := len(asked.keys); n > 0 && asked.keys[n-1] == key(p.key) {
			want[key(p.key)] = append(want[key(p.key)], p.doc)
		}
	}
	l := &lookup{holders: make(map[pairing.Key][]int64)}
	if !l.takeHolders(asked, b) || !maps.EqualFunc(l.holders, want, slices.Equal) {
		t.Errorf("part %d of %d postings: %d keys of %d have the holders %v, want %v", part, len(all), len(want), len(asked.keys), l.holders, want)
	}
}

// TestBits writes random numbers in all codes and reads them.
func TestBits(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 2))
	var w bitWriter
	type number struct {
		code, width int
		x           uint64
	}
	var all []number
	for range 2000 {
		n := number{rnd.IntN(3), rnd.IntN(45), 0}
		n.x = rnd.Uint64N(1 << n.width)
		switch n.code {
		case 0:
			w.put(n.x, n.width)
		case 1:
			n.width = max(0, n.width-rnd.IntN(8))
			w.rice(n.x, n.width)
		case 2:
			n.x = 1 + n.x&(1<<31-1)
			w.gamma(n.x)
		}
		all = append(all, n)
	}
	var r bitReader
	r.reset(w.end())
	for i, n := range all {
		var got uint64
		switch n.code {
		case 0:
			got = r.bits(n.width)
		case 1:
			got = r.rice(n.width)
		case 2:
			got = r.gamma()
		}
		if got != n.x || r.bad {
			t.Fatalf("number %d: %d, want %d", i, got, n.x)
		}
	}
	if !r.atEnd() {
		t.Error("something is left")
	}
	if r.bits(9); !r.bad {
		t.Error("it is read beyond its end")
	}
}

// TestSortByKey sorts postings as slices.SortStableFunc does.
func TestSortByKey(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 3))
	for _, n := range []int{0, 1, 2, 5000} {
		var all []uint64
		for i := range n {
			all = append(all, rnd.Uint64N(1<<44)>>rnd.IntN(44)<<keyShift|uint64(i))
		}
		want := slices.Sorted(slices.Values(all))
		if sortByKey(all, nil); !slices.Equal(all, want) {
			t.Errorf("%d postings are not sorted", n)
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
	seg := &segment{number: 7, base: 1, span: 16}
	for _, b := range written(f, seg, kindSize{kind: 1, bits: 2, width: keyBits}, []posting{{3, 1}, {3, 2}, {1 << 43, 9}}) {
		f.Add(b, uint8(2), uint8(keyBits), uint64(0), uint64(16))
	}
	f.Fuzz(func(t *testing.T, b []byte, bits, width uint8, part, span uint64) {
		seg := &segment{base: 1, span: 1 + int64(span%mostArticles)}
		size := kindSize{kind: 1, bits: int(bits % mostBits), width: mostBits + int(width)%(keyBits-mostBits+1)}
		part %= 1 << size.bits
		before := posting{}
		new(partDecoder).eachPosting(seg, size, part, b, func(p posting) {
			if partOf(p.key, size.bits) != part || p.key < before.key || p.key == before.key && p.doc <= before.doc {
				t.Fatalf("%v after %v in part %d", p, before, part)
			}
			before = p
		})
	})
}

// FuzzSegment reads any bytes as the layout of a segment, and as a body.
func FuzzSegment(f *testing.F) {
	f.Add((&segment{base: 3, span: 9, kinds: []kindSize{{2, 10, 0, 44}, {5, 1 << 20, 11, 29}}}).appendBinary(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := decodeSegment(1, b); err == nil {
			again, err := decodeSegment(1, s.appendBinary(nil))
			if err != nil || again.base != s.base || again.span != s.span || !slices.Equal(again.kinds, s.kinds) {
				t.Fatalf("%+v comes back as %+v, %v", s, again, err)
			}
		}
		decodeBody(b)
	})
}
