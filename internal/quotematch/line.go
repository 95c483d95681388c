package quotematch

import (
	"iter"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// Line is a sequence of quoted words: a quotation, a part of one, or several consecutive ones.
type Line struct {
	Text  string      // the text of the words
	Words []uint64    // hashes of the folded words, as in [normalize.Text.Words]
	Spans []news.Span // of the words, in Text; len(Spans) == len(Words)

	marks []mark // of the words; len(marks) == len(Words)
}

// mark is a set of bits about the surroundings of a word.
type mark uint8

const (
	begins   mark = 1 << iota // the word is the first in a span of its quotation
	elided                    // words may be missing before it: it follows an ellipsis or begins a span
	inserted                  // it is in brackets: a word of the editor, not of the speaker
)

// stretch is a half-open range of words of a line.
type stretch struct{ from, to int }

func (s stretch) len() int { return s.to - s.from }

// cut returns the part s of the line.
func (l *Line) cut(s stretch) Line {
	return Line{l.Text, l.Words[s.from:s.to], l.Spans[s.from:s.to], l.marks[s.from:s.to]}
}

// grow makes room for n more words.
func (l *Line) grow(n int) {
	l.Words, l.Spans, l.marks = slices.Grow(l.Words, n), slices.Grow(l.Spans, n), slices.Grow(l.marks, n)
}

// append appends the words in span, which is a span of a quotation.
func (l *Line) append(span news.Span, words []uint64, spans []news.Span) {
	at := span.Start
	editorial := false
	for i, w := range spans {
		m := mark(0)
		gap := news.Shown(l.Text[at:w.Start])
		if editorial = isEditorial(editorial, gap, l.Text[w.Start:span.End]); editorial {
			m |= inserted
		}
		if i == 0 {
			m |= begins | elided
		} else if hasEllipsis(gap) {
			m |= elided
		}
		l.marks = append(l.marks, m)
		at = w.End
	}
	l.Words = append(l.Words, words...)
	l.Spans = append(l.Spans, spans...)
}

// isEditorial reports whether the word after gap is in brackets; before says whether the word before gap does. rest
// is the remaining text; an opening bracket that rest does not close is ignored.
func isEditorial(before bool, gap, rest string) bool {
	switch i := strings.LastIndexAny(gap, "[]()"); {
	case i < 0:
		return before
	case gap[i] == '[':
		return strings.Contains(rest, "]")
	case gap[i] == '(':
		return strings.Contains(rest, ")")
	}
	return false
}

// hasEllipsis reports whether gap, the text between two words, has an ellipsis.
func hasEllipsis(gap string) bool {
	return strings.Contains(gap, "…") || strings.Contains(gap, "..") || strings.Contains(gap, ". .")
}

// pieces yields the parts of s that lie in one span of a quotation each, in text order.
func (l *Line) pieces(s stretch) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		for from := s.from; from < s.to; {
			to := from + 1
			for to < s.to && l.marks[to]&begins == 0 {
				to++
			}
			if !yield(stretch{from, to}) {
				return
			}
			from = to
		}
	}
}

// cover returns the span from the first to the last word of s, which must not be empty.
func (l *Line) cover(s stretch) news.Span {
	return news.Span{Start: l.Spans[s.from].Start, End: l.Spans[s.to-1].End}
}

// covers returns the span of each piece of s.
func (l *Line) covers(s stretch) []news.Span {
	var spans []news.Span
	for p := range l.pieces(s) {
		spans = append(spans, l.cover(p))
	}
	return spans
}

// gap returns the text before word i, back to the previous word of the same span; " " if word i begins a span.
func (l *Line) gap(i int) string {
	if i == 0 || l.marks[i]&begins != 0 {
		return " "
	}
	return news.Shown(l.Text[l.Spans[i-1].End:l.Spans[i].Start])
}

// beginsSentence reports whether word i begins the line or follows a full stop, a question mark or an exclamation mark.
func (l *Line) beginsSentence(i int) bool { return i == 0 || strings.ContainsAny(l.gap(i), ".?!") }

// hasMark reports whether a double quotation mark stands before word i.
func (l *Line) hasMark(i int) bool { return strings.ContainsAny(l.gap(i), "\"“”„«»") }

// raw returns word i as the text shows it.
func (l *Line) raw(i int) string { return news.Shown(l.Spans[i].Cut(l.Text)) }
