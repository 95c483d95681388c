package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// In many languages a reporting clause stands between the marks of a quotation ("« Nous irons, a dit Ann Bray, mais pas demain. »"), and
// speech begins with a dash instead of a mark ("– Vi går, sier Ann Bray."). Such a clause is a comma or a dash, and then a verb of saying.

// clause is a reporting clause in the midst of speech.
type clause struct {
	start, end int
	again      bool // speech goes on at end
}

// maxClause is the length in bytes of the longest reporting clause.
const maxClause = 240

// nextClause returns the first reporting clause in body[from:to]. marked says that this is what stands between two marks.
func nextClause(body string, from, to int, marked bool) (c clause, ok bool) {
	for i := from; i < to; {
		if !beginsClause[body[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:to])
		start, verb, dashed := delimiter(body, i, to, r, n)
		if verb < 0 {
			i += n
			continue
		}
		if end := reportingVerb(body[verb:to]); end > 0 {
			c, ok := clauseFrom(body, start, verb+end, to, dashed, marked)
			if ok && (!marked && !c.again || isSubject(body[c.start:c.end])) {
				return c, true
			}
		}
		i = max(verb, i+n)
	}
	return clause{}, false
}

// beginsClause marks the first bytes of what parts speech from a clause.
var beginsClause = [256]bool{',': true, '?': true, '!': true, '-': true, 0xE2: true}

// delimiter reads what may part speech from a clause at byte i, where the rune r of n bytes is: a comma, a dash or both, a question
// mark. It returns where the speech ends and where the clause begins; -1 if nothing does.
func delimiter(body string, i, to int, r rune, n int) (start, verb int, dashed bool) {
	start, verb = i, i+n
	switch {
	case r == '?' || r == '!' || r == '…':
		start = verb
	case r == ',':
	case isDash(r) && (r != '-' || i > 0 && body[i-1] == ' '):
		return i, skipSpaces(body, verb, to), true
	default:
		return 0, -1, false
	}
	verb = skipSpaces(body, verb, to)
	if d, m := utf8.DecodeRuneInString(body[verb:to]); isDash(d) {
		return start, skipSpaces(body, verb+m, to), true
	}
	if verb == i+n {
		return 0, -1, false // "1,5"
	}
	return start, verb, false
}

func isDash(r rune) bool { return r == '—' || r == '–' || r == '―' || r == '-' }

func skipSpaces(body string, i, to int) int {
	for i < to {
		r, n := utf8.DecodeRuneInString(body[i:to])
		if !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}

// reportingVerb returns the end of the verb of saying with which text begins, after auxiliaries; 0 if it begins with none.
func reportingVerb(text string) int {
	asked := false
	for at, words := 0, 0; words < 4; words++ {
		end := at + wordLength(text[at:])
		w := strings.ReplaceAll(text[at:end], "’", "'")
		if r, _ := utf8.DecodeRuneInString(w); w == "" || !unicode.IsLower(r) {
			return 0
		}
		base, _, _ := strings.Cut(w, "-") // "dit-il"
		switch {
		case w == "sa":
			if speaksNordic(text[end:]) {
				return end
			}
			return 0
		case clauseVerbs[base] && w != "dit" || base == "dit", asked && strings.HasSuffix(w, "é"), asked && strings.HasSuffix(w, "ée"):
			return end
		case !clauseAuxiliaries[w]:
			return 0
		}
		asked = asked || strings.HasSuffix(w, "-il") || strings.HasSuffix(w, "-elle") // "s'est-il alarmé": no other clause turns the two round
		at = skipSpaces(text, end, len(text))
	}
	return 0
}

// speaksNordic reports whether rest is the subject of "sa", "said", and not what somebody owns in French: "sa femme".
func speaksNordic(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	first, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(first) || slices.Contains([]string{"han", "hun", "hon", "de"}, rest[:wordLength(rest)])
}

// wordLength returns the length of the word at the start of text, with its hyphens and apostrophes.
func wordLength(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '\'' && r != '’' {
			return i
		}
	}
	return len(text)
}

// clauseFrom returns the clause that begins at start and has its verb before byte at.
func clauseFrom(body string, start, at, to int, dashed, marked bool) (clause, bool) {
	for i := at; i < to && i < start+maxClause; {
		r, n := utf8.DecodeRuneInString(body[i:to])
		next := i + n
		switch {
		case isDash(r) && (r != '-' || body[i-1] == ' ') && (dashed || body[i-1] == ' '):
			return clause{start, skipMarks(body, next, to), true}, true
		case r == ',' && !dashed && next < to && body[next] == ' ' && !namesOn(body[next:to]) && !isOfficeOf(body[next:to]):
			return clause{start, skipSpaces(body, next, to), true}, true
		case (r == '.' || r == '!' || r == '?') && endsHere(body, i, next, to):
			after := skipSpaces(body, next, to)
			if d, m := utf8.DecodeRuneInString(body[after:to]); isDash(d) {
				return clause{start, skipSpaces(body, after+m, to), true}, true
			}
			return clause{start, after, marked && after < to}, true
		}
		i = next
	}
	if to-start > maxClause {
		return clause{}, false
	}
	return clause{start, to, false}, true
}

// skipMarks skips the full stop or comma and the space behind a dash: "—dijo Ann Bray—. Iremos".
func skipMarks(body string, i, to int) int {
	for i < to && (body[i] == '.' || body[i] == ',') {
		i++
	}
	return skipSpaces(body, i, to)
}

// namesOn reports whether the words up to the next comma in rest are a name or an office that belongs to the one before: "a dit le
// maire, Ann Bray, ...".
func namesOn(rest string) bool {
	part, _, ok := strings.Cut(rest, ",")
	if !ok {
		part = strings.TrimRight(rest, ".")
	}
	words := strings.Fields(part)
	if len(words) == 0 || len(words) > 5 || !ok && len(words) == 1 {
		return false
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// isOfficeOf reports whether rest begins with an office without an article, and goes on to a comma or the end: it belongs to the name before,
// "a dit Ann Bray, présidente du club, ...".
func isOfficeOf(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	word := rest[:wordLength(rest)]
	return clauseOffices[word] && strings.IndexAny(rest, ",.") > 0
}

// endsHere reports whether the full stop at body[i:next] ends a sentence: it is not behind an initial or a short word.
func endsHere(body string, i, next, to int) bool {
	if next < to && !unicode.IsSpace(rune(body[next])) {
		return false
	}
	word := body[strings.LastIndexAny(body[:i], " .\n")+1 : i]
	return utf8.RuneCountInString(word) > 2 || next >= to
}

// clauseVerbs are the verbs with which a reporting clause begins. English has no such clauses.
var clauseVerbs = func() map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(foreignVerbs + moreClauseVerbs) {
		set[w] = true
	}
	for i := range tongues {
		if tongues[i].capital {
			continue // German closes its marks before the clause
		}
		for w := range strings.FieldsSeq(tongues[i].verbs + " " + tongues[i].done) {
			if lexicon.class(w)&(cue|function) == 0 {
				set[w] = true
			}
		}
	}
	return set
}()

// clauseOffices are the offices of the languages in which nouns have small letters.
var clauseOffices = func() map[string]bool {
	set := make(map[string]bool)
	for i := range tongues {
		if tongues[i].capital {
			continue
		}
		for w := range strings.FieldsSeq(tongues[i].men + " " + tongues[i].women) {
			set[w] = true
		}
	}
	return set
}()

var clauseAuxiliaries = func() map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(`a ont avait avaient a-t-il a-t-elle ont-ils ont-elles s'est s'est-il s'est-elle ha hanno aveva hat hatte haben har hade havde heeft also
		également aussi encore alors ensuite ainsi auch poi ancora inoltre también además também ainda også också w z на в тогда же еще ещё`) {
		set[w] = true
	}
	return set
}()

// findDashed appends the strings of a paragraph that begins with a dash to dst, if a reporting clause says that it is speech. speech
// says that the paragraph before it was.
func findDashed(dst []quoted, body string, p news.Span, paragraph int, speech bool) (out []quoted, ok bool) {
	dash, n := utf8.DecodeRuneInString(p.Cut(body))
	from, to := int(p.Start)+n, int(p.End)
	if !isDash(dash) || dash == '-' && (from >= to || body[from] != ' ') {
		return dst, false
	}
	from = skipSpaces(body, from, to)
	if r, _ := utf8.DecodeRuneInString(body[from:to]); !unicode.IsUpper(r) && !strings.ContainsRune("¿¡«“\"„…", r) {
		return dst, false
	}
	c, found := nextClause(body, from, to, false)
	switch {
	case found && c.start > from:
	case speech && strings.ContainsRune(".!?…", lastRuneOf(body[from:to])):
		return appendSpeech(dst, body, int(p.Start), from, to, paragraph, false), true
	default:
		return dst, false
	}
	outer := int(p.Start)
	for again := false; ; again = true {
		end := to
		if found {
			end = c.start
		}
		dst = appendSpeech(dst, body, outer, from, end, paragraph, again)
		if !found || !c.again {
			return dst, true
		}
		outer, from = c.end, c.end
		c, found = nextClause(body, from, to, false)
	}
}

func lastRuneOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func appendSpeech(dst []quoted, body string, outer, from, to, paragraph int, again bool) []quoted {
	inner := trimmed(body, from, to)
	if inner.Len() == 0 {
		return dst
	}
	return append(dst, quoted{inner: inner, outer: news.Span{Start: uint32(outer), End: inner.End}, style: dashed, paragraph: paragraph, closed: true, again: again})
}

// parted cuts the strings from dst[first:] on at the reporting clauses inside them.
func parted(dst []quoted, body string, first int) []quoted {
	for i := first; i < len(dst); i++ {
		q := dst[i]
		c, ok := nextClause(body, int(q.inner.Start), int(q.inner.End), true)
		if !ok || c.start <= int(q.inner.Start) || countWords(body[q.inner.Start:c.start], 2) < 2 {
			continue
		}
		before, rest := trimmed(body, int(q.inner.Start), c.start), trimmed(body, c.end, int(q.inner.End))
		dst[i].inner, dst[i].outer.End, dst[i].closed, dst[i].clause = before, before.End, true, true
		if c.again && rest.Len() > 0 {
			q.inner, q.outer.Start, q.again = rest, rest.Start, true
			dst = slices.Insert(dst, i+1, q)
		}
	}
	return dst
}

// isSubject reports whether a clause names its subject: it has a capital or a pronoun.
func isSubject(clause string) bool {
	return strings.ContainsFunc(clause, unicode.IsUpper) || slices.ContainsFunc(strings.FieldsFunc(clause, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool {
		switch w {
		case "il", "elle", "он", "она", "él", "ella", "lui", "lei", "ele", "ela", "han", "hun", "hon", "hän", "er", "sie":
			return true
		}
		return false
	})
}
