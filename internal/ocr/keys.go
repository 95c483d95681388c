package ocr

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// Keys appends to dst, in text order, the keys by which an article becomes a candidate: of all stretches of chars
// characters ([KeyChars], 8 or more), those whose hash is divisible by keyOneIn. So a stretch is chosen by its own
// characters alone, and text misread next to it does not matter. Winnowing would lose the minimum of a window with any
// misread character in the window.
//
// Two articles are worth aligning if they share [MinShared] different keys.
func Keys(dst []shingle.Fingerprint, t *Text, chars int) []shingle.Fingerprint {
	c := t.Chars
	dst = slices.Grow(dst, len(c)/keyOneIn)
	for i := 0; i+chars <= len(c); i++ {
		head, tail := binary.LittleEndian.Uint64(c[i:]), binary.LittleEndian.Uint64(c[i+chars-8:])
		if h := shingle.Mix(head ^ tail*spread); h%keyOneIn == 0 {
			dst = append(dst, shingle.Fingerprint{Hash: h, Pos: uint32(i)})
		}
	}
	return dst
}

// KeyChars returns the length of the keys for a run of that many articles, from 9 to 16. With four times as many
// articles, a key needs one more character to stay as rare.
func KeyChars(articles int) int { return min(max(9, 4+bits.Len(uint(articles))/2), 16) }

// spread is 2⁶⁴ over the golden ratio, an odd number without a pattern.
const spread = 0x9E3779B97F4A7C15
