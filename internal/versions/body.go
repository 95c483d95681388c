package versions

import "github.com/copytaster/copytaster/internal/sketch"

// Body is a small sketch of the text of an item: one byte each of the first slots of its signature (Li and König, b-bit
// minwise hashing, 2010). The zero value is an unknown text.
type Body [slots]uint8

// slots is the number of slots of a signature in a Body. Texts with a resemblance of .2 agree in at least one slot 97
// times in a hundred, texts that share nothing 6 times.
const slots = 16

// BodyOf returns the Body for a signature, which is empty or has at least as many slots as a Body. An empty signature
// gives the zero Body.
func BodyOf(s sketch.Signature) (b Body) {
	if len(s) == 0 {
		return b
	}
	for i := range b {
		b[i] = uint8(s[i] * 0x9E3779B1 >> 24) // the low bits of a slot may be its number
	}
	return b
}

// common returns the number of slots in which two texts agree; -1 if either text is unknown.
func (b *Body) common(c *Body) int {
	if *b == (Body{}) || *c == (Body{}) {
		return -1
	}
	n := 0
	for i := range b {
		if b[i] == c[i] {
			n++
		}
	}
	return n
}
