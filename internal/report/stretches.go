package report

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// stretches are hashes of every five words in a row of a passage, in their order; of a shorter one, of all its words. By them a baseline
// knows the passage again where a word at an end came or went, where one within was changed, and where its text was moved so that it came
// apart or went together with another. nil: nothing is known of the words.
type stretches []uint32

const (
	stretchWords = 5 // those of a shingle
	mostAdded    = 3 // words of a passage, or of a share, that may be new in what is known: what chance adds at two ends
)

// stretches returns those of the words of the passage in b.
func (v *Passage) stretches() stretches {
	if v.BText == "" {
		return v.hashed
	}
	return newStretches(v.BText)
}

func newStretches(text string) stretches {
	words := unitsOf(plainWords(text))
	all := make(stretches, max(1, len(words)-stretchWords+1))
	for i := range all {
		all[i] = uint32(xxh3.Hash(bytes.Join(words[i:min(len(words), i+stretchWords)], []byte(" "))))
	}
	return all
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

// pool counts stretches that a baseline has and that nothing was taken for yet.
type pool map[uint32]int

// take reports whether p has the stretches but for a few words, and at least half of them, and takes those out of it.
func (p pool) take(s stretches) bool {
	var taken []uint32
	known := make([]bool, len(s)+stretchWords-1) // words
	for i, h := range s {
		if p[h] == 0 {
			continue
		}
		p[h]--
		taken = append(taken, h)
		for k := range stretchWords {
			known[i+k] = true
		}
	}
	added := 0
	for _, k := range known {
		if !k {
			added++
		}
	}
	if len(s) > 0 && added <= mostAdded && 2*len(taken) >= len(s) {
		return true
	}
	for _, h := range taken {
		p[h]++
	}
	return false
}

// has reports whether at least half of the stretches are still there.
func (p pool) has(s stretches) bool {
	n := 0
	for _, h := range s {
		if p[h] > 0 {
			n++
		}
	}
	return 2*n >= len(s)
}

// String returns the hashes, sorted so that their order says nothing of the text, in base64.
func (s stretches) String() string {
	var b []byte
	for _, h := range slices.Sorted(slices.Values(s)) {
		b = binary.BigEndian.AppendUint32(b, h)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

// parseStretches returns what String wrote. What is something else gives none.
func parseStretches(text string) stretches {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b)%4 != 0 {
		return nil
	}
	var s stretches
	for ; len(b) > 0; b = b[4:] {
		s = append(s, binary.BigEndian.Uint32(b))
	}
	return s
}
