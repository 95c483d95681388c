package normalize

import "math/bits"

// These functions test eight bytes of text at once, as one number whose lowest byte is the first. See Henry S. Warren,
// Hacker's Delight, 2nd edition, section 6-1.
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

// load returns the first eight bytes of s, with zeros beyond its end.
func load(s string) (x uint64) {
	if len(s) >= 8 {
		return load8(s, 0)
	}
	for i := range len(s) {
		x |= uint64(s[i]) << (8 * i)
	}
	return x
}

// within sets the high bit of each byte of x that lies in [lo, hi], and clears all other bits. All bytes of x, and lo and
// hi, are below 0x80.
func within(x, lo, hi uint64) uint64 {
	return (x + (0x80-lo)*ones) &^ (x + (0x7F-hi)*ones) & highs
}

// alphanumerics returns the number of ASCII letters and digits, 0 to 8, at the start of the eight bytes x.
func alphanumerics(x uint64) int {
	ascii := x &^ highs
	found := (within(ascii|0x20*ones, 'a', 'z') | within(ascii, '0', '9')) &^ x
	return bits.TrailingZeros64(^found&highs) / 8
}

// capitals returns the number of ASCII capitals among the eight bytes x, smalls that of small letters.
func capitals(x uint64) int { return bits.OnesCount64(within(x&^highs, 'A', 'Z') &^ x) }
func smalls(x uint64) int   { return bits.OnesCount64(within(x&^highs, 'a', 'z') &^ x) }
