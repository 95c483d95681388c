package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
	"golang.org/x/text/unicode/norm"

	"github.com/copytaster/copytaster/internal/news"
)

// Chinese and Japanese, Thai, Lao, Khmer and Burmese are written without spaces, and Unicode Standard Annex 29 leaves each of their letters
// a word. Words that nobody printed cannot be told without a dictionary, but comparing needs no words: it needs pieces that
// are the same wherever the same text stands, and about as long as words. So a run of such letters is cut where the text itself says.
//
// A run is read as units, which are never cut: a character of Chinese or kana; a syllable of the others as far as its letters tell.
// Each joint of two units has a price that hangs on these two alone, mostly a hash. A joint that is cheaper than its two neighbours is
// a cut; what lies between two cuts is cut by its own prices until no piece has more than three units. So what is cut hangs on
// a unit or two on either side, and a copied passage has its pieces from the first such cut on: at each end at most a few units are lost. See
// Schleimer, Wilkerson and Aiken, "Winnowing" (2003), for choosing by local minima. Pieces have some two units: two characters of Chinese, as
// its words have, five letters of Thai.

// unspaced is a script whose words are not parted by spaces.
type unspaced uint8

const (
	spacedScript unspaced = iota // every other script
	hanOrKana                    // Katakana stands in words of its own, by Annex 29
	thai
	lao
	khmer
	burmese
)

// scriptOf returns the script of r if it is written without spaces.
func scriptOf(r rune) unspaced {
	switch {
	case r < 0x0E00:
		return spacedScript
	case r < 0x0E80:
		if r >= 0x0E50 && r <= 0x0E59 { // digits
			return spacedScript
		}
		return thai
	case r < 0x0F00:
		if r >= 0x0ED0 && r <= 0x0ED9 {
			return spacedScript
		}
		return lao
	case r >= 0x1000 && r < 0x10A0:
		if r >= 0x1040 && r <= 0x1049 || r >= 0x1090 && r <= 0x1099 {
			return spacedScript
		}
		return burmese
	case r >= 0x1780 && r < 0x1800:
		if r >= 0x17E0 && r <= 0x17E9 {
			return spacedScript
		}
		return khmer
	case r >= 0x3041 && r <= 0x309F, r >= 0x3400 && r <= 0x9FFF, r == 0x3005, r == 0x3006, r == 0x3007,
		r >= 0xF900 && r <= 0xFAFF, r >= 0x20000 && r <= 0x3FFFF:
		return hanOrKana
	}
	return spacedScript
}

// IsSegment reports whether a word of [Text.Spans] is a segment of a script without spaces, and no printed word.
func IsSegment(word string) bool {
	if word == "" || word[0] < 0xE0 { // what all these scripts begin with, or more
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	return scriptOf(first) != spacedScript
}

// segmenter cuts runs of tokens of Annex 29 in a script without spaces. The zero value is ready.
type segmenter struct {
	units  []news.Span
	prices []uint64 // prices[i] is that of the joint before units[i]
	script unspaced
}

// add takes a token of body. It reports whether the token is part of a run; if it is not, the run before it has ended.
func (g *segmenter) add(body string, s news.Span) bool {
	first, _ := utf8.DecodeRuneInString(body[s.Start:])
	script := scriptOf(first)
	if script == spacedScript {
		return false
	}
	if n := len(g.units); n > 0 && (script != g.script || g.units[n-1].End != s.Start && (script != hanOrKana || !isLineEnd(body[g.units[n-1].End:s.Start]))) {
		return false
	}
	g.script = script
	if n := len(g.units); n > 0 && attached(script, g.units[n-1].Cut(body), s.Cut(body)) {
		g.units[n-1].End = s.End
	} else {
		g.units = append(g.units, s)
	}
	return true
}

// isLineEnd reports whether gap, between two characters, is the end of a line and nothing else. Chinese and Japanese are wrapped
// anywhere; the others where a space may be.
func isLineEnd(gap string) bool { return gap == "\n" || gap == "\r\n" }

// attached reports whether token is no unit of its own, but belongs to the unit before it.
func attached(script unspaced, before, token string) bool {
	first, size := utf8.DecodeRuneInString(token)
	last := lastSeen(before)
	switch script {
	case thai:
		switch {
		case last >= 0x0E40 && last <= 0x0E44: // a vowel written before its consonant
			return true
		case first == 0x0E2F, first == 0x0E30, first == 0x0E32, first == 0x0E33, first >= 0x0E45 && first <= 0x0E46:
			return true // a vowel or a sign behind its consonant
		case strings.ContainsRune(token, 0x0E4C): // a silent letter
			return true
		}
		return holdsFinal(before, 0x0E31, 0x0E47)
	case lao:
		switch {
		case last >= 0x0EC0 && last <= 0x0EC4:
			return true
		case first == 0x0EAF, first == 0x0EB0, first == 0x0EB2, first == 0x0EB3, first == 0x0EBD, first == 0x0EC6:
			return true
		}
		return holdsFinal(before, 0x0EB1, 0x0EBB)
	case khmer:
		return last == 0x17D2 // the letter below another
	case burmese:
		next, _ := utf8.DecodeRuneInString(token[size:])
		return last == 0x1039 || next == 0x103A || next == 0x1037 && strings.ContainsRune(token, 0x103A) || strings.ContainsRune(token, 0x1039) && next == 0x1039
	}
	return first == 0x3005 || first >= 0x3041 && first <= 0x3049 && first%2 == 1 || // 々, small kana
		first == 0x3063 || first == 0x3083 || first == 0x3085 || first == 0x3087
}

// holdsFinal reports whether a unit has a vowel, one of two, behind which its last consonant must come, and does not have that yet.
func holdsFinal(unit string, x, y rune) bool {
	at := strings.LastIndexFunc(unit, func(r rune) bool { return r == x || r == y })
	if at < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(unit[at:])
	return !strings.ContainsFunc(unit[at+size:], func(r rune) bool { return unicode.Is(unicode.Lo, r) })
}

// lastSeen returns the last character of s that shows something.
func lastSeen(s string) rune {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !isHidden(r) {
			return r
		}
		s = s[:len(s)-size]
	}
	return 0
}

// flush appends the pieces of the run to dst and begins a new one.
func (g *segmenter) flush(dst []news.Span, body string) []news.Span {
	n := len(g.units)
	if n == 0 {
		return dst
	}
	g.prices = append(g.prices[:0], 0) // an end of the run is cheaper than all joints
	for i := 1; i < n; i++ {
		g.prices = append(g.prices, price(g.script, g.units[i-1].Cut(body), g.units[i].Cut(body)))
	}
	g.prices = append(g.prices, 0)
	from := 0
	for i := 1; i <= n; i++ {
		if i == n || g.prices[i] < g.prices[i-1] && g.prices[i] <= g.prices[i+1] {
			dst = g.cut(dst, from, i)
			from = i
		}
	}
	g.units = g.units[:0]
	return dst
}

// longStretch is the number of units from which the cheapest joints of a stretch are noted. A letter repeated a million times is one
// stretch, and each of its pieces would be looked for in all the rest.
const longStretch = 64

// cut appends the pieces of the units from from to below to.
func (g *segmenter) cut(dst []news.Span, from, to int) []news.Span {
	var cheapest []int // by joint, from that at which a long stretch may first be cut
	first := from + 2
	for {
		var at int
		switch n := to - from; {
		case n <= longStretch:
			at = g.joint(from, to)
		case cheapest == nil:
			cheapest = g.cheapest(first, to-2)
			fallthrough
		default:
			at = cheapest[from+2-first]
		}
		if at == 0 {
			return append(dst, news.Span{Start: g.units[from].Start, End: g.units[to-1].End})
		}
		dst = g.cut(dst, from, at)
		from = at
	}
}

// joint returns where the units from from to below to are cut first, 0 if they are one piece.
func (g *segmenter) joint(from, to int) (at int) {
	n := to - from
	long := g.script == thai || g.script == lao || g.script == khmer // a syllable is often two units: a last consonant is one
	switch {
	case long && (n == 3 || n == 4 && g.prices[from+2] >= dear):
	case n == 3:
		if at = from + 1; g.prices[from+2] < g.prices[from+1] {
			at++
		}
		if g.prices[at] >= dear {
			at = 0
		}
	case n > 3: // leave no piece of one
		at = from + 2
		for i := at + 1; i <= to-2; i++ {
			if g.prices[i] < g.prices[at] {
				at = i
			}
		}
	}
	return at
}

// cheapest returns of each joint from from to to the cheapest from there to to, the first of equal ones.
func (g *segmenter) cheapest(from, to int) []int {
	out := make([]int, to-from+1)
	best := to
	for i := to; i >= from; i-- {
		if g.prices[i] <= g.prices[best] {
			best = i
		}
		out[i-from] = best
	}
	return out
}

// A price is a hash with the class of the joint in its highest bits.
const (
	cheapJoint uint64 = iota << 61 // behind a particle, between kana and a character: words end there
	usualJoint
	dearJoint // before a particle, inside kana: words hardly end there

	// dear is the price from which three units stay together. With it pieces have two units in the mean.
	dear = usualJoint + 1<<60
)

// closing are characters that close a word or phrase of Chinese or Japanese. They are also parts of words; it is likelihood that counts.
const closing = "的了们們はがをにでとのもへや"

// price returns the price of the joint of two units.
func price(script unspaced, before, after string) uint64 {
	class := usualJoint
	if script == hanOrKana {
		last := lastSeen(before)
		first, _ := utf8.DecodeRuneInString(after)
		switch kanaBefore, kanaAfter := isHiragana(last), isHiragana(first); {
		case strings.ContainsRune(closing, last) && (!kanaAfter || kanaBefore && !strings.ContainsRune(closing, first)), kanaBefore && !kanaAfter:
			class = cheapJoint
		case kanaAfter, strings.ContainsRune(closing, first):
			class = dearJoint
		}
	}
	var buf [64]byte
	key := append(appendSeen(buf[:0], before), 0)
	n := len(key)
	key = appendSeen(key, after)
	if script != hanOrKana {
		switch first, size := utf8.DecodeRune(key[n:]); {
		case first >= 0x0E40 && first <= 0x0E44 || first >= 0x0EC0 && first <= 0x0EC4:
			class = cheapJoint // a vowel written before its consonant begins a syllable
		case script != burmese && n+size == len(key):
			class = dearJoint // a bare consonant mostly ends one
		}
	}
	return class + xxh3.Hash(key)>>3
}

func isHiragana(r rune) bool { return r >= 0x3041 && r <= 0x309F }

// appendSeen appends the characters of s that show something, each in one form: those that Unicode has twice for the sake of old encodings
// (U+F98E is 年), and the vowel am of Thai and Lao, whose two halves may be typed apart with the tone between.
func appendSeen(dst []byte, s string) []byte {
	ring := rune(0) // the first half of the vowel, which waits for the tone
	for _, r := range s {
		if ring != 0 && !isTone(r) {
			dst, ring = utf8.AppendRune(dst, ring), 0
		}
		switch {
		case isHidden(r), r == '\n', r == '\r':
		case r == 0x0E4D, r == 0x0ECD:
			ring = r
		case r == 0x0E33, r == 0x0EB3:
			dst = utf8.AppendRune(utf8.AppendRune(dst, r+0x1A), r-1)
		case r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
			dst = norm.NFC.AppendString(dst, string(r))
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	if ring != 0 {
		dst = utf8.AppendRune(dst, ring)
	}
	return dst
}
