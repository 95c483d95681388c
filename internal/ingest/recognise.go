package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"slices"
)

// errBinary says that a file is neither text nor of a binary format that is read.
var errBinary = errors.New("binary file")

// recognise returns the format of f by its content r, which is unpacked, and the content as the format reads it, of which
// nothing is lost.
func (in *Input) recognise(f *file, r *bufio.Reader) (*Format, *bufio.Reader, error) {
	if in.forced != nil && in.forced.Binary {
		return in.forced, r, nil
	}
	if format, r := in.sniff(f, r, true); format != nil && (in.forced == nil || format.Holds) {
		return format, r, nil
	}
	head, _ := r.Peek(headSize) // an error comes again with the reading
	if bytes.HasPrefix(head, []byte("%PDF-")) {
		return nil, nil, errors.New(notPDF)
	}
	r = in.buffers.toUnits(r)
	head, _ = r.Peek(headSize)
	if isBinary(head) && !startsObject(head) && !startsMessage(head) {
		return nil, nil, binaryKind(head)
	}
	if in.forced != nil {
		return in.forced, in.decodedFor(in.forced, r), nil
	}
	format, r := in.sniff(f, r, false)
	if format != nil {
		return format, in.decodedFor(format, r), nil
	}
	head, _ = r.Peek(headSize)
	if err := in.foreign(f.path, head); err != nil {
		return nil, nil, err
	}
	return &in.formats[0], r, nil // whose encoding all of it tells
}

// decodedFor returns r as a format reads it.
func (in *Input) decodedFor(format *Format, r *bufio.Reader) *bufio.Reader {
	if format.Binary || format.Declares {
		return r
	}
	return in.buffers.decodedByHead(r)
}

// binaryKind returns the error for a file that is no text: what it is and what to do, where that is known.
func binaryKind(head []byte) error {
	for _, kind := range []struct{ magic, is string }{
		{"%PDF-", notPDF}, {"\x89PNG", notPicture}, {"\xff\xd8\xff", notPicture}, {"GIF8", notPicture}, {"II*\x00", notPicture}, {"MM\x00*", notPicture},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", notDoc},
	} {
		if bytes.HasPrefix(head, []byte(kind.magic)) {
			return errors.New(kind.is)
		}
	}
	if len(head) > 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP" {
		return errors.New(notPicture)
	}
	return errBinary
}

// sniff asks the formats that are binary, or those that are not, whether r is of theirs, and returns the content again. Where
// it is of none, the format is nil.
func (in *Input) sniff(f *file, r *bufio.Reader, binary bool) (*Format, *bufio.Reader) {
	head, _ := r.Peek(headSize) // an error comes again with the reading
	s := &Sample{Head: head, in: in, rest: r}
	ext, _ := ending(f.path)
	for i := len(in.formats) - 1; i > 0; i-- {
		format := &in.formats[i]
		s.Named = slices.Contains(format.Extensions, ext)
		if format.Binary == binary && format.Sniff(s) {
			return format, s.rest
		}
	}
	return nil, s.rest
}

// startsObject reports whether the first character of b that is not white space is that of a JSON object.
func startsObject(b []byte) bool {
	b = bytes.TrimSpace(b)
	return len(b) > 0 && b[0] == '{'
}

// mostBlank is how many bytes of blank lines are passed over before a file's first line. It has none, if there are more.
const mostBlank = 1 << 20

// throughFirstLine reads r to the end of the first line that is not blank, but little more than an article may
// have. An error comes again with the reading of r.
func (in *Input) throughFirstLine(r *bufio.Reader) []byte {
	read := pieces{limit: in.limit + bufferSize}
	for blank := true; read.n <= in.limit && (!blank || read.n <= mostBlank); {
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
