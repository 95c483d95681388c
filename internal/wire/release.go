package wire

import (
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// releaseWords head a press release, in a line of their own or before a colon or a date.
var releaseWords = [...]string{
	"for immediate release", "press release", "news release", "media release", "press statement", "media statement", "joint press release",
	"pressemitteilung", "presseinformation", "presseaussendung", "medienmitteilung", "communiqué de presse", "nota de prensa",
	"comunicado de prensa", "comunicado de imprensa", "nota à imprensa", "comunicato stampa", "persbericht", "pressemelding",
	"pressemeddelelse", "pressmeddelande", "lehdistötiedote", "informacja prasowa", "tisková zpráva", "sajtóközlemény",
	"statement by", "statement from", "erklärung von", "déclaration de", "declaración de", "dichiarazione di", "declaração de",
	"пресс-релиз", "пресрелиз", "прессъобщение", "新闻稿", "プレスリリース", "보도자료",
}

const (
	releaseLines    = 4  // non-empty lines in which a press release says what it is
	mostReleaseLine = 80 // bytes of such a line
)

// announcingWords are the words with which a firm or an office announces something in a text of its own; papers print them with it.
var announcingWords = [...]string{
	"today announced", "announced today", "announces today", "gab heute bekannt", "gibt heute bekannt", "hat heute bekannt gegeben", "kündigt heute an",
	"annonce aujourd'hui", "a annoncé aujourd'hui", "a annoncé ce jour", "anuncia hoy", "anunció hoy", "ha anunciado hoy", "anuncia oggi", "annuncia oggi", "ha annunciato oggi",
	"anuncia hoje", "anunciou hoje", "kondigt vandaag aan", "maakt vandaag bekend", "maakte vandaag bekend", "meddelar idag", "meddelar i dag",
	"kunngjør i dag", "kunngjorde i dag", "offentliggør i dag", "ogłosiła dziś", "ogłosił dziś", "сегодня объявил", "сегодня объявила",
}

// mayAnnounce finds announcingWords up to an apostrophe, which may be one of two marks.
var mayAnnounce = func() *anyOf {
	var words []string
	for _, w := range announcingWords {
		word, _, _ := strings.Cut(w, "'")
		words = append(words, word)
	}
	return newAnyOfFolded(words...)
}()

// announcingBytes is how much of a text may stand before the end of such words.
const announcingBytes = 600

// announcing returns what stands before such words in the headline and the beginning of an article; ok is false if there are none.
func announcing(a *news.Article) (before string, ok bool) {
	text := a.Title + "\n" + a.Body[:min(len(a.Body), announcingBytes)]
	text = text[:min(len(text), announcingBytes)]
	if !mayAnnounce.in(text) { // nearly all
		return "", false
	}
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	for _, words := range announcingWords {
		if before, after, found := strings.Cut(text, words); found && wordEnds(after) && strings.HasSuffix(before, " ") {
			return before, true
		}
	}
	return "", false
}

// IsAnnouncement reports whether a begins with the words in which a firm or an office announces something: the text is theirs, or was made from
// theirs, and several papers have it from there.
func IsAnnouncement(a *news.Article) bool {
	_, ok := announcing(a)
	return ok
}

// announcesItself reports whether a is an announcement of its source: its name, or that of its address, stands before the announcing words.
func announcesItself(a *news.Article) bool {
	if a.Source == "" {
		return false
	}
	before, ok := announcing(a)
	if !ok {
		return false
	}
	name := strings.ToLower(a.Source)
	if host := strings.TrimPrefix(name, "www."); strings.Contains(host, ".") && !strings.Contains(host, " ") {
		host, _, _ = strings.Cut(host, "/")
		labels := strings.Split(host, ".")
		name = labels[len(labels)-2]
	}
	at := strings.Index(before, name)
	return at >= 0 && wordEnds(before[at+len(name):]) && (at == 0 || wordEnds(before[at-1:]))
}

// isPublicBody reports whether a source is the address of a government or of a body of states: "www.justice.gov", "gov.uk".
func isPublicBody(source string) bool {
	if strings.Contains(source, " ") {
		return false
	}
	host, _, _ := strings.Cut(strings.ToLower(source), "/")
	labels := strings.Split(host, ".")
	for i, label := range labels {
		switch label {
		case "gov", "mil", "gouv", "gob", "govt":
			if len(labels) > 1 && i >= len(labels)-2 {
				return true
			}
		case "int":
			if len(labels) > 1 && i == len(labels)-1 {
				return true
			}
		}
	}
	return strings.HasSuffix(host, ".europa.eu")
}

// IsRelease reports whether a is a press release: its source, its title or one of its first lines says so, its source announces
// something in it, or is the address of a public body.
func IsRelease(a *news.Article) bool {
	if saysRelease(a.Source) || saysRelease(a.Title) || announcesItself(a) || isPublicBody(a.Source) {
		return true
	}
	var few [releaseLines + 1]line
	body := a.Body
	if len(body) > 1000 {
		body = body[:1000]
	}
	for i, l := range split(few[:0], body) {
		if i == releaseLines {
			break
		}
		if s := l.Cut(body); len(s) <= mostReleaseLine && saysRelease(s) {
			return true
		}
	}
	return false
}

// saysRelease reports whether s begins with one of releaseWords, as a whole word.
func saysRelease(s string) bool {
	s = strings.TrimLeft(s, " *-–—•[(")
	for _, words := range releaseWords {
		if hasPrefixFold(s, words) && wordEnds(s[len(words):]) {
			rest := strings.TrimLeft(s[len(words):], " ")
			return rest == "" || !startsSmall(rest) || hasPrefixFold(rest, "from ") || hasPrefixFold(rest, "by ")
		}
	}
	return false
}
