package paraphrase

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
	"unsafe"
)

// tools/paraphrase/README.md describes every byte of the file of a model.
const (
	magic      = "ctpara\x00\x01" // the last byte is the version
	headerSize = 24
	entrySize  = 24 // of an entry of the table of contents
)

// ErrDamaged is wrapped by every error about a model that cannot be read.
var ErrDamaged = errors.New("damaged paraphrase model")

// sections holds the parts of a file by name.
type sections map[string]string

// readSections returns the sections of the file by its table of contents. It checks magic, version, length and checksum.
func readSections(file string) (sections, error) {
	switch {
	case len(file) < headerSize+4 || !strings.HasPrefix(file, magic[:7]):
		return nil, fmt.Errorf("%w: not a model", ErrDamaged)
	case file[7] != magic[7]:
		return nil, fmt.Errorf("%w: version %d, not %d", ErrDamaged, file[7], magic[7])
	case uint64At(file, 16) != uint64(len(file)):
		return nil, fmt.Errorf("%w: %d bytes, not %d", ErrDamaged, len(file), uint64At(file, 16))
	case crc32.Checksum(bytesOf(file[:len(file)-4]), crc32.MakeTable(crc32.Castagnoli)) != uint32At(file, len(file)-4):
		return nil, fmt.Errorf("%w: wrong checksum", ErrDamaged)
	}
	n, end := int(uint32At(file, 8)), len(file)-4
	if n > (end-headerSize)/entrySize {
		return nil, fmt.Errorf("%w: %d sections", ErrDamaged, n)
	}
	s := make(sections, n)
	for i := range n {
		entry := file[headerSize+i*entrySize:][:entrySize]
		name := strings.TrimRight(entry[:8], "\x00")
		from, size := uint64At(entry, 8), uint64At(entry, 16)
		if from > uint64(end) || size > uint64(end)-from {
			return nil, fmt.Errorf("%w: section %q ends behind the file", ErrDamaged, name)
		}
		s[name] = file[from : from+size]
	}
	return s, nil
}

func uint32At(s string, i int) uint32 { return binary.LittleEndian.Uint32(bytesOf(s[i : i+4])) }
func uint64At(s string, i int) uint64 { return binary.LittleEndian.Uint64(bytesOf(s[i : i+8])) }

// bytesOf returns the bytes of s, which nobody may change.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// uint16s and its like decode the numbers of a section. They ignore an incomplete number at the end: check compares the
// lengths.

func uint16s(s string) []uint16 {
	out := make([]uint16, len(s)/2)
	for i := range out {
		out[i] = uint16(s[2*i]) | uint16(s[2*i+1])<<8
	}
	return out
}

func uint32s(s string) []uint32 {
	out := make([]uint32, len(s)/4)
	for i := range out {
		out[i] = uint32At(s, 4*i)
	}
	return out
}

func uint64s(s string) []uint64 {
	out := make([]uint64, len(s)/8)
	for i := range out {
		out[i] = uint64At(s, 8*i)
	}
	return out
}

func float64s(s string) []float64 {
	out := make([]float64, len(s)/8)
	for i := range out {
		out[i] = math.Float64frombits(uint64At(s, 8*i))
	}
	return out
}

// vectors returns the vectors of a section, without a copy.
func vectors(s string) []Vector {
	return unsafe.Slice((*Vector)(unsafe.Pointer(unsafe.StringData(s))), len(s)/Dimensions)
}
