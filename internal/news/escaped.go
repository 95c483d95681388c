package news

import (
	"cmp"
	"html"
	"slices"
	"strings"
)

// Escaped is a text that has character references of HTML, as feeds and editorial systems deliver it, read as what they stand for:
// "caf&eacute;", "It&#8217;s", "AT&amp;T". It may be shared.
type Escaped struct {
	Text string      // what is read
	refs []reference // in text order
}

// reference is a character reference: where it stands, and where in Text what it stands for.
type reference struct{ raw, text Span }

// Unescape reads body, and reports whether it has a character reference; if not, it returns nil. One that was escaped twice,
// "It&amp;#8217;s", is one reference. Names are those of HTML, and the semicolon must be there.
func Unescape(body string) (*Escaped, bool) {
	var e *Escaped
	var b strings.Builder
	done := 0
	for at := strings.IndexByte(body, '&'); at >= 0 && at < len(body); {
		if text, n := referenceAt(body[at:]); n > 0 {
			if e == nil {
				e = &Escaped{}
			}
			b.WriteString(body[done:at])
			start := uint32(b.Len())
			b.WriteString(text)
			e.refs = append(e.refs, reference{Span{uint32(at), uint32(at + n)}, Span{start, uint32(b.Len())}})
			at += n
			done = at
		} else {
			at++
		}
		next := strings.IndexByte(body[at:], '&')
		if next < 0 {
			break
		}
		at += next
	}
	if e == nil {
		return nil, false
	}
	b.WriteString(body[done:])
	e.Text = b.String()
	return e, true
}

// Shown returns a text with its character references of HTML read, or the text itself where it has none.
func Shown(text string) string {
	if e, ok := Unescape(text); ok {
		return e.Text
	}
	return text
}

// longestReference is the length in bytes of the longest reference that is read: "&CounterClockwiseContourIntegral;" has 33.
const longestReference = 40

// referenceAt returns what the character reference at the start of s stands for, and its length; n is 0 if there is none.
func referenceAt(s string) (text string, n int) {
	s = s[:min(len(s), longestReference)]
	n = strings.IndexByte(s, ';') + 1
	if n < len("&lt;") || strings.LastIndexByte(s[:n], '&') > 0 {
		return "", 0
	}
	text = html.UnescapeString(s[:n])
	switch {
	case strings.HasSuffix(text, ";") && s[:n] != "&semi;" && s[:n] != "&#59;": // none, or one without its semicolon: "&notit;"
		return "", 0
	case text == "&":
		if inner, k := referenceAt("&" + s[n:]); k > 0 {
			return inner, n + k - 1
		}
	}
	return text, n
}

// In returns the span of Text that shows a span of the body. A reference that it cuts is in it.
func (e *Escaped) In(s Span) Span { return e.across(s, rawSide, textSide) }

// Out returns the span of the body that a span of Text is shown by, whole references.
func (e *Escaped) Out(s Span) Span { return e.across(s, textSide, rawSide) }

// across returns the span on one side that stands for s on the other.
func (e *Escaped) across(s Span, from, to func(reference) Span) Span {
	first, last := e.before(s.Start, from), e.before(s.End, from)
	start, end := shift(s.Start, from(first), to(first)), shift(s.End, from(last), to(last))
	if s.Start < from(first).End {
		start = to(first).Start
	}
	if s.End < from(last).End {
		end = to(last).End
	}
	return Span{start, end}
}

func rawSide(r reference) Span  { return r.raw }
func textSide(r reference) Span { return r.text }

// before returns the last reference that begins before an offset on one side; the zero reference if there is none.
func (e *Escaped) before(offset uint32, side func(reference) Span) reference {
	i, _ := slices.BinarySearchFunc(e.refs, offset, func(r reference, o uint32) int { return cmp.Compare(side(r).Start, o) })
	if i == 0 {
		return reference{}
	}
	return e.refs[i-1]
}

// shift returns an offset at or behind the end of a reference on one side as it is on the other.
func shift(offset uint32, from, to Span) uint32 { return offset - from.End + to.End }
