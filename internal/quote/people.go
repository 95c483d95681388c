package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/normalize"
)

// mention is a run of tokens that names somebody or something.
type mention struct {
	start, end  int // tokens, including office and apposition: "Mark Toner, deputy spokesman for the US Department of State"
	from, to    int // tokens of the name alone
	person      int // index in text.people; -1 for an organisation, a place or an unknown name
	institution bool
	owner       bool   // "Trump's": the actor is what follows, not Trump
	fuller      [2]int // of an institution: tokens of its longer name elsewhere; empty if none
	doubtful    bool   // an office, unless it is somebody's surname: "Pastor said"
}

// person is somebody named in the article, under one or more names.
type person struct {
	name    string // the longest form so far, without office and title
	surname string // in lower case
	given   string // in lower case; "" if never given
	gender  class  // male, female, or 0 if unknown
	titles  [][2]int
	sure    bool // nothing but a person bears the name: a given name or a family name of the tables begins it
}

// findPeople sets t.mentions and t.people. It reads full names first, so that a surname finds its person wherever it
// stands.
func (t *text) findPeople() {
	for i := 0; i < len(t.tokens); {
		end := t.runEnd(i)
		if end == i {
			i++
			continue
		}
		t.addMention(i, end)
		i = end
	}
	t.mark()
	for i := range t.mentions {
		if m := &t.mentions[i]; m.to-m.from > 1 && t.isPerson(m) && !t.isBody(m, true) {
			t.introduce(m)
		}
	}
	for i := range t.mentions {
		if m := &t.mentions[i]; m.to-m.from > 1 && m.person < 0 && !m.institution && t.isListed(i) {
			t.introduce(m)
		}
	}
	for i := range t.mentions {
		if m := &t.mentions[i]; m.to-m.from == 1 && !m.institution {
			t.recognise(m)
		}
	}
	t.mentions = slices.DeleteFunc(t.mentions, func(m mention) bool {
		if m.doubtful && m.person < 0 {
			t.tokens[m.from].mention = 0
			return true
		}
		return false
	})
	t.mark()
	for i := range t.mentions {
		if m := &t.mentions[i]; m.person >= 0 {
			t.describe(m)
		}
	}
}

// runEnd returns the end of the run of capitalised words that begins with token i; i if none does.
func (t *text) runEnd(i int) int {
	first := &t.tokens[i]
	if !first.is(capital) && !t.hasArticle(i) || first.is(calendar) && !t.isMonthName(i) {
		return i
	}
	if first.is(function) && !first.is(given|people) && (t.startsSentence(i) || first.is(determiner|firstPerson)) {
		return i
	}
	end := i + 1
	for ; end < len(t.tokens) && !t.tokens[end-1].is(owner) && t.joined(end-1); end++ {
		next := &t.tokens[end]
		if !next.is(capital) && !t.leadsToSurname(end) && !t.leadsToFirm(end) && !t.hasArticle(end) || next.is(calendar) && !t.isMonthName(end) {
			break
		}
	}
	return end
}

// isMonthName reports whether token i is a month that is somebody's given name: "analyst June Page", "said Jan van den Berg".
func (t *text) isMonthName(i int) bool {
	switch t.tokens[i].Cut(t.body) {
	case "April", "May", "June", "August", "Jan", "Avril", "Mar":
	default:
		return false
	}
	if !t.joined(i) || !t.tokens[i+1].is(capital) && !t.leadsToSurname(i+1) || t.tokens[i+1].is(calendar|place|organisation) {
		return false
	}
	if i > 0 && t.joined(i-1) {
		return t.tokens[i-1].is(office | honorific | finite)
	}
	return i+2 < len(t.tokens) && t.joined(i+1) && t.tokens[i+2].is(finite)
}

// hasArticle reports whether token i is a surname that begins with an article or a preposition in small letters: "al-Assad", or
// "d'Indy" behind a given name.
func (t *text) hasArticle(i int) bool {
	word := t.tokens[i].Cut(t.body)
	if strings.IndexByte(word, '-') < 0 && strings.IndexByte(word, '\'') < 0 && !strings.Contains(word, "’") { // nearly all
		return false
	}
	before, name, ok := strings.Cut(strings.ReplaceAll(word, "’", "'"), "-")
	if !ok {
		before, name, ok = strings.Cut(before, "'")
		ok = ok && i > 0 && t.tokens[i-1].is(given)
	}
	first, _ := utf8.DecodeRuneInString(name)
	if !ok || !unicode.IsUpper(first) {
		return false
	}
	switch before {
	case "al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az", "d":
		return true
	}
	return false
}

// leadsToFirm reports whether "and" at token i joins a name to the kind of a firm: "Laurie Milbank and Co".
func (t *text) leadsToFirm(i int) bool {
	if !t.joined(i) || t.tokens[i].Cut(t.body) != "and" {
		return false
	}
	switch t.tokens[i+1].Cut(t.body) {
	case "Co", "Company", "Sons", "Bros", "Brothers", "Partners", "Associates":
		return true
	}
	return false
}

// leadsToSurname reports whether particles and then a capitalised word begin at token i: "van der Meulen".
func (t *text) leadsToSurname(i int) bool {
	for k := i; k < i+3 && t.joined(k) && t.tokens[k].is(particle); k++ {
		if t.tokens[k+1].is(capital) {
			return true
		}
	}
	return false
}

// joined reports whether token i and the next one are words of one sentence.
func (t *text) joined(i int) bool {
	return i+1 < len(t.tokens) && t.tokens[i].kind == word && t.tokens[i+1].kind == word && t.tokens[i].last == t.tokens[i+1].first
}

// startsSentence reports whether token i is the first of its sentence, or of the text behind a quoted string.
func (t *text) startsSentence(i int) bool {
	if i == 0 {
		return true
	}
	before := &t.tokens[i-1]
	return before.kind == newline || before.kind == quotation || before.kind == colon || before.last != t.tokens[i].first
}

// addMention cuts the office off a run of capitalised words and adds the name, if one is left.
func (t *text) addMention(from, to int) {
	start := from
	for k := from; k < to; k++ {
		w := &t.tokens[k]
		last := k == to-1
		switch {
		case w.is(honorific) && !last, w.is(office) && !(last && k > from && t.isForename(from)):
			from = k + 1
		case k == from && !last && (w.is(people|place|organisation) && !w.is(given) || t.isBased(k) || t.isPost(from, to)):
			from = k + 1
		case k > from && k < to-1 && w.is(given) && !t.tokens[from].is(given) && to-from > 2 && !w.is(particle):
			from = k
		}
	}
	if from == to {
		if to == start+1 && !(start > 0 && t.tokens[start-1].is(determiner)) {
			t.mentions = append(t.mentions, mention{start: start, end: to, from: start, to: to, person: -1, owner: t.tokens[start].is(owner), doubtful: true})
		}
		return
	}
	if to-start == 1 && isLabel(t.tokens[start].Cut(t.body)) {
		return
	}
	m := mention{start: start, end: to, from: from, to: to, person: -1}
	last := &t.tokens[to-1]
	if from > start && to-from == 1 && last.is(people) && !last.is(given) {
		return // "the Texas Republican"
	}
	m.owner = last.is(owner)
	m.institution = last.is(organisation) || last.is(place) && !(to-from > 1 && t.tokens[from].is(given)) || to-from == 1 && t.isAcronym(from)
	if m.institution || from == start && last.is(people) && to-from == 1 {
		m.from, m.institution = start, true
		if !last.is(organisation|place) && !t.isAcronym(to-1) {
			return
		}
	}
	t.mentions = append(t.mentions, m)
}

// isLabel reports whether a word in capitals is one that pages put before a link or a picture: "READ MORE:".
func isLabel(w string) bool {
	switch w {
	case "MORE", "READ", "WATCH", "VIDEO", "PHOTO", "PHOTOS", "UPDATE", "BREAKING", "ALSO", "SEE", "LIVE", "RELATED", "OPINION", "ANALYSIS", "EXCLUSIVE":
		return true
	}
	return false
}

// isBased reports whether token i says where somebody is based: "Chicago-based".
func (t *text) isBased(i int) bool { return strings.HasSuffix(t.tokens[i].Cut(t.body), "-based") }

// isPost reports whether the first of three or more capitalised words is where somebody is posted: "ambassador to Peking
// Juan Valdez".
func (t *text) isPost(from, to int) bool {
	return to-from > 2 && from > 1 && t.joined(from-1) && t.joined(from-2) && t.isWhere(from-1) && t.tokens[from-2].is(office)
}

// isWhere reports whether token i is a preposition before a place, not before a person.
func (t *text) isWhere(i int) bool {
	switch t.tokens[i].Cut(t.body) {
	case "to":
		return !t.isAccording(i - 1)
	case "in", "In", "at", "At", "near", "Near", "outside", "Outside", "from", "From", "into":
		return true
	}
	return false
}

// isForename reports whether token i may be a given name: a given name in the table, or a word in no table.
func (t *text) isForename(i int) bool {
	return t.tokens[i].is(given) || t.tokens[i].class&^capital == 0
}

func (t *text) isAcronym(i int) bool {
	w := unowned(t.tokens[i].Cut(t.body))
	return len(w) > 1 && strings.ToUpper(w) == w
}

// isPerson reports whether a name of two or more words is a person's: it has an office or an honorific, begins with a
// given name, or speaks.
func (t *text) isPerson(m *mention) bool {
	if m.institution {
		return false
	}
	if t.tokens[m.from].is(given) {
		return true
	}
	if m.from > 0 && t.tokens[m.from-1].is(office|honorific) && t.joined(m.from-1) {
		return true
	}
	if _, ok := t.titleBeforeComma(m); ok || t.isBetweenCommas(m) {
		return true
	}
	return t.speaks(m)
}

// isBetweenCommas reports whether a name of unknown words is between two commas: "One of them, Petya Ilieva,
// stopped".
func (t *text) isBetweenCommas(m *mention) bool {
	if m.from == 0 || m.to >= len(t.tokens) || t.tokens[m.from-1].kind != comma || t.tokens[m.to].kind != comma {
		return false
	}
	for i := m.from; i < m.to; i++ {
		if t.tokens[i].class&^(capital|given|male|female|particle) != 0 {
			return false
		}
	}
	return m.from < 2 || !t.tokens[m.from-2].is(capital)
}

// isListed reports whether only "and" is between mention i and the full name of a person before or after it.
func (t *text) isListed(i int) bool {
	for _, k := range [2]int{i - 1, i} {
		if k < 0 || k+1 >= len(t.mentions) {
			continue
		}
		a, b := &t.mentions[k], &t.mentions[k+1]
		other := a
		if k == i {
			other = b
		}
		if a.to+1 == b.from && t.tokens[a.to].Cut(t.body) == "and" && other.person >= 0 && other.to-other.from > 1 {
			return true
		}
	}
	return false
}

// speaks reports whether a verb of saying is right before or behind the name, or an apposition that gives an age or
// an office.
func (t *text) speaks(m *mention) bool {
	if m.owner || m.start == m.from && m.start > 0 && t.joined(m.start-1) && (t.isWhere(m.start-1) || t.isOfBody(m.start-1)) {
		return false
	}
	next := t.afterFirm(m)
	for k := next; k < len(t.tokens) && k < next+3 && t.tokens[k].kind == word; k++ {
		if t.tokens[k].is(finite) {
			return true
		}
		if !t.tokens[k].is(adverb | auxiliary) {
			break
		}
	}
	if m.start > 1 && t.tokens[m.start-1].is(finite) && (m.to-m.from > 1 || t.tokens[m.start-2].kind == quotation || t.tokens[m.start-2].kind == comma) {
		return true
	}
	if m.to+1 < len(t.tokens) && t.tokens[m.to].kind == comma {
		end, ok := t.apposition(m.to)
		return ok && end > m.to
	}
	return false
}

// isOfBody reports whether token i joins a word to the body before it: "the Bank of Kellen".
func (t *text) isOfBody(i int) bool {
	return i > 0 && t.tokens[i].Cut(t.body) == "of" && t.joined(i-1) && t.tokens[i-1].is(organisation) && t.tokens[i-1].is(capital)
}

// afterFirm returns the token behind a full name and the employer that follows it: "Ann Bray of Hill and Sons".
func (t *text) afterFirm(m *mention) int {
	if m.to-m.from == 1 || !t.joined(m.to-1) || !t.bindsPhrase(m.to) {
		return m.to
	}
	end := m.to + 1
	for end < len(t.tokens) && t.joined(end-1) && (t.tokens[end].is(capital) || end > m.to+1 && t.leadsToFirm(end)) {
		end++
	}
	if end == m.to+1 {
		return m.to
	}
	return end
}

// These limits keep the time linear in a text that was made to be hard.
const (
	maxBearers = 32 // people with one surname that are told apart
	maxTitles  = 32 // mentions of a person that are searched for offices
)

// introduce binds a full name to its person, and to a new one if no earlier person fits.
func (t *text) introduce(m *mention) {
	name, first, surname := t.nameOf(m)
	gender := t.tokens[m.from].class & (male | female)
	if !t.tokens[m.from].is(given) || gender == male|female {
		gender = 0
	}
	sure := t.tokens[m.from].is(given) || names.IsFamilyName(normalize.Plain(first))
	bearers := t.bySurname[surname]
	for _, p := range bearers[max(0, len(bearers)-maxBearers):] {
		if who := &t.people[p]; who.given == "" || first == "" || sameGiven(who.given, first) && who.gender|gender != male|female {
			if utf8.RuneCountInString(name) > utf8.RuneCountInString(who.name) && (first != "" || who.given == "") {
				if who.given == "" && first != "" {
					t.byGiven[first] = append(t.byGiven[first], p)
				}
				who.name, who.given = name, first
			}
			who.sure = who.sure || sure
			m.person = p
			return
		}
	}
	m.person = t.addPerson(person{name: name, surname: surname, given: first, gender: gender, sure: sure})
}

func (t *text) addPerson(p person) int {
	if t.bySurname == nil {
		t.bySurname, t.byGiven = map[string][]int{}, map[string][]int{}
	}
	i := len(t.people)
	t.people = append(t.people, p)
	t.bySurname[p.surname] = append(t.bySurname[p.surname], i)
	if p.given != "" {
		t.byGiven[p.given] = append(t.byGiven[p.given], i)
	}
	return i
}

// recognise binds a single name: to the only person with that surname, to the only one with that given name, or to a new
// person if it has a title or speaks. If two people share the surname, the name stands for itself.
func (t *text) recognise(m *mention) {
	name, _, surname := t.nameOf(m)
	bearers := t.bySurname[surname]
	switch {
	case len(bearers) == 1:
		m.person = bearers[0]
		return
	case m.doubtful:
		return
	case len(bearers) > 1:
		m.person = t.oneOf(bearers, m)
		return
	}
	titled := m.from > 0 && t.tokens[m.from-1].is(office|honorific) && t.joined(m.from-1)
	if !titled {
		switch bearers := t.byGiven[surname]; {
		case len(bearers) == 1:
			m.person = bearers[0]
			return
		case len(bearers) > 1:
			return
		}
	}
	if !titled && (!t.speaks(m) || t.isChance(m)) {
		return
	}
	if t.isBody(m, titled) {
		return
	}
	m.person = t.addPerson(person{name: name, surname: surname})
}

// isBody reports whether a name of unknown words is a body's, and if so notes it in m. It is if a longer name elsewhere
// begins with it, as "Pitney Bowes Inc" with "Pitney Bowes", or if a place or a people precedes it, as in "Carolina
// Power".
func (t *text) isBody(m *mention, titled bool) bool {
	longest := m.to - m.start
	for i := range t.mentions[:min(len(t.mentions), maxBodies)] {
		b := &t.mentions[i]
		if b.institution && b.to-b.from > longest && (!t.tokens[m.from].is(given) || t.isFirm(b.to-1)) && t.sameWords(b.from, m.start, m.to-m.start) {
			m.institution, m.fuller, longest = true, [2]int{b.from, b.to}, b.to-b.from
		}
	}
	if !titled && m.start < m.from && t.tokens[m.from-1].is(people|place|organisation) {
		m.institution = true
	}
	if m.institution {
		m.from = m.start
	}
	return m.institution
}

// isFirm reports whether token i, at the end of a name, says that the name is a firm's.
func (t *text) isFirm(i int) bool {
	switch t.tokens[i].Cut(t.body) {
	case "Inc", "Corp", "Co", "Ltd", "Plc", "PLC", "AG", "SA", "NV", "GmbH", "Industries", "Holdings", "Group":
		return true
	}
	return false
}

// sameWords reports whether the n tokens from i on and from j on are the same words.
func (t *text) sameWords(i, j, n int) bool {
	for k := range n {
		if unowned(t.tokens[i+k].Cut(t.body)) != unowned(t.tokens[j+k].Cut(t.body)) {
			return false
		}
	}
	return true
}

// isChance reports whether the word at m may be no name at all: it has a capital only because it begins a sentence.
// "Dozens chanted" does not name a person, but "Holm chanted" does.
func (t *text) isChance(m *mention) bool {
	if !t.beginsSentence(m.start) || t.joined(m.from) && t.isSaying(m.to) && !strings.HasSuffix(t.tokens[m.from].Cut(t.body), "s") {
		return false
	}
	for i := range t.mentions[:min(len(t.mentions), maxBodies)] {
		if o := &t.mentions[i]; o.to-o.from == 1 && !t.beginsSentence(o.start) && t.sameWords(o.from, m.from, 1) {
			return false
		}
	}
	return true
}

// isSaying reports whether token i is a verb of saying and cannot be a noun: "said", not "estimates".
func (t *text) isSaying(i int) bool {
	w := t.tokens[i].Cut(t.body)
	return t.isFinite(i) && !t.tokens[i].is(infinitive) && (!strings.HasSuffix(w, "s") || w == "says")
}

// beginsSentence reports whether token i has its capital from its place: not after the comma in `"...," Fauzi said`.
func (t *text) beginsSentence(i int) bool {
	if i > 0 && t.tokens[i-1].kind == quotation {
		return t.ending(int(t.tokens[i-1].quoted)) != ','
	}
	return t.startsSentence(i)
}

// oneOf chooses among the bearers of the surname at m: the only one with the gender of an honorific, or else a person
// with no more than the surname.
func (t *text) oneOf(bearers []int, m *mention) int {
	if m.from > 0 && t.tokens[m.from-1].is(honorific) {
		gender := t.tokens[m.from-1].class & (male | female)
		fit := slices.DeleteFunc(slices.Clone(bearers[max(0, len(bearers)-maxBearers):]), func(p int) bool { return t.people[p].gender != gender })
		if len(fit) == 1 {
			return fit[0]
		}
	}
	last := bearers[len(bearers)-1]
	if t.people[last].given != "" {
		name, _, surname := t.nameOf(m)
		last = t.addPerson(person{name: name, surname: surname})
	}
	return last
}

// nameOf returns the name as shown, and its first and last word in lower case. It appends "jr." to the first word,
// because father and son share the rest.
func (t *text) nameOf(m *mention) (name, first, surname string) {
	name = t.words(m.from, m.to)
	fields := strings.Fields(strings.ToLower(name))
	last := len(fields) - 1
	for last > 0 && isSuffix(fields[last]) {
		last--
	}
	if last > 0 && lexicon.class(fields[0])&particle == 0 {
		first = strings.Join(append(fields[:1:1], fields[last+1:]...), " ")
	}
	return name, first, strings.TrimPrefix(strings.TrimPrefix(fields[last], "al-"), "el-")
}

// isSuffix reports whether a word follows surnames, as "Jr." does.
func isSuffix(w string) bool {
	switch strings.Trim(w, ".") {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// words returns the text of the tokens with single spaces, without the ending of a possessive.
func (t *text) words(from, to int) string {
	end := t.tokens[to-1].End
	if strings.IndexByte(t.tokens[to-1].Cut(t.body), '.') > 0 && strings.HasPrefix(t.body[end:], ".") {
		end++ // "U.S."
	}
	s := unowned(t.body[t.tokens[from].Start:end])
	if strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

// unowned returns a word without the ending of a possessive.
func unowned(w string) string {
	if n := len(w); n < 3 || w[n-1] != 's' {
		return w
	}
	if base, ok := strings.CutSuffix(w, "'s"); ok {
		return base
	}
	return strings.TrimSuffix(w, "’s")
}

// describe notes the offices that the words around a name give to its person, and extends the mention by them.
func (t *text) describe(m *mention) {
	m.start = t.titleStart(m.from)
	if m.start < m.from {
		t.entitle(m.person, m.start, m.from)
	} else if from, ok := t.titleBeforeComma(m); ok && t.people[m.person].given != "" {
		t.entitle(m.person, from, m.from-1)
		m.start = from
	}
	if m.to < len(t.tokens) && t.tokens[m.to].kind == comma && !m.owner {
		if end, ok := t.apposition(m.to); ok {
			t.entitle(m.person, m.to+1, t.ownTitle(m.to+1, end))
			m.end = end
		}
	}
}

// ownTitle returns the end of the office in the apposition [from, to): the office of somebody named inside it is not part of it, as in
// "Ann Bray, wife of Mayor Olaf Lund".
func (t *text) ownTitle(from, to int) int {
	for k := from; k < to; k++ {
		if m, ok := t.mentionAt(k); ok && m.person >= 0 {
			return max(from, min(k, t.titleStart(m.from)))
		}
	}
	return to
}

// entitle gives a person the office in the tokens [from, to), and the gender that it implies.
func (t *text) entitle(i, from, to int) {
	p := &t.people[i]
	if len(p.titles) == maxTitles {
		return
	}
	p.titles = append(p.titles, [2]int{from, to})
	for k := from; k < to; k++ {
		if w := &t.tokens[k]; w.is(male|female) && w.is(office|honorific) && !w.is(given) {
			p.gender = w.class & (male | female)
		}
	}
}

// maxTitle is the largest number of tokens of an office or an apposition.
const maxTitle = 14

// titleStart returns the first token of the office before a name; from if there is none.
func (t *text) titleStart(from int) int {
	start, office := from, false
	for k := from - 1; k >= 0 && k >= from-maxTitle; k-- {
		w := &t.tokens[k]
		if !t.joined(k) || w.is(pronoun|conjunction|auxiliary|being|relative|firstPerson|calendar) && !t.isArmsControlAnd(k) {
			break
		}
		if w.is(finite|participle|adverb) && !w.is(officeLike) && !w.is(capital) {
			break
		}
		if w.is(preposition) && !w.is(capital) && (office && k > 0 && t.tokens[k-1].is(officeLike) && !t.tokens[k-1].is(capital) || k == 0 || k == from-1 || !t.tokens[k-1].is(capital|officeLike) || !isOf(w.Cut(t.body))) {
			break
		}
		if w.is(capital) && k > 0 && t.tokens[k-1].Cut(t.body) == "in" && !t.isAcronym(k) {
			break // "in Prague US President Obama"
		}
		if w.is(determiner) {
			if start == k+1 && office {
				start = k
			}
			break
		}
		if !w.is(capital|preposition|conjunction|officeLike|people|determiner) && (!office || t.tokens[k+1].is(capital)) {
			break // "met King Leopold"
		}
		if m, ok := t.mentionAt(k); ok && !m.institution && !m.owner {
			break
		}
		office = office || w.is(officeLike)
		if !w.is(preposition|conjunction) || w.is(capital) {
			start = k
		}
	}
	if !office {
		return from
	}
	return start
}

const officeLike = office | honorific

// isArmsControlAnd reports whether the conjunction at token k joins two capitalised words in the name of an office.
func (t *text) isArmsControlAnd(k int) bool {
	return t.tokens[k].is(conjunction) && k > 0 && t.tokens[k-1].is(capital) && k+1 < len(t.tokens) && t.tokens[k+1].is(capital) && t.tokens[k].Cut(t.body) == "and" && t.tokens[k+1].is(people)
}

func isOf(w string) bool { return w == "of" || w == "for" || w == "to" || w == "at" }

// titleBeforeComma finds an office before a name, with a comma between: "Russia's ambassador to NATO, Dmitry Rogozin,
// complained".
func (t *text) titleBeforeComma(m *mention) (from int, ok bool) {
	c := m.from - 1
	if c < 1 || t.tokens[c].kind != comma {
		return 0, false
	}
	if m.to < len(t.tokens) && t.tokens[m.to].kind == word && !t.tokens[m.to].is(cue) && t.joined(m.to-1) {
		return 0, false // a list
	}
	ok = t.tokens[c-1].is(office)
	for from = c; from > 0 && from > c-maxTitle; from-- {
		w := &t.tokens[from-1]
		if w.kind != word || from < c && !t.joined(from-1) || w.is(finite|conjunction|auxiliary|being|pronoun) && !w.is(determiner|office) {
			break
		}
		ok = ok || w.is(office)
		if ok && w.is(determiner|owner) {
			from--
			break
		}
	}
	return from, ok && from < c
}

// apposition returns the end of the words between the comma at c and the next one, if they give an office or an age.
func (t *text) apposition(c int) (end int, ok bool) {
	k := c + 1
	for ; k < len(t.tokens) && k <= c+maxTitle; k++ {
		w := &t.tokens[k]
		if m, ok := t.mentionAt(k); ok && m.start == c+1 && m.from > c+1 && k == m.from && !m.institution && !m.owner {
			return 0, false // the next name of a list, with its office
		}
		if w.kind != word || w.first != t.tokens[k-1].last || w.is(relative) || w.is(finite) && !w.is(office) && k > c+1 && !w.is(capital) {
			break
		}
		ok = ok || w.is(office) || w.is(number) && k == c+1
	}
	if k == c+1 || !ok {
		return 0, false
	}
	first := &t.tokens[c+1]
	if k < len(t.tokens) && first.is(determiner) && t.tokens[k].is(finite) && t.joined(k-1) && !t.opensClause(c) {
		return 0, false // "flights to Toronto, a spokesman said"
	}
	if !first.is(determiner|office|number|people|organisation) && first.is(capital) && !first.is(owner) {
		return 0, false // the next name of a list
	}
	if first.is(conjunction | preposition | pronoun | auxiliary | adverb | participle) {
		return 0, false
	}
	return k, true
}

// opensClause reports whether the name before the comma at c begins its clause.
func (t *text) opensClause(c int) bool {
	m, ok := t.mentionEnding(c)
	if !ok || m.start == 0 || t.startsSentence(m.start) {
		return ok
	}
	return !t.joined(m.start-1) && (m.start < 2 || !t.tokens[m.start-2].is(capital)) // not "in Lima, Peru, a spokesman said"
}

// mentionAt returns the mention whose name contains token i.
func (t *text) mentionAt(i int) (*mention, bool) {
	if i < 0 || i >= len(t.tokens) || t.tokens[i].mention == 0 {
		return nil, false
	}
	return &t.mentions[t.tokens[i].mention-1], true
}

// mark notes at each token the mention whose name contains it.
func (t *text) mark() {
	for i := range t.mentions {
		for k := t.mentions[i].from; k < t.mentions[i].to; k++ {
			t.tokens[k].mention = int32(i + 1)
		}
	}
}

// mentionEnding returns the mention whose name ends before token i.
func (t *text) mentionEnding(i int) (*mention, bool) {
	m, ok := t.mentionAt(i - 1)
	return m, ok && m.to == i
}
