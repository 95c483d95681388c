package normalize

import (
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// A body with character references of HTML is normalised as the text that they stand for: "It&#8217;s" is the word "It’s". Spans
// are those of the body.

// zonesIn returns zones of the body as those of the text.
func zonesIn(e *news.Escaped, zones []wire.Zone) []wire.Zone {
	in := make([]wire.Zone, len(zones))
	for i, z := range zones {
		z.Span = e.In(z.Span)
		in[i] = z
	}
	return in
}

// spansOut makes the spans of a text those of the body.
func (t *Text) spansOut(e *news.Escaped) {
	outward(t.Spans, e)
	outward(t.Left, e)
}

func outward(spans []news.Span, e *news.Escaped) {
	for i, s := range spans {
		spans[i] = e.Out(s)
	}
}
