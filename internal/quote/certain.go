package quote

import (
	"slices"
	"strings"
)

// isCertain reports whether nobody else can have said u: see [Quotation.Certain].
func (t *text) isCertain(u *utterance) bool {
	a := &u.attribution
	if !u.beside || u.speaker.person < 0 {
		return false
	}
	m, ok := t.head(a.from, a.to)
	if !ok || m.person != u.speaker.person || m.owner || !t.isNextTo(m, a) {
		return false
	}
	who := &t.people[m.person]
	return !t.isQuoting(a) && !t.isReadOut(u) && !t.mayBeNamesake(m) && (who.sure && who.given != "" || len(who.titles) > 0) && isPlainName(who.name) && t.isAlone(u)
}

// mayBeNamesake reports whether the surname m may be somebody else's than the full name it was taken for: two people bear it, or it
// stood alone before the full name came, "Bray said ... his wife, Ann Bray".
func (t *text) mayBeNamesake(m *mention) bool {
	who := &t.people[m.person]
	if m.to-m.from > 1 || who.given == "" {
		return false
	}
	if len(t.bySurname[who.surname]) > 1 {
		return true
	}
	first := slices.IndexFunc(t.mentions, func(x mention) bool { return x.person == m.person })
	return t.mentions[first].to-t.mentions[first].from == 1
}

// isReadOut reports whether words between the verb and the quotation say that it was written or said by somebody who is named in
// between: "Ann Bray answered a letter by Olaf Lund that reads: ...".
func (t *text) isReadOut(u *utterance) bool {
	a := &u.attribution
	for i := max(a.cueEnd, a.to); i < t.firstOf(u); i++ {
		switch t.tokens[i].Cut(t.body) {
		case "read", "reads", "reading", "saying", "said", "says", "stating", "stated", "states", "wrote", "written":
			return true
		}
	}
	return false
}

// isQuoting reports whether the sentence of a says that the speaker has the words from somebody else: "Quoting Ann Bray, the mayor said",
// "the mayor quoted a line of the report".
func (t *text) isQuoting(a *attribution) bool {
	switch strings.ToLower(t.tokens[a.cue].Cut(t.body)) {
	case "quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing", "echoed", "echoes", "recite", "recites", "recited",
		"paraphrased", "paraphrases", "invoked", "invokes":
		return true
	}
	for i := t.sentenceStart(a.from); i < a.from; i++ {
		switch strings.ToLower(t.tokens[i].Cut(t.body)) {
		case "quoting", "citing", "echoing", "paraphrasing", "reciting", "invoking", "recalling":
			return true
		}
	}
	return false
}

// isAlone reports whether the attribution of u is the only one that may be read for it, and its strings are one string, or
// one that goes on in the next paragraph.
func (t *text) isAlone(u *utterance) bool {
	for i := range u.parts {
		if s := &t.strings[u.parts[i]]; s.style == straight && strings.Contains(s.inner.Cut(t.body), `"`) {
			return false // marks are missing
		}
		if i > 0 && t.strings[u.parts[i]].paragraph == t.strings[u.parts[i-1]].paragraph {
			return false
		}
	}
	first, last := t.firstOf(u), t.lastOf(u)
	if u.attribution.cue < first {
		behind := t.following(last)
		return !behind.ok || t.ending(u.parts[len(u.parts)-1]) == '.' && !t.endsSentence(behind.end)
	}
	before, near := t.preceding(first)
	return t.ending(u.parts[len(u.parts)-1]) != '.' && (!near || before.cue == u.attribution.cue)
}

// isNextTo reports whether the name m is right beside the verb of a, apart from its apposition and adverbs.
func (t *text) isNextTo(m *mention, a *attribution) bool {
	if a.cue < m.start {
		return m.start-a.cue <= 2 || m.to == a.to && a.from == a.cue+1 && t.isThe(a.from) // "said the ranger, Ann Bray."
	}
	const between = 4 // "was quoted as", a comma
	return a.cue >= m.to && (a.cue-m.to <= between || m.end > m.to && a.cue >= m.end && a.cue-m.end <= between)
}

// isPlainName reports whether no word of a name says anything but a name: no office, no body, no place, no verb.
func isPlainName(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if c := lexicon.class(w); c&given == 0 && c&^(male|female|particle) != 0 || len(w) > 2 && strings.ToUpper(w) == w && strings.ToLower(w) != w {
			return false
		}
	}
	return true
}
