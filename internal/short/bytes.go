package short

import (
	"encoding/binary"
	"errors"
)

// ErrEncoding is the error of bytes that are no encoded frequencies.
var ErrEncoding = errors.New("damaged frequencies")

// MarshalBinary returns the frequencies in bytes, all uvarints: the number of items, the number of places, and for each place
// that has counted something how many empty ones stand before it, and its count.
func (f *Frequencies) MarshalBinary() ([]byte, error) {
	dst := binary.AppendUvarint(nil, uint64(f.items))
	dst = binary.AppendUvarint(dst, uint64(len(f.counts)))
	empty := uint64(0)
	for _, n := range f.counts {
		if n == 0 {
			empty++
			continue
		}
		dst = binary.AppendUvarint(binary.AppendUvarint(dst, empty), uint64(n))
		empty = 0
	}
	return dst, nil
}

// UnmarshalBinary makes f what MarshalBinary wrote, or returns [ErrEncoding].
func (f *Frequencies) UnmarshalBinary(b []byte) error {
	number := func() (x uint64, ok bool) {
		x, n := binary.Uvarint(b)
		if n <= 0 {
			return 0, false
		}
		b = b[n:]
		return x, true
	}
	items, ok := number()
	places, ok2 := number()
	if !ok || !ok2 || items > 1<<48 || places < leastPlaces || places > mostPlaces || places&(places-1) != 0 {
		return ErrEncoding
	}
	out := Frequencies{counts: make([]uint32, places), items: int(items)}
	for next := uint64(0); len(b) > 0; next++ {
		empty, ok := number()
		n, ok2 := number()
		if !ok || !ok2 || next >= places || empty >= places-next || n == 0 || n > 1<<32-1 {
			return ErrEncoding
		}
		next += empty
		out.counts[next] = uint32(n)
	}
	*f = out
	return nil
}
