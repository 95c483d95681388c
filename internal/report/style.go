package report

import (
	"bufio"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// style is how a piece of text looks in a terminal with colour. Without colour all look alike.
type style uint8

const (
	plain   style = iota
	strong        // ids
	dim           // figures and context
	accent        // what to look at
	dropped       // words only a has
	added         // words only b has
)

// sgr returns the parameters of the escape sequence: the sixteen colours of the terminal's own theme, and a
// form beside the colour where it matters.
func (s style) sgr() string { return [...]string{"", "1", "2", "36", "31;9", "32;1"}[s] }

// glyph is a grapheme, printable and never a line end, in its style.
type glyph struct {
	text  string
	width int // columns
	style style
}

// in returns text in a style. The text is printable, see [Printable] and [prose].
func in(s style, text string) []glyph {
	out := make([]glyph, 0, len(text))
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		out = append(out, glyph{g.Value(), g.Width(), s})
	}
	return out
}

// join puts parts together. Where one ends and the next begins with a space, one is left.
func join(parts ...[]glyph) []glyph {
	var out []glyph
	for _, part := range parts {
		if len(out) > 0 && len(part) > 0 && out[len(out)-1].text == " " && part[0].text == " " {
			part = part[1:]
		}
		out = append(out, part...)
	}
	return out
}

// columns returns the width of a line in a terminal.
func columns(line []glyph) int {
	n := 0
	for _, g := range line {
		n += g.width
	}
	return n
}

// wrap breaks text into lines of at most width columns, none for no text: at spaces, between wide characters (which need none),
// and within a word that is longer than a line.
func wrap(text []glyph, width int) [][]glyph {
	var lines [][]glyph
	for text = trim(text); len(text) > 0; text = trim(text) {
		end := lineEnd(text, width)
		lines = append(lines, trim(text[:end]))
		text = text[end:]
	}
	return lines
}

// shorten keeps about head columns from the start of text and tail from its end.
func shorten(text []glyph, head, tail int) []glyph {
	return join(text[:lineEnd(text, head)], in(dim, " […] "), lastPart(text, tail))
}

// lastPart returns whole words from the end of text, in at most width columns.
func lastPart(text []glyph, width int) []glyph {
	start, used := len(text), 0
	for i := len(text) - 1; i >= 0; i-- {
		if used += text[i].width; used > width {
			return text[start:]
		}
		if i == 0 || breaksBefore(text, i) {
			start = i
		}
	}
	return text[start:]
}

// lineEnd returns the number of glyphs at the start of text that make the first line, at least one.
func lineEnd(text []glyph, width int) int {
	end, used := 0, 0
	for i, g := range text {
		if i > 0 && breaksBefore(text, i) {
			end = i
		}
		if used += g.width; used > width && g.text != " " {
			if end == 0 {
				end = max(i, 1)
			}
			return end
		}
	}
	return len(text)
}

// breaksBefore reports whether a line may end before text[i].
func breaksBefore(text []glyph, i int) bool {
	if text[i-1].text == " " {
		return true
	}
	wide := text[i-1].width == 2 || text[i].width == 2
	return wide && !strings.Contains("、。，．！？：；）」』】》〉”’…)]}.,!?:;", text[i].text)
}

// trim cuts the spaces at both ends of a line.
func trim(line []glyph) []glyph {
	for len(line) > 0 && line[0].text == " " {
		line = line[1:]
	}
	return trimRight(line)
}

// trimRight cuts the spaces at the end of a line.
func trimRight(line []glyph) []glyph {
	for len(line) > 0 && line[len(line)-1].text == " " {
		line = line[:len(line)-1]
	}
	return line
}

// page writes lines of a known width.
type page struct {
	w     *bufio.Writer // keeps the first error, which Flush returns
	width int           // columns
	color bool
}

// The narrowest page, the widest, which is still easy to read, and the one for an unknown width.
const (
	minWidth     = 40
	maxWidth     = 120
	defaultWidth = 100
)

func newPage(w *bufio.Writer, width int, color bool) *page {
	if width <= 0 {
		width = defaultWidth
	}
	return &page{w: w, width: min(max(width, minWidth), maxWidth), color: color}
}

// blank writes an empty line.
func (p *page) blank() { p.w.WriteByte('\n') }

// text writes a paragraph whose lines begin after indent columns.
func (p *page) text(indent int, parts ...[]glyph) {
	for _, line := range wrap(join(parts...), p.width-indent) {
		p.line(indent, line)
	}
}

// items writes items with a dot between, each on one line where it fits; empty ones are left out.
func (p *page) items(indent int, items ...[]glyph) {
	var line []glyph
	for _, item := range items {
		if len(item) == 0 {
			continue
		}
		if len(line) > 0 && columns(line)+3+columns(item) > p.width-indent {
			p.text(indent, line)
			line = nil
		}
		if len(line) > 0 {
			line = append(line, in(dim, " · ")...)
		}
		line = append(line, item...)
	}
	if len(line) > 0 {
		p.text(indent, line)
	}
}

// row writes left, and right at the right margin; beneath left where both do not fit on one line.
func (p *page) row(indent int, left, right []glyph) {
	gap := p.width - indent - columns(left) - columns(right)
	if gap < 2 {
		p.text(indent, left)
		p.text(indent, right)
		return
	}
	p.line(indent, append(append(left, spaces(gap)), right...))
}

// sideBySide writes two texts, each wrapped in half of the page.
func (p *page) sideBySide(indent int, left, right []glyph) {
	const gap = 3
	half := (p.width - indent - gap) / 2
	l, r := wrap(left, half), wrap(right, half)
	for i := range max(len(l), len(r)) {
		var line []glyph
		if i < len(l) {
			line = append(line, l[i]...)
		}
		if i < len(r) {
			line = append(append(line, spaces(half-columns(line)+gap)), r[i]...)
		}
		p.line(indent, line)
	}
}

// spaces returns n spaces as one glyph.
func spaces(n int) glyph { return glyph{strings.Repeat(" ", n), n, plain} }

// line writes one line, changing the style only where it must.
func (p *page) line(indent int, line []glyph) {
	p.w.WriteString(strings.Repeat(" ", indent))
	now := plain
	for _, g := range line {
		if g.style != now && p.color {
			if now != plain {
				p.w.WriteString("\x1b[m")
			}
			if g.style != plain {
				p.w.WriteString("\x1b[" + g.style.sgr() + "m")
			}
			now = g.style
		}
		p.w.WriteString(g.text)
	}
	if now != plain {
		p.w.WriteString("\x1b[m")
	}
	p.blank()
}
