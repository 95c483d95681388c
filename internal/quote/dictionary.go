package quote

import (
	"strings"
	"unicode/utf8"
)

// dictionary maps words to classes. A look-up for every word of every article must be fast, so it is an open-addressing
// table, at most half full, that identifies a word by its key alone.
type dictionary struct {
	keys    [dictionarySize]uint64 // 0 if free
	classes [dictionarySize]class
}

// dictionarySize is a power of two, more than twice the number of words.
const dictionarySize = 1 << 14

// key returns the FNV-1a hash of a word in lower case without full stops: "U.S." and "us" have the same key.
func key(word string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for i, small := 0, false; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf && !small:
			word, i, small = strings.ToLower(word[i:]), -1, true
			continue
		case c == '.':
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * prime
	}
	return h
}

// slot returns the index of a key, or of the free place where it would go.
func (d *dictionary) slot(k uint64) int {
	at := int(k >> 50)
	for d.keys[at] != k && d.keys[at] != 0 {
		at = (at + 1) % dictionarySize
	}
	return at
}

// class returns the classes of a word, in any case; 0 if the word is in no table.
func (d *dictionary) class(word string) class { return d.classes[d.slot(key(word))] }

// add gives classes to words separated by white space.
func (d *dictionary) add(c class, words string) {
	for w := range strings.FieldsSeq(words) {
		at := d.slot(key(w))
		d.keys[at] = key(w)
		d.classes[at] |= c
	}
}
