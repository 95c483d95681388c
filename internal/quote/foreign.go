package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
)

// Texts in the languages of tongues.go are read by the rules of this file. Their words come from the block of the language, and the rules
// are the same for all: what stands behind a quotation (verb and speaker, speaker and verb, "laut" and speaker), what stands
// before it, and for whom a pronoun or an office stands. Nobody is named where a rule does not hold.

// role is what a word does in its language, a set of bits.
type role uint32

const (
	says role = 1 << iota
	sayMany
	done
	helps
	he
	she
	they
	definite
	indefinite
	links
	relates
	stops
	mood
	passes
	man
	woman
	body
	so
	as
	leads  // a word with which a phrase before a speaker begins
	trails // a word behind a speaker
	second // an office or a body by the second part of the word only, which a surname may have, too

	pronouns  = he | she | they
	articles  = definite | indefinite
	anyOffice = man | woman
	small     = helps | pronouns | articles | links | relates | stops | mood | so | as | leads | trails
)

// vocabulary is a tongue made ready: the roles of its words, and its phrases.
type vocabulary struct {
	*tongue
	roles                  map[string]role
	before, states, asides [][]string
	ends, parts            []string
}

// ready has the languages of tongues by their code, mainly for [text.read].
var ready = func() []*vocabulary {
	all := make([]*vocabulary, len(tongues))
	for i := range tongues {
		all[i] = makeVocabulary(&tongues[i])
	}
	return all
}()

func makeVocabulary(l *tongue) *vocabulary {
	w := &vocabulary{tongue: l, roles: make(map[string]role), before: phrases(l.before), states: phrases(l.states), asides: phrases(l.aside)}
	for _, row := range []struct {
		role role
		list string
	}{
		{says, l.verbs}, {sayMany, l.many}, {done, l.done}, {helps, l.aux}, {he, l.he}, {she, l.she}, {they, l.they}, {definite, l.the}, {indefinite, l.a},
		{links, l.of}, {relates, l.who}, {stops, l.stop}, {mood, l.moods}, {passes, l.passes}, {man, l.men}, {woman, l.women}, {body, l.bodies}, {so, l.so}, {as, l.as},
		{stops | helps, names.Weekdays(l.code).Join(" ")}, {trails, strings.ReplaceAll(l.behind, "|", " ")},
	} {
		for word := range strings.FieldsSeq(row.list) {
			w.roles[word] |= row.role
		}
	}
	for _, p := range slices.Concat(w.before, w.states) {
		w.roles[p[0]] |= leads
	}
	for word, r := range w.roles {
		if r&sayMany != 0 {
			w.roles[word] &^= says
		}
		if r&done != 0 && r&says != 0 && l.code == "de" {
			w.roles[word] &^= says // "erklärt" is one, too, but mostly a participle
		}
	}
	for end := range strings.FieldsSeq(l.ends) {
		w.ends = append(w.ends, end)
		if l.feminine != "" {
			w.roles[end+l.feminine] |= woman
		}
	}
	w.parts = strings.Fields(l.parts)
	if l.feminine != "" {
		for word := range strings.FieldsSeq(l.men) {
			w.roles[word+l.feminine] |= woman
		}
		w.roles["ärztin"] |= woman
		w.roles["anwältin"] |= woman
	}
	return w
}

// declines reports whether nouns have endings that are an "en" or an "s" more: cases in German, the article in the north.
func (w *vocabulary) declines() bool {
	switch w.code {
	case "de", "no", "da", "sv":
		return true
	}
	return false
}

// roleOf returns the roles of a word as written.
func (w *vocabulary) roleOf(raw string) role {
	word := strings.ToLower(raw)
	if i := strings.LastIndexByte(word, '\''); i > 0 && i < len(word)-1 && w.code == "fr" {
		word = word[i+1:]
	}
	if r, ok := w.roles[word]; ok {
		return r
	}
	if w.code == "fr" {
		for _, end := range [...]string{"-t-il", "-t-elle", "-il", "-elle"} {
			if verb, ok := strings.CutSuffix(word, end); ok {
				who := he
				if strings.HasSuffix(end, "elle") {
					who = she
				}
				return w.roles[verb]&(says|helps) | who
			}
		}
	}
	last := word
	if i := strings.LastIndexByte(word, '-'); i >= 0 {
		last = word[i+1:]
		if r := w.roles[last] & (anyOffice | body); r != 0 && w.capital {
			return r
		}
	}
	for _, end := range [...]string{"en", "n", "es", "s", "et", "ne"} { // "des Präsidenten", "ordföraren"
		if base, ok := strings.CutSuffix(word, end); ok && w.declines() && len(base) > 4 {
			if r := w.roles[base] & (anyOffice | body); r != 0 {
				return r
			}
		}
	}
	if w.feminine != "" {
		if base, ok := strings.CutSuffix(last, w.feminine); ok && w.endsOffice(strings.ReplaceAll(base, "anwält", "anwalt")) {
			return woman | second
		}
	}
	if w.endsOffice(last) || w.declines() && (w.endsOffice(strings.TrimSuffix(last, "en")) || w.endsOffice(strings.TrimSuffix(last, "n"))) {
		return man | second
	}
	for _, part := range w.parts {
		if n := len(last) - len(part); n > 1 && last[n:] == part {
			return body | second
		}
	}
	return 0
}

func (w *vocabulary) endsOffice(word string) bool {
	for _, end := range w.ends {
		if n := len(word) - len(end); n > 1 && word[n:] == end || n == 0 && word == end {
			return true
		}
	}
	return false
}

// foreign is the state of reading a text in another language than English.
type foreign struct {
	*text
	w     *vocabulary
	roles []role // by token
}

// party is a noun phrase, the tokens [from, to), and for whom it stands.
type party struct {
	from, to int
	who      speaker
	ok       bool // there is a noun phrase
	named    bool // the full name is in it
	unnamed  bool // one person without a name: "eine Sprecherin"
}

// read finds who is named and who spoke in a text of the language w: it does what findPeople and findAttributions do for English.
func (t *text) read(w *vocabulary) {
	t.foreign = true
	f := foreign{text: t, w: w, roles: make([]role, len(t.tokens)+1)}
	for i := range t.tokens {
		if t.tokens[i].kind == word {
			f.roles[i] = w.roleOf(t.tokens[i].Cut(t.body))
		}
	}
	f.findNames()
	for i := 0; i < len(t.strings); {
		first := i
		for i++; i < len(t.strings) && t.goesOn(i-1, i) && !f.isAnother(first, i); {
			i++
		}
		u := utterance{parts: t.order[first:i:i], speaker: nobody}
		var who party
		u.attribution, who, u.beside = f.attribute(u.parts)
		if u.attribution.ok {
			u.speaker = who.who
			u.certain = u.beside && who.named && who.who.person >= 0 && t.people[who.who.person].sure && t.people[who.who.person].given != ""
			t.spoken = append(t.spoken, f.spokenBy(&u.attribution, who))
		}
		t.utterances = append(t.utterances, u)
	}
}

// isAnother reports whether string j, right behind others from string i on, is a quotation of its own: both have a speaker.
func (f *foreign) isAnother(i, j int) bool {
	if f.strings[i].paragraph != f.strings[j].paragraph {
		return false
	}
	if a, _ := f.behind(f.places[j]); !a.ok {
		return false
	}
	a, _, _ := f.ahead(f.places[i])
	return a.ok
}

func (f *foreign) spokenBy(a *attribution, who party) spoken {
	return spoken{at: a.from, speaker: who.who, unnamed: who.unnamed}
}

// has reports whether token i is a word with one of the roles.
func (f *foreign) has(i int, r role) bool {
	return i >= 0 && i < len(f.tokens) && f.tokens[i].kind == word && f.roles[i]&r != 0
}

// isName reports whether token i may be part of a name: a capital, and no word of the tables.
func (f *foreign) isName(i int) bool {
	return i < len(f.tokens) && f.tokens[i].is(capital) && !f.tokens[i].is(honorific) && f.roles[i]&(anyOffice|body|small|says|sayMany) == 0 && !f.tokens[i].is(calendar)
}

// findNames notes the names of people: a given name and what follows, or what follows an office; and then the single names of those.
func (f *foreign) findNames() {
	for i := 0; i < len(f.tokens); i++ {
		if !f.isName(i) && !f.isGiven(i) {
			continue
		}
		behindOffice := i > 0 && f.joined(i-1) && (f.has(i-1, anyOffice) || f.tokens[i-1].is(honorific))
		to := f.nameEnd(i)
		oblique := f.isOblique(i) && !f.isCase(i, to)
		switch {
		case oblique:
		case to-i == 1 && behindOffice && !f.isPlaceName(i) && !f.isGenitiveOf(i), to-i > 1 && (f.isGiven(i) || behindOffice && !f.isPlaceName(to-1)):
			f.meet(i, to)
		case to-i > 1 && f.isCase(i, to):
			f.meet(i, to)
		case to-i > 1 && to-i < 4 && f.isNamedOffice(i, to):
			f.meet(i, to)
		case to-i > 2:
			for k := i + 1; k < to-1; k++ {
				if f.isGiven(k) {
					f.meet(k, to)
					break
				}
			}
		}
		i = to - 1
	}
	f.mark()
	for i := 0; i < len(f.tokens); i++ {
		if f.tokens[i].kind != word || f.tokens[i].mention != 0 || !f.tokens[i].is(capital) {
			continue
		}
		if p, owner, ok := f.bearer(i); ok {
			f.mentions = append(f.mentions, mention{start: i, end: i + 1, from: i, to: i + 1, person: p, owner: owner})
		}
	}
	slices.SortFunc(f.mentions, func(a, b mention) int { return a.from - b.from })
	f.mark()
	for i := range f.mentions {
		f.entitleAt(&f.mentions[i])
	}
}

// isCase reports whether the tokens [i, to) are another case of a name.
func (f *foreign) isCase(i, to int) bool {
	_, ok := f.declined(i, to)
	return ok
}

// isNamedOffice reports whether the capitals [i, to) stand between commas, or at an end, behind an office: "o ministro das Finanças, Xylo Quarn, ...".
func (f *foreign) isNamedOffice(i, to int) bool {
	if i < 2 || f.tokens[i-1].kind != comma || f.isPlaceName(to-1) || f.isPlaceName(i) {
		return false
	}
	if to < len(f.tokens) && f.same(to-1, to) && f.tokens[to].kind == word && !f.has(to, says|sayMany|helps|stops) {
		return false
	}
	for k := i - 2; k >= 0 && k > i-maxTitle && f.tokens[k].kind == word && f.tokens[k].first == f.tokens[i].first; k-- {
		if f.has(k, anyOffice) && !f.has(k, second) {
			return k == i-2 || !f.has(k, says|sayMany)
		}
		if f.has(k, says|sayMany|helps|pronouns) && !f.has(k, articles|links) {
			break
		}
	}
	return false
}

// isGiven reports whether token i is a given name.
func (f *foreign) isGiven(i int) bool {
	if i >= len(f.tokens) || !f.tokens[i].is(capital) {
		return false
	}
	if f.tokens[i].is(given) {
		return f.roles[i]&(anyOffice|body|says) == 0
	}
	first, _, ok := strings.Cut(f.tokens[i].Cut(f.body), "-")
	return ok && lexicon.class(first)&given != 0 && f.roles[i] == 0
}

// nameEnd returns the end of the name that begins with token i: at most three more words, particles not counted.
func (f *foreign) nameEnd(i int) int {
	const most = 4
	end, n := i+1, 1
	for n < most && f.joined(end-1) && !(f.tokens[end-1].is(owner)) {
		k := end
		for k < min(end+3, len(f.tokens)) && f.tokens[k].is(particle) && !f.tokens[k].is(capital) && f.joined(k) && f.has(k, ^(stops|definite)) {
			k++
		}
		for k < min(end+3, len(f.tokens)) && f.tokens[k].is(particle) && !f.tokens[k].is(capital) && f.joined(k) && (f.tokens[k+1].is(capital) && !f.w.capital || isNobleParticle(f.tokens[k].Cut(f.body))) {
			k++
		}
		if k > end && f.w.capital && !beginsParticles(f.tokens[end].Cut(f.body)) {
			break
		}
		if !f.isName(k) && !(k == end && f.isGiven(k)) && !(n == 1 && f.isSurnameOfOffice(i, k)) {
			break
		}
		if n > 1 && f.inflects() && f.isGiven(k) && f.joined(k) && f.isName(k+1) {
			break // the lawyer of one, and his name
		}
		if k > end && f.isPlaceName(k) {
			break // "Angela Merkel in Berlin"
		}
		end, n = k+1, n+1
	}
	return end
}

// isSurnameOfOffice reports whether token k, behind the first of a name at token i, is a surname that means a line of work, too: "Joke Visser".
// Where all nouns have a capital, only the second parts of compounds are, behind a given name.
func (f *foreign) isSurnameOfOffice(i, k int) bool {
	if k >= len(f.tokens) || !f.tokens[k].is(capital) || !f.has(k, anyOffice|body) {
		return false
	}
	if f.w.capital {
		return f.has(k, second) && f.isGiven(i)
	}
	return f.isGiven(i) || f.has(i-1, anyOffice) && f.joined(i-1) && !f.isPlaceName(i) && f.has(k, anyOffice)
}

// beginsParticles reports whether a word may be the first of the particles of a surname: "von der", but not "der".
func beginsParticles(w string) bool {
	switch w {
	case "der", "den", "das", "do", "la", "le":
		return false
	}
	return isNobleParticle(w)
}

// isNobleParticle reports whether a small word belongs to a surname even where nouns have capitals.
func isNobleParticle(w string) bool {
	switch w {
	case "von", "zu", "van", "der", "den", "de", "da", "di", "del", "della", "dos", "das", "do", "du", "la", "le", "bin", "ibn", "al", "af", "ter", "ten":
		return true
	}
	return false
}

func (f *foreign) isPlaceName(i int) bool {
	return f.tokens[i].is(place|organisation) || lexicon.class(strings.TrimSuffix(f.tokens[i].Cut(f.body), "s"))&place != 0
}

// isGenitiveOf reports whether the single word at token i, behind an office with an article, may be what the office is of: "der Präsident
// Estlands".
func (f *foreign) isGenitiveOf(i int) bool {
	return f.w.capital && strings.HasSuffix(f.tokens[i].Cut(f.body), "s") && f.has(i-2, articles)
}

// meet notes the name in the tokens [from, to).
func (f *foreign) meet(from, to int) int {
	m := mention{start: from, end: to, from: from, to: to, person: -1, owner: f.tokens[to-1].is(owner)}
	if to-from == 1 {
		if p, owner, ok := f.bearer(from); ok {
			m.person, m.owner = p, owner
		} else {
			name, _, surname := f.nameOf(&m)
			m.person = f.addPerson(person{name: name, surname: surname, gender: f.tokens[from].class & (male | female)})
		}
	} else if p, ok := f.declined(from, to); ok {
		m.person = p
	} else {
		f.text.introduce(&m)
		if p := &f.people[m.person]; p.gender == male|female {
			p.gender = 0
		}
	}
	f.mentions = append(f.mentions, m)
	return m.person
}

// isOblique reports whether token i is a case of a given name that is not the nominative: "Ивана", "Анны".
func (f *foreign) isOblique(i int) bool {
	if !f.inflects() || f.tokens[i].is(given) {
		return false
	}
	w := strings.ToLower(f.tokens[i].Cut(f.body))
	last, n := utf8.DecodeLastRuneInString(w)
	base := w[:len(w)-n]
	switch last {
	case 'а', 'у', 'a', 'u':
		return lexicon.class(base)&given != 0
	case 'я', 'ю':
		return lexicon.class(base+"й")&given != 0 || lexicon.class(base+"ь")&given != 0
	case 'ы', 'и', 'y', 'i', 'е', 'ę':
		return lexicon.class(base+"а")&given != 0 || lexicon.class(base+"я")&given != 0 || lexicon.class(base+"a")&given != 0
	}
	return false
}

// declined returns the only person of whose full name the tokens [from, to) may be a case.
func (f *foreign) declined(from, to int) (found int, ok bool) {
	if !f.inflects() {
		return 0, false
	}
	surname, first := strings.ToLower(f.tokens[to-1].Cut(f.body)), strings.ToLower(f.tokens[from].Cut(f.body))
	for i := max(0, len(f.people)-maxOfficeHolders); i < len(f.people); i++ {
		p := &f.people[i]
		if p.given != "" && sameStem(surname, p.surname) && (p.given == first || sameStem(first, p.given)) {
			if ok {
				return 0, false
			}
			found, ok = i, true
		}
	}
	return found, ok
}

// bearer returns the only person with the surname, or the whole name, at token i. owner says that it is in the genitive.
func (f *foreign) bearer(i int) (p int, owner, ok bool) {
	name := strings.ToLower(unowned(f.tokens[i].Cut(f.body)))
	if f.has(i, anyOffice|body) && len(f.bySurname[name]) == 0 {
		return 0, false, false
	}
	if b := f.bySurname[name]; len(b) > 0 {
		return b[0], false, len(b) == 1
	}
	if base, cut := strings.CutSuffix(name, "s"); cut {
		if b := f.bySurname[strings.TrimSuffix(base, "'")]; len(b) == 1 {
			return b[0], true, true
		}
	}
	if f.inflects() && utf8.RuneCountInString(name) >= 4 {
		found, n := 0, 0
		for p := max(0, len(f.people)-maxOfficeHolders); p < len(f.people); p++ {
			if sameStem(name, f.people[p].surname) {
				found, n = p, n+1
			}
		}
		return found, true, n == 1
	}
	return 0, false, false
}

// inflects reports whether names are declined in the language.
func (f *foreign) inflects() bool {
	switch f.w.code {
	case "ru", "uk", "pl", "fi":
		return true
	}
	return false
}

// sameStem reports whether two forms may be cases of one name: they differ in no more than an ending of three letters.
func sameStem(a, b string) bool {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n >= 3 && len(x)-n <= 3 && len(y)-n <= 2
}

// entitleAt gives the person named at m the office around the name.
func (f *foreign) entitleAt(m *mention) {
	if m.owner || m.person < 0 {
		return
	}
	k := m.from
	for n := 0; k > 0 && n < maxTitle && f.joined(k-1) && f.tokens[k-1].mention == 0; n++ {
		if f.has(k-1, stops|says|sayMany|relates|helps|mood) && !f.has(k-1, articles|links|anyOffice|body) {
			break
		}
		k--
		if f.has(k, definite|indefinite) && !f.has(k, links) {
			break
		}
	}
	if c := k - 1; k == m.from && c > 0 && f.tokens[c].kind == comma {
		for k = c; k > 0 && k > c-maxTitle && (k == c || f.joined(k-1)) && f.tokens[k-1].kind == word && f.tokens[k-1].mention == 0; {
			if f.has(k-1, stops|says|sayMany|relates|helps|mood) && !f.has(k-1, articles|links|anyOffice|body) {
				break
			}
			k--
		}
	}
	if m.from > 0 && f.tokens[m.from-1].kind == word {
		for j := m.from - 1; j > k; j-- {
			if f.has(j, links) && f.has(m.from-1, anyOffice) {
				k = j + 1 // "the spokesman of Minister Bray"
				break
			}
		}
	}
	f.entitleFrom(m.person, k, m.from)
	if m.to+1 < len(f.tokens) && f.tokens[m.to].kind == comma {
		end := m.to + 1
		for end < len(f.tokens) && end < m.to+maxTitle && f.tokens[end].kind == word && f.tokens[end].mention == 0 && f.tokens[end].first == f.tokens[m.to].last &&
			!(f.has(end, stops|says|relates) && !f.has(end, articles|links|anyOffice)) {
			end++
		}
		if end > m.to+1 && (f.has(m.to+1, anyOffice) || f.has(m.to+1, articles) && f.has(m.to+2, anyOffice) || f.has(m.to+3, anyOffice) && f.has(m.to+1, articles)) {
			f.entitleFrom(m.person, m.to+1, end)
		}
	}
}

// entitleFrom gives person p the first office in the tokens [from, to), and its gender.
func (f *foreign) entitleFrom(p, from, to int) {
	for k := from; k < to; k++ {
		if !f.has(k, anyOffice) {
			continue
		}
		if len(f.people[p].titles) < maxTitles {
			f.people[p].titles = append(f.people[p].titles, [2]int{from, to})
		}
		if f.people[p].gender == 0 {
			f.people[p].gender = f.genderOf(k)
		}
		return
	}
}

// genderOf returns the gender of the office at token k: that of its form, where the language has two.
func (f *foreign) genderOf(k int) class {
	switch {
	case f.has(k, woman) && !f.has(k, man):
		return female
	case f.has(k, man) && f.w.feminine != "":
		if strings.HasSuffix(strings.ToLower(f.tokens[k].Cut(f.body)), "e") || strings.HasSuffix(f.tokens[k].Cut(f.body), "en") {
			return 0 // "Vorsitzende", "Abgeordneten"
		}
		return male
	}
	return 0
}

// same reports whether token j is in the sentence of token i, which is before it, with nothing but words and signs between.
func (f *foreign) same(i, j int) bool {
	return j < len(f.tokens) && f.tokens[j].kind != newline && f.tokens[j].first == f.tokens[i].last
}

// phraseAt returns the end of the longest of some phrases that begins with token i; i if none does.
func (f *foreign) phraseAt(i int, list [][]string) int {
	end := i
	for _, p := range list {
		if i+len(p) > len(f.tokens) || i+len(p) <= end {
			continue
		}
		fits := true
		for k, w := range p {
			tok := &f.tokens[i+k]
			if tok.kind != word || !strings.EqualFold(strings.ReplaceAll(tok.Cut(f.body), "’", "'"), w) {
				fits = false
				break
			}
		}
		if fits {
			end = i + len(p)
		}
	}
	return end
}

// skipAside returns the token behind the brackets that open at i.
func (f *foreign) skipAside(i int) int {
	const most = 12
	if i >= len(f.tokens) || f.tokens[i].kind != parenthesis {
		return i
	}
	for k := i + 1; k < len(f.tokens) && k < i+most; k++ {
		if f.tokens[k].kind == parenthesis {
			return k + 1
		}
	}
	return i
}

// noun reads the noun phrase that begins with token i, a subject. beside says that a verb of saying, beside a quotation, is next to it, so that
// a name of unknown words is one.
func (f *foreign) noun(i int, beside bool) party {
	p := party{from: i, to: i, who: nobody}
	if i >= len(f.tokens) || f.tokens[i].kind != word {
		return p
	}
	if f.w.capital && f.has(i, definite) && i+1 < len(f.tokens) && f.joined(i) && isAged(f.tokens[i+1].Cut(f.body)) {
		gender := male
		if strings.EqualFold(f.tokens[i].Cut(f.body), "die") {
			gender = female
		}
		p.to, p.ok = i+2, true
		p.who, p.unnamed = f.nearest(i, gender)
		return p
	}
	switch {
	case f.has(i, he|she) && !f.has(i, articles) && !f.has(i, says|helps):
		p.to, p.ok = i+1, true
		p.who, p.unnamed = f.pronounAt(i)
		return p
	case f.has(i, they) && !f.has(i, articles):
		p.to, p.ok = i+1, true
		return p
	}
	k := i
	if f.has(k, articles) || f.tokens[k].is(determiner) && !f.w.capital && f.has(k, articles) {
		k++
	}
	definiteHead := k == i || f.has(i, definite) && !f.has(i, indefinite)
	head, link, complement := -1, -1, false
	start := k
	for ; k < len(f.tokens) && k < i+maxTitle && (k == i || f.same(k-1, k)); k++ {
		if next := f.skipAside(k); next > k {
			k = next - 1
			continue
		}
		tok := &f.tokens[k]
		if tok.kind == comma && head >= 0 && (f.has(head, anyOffice|body) || f.isFullName(k+1)) {
			if m, ok := f.nameStart(k + 1); ok {
				p.to, p.ok, p.named, p.who = m.to, true, true, f.personSpeaker(m.person)
				return p
			}
			break
		}
		if tok.kind != word {
			break
		}
		if m, ok := f.mentionAt(k); ok && m.person >= 0 && (m.from == k || k == start) {
			behindLink := head >= 0 && f.isOblique(m.from) || link == k-1 && link >= 0 || link >= 0 && f.has(k-1, anyOffice) && k-1 > link
			switch {
			case m.owner && f.isNounAt(m.to):
				complement, definiteHead = true, false // "Merkels Sprecher"
			case (behindLink || m.owner) && head >= 0:
				complement = true
			default:
				p.to, p.ok, p.named, p.who = m.to, true, true, f.personSpeaker(m.person)
				return p
			}
			k = m.to - 1
			continue
		}
		if head >= 0 && f.has(k, links) {
			link = k
			continue
		}
		if f.has(k, small|says|sayMany|done) && !f.has(k, anyOffice|body|links) && !(tok.is(capital) && k > start && f.roles[k] == definite) {
			if f.has(k, articles) && link == k-1 && link >= 0 || head >= 0 && f.tokens[k].is(preposition) && f.leadsToName(k) {
				continue
			}
			break
		}
		if tok.is(capital) || f.has(k, anyOffice|body) || !f.w.capital {
			if head < 0 && (f.w.capital || f.has(k, anyOffice|body) || tok.is(capital) || link < 0 && k > start) || head >= 0 && !f.has(head, anyOffice|body) && link < 0 && f.has(k, anyOffice|body) {
				head = k
			} else if head < 0 {
				head = k
			}
			if head >= 0 && k > head && f.w.capital && link < 0 && !tok.is(capital) {
				break
			}
			continue
		}
		if head >= 0 && link != k-1 && !f.has(k-1, articles) {
			break // a small word behind a noun
		}
	}
	for k > start && f.has(k-1, links|articles) {
		k--
	}
	if head >= 0 && f.has(head, anyOffice) && definiteHead {
		if m, ok := f.afterPlace(k); ok {
			p.to, p.ok, p.named, p.who = m.to, true, true, f.personSpeaker(m.person)
			return p
		}
	}
	p.to = k
	if k == start || head < 0 {
		return p
	}
	p.ok = true
	switch {
	case complement:
		p.unnamed = f.has(head, anyOffice)
	case f.has(head, anyOffice):
		if f.trailing(&p, start, k, beside) {
			return p
		}
		p.unnamed = true
		if definiteHead && (start > i || f.tokens[head].is(capital)) && (link < 0 || !f.hasName(link, k)) {
			p.who = f.officeHolder(head, i)
			p.unnamed = p.who.person < 0
		}
	case f.has(head, body):
		if definiteHead {
			p.who = f.bodyAt(start, head, k)
		}
	default:
		f.unknown(&p, i, start, k, beside)
	}
	return p
}

// leadsToName reports whether the preposition at token k belongs to what somebody is, whose full name follows: "le metteur en scène Ann Bray".
func (f *foreign) leadsToName(k int) bool {
	for j := k + 1; j < k+4 && f.joined(j-1); j++ {
		if m, ok := f.mentionAt(j); ok {
			return j > k+1 && m.from == j && m.person >= 0 && m.to-m.from > 1
		}
		if f.has(j, small|says) {
			break
		}
	}
	return false
}

// isFullName reports whether a full name of somebody begins at token i, and no list.
func (f *foreign) isFullName(i int) bool {
	m, ok := f.mentionAt(i)
	return ok && m.from == i && m.person >= 0 && m.to-m.from > 1 && !m.owner && !f.has(m.to, links) && (m.to >= len(f.tokens) || !f.tokens[m.to].is(conjunction))
}

// afterPlace returns the person named behind the next comma, if a preposition at token k goes on with an office: "die Vorsitzende der Grünen im
// Landtag, Ann Bray, sagte".
func (f *foreign) afterPlace(k int) (*mention, bool) {
	if !f.has(k, stops) || !f.tokens[k].is(preposition) && !f.w.capital {
		return nil, false
	}
	for n := 0; n < 6 && k < len(f.tokens) && (f.tokens[k].kind == word || f.tokens[k].kind == comma) && (n == 0 || f.same(k-1, k)); n++ {
		if f.tokens[k].kind == comma {
			m, ok := f.mentionAt(k + 1)
			return m, ok && m.from == k+1 && m.person >= 0 && !m.owner && m.to-m.from > 1
		}
		if f.tokens[k].mention != 0 || f.has(k, says|sayMany|helps|pronouns) && !f.has(k, articles) {
			break
		}
		k++
	}
	return nil, false
}

// isAged reports whether a word calls somebody by age: "45-Jährige".
func isAged(w string) bool {
	w = strings.TrimSuffix(strings.ToLower(w), "r")
	return strings.HasSuffix(w, "-jährige") || strings.HasSuffix(w, "jährige") && w[0] >= '0' && w[0] <= '9'
}

// isNounAt reports whether a noun begins at token i.
func (f *foreign) isNounAt(i int) bool {
	return f.joined(i-1) && (f.has(i, anyOffice|body) || f.w.capital && f.tokens[i].is(capital))
}

func (f *foreign) hasName(from, to int) bool {
	for k := from; k < to; k++ {
		if m, ok := f.mentionAt(k); ok && m.person >= 0 {
			return true
		}
	}
	return false
}

// nameStart returns the person whose name begins at token i, with or without an office before it.
func (f *foreign) nameStart(i int) (*mention, bool) {
	for k := i; k < len(f.tokens) && k < i+4 && f.tokens[k].kind == word; k++ {
		if m, ok := f.mentionAt(k); ok {
			return m, m.person >= 0 && m.from == k && !m.owner
		}
		if !f.has(k, anyOffice) && !f.tokens[k].is(honorific) {
			break
		}
	}
	if to := f.nameEnd(i); i < len(f.tokens) && f.isName(i) && to-i >= 2 && to-i <= 3 && !f.isPlaceName(to-1) {
		p := f.meet(i, to)
		m := f.mentions[len(f.mentions)-1]
		m.person = p
		return &m, true
	}
	return nil, false
}

// unknown judges a noun phrase [i, k) of words in no table: names of one or two words without an article, beside a verb of saying.
func (f *foreign) unknown(p *party, i, start, k int, beside bool) {
	if last := k - 1; start > i && f.isGiven(last) && (last == start || !f.tokens[last-1].is(capital)) && f.has(i, definite) {
		name, _, surname := f.nameOf(&mention{from: last, to: k})
		p.who = f.personSpeaker(f.addPerson(person{name: name, surname: surname, gender: f.tokens[last].class & (male | female)}))
		return // "die achtjährige Lena"
	}
	if n := k - start; beside && start > i && n >= 3 && n <= 4 && f.w.capital && f.has(i, definite) && f.isName(start) && f.isName(start+1) && f.isName(start+2) && (n == 3 || f.isName(start+3)) {
		name := mention{from: start + 1, to: k}
		f.text.introduce(&name)
		p.who, p.to = f.personSpeaker(name.person), k
		return // "der Oppositionelle Xylo Quarn"
	}
	if f.trailing(p, start, k, beside) {
		return // "skater Xylo Quarn"
	}
	n := 0
	for n < k-start && (f.isName(start+n) || f.isGiven(start+n)) {
		n++
	}
	if !beside || start > i || n == 0 || n > 3 {
		return
	}
	name := mention{from: start, to: start + n}
	p.to = start + n
	if f.tokens[start+n-1].is(owner) || n == 1 && f.w.capital && strings.HasSuffix(f.tokens[start].Cut(f.body), "en") {
		return // "Experten"
	}
	if f.isPlaceName(start) && n == 1 && !f.tokens[start].is(organisation) {
		return
	}
	if n > 1 && (f.w.capital || !f.isPlaceName(start+n-1)) {
		f.text.introduce(&name)
		p.who = f.personSpeaker(name.person)
		return
	}
	if !f.w.capital && f.startsSentence(start) && !f.isCapitalElsewhere(start) {
		return // "Faren til ..."
	}
	text, _, _ := f.nameOf(&name)
	p.who = speaker{-1, text}
}

// isCapitalElsewhere reports whether the word at token i, the first of a sentence, has a capital in the midst of another, or no small letter.
func (f *foreign) isCapitalElsewhere(i int) bool {
	if f.isAcronym(i) {
		return true
	}
	for k := range f.tokens[:min(len(f.tokens), maxSample)] {
		if k != i && f.tokens[k].is(capital) && !f.startsSentence(k) && f.sameWords(k, i, 1) {
			return true
		}
	}
	return false
}

// trailing takes the two or three capitals at the end of the noun phrase [start, k) for the name of the person that its other words describe.
func (f *foreign) trailing(p *party, start, k int, beside bool) bool {
	from := k - 1
	if !beside || f.w.capital || !f.isName(from) {
		return false
	}
	for from > start && f.isName(from-1) && f.joined(from-1) && from > k-3 && !f.isAcronym(from-1) {
		from--
	}
	if from == start || k-from < 2 || f.tokens[from-1].is(capital) && !f.has(from-1, body) && !f.isAcronym(from-1) || f.roles[from-1]&^(anyOffice|body|second) != 0 || f.isPlaceName(k-1) || f.isPlaceName(from) {
		return false
	}
	name := mention{from: from, to: k}
	f.text.introduce(&name)
	p.who, p.to, p.unnamed = f.personSpeaker(name.person), k, false
	return true
}

// bodyAt returns the body named in the tokens [start, to), whose first noun is at head.
func (f *foreign) bodyAt(start, head, to int) speaker {
	from := head
	for from > start && f.tokens[from-1].is(capital) && f.joined(from-1) && !f.has(from-1, small) {
		from--
	}
	end := head + 1
	for k := end; k < to; k++ {
		switch {
		case f.tokens[k].is(capital) && !f.has(k, small):
			end = k + 1
		case !f.has(k, links|definite) && f.w.capital && !f.tokens[k].is(conjunction):
			return speaker{-1, f.words(from, end)}
		}
	}
	if end == head+1 && !f.w.capital && head+1 < to {
		end = to // "ministère de l'intérieur"
	}
	return speaker{-1, f.words(from, end)}
}

// officeHolder returns the only person named before with the office at token head: by the same word, or by one that ends with it.
func (f *foreign) officeHolder(head, at int) speaker {
	wanted := f.office(head)
	found, n := -1, 0
	for p := max(0, len(f.people)-maxOfficeHolders); p < len(f.people); p++ {
		if f.holds(p, wanted, at) {
			found, n = p, n+1
		}
	}
	switch {
	case n == 1:
		return f.personSpeaker(found)
	case n > 1:
		if s := len(f.spoken); s > 0 && f.spoken[s-1].speaker.person >= 0 && f.holds(f.spoken[s-1].speaker.person, wanted, at) && f.paragraphsBetween(f.spoken[s-1].at, at) <= 1 {
			return f.spoken[s-1].speaker
		}
	}
	return nobody
}

// office returns the word of an office in the form in which it is compared.
func (f *foreign) office(k int) string {
	w := strings.ToLower(f.tokens[k].Cut(f.body))
	if f.w.feminine != "" {
		w = strings.TrimSuffix(w, f.w.feminine)
	}
	if same, ok := sameForeign[w]; ok {
		return same
	}
	return w
}

// sameForeign gives one word for offices with two names.
var sameForeign = map[string]string{"regierungschef": "minister", "ministerpräsident": "minister", "staatschef": "präsident"}

func (f *foreign) holds(p int, wanted string, at int) bool {
	for _, title := range f.people[p].titles {
		for k := title[0]; k < title[1] && k < at; k++ {
			if !f.has(k, anyOffice) {
				continue
			}
			has := f.office(k)
			if has == wanted || len(wanted) >= 4 && strings.HasSuffix(has, wanted) || len(has) >= 4 && strings.HasSuffix(wanted, has) {
				return true
			}
		}
	}
	return false
}

// pronounAt returns the person for whom the pronoun at token i stands: in the nearest sentence that has one who fits, the last who
// spoke or the only one named. unnamed says that it is one without a name.
func (f *foreign) pronounAt(i int) (who speaker, unnamed bool) {
	gender := class(0)
	if f.has(i, he) {
		gender |= male
	}
	if f.has(i, she) {
		gender |= female
	}
	return f.nearest(i, gender)
}

// nearest looks for the person who is spoken of before token i.
func (f *foreign) nearest(i int, gender class) (who speaker, unnamed bool) {
	const most = 5 // sentences
	end := f.sentenceStart(i)
	if who, n := f.fitting(end, i, gender); n == 1 {
		return who, false
	} else if n > 1 {
		return nobody, false
	}
	back := 0
	for n := 0; end > 0 && n < most; n++ {
		if f.tokens[end-1].kind == newline {
			if back++; back > maxBack {
				break
			}
			end--
			continue
		}
		begin := f.sentenceStart(end - 1)
		for k := len(f.spoken) - 1; k >= 0 && f.spoken[k].at >= begin; k-- {
			if s := &f.spoken[k]; s.at < end {
				if s.unnamed {
					return nobody, true
				}
				if s.speaker.person >= 0 && f.maybe(s.speaker.person, gender) {
					return s.speaker, false
				}
			}
		}
		who, found := f.fitting(begin, end, gender)
		if found == 1 {
			return who, false
		}
		if found > 1 {
			return nobody, false
		}
		if p := f.noun(begin, false); p.ok && p.unnamed {
			return nobody, true
		}
		end = begin
	}
	return nobody, false
}

func (f *foreign) maybe(p int, gender class) bool {
	return gender == 0 || f.people[p].gender == 0 || f.people[p].gender&gender != 0
}

// fitting returns the person of the gender named in the tokens [from, to), and how many are.
func (f *foreign) fitting(from, to int, gender class) (who speaker, n int) {
	who = nobody
	for k := from; k < to; k++ {
		if m, ok := f.mentionAt(k); ok && m.from == k && m.person >= 0 && m.person != who.person && f.maybe(m.person, gender) {
			if who.person >= 0 && f.people[m.person].gender == 0 && gender != 0 {
				continue
			}
			who, n = f.personSpeaker(m.person), n+1
		}
	}
	return who, n
}
