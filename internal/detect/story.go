package detect

import (
	"github.com/copytaster/copytaster/internal/match"
	"math"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/template"
)

// tellStory asks whether two articles with a passage tell one story, or two in the words of one template. Equal ones do.
func tellStory(x, y *side, m *match.Match) {
	if m.Relation == match.Identical || len(m.Passages) == 0 {
		return
	}
	e := template.Compare(x.facts(), y.facts(), template.Pair{Hours: hoursBetween(x.article, y.article), LongestRun: m.LongestRun})
	m.Story = &e
	if !e.Same() {
		m.Relation = match.Template
	}
}

// facts returns the names, numbers and times of a side.
func (s *side) facts() *template.Facts {
	if s.wired.made&madeFacts == 0 {
		template.Read(&s.wired.facts, s.article, s.anatomy.Zones, &s.text)
		s.wired.made |= madeFacts
	}
	return &s.wired.facts
}

// hoursBetween returns the hours between the publication of two articles, NaN where they are not known: of days without a
// time, those that surely lie between them.
func hoursBetween(a, b *news.Article) float64 {
	if a.Published.IsZero() || b.Published.IsZero() {
		return math.NaN()
	}
	firstA, lastA := a.Dated().Bounds()
	firstB, lastB := b.Dated().Bounds()
	return max(0, firstB.Sub(lastA).Hours(), firstA.Sub(lastB).Hours())
}

// belittle makes what two articles share in the words of a template no reuse.
func (v *verdict) belittle() {
	for _, marks := range [2][]mark{v.marksA, v.marksB} {
		for i, m := range marks {
			if m > own {
				marks[i] = inTemplate
			}
		}
	}
}
