package ingest

import (
	"bufio"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// buffers are what the reading of one file leaves to that of the next, for a folder may have many small ones.
type buffers struct {
	stored   buffer // the bytes of the file
	unpacked buffer // where it is packed
	units    buffer // where it is UTF-16
	decoded  buffer // where it is in another encoding
	lines    buffer // where its first line was looked at
	copied   []byte // from one of these to an article

	gzip gzip.Reader
	zstd *zstd.Decoder // nil until there is a file for it

	inner *buffers // for a file in this file; nil until there is one
}

// nested returns the buffers for a file in this one.
func (b *buffers) nested() *buffers {
	if b.inner == nil {
		b.inner = &buffers{}
	}
	return b.inner
}

// release ends the zstd decoder and lets go of the memory.
func (b *buffers) release() {
	if b.zstd != nil {
		b.zstd.Close()
	}
	if b.inner != nil {
		b.inner.release()
	}
	*b = buffers{}
}

// buffer is a buffered reader that is made when it is first needed.
type buffer struct{ r *bufio.Reader }

// of returns the reader with r behind it.
func (b *buffer) of(r io.Reader) *bufio.Reader {
	if b.r == nil {
		b.r = bufio.NewReaderSize(nil, bufferSize)
	}
	b.r.Reset(r)
	return b.r
}
