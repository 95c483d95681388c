package wiregen

import (
	"bytes"
	"unicode/utf8"
)

// stretch is a half-open range of bytes.
type stretch struct{ from, to int }

func (s stretch) cut(text []byte) []byte { return text[s.from:s.to] }

// piece says that stretch a of a base became stretch b of the copy, equal or edited. One side of an edited piece may be
// empty.
type piece struct {
	base  int // 0 or 1
	a, b  stretch
	equal bool
	para  int // paragraph of the copy
}

// revision is a copy being written: its text, and the origin of each part that is not its own.
type revision struct {
	text   []byte
	pieces []piece
	para   int
}

func (r *revision) reset() { *r = revision{text: r.text[:0], pieces: r.pieces[:0]} }

// keep appends a stretch of a base as it is.
func (r *revision) keep(base int, text []byte, a stretch) {
	if a.from == a.to {
		return
	}
	at := len(r.text)
	r.text = append(r.text, a.cut(text)...)
	r.pieces = append(r.pieces, piece{base, a, stretch{at, len(r.text)}, true, r.para})
}

// replace appends by, which is what a stretch of a base became.
func (r *revision) replace(base int, a stretch, by []byte) {
	at := len(r.text)
	r.text = append(r.text, by...)
	r.pieces = append(r.pieces, piece{base, a, stretch{at, len(r.text)}, false, r.para})
}

// span is a passage of the gold, in bytes: stretch a of a base, and stretch b that it became.
type span struct {
	base   int
	a, b   stretch
	edited bool
}

// spans appends the passages to dst. Consecutive pieces within a paragraph form a passage, without the white space around
// it. Passages of consecutive paragraphs are joined if all of them are edited or all verbatim.
func (r *revision) spans(dst []span, bases [2][]byte) []span {
	for i := 0; i < len(r.pieces); {
		first := r.pieces[i]
		s := span{first.base, first.a, first.b, !first.equal}
		for i++; i < len(r.pieces); i++ {
			p := r.pieces[i]
			if p.base != s.base || p.para != first.para || p.a.from != s.a.to || p.b.from != s.b.to {
				break
			}
			s.a.to, s.b.to, s.edited = p.a.to, p.b.to, s.edited || !p.equal
		}
		s.a, s.b = trim(bases[s.base], s.a), trim(r.text, s.b)
		if s.a.from == s.a.to || s.b.from == s.b.to {
			continue
		}
		if n := len(dst); n > 0 && r.joins(&dst[n-1], &s, bases[s.base]) {
			dst[n-1].a.to, dst[n-1].b.to = s.a.to, s.b.to
			continue
		}
		dst = append(dst, s)
	}
	return dst
}

// joins reports whether t directly follows s, after the same white space on both sides, and both are edited or both are
// verbatim.
func (r *revision) joins(s, t *span, base []byte) bool {
	if s.base != t.base || s.edited != t.edited || t.a.from < s.a.to {
		return false
	}
	gap := base[s.a.to:t.a.from]
	return len(bytes.TrimSpace(gap)) == 0 && bytes.Equal(gap, r.text[s.b.to:t.b.from])
}

// trim narrows s so that it neither begins nor ends with white space.
func trim(text []byte, s stretch) stretch {
	for s.from < s.to && isSpace(text[s.from]) {
		s.from++
	}
	for s.from < s.to && isSpace(text[s.to-1]) {
		s.to--
	}
	return s
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// paragraphs appends the lines of a story that are not blank, trimmed.
func paragraphs(dst []stretch, text []byte, story stretch) []stretch {
	for at := story.from; at < story.to; {
		end := bytes.IndexByte(text[at:story.to], '\n')
		if end < 0 {
			end = story.to - at
		}
		if p := trim(text, stretch{at, at + end}); p.from < p.to {
			dst = append(dst, p)
		}
		at += end + 1
	}
	return dst
}

// sentences appends the sentences of a paragraph, without the white space between them.
func sentences(dst []stretch, text []byte, p stretch) []stretch {
	from := p.from
	for at := p.from; at < p.to; at++ {
		if !isSpace(text[at]) || at == from || at+1 >= p.to {
			continue
		}
		end := bytes.TrimRight(text[from:at], `"')`)
		end = bytes.TrimSuffix(end, []byte("”"))
		next := text[at+1]
		if len(end) > 0 && bytes.IndexByte([]byte(".!?"), end[len(end)-1]) >= 0 && (next < 'a' || next > 'z') {
			dst = append(dst, stretch{from, at})
			from = at + 1
		}
	}
	return append(dst, stretch{from, p.to})
}

// nextWord returns the next word at or after byte at, without the punctuation around it, and where to go on. The stretch
// ends at to. ok is false if there is no word left.
func nextWord(text []byte, at, to int) (w stretch, next int, ok bool) {
	for at < to {
		for at < to && isSpace(text[at]) {
			at++
		}
		end := at
		for end < to && !isSpace(text[end]) {
			end++
		}
		w = stretch{at, end}
		for w.from < w.to && !isWordByte(text[w.from]) {
			w.from++
		}
		for w.from < w.to && !isWordByte(text[w.to-1]) {
			w.to--
		}
		if w.from < w.to {
			return w, end, true
		}
		at = end
	}
	return w, at, false
}

// isWordByte reports whether c is an ASCII letter or digit. Words of other scripts are therefore never edited.
func isWordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// codePoints counts the code points before a byte offset of a text. It is fast if the offsets rise from call to call.
type codePoints struct {
	text   []byte
	at, n  int
	single bool // each is one byte long
}

func newCodePoints(text []byte) codePoints {
	return codePoints{text: text, single: utf8.RuneCount(text) == len(text)}
}

func (c *codePoints) before(offset int) int {
	if c.single {
		return offset
	}
	if offset < c.at {
		c.at, c.n = 0, 0
	}
	c.n += utf8.RuneCount(c.text[c.at:offset])
	c.at = offset
	return c.n
}
