package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// The XML reader takes what newsrooms and sites send, which is not always well-formed: an end tag that nothing began is passed over, one that is
// missing is made up for. It knows the entities of HTML and no others, reads no external ones, and expands none that a document declares.

const (
	maxXMLDepth = 256 // elements in one another; what is deeper is read, and its text belongs to the last
	maxXMLNodes = 1 << 20
)

// xmlReader reads a document piece by piece.
type xmlReader struct {
	r     *bufio.Reader
	limit int64 // bytes of a tag, a text or an element
	line  int   // of the next byte, from 1
	buf   []byte

	name   string // of the element that begins or ends
	attrs  []attr
	closed bool   // the element that begins ends there
	text   string // with its references put in
}

type attr struct{ name, value string }

// pieceKind is what a piece of a document is.
type pieceKind uint8

const (
	pieceStart pieceKind = iota
	pieceEnd
	pieceText
)

// errLongPiece says that a tag or a text has more bytes than an article may have.
var errLongPiece = errors.New("a tag or a text that is longer than an article may be")

// newXMLReader returns a reader of r, by the encoding that the document declares.
func newXMLReader(r *bufio.Reader, limit int64) *xmlReader {
	head, _ := r.Peek(512)
	if name := declared(head); name != "" {
		r = decoded(r, name)
	}
	return &xmlReader{r: r, limit: limit, line: 1}
}

// declared returns the encoding in an XML declaration that b begins with.
func declared(b []byte) string {
	b = bytes.TrimSpace(b)
	before, _, ok := bytes.Cut(b, []byte("?>"))
	if !bytes.HasPrefix(b, []byte("<?xml")) || !ok {
		return ""
	}
	_, value, ok := bytes.Cut(before, []byte("encoding"))
	if value = bytes.TrimLeft(value, " \t\r\n="); !ok || len(value) < 2 {
		return ""
	}
	name, _, _ := bytes.Cut(value[1:], value[:1])
	return string(name)
}

// decoded returns r decoded as an encoding of that name, or r itself where it is UTF-8 already or the name is unknown.
func decoded(r *bufio.Reader, name string) *bufio.Reader {
	e, err := htmlindex.Get(strings.TrimSpace(name))
	if err != nil {
		return r
	}
	if n, _ := htmlindex.Name(e); n == "utf-8" || strings.HasPrefix(n, "utf-16") || n == "replacement" || n == "x-user-defined" {
		return r
	}
	head, _ := r.Peek(headSize)
	for cut := 0; cut < utf8.UTFMax && cut < len(head); cut++ {
		if multi := head[:len(head)-cut]; utf8.Valid(multi) && !isASCII(multi) {
			return r // the declaration is of another time
		}
	}
	return bufio.NewReaderSize(transform.NewReader(r, e.NewDecoder()), bufferSize)
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// next reads the next piece. After the last one the error is io.EOF.
func (x *xmlReader) next() (pieceKind, error) {
	c, err := x.r.Peek(1)
	if err != nil {
		return 0, err
	}
	if c[0] != '<' {
		return pieceText, x.readText()
	}
	for {
		head, _ := x.r.Peek(len("<![CDATA["))
		switch {
		case bytes.HasPrefix(head, []byte("<![CDATA[")):
			x.discard(len("<![CDATA["))
			data, err := x.through("]]>")
			x.text = valid(data)
			return pieceText, err
		case bytes.HasPrefix(head, []byte("<!--")):
			x.discard(len("<!--"))
			_, err = x.through("-->")
		case bytes.HasPrefix(head, []byte("<?")):
			_, err = x.through("?>")
		case bytes.HasPrefix(head, []byte("<!")):
			err = x.skipDeclaration()
		case len(head) > 1 && (isLetter(head[1]) || head[1] == '_' || head[1] == '/' || head[1] >= utf8.RuneSelf):
			tag, err := x.throughTag()
			if err != nil {
				return 0, err
			}
			return x.parseTag(tag), nil
		default:
			return pieceText, x.readText()
		}
		if err != nil {
			return 0, err
		}
		if c, err = x.r.Peek(1); err != nil {
			return 0, err
		} else if c[0] != '<' {
			return pieceText, x.readText()
		}
	}
}

func (x *xmlReader) discard(n int) {
	b, _ := x.r.Peek(n)
	x.line += bytes.Count(b, []byte("\n"))
	_, _ = x.r.Discard(n)
}

// readText reads the text up to the next tag. A '<' that it begins with is of it.
func (x *xmlReader) readText() error {
	x.buf = x.buf[:0]
	for first := true; ; {
		if _, err := x.r.Peek(1); err != nil {
			if errors.Is(err, io.EOF) && len(x.buf) > 0 {
				break
			}
			return err
		}
		chunk, _ := x.r.Peek(x.r.Buffered())
		from := 0
		if first {
			from, first = 1, false
		}
		end := bytes.IndexByte(chunk[from:], '<')
		n := len(chunk)
		if end >= 0 {
			n = from + end
		}
		x.buf = append(x.buf, chunk[:n]...)
		x.discard(n)
		if end >= 0 {
			break
		}
		if int64(len(x.buf)) > x.limit {
			return errLongPiece
		}
	}
	x.text = valid(x.buf)
	if strings.IndexByte(x.text, '&') >= 0 {
		x.text = html.UnescapeString(x.text)
	}
	return nil
}

// through reads to the end of the mark, and returns what is before it.
func (x *xmlReader) through(mark string) ([]byte, error) {
	x.buf = x.buf[:0]
	last := mark[len(mark)-1]
	for {
		chunk, err := x.r.ReadSlice(last)
		x.line += bytes.Count(chunk, []byte("\n"))
		x.buf = append(x.buf, chunk...)
		switch {
		case err == nil && bytes.HasSuffix(x.buf, []byte(mark)):
			return x.buf[:len(x.buf)-len(mark)], nil
		case errors.Is(err, io.EOF):
			return nil, io.ErrUnexpectedEOF
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		case int64(len(x.buf)) > x.limit:
			return nil, errLongPiece
		}
	}
}

// throughTag reads a tag, in whose values there may be a '>'.
func (x *xmlReader) throughTag() ([]byte, error) {
	tag, err := x.through(">")
	for err == nil && bytes.Count(tag, []byte(`"`))%2 == 1 && bytes.Contains(tag, []byte(`="`)) && !bytes.Contains(tag[1:], []byte("<")) {
		begun := append(bytes.Clone(tag), '>')
		if tag, err = x.through(">"); err == nil {
			tag = append(begun, tag...)
		}
		if int64(len(tag)) > x.limit {
			return nil, errLongPiece
		}
	}
	return tag, err
}

// skipDeclaration passes over a declaration, and what a document type has in brackets.
func (x *xmlReader) skipDeclaration() error {
	depth := 0
	for n := int64(0); n <= x.limit; n++ {
		c, err := x.r.ReadByte()
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch c {
		case '\n':
			x.line++
		case '<':
			depth++
		case '>':
			if depth--; depth <= 0 {
				return nil
			}
		}
	}
	return errLongPiece
}

// parseTag takes a tag apart that has no '>' at its end.
func (x *xmlReader) parseTag(tag []byte) pieceKind {
	s := valid(tag[1:])
	kind := pieceStart
	if rest, ok := strings.CutPrefix(s, "/"); ok {
		s, kind = rest, pieceEnd
	}
	x.closed = strings.HasSuffix(s, "/")
	s = strings.TrimSuffix(s, "/")
	i := strings.IndexAny(s, " \t\r\n")
	if i < 0 {
		i = len(s)
	}
	x.name, x.attrs = strings.ToLower(s[:i]), nil
	for s = s[i:]; ; {
		s = strings.TrimLeft(s, " \t\r\n")
		name, value, ok := strings.Cut(s, "=")
		if !ok {
			return kind
		}
		value = strings.TrimLeft(value, " \t\r\n")
		if value == "" {
			return kind
		}
		if q := value[0]; q == '"' || q == '\'' {
			value, s, _ = strings.Cut(value[1:], string(q))
		} else if i := strings.IndexAny(value, " \t\r\n"); i >= 0 {
			value, s = value[:i], value[i:]
		} else {
			s = ""
		}
		name = strings.TrimSpace(name)
		if i := strings.LastIndexAny(name, " \t\r\n"); i >= 0 {
			name = name[i+1:]
		}
		x.attrs = append(x.attrs, attr{strings.ToLower(name), html.UnescapeString(value)})
	}
}

// valid returns b as UTF-8.
func valid(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return string(toUTF8(b))
}

// rootOf returns the name of the first element of a document that begins with head, without its prefix, and its attributes; empty
// where head is no document or too short.
func rootOf(head []byte) (name string, attrs []attr) {
	if b := bytes.TrimSpace(head); len(b) == 0 || b[0] != '<' {
		return "", nil
	}
	x := &xmlReader{r: newReader(head), limit: int64(len(head))}
	for {
		kind, err := x.next()
		switch {
		case err != nil, kind == pieceEnd, kind == pieceText && strings.TrimSpace(x.text) != "":
			return "", nil
		case kind == pieceStart:
			return local(x.name), x.attrs
		}
	}
}

// node is an element with what is in it, or a text, which has no name.
type node struct {
	name  string // in lower case, with its prefix
	attrs []attr
	text  string
	kids  []*node
}

// get returns the value of an attribute; empty: there is none.
func (n *node) get(name string) string { return find(n.attrs, name) }

func find(attrs []attr, name string) string {
	for _, a := range attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// local returns a name without its prefix.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// tooLargeError says that an element was passed over.
type tooLargeError struct{ name string }

func (e *tooLargeError) Error() string {
	return fmt.Sprintf("an element %s that is larger than an article may be", e.name)
}

// element returns the element that just began, read to its end. One of more bytes or nodes than the limits allow is passed over, with a
// *tooLargeError.
func (x *xmlReader) element() (*node, error) {
	root := &node{name: x.name, attrs: x.attrs}
	if x.closed {
		return root, nil
	}
	open := []*node{root}
	var size int64
	nodes, deeper := 0, 0 // deeper are elements that are open and too deep
	over := false
	for len(open) > 0 {
		kind, err := x.next()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return root, err
		}
		last := open[len(open)-1]
		nodes++
		if over = over || size > x.limit || nodes > maxXMLNodes; over {
			root.kids = nil
			for _, n := range open {
				n.kids = nil
			}
		}
		switch kind {
		case pieceText:
			if size += int64(len(x.text)); !over {
				last.kids = append(last.kids, &node{text: x.text})
			}
		case pieceStart:
			n := &node{name: x.name, attrs: x.attrs}
			for _, a := range x.attrs {
				size += int64(len(a.value))
			}
			if !over {
				last.kids = append(last.kids, n)
			}
			switch {
			case x.closed || local(x.name) == "br":
			case len(open) >= maxXMLDepth:
				deeper++
			default:
				open = append(open, n)
			}
		case pieceEnd:
			if deeper > 0 {
				deeper--
				continue
			}
			for i := len(open) - 1; i >= 0; i-- {
				if open[i].name == x.name {
					open = open[:i]
					break
				}
			}
		}
	}
	if over {
		return root, &tooLargeError{root.name}
	}
	return root, nil
}

// child returns the first child of one of the names, the first name first; nil: there is none.
func (n *node) child(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, name := range names {
		for _, k := range n.kids {
			if k.name == name {
				return k
			}
		}
	}
	return nil
}

// first returns the first element below n with this local name, in the order of the document; nil: there is none.
func (n *node) first(name string) *node {
	for k := range n.all(name) {
		return k
	}
	return nil
}

// all yields the elements below n with this local name, and not those in one of them.
func (n *node) all(name string) func(func(*node) bool) {
	return func(yield func(*node) bool) { n.visit(name, yield) }
}

func (n *node) visit(name string, yield func(*node) bool) bool {
	if n == nil {
		return true
	}
	for _, k := range n.kids {
		if k.name == "" {
			continue
		}
		if local(k.name) == name {
			if !yield(k) {
				return false
			}
		} else if !k.visit(name, yield) {
			return false
		}
	}
	return true
}

// plain returns all text in n on one line; empty where n is nil.
func (n *node) plain() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.appendPlain(&b)
	return oneLine(b.String())
}

// raw returns the text of n as it is written, without that of elements in it where there are any.
func (n *node) raw() string {
	if n == nil {
		return ""
	}
	if len(n.kids) == 1 && n.kids[0].name == "" {
		return n.kids[0].text
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text)
	}
	return b.String()
}

// hasElements reports whether there are elements in n.
func (n *node) hasElements() bool {
	for _, k := range n.kids {
		if k.name != "" {
			return true
		}
	}
	return false
}

func (n *node) appendPlain(b *strings.Builder) {
	b.WriteString(n.text)
	for _, k := range n.kids {
		if k.name != "" && tags[local(k.name)] != tagInline {
			b.WriteByte(' ')
		}
		k.appendPlain(b)
	}
}

// marked returns the text of n, whose elements are those of HTML or NITF, with its paragraphs.
func (n *node) marked() string {
	if n == nil {
		return ""
	}
	var b textBuilder
	n.appendMarked(&b)
	return b.String()
}

func (n *node) appendMarked(b *textBuilder) {
	b.text(n.text)
	for _, k := range n.kids {
		if k.name == "" {
			b.text(k.text)
			continue
		}
		name := local(k.name)
		b.start(name)
		k.appendMarked(b)
		b.end(name)
	}
}
