package ingest

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Decoding has three steps. toUnits turns UTF-16, where a byte means nothing by itself, into UTF-8 as it is read. decodedByHead does so
// with other encodings that the beginning of a file tells. toUTF8 then decides about bytes that are not UTF-8 when the whole text or line is there.

const (
	bomUTF8    = "\xef\xbb\xbf"
	bomUTF16LE = "\xff\xfe"
	bomUTF16BE = "\xfe\xff"
)

// toUnits returns r without a byte-order mark and, where it is UTF-16, as UTF-8.
func (b *buffers) toUnits(r *bufio.Reader) *bufio.Reader {
	head, _ := r.Peek(headSize) // an error comes again with the reading
	switch {
	case bytes.HasPrefix(head, []byte(bomUTF8)):
		_, _ = r.Discard(len(bomUTF8))
	case bytes.HasPrefix(head, []byte(bomUTF16LE)):
		_, _ = r.Discard(len(bomUTF16LE))
		return b.units.of(transform.NewReader(r, utf16Decoder{order: binary.LittleEndian}))
	case bytes.HasPrefix(head, []byte(bomUTF16BE)):
		_, _ = r.Discard(len(bomUTF16BE))
		return b.units.of(transform.NewReader(r, utf16Decoder{order: binary.BigEndian}))
	case len(head)%2 == 0 && bytes.IndexByte(head, 0) >= 0: // without a NUL isUTF16 is false
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			if isUTF16(head, order) {
				return b.units.of(transform.NewReader(r, utf16Decoder{order: order}))
			}
		}
	}
	return r
}

// decodedByHead returns r as UTF-8 where its beginning is surely in another encoding.
func (b *buffers) decodedByHead(r *bufio.Reader) *bufio.Reader {
	head, _ := r.Peek(headSize) // an error comes again with the reading
	if len(head) == headSize {
		head = head[:bytes.LastIndexByte(head, '\n')+1] // no character is cut
	}
	if utf8.Valid(head) {
		return r
	}
	if e := charset(head); e != nil {
		return b.decoded.of(transform.NewReader(r, e.NewDecoder()))
	}
	return r
}

// isUTF16 reports whether head looks like UTF-16 without a byte-order mark: nearly all units are below U+1000, as in
// alphabetic scripts, some below U+0100 so that there are NUL bytes, and all are characters that stand in text. In text that is
// not UTF-16 the half of the unit that must be small would be a letter. Chinese, Japanese and Korean need the mark.
func isUTF16(head []byte, order binary.ByteOrder) bool {
	units, latin, alphabetic := len(head)/2, 0, 0
	for i := range units {
		switch u := order.Uint16(head[2*i:]); {
		case u < 0x100:
			latin++
			alphabetic++
		case u < 0x1000:
			alphabetic++
		}
	}
	if latin*20 <= units || alphabetic*10 <= units*8 {
		return false
	}
	d := utf16Decoder{order: order}
	for len(head) >= 4 { // the last unit may be half a pair
		r, size := d.first(head)
		if r == utf8.RuneError || !unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
		head = head[size:]
	}
	return true
}

// utf16Decoder turns UTF-16 into UTF-8, with U+FFFD for each half of a pair that stands alone and for a last
// unit that is cut. (The decoder of x/text loses the unit after a half.)
type utf16Decoder struct {
	transform.NopResetter
	order binary.ByteOrder
}

// Transform implements [transform.Transformer].
func (d utf16Decoder) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		r, size := d.first(src[nSrc:])
		if size == 0 {
			if !atEOF {
				return nDst, nSrc, transform.ErrShortSrc
			}
			size = len(src) - nSrc
		}
		if nDst+utf8.UTFMax > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += size
	}
	return nDst, nSrc, nil
}

// first decodes the character at the start of b and returns it with its length in bytes, 0 where b ends inside it.
func (d utf16Decoder) first(b []byte) (r rune, size int) {
	if len(b) < 2 {
		return utf8.RuneError, 0
	}
	r = rune(d.order.Uint16(b))
	switch {
	case !utf16.IsSurrogate(r):
		return r, 2
	case r >= 0xDC00: // a second half without a first
		return utf8.RuneError, 2
	case len(b) < 4:
		return utf8.RuneError, 0
	}
	if pair := utf16.DecodeRune(r, rune(d.order.Uint16(b[2:]))); pair != utf8.RuneError {
		return pair, 4
	}
	return utf8.RuneError, 2
}

// toUTF8 returns b as valid UTF-8: b itself if it is, else read in the encoding that it is surely in, else with
// one U+FFFD for each maximal part of an ill-formed sequence (Unicode 16, section 3.9, as Python does it).
func toUTF8(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	decoder := textunicode.UTF8.NewDecoder()
	if e := charset(b); e != nil {
		decoder = e.NewDecoder()
	}
	b, err := decoder.Bytes(b)
	if err != nil {
		panic("ingest: internal error: a decoder that replaces failed: " + err.Error())
	}
	return b
}

// isWindows1252 reports whether b, which is not UTF-8, looks like Windows-1252: no character in it is valid UTF-8 of
// several bytes, no byte is undefined or 0xFF, and the letters above ASCII stand in words with ASCII letters. Words
// of such letters alone ("à") must not be more than half of them.
func isWindows1252(b []byte) bool {
	joined, alone := 0, 0   // letters above ASCII, in words with and without ASCII letters
	high, ascii := 0, false // of the word so far
	endWord := func() {
		if ascii {
			joined += high
		} else {
			alone += high
		}
		high, ascii = 0, false
	}
	for i, c := range b {
		if _, size := utf8.DecodeRune(b[i:]); size > 1 {
			return false
		}
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			ascii = true
		case c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0xFF:
			high++
		case strings.IndexByte("\x8a\x8c\x8e\x9a\x9c\x9e\x9f", c) >= 0:
			// Š Œ Ž š œ ž Ÿ neither end a word nor make one plausible.
		case strings.IndexByte("\x81\x8d\x8f\x90\x9d\xff", c) >= 0:
			return false
		default:
			endWord()
		}
	}
	endWord()
	return alone <= joined
}
