package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	gzipMagic = "\x1f\x8b"
	zstdMagic = "\x28\xb5\x2f\xfd"
	skipMagic = "\x2a\x4d\x18" // of a frame that zstd skips, after a byte from 0x50 to 0x5f; pzstd begins with one
)

// maxWindow is the most memory the header of a zstd file may ask for, in bytes: what the zstd command allows
// unless told otherwise.
const maxWindow = 128 << 20

// unpack returns what is packed in r by gzip or zstd, or r itself where nothing is. Errors in packed data name the
// format.
func (b *buffers) unpack(r *bufio.Reader) (*bufio.Reader, error) {
	magic, _ := r.Peek(len(zstdMagic)) // an error comes again with the reading
	switch {
	case bytes.HasPrefix(magic, []byte(gzipMagic)):
		m := members{r, &b.gzip}
		if err := m.begin(); err != nil {
			return nil, damaged("gzip", err)
		}
		return b.unpacked.of(packed{m, "gzip"}), nil
	case bytes.HasPrefix(magic, []byte(zstdMagic)), isSkipped(magic):
		if err := b.openZstd(r); err != nil {
			return nil, damaged("zstd", err)
		}
		return b.unpacked.of(packed{b.zstd, "zstd"}), nil
	}
	return r, nil
}

// isSkipped reports whether a frame of zstd that says nothing begins so.
func isSkipped(magic []byte) bool {
	return len(magic) == 4 && magic[0]>>4 == 5 && bytes.Equal(magic[1:], []byte(skipMagic))
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

// packed names the format in the errors of its reader.
type packed struct {
	io.Reader
	format string
}

func (p packed) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged(p.format, err)
	}
	return n, err
}

func damaged(format string, err error) error {
	return fmt.Errorf("damaged %s data: %w", format, err)
}
