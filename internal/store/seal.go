package store

import (
	"encoding/binary"
	"hash/crc32"
)

// sealSize is the length of a seal.
const sealSize = 4 // bytes

// sum is CRC-32C of what names a value and of the value, so that a value that was put in the place of another one is seen too.
func sum(name, value []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(name, table), table, value)
}

// seal appends the sum of a value to it.
func seal(name, value []byte) []byte {
	return binary.LittleEndian.AppendUint32(value, sum(name, value))
}

// unseal returns the value that was sealed; false: it is another one.
func unseal(name, sealed []byte) ([]byte, bool) {
	n := len(sealed) - sealSize
	if n < 0 || binary.LittleEndian.Uint32(sealed[n:]) != sum(name, sealed[:n]) {
		return nil, false
	}
	return sealed[:n:n], true
}

// numbers is a name made of numbers.
func numbers(of ...int64) (name []byte) {
	for _, n := range of {
		name = binary.LittleEndian.AppendUint64(name, uint64(n))
	}
	return name
}
