package align

import (
	"iter"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// EqualSpans yields the stretches of both sides whose words are equal: what lies between the edits, in the order of the text. The
// stretch before an edit at the start of a passage is empty.
func (p *Passage) EqualSpans() iter.Seq2[news.Span, news.Span] {
	return func(yield func(a, b news.Span) bool) {
		a, b := p.A.Start, p.B.Start
		for i := range p.Edits {
			e := &p.Edits[i]
			if !yield(news.Span{Start: a, End: e.A.Start}, news.Span{Start: b, End: e.B.Start}) {
				return
			}
			a, b = e.A.End, e.B.End
		}
		yield(news.Span{Start: a, End: p.A.End}, news.Span{Start: b, End: p.B.End})
	}
}

// EqualTerms yields the terms of a and b that stand in the passage as equal ones, by their places in [normalize.Text.Terms],
// in the order of the text. The passage must be one of a and b.
func (p *Passage) EqualTerms(a, b *normalize.Text) iter.Seq2[int, int] {
	return func(yield func(i, k int) bool) {
		for spanA, spanB := range p.EqualSpans() {
			i, endA := a.TermsIn(spanA)
			k, endB := b.TermsIn(spanB)
			for ; i < endA && k < endB; i, k = i+1, k+1 {
				if !yield(i, k) {
					return
				}
			}
		}
	}
}
