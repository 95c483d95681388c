package quote

import (
	"strings"
	"unicode/utf8"
)

// dictionary holds classes by the keys of words. A look-up for every word of every article has to be quick, so it is a
// table with open addressing at most half full, and a word is known by its key alone.
type dictionary struct {
	keys    [dictionarySize]uint64 // 0: free
	classes [dictionarySize]class
}

// dictionarySize is a power of two, more than twice the number of words.
const dictionarySize = 1 << 13

// key returns the FNV-1a hash of a word in small letters, without its full stops: "U.S." and "us" have one key.
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

// slot returns the place of a key, or the free one where it belongs.
func (d *dictionary) slot(k uint64) int {
	at := int(k >> 51)
	for d.keys[at] != k && d.keys[at] != 0 {
		at = (at + 1) % dictionarySize
	}
	return at
}

// class returns the classes of a word, whatever its case; 0 where it stands in no table.
func (d *dictionary) class(word string) class { return d.classes[d.slot(key(word))] }

// add gives classes to words that are separated by white space.
func (d *dictionary) add(c class, words string) {
	for w := range strings.FieldsSeq(words) {
		at := d.slot(key(w))
		d.keys[at] = key(w)
		d.classes[at] |= c
	}
}
