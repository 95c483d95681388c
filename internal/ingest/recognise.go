package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// recognise returns the format of f by its content r, and the content, of which nothing is lost. JSON Lines begin
// with an object on the first line that is not blank; where the name says that they are JSON Lines, '{' will do,
// so that one damaged record does not make the rest of them text.
func (in *Input) recognise(f *file, r *bufio.Reader) (format string, content *bufio.Reader) {
	if in.format != "" {
		return in.format, r
	}
	head, _ := r.Peek(headSize)
	if ext, _ := ending(f.path); startsObject(head) && (ext == ".jsonl" || ext == ".ndjson") {
		return FormatJSONL, r
	}
	if !startsObject(head) && len(bytes.TrimSpace(head)) > 0 {
		return FormatText, r
	}
	first := in.throughFirstLine(r)
	content = in.buffers.lines.of(io.MultiReader(bytes.NewReader(first), r))
	if startsObject(first) && json.Valid(toUTF8(first)) {
		return FormatJSONL, content
	}
	return FormatText, content
}

// startsObject reports whether the first character of b that is not white space is that of a JSON object.
func startsObject(b []byte) bool {
	b = bytes.TrimSpace(b)
	return len(b) > 0 && b[0] == '{'
}

// throughFirstLine reads r to the end of the first line that is not blank, but little more than an article may
// have. An error comes again with the reading of r.
func (in *Input) throughFirstLine(r *bufio.Reader) []byte {
	read := pieces{limit: in.limit + bufferSize}
	for blank := true; read.n <= in.limit; {
		chunk, err := r.ReadSlice('\n')
		_, _ = read.Write(chunk) // never fails
		blank = blank && len(bytes.TrimSpace(chunk)) == 0
		if err == nil && !blank || err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			break
		}
	}
	return read.bytes()
}

// isBinary reports whether b is no text: it has a NUL byte, or more than one control character in 20 bytes. (Copy in
// the agencies' own formats has a few of them.)
func isBinary[T []byte | string](b T) bool {
	controls := 0
	for i := range len(b) {
		switch c := b[i]; {
		case c >= ' ' && c != 0x7F, '\t' <= c && c <= '\r':
		case c == 0:
			return true
		default:
			controls++
		}
	}
	return controls*20 > len(b)
}
