package normalize

import "strings"

// renormalize makes the terms of those paragraphs again that are in another language than the text as a whole, as in bilingual
// copy: a paragraph that tells its language has the terms that it has in an article of its own.
func (r *reader) renormalize(t *Text) {
	separator := "\n"
	if strings.Contains(r.body, "\n\n") {
		separator = "\n\n"
	}
	for from := 0; from < len(t.Spans); {
		to := r.paragraphEnd(t, from, separator)
		if lang := r.languageOf(t, from, to); lang != "" && lang != r.lang {
			other := r.n.reader(r.body, lang)
			for i := from; i < to; i++ {
				t.set(i, other.entry(t.Spans[i]))
			}
		}
		from = to
	}
}

// paragraphEnd returns the number of the first term behind the paragraph that begins with term from.
func (r *reader) paragraphEnd(t *Text, from int, separator string) int {
	to := from + 1
	for to < len(t.Spans) && !strings.Contains(r.body[t.Spans[to-1].End:t.Spans[to].Start], separator) {
		to++
	}
	return to
}

// languageOf returns the language that the terms from from to below to tell, "" where they do not.
func (r *reader) languageOf(t *Text, from, to int) string {
	var e evidence
	for i := from; i < to && e.words < detectWords; i++ {
		e.add(r.entry(t.Spans[i]).langs &^ (jointed | lookalike))
	}
	if lang, sure := e.language(); sure {
		return lang
	}
	return ""
}
