package ocr

import (
	"encoding/binary"
	"math/bits"

	"github.com/copytaster/copytaster/internal/shingle"
)

// Keys appends to dst the keys by which an article becomes a candidate, in text order: of all stretches of so many characters
// ([KeyChars], 8 or more) those whose hash says so, one in keyOneIn. As a stretch is chosen by itself alone, what is misread
// beside it does not matter; the minimum of a window would be lost with its window.
//
// Articles are worth aligning if they have [MinShared] different keys in common.
func Keys(dst []shingle.Fingerprint, t *Text, chars int) []shingle.Fingerprint {
	c := t.Chars
	for i := 0; i+chars <= len(c); i++ {
		head, tail := binary.LittleEndian.Uint64(c[i:]), binary.LittleEndian.Uint64(c[i+chars-8:])
		if h := shingle.Mix(head ^ tail*spread); h%keyOneIn == 0 {
			dst = append(dst, shingle.Fingerprint{Hash: h, Pos: uint32(i)})
		}
	}
	return dst
}

// KeyChars returns the length of the keys of a run of so many articles, 9 to 16: among four times as many articles it takes
// a character more for a key to be as rare.
func KeyChars(articles int) int { return min(max(9, 4+bits.Len(uint(articles))/2), 16) }

// spread is 2⁶⁴ over the golden ratio.
const spread = 0x9E3779B97F4A7C15
