package paraphrase

import (
	"math/rand/v2"
	"testing"
)

func TestMemoByHand(t *testing.T) {
	m := newMemo()
	if p := m.place(7); p.key != 0 {
		t.Fatalf("an empty memo knows %d", p.key)
	}
	m.add(7, word{class: 1})
	m.add(7+smallestMemo, word{class: 2}) // wherever it goes, 7 stays
	for key, want := range map[uint64]class{7: 1, 7 + smallestMemo: 2} {
		if p := m.place(key); p.key != key || p.word.class != want {
			t.Errorf("key %d: %+v, want class %d", key, p, want)
		}
	}
}

// TestMemoIsMap holds a memo against a map. Past its limit it starts afresh, and then knows less, but nothing wrong.
func TestMemoIsMap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	m, known := newMemo(), make(map[uint64]class)
	for n := range 3 * memoLimit {
		key := 1 + r.Uint64N(2*memoLimit)
		if n%2 == 0 {
			key <<= 40
		}
		p := m.place(key)
		want, has := known[key]
		if p.key == key && (!has || p.word.class != want) || p.key != key && has {
			t.Fatalf("key %d: %+v, want %d, %v", key, p, want, has)
		}
		if p.key == key {
			continue
		}
		if len(known) == memoLimit {
			clear(known)
		}
		known[key] = class(n)
		if w := m.add(key, word{class: class(n)}); w.class != class(n) {
			t.Fatalf("added %d, got %+v", n, w)
		}
		if m.n != len(known) || 2*m.n > len(m.places) {
			t.Fatalf("%d words in %d places, want %d", m.n, len(m.places), len(known))
		}
	}
}
