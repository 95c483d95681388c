package normalize

import (
	"slices"
	"testing"
)

func TestNumbersByHand(t *testing.T) {
	n := New()
	text := n.Text("The ministers, the minister", nil, "en")
	if want := []uint32{1, 2, 1, 2}; !slices.Equal(text.Numbers, want) {
		t.Errorf("Numbers = %v, want %v", text.Numbers, want)
	}
	if got, want := n.Dictionary()[1:], hashes("the minist"); !slices.Equal(got, want) {
		t.Errorf("Dictionary = %x, want %x", got, want)
	}
	if later := n.Text("a minister", nil, "en"); later.Numbers[1] != 2 {
		t.Errorf("Numbers = %v in the next text", later.Numbers)
	}
}

// checkNumbers checks that the numbers of text, which n made, stand for its terms.
func checkNumbers(t *testing.T, n *Normalizer, text *Text) {
	t.Helper()
	if len(text.Numbers) != len(text.Terms) {
		t.Fatalf("%d numbers, %d terms", len(text.Numbers), len(text.Terms))
	}
	for i, number := range text.Numbers {
		if number == 0 || n.Dictionary()[number] != text.Terms[i] {
			t.Fatalf("number %d does not stand for term %x", number, text.Terms[i])
		}
	}
}

// Terms keep their numbers while the dictionary grows, and once it is full.
func TestDictionaryFull(t *testing.T) {
	d := newDictionary()
	for round := range 2 {
		for term := range uint64(maxNumbered + 1000) {
			want := uint32(term + 1)
			if want > maxNumbered {
				want = 0
			}
			if got := d.number(term * 0x9E3779B97F4A7C15); got != want {
				t.Fatalf("round %d: term %d has the number %d, want %d", round, term, got, want)
			}
		}
	}
	if len(d.terms) != maxNumbered+1 || len(d.places) > 1<<20 {
		t.Errorf("%d terms, %d places", len(d.terms), len(d.places))
	}
}
