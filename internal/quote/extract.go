// Package quote finds what people are quoted as saying: direct quotations in all the marks of wire copy, the words that
// name the speaker, the verb, and who the speaker is.
//
// A regular expression for text between quotation marks is not enough. News splits a quotation round its attribution,
// continues it over paragraphs without closing it, mixes marks, and puts titles and single words in marks that nobody
// said. It names the speaker once and then says "he", "the minister" or nothing. So the text is read as tokens in which a
// quoted string is one token: what is between marks is never taken for an attribution, and an attribution is read
// once whether the string is before or behind it. Where several people fit, nobody is named, because a quotation put in
// the wrong mouth is worse than one without a name.
//
//	body := `"We have no comment," Foreign Minister Ana Costa said. "Ask me in May," she added.`
//	var e quote.Extractor
//	for _, q := range e.Extract(body, nil, sentence.Split(nil, body, nil)) {
//		fmt.Println(q.Speaker, q.Spans[0].Cut(body)) // Ana Costa, twice
//	}
//
// [Extractor.Extract] pairs the quotation marks of each paragraph (marks.go), reads the rest of the text as tokens in which
// each quoted string is one (tokens.go), finds who is named (people.go), reads the attributions beside each string
// (attribution.go), and says for whom a pronoun or an office stands (resolve.go) and who speaks together (joint.go). What
// words do is told by tables, verbs.go, offices.go, names.go and lexicon.go, through a dictionary. That is for English. A text
// in another language (language.go) is read by its block in tongues.go (foreign.go, foreignsaid.go), or, without capitals,
// in scripts.go. [SameSpeaker] may be used concurrently, an [Extractor] by one goroutine at a time.
package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// Quotation is what somebody is quoted as saying, word for word.
type Quotation struct {
	// Spans are the words between the marks, without the marks and the white space next to them. There is one span, or
	// several if an attribution splits the quotation or it continues over paragraphs. Spans are in text order, do not
	// overlap and are not empty.
	Spans []news.Span
	// Speaker is the name of the speaker without office or title, in the longest form in the article: "Anders Fogh
	// Rasmussen" even if only "Rasmussen", "he" or "the NATO chief" is beside the quotation. A surname that two
	// people in the article share stays as written. A body can speak too, "Foreign Ministry", and several can speak
	// together: "Ann Bray, Olaf Lund and Petra Holm". Speaker is "" if the name is not safe to say, or if nobody is
	// named, as in "officials said". [SameSpeaker] compares two names.
	Speaker string
	// Certain reports that Speaker is one person, named beside all the words as the subject of their verb by a name that only
	// people bear: a full name, or a family name with an office. Who else is said to have spoken the words has them from this
	// person, or one of the two texts is wrong.
	Certain bool
	// SpeakerSpan is the words that name the speaker: "he", "the State Secretary", "NATO Secretary General Anders Fogh
	// Rasmussen", or the verb where that needs no subject ("añadió"). A quotation that continues without an attribution of
	// its own has the span of the one before. It is empty if there is none.
	SpeakerSpan news.Span
	// Cue is the verb, such as "said", or "according to". It is empty if there is none.
	Cue news.Span
	// Indirect is indirect speech of the same speaker: the rest of the sentence of the attribution ("adding that ..."),
	// or the next sentence ("He also said that ..."). It is empty if there is none.
	Indirect news.Span
}

// minWords is the number of words from which a quoted string is a quotation even without an attribution beside it.
// Shorter strings are mostly single words from which the writer keeps a distance.
const minWords = 4

// Extractor extracts the quotations of one article at a time and reuses its memory. The zero value is ready for use; one
// goroutine at a time may use it.
type Extractor struct {
	paragraphs []news.Span
	marks      []quoteMark
	text       text
}

// Extract returns the direct quotations of body, in the order of their first words; nil where there are none. zones are
// those of [wire.Parse], which are skipped, and sentences are those of the rest of the body, in text order.
//
// Every quoted string of four words or more belongs to exactly one quotation, unless it is the title of a work. A shorter
// string is a quotation if an attribution is beside it, as in `"No comment," he said.` A character reference of HTML is read as what
// it stands for; a span has it whole.
func (e *Extractor) Extract(body string, zones []wire.Zone, sentences []news.Span) []Quotation {
	if escaped, ok := news.Unescape(body); ok {
		return e.extractEscaped(escaped, zones, sentences)
	}
	return e.extract(body, zones, sentences)
}

// extract is Extract for a body without character references.
func (e *Extractor) extract(body string, zones []wire.Zone, sentences []news.Span) []Quotation {
	if !hasMarks(body) {
		return nil
	}
	t := &e.text
	e.paragraphs = paragraphs(e.paragraphs[:0], body, zones)
	e.findQuoted(body)
	if len(t.strings) == 0 {
		return nil
	}
	t.reset(body)
	t.tokens = readTokens(t.tokens[:0], body, e.paragraphs, sentences, t.strings)
	t.index()
	t.findSpeakers()
	t.join()
	t.carryOn()
	return t.quotations()
}

// findSpeakers makes an utterance of each quoted string, or of several that are one, and finds its speaker.
func (t *text) findSpeakers() {
	if !t.isEnglish() {
		if s := t.scriptOf(); s != nil {
			t.readScript(s)
			return
		}
		if w := t.vocabulary(); w != nil {
			t.read(w)
			return
		}
	}
	t.findPeople()
	t.findAttributions()
}

// text is the state of one Extract.
type text struct {
	body    string
	strings []quoted
	tokens  []token

	places     []int // by quoted string: its token
	order      []int // the indices of the quoted strings
	mentions   []mention
	people     []person
	bySurname  map[string][]int // by surname: indices of people
	byGiven    map[string][]int
	utterances []utterance
	spoken     []spoken // the attributions so far, in text order
	foreign    bool     // the text is in a language of tongues.go
}

// utterance is one or more quoted strings with one attribution.
type utterance struct {
	parts       []int
	attribution attribution
	beside      bool // the attribution is right beside the string
	certain     bool // as in Quotation
	carried     bool // the attribution is that of an earlier utterance
	speaker     speaker
}

// spoken is an attribution and its speaker.
type spoken struct {
	at      int // first token of the speaker
	speaker speaker
	pronoun class // male or female if a pronoun names the speaker
	unnamed bool  // a single person without a name: "the official"
}

// reset makes t ready for another article, whose quoted strings it has already.
func (t *text) reset(body string) {
	t.body, t.foreign = body, false
	t.mentions, t.people, t.utterances, t.spoken = t.mentions[:0], t.people[:0], t.utterances[:0], t.spoken[:0]
	clear(t.bySurname)
	clear(t.byGiven)
}

// index notes the token of each quoted string.
func (t *text) index() {
	t.places, t.order = t.places[:0], t.order[:0]
	for i := range t.strings {
		t.places, t.order = append(t.places, 0), append(t.order, i)
	}
	for i := range t.tokens {
		if t.tokens[i].kind == quotation {
			t.places[t.tokens[i].quoted] = i
		}
	}
}

// findAttributions makes an utterance of each quoted string, or of several if the marks say that they are one, and reads
// its attribution. It also resolves the speaker, in text order, because a pronoun depends on who spoke before.
func (t *text) findAttributions() {
	for i := 0; i < len(t.strings); {
		first := i
		for i++; i < len(t.strings) && t.goesOn(i-1, i) && !t.answers(first, i); {
			i++
		}
		u := utterance{parts: t.order[first:i:i]}
		u.attribution, u.beside = t.attribute(u.parts)
		u.speaker = nobody
		if u.attribution.ok {
			u.speaker = t.speakers(&u.attribution)
			u.certain = t.isCertain(&u)
			t.remember(u.attribution, u.speaker)
		}
		t.utterances = append(t.utterances, u)
	}
}

func (t *text) remember(a attribution, who speaker) {
	s := spoken{at: a.from, speaker: who, unnamed: who.name == "" && t.isUnnamed(a.from, a.to)}
	if a.to == a.from+1 {
		switch first := &t.tokens[a.from]; {
		case first.is(masculine):
			s.pronoun = male
		case first.is(feminine):
			s.pronoun = female
		}
	}
	t.spoken = append(t.spoken, s)
}

// goesOn reports whether string j continues the quotation of string i, the one before it: nothing is between them, or
// i stays open and the next paragraph begins with j.
func (t *text) goesOn(i, j int) bool {
	a, b := &t.strings[i], &t.strings[j]
	if b.again {
		return false // it is joined when the clause is read
	}
	if a.paragraph == b.paragraph {
		return t.places[j] == t.places[i]+1
	}
	return !a.closed && b.paragraph == a.paragraph+1 && t.places[j] == t.places[i]+2
}

// answers reports whether string j, right behind another, is somebody else's: the strings from i on have their speaker before them,
// and j has one behind it.
func (t *text) answers(i, j int) bool {
	if t.strings[i].paragraph != t.strings[j].paragraph || t.ending(j) != ',' || !t.startsCapital(j) {
		return false
	}
	_, near := t.preceding(t.places[i])
	return near && t.following(t.places[j]).ok
}

// attribute reads the attribution of strings that are one quotation. If there is one on either side, punctuation decides:
// a comma before the closing mark speaks for the one behind, a comma or a colon before the opening mark for the one
// before.
func (t *text) attribute(parts []int) (a attribution, beside bool) {
	first, last := t.places[parts[0]], t.places[parts[len(parts)-1]]
	end := t.ending(parts[len(parts)-1])
	behind := t.following(last)
	before, near := t.preceding(first)
	switch {
	case behind.ok && end == ',':
		return behind, true
	case before.ok && near:
		return before, true
	case behind.ok && end != '.' && !t.isColon(behind.end) && (end != 0 || t.endsClause(behind.end)):
		return behind, true
	case behind.ok && end == '.' && t.endsSentence(behind.end):
		return behind, true
	case before.ok:
		return before, false
	}
	if a := t.closing(last); a.ok {
		return a, false
	}
	return t.announced(first)
}

// announced reads who speaks if a colon without a verb of saying announces the string at token q.
func (t *text) announced(q int) (attribution, bool) {
	c := q - 1
	if c > 0 && t.tokens[c].kind == newline {
		c--
	}
	if c < 1 || t.tokens[c].kind != colon {
		return attribution{}, false
	}
	if m, ok := t.mentionEnding(c); ok && m.person >= 0 && !m.owner {
		return attribution{from: m.start, to: m.to, cue: c, cueEnd: c, end: q, ok: true}, true
	}
	from, to, ok := t.sentenceSubject(c)
	return attribution{from: from, to: to, cue: c, cueEnd: c, end: q, ok: ok}, ok
}

// ending returns how a quoted string ends: ',' or '.', '!' for what may replace a comma, 0 for a word.
func (t *text) ending(i int) rune {
	if next := t.places[i] + 1; t.strings[i].clause || next < len(t.tokens) && t.tokens[next].kind == comma {
		return ','
	}
	s := strings.TrimRight(t.strings[i].inner.Cut(t.body), "'’ \u00a0)]")
	last, _ := utf8.DecodeLastRuneInString(s)
	switch last {
	case ',', '.':
		if strings.HasSuffix(s, "...") {
			return '!'
		}
		return last
	case '?', '!', '…', '—', '–', '-':
		return '!'
	}
	return 0
}

func (t *text) isColon(i int) bool { return i < len(t.tokens) && t.tokens[i].kind == colon }

func (t *text) endsWithComma(i int32) bool { return t.ending(int(i)) == ',' }

// endsSentence reports whether an attribution that ends before token i ends its sentence, apart from a place or a time.
func (t *text) endsSentence(i int) bool {
	return i >= len(t.tokens) || t.tokens[i].kind == newline || t.tokens[i].first != t.tokens[i-1].last ||
		t.tokens[i].is(preposition|calendar) && !t.tokens[i].is(adverb)
}

// attributed returns the attribution of the quoted string at token q, if it was already read.
func (t *text) attributed(q int) attribution {
	for i := len(t.utterances) - 1; i >= 0; i-- {
		u := &t.utterances[i]
		if u.parts[0] <= int(t.tokens[q].quoted) {
			if u.parts[len(u.parts)-1] >= int(t.tokens[q].quoted) {
				return u.attribution
			}
			break
		}
	}
	return attribution{}
}

// join unites two utterances if an attribution splits them ("...," he said. "..."), or if the second continues in a
// paragraph of its own.
func (t *text) join() {
	kept := t.utterances[:0]
	for _, u := range t.utterances {
		i := len(kept) - 1
		if i >= 0 && t.strings[u.parts[0]].again {
			kept[i].parts = append(kept[i].parts, u.parts...)
			continue
		}
		if i > 0 && !t.isQuotation(&kept[i]) {
			i-- // skips a title between the two
		}
		if i >= 0 && (t.splits(&kept[i], &u) || t.runsOn(&kept[i], &u)) {
			kept[i].certain = kept[i].certain && t.splits(&kept[i], &u)
			kept[i].parts = append(kept[i].parts, u.parts...)
			continue
		}
		kept = append(kept, u)
	}
	t.utterances = kept
}

// splits reports whether the attribution of a is between a and b in one paragraph, alone in its sentence, and b has
// no other.
func (t *text) splits(a, b *utterance) bool {
	last, first, cue := t.lastOf(a), t.firstOf(b), a.attribution.cue
	if !a.attribution.ok || !a.beside || cue < last || cue > first || t.paragraphsBetween(last, first) > 0 {
		return false
	}
	before := &t.tokens[first-1]
	if b.attribution.ok {
		return b.attribution.cue == cue && (before.kind == comma || before.kind == dash ||
			t.startsCapital(b.parts[0]) && (first-1 == cue && !t.tells(cue) || t.body[before.End] == '.'))
	}
	for k := cue + 1; k < first; k++ {
		if t.tokens[k].first != t.tokens[k-1].last {
			return false
		}
	}
	return before.last != t.tokens[first].first || before.kind != word
}

// runsOn reports whether b is a paragraph of its own that continues what a says: the paragraph before ends with a or its
// attribution, and a is not a question, which somebody else may answer.
func (t *text) runsOn(a, b *utterance) bool {
	last, first, end := t.lastOf(a), t.firstOf(b), t.lastOf(b)
	if !a.attribution.ok || !a.beside || b.attribution.ok || t.tokens[first-1].kind != newline || end+1 < len(t.tokens) && t.tokens[end+1].kind != newline {
		return false
	}
	s := &t.strings[a.parts[len(a.parts)-1]]
	if s.style.isSingle() || s.style == dashed || t.strings[b.parts[0]].style.isSingle() || strings.HasSuffix(s.inner.Cut(t.body), "?") {
		return false
	}
	for k := last + 2; k < first-1; k++ {
		if t.tokens[k].first != t.tokens[k-1].last {
			return false
		}
	}
	return last == first-2 || a.attribution.cue > last
}

func (t *text) firstOf(u *utterance) int { return t.places[u.parts[0]] }

func (t *text) lastOf(u *utterance) int { return t.places[u.parts[len(u.parts)-1]] }

func (t *text) startsCapital(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.strings[i].inner.Cut(t.body))
	return unicode.IsUpper(r)
}

// carryOn gives an utterance without an attribution that of the previous one if that is safe: in the next sentence of the
// same paragraph, which names nobody else.
func (t *text) carryOn() {
	for i := 1; i < len(t.utterances); i++ {
		a, b := &t.utterances[i-1], &t.utterances[i]
		if !b.attribution.ok && a.attribution.ok && t.sameParagraph(a, b) {
			b.attribution, b.speaker, b.carried = a.attribution, a.speaker, true
		}
	}
}

// sameParagraph reports whether b is in the sentence after that of a, and no person is named in between.
func (t *text) sameParagraph(a, b *utterance) bool {
	last, first := t.places[a.parts[len(a.parts)-1]], t.places[b.parts[0]]
	if t.foreign && t.sentenceStart(first) < first {
		return false // it has a subject of its own, perhaps one that is not known
	}
	boundaries := 0
	for k := last + 1; k <= first; k++ {
		if t.tokens[k].kind == newline {
			return false
		}
		if t.tokens[k].first != t.tokens[k-1].last {
			boundaries++
		}
		if _, ok := t.mentionAt(k); ok && boundaries > 0 && t.mentionIsPerson(k) {
			return false
		}
		if boundaries > 0 && t.tokens[k].is(pronoun) && !t.tokens[k].is(determiner|neuter) {
			return false
		}
	}
	return boundaries == 1
}

func (t *text) mentionIsPerson(k int) bool {
	m, ok := t.mentionAt(k)
	return ok && m.person >= 0
}

// quotations returns the utterances that are quotations.
func (t *text) quotations() []Quotation {
	t.utterances = slices.DeleteFunc(t.utterances, func(u utterance) bool { return !t.isQuotation(&u) })
	if len(t.utterances) == 0 {
		return nil
	}
	out := make([]Quotation, 0, len(t.utterances))
	spans := make([]news.Span, 0, len(t.strings))
	for i := range t.utterances {
		u, first := &t.utterances[i], len(spans)
		for _, s := range u.parts {
			spans = append(spans, t.strings[s].inner)
		}
		q := Quotation{Speaker: u.speaker.name, Certain: u.certain, Spans: spans[first:len(spans):len(spans)]}
		if a := u.attribution; a.ok {
			q.SpeakerSpan, q.Cue = t.span(a.from, a.to), t.span(a.cue, a.cueEnd)
			if a.cueSpan.Len() > 0 {
				q.SpeakerSpan, q.Cue = a.speakerSpan, a.cueSpan
			}
			if q.SpeakerSpan.Len() == 0 && q.Speaker != "" {
				q.SpeakerSpan = q.Cue
			}
			if !u.carried && !t.foreign {
				q.Indirect = t.indirect(u)
			}
		}
		out = append(out, q)
	}
	return out
}

// isQuotation reports whether u is a quotation, and neither a title nor a word or two from which the writer keeps a
// distance.
func (t *text) isQuotation(u *utterance) bool {
	words := 0
	for _, s := range u.parts {
		words += countWords(t.strings[s].inner.Cut(t.body), minWords)
	}
	if words < minWords && t.isNickname(u) {
		return false
	}
	if words < minWords {
		return u.beside && words > 0 && !t.names(u.attribution.cue) && !t.isWoven(u) &&
			!(t.tells(u.attribution.cue) && t.firstOf(u) == u.attribution.cue+1)
	}
	if u.beside || t.foreign && u.attribution.ok {
		return true
	}
	return len(u.parts) > 1 || !t.isTitle(u.parts[0])
}

// isNickname reports whether u stands in the midst of a name: Erik "The Wall" Nystrom.
func (t *text) isNickname(u *utterance) bool {
	first, last := t.firstOf(u), t.lastOf(u)
	return first > 0 && last+1 < len(t.tokens) && t.tokens[first-1].is(capital) && t.tokens[last+1].is(capital) && t.tokens[first-1].last == t.tokens[last+1].first
}

// isWoven reports whether the sentence continues behind the quoted words as if there were no marks.
func (t *text) isWoven(u *utterance) bool {
	last := t.places[u.parts[len(u.parts)-1]]
	return u.attribution.cue < last && last+1 < len(t.tokens) && t.tokens[last+1].kind == word && t.tokens[last+1].first == t.tokens[last].last
}

// names reports whether the verb at token i gives a name and not a speech: "called", "dubbed".
func (t *text) names(i int) bool {
	switch strings.ToLower(t.tokens[i].Cut(t.body)) {
	case "called", "calls", "calling", "call", "dubbed", "dubs", "dubbing", "labelled", "labeled", "labels", "labeling", "titled", "described",
		"describes", "describing", "liken", "likened", "captioned", "mentioned", "see", "sees", "saw", "seeing", "portrayed", "portray", "referred":
		return true
	}
	return false
}

// isTitle reports whether a quoted string is the title of a work: the word before it says so, or it looks like one.
func (t *text) isTitle(i int) bool {
	if p := t.places[i]; p > 0 && t.tokens[p-1].is(titleWord) && t.ending(i) == 0 {
		return true
	}
	return looksLikeTitle(t.strings[i].inner.Cut(t.body))
}

// looksLikeTitle reports whether the last word of s and every word of five letters or more begin with a capital, and s
// does not read like a sentence.
func looksLikeTitle(s string) bool {
	s = strings.TrimRight(s, ",.")
	capitals, last := 0, false
	for w := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'‘(["))
		last = unicode.IsUpper(first) || unicode.IsDigit(first)
		if last {
			capitals++
		} else if utf8.RuneCountInString(w) >= 5 {
			return false
		}
	}
	return capitals >= 2 && last && strings.ToUpper(s) != s && !strings.HasSuffix(s, "!") && !strings.Contains(s, ". ")
}

// countWords counts the words of s, runs of letters and digits with apostrophes and hyphens inside, up to enough. In a script without
// spaces two characters count as a word.
func countWords(s string, enough int) int {
	n, inside, half := 0, false, false
	for _, r := range s {
		if r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			if half = !half; !half {
				n++
			}
			if inside = false; n == enough {
				return n
			}
			continue
		}
		letter := isWordRune(r)
		if letter && !inside {
			if n++; n == enough {
				return n
			}
		}
		inside = letter || inside && (r == '\'' || r == '’' || r == '-' || r == '.' || unicode.IsMark(r))
	}
	return n
}
