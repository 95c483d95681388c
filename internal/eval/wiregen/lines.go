package wiregen

import (
	"bufio"
	"strconv"
	"time"
)

// madeLines are the files being written.
type madeLines struct{ docs, pairs, spans, clusters *bufio.Writer }

// err returns the first error of any file. A Writer keeps its error.
func (l *madeLines) err() error {
	for _, w := range [...]*bufio.Writer{l.docs, l.pairs, l.spans, l.clusters} {
		if _, err := w.Write(nil); err != nil {
			return err
		}
	}
	return nil
}

func (l *madeLines) flush() error {
	for _, w := range [...]*bufio.Writer{l.docs, l.pairs, l.spans, l.clusters} {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func (m *maker) writeDoc(out *madeLines, place int, a *article) {
	b := appendID(append(m.line[:0], `{"id":`...), 'a', place)
	b = appendQuoted(append(b, `,"text":`...), a.text)
	b = appendQuoted(append(b, `,"title":`...), a.title)
	b = a.published().AppendFormat(append(b, `,"date":"`...), time.RFC3339)
	b = append(append(append(b, `","source":"`...), a.dress.name...), "\"}\n"...)
	out.docs.Write(b)
	m.line = b
}

func (m *maker) writeCluster(out *madeLines, place, of int) {
	b := appendID(append(m.line[:0], `{"id":`...), 'a', place)
	b = appendID(append(b, `,"cluster":`...), 'c', of)
	out.clusters.Write(append(b, "}\n"...))
}

// writePair writes the pair of a copy and its base number i, 0 or 1, and their spans. base and copied are the places of
// the two articles in the corpus.
func (m *maker) writePair(out *madeLines, base, copied, i int, kind string) {
	b := appendID(append(m.line[:0], `{"a":`...), 'a', base)
	b = appendID(append(b, `,"b":`...), 'a', copied)
	ids := len(b)
	label := `,"label":1,"kind":"`
	if kind == templateKind {
		label = `,"label":0,"kind":"`
	}
	b = append(append(append(b, label...), kind...), "\"}\n"...)
	out.pairs.Write(b)
	if kind == templateKind {
		return
	}
	inA, inB := newCodePoints(m.source[i].text), newCodePoints(m.copy.text)
	for _, s := range m.found {
		if s.base != i {
			continue
		}
		sides := [2][2]int{{inA.before(s.a.from), inA.before(s.a.to)}, {inB.before(s.b.from), inB.before(s.b.to)}}
		b = appendSpan(b[:ids], sides, s.edited)
		out.spans.Write(b)
	}
	m.line = b
}

// appendSpan appends the offsets of a span in a and b, and its kind. The ids are in dst already.
func appendSpan(dst []byte, sides [2][2]int, edited bool) []byte {
	dst = strconv.AppendInt(append(dst, `,"a_start":`...), int64(sides[0][0]), 10)
	dst = strconv.AppendInt(append(dst, `,"a_end":`...), int64(sides[0][1]), 10)
	dst = strconv.AppendInt(append(dst, `,"b_start":`...), int64(sides[1][0]), 10)
	dst = strconv.AppendInt(append(dst, `,"b_end":`...), int64(sides[1][1]), 10)
	if edited {
		return append(dst, ",\"kind\":\"edited\"}\n"...)
	}
	return append(dst, ",\"kind\":\"verbatim\"}\n"...)
}

// appendID appends the id of the article or cluster at a place, in quotation marks: the letter, then place + 1 with at
// least seven digits.
func appendID(dst []byte, letter byte, place int) []byte {
	dst = append(dst, '"', letter)
	n := place + 1
	for digit := 1_000_000; digit > n; digit /= 10 {
		dst = append(dst, '0')
	}
	return append(strconv.AppendInt(dst, int64(n), 10), '"')
}

// appendQuoted appends text, which is UTF-8, as a JSON string.
func appendQuoted(dst, text []byte) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	done := 0
	for i, c := range text {
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		dst = append(dst, text[done:i]...)
		switch done = i + 1; c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(dst, text[done:]...), '"')
}
