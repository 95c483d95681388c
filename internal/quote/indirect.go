package quote

import "github.com/copytaster/copytaster/internal/news"

// indirect returns the indirect speech of the speaker of u behind its attribution: the rest of the sentence from a
// participle on ("adding that ..."), or else the next sentence, outside quotation marks, if it begins with the speaker
// and a verb of saying.
func (t *text) indirect(u *utterance) news.Span {
	a := u.attribution
	last := t.places[u.parts[len(u.parts)-1]]
	i := max(a.end, a.cueEnd)
	if a.cue > last || t.places[u.parts[0]] < a.cue {
		for ; i < len(t.tokens) && t.tokens[i].first == t.tokens[i-1].last && t.tokens[i].kind != newline && t.tokens[i].kind != quotation; i++ {
			if t.tokens[i].is(participle) && !t.tokens[i].is(weak) {
				return t.restOfSentence(i)
			}
		}
	}
	i = max(i, last+1)
	for i < len(t.tokens) && t.tokens[i].kind != newline && t.tokens[i].first == t.tokens[i-1].last && t.tokens[i].kind != quotation {
		i++
	}
	if i < len(t.tokens) && t.tokens[i].kind == newline {
		i++
	}
	return t.nextSentence(i, u)
}

// nextSentence returns the sentence that begins with token i if the speaker of u continues in it.
func (t *text) nextSentence(i int, u *utterance) news.Span {
	if i >= len(t.tokens) || u.speaker.name == "" || t.tokens[i].kind == quotation {
		return news.Span{}
	}
	a := t.subjectThenVerb(i)
	if !a.ok || a.from != i || a.cueEnd < len(t.tokens) && (t.tokens[a.cueEnd].kind == quotation || t.tokens[a.cueEnd].kind == comma || t.tokens[a.cueEnd].kind == colon) {
		return news.Span{}
	}
	if who := t.speakers(&a); who != u.speaker {
		return news.Span{}
	}
	return t.restOfSentence(i)
}

// restOfSentence returns the text from token i to the end of its sentence; empty if a quotation is in it or it is too
// long.
func (t *text) restOfSentence(i int) news.Span {
	end := i + 1
	for end < len(t.tokens) && t.tokens[end].kind != newline && t.tokens[end].first == t.tokens[end-1].last {
		if end == i+maxSentence {
			return news.Span{}
		}
		if t.tokens[end].kind == quotation && countWords(t.tokens[end].Cut(t.body), minWords) == minWords {
			return news.Span{}
		}
		end++
	}
	return t.span(i, end)
}
