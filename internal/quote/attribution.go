package quote

import (
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// attribution says who said something. The speaker is the tokens [from, to), the verb the token cue. ok is false if there
// is none.
type attribution struct {
	from, to int
	cue      int
	cueEnd   int // behind the verb: cue+2 for "according to"
	end      int // behind the whole attribution
	ok       bool

	speakerSpan, cueSpan news.Span // where words are no tokens: instead of from, to, cue and cueEnd
}

// maxReach is the number of tokens on either side of a quoted string that are searched for its speaker.
const maxReach = 60

// following finds an attribution right behind the quoted string at token q: "...," he said. "...," said Ryabkov. "...",
// according to the ministry.
func (t *text) following(q int) attribution {
	i := q + 1
	for i < len(t.tokens) && (t.tokens[i].kind == comma || t.tokens[i].kind == dash) {
		i++
	}
	if s := &t.strings[t.tokens[q].quoted]; i < len(t.tokens) && (s.clause || s.style == dashed) && clauseVerbs[t.tokens[i].Cut(t.body)] {
		t.tokens[i].class |= finite
	}
	return t.attributionAt(i)
}

// attributionAt reads a whole attribution that begins with token i.
func (t *text) attributionAt(i int) attribution {
	if i >= len(t.tokens) || t.tokens[i].kind != word {
		return attribution{}
	}
	if t.isAccording(i) {
		if to := t.nounPhrase(i + 2); to > i+2 {
			return attribution{from: i + 2, to: to, cue: i, cueEnd: i + 2, end: to, ok: true}
		}
	}
	if a := t.verbThenSubject(i); a.ok {
		return a
	}
	return t.subjectThenVerb(i)
}

// passedOn reads whose words the subject of the verb at token j passes on: "Reuters quoted Ann Bray as saying".
func (t *text) passedOn(j int) attribution {
	switch t.tokens[j].Cut(t.body) {
	case "quoted", "quotes", "cited", "cites", "reported", "reports":
		if k := t.asSaying(j + 1); k > j+1 {
			return attribution{from: j + 1, to: t.trimSubject(j+1, k), cue: k + 1, cueEnd: k + 2, end: k + 2, ok: true}
		}
	}
	return attribution{}
}

// asSaying returns the token of "as" in "as saying", "as telling", from token j on in the same clause; -1 if there is none.
func (t *text) asSaying(j int) int {
	for k := j; k < j+2*maxTitle && t.sameClause(k); k++ {
		if t.tokens[k].Cut(t.body) == "as" && t.tokens[k+1].is(participle) {
			return k
		}
	}
	return -1
}

// sameClause reports whether token i is a word or a comma, and what follows is in its sentence: "quoted the mayor, Ann Bray, as saying".
func (t *text) sameClause(i int) bool {
	return i+1 < len(t.tokens) && (t.tokens[i].kind == word || t.tokens[i].kind == comma) && t.tokens[i].last == t.tokens[i+1].first
}

// verbThenSubject reads an attribution such as "said Deputy Foreign Minister Ryabkov" or "a déclaré Macron" from token i
// on.
func (t *text) verbThenSubject(i int) attribution {
	j := t.skipAuxiliary(i)
	foreign := j > i && j < len(t.tokens) && t.tokens[j].is(finite) && t.tokens[j-1].is(determiner)
	if !foreign && !t.isFinite(j) || t.tokens[j].is(capital) || t.tells(j) {
		return attribution{}
	}
	from := t.skipParticle(j + 1)
	to := t.nounPhrase(from)
	return attribution{from: from, to: to, cue: j, cueEnd: j + 1, end: to, ok: to > from && (!t.tokens[from].is(number|calendar) || t.isMonthName(from))}
}

// isAccording reports whether "according to" begins at token i.
func (t *text) isAccording(i int) bool {
	return i >= 0 && i+2 < len(t.tokens) && strings.EqualFold(t.tokens[i].Cut(t.body), "according") && t.tokens[i+1].Cut(t.body) == "to"
}

// skipAuxiliary returns the first token from i on that is neither an auxiliary nor an adverb.
func (t *text) skipAuxiliary(i int) int {
	for i < len(t.tokens) && t.tokens[i].is(auxiliary|adverb) && !t.tokens[i].is(capital) {
		i++
	}
	if i+1 < len(t.tokens) && t.tokens[i].Cut(t.body) == "a" && t.tokens[i+1].is(finite) {
		i++ // "a déclaré"
	}
	return i
}

// tells reports whether token i is a form of "tell". It needs an object: "told X" never means that X told.
func (t *text) tells(i int) bool {
	w := t.tokens[i].Cut(t.body)
	return w == "told" || w == "tells" || w == "telling"
}

// skipParticle returns the token behind the second half of a verb at i: "shot back Smith", "pointed out Smith".
func (t *text) skipParticle(i int) int {
	if i < len(t.tokens) {
		switch t.tokens[i].Cut(t.body) {
		case "back", "out", "up", "in", "off", "on":
			return i + 1
		}
	}
	return i
}

// isFinite reports whether token i is a verb of saying with a subject, and neither a passive nor a noun after an article.
func (t *text) isFinite(i int) bool {
	if i >= len(t.tokens) || !t.tokens[i].is(finite) {
		return false
	}
	if t.tokens[i].is(capital) && !t.startsSentence(i) || t.tokens[i].is(owner) {
		return false
	}
	for k := i - 1; k >= 0 && t.joined(k); k-- {
		if t.tokens[k].is(being | owner) {
			return false
		}
		if !t.tokens[k].is(adverb) {
			return !t.tokens[k].is(determiner) || t.tokens[k].is(relative|pronoun) || t.tokens[k].is(masculine|feminine)
		}
	}
	return true
}

// maxSubject is the largest number of tokens of a subject, with its appositions, before its verb.
const maxSubject = 25

// subjectThenVerb reads an attribution such as "Jane Doe, who called the plan dead, later said" from token i on.
func (t *text) subjectThenVerb(i int) attribution {
	first := &t.tokens[i]
	if first.is(preposition|conjunction|relative|auxiliary|being) && !first.is(capital) {
		return attribution{}
	}
	relativeClause, inside := false, 0
	for j := i; j < len(t.tokens) && j < i+maxSubject; j++ {
		w := &t.tokens[j]
		if j > i && (w.first != t.tokens[j-1].last || w.kind == quotation || w.kind == newline || w.kind == colon) {
			break
		}
		switch {
		case w.is(relative) && j > i:
			relativeClause = true
		case w.kind == comma && relativeClause && j+1 < len(t.tokens):
			relativeClause = false
		case j > i && (t.isFinite(j) || t.isPlural(j)) && !t.takenAsNoun(j):
			if a := t.passedOn(j); a.ok && !relativeClause {
				return a
			}
			if !relativeClause {
				return t.spoke(i, j)
			}
			inside = j // unless the comma at the end of the clause is missing
		case w.is(being) && t.isQuotedAsSaying(j+1):
			k := t.asSaying(j+2) + 1
			return attribution{from: i, to: t.trimSubject(i, j), cue: k, cueEnd: k + 1, end: k + 1, ok: j > i}
		case w.is(being|auxiliary) && !relativeClause && !w.is(capital) && !t.leadsToVerb(j):
			return attribution{}
		}
	}
	if inside > 0 && !t.tokens[inside-1].is(relative) {
		return t.spoke(i, inside)
	}
	return attribution{}
}

// isQuotedAsSaying reports whether "quoted as saying" or "quoted by Reuters as saying" begins at token j.
func (t *text) isQuotedAsSaying(j int) bool {
	if j+2 >= len(t.tokens) || !t.tokens[j].is(finite) || !t.joined(j) {
		return false
	}
	k := t.asSaying(j + 1)
	return k == j+1 || k > 0 && t.tokens[j+1].Cut(t.body) == "by"
}

// spoke returns the attribution to the subject that begins at token i and has its verb at token j.
func (t *text) spoke(i, j int) attribution {
	to := t.trimSubject(i, j)
	return attribution{from: i, to: to, cue: j, cueEnd: j + 1, end: j + 1, ok: to > i}
}

// isPlural reports whether the verb at token j has a plural subject: "they conclude", "officials say".
func (t *text) isPlural(j int) bool {
	if !t.tokens[j].is(infinitive) || t.tokens[j].is(capital|finite) || j == 0 || !t.joined(j-1) {
		return false
	}
	before := &t.tokens[j-1]
	return before.is(plural) || strings.HasSuffix(before.Cut(t.body), "s") && !before.is(function|owner|cue)
}

// leadsToVerb reports whether the auxiliary at token j belongs to a verb of saying: "has also said".
func (t *text) leadsToVerb(j int) bool {
	for k := j + 1; k < len(t.tokens) && k < j+4 && t.joined(k-1); k++ {
		if t.tokens[k].is(cue) {
			return !t.tokens[j].is(being)
		}
		if !t.tokens[k].is(adverb | auxiliary) {
			return false
		}
	}
	return false
}

// takenAsNoun reports whether the verb at token j is a noun in the subject instead: "the vows said".
func (t *text) takenAsNoun(j int) bool {
	return j+1 < len(t.tokens) && t.tokens[j+1].is(finite) && t.joined(j)
}

// trimSubject returns the end of the subject [i, j) without the adverbs, auxiliaries and comma before the verb.
func (t *text) trimSubject(i, j int) int {
	for j > i && (t.tokens[j-1].kind == comma || t.tokens[j-1].kind == dash || t.isBeforeVerb(j-1)) {
		j--
	}
	return j
}

// isBeforeVerb reports whether token i may be between a subject and its verb: an auxiliary or an adverb.
func (t *text) isBeforeVerb(i int) bool {
	w := &t.tokens[i]
	if w.is(capital) || w.kind != word {
		return false
	}
	raw := w.Cut(t.body)
	return w.is(auxiliary|adverb) || len(raw) > 4 && strings.HasSuffix(raw, "ly")
}

// nounPhrase returns the end of the noun phrase that begins at token i, "Deputy Foreign Minister Sergei Ryabkov" or "the
// head of the agency"; i if none does.
func (t *text) nounPhrase(i int) int {
	j := i
	for ; j < len(t.tokens) && j < i+maxTitle; j++ {
		w := &t.tokens[j]
		if w.kind != word || j > i && w.first != t.tokens[j-1].last {
			break
		}
		if m, ok := t.mentionAt(j); ok {
			j = m.to - 1
			if m.end > m.to && !m.owner {
				return m.end
			}
			if m.person >= 0 && !m.owner && m.to-m.from > 1 && t.joined(j) && t.tokens[m.to].class == 0 {
				return m.to // "Ann Bray heute"
			}
			continue
		}
		if j > i && w.is(function) && !w.is(capital) && !w.is(determiner) && !t.continuesPhrase(j) {
			break
		}
		if j == i && w.is(preposition|conjunction|auxiliary|being|adverb|relative|firstPerson) && !w.is(determiner|pronoun) {
			break
		}
		if j > i && w.is(pronoun|determiner) && !t.tokens[j-1].is(preposition) {
			break
		}
		if w.is(pronoun) && !w.is(determiner) {
			return j + 1
		}
		if j > i && w.is(participle|finite) && !w.is(capital|office) {
			break
		}
	}
	if j > i && j+1 < len(t.tokens) && t.tokens[j].kind == comma && (t.tokens[j-1].is(office) || t.isThe(i)) {
		if m, ok := t.startingAt(j + 1); ok && !m.owner && (t.tokens[j-1].is(office) || m.person >= 0 && m.to-m.from > 1 && !t.joined(m.to-1)) {
			return m.to // "his deputy, Captain Lund", "the ranger, Ann Bray."
		}
	}
	return j
}

// continuesPhrase reports whether the function word at token j joins two parts of a noun phrase: "head of the agency".
func (t *text) continuesPhrase(j int) bool {
	return t.tokens[j].is(preposition) && isOf(t.tokens[j].Cut(t.body)) && j+1 < len(t.tokens) && t.joined(j) &&
		(t.tokens[j+1].is(determiner|capital) || !t.tokens[j+1].is(function|cue)) && (t.tokens[j-1].is(office|organisation) || t.tokens[j].Cut(t.body) == "of")
}

// preceding finds the attribution before the quoted string at token q in the same sentence: `Lavrov said, "..."`, `He
// warned that Russia is ready to "..."`. near reports whether nothing but the object of the verb is between them.
func (t *text) preceding(q int) (a attribution, near bool) {
	crossed := false // another quoted string is between
	for j := q - 1; j >= 0 && j > q-maxReach && t.sameSentence(j, q); j-- {
		w := &t.tokens[j]
		if w.kind == quotation {
			if known := t.attributed(j); known.ok && known.cue > j {
				return known, false
			}
			crossed = true
			continue
		}
		if t.isAccording(j) {
			if to := t.nounPhrase(j + 2); to > j+2 {
				return attribution{from: j + 2, to: to, cue: j, cueEnd: j + 2, end: q, ok: true}, !crossed && q-to <= 1
			}
		}
		if !w.is(cue) || w.is(weak) && !t.introduces(j, q) {
			continue
		}
		if by := t.agent(j); by.ok {
			by.end = q
			return by, !crossed && q-by.to <= 1
		}
		if a, ok := t.subjectOf(j); ok {
			a.end = q
			return a, !crossed && t.isNear(j, q)
		}
	}
	return attribution{}, false
}

// agent reads who is named behind the passive verb at token j: "was asked by Ann Bray".
func (t *text) agent(j int) attribution {
	if !t.tokens[j].is(finite) || !t.joined(j) || t.tokens[j+1].Cut(t.body) != "by" {
		return attribution{}
	}
	k := j - 1
	for k >= 0 && t.joined(k) && t.tokens[k].is(adverb) {
		k--
	}
	if k < 0 || !t.joined(k) || !t.tokens[k].is(being) {
		return attribution{}
	}
	to := t.nounPhrase(j + 2)
	return attribution{from: j + 2, to: to, cue: j, cueEnd: j + 1, ok: to > j+2}
}

// sameSentence reports whether token j and the token behind it belong to one sentence; q is the quoted string. A colon at
// the end of a paragraph joins it to the next.
func (t *text) sameSentence(j, q int) bool {
	next := &t.tokens[j+1]
	switch {
	case t.tokens[j].kind == newline:
		return j > 0 && t.tokens[j-1].kind == colon && j == q-1
	case next.kind == newline:
		return t.tokens[j].kind == colon
	case t.tokens[j].kind == colon && next.kind == quotation:
		return true
	}
	return t.tokens[j].last == next.first
}

// introduces reports whether a verb of many uses at token j is a verb of speech here: right before the quoted string at
// q, or before a colon.
func (t *text) introduces(j, q int) bool {
	before := &t.tokens[q-1]
	return j == q-1 || before.kind == colon || before.kind == newline ||
		j >= q-3 && before.kind != word // "as Mendi put it, ..."
}

// isNear reports whether the string at token q directly follows the verb at token j: after nothing, a comma, a colon or
// "that", with or without the object of the verb before it.
func (t *text) isNear(j, q int) bool {
	switch before := &t.tokens[q-1]; {
	case j == q-1, before.kind == colon, before.kind == newline:
		return true
	case before.kind == comma:
		return q-j < 16
	case before.kind == word:
		return q-j < 8 && strings.EqualFold(before.Cut(t.body), "that")
	}
	return false
}

// subjectOf returns the attribution with the verb at token j and its subject.
func (t *text) subjectOf(j int) (attribution, bool) {
	a := attribution{cue: j, cueEnd: j + 1, ok: true}
	var found bool
	switch {
	case t.isFinite(j):
		if j > 0 && (t.tokens[j-1].kind == quotation || t.tokens[j-1].kind == comma && j > 1 && t.tokens[j-2].kind == quotation) {
			a.from, a.to = j+1, t.nounPhrase(j+1)
			return a, a.to > a.from
		}
		a.from, a.to, found = t.subjectBefore(j)
	case t.tokens[j].is(participle) && j > 0 && t.tokens[j-1].Cut(t.body) == "as":
		a.from, a.to, found = t.quotedAs(j)
	case t.tokens[j].is(infinitive) && t.isModal(j):
		a.from, a.to, found = t.subjectBefore(j)
	case t.tokens[j].is(infinitive) && j > 0 && t.tokens[j-1].Cut(t.body) == "to",
		t.tokens[j].is(participle):
		a.from, a.to, found = t.sentenceSubject(j)
	case t.isPlural(j):
		a.from, a.to, found = t.subjectBefore(j)
	}
	return a, found
}

// quotedAs finds who is quoted "as saying" at token j: "quoted an official as saying", "the official was quoted as
// saying".
func (t *text) quotedAs(j int) (from, to int, ok bool) {
	for k := j - 2; k >= 0 && k > j-2*maxTitle && t.sameClause(k); k-- {
		if !t.tokens[k].is(finite) {
			continue
		}
		if k < j-2 {
			return k + 1, t.trimSubject(k+1, j-1), true
		}
		for k > 0 && t.joined(k-1) && t.tokens[k-1].is(being|auxiliary|adverb) {
			k--
		}
		return t.subjectBefore(k)
	}
	return t.sentenceSubject(j)
}

// isModal reports whether an auxiliary precedes the verb at token j: "did concede".
func (t *text) isModal(j int) bool {
	for k := j - 1; k >= 0 && t.joined(k); k-- {
		if t.tokens[k].is(auxiliary) && !t.tokens[k].is(capital) {
			return true
		}
		if !t.isBeforeVerb(k) {
			return false
		}
	}
	return false
}

// subjectBefore returns the noun phrase that ends before the verb at token j.
func (t *text) subjectBefore(j int) (from, to int, ok bool) {
	k := j - 1
	for k >= 0 && t.tokens[k].last == t.tokens[k+1].first && t.isBeforeVerb(k) {
		k--
	}
	if k < 0 || t.tokens[k].last != t.tokens[k+1].first {
		return 0, 0, false
	}
	switch w := &t.tokens[k]; {
	case w.is(conjunction) && !w.is(relative): // "stepped down and said"
		return t.sentenceSubject(k)
	case w.is(pronoun | relative):
		return k, k + 1, true
	case w.kind == comma || w.kind == parenthesis || w.kind == dash:
		return t.subjectWithApposition(k)
	case w.kind == word && !w.is(firstPerson):
		from = t.withName(t.phraseStart(k))
		return from, k + 1, from <= k
	}
	return 0, 0, false
}

// withName returns the first token of a name that has the office from token i on as its apposition, without a comma
// behind it: "Ann Bray, chairman of the club said". It returns i if there is no such name.
func (t *text) withName(i int) int {
	if i > 1 && t.tokens[i].is(office|determiner) && t.tokens[i-1].kind == comma {
		m, ok := t.mentionEnding(i - 1)
		if ok && m.person >= 0 && !m.owner && (t.tokens[i].is(office) || m.end > i && t.opensClause(i-1)) {
			return m.start
		}
	}
	return i
}

// subjectWithApposition finds a subject with an apposition between it and its verb; c is the comma before the verb.
func (t *text) subjectWithApposition(c int) (from, to int, ok bool) {
	end := c
	if c > 0 {
		if m, ok := t.mentionEnding(c); ok && m.person >= 0 && m.start < m.from && !m.owner {
			return m.start, m.to, true
		}
	}
	for k := c - 1; k > 0 && k > c-maxReach && t.tokens[k].last == t.tokens[k+1].first && t.tokens[k].kind != newline; k-- {
		if t.tokens[k].kind != t.tokens[c].kind && t.tokens[k].kind != comma && t.tokens[k].kind != parenthesis {
			continue
		}
		if m, ok := t.mentionEnding(k); ok {
			if !m.owner && !t.isObject(t.firstJoined(m).start) {
				return m.start, end, true
			}
			continue
		}
		if t.tokens[k-1].is(office) || t.tokens[k-1].is(masculine|feminine) {
			start := t.phraseStart(k - 1)
			if m, ok := t.mentionEnding(start - 1); ok && m.end == k && !m.owner && !t.isObject(m.start) {
				return m.start, end, true // "Ann Bray, the mayor, who came late, said"
			}
			return start, end, true
		}
	}
	if t.tokens[c].kind == comma && c > 0 {
		if m, ok := t.mentionEnding(c); ok && !m.owner {
			return m.start, m.to, true
		}
	}
	return 0, 0, false
}

// firstJoined returns the first of the names joined by "and", given the last one.
func (t *text) firstJoined(m *mention) *mention {
	for range maxSpeakers {
		if !t.isAnd(m.start - 1) {
			break
		}
		before, ok := t.mentionEnding(m.start - 1)
		if !ok {
			break
		}
		m = before
	}
	return m
}

// phraseStart returns the first token of the noun phrase that ends with token k.
func (t *text) phraseStart(k int) int {
	start := k
	if m, ok := t.mentionEnding(k + 1); ok {
		if !t.isObject(m.start) {
			return m.start
		}
		start = m.start
	}
	for i := start; i >= 0 && i > k-maxTitle; i-- {
		w := &t.tokens[i]
		if w.kind != word || i < k && !t.joined(i) || w.is(conjunction|auxiliary|being|relative) && !w.is(determiner) || w.is(pronoun) && !w.is(determiner) {
			break
		}
		if w.is(finite|participle) && !w.is(office) && i < k && !w.is(capital) {
			break
		}
		if w.is(preposition) && !w.is(capital) {
			if i == 0 || !t.bindsPhrase(i) && !isOf(w.Cut(t.body)) || !t.tokens[i-1].is(office|organisation|capital) && !isOf(w.Cut(t.body)) && !t.hasDeterminer(i-1) {
				break
			}
			continue
		}
		if w.is(adverb) && !w.is(capital) {
			break
		}
		start = i
		if w.is(determiner) && (i == 0 || !t.tokens[i-1].is(preposition) || t.tokens[i-1].is(capital) || !t.joined(i-1)) {
			break
		}
	}
	return start
}

// bindsPhrase reports whether token i is a preposition that extends the noun before it: "an analyst with Smith Barney".
func (t *text) bindsPhrase(i int) bool {
	switch t.tokens[i].Cut(t.body) {
	case "of", "for", "at", "in", "with", "from", "on":
		return true
	}
	return false
}

// hasDeterminer reports whether the words up to token k are a noun phrase that begins with an article.
func (t *text) hasDeterminer(k int) bool {
	for i := k; i >= 0 && i > k-4 && t.tokens[i].kind == word; i-- {
		if t.tokens[i].is(determiner) {
			return true
		}
		if t.tokens[i].is(function) {
			return false
		}
	}
	return false
}

// sentenceSubject returns the subject of the main clause before token j: that of its last verb of saying, or else the
// first name or pronoun of the sentence.
func (t *text) sentenceSubject(j int) (from, to int, ok bool) {
	start := j
	for start > 0 && t.tokens[start-1].kind != newline && t.tokens[start-1].last == t.tokens[start].first && start > j-maxReach {
		start--
		if t.tokens[start].kind == quotation {
			if known := t.attributed(start); known.ok {
				return known.from, known.to, true
			}
		}
		if t.isFinite(start) {
			if a, ok := t.subjectOf(start); ok {
				return a.from, a.to, true
			}
		}
	}
	for i := start; i < j; i++ {
		if t.tokens[i].is(pronoun) && !t.tokens[i].is(determiner) && (i == start || !t.tokens[i-1].is(preposition)) {
			return i, i + 1, true
		}
		if m, ok := t.mentionAt(i); ok {
			if !m.owner && (m.person >= 0 || m.institution) && (m.start == 0 || !t.tokens[m.start-1].is(preposition) || m.start == start) {
				return m.start, m.to, true
			}
			i = m.to - 1
		}
	}
	return 0, 0, false
}

// closing finds an attribution at the end of the sentence of the quoted string at token q: `The plan is "a very bad idea
// for all" that must go, Lavrov said.`
func (t *text) closing(q int) attribution {
	for i := q + 1; i+1 < len(t.tokens) && i < q+maxReach; i++ {
		w := &t.tokens[i]
		if w.first != t.tokens[i-1].last || w.kind == newline {
			break
		}
		if w.kind == quotation {
			if a := t.following(i); a.ok && t.endsWithComma(w.quoted) {
				return a
			}
			continue
		}
		if w.kind != comma {
			continue
		}
		if a := t.attributionAt(i + 1); a.ok && t.endsClause(a.end) {
			return a
		}
	}
	return attribution{}
}

// endsClause reports whether an attribution that ends before token i has no continuation such as "that" or another quoted
// string.
func (t *text) endsClause(i int) bool {
	if i >= len(t.tokens) || t.tokens[i].first != t.tokens[i-1].last {
		return true
	}
	w := &t.tokens[i]
	switch {
	case w.kind == newline:
		return true
	case w.kind == colon || w.kind == quotation:
		return false
	case w.kind == comma:
		return i+1 >= len(t.tokens) || t.tokens[i+1].kind != quotation
	case w.kind != word:
		return true
	}
	return w.is(preposition|calendar|number|conjunction|relative|participle|adverb) && w.Cut(t.body) != "that"
}

// span returns the text of the tokens [from, to); empty if there are none.
func (t *text) span(from, to int) news.Span {
	if from >= to {
		return news.Span{}
	}
	return news.Span{Start: t.tokens[from].Start, End: t.tokens[to-1].End}
}
