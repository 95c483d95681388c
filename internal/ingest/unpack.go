package ingest

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

const (
	gzipMagic  = "\x1f\x8b"
	zstdMagic  = "\x28\xb5\x2f\xfd"
	bzip2Magic = "BZh"
	xzMagic    = "\xfd7zXZ\x00"
	skipMagic  = "\x2a\x4d\x18" // of a frame that zstd skips, after a byte from 0x50 to 0x5f; pzstd begins with one
)

// packings are the endings of packed files.
var packings = []string{".gz", ".zst", ".bz2", ".xz"}

// maxWindow is the most memory the header of a zstd or xz file may ask for, in bytes: what the zstd command allows
// unless told otherwise. (That of xz asks for 64 MiB at most.)
const maxWindow = 128 << 20

// What unpacks to more than freeSize bytes may not be larger than maxRatio times what is packed: no text is packed as well as that, but a file that is
// made to fill a machine is.
const (
	freeSize = 256 << 20
	maxRatio = 300
)

// unpack returns what is packed in r by gzip, zstd, bzip2 or xz, or r itself where nothing is. packed is what counts the bytes of r. Errors
// in packed data name the format.
func (b *buffers) unpack(r *bufio.Reader, stored *countReader) (*bufio.Reader, error) {
	magic, _ := r.Peek(len(xzMagic)) // an error comes again with the reading
	switch {
	case bytes.HasPrefix(magic, []byte(gzipMagic)):
		m := members{r, &b.gzip}
		if err := m.begin(); err != nil {
			return nil, damaged("gzip", err)
		}
		return b.unpacked.of(&packed{Reader: m, format: "gzip", stored: stored}), nil
	case bytes.HasPrefix(magic, []byte(zstdMagic)), isSkipped(magic):
		if err := b.openZstd(r); err != nil {
			return nil, damaged("zstd", err)
		}
		return b.unpacked.of(&packed{Reader: b.zstd, format: "zstd", stored: stored}), nil
	case bytes.HasPrefix(magic, []byte(bzip2Magic)) && len(magic) > 4 && '1' <= magic[3] && magic[3] <= '9' && (magic[4] == 0x31 || magic[4] == 0x17):
		return b.unpacked.of(&packed{Reader: bzip2.NewReader(r), format: "bzip2", stored: stored}), nil
	case bytes.HasPrefix(magic, []byte(xzMagic)):
		head, _ := r.Peek(1 << 10)
		if window := xzWindow(head); window > maxWindow {
			return nil, damaged("xz", fmt.Errorf("it asks for a window of %d MiB, more than %d", window>>20, maxWindow>>20))
		}
		unpacked, err := xz.NewReader(r)
		if err != nil {
			return nil, damaged("xz", err)
		}
		return b.unpacked.of(&packed{Reader: unpacked, format: "xz", stored: stored}), nil
	}
	return r, nil
}

// xzWindow returns the memory that the first block of an xz file asks for, in bytes; 0 where its header cannot be read. See "The .xz File
// Format", sections 3.1 and 5.3.1.
func xzWindow(head []byte) int64 {
	const streamHeader = 12
	if len(head) < streamHeader+8 {
		return 0
	}
	b := head[streamHeader:]
	flags := b[1]
	b = b[2:]
	for _, has := range []byte{0x40, 0x80} { // the sizes of the block
		if flags&has != 0 {
			_, n := binary.Uvarint(b)
			if n <= 0 {
				return 0
			}
			b = b[n:]
		}
	}
	for range flags&3 + 1 {
		id, n := binary.Uvarint(b)
		if n <= 0 {
			return 0
		}
		size, m := binary.Uvarint(b[n:])
		if m <= 0 || size > uint64(len(b)-n-m) {
			return 0
		}
		props := b[n+m:]
		if id == 0x21 && size == 1 && props[0] <= 40 {
			return (2 | int64(props[0]&1)) << (props[0]/2 + 11)
		}
		b = props[size:]
	}
	return 0
}

// isSkipped reports whether a frame of zstd that says nothing begins so.
func isSkipped(magic []byte) bool {
	return len(magic) >= 4 && magic[0]>>4 == 5 && bytes.Equal(magic[1:4], []byte(skipMagic))
}

// members reads the members of a gzip file, one after the other. Zeros behind a member are padding, as gzip itself takes them: tapes
// and block devices fill up with them.
type members struct {
	r *bufio.Reader
	z *gzip.Reader
}

// begin begins a member.
func (m members) begin() error {
	if err := m.z.Reset(m.r); err != nil {
		return err
	}
	m.z.Multistream(false)
	return nil
}

func (m members) Read(b []byte) (int, error) {
	n, err := m.z.Read(b)
	for n == 0 && errors.Is(err, io.EOF) {
		if err := m.skipZeros(); err != nil {
			return 0, err
		}
		if err := m.begin(); err != nil {
			return 0, err
		}
		n, err = m.z.Read(b)
	}
	if errors.Is(err, io.EOF) {
		err = nil // of the member; the next call sees what comes behind it
	}
	return n, err
}

// skipZeros goes on to the first byte that is no zero. Its error is io.EOF where there is none.
func (m members) skipZeros() error {
	for {
		c, err := m.r.ReadByte()
		if err != nil {
			return err
		}
		if c != 0 {
			return m.r.UnreadByte()
		}
	}
}

func (b *buffers) openZstd(r *bufio.Reader) (err error) {
	if b.zstd != nil {
		return b.zstd.Reset(r)
	}
	b.zstd, err = zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	return err
}

// countReader counts what it reads.
type countReader struct {
	io.Reader
	n int64
}

func (c *countReader) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n += int64(n)
	return n, err
}

// packed names the format in the errors of its reader, and ends where it unpacks to far more than is packed.
type packed struct {
	io.Reader
	format string
	stored *countReader
	n      int64
}

func (p *packed) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	p.n += int64(n)
	switch {
	case p.n > freeSize && p.n/maxRatio > p.stored.n:
		return 0, errBomb
	case err != nil && !errors.Is(err, io.EOF):
		err = damaged(p.format, err)
	}
	return n, err
}

// errBomb says that a packed file is made to fill a machine.
var errBomb = fmt.Errorf("it unpacks to more than %d times its size, as no text does", maxRatio)

func damaged(format string, err error) error {
	return fmt.Errorf("damaged %s data: %w", format, err)
}
