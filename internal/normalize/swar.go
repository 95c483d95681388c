package normalize

import "math/bits"

// Eight bytes of text at once, as one number: the first byte is the lowest. See Henry S. Warren, Hacker's Delight,
// 2nd edition, section 6-1, for tests of all bytes of a word.
const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// load8 returns the eight bytes of s from byte i on.
func load8(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// load returns the first eight bytes of s, with zeros after its end.
func load(s string) (x uint64) {
	if len(s) >= 8 {
		return load8(s, 0)
	}
	for i := range len(s) {
		x |= uint64(s[i]) << (8 * i)
	}
	return x
}

// within sets the high bit of each byte of x that is in [lo, hi]. All bytes of x, lo and hi are below 0x80.
func within(x, lo, hi uint64) uint64 {
	return (x + (0x80-lo)*ones) &^ (x + (0x7F-hi)*ones) & highs
}

// alphanumerics returns the number of ASCII letters and digits, 0 to 8, that the eight bytes x begin with.
func alphanumerics(x uint64) int {
	ascii := x &^ highs
	found := (within(ascii|0x20*ones, 'a', 'z') | within(ascii, '0', '9')) &^ x
	return bits.TrailingZeros64(^found&highs) / 8
}

// capitals returns the number of ASCII capitals among the eight bytes x, smalls that of small letters.
func capitals(x uint64) int { return bits.OnesCount64(within(x&^highs, 'A', 'Z') &^ x) }
func smalls(x uint64) int   { return bits.OnesCount64(within(x&^highs, 'a', 'z') &^ x) }
