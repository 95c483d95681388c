package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

const (
	gzipMagic = "\x1f\x8b"
	zstdMagic = "\x28\xb5\x2f\xfd"
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
		if err := b.gzip.Reset(r); err != nil {
			return nil, damaged("gzip", err)
		}
		return b.unpacked.of(packed{&b.gzip, "gzip"}), nil
	case bytes.HasPrefix(magic, []byte(zstdMagic)):
		if err := b.openZstd(r); err != nil {
			return nil, damaged("zstd", err)
		}
		return b.unpacked.of(packed{b.zstd, "zstd"}), nil
	}
	return r, nil
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
