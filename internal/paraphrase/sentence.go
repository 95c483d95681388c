package paraphrase

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"unsafe"
)

// longest is the number of words of a sentence that are compared; Encode drops the rest.
const longest = 64

// token is what comparing needs of a word: its class in the low bits and flags above them. Most words have no flags, so
// that a varint of three bytes holds one.
type token uint32

const (
	classBits  token = 1<<17 - 1
	speechBits token = 7 << 17 // the part of speech; see speech
	tokenBits  token = 1<<25 - 1
)

const (
	tokenStop     token = 1 << (20 + iota) // a function word
	tokenNegation                          // not, never, without
	tokenName                              // written as a name
	tokenDate                              // a weekday or a month
	tokenStripped                          // part of the attribution
)

// tokenOf returns the token of a word, without tokenStripped.
func tokenOf(w *word) token {
	t := token(w.class) | token(w.flags>>speechShift)<<17&speechBits
	if w.flags.has(isStop) {
		t |= tokenStop
	}
	if w.flags.has(isNegation) {
		t |= tokenNegation
	}
	if w.name {
		t |= tokenName
	}
	if w.flags.has(isDate) {
		t |= tokenDate
	}
	return t
}

func (t token) class() class       { return class(t & classBits) }
func (t token) has(one token) bool { return t&one != 0 }

// speech returns the part of speech: noun, verb or another number.
func (t token) speech() int { return int(t & speechBits >> 17) }

const (
	noun = 1
	verb = 2
)

// Sentence is a sentence prepared for comparison: its words without their text, with the attribution marked. The zero
// value is a sentence without words. [Encoder.Encode] and [Sentence.Decode] overwrite a Sentence and reuse its slices; in
// between goroutines may share it.
type Sentence struct {
	// Words is the number of words outside the attribution. Words after the 64th of the sentence are not compared.
	Words int

	vector  Vector
	tokens  []token
	numbers []float64 // in text order
	stems   []uint64  // see Stems
	stemAt  []uint8   // by stem: the index of its token
	plain   bool      // the model does not speak the language, so only words can be compared
}

// Vector returns the vector of the sentence, zero if it has no words or the model does not speak its language. The caller
// must not change it.
func (s *Sentence) Vector() *Vector { return &s.vector }

// Stems returns the hashes of the distinct content words outside the attribution, names and figures included, rarest
// first and, at equal rarity, smaller hashes first. All inflections of a word have one hash.
//
// Words that the model does not know are the rarest. Figures are at most of middling rarity, so that market reports do
// not meet by them. In a language that the model does not speak, longer words count as rarer, and words of up to three
// letters as function words. The caller must not change the slice.
func (s *Sentence) Stems() []uint64 { return s.stems }

// VectorSize is the number of bytes of the vector at the start of an encoded sentence.
const VectorSize = Dimensions

// AppendBinary appends the encoded sentence to dst, some 250 bytes for 25 words; [Sentence.Decode] reads it. The first
// [VectorSize] bytes are the vector, one signed byte for each dimension.
//
// After it come the number of words, and then the tokens, the stems and the numbers, each list after its length. Numbers
// of words, lengths and tokens are unsigned varints. A stem is the index of its token, followed by its hash if that does
// not follow from the token. Hashes and numbers are eight bytes, little-endian.
func (s *Sentence) AppendBinary(dst []byte) []byte {
	for _, x := range s.vector {
		dst = append(dst, byte(x))
	}
	head := uint64(s.Words) << 1
	if s.plain {
		head |= 1
	}
	dst = binary.AppendUvarint(dst, head)
	dst = append(dst, byte(len(s.tokens)))
	for _, t := range s.tokens {
		dst = binary.AppendUvarint(dst, uint64(t))
	}
	dst = append(dst, byte(len(s.stems)))
	for i, at := range s.stemAt {
		dst = append(dst, at)
		if s.tokens[at].class() >= unknownClass {
			dst = binary.LittleEndian.AppendUint64(dst, s.stems[i])
		}
	}
	dst = append(dst, byte(len(s.numbers)))
	for _, v := range s.numbers {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(v))
	}
	return dst
}

// VectorOf returns the vector of an encoded sentence; nil if encoded is too short. It shares the bytes of encoded.
func VectorOf(encoded []byte) *Vector {
	if len(encoded) < VectorSize {
		return nil
	}
	return (*Vector)(unsafe.Pointer(&encoded[0]))
}

// ErrSentence is the error for bytes that are not an encoded sentence.
var ErrSentence = errors.New("damaged sentence")

// Decode makes s the sentence in src, the bytes of one [Sentence.AppendBinary]. For any other bytes it either returns
// [ErrSentence] or makes s a sentence that can be compared safely. It retains nothing of src.
func (s *Sentence) Decode(src []byte) error {
	if len(src) < VectorSize {
		return ErrSentence
	}
	s.vector = *VectorOf(src)
	r := reader{rest: src[VectorSize:]}
	head := r.uvarint()
	s.Words, s.plain = int(head>>1&math.MaxInt32), head&1 == 1
	n := r.length(longest, 1)
	s.tokens = slices.Grow(s.tokens[:0], n)
	for range n {
		s.tokens = append(s.tokens, token(r.uvarint())&tokenBits)
	}
	n = r.length(len(s.tokens), 1)
	s.stems, s.stemAt = slices.Grow(s.stems[:0], n), slices.Grow(s.stemAt[:0], n)
	for range n {
		at := r.length(len(s.tokens)-1, 0)
		hash := mix(uint64(s.tokens[at].class()))
		if s.tokens[at].class() >= unknownClass {
			hash = r.uint64()
		}
		s.stems, s.stemAt = append(s.stems, hash), append(s.stemAt, uint8(at))
	}
	s.numbers = s.numbers[:0]
	for range r.length(longest, 8) {
		s.numbers = append(s.numbers, math.Float64frombits(r.uint64()))
	}
	if r.failed || len(r.rest) > 0 {
		return ErrSentence
	}
	return nil
}

// tokensOf returns a reader of the tokens of an encoded sentence, as varints, and their number; false where the bytes are no sentence, or
// one in a language that the model does not speak.
func tokensOf(encoded []byte) (r reader, n int, ok bool) {
	if len(encoded) < VectorSize {
		return reader{}, 0, false
	}
	r.rest = encoded[VectorSize:]
	plain := r.uvarint()&1 == 1
	n = r.length(longest, 1)
	return r, n, !plain && !r.failed
}

// reader takes values off the front of rest. If too few bytes are left, it sets failed and returns zeros from then on.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) uvarint() uint64 {
	if b := r.rest; len(b) >= 3 && b[0]&b[1] >= 0x80 && b[2] < 0x80 { // nearly all tokens
		r.rest = b[3:]
		return uint64(b[0]&0x7f) | uint64(b[1]&0x7f)<<7 | uint64(b[2])<<14
	}
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) uint64() uint64 {
	if len(r.rest) < 8 {
		r.failed = true
		return 0
	}
	v := binary.LittleEndian.Uint64(r.rest)
	r.rest = r.rest[8:]
	return v
}

// length returns the length of a list of at most limit values with at least size bytes each.
func (r *reader) length(limit, size int) int {
	n := r.uvarint()
	if n > uint64(limit) || int(n)*size > len(r.rest) {
		r.failed = true
		return 0
	}
	return int(n)
}
