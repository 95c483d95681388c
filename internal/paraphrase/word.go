package paraphrase

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// class is a word in all its inflections and spellings. Words outside the model have a class of unknownClass plus 16 bits
// of their hash.
type class uint32

const unknownClass class = 0x10000

// flags say what kind of word a word is.
type flags uint16

const (
	isStop      flags = 1 << iota // a function word
	isCommon                      // mostly written in lower case
	isNegation                    // not, never, without
	isCue                         // a verb of speech
	isSay                         // a verb of speech that needs no "that"
	isDate                        // a weekday or a month
	isBe                          // a form of "to be"
	isJoin                        // a conjunction or a relative pronoun
	isPrep                        // a preposition
	isThat                        // "that"
	isAccording                   // "according"
	isSelf                        // I, we and the like

	speechShift = 12 // the lowest bit of the part of speech
)

func (f flags) has(one flags) bool { return f&one != 0 }

// numberKind says what a word is in a number.
type numberKind uint8

const (
	noNumber   numberKind = iota
	figures               // 28, 1.8
	oneToNine             // one .. nine
	tens                  // twenty, thirty .. ninety
	otherValue            // ten .. nineteen
	multiplier            // hundred, million
)

// word is what the model knows about a raw word.
type word struct {
	key   uint64 // hash of the folded word
	class class
	flags flags
	kind  numberKind
	name  bool    // written as a name
	value float64 // of a number; the factor of a multiplier
}

// word returns what m knows about a raw word.
func (m *Model) word(raw string) word {
	folded := fold(raw)
	w := word{key: xxh3.HashString(folded)}
	w.class = unknownClass | class(w.key>>48)
	if i, found := m.find(w.key); found {
		w.class, w.flags = class(m.classes[i]), flags(m.flags[i])
	}
	first, _ := utf8.DecodeRuneInString(raw)
	w.name = unicode.IsUpper(first) && !w.flags.has(isCommon|isStop|isDate)
	w.kind, w.value = m.number(folded, w.key)
	return w
}

// number returns what a folded word is in a number, and its value.
func (m *Model) number(folded string, key uint64) (numberKind, float64) {
	if folded != "" && isDigit(folded[0]) {
		return figures, leadingValue(folded)
	}
	i, found := slices.BinarySearch(m.numberKeys, key)
	if !found {
		return noNumber, 0
	}
	switch v := m.numberValues[i]; {
	case v < 0:
		return multiplier, -v
	case v < 10:
		return oneToNine, v
	case v >= 20:
		return tens, v
	default:
		return otherValue, v
	}
}

// leadingValue returns the value of the digits at the start of s, including digits after a full stop.
func leadingValue(s string) float64 {
	end := digits(s)
	if rest, point := strings.CutPrefix(s[end:], "."); point && digits(rest) > 0 {
		end += 1 + digits(rest)
	}
	v, _ := strconv.ParseFloat(s[:end], 64) // infinity for very many digits
	return v
}

// digits returns the number of digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// number is a number in a sentence, in figures or in words.
type number struct {
	value    float64
	from, to int // the words [from, to) that make it up
}

// appendNumbers appends the numbers of a sentence to dst in text order.
func appendNumbers(dst []number, words []word) []number {
	part := false  // the previous word is part of the last number
	tenth := false // the previous word is twenty .. ninety, after which one .. nine may follow
	for i, w := range words {
		switch {
		case w.kind == multiplier && part:
			last := &dst[len(dst)-1]
			last.value *= w.value
			last.to = i + 1
			tenth = false
		case w.kind == oneToNine && tenth:
			last := &dst[len(dst)-1]
			last.value += w.value
			last.to = i + 1
			tenth = false
		case w.kind == noNumber, w.kind == multiplier, w.kind == oneToNine && w.value == 1 && !multiplies(words[i+1:]):
			part, tenth = false, false
		default:
			dst = append(dst, number{w.value, i, i + 1})
			part, tenth = true, w.kind == tens
		}
	}
	return dst
}

// multiplies reports whether the next word is a multiplier.
func multiplies(next []word) bool { return len(next) > 0 && next[0].kind == multiplier }
