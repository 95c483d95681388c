package normalize

import (
	"math/bits"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/news"
)

// memoLimit is the number of word types that memos keep before they start afresh: some 16 MB a Normalizer, more
// types than a month of one agency has.
const memoLimit = 1 << 18

// entry is what a word type comes to.
type entry struct {
	key    uint64 // see keyOf
	word   uint64 // hash of the folded word
	term   uint64 // hash of the stem of it
	number uint32 // of both
	langs  uint32 // of which the word is a function word, as Detector.mask has them; and jointed
}

// memo maps the key of a raw word to its entry: an open-addressing table, at most half full. Key 0 marks a free
// place.
type memo struct {
	places []entry
	n      int
}

func newMemo() *memo { return &memo{places: make([]entry, 1<<12)} }

// place returns the place of the key, or the free place where it would stand.
func (m *memo) place(key uint64) *entry {
	mask := uint64(len(m.places) - 1)
	hi, lo := bits.Mul64(key, 0x9E3779B97F4A7C15) // keys that are words differ in few bits
	for i := (hi ^ lo) & mask; ; i = (i + 1) & mask {
		if e := &m.places[i]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// add puts e in a place of the memo and returns that.
func (m *memo) add(e entry) *entry {
	if 2*(m.n+1) > len(m.places) {
		old := m.places
		m.places = make([]entry, 2*len(old))
		for _, e := range old {
			if e.key != 0 {
				*m.place(e.key) = e
			}
		}
	}
	m.n++
	place := m.place(e.key)
	*place = e
	return place
}

// memos holds a memo for each way in which words are normalised.
type memos map[way]*memo

type way struct {
	lang     string // "" if it has no stemmer
	shouting bool
}

// of returns the memo of the articles in lang that are, or are not, in capitals.
func (s memos) of(lang string, shouting bool) *memo {
	if _, stemmed := stemmers[lang]; !stemmed {
		lang = ""
	}
	m := s[way{lang, shouting}]
	if m == nil {
		m = newMemo()
		s[way{lang, shouting}] = m
	}
	return m
}

// makeRoom empties all memos once they hold memoLimit types.
func (s memos) makeRoom() {
	if s.types() < memoLimit {
		return
	}
	for _, m := range s {
		*m = *newMemo()
	}
}

// types returns the number of word types in all memos.
func (s memos) types() (n int) {
	for _, m := range s {
		n += m.n
	}
	return n
}

// reader looks up the words of one body.
type reader struct {
	n        *Normalizer
	seen     *memo // of lang and shouting
	body     string
	lang     string
	shouting bool
}

func (n *Normalizer) reader(body, lang string) reader {
	r := reader{n: n, body: body, lang: lang, shouting: isShouting(body)}
	r.seen = n.seen.of(lang, r.shouting)
	return r
}

// entry returns the entry of the word at s. It is valid until the next call.
func (r *reader) entry(s news.Span) *entry {
	key := keyOf(r.body, s)
	if e := r.seen.place(key); e.key == key {
		return e
	}
	return r.learn(key, s.Cut(r.body))
}

// learn makes the entry of a raw word.
func (r *reader) learn(key uint64, raw string) *entry {
	word := fold(raw, r.shouting)
	if _, stemmed := stemmers[r.lang]; r.lang == "en" || !stemmed {
		// The other stemmers look at accents, and words of their languages are not spelt as English ones.
		word = numeral(spell(month(raw, Plain(word), r.shouting)))
	}
	e := entry{
		key:   key,
		word:  xxh3.HashString(Plain(unmark(word))),
		term:  xxh3.HashString(Plain(stem(word, r.lang))),
		langs: r.n.detector.mask(raw),
	}
	if mayJoin(raw) {
		e.langs |= jointed
	}
	e.number = r.n.dictionary.number(e.word, e.term)
	r.n.seen.makeRoom()
	return r.seen.add(e)
}

// keyOf returns the key of the word at s in body. It is the word itself if that has at most eight bytes, else its
// XXH3; never 0.
func keyOf(body string, s news.Span) uint64 {
	n, at := s.Len(), int(s.Start)
	if n <= 8 && at+8 <= len(body) {
		return load8(body, at) << (64 - 8*n) >> (64 - 8*n)
	}
	return keyOfAny(s.Cut(body))
}

// keyOfAny is keyOf for a word that is long or stands at the end.
func keyOfAny(word string) uint64 {
	if len(word) > 8 {
		return max(xxh3.HashString(word), 1)
	}
	return load(word)
}
