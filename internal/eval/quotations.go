package eval

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"unicode"

	"github.com/copytaster/copytaster/internal/report"
)

// scoreQuotations compares the quotations of the run with the attributions of the gold. Each counts as a whole.
func scoreQuotations(ledger iter.Seq2[*report.LedgerQuotation, error], gold *Gold, o Options) (*QuotationScores, error) {
	if len(gold.Quotes) == 0 {
		return nil, nil
	}
	articles := labelsByArticle(gold)
	s := &QuotationScores{}
	if ledger != nil {
		for q, err := range ledger {
			if err != nil {
				return nil, err
			}
			for _, w := range q.Wordings {
				for i := range w.Uses {
					if err := s.use(&w.Uses[i], articles); err != nil {
						return nil, fmt.Errorf("quotation %q of the run: %w", q.ID, err)
					}
				}
			}
		}
	}
	for id, a := range articles {
		for i := range a.attributions {
			s.attribution(id, &a.attributions[i])
		}
	}
	s.F1, s.F1Labelled = f1(s.Precision, s.Recall), f1(s.PrecisionLabelled, s.Recall)
	slices.SortFunc(s.Missed, func(m, n MissedQuotation) int {
		return cmp.Or(cmp.Compare(m.Article, n.Article), cmp.Compare(m.Start, n.Start))
	})
	s.Missed = atMost(s.Missed, o.Worst)
	return s, nil
}

// use counts a quotation of the run if its article is in the gold.
func (s *QuotationScores) use(u *report.Use, articles map[string]*quoteLabels) error {
	a, ok := articles[u.Article]
	if !ok {
		return nil
	}
	for _, v := range append(slices.Clone(u.Spans), u.SpeakerSpan) {
		if v[0] < 0 || v[1] < v[0] {
			return fmt.Errorf("%d to %d is no range of characters of %q", v[0], v[1], u.Article)
		}
	}
	content := a.words(setOf(u.Spans).and(set{{0, len(a.text)}})) // the run may have read another, longer text
	at := a.index(content)
	exact := at >= 0 && !a.attributions[at].found
	if exact {
		a.attributions[at].found = true
		a.attributions[at].speaker = interval{u.SpeakerSpan[0], u.SpeakerSpan[1]}
	}
	labelled := at >= 0 || slices.ContainsFunc(a.attributions, func(t attribution) bool { return len(t.content.and(content)) > 0 })
	mixed := !labelled && len(a.others.and(content)) > 0
	s.Mixed.count(mixed)
	s.Unlabelled.count(!labelled && !mixed)
	if labelled {
		s.PrecisionLabelled.count(exact)
	}
	if !mixed {
		s.Precision.count(exact)
	}
	return nil
}

// attribution counts an attribution of the gold. It runs after use has seen all quotations of the run.
func (s *QuotationScores) attribution(id string, t *attribution) {
	s.Recall.count(t.found)
	if len(t.content) > 1 {
		s.RecallSplit.count(t.found)
	}
	switch named := t.speaker.start < t.speaker.end; {
	case !t.found:
		s.Missed = append(s.Missed, MissedQuotation{id, t.content[0].start, t.content[len(t.content)-1].end})
	case len(t.source) > 0:
		right := len(t.source.and(set{t.speaker})) > 0
		s.Speaker.Right.count(right)
		s.Speaker.Wrong.count(named && !right)
		s.Speaker.Empty.count(!named)
	}
}

// quoteLabels are the attributions of one article.
type quoteLabels struct {
	text         []rune
	attributions []attribution // direct, wholly inside quotation marks; no two have the same content
	others       set           // content of all other attributions
}

// attribution is who is quoted with what, and what the run found of it.
type attribution struct {
	content set // as quoteLabels.words returns it
	source  set
	found   bool
	speaker interval // where the quotation found names its speaker; empty: it does not
}

// labelsByArticle returns the attributions of all articles in docs.jsonl.
func labelsByArticle(gold *Gold) map[string]*quoteLabels {
	articles := make(map[string]*quoteLabels, len(gold.Docs))
	quoted := make(map[string]set, len(gold.Docs))
	for id, text := range gold.Docs {
		articles[id] = &quoteLabels{text: []rune(text)}
		quoted[id] = insideMarks(articles[id].text)
	}
	for _, q := range gold.Quotes {
		a, all := articles[q.ID], setOf(q.Content)
		content, outside := a.words(all), a.words(all.minus(quoted[q.ID]))
		if !q.Direct || len(content) == 0 || len(outside) > 0 {
			a.others = union(append(a.others, content...))
			continue
		}
		at := a.index(content)
		if at < 0 {
			at = len(a.attributions)
			a.attributions = append(a.attributions, attribution{content: content})
		}
		t := &a.attributions[at]
		t.source = union(append(t.source, setOf(q.Source)...))
	}
	return articles
}

// index returns the index of the attribution with this content, or -1.
func (a *quoteLabels) index(content set) int {
	return slices.IndexFunc(a.attributions, func(t attribution) bool { return slices.Equal(t.content, content) })
}

// words trims each part of s to its first and last letter or digit. It joins two parts with neither a letter nor a digit
// between them.
func (a *quoteLabels) words(s set) set {
	var out set
	for _, i := range s {
		for i.start < i.end && !inWord(a.text[i.start]) {
			i.start++
		}
		for i.start < i.end && !inWord(a.text[i.end-1]) {
			i.end--
		}
		switch last := len(out) - 1; {
		case i.start == i.end:
		case last >= 0 && !slices.ContainsFunc(a.text[out[last].end:i.start], inWord):
			out[last].end = i.end
		default:
			out = append(out, i)
		}
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// insideMarks returns the text between double quotation marks, curly or straight. Its rule needs no other labels: a mark
// that cannot open closes, the end of a line ends an open quotation, and a closing mark after white space opens one. An
// opening mark inside an open quotation is part of it.
func insideMarks(text []rune) set {
	var out set
	start := -1 // of the open quotation; -1: none is open
	for i, r := range text {
		opens := r == '“' || r == '"' || r == '”' && (i == 0 || unicode.IsSpace(text[i-1]))
		closes := r == '”' || r == '"' || r == '\n'
		switch {
		case start >= 0 && closes:
			out = append(out, interval{start, i})
			start = -1
		case start < 0 && opens:
			start = i + 1
		}
	}
	if start >= 0 {
		out = append(out, interval{start, len(text)})
	}
	return union(out)
}

// setOf returns the points in any of the ranges, given as [start, end].
func setOf(ranges [][2]int) set {
	intervals := make([]interval, len(ranges))
	for i, r := range ranges {
		intervals[i] = interval{r[0], r[1]}
	}
	return union(intervals)
}
