package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// Messages of IPTC 7901 and ANPA 1312 come from teletypes: a header begins with SOH, the text with STX, what is behind the text with ETX. A file
// may have several.
const (
	soh = 0x01
	stx = 0x02
	etx = 0x03
	eot = 0x04
)

// message is the three parts of a message, without the control characters between them.
type message struct{ header, text, trailer string }

// startsMessage reports whether b begins with a header, after what keeps two machines in step, and the text follows soon.
func startsMessage(b []byte) bool {
	b = bytes.TrimLeft(b, "\x00\x16\x7f \t\r\n")
	if len(b) == 0 || b[0] != soh {
		return false
	}
	i := bytes.IndexByte(b[:min(len(b), 600)], stx)
	return i > 0 && (header7901.Match(b[1:i]) || anpaHeader.Match(b[1:i]))
}

// eachMessage yields what read makes of each message of s.
func (s *Source) eachMessage(read func(message) (*record, error)) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		line := 1
		for n := 0; ; {
			raw, err := throughHeader(s.Reader, s.in.limit)
			if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLongPiece) {
				yield(news.Article{Place: news.Place{Line: line}}, err)
				return
			}
			at := line
			line += bytes.Count(raw, []byte("\n"))
			var a news.Article
			ended := errors.Is(err, io.EOF)
			switch m, ok := parseMessage(raw); {
			case errors.Is(err, errLongPiece):
				n++
				err = fmt.Errorf("a message of more than %d bytes", s.in.limit)
			case !ok:
				if ended {
					if n == 0 {
						yield(news.Article{}, &Skipped{Reason: empty})
					}
					return
				}
				continue
			default:
				n++
				var r *record
				if r, err = read(m); err == nil {
					a, err = s.in.article(r)
				}
			}
			if !s.yieldRecord(a, n, at, err, yield) || ended {
				return
			}
		}
	}
}

// throughHeader reads up to the next SOH, which it passes over. What is longer than the limit is dropped, with errLongPiece.
func throughHeader(r *bufio.Reader, limit int64) ([]byte, error) {
	all := pieces{limit: limit}
	for {
		chunk, err := r.ReadSlice(soh)
		_, _ = all.Write(bytes.TrimSuffix(chunk, []byte{soh})) // never fails
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == nil && all.over() {
			err = errLongPiece
		}
		return all.bytes(), err
	}
}

// parseMessage takes a message apart. ok is false where there is no text in it, as before the first SOH.
func parseMessage(raw []byte) (m message, ok bool) {
	header, rest, ok := bytes.Cut(raw, []byte{stx})
	if !ok {
		return m, false
	}
	text, trailer, _ := bytes.Cut(rest, []byte{etx})
	trailer, _, _ = bytes.Cut(trailer, []byte{eot})
	return message{header: cleanTelex(header), text: cleanTelex(text), trailer: cleanTelex(trailer)}, true
}

// cleanTelex returns b as UTF-8 without control characters: those between words are a space.
func cleanTelex(b []byte) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case r == 0x1f || r == 0x11 || r == 0x12 || r == 0x13 || r == 0x14:
			return ' '
		case r < ' ' || r == 0x7f:
			return -1
		}
		return r
	}, string(toUTF8(bytes.ReplaceAll(b, []byte("\r\r\n"), []byte("\r\n"))))))
}
