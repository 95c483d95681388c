package normalize

import (
	"math/bits"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
)

// memoLimit is the number of word types in the memos of a Normalizer, and of a Types, in some 16 MB, before they start afresh. It is
// more than a month of one agency has.
const memoLimit = 1 << 18

// vietnamese is the language whose marks make words of their own.
const vietnamese = "vi"

// lookalike marks, in the langs of an entry, a word with letters of another alphabet, which is read as it looks.
const lookalike = 1 << 30

// entry is the result for a word type.
type entry struct {
	key    uint64 // see KeyOf
	word   uint64 // hash of the folded word
	term   uint64 // hash of the stem
	number uint32 // number of word and term in the dictionary
	langs  uint32 // the languages in which it is a function word, as of Detector.mask; and jointed, lookalike
}

// memo maps the key of a raw word to its entry: open addressing, at most half full. A free place has the key 0.
type memo struct {
	places []entry
	n      int
}

func newMemo() *memo { return &memo{places: make([]entry, 1<<8)} }

// place returns the place of the key, or the free place where it would go.
func (m *memo) place(key uint64) *entry {
	mask := uint64(len(m.places) - 1)
	hi, lo := bits.Mul64(key, 0x9E3779B97F4A7C15) // keys of short words differ in few bits
	for i := (hi ^ lo) & mask; ; i = (i + 1) & mask {
		if e := &m.places[i]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// add puts e into the memo and returns its place.
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

// memos holds a memo for each way of normalising words.
type memos map[way]*memo

type way struct {
	lang     string // "" if its words are treated as those of an unknown one
	shouting bool
	writing  writing
}

// of returns the memo for articles in lang, in capitals or not, in an alphabet.
func (s memos) of(lang string, shouting bool, w writing) *memo {
	if _, stemmed := stemmers[lang]; !stemmed && lang != vietnamese {
		lang = ""
	}
	m := s[way{lang, shouting, w}]
	if m == nil {
		m = newMemo()
		s[way{lang, shouting, w}] = m
	}
	return m
}

// makeRoom empties all memos once they hold limit types.
func (s memos) makeRoom(limit int) {
	if s.types() < limit {
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
	writing  writing
}

func (n *Normalizer) reader(body, lang string) reader {
	r := reader{n: n, body: body, lang: lang, shouting: isShouting(body), writing: writingOf(body)}
	r.seen = n.seen.of(lang, r.shouting, r.writing)
	return r
}

// entry returns the entry of the word at s. It is valid until the next call.
func (r *reader) entry(s news.Span) *entry {
	key := KeyOf(r.body, s)
	if e := r.seen.place(key); e.key == key {
		return e
	}
	e := r.n.types.of(r, key, s.Cut(r.body))
	e.number = r.n.dictionary.number(e.word, e.term)
	r.n.seen.makeRoom(memoLimit)
	return r.seen.add(e)
}

// learn makes the entry of a raw word, without a number.
func (r *reader) learn(key uint64, raw string) entry {
	shown, otherLetters := r.writing.readAs(raw)
	folded := fold(shown, r.shouting)
	e := entry{key: key, langs: r.n.detector.mask(shown, folded)}
	e.word, e.term = r.hashes(shown, folded)
	if mayJoin(raw) {
		e.langs |= jointed
	}
	if otherLetters {
		e.langs |= lookalike
	}
	return e
}

// hashes returns the hashes of a word and of its stem.
func (r *reader) hashes(raw, folded string) (word, term uint64) {
	_, paired := pairsOf[r.lang]
	_, stemmed := stemmers[r.lang]
	switch w := folded; {
	case r.lang == vietnamese:
		return xxh3.HashString(toned(unmark(w))), xxh3.HashString(toned(stem(w, "")))
	case paired: // the stem of a word is that of its plain spelling, or the spellings would have several
		w = Plain(unpair(names.Spelling(w), r.lang))
		return xxh3.HashString(unmark(w)), xxh3.HashString(Plain(stem(w, r.lang)))
	case r.lang == "en" || !stemmed:
		// The other stemmers need the accents, and the words of their languages do not have English spellings.
		w = numeral(spell(month(raw, Plain(unpair(w, r.lang)), r.shouting)))
		return xxh3.HashString(Plain(unmark(w))), xxh3.HashString(looseArabic(Plain(stem(w, r.lang))))
	default:
		w = unpair(names.Spelling(w), r.lang)
		return xxh3.HashString(Plain(unmark(w))), xxh3.HashString(looseArabic(Plain(stem(w, r.lang))))
	}
}

// KeyOf returns a key of the raw word at s in body, by which it is remembered: the word itself if it has at most eight bytes, otherwise
// its XXH3. It is never 0, for a word has a letter or a digit.
func KeyOf(body string, s news.Span) uint64 {
	n, at := s.Len(), int(s.Start)
	if n <= 8 && at+8 <= len(body) {
		return load8(body, at) << (64 - 8*n) >> (64 - 8*n)
	}
	return keyOfAny(s.Cut(body))
}

// keyOfAny is KeyOf for a word that is long or near the end.
func keyOfAny(word string) uint64 {
	if len(word) > 8 {
		return max(xxh3.HashString(word), 1)
	}
	return load(word)
}
