package ingest

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// The scanner reads JSON (RFC 8259) several times faster than encoding/json, since it makes nothing of what it
// reads: each function cuts the grammar's next piece off its argument, as it is written. It accepts what
// encoding/json accepts, but for objects and lists in one another more than maxDepth deep. It does not say what is
// wrong with the rest.

const maxDepth = 100

// values are the values of a record as they are written, in the order of fields; nil for those it does not have.
type values [len(fields)][]byte

// scan returns the values under the keys in line, which is UTF-8. ok is false where it is not one JSON object, or
// too deep.
func scan(line []byte, keys *[len(fields)]string) (v values, ok bool) {
	rest, ok := cutObject(line, maxDepth, func(key, value []byte) {
		for i := range keys {
			if keys[i] == string(key) {
				v[i] = value
			}
		}
	})
	return v, ok && len(skipSpace(rest)) == 0
}

// cutObject calls member for each key, unquoted, and its value.
func cutObject(b []byte, depth int, member func(key, value []byte)) (rest []byte, ok bool) {
	b, ok = cutByte(b, '{')
	if !ok || depth == 0 {
		return b, false
	}
	if rest, ok = cutByte(b, '}'); ok {
		return rest, true
	}
	for {
		var key, value []byte
		if key, b, ok = cutString(skipSpace(b)); !ok {
			return b, false
		}
		if b, ok = cutByte(b, ':'); !ok {
			return b, false
		}
		if value, b, ok = cutValue(skipSpace(b), depth-1); !ok {
			return b, false
		}
		if member != nil {
			key, _ = unquote(key, nil)
			member(key, value)
		}
		if rest, ok = cutByte(b, '}'); ok {
			return rest, true
		}
		if b, ok = cutByte(b, ','); !ok {
			return b, false
		}
	}
}

func cutList(b []byte, depth int) (rest []byte, ok bool) {
	b, ok = cutByte(b, '[')
	if !ok || depth == 0 {
		return b, false
	}
	if rest, ok = cutByte(b, ']'); ok {
		return rest, true
	}
	for {
		if _, b, ok = cutValue(skipSpace(b), depth-1); !ok {
			return b, false
		}
		if rest, ok = cutByte(b, ']'); ok {
			return rest, true
		}
		if b, ok = cutByte(b, ','); !ok {
			return b, false
		}
	}
}

func cutValue(b []byte, depth int) (value, rest []byte, ok bool) {
	if len(b) == 0 {
		return nil, b, false
	}
	switch b[0] {
	case '"':
		return cutString(b)
	case '{':
		rest, ok = cutObject(b, depth, nil)
	case '[':
		rest, ok = cutList(b, depth)
	case 't':
		rest, ok = bytes.CutPrefix(b, []byte("true"))
	case 'f':
		rest, ok = bytes.CutPrefix(b, []byte("false"))
	case 'n':
		rest, ok = bytes.CutPrefix(b, []byte("null"))
	default:
		rest, ok = cutNumber(b)
	}
	return b[:len(b)-len(rest)], rest, ok
}

func cutNumber(b []byte) (rest []byte, ok bool) {
	if b[0] == '-' {
		b = b[1:]
	}
	if zero := len(b) > 0 && b[0] == '0'; zero {
		b = b[1:]
	} else if b, ok = cutDigits(b); !ok {
		return b, false
	}
	if len(b) > 0 && b[0] == '.' {
		if b, ok = cutDigits(b[1:]); !ok {
			return b, false
		}
	}
	if len(b) > 0 && b[0]|0x20 == 'e' {
		b = b[1:]
		if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
			b = b[1:]
		}
		return cutDigits(b)
	}
	return b, true
}

// cutDigits cuts off one digit or more.
func cutDigits(b []byte) (rest []byte, ok bool) {
	n := 0
	for n < len(b) && '0' <= b[n] && b[n] <= '9' {
		n++
	}
	return b[n:], n > 0
}

// cutByte cuts off c and the white space before it; b stays as it is where something else comes first.
func cutByte(b []byte, c byte) (rest []byte, ok bool) {
	if s := skipSpace(b); len(s) > 0 && s[0] == c {
		return s[1:], true
	}
	return b, false
}

func skipSpace(b []byte) []byte {
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t' || b[0] == '\n' || b[0] == '\r') {
		b = b[1:]
	}
	return b
}

// cutString returns a string with its quotes and escapes.
func cutString(b []byte) (quoted, rest []byte, ok bool) {
	if len(b) == 0 || b[0] != '"' {
		return nil, b, false
	}
	for i := 1; ; {
		i += plain(b[i:])
		if i == len(b) {
			return nil, b, false
		}
		switch b[i] {
		case '"':
			return b[:i+1], b[i+1:], true
		case '\\':
			size := escapeSize(b[i:])
			if size == 0 {
				return nil, b, false
			}
			i += size
		default:
			return nil, b, false
		}
	}
}

// plain returns how many bytes of b come before the first quote, backslash or control character. It looks at eight
// at once: in the difference of a byte and a bound, taken for all eight in one word, the high bit tells which is less.
// A borrow can only spoil the bytes behind the first that is found. See Sean Eron Anderson, Bit Twiddling Hacks,
// "Determine if a word has a byte less than n".
func plain(b []byte) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	n := 0
	for ; len(b)-n >= 8; n += 8 {
		w := binary.LittleEndian.Uint64(b[n:])
		quoteOrControl := (w ^ '\x02'*ones) - 0x21*ones // '"'^2 is 0x20, and control characters stay below
		backslash := (w ^ '\\'*ones) - ones
		if found := (quoteOrControl | backslash) &^ w & high; found != 0 {
			return n + bits.TrailingZeros64(found)/8
		}
	}
	for n < len(b) && b[n] != '"' && b[n] != '\\' && b[n] >= ' ' {
		n++
	}
	return n
}

// short has the characters of the escape sequences of two bytes, by the second.
var short = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escapeSize returns the bytes of the escape sequence at the start of b, 0 where it is none.
func escapeSize(b []byte) int {
	if len(b) > 1 && short[b[1]] != 0 {
		return 2
	}
	if _, ok := unit(b); ok {
		return 6
	}
	return 0
}

// appendEscaped appends the character of the escape sequence at the start of b, and returns its bytes. Half of a
// surrogate pair that stands alone is U+FFFD.
func appendEscaped(dst, b []byte) (_ []byte, size int) {
	if c := short[b[1]]; c != 0 {
		return append(dst, c), 2
	}
	r, _ := unit(b)
	if !utf16.IsSurrogate(r) {
		return utf8.AppendRune(dst, r), 6
	}
	if second, ok := unit(b[6:]); ok {
		if pair := utf16.DecodeRune(r, second); pair != utf8.RuneError {
			return utf8.AppendRune(dst, pair), 12
		}
	}
	return utf8.AppendRune(dst, utf8.RuneError), 6
}

// unit returns the UTF-16 code unit of the \u and four hexadecimal digits at the start of b.
func unit(b []byte) (r rune, ok bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	for _, c := range b[2:6] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// unquote returns the value of a string that cutString cut, and buf. The value is a part of the string, or where that has
// escapes, it is in buf, which may have grown.
func unquote(quoted, buf []byte) (value, _ []byte) {
	s := quoted[1 : len(quoted)-1]
	i := bytes.IndexByte(s, '\\')
	if i < 0 {
		return s, buf
	}
	buf = slices.Grow(buf[:0], len(s))
	for ; i >= 0; i = bytes.IndexByte(s, '\\') {
		var size int
		buf, size = appendEscaped(append(buf, s[:i]...), s[i:])
		s = s[i+size:]
	}
	buf = append(buf, s...)
	return buf, buf
}
