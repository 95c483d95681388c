package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// valueReader cuts JSON values off a stream: the elements of a list, or values that stand one behind the other. It finds where a
// value ends and looks at nothing else in it, so a value may be broken and those behind it are read all the same.
type valueReader struct {
	r     *bufio.Reader
	limit int64 // bytes of a value
	line  int   // of the next byte, from 1

	begun, list bool
	once        bool // the end of the list is the end
	flat        bool // no value holds a list of articles
	buf         []byte
}

// errNoComma says that what follows a value is neither a comma nor the end of the list.
var errNoComma = errors.New("broken JSON: a comma or the end of the list is missing")

// next returns the next value and the line where it begins. It is good until the next call. After the last one the error is
// io.EOF, where the list is not closed io.ErrUnexpectedEOF. A value of more bytes than the limit is passed over, with a *longValueError.
func (v *valueReader) next() (value []byte, line int, err error) {
	for {
		c, err := v.skip()
		switch {
		case err != nil:
		case !v.list && c == '[':
			_, _ = v.r.ReadByte()
			v.list, v.begun = true, false
			c, err = v.skip()
		case v.list && v.begun && c != ']':
			if c != ',' {
				return nil, v.line, errNoComma
			}
			_, _ = v.r.ReadByte()
			c, err = v.skip()
		}
		if errors.Is(err, io.EOF) && v.list {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, v.line, err
		}
		if v.list && c == ']' {
			_, _ = v.r.ReadByte()
			if v.once {
				return nil, v.line, io.EOF
			}
			v.list = false // another list may follow
			continue
		}
		v.begun = true
		line = v.line
		value, err = v.value()
		return value, line, err
	}
}

// enter reads into the object that comes next, up to the list under key, so that next returns the elements of that. Before it
// come the other members, for which member is called; a value of more bytes than the limit is left out. The error is io.EOF where the
// object has no such list.
func (v *valueReader) enter(key string, member func(key, value []byte)) error {
	if c, err := v.skip(); err != nil {
		return err
	} else if c != '{' {
		return io.EOF
	}
	for {
		_, _ = v.r.ReadByte() // '{' or ','
		if c, err := v.skip(); err != nil {
			return err
		} else if c != '"' {
			return io.EOF
		}
		name, err := v.value()
		if err != nil {
			return err
		}
		name, _ = unquote(bytes.Clone(name), nil)
		if c, err := v.skip(); err != nil {
			return err
		} else if c != ':' {
			return errNoComma
		}
		_, _ = v.r.ReadByte()
		c, err := v.skip()
		if err != nil {
			return err
		}
		if c == '[' && string(name) == key {
			return nil
		}
		value, err := v.value()
		if _, long := errors.AsType[*longValueError](err); err != nil && !long {
			return err
		} else if !long {
			member(name, value)
		}
		if c, err := v.skip(); err != nil {
			return err
		} else if c != ',' {
			return io.EOF
		}
	}
}

// skip passes over white space and returns the byte behind it, which is not read.
func (v *valueReader) skip() (byte, error) {
	for {
		c, err := v.r.ReadByte()
		if err != nil {
			return 0, err
		}
		switch c {
		case '\n':
			v.line++
		case ' ', '\t', '\r':
		default:
			return c, v.r.UnreadByte()
		}
	}
}

// value reads a value to its end.
func (v *valueReader) value() ([]byte, error) {
	if cap(v.buf) > bufferSize {
		v.buf = nil // do not keep it for the small ones that follow
	}
	v.buf = v.buf[:0]
	var n int64
	e := valueEnd{}
	for {
		if _, err := v.r.Peek(1); err != nil {
			if errors.Is(err, io.EOF) && n > 0 && e.scalar {
				return v.buf, nil
			}
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		chunk, _ := v.r.Peek(v.r.Buffered())
		size, ended := e.find(chunk)
		v.line += bytes.Count(chunk[:size], []byte("\n"))
		if n += int64(size); n <= v.limit {
			v.buf = append(v.buf, chunk[:size]...)
		}
		_, _ = v.r.Discard(size)
		if !ended {
			continue
		}
		if n > v.limit {
			return nil, &longValueError{n, v.limit}
		}
		return v.buf, nil
	}
}

// longValueError is the error for a value of more bytes than the limit. It was passed over.
type longValueError struct{ bytes, limit int64 }

func (e *longValueError) Error() string {
	return fmt.Sprintf("a record of %d bytes, more than %d", e.bytes, e.limit)
}

// valueEnd finds the end of a value that comes in parts. The zero value is before it.
type valueEnd struct {
	depth           int
	quoted, escaped bool
	scalar          bool // a number or a word
}

// find returns how many bytes of b are of the value, and whether it ends there.
func (e *valueEnd) find(b []byte) (size int, ended bool) {
	for i := 0; i < len(b); i++ {
		if e.quoted {
			if e.escaped {
				e.escaped = false
				continue
			}
			if i += plain(b[i:]); i == len(b) {
				break
			}
			switch b[i] {
			case '\\':
				e.escaped = true
			case '"':
				if e.quoted = false; e.depth == 0 {
					return i + 1, true
				}
			}
			continue
		}
		c := b[i]
		if e.scalar {
			switch c {
			case ',', ']', '}', ' ', '\t', '\r', '\n':
				return i, true
			}
			continue
		}
		switch c {
		case '"':
			e.quoted = true
		case '{', '[':
			e.depth++
		case '}', ']':
			if e.depth--; e.depth <= 0 {
				return i + 1, true
			}
		default:
			e.scalar = e.depth == 0
		}
	}
	return len(b), false
}
