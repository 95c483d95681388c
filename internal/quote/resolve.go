package quote

import (
	"slices"
	"strings"
)

// speaker is the person or the named body that a noun phrase stands for. It is nobody if none can be named.
type speaker struct {
	person int // index in text.people; -1 if none; several if more than one
	name   string
}

// several is the person of a speaker that is two or more people or bodies.
const several = -2

var nobody = speaker{person: -1}

func (t *text) personSpeaker(p int) speaker { return speaker{p, t.people[p].name} }

// resolve returns the speaker for whom the noun phrase [from, to) stands.
func (t *text) resolve(from, to int) speaker {
	if from >= to || t.isObject(from) {
		return nobody
	}
	if m, ok := t.head(from, to); ok {
		switch {
		case m.person >= 0:
			return t.personSpeaker(m.person)
		case m.institution:
			return t.institution(m, from, to)
		}
		return nobody
	}
	first := &t.tokens[from]
	switch object := first.Cut(t.body); {
	case (first.is(masculine) || object == "him") && to == from+1:
		return t.pronoun(from, male)
	case (first.is(feminine) || object == "her") && to == from+1:
		return t.pronoun(from, female)
	case first.is(neuter) && to == from+1:
		return t.lastBody(from)
	case first.is(plural) && to == from+1:
		return t.lastSeveral(from)
	case first.is(relative):
		return t.antecedent(from)
	}
	return t.byOffice(from, to)
}

// isObject reports whether the noun phrase that begins with token from belongs to the words before it and is not a
// subject: "an analyst with Smith Barney".
func (t *text) isObject(from int) bool {
	if from > 0 && t.joined(from-1) && t.tokens[from-1].is(determiner) {
		from--
	}
	if from == 0 || !t.joined(from-1) || t.isAccording(from-2) {
		return false
	}
	if t.tokens[from-1].Cut(t.body) == "by" {
		return from < 2 || !t.agent(from-2).ok
	}
	return t.bindsPhrase(from-1) || t.isWhere(from-1)
}

// institution returns the body at m, the head of the noun phrase [from, to). It is nobody for a word that fits many
// bodies, such as "the bank", if none was named before.
func (t *text) institution(m *mention, from, to int) speaker {
	last := &t.tokens[m.to-1]
	switch {
	case from < m.from && t.tokens[from].is(determiner) && !t.isThe(from):
		return nobody
	case last.is(common) && t.joined(m.to-1) && t.tokens[m.to].Cut(t.body) == "of":
		return t.bodyOf(m, to)
	case m.to == m.from+1 && last.is(common):
		return t.bodyNamed([]string{officeWord(last.Cut(t.body))}, m.from)
	case m.fuller[1] > 0:
		return t.bodySpeaker(m.fuller[0], m.fuller[1])
	}
	return t.bodySpeaker(m.from, m.to)
}

// bodyOf returns the body whose name continues behind "of": "Bank of England". The noun phrase ends before token to.
func (t *text) bodyOf(m *mention, to int) speaker {
	next, ok := t.startingAt(m.to + 1)
	if !ok || next.from != m.to+1 || next.person >= 0 || next.owner || next.to < to && !t.tokens[to-1].is(organisation) {
		return nobody
	}
	return t.bodySpeaker(m.from, next.to)
}

func (t *text) bodySpeaker(from, to int) speaker {
	return speaker{-1, strings.TrimPrefix(t.words(from, to), "The ")}
}

func (t *text) isThe(i int) bool { return strings.EqualFold(t.tokens[i].Cut(t.body), "the") }

// actsFor reports whether token i says what the noun before it does for the name behind it: "the law firm representing Bray".
func (t *text) actsFor(i int) bool {
	w := t.tokens[i].Cut(t.body)
	return !t.tokens[i].is(capital) && (w == "representing" || w == "defending" || w == "advising" || w == "supporting" || w == "backing" || w == "opposing")
}

// head returns the name that a noun phrase is about. That is not "Trump" in "a spokesman for Trump", "the law firm representing Trump",
// "Trump's lawyer" or "the Trump campaign".
func (t *text) head(from, to int) (*mention, bool) {
	if m, ok := t.mentionEnding(to); ok && m.person >= 0 && m.start <= from && !m.owner {
		return m, true // "University of Missouri economist Glenn Grimes"
	}
	for i := from; i < to; i++ {
		m, ok := t.mentionAt(i)
		if !ok {
			if i > from && (t.tokens[i].is(preposition) && !t.inTitle(i) || t.actsFor(i)) {
				return nil, false
			}
			continue
		}
		next := m.to
		followed := next < to && t.tokens[next].kind == word && !t.tokens[next].is(function)
		if !m.owner && !followed {
			return m, true
		}
		i = m.to - 1
	}
	return nil, false
}

// inTitle reports whether token i belongs to the office before a name: "of" in "Secretary of State Clinton".
func (t *text) inTitle(i int) bool {
	_, ok := t.startingAt(i)
	return ok
}

// antecedent returns the person for whom a relative pronoun stands: the name right before it.
func (t *text) antecedent(i int) speaker {
	k := i
	if k > 0 && t.tokens[k-1].kind == comma {
		k--
	}
	if m, ok := t.mentionEnding(k); ok && m.person >= 0 && !m.owner {
		return t.personSpeaker(m.person)
	}
	return nobody
}

// maxBack is the number of paragraphs that a pronoun looks back.
const maxBack = 2

// pronoun returns the only person for whom "he" or "she" at token at can stand: in the nearest earlier sentence that
// names anybody who fits, the last who spoke, or the only one named. If two fit, it is nobody.
func (t *text) pronoun(at int, gender class) speaker {
	start := t.sentenceStart(at)
	subject := start
	if t.tokens[start].is(conjunction) {
		subject++ // "When Sartori left he said"
	}
	if m, ok := t.startingAt(subject); ok && m.from < at && t.fits(m, gender) && !m.owner && t.tokens[at-1].kind != quotation {
		return t.personSpeaker(m.person)
	}
	back := 0
	for end, n := start, 0; end > 0 && n < maxSentences; n++ {
		if t.tokens[end-1].kind == newline {
			if back++; back > maxBack {
				return nobody
			}
			end--
			continue
		}
		begin := t.sentenceStart(end - 1)
		if who, done := t.candidate(begin, end, gender); done {
			if t.namesAnother(start, at, who.person, gender) {
				return nobody
			}
			return who
		}
		end = begin
	}
	return nobody
}

// paragraphStart returns the first token of the paragraph of token i, but goes back at most maxSentence tokens.
func (t *text) paragraphStart(i int) int {
	for end := i; i > 0 && i > end-maxSentence && t.tokens[i-1].kind != newline; {
		i--
	}
	return i
}

// startingAt returns the mention that begins, with its office, at token i.
func (t *text) startingAt(i int) (*mention, bool) {
	for k := i; k < len(t.tokens) && k <= i+maxTitle; k++ {
		if m, ok := t.mentionAt(k); ok {
			return m, m.start <= i
		}
	}
	return nil, false
}

// sentenceStart returns the first token of the sentence of token i. A quoted string and the text that follows it are one
// sentence.
func (t *text) sentenceStart(i int) int {
	for end := i; i > 0 && i > end-maxSentence && t.tokens[i-1].kind != newline && t.tokens[i-1].last == t.tokens[i].first; {
		i--
	}
	return i
}

// These limits, in tokens, sentences, people and mentions, keep the time linear in a text that was made to be hard.
const (
	maxSentence      = 200
	maxSentences     = 12
	maxOfficeHolders = 500
	maxBodies        = 500
)

// candidate looks in the sentence [begin, end) for the person for whom a pronoun of the gender stands. done says that
// earlier sentences do not count.
func (t *text) candidate(begin, end int, gender class) (who speaker, done bool) {
	who = nobody
	for i := len(t.spoken) - 1; i >= 0 && t.spoken[i].at >= begin; i-- {
		if s := &t.spoken[i]; s.at < end {
			if s.speaker.person >= 0 && t.couldBe(s.speaker.person, gender) {
				return s.speaker, true
			}
			if s.pronoun == gender || s.unnamed {
				return nobody, true
			}
		}
	}
	if a := t.attributionEnding(begin, end); a.ok {
		if who = t.resolve(a.from, a.to); who.person >= 0 && t.couldBe(who.person, gender) {
			return who, true
		}
		who = nobody
	}
	for i := begin; i < end; i++ {
		if !t.isFinite(i) {
			continue
		}
		a, ok := t.subjectOf(i)
		if !ok || a.from < begin {
			continue
		}
		if m, ok := t.head(a.from, a.to); ok && t.fits(m, gender) {
			if who.person >= 0 && who.person != m.person {
				return nobody, true
			}
			who = t.personSpeaker(m.person)
		}
	}
	if who.person >= 0 {
		return who, true
	}
	if from, to := t.subjectAt(begin, end); t.isUnnamed(from, to) {
		who = t.byOffice(from, to)
		if who.person < 0 || !t.couldBe(who.person, gender) {
			who = nobody
		}
		return who, true
	}
	for i := begin; i < end; i++ {
		m, ok := t.mentionAt(i)
		if !ok {
			continue
		}
		switch {
		case m.person < 0 && !m.institution && (m.to-m.from > 1 || i == begin && t.acts(m)):
			return nobody, true // it may be a person: "Berg denied it in March"
		case !t.fits(m, gender):
		case who.person >= 0 && who.person != m.person || m.owner:
			return nobody, true
		default:
			who = t.personSpeaker(m.person)
		}
		i = m.to - 1
	}
	if who.person >= 0 && t.namesAnother(t.paragraphStart(begin), begin, who.person, gender) {
		return nobody, true
	}
	return who, who.person >= 0
}

// acts reports whether a verb or an adverb follows m, and its name stands inside a sentence before: "Berg denied", "Berg later said".
func (t *text) acts(m *mention) bool {
	if m.owner || !t.joined(m.to-1) {
		return false
	}
	next := &t.tokens[m.to]
	w := next.Cut(t.body)
	if !next.is(finite|being|auxiliary|adverb) && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ly") {
		return false
	}
	name := t.words(m.from, m.to)
	for i := m.from - 1; i > max(0, m.from-maxSentence); i-- {
		if rest, same := strings.CutPrefix(t.tokens[i].Cut(t.body), name); same && (rest == "" || t.tokens[i].is(owner)) && !t.startsSentence(i) {
			return true
		}
	}
	return false
}

// attributionEnding returns the attribution at the end of the sentence [begin, end): "..., said Sergeant Ann Bray."
func (t *text) attributionEnding(begin, end int) attribution {
	for i := end - 1; i > begin && i > end-maxTitle; i-- {
		if t.tokens[i].is(finite) && t.tokens[i-1].kind == comma {
			if a := t.verbThenSubject(i); a.ok && t.endsSentence(a.end) {
				return a
			}
		}
	}
	return attribution{}
}

// subjectAt returns the first words of the sentence [begin, end), up to its verb or another end of a noun phrase.
func (t *text) subjectAt(begin, end int) (from, to int) {
	from = begin
	for from < end && t.tokens[from].is(conjunction|adverb) {
		from++
	}
	to = from
	for to < min(end, from+maxTitle) && t.tokens[to].kind == word && !t.tokens[to].is(cue|auxiliary|being|relative|preposition) {
		to++
	}
	return from, to
}

// isUnnamed reports whether the noun phrase [from, to) stands for one person without naming him or her: "the official".
func (t *text) isUnnamed(from, to int) bool {
	for i := from; i < to; i++ {
		if m, ok := t.mentionAt(i); ok && m.person >= 0 && !m.owner {
			return false
		}
	}
	for i := from; i < to && !t.tokens[i].is(preposition|relative); i++ {
		if w := &t.tokens[i]; w.is(office) && !w.is(capital|owner) && (i+1 == to || t.tokens[i+1].kind != word || t.tokens[i+1].is(function)) {
			return true
		}
	}
	return false
}

// namesAnother reports whether the tokens [from, to) name another person of the gender.
func (t *text) namesAnother(from, to, person int, gender class) bool {
	for i := from; i < to; i++ {
		if m, ok := t.mentionAt(i); ok && m.person != person && t.fits(m, gender) {
			return true
		}
	}
	return false
}

func (t *text) fits(m *mention, gender class) bool {
	return m.person >= 0 && t.couldBe(m.person, gender)
}

func (t *text) couldBe(person int, gender class) bool {
	g := t.people[person].gender
	return g == 0 || g == gender
}

// lastBody returns the body for which "it" at token at stands: the last speaker, if that is a body no farther away than
// the previous paragraph, or else the body with which the previous sentence begins.
func (t *text) lastBody(at int) speaker {
	if n := len(t.spoken); n > 0 {
		if s := t.spoken[n-1]; s.speaker.person == -1 && s.speaker.name != "" && t.paragraphsBetween(s.at, at) <= 1 {
			return s.speaker
		}
	}
	start := t.sentenceStart(at)
	if start == 0 || t.tokens[start-1].kind == newline {
		return nobody
	}
	start = t.sentenceStart(start - 1)
	if t.tokens[start].is(determiner) {
		start++
	}
	if m, ok := t.startingAt(start); ok && m.institution && !m.owner {
		return t.institution(m, m.from, m.to)
	}
	return nobody
}

// lastSeveral returns the speakers for whom "they" at token at stands: the last ones, if they are several and no farther
// away than the previous paragraph.
func (t *text) lastSeveral(at int) speaker {
	if n := len(t.spoken); n > 0 {
		if s := t.spoken[n-1]; s.speaker.person == several && t.paragraphsBetween(s.at, at) <= 1 {
			return s.speaker
		}
	}
	return nobody
}

func (t *text) paragraphsBetween(i, j int) int {
	n := 0
	for ; i < j; i++ {
		if t.tokens[i].kind == newline {
			n++
		}
	}
	return n
}

// byOffice returns the only person or body named before with the office in [from, to): "the US State Secretary" is
// Hillary Clinton after "US Secretary of State Hillary Clinton".
func (t *text) byOffice(from, to int) speaker {
	first := strings.ToLower(t.tokens[from].Cut(t.body))
	if first != "the" && !t.tokens[from].is(capital) {
		return nobody // "a spokesman", "his lawyer": somebody else
	}
	var wanted []string
	isOffice, isBody := false, false
	for i := from; i < to; i++ {
		w := &t.tokens[i]
		if w.kind != word {
			break
		}
		if w.is(function) && !w.is(capital) || w.is(determiner|preposition) {
			continue
		}
		isOffice = isOffice || w.is(office)
		isBody = w.is(organisation) && !w.is(office)
		wanted = append(wanted, officeWord(w.Cut(t.body)))
	}
	switch {
	case len(wanted) == 0:
		return nobody
	case isOffice:
		return t.holder(wanted, from)
	case isBody:
		return t.bodyNamed(wanted, from)
	}
	return nobody
}

// officeWord returns the form in which a word of an office is compared.
func officeWord(w string) string {
	w = strings.ToLower(strings.ReplaceAll(unowned(w), ".", ""))
	if same, ok := sameOffice[w]; ok {
		return same
	}
	return w
}

// holder returns the only person named before token at whose office has all the wanted words. If there are several, it
// returns the one who spoke last, if that was in this or the previous paragraph.
func (t *text) holder(wanted []string, at int) speaker {
	found, several := -1, false
	for p := max(0, len(t.people)-maxOfficeHolders); p < len(t.people); p++ {
		if t.hasOffice(p, wanted, at) {
			several = several || found >= 0
			found = p
		}
	}
	if found < 0 {
		return nobody
	}
	if !several {
		return t.personSpeaker(found)
	}
	if n := len(t.spoken); n > 0 {
		s := t.spoken[n-1]
		if p := s.speaker.person; p >= 0 && t.hasOffice(p, wanted, at) && t.paragraphsBetween(s.at, at) <= 1 {
			return s.speaker
		}
	}
	return nobody
}

func (t *text) hasOffice(person int, wanted []string, at int) bool {
	for _, w := range wanted {
		if !t.titleHas(person, w, at) {
			return false
		}
	}
	return true
}

func (t *text) titleHas(person int, wanted string, at int) bool {
	for _, title := range t.people[person].titles {
		for k := title[0]; k < title[1] && k < at; k++ {
			if officeWord(t.tokens[k].Cut(t.body)) == wanted {
				return true
			}
		}
	}
	return false
}

// bodyNamed returns the body named last before token at whose name has all wanted words and ends with the last of them.
func (t *text) bodyNamed(wanted []string, at int) speaker {
	last, _ := slices.BinarySearchFunc(t.mentions, at, func(m mention, at int) int { return m.from - at })
	for i := last - 1; i >= max(0, last-maxBodies); i-- {
		m := &t.mentions[i]
		if m.person >= 0 || !m.institution || m.to-m.from < len(wanted) || m.to-m.from < 2 {
			continue
		}
		if officeWord(t.tokens[m.to-1].Cut(t.body)) == wanted[len(wanted)-1] && t.nameHas(m, wanted) {
			return t.bodySpeaker(m.from, m.to)
		}
	}
	return nobody
}

func (t *text) nameHas(m *mention, wanted []string) bool {
	for _, w := range wanted {
		found := false
		for k := m.from; k < m.to; k++ {
			found = found || officeWord(t.tokens[k].Cut(t.body)) == w
		}
		if !found {
			return false
		}
	}
	return true
}
