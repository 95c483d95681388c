package paraphrase

import "math/bits"

// memoLimit is the number of raw words that an Encoder remembers, in some 5 MB, before it starts afresh.
const memoLimit = 1 << 16

// memo maps the key of a raw word, see [normalize.KeyOf], to what the model knows about it: open addressing, at most half full.
type memo struct {
	places []remembered // a power of two
	n      int
}

// remembered is a place of a memo, free where the key is 0.
type remembered struct {
	key  uint64
	word word
}

const smallestMemo = 1 << 8 // places

func newMemo() memo { return memo{places: make([]remembered, smallestMemo)} }

// place returns the place of the key, or the free place where it would go.
func (m *memo) place(key uint64) *remembered {
	mask := uint64(len(m.places) - 1)
	hi, lo := bits.Mul64(key, 0x9E3779B97F4A7C15) // keys of short words differ in few bits
	for i := (hi ^ lo) & mask; ; i = (i + 1) & mask {
		if p := &m.places[i]; p.key == key || p.key == 0 {
			return p
		}
	}
}

// add remembers a word that is not in the memo, and returns it, good until the next call.
func (m *memo) add(key uint64, w word) *word {
	switch {
	case m.n >= memoLimit:
		*m = newMemo()
	case 2*(m.n+1) > len(m.places):
		old := m.places
		m.places = make([]remembered, 2*len(old))
		for _, p := range old {
			if p.key != 0 {
				*m.place(p.key) = p
			}
		}
	}
	m.n++
	p := m.place(key)
	*p = remembered{key: key, word: w}
	return &p.word
}
