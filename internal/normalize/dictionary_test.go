package normalize

import (
	"slices"
	"testing"
)

func TestNumbersByHand(t *testing.T) {
	n := New()
	text := n.Text("The ministers, the minister", nil, "en")
	if want := []uint32{1, 2, 1, 3}; !slices.Equal(text.Numbers, want) {
		t.Errorf("Numbers = %v, want %v", text.Numbers, want)
	}
	if got, want := n.Dictionary().Terms[1:], hashes("the minist minist"); !slices.Equal(got, want) {
		t.Errorf("terms %x, want %x", got, want)
	}
	if got, want := n.Dictionary().Words[1:], hashes("the ministers minister"); !slices.Equal(got, want) {
		t.Errorf("words %x, want %x", got, want)
	}
	if later := n.Text("a minister", nil, "en"); later.Numbers[1] != 3 {
		t.Errorf("Numbers = %v in the next text", later.Numbers)
	}
}

// checkNumbers checks that the numbers of text, which n made, lead to its terms.
func checkNumbers(t *testing.T, n *Normalizer, text *Text) {
	t.Helper()
	if len(text.Numbers) != len(text.Terms) {
		t.Fatalf("%d numbers, %d terms", len(text.Numbers), len(text.Terms))
	}
	for i, number := range text.Numbers {
		if d := n.Dictionary(); number == 0 || d.Terms[number] != text.Terms[i] || d.Words[number] != text.Words[i] {
			t.Fatalf("number %d does not stand for term %x of word %x", number, text.Terms[i], text.Words[i])
		}
	}
}

// Words keep their numbers while the dictionary grows, and once it is full.
func TestDictionaryFull(t *testing.T) {
	d := newDictionary()
	for round := range 2 {
		for term := range uint64(maxNumbered + 1000) {
			want := uint32(term + 1)
			if want > maxNumbered {
				want = 0
			}
			if got := d.number(term*0x9E3779B97F4A7C15, term); got != want {
				t.Fatalf("round %d: term %d has the number %d, want %d", round, term, got, want)
			}
		}
	}
	if len(d.Terms) != maxNumbered+1 || len(d.places) > 1<<20 {
		t.Errorf("%d terms, %d places", len(d.Terms), len(d.places))
	}
}
