package report

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

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
	alike         // words of a paraphrase that both sentences have
	aligned       // words of a paraphrase that mean the same
	alert         // what was changed and should not be
)

// sgr returns the parameters of the escape sequence: the sixteen colours of the terminal's own theme, and a
// form beside the colour where it matters.
func (s style) sgr() string {
	return [...]string{"", "1", "2", "36", "31;9", "32;1", "4", "4;36", "33;1"}[s]
}

// glyph is a grapheme, printable and never a line end, in its style.
type glyph struct {
	text  string
	width uint8 // columns
	style style
}

// in returns text in a style. The text is printable, see [Printable] and [prose].
func (p *page) in(s style, text string) []glyph {
	begin := len(p.glyphs)
	for i := 0; i < len(text); {
		if alone(text, i) {
			p.glyphs = append(p.glyphs, glyph{text[i : i+1], 1, s})
			i++
			continue
		}
		for g := displaywidth.StringGraphemes(text[i:]); g.Next(); {
			p.glyphs = append(p.glyphs, glyph{g.Value(), uint8(g.Width()), s})
			if i += len(g.Value()); alone(text, i) {
				break
			}
		}
	}
	return slices.Clip(p.glyphs[begin:])
}

// alone reports whether text[i], where a grapheme begins, is the whole of it for sure: a character of ASCII before another.
func alone(text string, i int) bool {
	return i < len(text) && text[i] < utf8.RuneSelf && (i+1 == len(text) || text[i+1] < utf8.RuneSelf)
}

// join puts parts together. Where one ends and the next begins with a space, one is left.
func (p *page) join(parts ...[]glyph) []glyph {
	begin := len(p.glyphs)
	for _, part := range parts {
		if n := len(p.glyphs); n > begin && len(part) > 0 && p.glyphs[n-1].text == " " && part[0].text == " " {
			part = part[1:]
		}
		p.glyphs = append(p.glyphs, part...)
	}
	return slices.Clip(p.glyphs[begin:])
}

// columns returns the width of a line in a terminal.
func columns(line []glyph) int {
	n := 0
	for _, g := range line {
		n += int(g.width)
	}
	return n
}

// wrap breaks text into lines of at most width columns, none for no text: at spaces, between wide characters (which need none),
// and within a word that is longer than a line.
func wrap(text []glyph, width int) iter.Seq[[]glyph] {
	return func(yield func([]glyph) bool) {
		for text := trim(text); len(text) > 0; text = trim(text) {
			end := lineEnd(text, width)
			if !yield(trim(text[:end])) {
				return
			}
			text = text[end:]
		}
	}
}

// shorten keeps about head columns from the start of text and tail from its end.
func (p *page) shorten(text []glyph, head, tail int) []glyph {
	return p.join(text[:lineEnd(text, head)], p.in(dim, " […] "), lastPart(text, tail))
}

// lastPart returns whole words from the end of text, in at most width columns.
func lastPart(text []glyph, width int) []glyph {
	start, used := len(text), 0
	for i := len(text) - 1; i >= 0; i-- {
		if used += int(text[i].width); used > width {
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
		if used += int(g.width); used > width && g.text != " " {
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

// page is filled with lines of a known width.
type page struct {
	out    []byte
	width  int // columns
	color  bool
	glyphs []glyph // room for texts in the making, since the last take
}

// The narrowest page, the widest, which is still easy to read, and the one for an unknown width.
const (
	minWidth     = 40
	maxWidth     = 120
	defaultWidth = 100
)

func newPage(width int, color bool) *page {
	if width <= 0 {
		width = defaultWidth
	}
	return &page{width: min(max(width, minWidth), maxWidth), color: color}
}

// take returns what was written since the last take. It holds until the next line is written.
func (p *page) take() []byte {
	out := p.out
	p.out, p.glyphs = p.out[:0], p.glyphs[:0]
	if cap(p.glyphs) > mostRoom {
		p.glyphs = nil
	}
	return out
}

// mostRoom is how many glyphs of room a page keeps for what comes next.
const mostRoom = 1 << 16

// blank writes an empty line.
func (p *page) blank() { p.out = append(p.out, '\n') }

// text writes a paragraph whose lines begin after indent columns.
func (p *page) text(indent int, parts ...[]glyph) {
	for line := range wrap(p.join(parts...), p.width-indent) {
		p.line(indent, line)
	}
}

// items writes items with a dot between, each on one line where it fits; empty ones are left out.
func (p *page) items(indent int, items ...[]glyph) {
	line := make([]glyph, 0, p.width)
	for _, item := range items {
		if len(item) == 0 {
			continue
		}
		if len(line) > 0 && columns(line)+3+columns(item) > p.width-indent {
			p.text(indent, line)
			line = line[:0]
		}
		if len(line) > 0 {
			line = append(line, p.in(dim, " · ")...)
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
	p.line(indent, left, spaces(gap), right)
}

// sideBySide writes two texts, each wrapped in half of the page.
func (p *page) sideBySide(indent int, left, right []glyph) {
	const gap = 3
	half := (p.width - indent - gap) / 2
	l, r := slices.Collect(wrap(left, half)), slices.Collect(wrap(right, half))
	for i := range max(len(l), len(r)) {
		var a, b, between []glyph
		if i < len(l) {
			a = l[i]
		}
		if i < len(r) {
			b, between = r[i], spaces(half-columns(a)+gap)
		}
		p.line(indent, a, between, b)
	}
}

// spaces returns n spaces.
func spaces(n int) []glyph { return []glyph{{strings.Repeat(" ", n), uint8(n), plain}} }

// settled returns the text of a glyph without a joiner at its end that joins it to nothing, for the line ends there or was
// cut short.
func settled(text string, after []glyph) string {
	if len(text) <= len("\u200d") || !strings.HasSuffix(text, "\u200c") && !strings.HasSuffix(text, "\u200d") {
		return text
	}
	if len(after) > 0 {
		if next, _ := utf8.DecodeRuneInString(after[0].text); joins(next) {
			return text
		}
	}
	return strings.TrimRight(text, "\u200c\u200d")
}

// line writes parts as one line, changing the style only where it must.
func (p *page) line(indent int, parts ...[]glyph) {
	p.out = append(p.out, strings.Repeat(" ", indent)...)
	now := plain
	for _, part := range parts {
		for i, g := range part {
			if g.style != now && p.color {
				if now != plain {
					p.out = append(p.out, "\x1b[m"...)
				}
				if g.style != plain {
					p.out = append(append(append(p.out, "\x1b["...), g.style.sgr()...), 'm')
				}
				now = g.style
			}
			p.out = append(p.out, settled(g.text, part[i+1:])...)
		}
	}
	if now != plain {
		p.out = append(p.out, "\x1b[m"...)
	}
	p.blank()
}
