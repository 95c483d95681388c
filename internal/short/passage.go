package short

import (
	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// passage makes the Passage of a path as package align does: all text between two equal words is one edit.
func (c *Comparer) passage(path []column) align.Passage {
	ta, tb := c.a.text, c.b.text
	first, last := path[0], path[len(path)-1]
	p := align.Passage{
		A: news.Span{Start: ta.Spans[first.i].Start, End: ta.Spans[last.i].End},
		B: news.Span{Start: tb.Spans[first.j].Start, End: tb.Spans[last.j].End},
	}
	_, p.WordsA = ta.Within(p.A)
	_, p.WordsB = tb.Within(p.B)
	streak := 0
	endA, endB := p.A.Start, p.B.Start // passage has described the text before these
	describe := func(toA, toB uint32) {
		if e, ok := edit(ta, tb, news.Span{Start: endA, End: toA}, news.Span{Start: endB, End: toB}); ok {
			p.Edits = append(p.Edits, e)
			streak = 0
		}
	}
	for _, k := range path {
		if ta.Words[k.i] != tb.Words[k.j] {
			continue
		}
		describe(ta.Spans[k.i].Start, tb.Spans[k.j].Start)
		endA, endB = ta.Spans[k.i].End, tb.Spans[k.j].End
		p.Equal++
		streak++
		p.LongestRun = max(p.LongestRun, streak)
	}
	describe(p.A.End, p.B.End)
	if len(p.Edits) > 0 {
		p.Kind = align.Edited
	}
	return p
}

// edit describes two stretches whose words differ. ok is false if neither has a word.
func edit(ta, tb *normalize.Text, a, b news.Span) (e align.Edit, ok bool) {
	var n, m int
	e.A, n = ta.Within(a)
	e.B, m = tb.Within(b)
	switch {
	case n == 0:
		e.Op = align.Insert
	case m == 0:
		e.Op = align.Delete
	}
	return e, n+m > 0
}
