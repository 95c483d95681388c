package normalize

import "github.com/zeebo/xxh3"

// memoLimit is the number of word types a memo keeps before it starts afresh: some 12 MB a Normalizer, more
// types than a month of one agency has.
const memoLimit = 1 << 18

// entry is what a word type comes to: the hash of the folded word and of its stem.
type entry struct{ key, word, term uint64 }

// memo maps the hash of a raw word to its entry: an open-addressing table, at most half full. Key 0 marks a free
// place.
type memo struct {
	places []entry
	n      int
}

func newMemo() memo { return memo{places: make([]entry, 1<<12)} }

func (m *memo) find(key uint64) (*entry, bool) {
	mask := uint64(len(m.places) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch m.places[i].key {
		case key:
			return &m.places[i], true
		case 0:
			return nil, false
		}
	}
}

func (m *memo) add(e entry) {
	if 2*(m.n+1) > len(m.places) {
		m.grow()
	}
	mask := uint64(len(m.places) - 1)
	i := e.key & mask
	for m.places[i].key != 0 {
		i = (i + 1) & mask
	}
	m.places[i] = e
	m.n++
}

func (m *memo) grow() {
	if m.n >= memoLimit {
		*m = newMemo()
		return
	}
	old := m.places
	*m = memo{places: make([]entry, 2*len(old))}
	for _, e := range old {
		if e.key != 0 {
			m.add(e)
		}
	}
}

// entry returns the entry of a raw word. salt keeps the languages apart.
func (n *Normalizer) entry(raw, lang string, salt uint64, shouting bool) entry {
	seed := 2*salt + 1
	if shouting {
		seed++
	}
	// Under seeds that differ in low bits only, XXH3 gives short words that differ there one hash.
	key := max(xxh3.HashStringSeed(raw, seed*0x9E3779B97F4A7C15), 1)
	if e, ok := n.seen.find(key); ok {
		return *e
	}
	word := fold(raw, shouting)
	if _, stemmed := stemmers[lang]; lang == "en" || !stemmed {
		// The other stemmers look at accents, and words of their languages are not spelt as English ones.
		word = spell(plain(word))
	}
	e := entry{key: key, word: xxh3.HashString(plain(unmark(word))), term: xxh3.HashString(plain(stem(word, lang)))}
	n.seen.add(e)
	return e
}
