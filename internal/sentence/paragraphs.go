package sentence

import (
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// Paragraphs appends to dst, for each sentence that [Split] found in body, whether a paragraph begins with it. The first
// sentence always begins one.
func Paragraphs(dst []bool, body string, sentences []news.Span) []bool {
	var l *layout // made when first needed
	for i, s := range sentences {
		if i == 0 {
			dst = append(dst, true)
			continue
		}
		from := int(sentences[i-1].End)
		gap := body[from:s.Start]
		n := strings.Count(gap, "\n")
		begins := n > 1 && isBlank(gap)
		for at := 0; n > 0 && !begins; n-- {
			if l == nil {
				of := layoutOf(body)
				l = &of
			}
			at += strings.IndexByte(gap[at:], '\n')
			begins = l.endsParagraph(body, from+at)
			at++
		}
		dst = append(dst, begins)
	}
	return dst
}
