package report

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// sketch is what is kept of the words of a passage so that it is known again though a word at an end of it came or went, or one within
// was changed: the smallest hashes of its stretches of five words, in order, each once (a bottom-k sketch; Broder 1997). nil: nothing is
// known of the words.
type sketch []uint32

const (
	sketchSize  = 8 // hashes at most; a passage of the twelve words of --min-words has eight stretches
	sketchWords = 5 // words of a stretch: those of a shingle
	alikeFrom   = 6 // of the smallest eight hashes of both together, so many are in both
	mostAdded   = 3 // words by which a passage may be longer than the one that it is taken for: what chance adds at two ends
)

// words returns the sketch of the words of the passage in b.
func (v *Passage) words() sketch {
	if v.BText == "" {
		return v.sketch
	}
	return newSketch(v.BText)
}

func newSketch(text string) sketch {
	words := unitsOf(plainWords(text))
	var all sketch
	for i := range max(1, len(words)-sketchWords+1) {
		all = append(all, uint32(xxh3.Hash(bytes.Join(words[i:min(len(words), i+sketchWords)], []byte(" ")))))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return all[:min(len(all), sketchSize)]
}

// unitsOf cuts plain words at spaces; of scripts without spaces each character is one.
func unitsOf(plain []byte) (units [][]byte) {
	for word := range bytes.FieldsSeq(plain) {
		begin := 0
		for i, r := range string(word) {
			if r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				if begin < i {
					units = append(units, word[begin:i])
				}
				begin = i + utf8.RuneLen(r)
				units = append(units, word[i:begin])
			}
		}
		if begin < len(word) {
			units = append(units, word[begin:])
		}
	}
	return units
}

// alike reports whether two passages have most stretches in common: of the smallest eight of both, or of all where there are fewer, three
// in four are in both.
func (s sketch) alike(t sketch) bool {
	if len(s) == 0 || len(t) == 0 {
		return false
	}
	union := slices.Concat(s, t)
	slices.Sort(union)
	union = slices.Compact(union)
	union = union[:min(len(union), sketchSize)]
	both := 0
	for _, h := range union {
		_, inS := slices.BinarySearch(s, h)
		_, inT := slices.BinarySearch(t, h)
		if inS && inT {
			both++
		}
	}
	return both*sketchSize >= alikeFrom*len(union)
}

// String returns the hashes in hexadecimal digits, eight of each.
func (s sketch) String() string {
	var b []byte
	for _, h := range s {
		b = binary.BigEndian.AppendUint32(b, h)
	}
	return hex.EncodeToString(b)
}

// parseSketch returns the sketch that String wrote. What is none gives none.
func parseSketch(text string) sketch {
	b, err := hex.DecodeString(text)
	if err != nil || len(b)%4 != 0 || len(b) > 4*sketchSize {
		return nil
	}
	var s sketch
	for ; len(b) > 0; b = b[4:] {
		s = append(s, binary.BigEndian.Uint32(b))
	}
	if !slices.IsSorted(s) {
		return nil
	}
	return s
}
