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
	"пресс-релиз", "пресрелиз", "прессъобщение", "新闻稿", "プレスリリース", "보도자료",
}

const (
	releaseLines    = 4  // non-empty lines in which a press release says what it is
	mostReleaseLine = 80 // bytes of such a line
)

// IsRelease reports whether a is a press release: its source, its title or one of its first lines says so.
func IsRelease(a *news.Article) bool {
	if saysRelease(a.Source) || saysRelease(a.Title) {
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
