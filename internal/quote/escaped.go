package quote

import (
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// extractEscaped is Extract for a body with character references.
func (e *Extractor) extractEscaped(escaped *news.Escaped, zones []wire.Zone, sentences []news.Span) []Quotation {
	zonesIn, sentencesIn := make([]wire.Zone, len(zones)), make([]news.Span, len(sentences))
	for i, z := range zones {
		z.Span = escaped.In(z.Span)
		zonesIn[i] = z
	}
	for i, s := range sentences {
		sentencesIn[i] = escaped.In(s)
	}
	all := e.extract(escaped.Text, zonesIn, sentencesIn)
	for i := range all {
		q := &all[i]
		for k, s := range q.Spans {
			q.Spans[k] = escaped.Out(s)
		}
		for _, s := range [...]*news.Span{&q.SpeakerSpan, &q.Cue, &q.Indirect} {
			if s.Len() > 0 {
				*s = escaped.Out(*s)
			}
		}
	}
	return all
}
