package wire

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The forms of what pages put round an article, by the words that come together in such a line: every row of a form has to have one
// of its words. They are parts of words in small letters, so that "cookie" is also in "cookies", and "Cookie-Einstellungen".

// cookieWords: a notice speaks of cookies, of us, and of you or your consent.
var cookieWords = [...][]string{
	{"cookie", "kakor", "informasjonskapsl", "evästei", "ciasteczk", "куки", "файлы cookie"},
	{
		"we ", "our ", "this site", "this website", "this page", "the site uses", "by continuing", "by clicking", "by using",
		"wir ", "unsere", "diese website", "diese webseite", "diese seite", "nous ", "notre", "nos partenaires", "ce site", "nuestr", "utilizamos", "usamos",
		"este sitio", "esta web", "questo sito", "utilizziamo", "usiamo", "nostri", "este site", "nossos", "wij ", "we ", "onze", "deze website", "deze site",
		"vi ", "våra", "våre", "vores", "denna webbplats", "käytäm", "sivusto", "używamy", "nasi ", "strona", "мы ", "сайт",
	},
	{
		"you", "consent", "privacy", "accept", "browser", "device", "experience", "personal data", "personali",
		"einwilligung", "zustimm", "datenschutz", "ihre", "erlebnis", "akzeptier", "votre", "vos ", "consentement", "confidentialité", "expérience", "accepte",
		" su ", " sus ", "tu ", "privacidad", "experiencia", "acepta", "consentimiento", "esperienza", "consenso", "privacidade", "experiência", "aceita",
		"uw ", "ervaring", "toestemming", "akkoord", "din", "samtyck", "samtykk", "upplevelse", "opplevelse", "oplevelse", "hyväks", "zgod", "вы ", "ваш", "соглаша",
	},
}

// cookieParts are the first row of cookieWords without the first letters, which may be capitals.
var cookieParts = func() *anyOf {
	var parts []string
	for _, w := range cookieWords[0] {
		_, n := utf8.DecodeRuneInString(w)
		parts = append(parts, w[n:])
	}
	return newAnyOf(parts...)
}()

// mostCookieNotice is the length in bytes of the longest line that is a notice on cookies.
const mostCookieNotice = 1200

// cookieNotice reports whether s is the notice of a page on cookies. Most lines are turned down without being read in small letters.
func cookieNotice(s string) bool {
	return cookieParts.in(s) && hasAll(s, cookieWords[:]) && !quotes(s) && !tellsMore(s)
}

// mostAside is the length in bytes of a sentence of a notice on cookies that has none of cookieWords.
const mostAside = 60

// tellsMore reports whether a line that speaks of cookies has a sentence that does not: a story that a crawl ran together with the notice.
func tellsMore(s string) bool {
	for len(s) > 0 {
		end := sentenceEnd(s)
		low := strings.ToLower(s[:end])
		if end > mostAside && !hasAny(low, cookieWords[0]) && !hasAny(low, cookieWords[1]) && !hasAny(low, cookieWords[2]) {
			return true
		}
		s = strings.TrimLeft(s[end:], " ")
	}
	return false
}

// helpWords: where a reader finds help, or the police look for witnesses, a line speaks to the reader and gives a number or address.
var helpWords = [...][]string{
	{
		"helpline", "hotline", "help line", "lifeline", "samaritans", "crisis line", "crisis text", "crimestoppers", "for support", "for help", "advice line", "counselling", "support group", "affected by", "suicid",
		"telefonseelsorge", "hilfetelefon", "sorgentelefon", "seelsorge", "hilfe", "écoute", "numéro vert", "numéro d'aide", "línea de ayuda", "teléfono de la esperanza",
		"línea de prevención", "numero verde", "telefono amico", "linha de apoio", "hulplijn", "zelfmoord", "hjälplinje", "hjelpetelefon", "livslinien", "kriisipuhelin",
		"telefon zaufania", "телефон доверия", "горячая линия", "горячей линии",
	},
	{
		"you", "anyone", "if you", "contact", "call", "text ", "sie ", "ihnen", "wer ", "betroffene", "vous", "toute personne", "usted", "si necesita", "puede",
		"si tú", "si ", "puoi", "chi ", "você", "ligue", "u ", "je ", "bel ", "du ", "ring ", "sinä", "soita", "zadzwoń", "если", "звон",
	},
}

// helpStarts are helpWords behind a space, by rows.
var helpStarts = func() (rows [len(helpWords)]*anyOf) {
	for i, words := range helpWords {
		spaced := make([]string, len(words))
		for k, w := range words {
			spaced[k] = " " + w
		}
		rows[i] = newAnyOf(spaced...)
	}
	return rows
}()

// helpline reports whether s tells readers where they find help: it speaks to them and gives a number to call or an address. Most
// lines are turned down without being read in small letters.
func helpline(s string) bool {
	digits, web := contacts(s)
	if digits < 6 && !web && (digits < 3 || !mayCall.in(s) || !shortNumber(s)) || quotes(s) {
		return false
	}
	low := " " + strings.ToLower(s)
	for _, words := range helpStarts {
		if !words.in(low) {
			return false
		}
	}
	return true
}

// contacts returns the digits of the longest telephone number in s, and whether s has the address of a web page. A number is digits
// with nothing but spaces, hyphens, dots, brackets and a plus among them. The figures of a date stand apart, by a comma or a word.
func contacts(s string) (longest int, web bool) {
	web = strings.Contains(s, "://") || strings.Contains(s, "www.")
	n := 0
	for i := 0; i < len(s); i++ {
		if n == 0 {
			if i = withoutDigit(s, i); i == len(s) {
				break
			}
		}
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			n++
			longest = max(longest, n)
		case n == 0: // most bytes of most lines
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r != '\u00a0' && r != '\u2011' && r != '\u2013' {
				n = 0
			}
			i += size - 1
		case strings.IndexByte(" -.()+/", c) < 0:
			n = 0
		}
	}
	return longest, web
}

// withoutDigit returns the end of those of the next bytes of s, eight at a time, that have no digit. See Henry S. Warren, Hacker's
// Delight, 2nd edition, section 6-1.
func withoutDigit(s string, i int) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(s); i += 8 {
		t := s[i : i+8]
		x := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
			uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		low := x &^ highs
		if (low+(0x80-'0')*ones)&^(low+(0x7F-'9')*ones)&^x&highs != 0 {
			break
		}
	}
	return i
}

// callVerbs are the words for calling that stand before a short number.
var callVerbs = [...]string{"call ", "dial ", "text ", "number ", "nummer ", "wählen sie ", "appelez le ", "llame al ", "chiama il ", "ring ", "bel "}

// mayCall finds one of callVerbs in any case.
var mayCall = newAnyOfFolded(callVerbs[:]...)

// shortNumber reports whether s has a number of three to five digits, as helplines have, after a word for calling.
func shortNumber(s string) bool {
	low := strings.ToLower(s)
	for _, verb := range callVerbs {
		if i := strings.Index(low, verb); i >= 0 && digits(strings.TrimLeft(low[i+len(verb):], "the ")) >= 3 {
			return true
		}
	}
	return false
}

// jobs: an author's line says what somebody is, and where to find more.
var jobs = [...]string{
	"reporter", "correspondent", "journalist", "columnist", "editor", "staff writer", "freelance", "writer", "contributor", "producer", "author",
	"redakteur", "korrespondent", "journalistin", "autor", "kolumnist", "rédact", "journaliste", "correspondant", "auteur", "periodista", "corresponsal",
	"redactor", "giornalista", "corrispondente", "jornalista", "repórter", "verslaggever", "redacteur", "reporter", "skribent", "toimittaja", "dziennikarz", "журналист", "корреспондент",
}

// authorVerbs stand between the name and the job.
var authorVerbs = [...]string{" covers ", " writes ", " is a ", " is an ", " is the ", " is our ", " reports on ", " is ", " was a ", " ist ", " est ", " es ", " è ", " é ", " är ", " er ", " on ", " jest ", " — ", " - "}

// authorMarks tell an author's line from a sentence about an author.
var authorMarks = [...]string{
	"follow ", "twitter", "e-mail", "email", "@", "covers ", "covering ", "write to", "reach ", "contact ", "based in", "reports on", "writes about", "writes on",
	"is our ", "joined the ", "can be reached", "more by ", "lives in ", "is the author of ",
	"folgen", "schreibt über", "berichtet über", "erreichbar", "suivez", "couvre", "sígu", "cubre", "segui", "scrive di", "siga", "cobre", "volg", "följ", "følg", "skriver om",
}

// anyAuthorMark finds those of authorMarks that have two bytes or more.
var anyAuthorMark = newAnyOf(slices.DeleteFunc(slices.Clone(authorMarks[:]), func(mark string) bool { return mark == "@" })...)

// authorOpenings begin a line about the author, whatever follows.
var authorOpenings = [...]string{"about the author", "über den autor", "über die autorin"}

// authorLine reports whether s says who the author is: "Jan Berg is a reporter who covers the harbour. Follow him on Twitter".
func authorLine(s string) bool {
	if !startsUpper(s) {
		return false
	}
	low := strings.ToLower(s)
	if bookNote(s, low) {
		return true
	}
	if quotes(s) {
		return false
	}
	if beginsWithAny(low, authorOpenings[:]) {
		return true
	}
	if strings.IndexByte(low, '@') < 0 && !anyAuthorMark.in(low) {
		return false // most lines
	}
	at := -1
	for _, verb := range authorVerbs {
		if i := strings.Index(low, verb); i > 0 && i <= 60 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || strings.Count(s[:min(at, len(s))], " ") > 4 {
		return false
	}
	rest := low[at:]
	named := hasAny(rest[:min(len(rest), 80)], jobs[:])
	if !named && !strings.HasPrefix(rest, " covers ") && !strings.HasPrefix(rest, " writes ") && !strings.HasPrefix(rest, " reports on ") {
		return false
	}
	return hasAny(rest[1:], authorMarks[:]) && (named || strings.ContainsRune(low, '@') || strings.Contains(rest, "more by "))
}

// bookMarks tell of an author what only a note about him does, by his work.
var bookMarks = [...]string{
	"latest book", "newest book", "new book is", "most recent book", "forthcoming book", "books include", "syndicated radio", "syndicated column", "syndicated talk",
	"latest novel is", "letztes buch", "neues buch", "jüngstes buch", "dernier livre", "dernier ouvrage", "último libro", "ultimo libro", "último livro", "laatste boek", "senaste bok",
}

// anyBookMark finds those of bookMarks.
var anyBookMark = newAnyOf(bookMarks[:]...)

// bookNoteVerbs stand behind the name with which a note about its author begins.
var bookNoteVerbs = [...]string{" is ", " was ", " has been ", " hosts ", " teaches ", " writes ", " ist ", " war ", " est ", " es ", " è ", " é ", " är "}

// saidVerbs are those of a story, which a note about its author has not.
var saidVerbs = newAnyOf(" said", " told ", " says", " added", " asked", " sagte", " déclaré", " a dit", " dijo", " ha detto", " disse")

// bookNote reports whether s says who wrote the text, by his work: "Jan Berg is a syndicated columnist. His latest book is "The Pier"."
// It begins with a name of two to four words. low is s in small letters.
func bookNote(s, low string) bool {
	if !anyBookMark.in(low) || saidVerbs.in(low) {
		return false // most lines
	}
	at := -1
	for _, verb := range bookNoteVerbs {
		if i := strings.Index(s, verb); i > 0 && i <= 60 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	words := strings.Fields(s[:at])
	return len(words) >= 2 && len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool { return !startsUpper(w) }) && !beginsWithAny(low, notNames[:])
}

// notNames begin a sentence about a book, and no name.
var notNames = [...]string{"the ", "his ", "her ", "this ", "that ", "their ", "a ", "an ", "in ", "my ", "our "}

// republishedForms are how a line begins that says where the text stood first, and what it goes on with.
var republishedForms = [...][2]string{
	{"the post ", "appeared first on "}, {"the article ", "appeared first on "}, {"the story ", "appeared first on "}, {"post ", "appeared first on "},
	{"this article ", "republished from "}, {"this article ", "originally published "}, {"this article ", "first published "}, {"this article ", "first appeared "},
	{"this article ", "originally appeared "}, {"this story ", "originally appeared "}, {"this post ", "originally appeared "},
	{"this story ", "originally published "}, {"this story ", "first published "}, {"this story ", "first appeared "}, {"this story ", "republished from "},
	{"this piece ", "originally published "}, {"this post ", "originally published "}, {"originally published ", ""}, {"read the original ", ""},
	{"der beitrag ", "erschien zuerst auf "}, {"der beitrag ", "erschien als erstes auf "}, {"der artikel ", "erschien zuerst "}, {"dieser artikel erschien ", "zuerst "},
	{"dieser beitrag erschien ", "zuerst "}, {"l’article ", "est apparu en premier sur "}, {"l'article ", "est apparu en premier sur "}, {"cet article ", "publié "}, {"la entrada ", "primero en "},
	{"este artículo ", "publicado originalmente "}, {"este artículo fue publicado ", ""}, {"l’articolo ", "proviene da "}, {"l'articolo ", "proviene da "},
	{"l’articolo ", "sembra essere il primo su "}, {"l'articolo ", "sembra essere il primo su "}, {"o post ", "apareceu primeiro em "}, {"este artigo foi publicado ", ""},
	{"het bericht ", "verscheen eerst op "}, {"dit artikel verscheen eerder ", ""}, {"inlägget ", "dök först upp på "}, {"innlegget ", "dukket først opp på "},
	{"indlægget ", "blev først udgivet på "}, {"artykuł ", "pochodzi z serwisu "}, {"artikkeli ", "julkaistiin ensimmäisen kerran "}, {"запись ", "впервые появилась "}, {"сообщение ", "появились сначала на "},
}

// republishedStarts are the first words of republishedForms.
var republishedStarts = func() *anyOf {
	var starts []string
	for _, form := range republishedForms {
		starts = append(starts, form[0])
	}
	return newAnyOf(starts...)
}()

// mostStart bounds in bytes, whatever their case, the first words of republishedForms.
const mostStart = 128

// mayBeRepublished reports whether s begins with the first words of one of republishedForms.
func mayBeRepublished(s string) bool {
	head := s[:min(len(s), mostStart)]
	if !isASCII(head) {
		return republishedStarts.begins(strings.ToLower(head))
	}
	for _, w := range republishedStarts.words[head[0]|0x20] {
		if hasPrefixFold(head, w) {
			return true
		}
	}
	return false
}

// republished reports whether s says where the text stood first: "The post Van floats in pond appeared first on Valley Post." Most
// lines are turned down without being read in small letters.
func republished(s string) bool {
	if !mayBeRepublished(s) {
		return false
	}
	low := strings.ToLower(s)
	for _, form := range republishedForms {
		if rest, begins := strings.CutPrefix(low, form[0]); begins && strings.Contains(rest, form[1]) {
			return true
		}
	}
	return false
}

// noteWords are those of lines that say what an article had wrong, or that it was changed.
var noteWords = [...]string{
	"earlier version", "previous version", "this article", "this story", "this report", "this post", "incorrectly", "misstated", "misspelled", "misspelt", "misidentified",
	"amended", "updated", "corrected", "erroneously", "version", "fassung", "artikel", "article", "artículo", "articolo", "artigo", "korrigiert", "corrigé", "corregid", "corrett", "corrigid",
}

// noted accepts lines that say what an article had wrong.
func noted(rest string) bool { return len(rest) <= 500 && hasAny(strings.ToLower(rest), noteWords[:]) }

// widgetMarks are the signs behind the figures of a weather forecast, and of quotations of a market.
var widgetMarks = [...]string{"°", "%"}

// leastWidget is how many figures with such a sign a widget shows.
const leastWidget = 3

// joining are words by which a list of figures is a part of a sentence.
var joining = set(`with|and|of|in|the|from|for|mit|und|von|der|die|avec|et|de|dans|con|y|en|del|com|e|em|met|van|och|med|og|av|af|i|и|в`)

// widget reports whether s is the text of a widget of a page, a forecast or a ticker: figures with one of widgetMarks again and again,
// and no sentence.
func widget(s string) bool {
	if endsSentence(s) || hasVerb(s) {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if joining[word] {
			return false // "44% with Malaysia, 55% with", a line of wrapped text
		}
	}
	for _, mark := range widgetMarks {
		if strings.Count(s, mark) < leastWidget {
			continue
		}
		n := 0
		for before := range strings.SplitSeq(s, mark) {
			if k := len(before); k > 0 && '0' <= before[k-1] && before[k-1] <= '9' {
				n++
			}
		}
		if n >= leastWidget && strings.Count(s, " ") < 6*n {
			return true
		}
	}
	return false
}

// hasAll reports whether s has a word of every row.
func hasAll(s string, rows [][]string) bool {
	low := strings.ToLower(s)
	for _, row := range rows {
		if !hasAny(low, row) {
			return false
		}
	}
	return true
}

func hasAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// quotes reports whether s has quotation marks: somebody says what stands there.
func quotes(s string) bool { return strings.IndexByte(s, '"') >= 0 || quoteMarks.in(s) }

// quoteMarks are the quotation marks of two bytes and more.
var quoteMarks = newAnyOf("“", "”", "„", "«", "»")

// mostDisclaimer is the length in bytes of the longest line that is a disclaimer.
const mostDisclaimer = 700

// disclaimers are what a line says that gives the blame away: what the paper thinks of what the author thinks, or of what it prints.
var disclaimers = [...][]string{
	{"views expressed", "opinions expressed", "views and opinions", "opinions and views", "the opinions of", "views are those of"},
	{"those of the author", "do not necessarily", "does not necessarily", "not necessarily those", "are not necessarily", "are solely", "are the author's own", "are the author’s own", "are their own", "are his own", "are her own", "are my own"},
}

// warranties are what a line says that promises nothing.
var warranties = [...]string{
	"make any warrant", "makes no warrant", "make no warrant", "no warranties", "any representations or warranties", "for informational purposes only", "for information purposes only", "for general information purposes",
	"not responsible for the content of external", "does not constitute investment advice", "does not constitute financial advice", "not intended as investment advice", "not be construed as investment advice", "should not be considered financial advice",
}

// disclaimer reports whether s is a line in which a paper or an author answers for nothing.
func disclaimer(s string) bool {
	if quotes(s) {
		return false
	}
	low := strings.ToLower(s)
	return hasAny(low, warranties[:]) || hasAll(low, disclaimers[:])
}
