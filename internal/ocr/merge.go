package ocr

import (
	"encoding/binary"
	"errors"
)

// Merge adds what m counted. A counter stays at mostCounted, so any order and grouping of lexicons comes to the same. No
// article may be added to either at the same time.
func (l *Lexicon) Merge(m *Lexicon) {
	const low = 0x55555555 // the lower bit of each counter
	l.articles.Add(m.articles.Load())
	for i := range l.cells {
		a, b := l.cells[i].Load(), m.cells[i].Load()
		if a == 0 || b == 0 {
			l.cells[i].Store(a | b)
			continue
		}
		// Sixteen additions of two bits that stay at 3, one bit after the other.
		carry := a & b & low
		highA, highB := a>>1&low, b>>1&low
		over := highA&highB | highA&carry | highB&carry
		l.cells[i].Store((highA|highB|carry)<<1 | (a^b)&low | over)
	}
}

// ErrEncoding is the error of bytes that are no encoded lexicon.
var ErrEncoding = errors.New("damaged lexicon")

// MarshalBinary returns the lexicon in bytes: the number of articles; then for each cell that has counted something how many
// empty ones stand before it, as uvarints, and the cell, four bytes, little-endian.
func (l *Lexicon) MarshalBinary() ([]byte, error) {
	dst := binary.AppendUvarint(nil, uint64(l.articles.Load()))
	empty := uint64(0)
	for i := range l.cells {
		cell := l.cells[i].Load()
		if cell == 0 {
			empty++
			continue
		}
		dst = binary.LittleEndian.AppendUint32(binary.AppendUvarint(dst, empty), cell)
		empty = 0
	}
	return dst, nil
}

// UnmarshalBinary makes l what MarshalBinary wrote, or returns [ErrEncoding].
func (l *Lexicon) UnmarshalBinary(b []byte) error {
	fresh := NewLexicon()
	articles, n := binary.Uvarint(b)
	if n <= 0 || articles > 1<<62 {
		return ErrEncoding
	}
	fresh.articles.Store(int64(articles))
	next := uint64(0)
	for b = b[n:]; len(b) > 0; b = b[n+4:] {
		var empty uint64
		empty, n = binary.Uvarint(b)
		if n <= 0 || len(b) < n+4 || empty >= uint64(len(fresh.cells))-next {
			return ErrEncoding
		}
		next += empty
		cell := binary.LittleEndian.Uint32(b[n:])
		if cell == 0 {
			return ErrEncoding
		}
		fresh.cells[next].Store(cell)
		next++
		if next == uint64(len(fresh.cells)) && len(b) > n+4 {
			return ErrEncoding
		}
	}
	l.cells = fresh.cells
	l.articles.Store(fresh.articles.Load())
	return nil
}
