package index

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// ErrEncoding is the error of bytes that are no encoded pair or common shingles.
var ErrEncoding = errors.New("damaged index")

// pairBytes is what a pair takes in bytes: A, B and the tags, four each, little-endian.
const pairBytes = 3 * 4

// AppendBinary appends the pair to dst; [DecodePair] reads it.
func (p Pair) AppendBinary(dst []byte) []byte {
	for _, n := range [...]uint32{p.A, p.B, p.Tags} {
		dst = binary.LittleEndian.AppendUint32(dst, n)
	}
	return dst
}

// DecodePair returns the pair that AppendBinary wrote, or [ErrEncoding].
func DecodePair(b []byte) (Pair, error) {
	if len(b) != pairBytes {
		return Pair{}, ErrEncoding
	}
	return Pair{binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]), binary.LittleEndian.Uint32(b[8:])}, nil
}

// commonBytes is what a common shingle takes in bytes: its hash and its number of documents, little-endian.
const commonBytes = 8 + 4

// MarshalBinary returns the common shingles in bytes, by their hashes.
func (c *Common) MarshalBinary() ([]byte, error) {
	all := make([]counted, 0, c.table.n)
	for _, e := range c.table.entries {
		if e.docs > 0 {
			all = append(all, counted{e.hash, e.docs})
		}
	}
	slices.SortFunc(all, func(x, y counted) int { return cmp.Compare(x.hash, y.hash) })
	dst := make([]byte, 0, commonBytes*len(all))
	for _, s := range all {
		dst = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(dst, s.hash), s.docs)
	}
	return dst, nil
}

// UnmarshalBinary makes c what MarshalBinary wrote, or returns [ErrEncoding].
func (c *Common) UnmarshalBinary(b []byte) error {
	if len(b)%commonBytes != 0 {
		return ErrEncoding
	}
	all := make([]counted, 0, len(b)/commonBytes)
	for ; len(b) > 0; b = b[commonBytes:] {
		s := counted{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint32(b[8:])}
		if n := len(all); s.docs == 0 || n > 0 && all[n-1].hash >= s.hash {
			return ErrEncoding
		}
		all = append(all, s)
	}
	*c = *newCommon(all)
	return nil
}
