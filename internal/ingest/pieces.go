package ingest

import (
	"bytes"
	"strings"
)

// pieces collects bytes of unknown number. Unlike a buffer that grows it leaves no garbage of its own size behind,
// which counts where a text has a gigabyte. What goes over the limit is counted, but nothing is kept then.
type pieces struct {
	limit int64 // bytes
	n     int64 // bytes written
	list  [][]byte
}

// Write implements [io.Writer]. It never fails.
func (p *pieces) Write(b []byte) (int, error) {
	p.n += int64(len(b))
	if p.over() {
		p.list = nil
	} else {
		p.list = append(p.list, bytes.Clone(b))
	}
	return len(b), nil
}

// over reports whether more was written than the limit allows.
func (p *pieces) over() bool { return p.n > p.limit }

// bytes returns what was written, or nothing where it is over the limit.
func (p *pieces) bytes() []byte { return bytes.Join(p.list, nil) }

// string returns the same as a string, without a copy in between.
func (p *pieces) string() string {
	if p.over() {
		return ""
	}
	var b strings.Builder
	b.Grow(int(p.n))
	for _, piece := range p.list {
		b.Write(piece)
	}
	return b.String()
}
