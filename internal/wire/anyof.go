package wire

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// anyOf finds whether a text has one of some words, or parts of words, in one pass over its bytes. Two bytes that begin no word are
// passed over by a look at one bit. The words have two bytes or more.
type anyOf struct {
	pairs [1 << 10]uint64 // a bit for every two bytes that begin a word
	words [256][]string   // by their first byte
	fold  bool            // capitals and small letters are the same
}

// newAnyOf makes an anyOf of words as they are written.
func newAnyOf(words ...string) *anyOf {
	t := new(anyOf)
	for _, w := range words {
		t.add(w, w)
	}
	return t
}

// newAnyOfFolded makes an anyOf that finds words, given in small letters, in any case. It also finds every character that
// [strings.EqualFold] takes for a letter of another number of bytes: such a text has to be read in another way.
func newAnyOfFolded(words ...string) *anyOf {
	t := &anyOf{fold: true}
	for _, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		second := w[min(size, 2):2] // "" if the first letter has two bytes
		for _, head := range [...]string{string(first), strings.ToUpper(string(first))} {
			t.add(head+second, w)
			t.add(head+strings.ToUpper(second), w)
		}
	}
	for _, w := range oddLetters {
		t.add(w, w)
	}
	return t
}

// oddLetters are the letters that are those of takesBack or of a clue in another case though they have another number of bytes: the long
// s, the signs of Kelvin and Ångström, the I with a dot, and, by what they begin with, the Cyrillic letters of old prints.
var oddLetters = [...]string{"ſ", "\u212a", "\u212b", "\u0130", "\xe1\xb2"}

// add adds a word that begins with the first two bytes of head.
func (t *anyOf) add(head, word string) {
	k := uint(head[0])<<8 | uint(head[1])
	t.pairs[k>>6] |= 1 << (k & 63)
	t.words[head[0]] = append(t.words[head[0]], word)
}

// join adds the words of another one, which takes capitals as t does.
func (t *anyOf) join(other *anyOf) {
	for i, pairs := range other.pairs {
		t.pairs[i] |= pairs
	}
	for first, words := range other.words {
		all := slices.Concat(t.words[first], words)
		slices.Sort(all)
		t.words[first] = slices.Compact(all)
	}
}

// in reports whether s has one of the words.
func (t *anyOf) in(s string) bool {
	for i := 1; i < len(s); i++ {
		k := uint(s[i-1])<<8 | uint(s[i])
		if t.pairs[k>>6]>>(k&63)&1 == 1 && t.begins(s[i-1:]) {
			return true
		}
	}
	return false
}

// begins reports whether s, which is not empty, begins with one of the words.
func (t *anyOf) begins(s string) bool {
	for _, w := range t.words[s[0]] {
		if t.fold && hasPrefixFold(s, w) || !t.fold && strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
