package ingest

import (
	"html"
	"strings"
	"unicode/utf8"
)

// Marked-up text becomes plain text in one way wherever it comes from: blocks are paragraphs with a blank line between them, a line
// break stays one, other white space is one space, and what nobody reads (scripts, styles) is left out.

// tagKind is what an element does to the text.
type tagKind uint8

const (
	tagInline tagKind = iota
	tagBlock          // its text is a paragraph of its own
	tagBreak          // a line ends
	tagCell           // a space stands before it
	tagHidden         // its text is left out
	tagRaw            // hidden, and its content is no markup
	tagPre            // a block whose white space stays
)

// tags are the elements of HTML, XHTML, NITF and NewsML that are not inline.
var tags = map[string]tagKind{
	"address": tagBlock, "article": tagBlock, "aside": tagBlock, "blockquote": tagBlock, "body": tagBlock, "caption": tagBlock, "center": tagBlock,
	"dd": tagBlock, "details": tagBlock, "dir": tagBlock, "div": tagBlock, "dl": tagBlock, "dt": tagBlock, "fieldset": tagBlock, "figcaption": tagBlock,
	"figure": tagHidden, "footer": tagBlock, "form": tagBlock, "h1": tagBlock, "h2": tagBlock, "h3": tagBlock, "h4": tagBlock, "h5": tagBlock, "h6": tagBlock,
	"header": tagBlock, "hr": tagBlock, "li": tagBlock, "main": tagBlock, "nav": tagBlock, "ol": tagBlock, "p": tagBlock, "section": tagBlock,
	"table": tagBlock, "tbody": tagBlock, "tr": tagBlock, "ul": tagBlock, "pre": tagPre,
	"br": tagBreak, "td": tagCell, "th": tagCell,
	"script": tagRaw, "style": tagRaw, "noscript": tagHidden, "template": tagHidden, "head": tagHidden, "svg": tagHidden, "math": tagHidden,
	"iframe": tagRaw, "object": tagHidden, "select": tagHidden, "rt": tagHidden, "rp": tagHidden, "textarea": tagRaw, "title": tagRaw, "button": tagHidden,
	// NITF
	"bq": tagBlock, "hl1": tagBlock, "hl2": tagBlock, "block": tagBlock, "fn": tagBlock, "media": tagHidden, "body.head": tagHidden, "body.end": tagHidden,
}

// markupText returns the text of marked-up text, with its entities and references put in. Text without a tag or a reference is
// returned as it is.
func markupText(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		if strings.IndexByte(s, '&') < 0 {
			return s
		}
		return html.UnescapeString(s)
	}
	var b textBuilder
	b.b.Grow(len(s))
	for len(s) > 0 {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			b.text(html.UnescapeString(s))
			break
		}
		if i > 0 {
			b.text(html.UnescapeString(s[:i]))
			s = s[i:]
		}
		name, end, closed, rest := cutTag(s)
		switch {
		case rest == s: // no tag
			b.text("<")
			s = s[1:]
			continue
		case name == "":
		case end:
			b.end(name)
		default:
			b.start(name)
			if tags[name] == tagRaw {
				rest = afterEnd(rest, name)
				closed = true
			}
			if closed {
				b.end(name)
			}
		}
		s = rest
	}
	return b.String()
}

// cutTag cuts the tag or comment off s, which begins with '<'. The name is in lower case, and empty of what is no element. Where s begins
// with no tag, rest is s.
func cutTag(s string) (name string, end, closed bool, rest string) {
	switch {
	case strings.HasPrefix(s, "<!--"):
		if i := strings.Index(s[4:], "-->"); i >= 0 {
			return "", false, false, s[4+i+3:]
		}
		return "", false, false, ""
	case strings.HasPrefix(s, "<![CDATA["):
		return "", false, false, s[len("<![CDATA["):]
	case strings.HasPrefix(s, "<!"), strings.HasPrefix(s, "<?"):
		if _, after, ok := strings.Cut(s, ">"); ok {
			return "", false, false, after
		}
		return "", false, false, ""
	}
	i := 1
	if end = strings.HasPrefix(s, "</"); end {
		i = 2
	}
	from := i
	for i < len(s) && (isLetter(s[i]) || i > from && (s[i] >= '0' && s[i] <= '9' || s[i] == ':' || s[i] == '.' || s[i] == '-' || s[i] == '_')) {
		i++
	}
	if i == from {
		return "", false, false, s
	}
	name = strings.ToLower(s[from:i])
	var quote byte
	for at := i; at < len(s); at++ {
		switch c := s[at]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && s[at-1] == '=':
			quote = c
		case c == '>':
			return name, end, s[at-1] == '/', s[at+1:]
		}
	}
	// A quotation mark is not closed, or the tag is not: it ends at the next '>', or it is text.
	if at := strings.IndexByte(s[i:], '>'); at >= 0 {
		return name, end, false, s[i+at+1:]
	}
	return "", false, false, s
}

// afterEnd returns what is behind the end tag of name, which is raw; nothing where there is none.
func afterEnd(s, name string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return ""
		}
		at += i + 2
		if len(s)-at >= len(name) && strings.EqualFold(s[at:at+len(name)], name) {
			if end := strings.IndexByte(s[at:], '>'); end >= 0 {
				return s[at+end+1:]
			}
			return ""
		}
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// textBuilder makes plain text of elements and text. The zero value is empty.
type textBuilder struct {
	b      strings.Builder
	hidden int // elements open that hide their text
	pre    int // elements open whose white space stays
	want   string
}

// start begins an element; its name is in lower case.
func (t *textBuilder) start(name string) {
	switch tags[name] {
	case tagBlock:
		t.space("\n\n")
	case tagBreak:
		t.space("\n")
	case tagCell:
		t.space(" ")
	case tagPre:
		t.space("\n\n")
		t.pre++
	case tagHidden, tagRaw:
		t.hidden++
	case tagInline:
	}
}

// end ends an element. One that was not begun does no harm.
func (t *textBuilder) end(name string) {
	switch tags[name] {
	case tagBlock:
		t.space("\n\n")
	case tagPre:
		t.space("\n\n")
		t.pre = max(t.pre-1, 0)
	case tagHidden, tagRaw:
		t.hidden = max(t.hidden-1, 0)
	case tagInline, tagBreak, tagCell:
	}
}

// space asks for white space before the next text: a blank line, or as many line breaks as were asked for, or a space.
func (t *textBuilder) space(s string) {
	switch {
	case s == "\n" && strings.HasPrefix(t.want, "\n"):
		t.want = "\n\n"
	case len(s) > len(t.want) || t.want == " ":
		t.want = s
	}
}

// text adds text.
func (t *textBuilder) text(s string) {
	if t.hidden > 0 || s == "" {
		return
	}
	if t.pre > 0 {
		t.flush()
		t.b.WriteString(s)
		return
	}
	for len(s) > 0 {
		i := 0
		for i < len(s) && (s[i] > ' ' || s[i] == ' ' && i > 0 && i+1 < len(s) && s[i+1] > ' ' || !isSpaceByte(s[i])) {
			i++
		}
		if i > 0 {
			t.flush()
			t.b.WriteString(s[:i])
			s = s[i:]
			continue
		}
		for i < len(s) && isSpaceByte(s[i]) {
			i++
		}
		s = s[i:]
		t.space(" ")
	}
}

// flush writes the white space that was asked for.
func (t *textBuilder) flush() {
	if t.b.Len() > 0 {
		t.b.WriteString(t.want)
	}
	t.want = ""
}

// String returns the text, without white space at its ends.
func (t *textBuilder) String() string { return strings.TrimSpace(t.b.String()) }

func isSpaceByte(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// oneLine returns s with every white space as one space, and valid.
func oneLine(s string) string {
	if !utf8.ValidString(s) {
		s = string(toUTF8([]byte(s)))
	}
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isOneLine reports whether s is ASCII with no white space but single spaces between words.
func isOneLine(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}
