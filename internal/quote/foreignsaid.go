package quote

import "strings"

// attribute reads the attribution of strings that are one quotation: behind it, before it, at the end of its sentence, or in the next.
func (f *foreign) attribute(parts []int) (a attribution, who party, beside bool) {
	first, last := f.places[parts[0]], f.places[parts[len(parts)-1]]
	if a, who = f.behind(last); a.ok {
		return a, who, true
	}
	if a, who, beside = f.ahead(first); a.ok {
		return a, who, beside
	}
	if a, who = f.atEnd(last); a.ok {
		return a, who, false
	}
	a, who = f.thatSaid(last)
	return a, who, false
}

func found(cue, cueEnd, end int, p party) attribution {
	return attribution{from: p.from, to: p.to, cue: cue, cueEnd: cueEnd, end: max(end, p.to), ok: true}
}

// behind finds the attribution right behind the quoted string at token q.
func (f *foreign) behind(q int) (attribution, party) {
	i := q + 1
	for i < len(f.tokens) && (f.tokens[i].kind == comma || f.tokens[i].kind == dash) {
		i++
	}
	s := &f.strings[f.tokens[q].quoted]
	parted := i > q+1 || s.clause || s.style == dashed
	if i >= len(f.tokens) || f.tokens[i].kind != word || !parted && (f.tokens[i].is(capital) || !f.has(i, says|sayMany|helps)) {
		return attribution{}, party{}
	}
	if !parted && f.tokens[i].first != f.tokens[q].last && f.ending(int(f.tokens[q].quoted)) == '.' {
		return attribution{}, party{}
	}
	a, p := f.clauseAt(i)
	if a.ok && (f.isColon(a.end) || a.end < len(f.tokens) && f.tokens[a.end].kind == quotation && f.same(a.end-1, a.end) && !f.w.silent) {
		return attribution{}, party{}
	}
	if a.ok && !parted && !p.ok {
		return attribution{}, party{}
	}
	return a, p
}

// clauseAt reads a reporting clause that begins with token i.
func (f *foreign) clauseAt(i int) (attribution, party) {
	none := attribution{}
	if i >= len(f.tokens) || f.tokens[i].kind != word {
		return none, party{}
	}
	if end := f.phraseAt(i, f.w.states); end > i {
		p := f.stated(end)
		return found(i, end, end, p), p
	}
	if end := f.phraseAt(i, f.w.before); end > i {
		if p := f.noun(end, true); p.ok {
			return found(i, end, p.to, f.oblique(p)), f.oblique(p)
		}
	}
	switch {
	case f.has(i, so):
		if p := f.noun(i+1, true); p.ok {
			return found(i, i+1, p.to, p), p
		}
		return none, party{}
	case f.has(i, as) && !f.tokens[i].is(capital):
		j := i + 1
		if f.has(j, says) { // "comme l'a dit X", "как сообщил X"
			if p := f.noun(j+1, true); p.ok {
				return found(j, j+1, p.to, p), p
			}
		}
		p := f.noun(j, true)
		if !p.ok {
			return none, party{}
		}
		for k := p.to; k < len(f.tokens) && k < p.to+maxTitle && f.same(k-1, k); k++ {
			if f.has(k, says|done) {
				return found(k, k+1, k+1, p), p
			}
		}
		return none, party{}
	}
	if a, p := f.verbFirst(i); a.ok {
		return a, p
	}
	return f.subjectFirst(i)
}

// stated returns whose a written statement is, behind "heißt es in": the body or person to whom the rest of the clause belongs.
func (f *foreign) stated(i int) party {
	if p := f.noun(i, true); p.ok && (p.who.name != "") {
		return p
	}
	for k := i; k < len(f.tokens) && k < i+maxTitle && (k == i || f.same(k-1, k)) && f.tokens[k].kind == word; k++ {
		if !f.has(k, links) {
			continue
		}
		for j := k; j <= k+1; j++ {
			if p := f.noun(j, true); p.ok && p.who.name != "" {
				return p
			}
		}
	}
	return party{from: i, to: i, who: nobody}
}

// oblique returns the party of a noun phrase that is not in the nominative: its words are no name where names are declined, unless
// they are known from elsewhere.
func (f *foreign) oblique(p party) party {
	if f.inflects() && !f.isElsewhere(p) {
		p.who, p.named = nobody, false
	}
	return p
}

// isElsewhere reports whether the person of p is also named outside of it.
func (f *foreign) isElsewhere(p party) bool {
	for i := range f.mentions {
		if m := &f.mentions[i]; m.person == p.who.person && m.person >= 0 && (m.from >= p.to || m.to <= p.from) {
			return f.words(m.from, m.to) == p.who.name || m.to-m.from == 1
		}
	}
	return false
}

// verbFirst reads verb and subject from token i on: "sagte der Minister", "hatte Bray gesagt", "a déclaré Bray", "añadió".
func (f *foreign) verbFirst(i int) (attribution, party) {
	j, aux := i, false
	for f.has(j, helps) && !f.has(j, says|sayMany|done) && j < i+4 {
		if f.has(j, he|she) { // "a-t-il déclaré"
			if f.has(j+1, done|says) {
				p := party{from: j, to: j + 1, ok: true}
				p.who, p.unnamed = f.pronounAt(j)
				return found(j+1, j+2, j+2, p), p
			}
		}
		aux = true
		j++
	}
	if j > i && !f.has(j, says|sayMany|done) && f.has(i, helps) && !f.w.silent { // "hatte Bray gesagt"
		p := f.noun(j, true)
		for k := p.to; p.ok && k < len(f.tokens) && k < p.to+maxTitle && f.same(k-1, k) && f.tokens[k].kind == word; k++ {
			if f.has(k, done) {
				if !strings.HasPrefix(f.tokens[i].Cut(f.body), "w") { // not "wird Bray zitiert"
					p = f.passedOn(k, p, p.to)
				}
				return found(k, k+1, k+1, p), p
			}
		}
		return attribution{}, party{}
	}
	if !f.has(j, says|sayMany) && !(aux && f.has(j, done)) {
		return f.unknownVerb(j)
	}
	if f.has(j, he|she) { // "dit-il"
		p := party{from: j, to: j + 1, ok: true}
		p.who, p.unnamed = f.pronounAt(j)
		return found(j, j+1, j+1, p), p
	}
	k := j + 1
	for f.has(k, helps) && f.same(k-1, k) {
		k++
	}
	k = f.skipPlaces(f.phraseAt(k, f.w.asides))
	if k < len(f.tokens) && f.same(j, k) {
		if p := f.noun(k, true); p.ok {
			if f.has(j, sayMany) {
				p.who = f.several(p)
				p.named = false
			}
			p = f.passedOn(j, p, p.to)
			return found(j, j+1, p.to, p), p
		}
	}
	if f.w.silent || f.has(j, sayMany) || f.w.capital && f.has(j, says) {
		p := party{from: j, to: j, who: nobody}
		if f.w.silent && !f.has(j, sayMany) {
			p.who = f.goingOn(j)
		}
		return found(j, j+1, j+1, p), p
	}
	return attribution{}, party{}
}

// unknownVerb reads a verb of no table at token j that stands where one of saying does, right before a person.
func (f *foreign) unknownVerb(j int) (attribution, party) {
	if j+1 >= len(f.tokens) || f.tokens[j].class != 0 || f.roles[j] != 0 || !f.joined(j) {
		return attribution{}, party{}
	}
	first := j
	for first > 0 && f.has(first-1, helps) {
		first--
	}
	if first < 2 || f.tokens[first-1].kind != comma && f.tokens[first-1].kind != dash || f.tokens[first-2].kind != quotation && f.tokens[first-2].kind != comma {
		return attribution{}, party{}
	}
	p := f.noun(j+1, !f.w.capital && f.isName(j+1) && f.joined(j+1) && f.isName(j+2))
	if !p.ok || p.who.person < 0 && !p.unnamed {
		return attribution{}, party{}
	}
	return found(j, j+1, p.to, p), p
}

// several returns the speakers of a verb in the plural: a body of many, or nobody.
func (f *foreign) several(p party) speaker {
	if p.who.person < 0 && !p.named {
		return p.who
	}
	return nobody
}

// skipPlaces skips "am Montag in Berlin" between a verb and its subject.
func (f *foreign) skipPlaces(k int) int {
	for n := 0; n < 3 && f.w.capital && f.has(k, stops) && k+1 < len(f.tokens) && f.joined(k); n++ {
		j := k + 1
		if f.has(j, articles) && f.joined(j) {
			j++
		}
		if !f.tokens[j].is(capital) || f.has(j, anyOffice) || f.isGiven(j) {
			return k
		}
		if !f.joined(j) {
			return k
		}
		k = j + 1
	}
	return k
}

// goingOn returns the last speaker if he may go on at token i: no farther away than the paragraph before, and nobody else named since.
func (f *foreign) goingOn(i int) speaker {
	n := len(f.spoken)
	if n == 0 {
		who, _ := f.nearest(i, 0)
		return who
	}
	s := &f.spoken[n-1]
	if s.speaker.person < 0 || f.paragraphsBetween(s.at, i) > 1 {
		return nobody
	}
	for k := s.at; k < i; k++ {
		if m, ok := f.mentionAt(k); ok && m.person != s.speaker.person {
			return nobody
		}
	}
	return s.speaker
}

// subjectFirst reads subject and verb from token i on: "Bray sagte", "Bray mukaan", "dem Verband zufolge".
func (f *foreign) subjectFirst(i int) (attribution, party) {
	if f.has(i, stops|as|leads) && !f.has(i, articles|anyOffice) {
		return attribution{}, party{}
	}
	p := f.noun(i, true)
	if !p.ok {
		return attribution{}, party{}
	}
	k := p.to
	if f.has(k, trails) {
		p = f.oblique(p)
		return found(k, k+1, k+1, p), p
	}
	for f.has(k, helps) && f.same(k-1, k) {
		k++
	}
	if k < len(f.tokens) && f.same(i, k) && (f.has(k, says) || k > p.to && f.has(k, done)) {
		return found(k, k+1, k+1, p), p
	}
	return attribution{}, party{}
}

// ahead finds the attribution before the quoted string at token q, in its sentence. near says that it ends right before it.
func (f *foreign) ahead(q int) (a attribution, who party, near bool) {
	start := q
	for start > 0 && start > q-maxReach && f.sameSentence(start-1, q) && !f.isSpeech(start-1) {
		start--
	}
	if start > 0 && f.tokens[start-1].kind == quotation && (start < q || f.strings[f.tokens[q].quoted].paragraph == f.strings[f.tokens[start-1].quoted].paragraph) {
		if known := f.attributed(start - 1); known.ok && known.cue >= start && f.sameSentence(start-1, q) {
			if n := len(f.spoken); n > 0 {
				return known, party{from: known.from, to: known.to, ok: true, who: f.spoken[n-1].speaker, unnamed: f.spoken[n-1].unnamed}, false
			}
		}
	}
	for start < q && (f.tokens[start].kind == newline || f.tokens[start].kind == dash || f.tokens[start].kind == comma) {
		start++
	}
	if start >= q {
		return a, who, false
	}
	c := q - 1
	if f.tokens[c].kind == newline {
		c--
	}
	marked := c >= start && (f.tokens[c].kind == colon || f.tokens[c].kind == comma)
	isColon := marked && f.tokens[c].kind == colon
	a, who = f.clauseBefore(start, q, isColon)
	a.end = q
	return a, who, a.ok && (marked || a.cue >= q-2 && !f.has(q-1, stops|articles|links))
}

// isSpeech reports whether token i is a quoted string of more than a name or a title: „Bild am Sonntag“ may stand between a verb and the
// quotation.
func (f *foreign) isSpeech(i int) bool {
	return f.tokens[i].kind == quotation && (countWords(f.strings[f.tokens[i].quoted].inner.Cut(f.body), minWords) == minWords || f.attributed(i).cue > i)
}

// clauseBefore reads who speaks in the tokens [start, q) before a quoted string.
func (f *foreign) clauseBefore(start, q int, isColon bool) (attribution, party) {
	for k := start; k < q; k++ {
		if end := f.phraseAt(k, f.w.before); end > k && f.roles[k]&definite == 0 && !(len(f.w.before) > 0 && end == k+1 && f.isWeakPhrase(k) && k > start) {
			if p := f.noun(end, true); p.ok && p.to <= q {
				p = f.oblique(p)
				return found(k, end, p.to, p), p
			}
		}
		if end := f.phraseAt(k, f.w.states); end > k {
			p := f.stated(end)
			if p.who.name == "" && k > start {
				p = f.stated(start)
				p.to = min(p.to, k)
			}
			return found(k, end, end, p), p
		}
		if f.has(k, trails) {
			if p := f.noun(start, true); p.ok && p.to == k {
				p = f.oblique(p)
				return found(k, k+1, k+1, p), p
			}
		}
	}
	verb := f.lastVerb(start, q)
	if verb < 0 {
		return f.withoutVerb(start, q, isColon)
	}
	p := f.subject(start, verb, q)
	if !p.ok {
		return attribution{}, party{}
	}
	if f.has(verb, sayMany) {
		p.who, p.named = f.several(p), false
	}
	p = f.passedOn(verb, p, verb+1)
	return found(verb, verb+1, q, p), p
}

// passedOn returns who spoke if the verb at token j says that its subject p passes on what somebody else said: the person named from token i
// on, or nobody. „…“, zitierte die Agentur den General Bray.
func (f *foreign) passedOn(j int, p party, i int) party {
	if !f.has(j, passes) {
		return p
	}
	if q := f.noun(i, true); q.ok && q.named && f.same(i-1, i) {
		return q
	}
	p.who, p.named, p.unnamed = nobody, false, true
	return p
}

// isWeakPhrase reports whether the phrase of one word at token k is a preposition of many uses: "für", "para".
func (f *foreign) isWeakPhrase(k int) bool {
	switch f.tokens[k].Cut(f.body) {
	case "für", "Für", "para", "Para", "pour", "Pour", "per", "Per":
		return true
	}
	return false
}

// lastVerb returns the last verb of saying in the tokens [start, q); -1 if there is none.
func (f *foreign) lastVerb(start, q int) int {
	for k := q - 1; k >= start; k-- {
		if f.has(k, says|sayMany) && !(f.tokens[k].is(capital) && k > start) && !(k > start && f.has(k-1, articles) && !f.has(k-1, pronouns)) {
			return k
		}
		if f.has(k, done) {
			for j := k - 1; j >= start; j-- {
				if f.has(j, helps) {
					return k
				}
			}
		}
	}
	return -1
}

// subject returns the subject of the verb at token j in the clause that begins at start.
func (f *foreign) subject(start, j, q int) party {
	if p, ok := f.relative(start, j); ok {
		return p
	}
	begin := start
	for begin < j && f.tokens[begin].is(conjunction) {
		begin++
	}
	behind := f.subjectBehind(j, q)
	if begin < j && f.has(begin, as) {
		if p := f.noun(begin+1, true); p.ok && p.to <= j {
			return p
		}
	}
	if begin == j {
		if behind.ok || !f.w.silent {
			return behind
		}
		return party{from: j, to: j, who: f.goingOn(j), ok: true}
	}
	if f.has(begin, stops|helps|as|leads|links) && !f.has(begin, articles|anyOffice) || f.isAdverbial(begin) {
		if behind.ok {
			return behind
		}
		if p := f.lastNoun(begin, j); p.ok {
			return p
		}
		if f.w.silent {
			return party{from: j, to: j, who: f.goingOn(j), ok: true}
		}
		return party{}
	}
	if p := f.lastNoun(begin, j); p.ok && p.from > begin {
		return p
	}
	front := f.noun(begin, true)
	if front.ok && front.to <= j {
		if front.who.person < 0 && !front.unnamed && behind.named && f.w.capital {
			return behind
		}
		if front.who.name == "" && !front.unnamed && !front.named && behind.named && behind.who.person >= 0 {
			return behind
		}
		return front
	}
	if behind.ok {
		return behind
	}
	return party{}
}

// isAdverbial reports whether token i, the first of a clause, is a word of no table in small letters' clothes: "Dazu", "Etwas".
func (f *foreign) isAdverbial(i int) bool {
	return f.w.capital && f.tokens[i].is(adverb) || f.has(i, helps)
}

// subjectBehind returns the noun phrase behind the verb at token j.
func (f *foreign) subjectBehind(j, q int) party {
	k := j + 1
	for k < q && f.has(k, helps) {
		k++
	}
	k = f.skipPlaces(k)
	if k >= q || !f.same(j, k) || f.w.capital && dative(f.tokens[k].Cut(f.body)) {
		return party{}
	}
	p := f.noun(k, true)
	if p.to > q {
		return party{}
	}
	return p
}

// dative reports whether a German article is in the dative and no subject.
func dative(w string) bool {
	return w == "dem" || w == "den" || w == "einem" || w == "einer" || w == "ihm" || w == "ihr"
}

// lastNoun returns the noun phrase that ends right before the verb at token j, behind a conjunction or a comma; not ok if there is none.
func (f *foreign) lastNoun(begin, j int) party {
	end := j
	if end > begin && f.tokens[end-1].kind == comma {
		end--
	}
	for end > begin && f.has(end-1, helps) && !f.has(end-1, pronouns|anyOffice) {
		end--
	}
	for k := end - 1; k >= begin && k > end-maxTitle; k-- {
		if k > begin && !f.tokens[k-1].is(conjunction) && f.tokens[k-1].kind != comma && f.tokens[k-1].kind != dash {
			continue
		}
		if f.has(k, stops) && !f.has(k, articles|anyOffice) {
			continue
		}
		if p := f.noun(k, true); p.ok && f.skipAside(p.to) >= end && p.to <= j {
			if k > begin && f.tokens[k-1].kind == comma && !f.has(k, pronouns) { // an apposition
				if m, ok := f.mentionEnding(k - 1); ok && m.person >= 0 && !m.owner {
					return party{from: m.from, to: m.to, who: f.personSpeaker(m.person), ok: true, named: true}
				}
			}
			return p
		}
		if f.tokens[k].kind == comma {
			break
		}
	}
	return party{}
}

// relative returns the antecedent of a relative clause whose verb is at token j: "Bray, der sagte".
func (f *foreign) relative(start, j int) (party, bool) {
	for k := j - 1; k > start && k > j-6; k-- {
		if f.tokens[k].kind == comma {
			return party{}, false
		}
		if f.has(k, relates) && f.tokens[k-1].kind == comma && (k == j-1 || !f.isNounAt(k+1)) {
			if m, ok := f.mentionEnding(k - 1); ok && m.person >= 0 {
				return party{from: m.from, to: m.to, who: f.personSpeaker(m.person), ok: true, named: true}, true
			}
			return party{from: k, to: k + 1, who: nobody, ok: true, unnamed: true}, true
		}
	}
	return party{}, false
}

// withoutVerb reads who speaks if a colon announces the string at token q, or if its sentence is indirect speech.
func (f *foreign) withoutVerb(start, q int, isColon bool) (attribution, party) {
	if !isColon {
		for k := start; k < q; k++ {
			if f.has(k, mood) {
				return f.reported(start, k)
			}
		}
		return attribution{}, party{}
	}
	c := q - 1
	for c > start && f.tokens[c].kind != colon {
		c--
	}
	empty := true
	for k := start; k < c; k++ {
		empty = empty && f.has(k, stops|helps) && !f.has(k, anyOffice|body)
	}
	if empty && c > start {
		p := party{from: start, to: c, who: f.goingOn(start), ok: true}
		return found(c, c, c, p), p
	}
	p := f.noun(start, true)
	if p.ok && (p.who.name != "" || p.unnamed) && (p.to == c || p.named || f.has(start, pronouns|articles) || p.who.person >= 0) {
		return found(c, c, c, p), p
	}
	if who, n := f.fitting(start, c, 0); n == 1 {
		for k := start; k < c; k++ {
			if m, ok := f.mentionAt(k); ok && m.person == who.person && !m.owner && !(k > start && f.has(k-1, links|stops)) {
				p := party{from: m.from, to: m.to, who: who, ok: true, named: true}
				return found(c, c, c, p), p
			}
		}
	}
	return attribution{}, party{}
}

// reported returns who is reported in indirect speech without a verb of saying: who spoke in the sentence before, or is its subject.
func (f *foreign) reported(start, verb int) (attribution, party) {
	begin := f.sentenceStart(start)
	if begin == 0 || f.tokens[begin-1].kind == newline {
		return attribution{}, party{}
	}
	before := f.sentenceStart(begin - 1)
	p := party{from: start, to: start, who: nobody}
	for k := len(f.spoken) - 1; k >= 0; k-- {
		if s := &f.spoken[k]; s.at >= before && s.at < begin {
			p.who, p.ok = s.speaker, true
			return found(verb, verb+1, verb+1, p), p
		}
	}
	if s := f.noun(before, true); s.ok && (s.named || s.who.name != "") {
		p.who, p.ok = s.who, true
		return found(verb, verb+1, verb+1, p), p
	}
	return attribution{}, party{}
}

// atEnd finds an attribution at the end of the sentence of the quoted string at token q: `Der Plan sei „eine schlechte Idee“ und müsse weg, sagte
// Bray.`
func (f *foreign) atEnd(q int) (attribution, party) {
	for i := q + 1; i+1 < len(f.tokens) && i < q+maxReach && f.same(i-1, i); i++ {
		if f.tokens[i].kind != comma {
			continue
		}
		if a, p := f.clauseAt(i + 1); a.ok && p.ok && f.endsHere(a.end) {
			return a, p
		}
	}
	return attribution{}, party{}
}

// endsHere reports whether nothing but a place or a time follows at token i.
func (f *foreign) endsHere(i int) bool {
	return i >= len(f.tokens) || f.tokens[i].first != f.tokens[i-1].last || f.tokens[i].kind == newline || f.has(i, stops|helps|articles) || f.tokens[i].kind == parenthesis ||
		f.tokens[i].kind == comma && i+1 < len(f.tokens) && f.tokens[i+1].kind != quotation
}

// thatSaid finds the speaker in the next sentence: „…“ Das sagte Bray am Montag.
func (f *foreign) thatSaid(q int) (attribution, party) {
	i := q + 1
	if f.w.code != "de" || i+2 >= len(f.tokens) || f.tokens[i].kind != word {
		return attribution{}, party{}
	}
	switch f.tokens[i].Cut(f.body) {
	case "Das", "Dies", "So":
	case "Mit":
		for i < len(f.tokens) && i < q+5 && !f.has(i, says) {
			i++
		}
		i--
	default:
		return attribution{}, party{}
	}
	if !f.has(i+1, says) || f.tokens[i+1].is(capital) {
		return attribution{}, party{}
	}
	return f.verbFirst(i + 1)
}
