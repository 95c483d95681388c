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
)

// maxWindow is the most memory the header of a zstd file may ask for, in bytes: what the zstd command allows
// unless told otherwise.
const maxWindow = 128 << 20

// unpack returns what is packed in r by gzip or zstd, or r itself where nothing is, and what to call when that was
// read. Errors in packed data name the format.
func unpack(r *bufio.Reader) (unpacked *bufio.Reader, done func() error, err error) {
	magic, _ := r.Peek(len(zstdMagic)) // an error comes again with the reading
	switch {
	case bytes.HasPrefix(magic, []byte(gzipMagic)):
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, nil, damaged("gzip", err)
		}
		return bufio.NewReaderSize(packed{z, "gzip"}, bufferSize), z.Close, nil
	case bytes.HasPrefix(magic, []byte(zstdMagic)):
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, damaged("zstd", err)
		}
		return bufio.NewReaderSize(packed{z, "zstd"}, bufferSize), z.IOReadCloser().Close, nil
	}
	return r, func() error { return nil }, nil
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
