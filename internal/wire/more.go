package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// moreLinks are the words of the link that a feed puts behind a text that it has cut off, in small letters.
var moreLinks = [...]string{
	"read more", "read the full story", "read the full article", "read the rest", "read on", "continue reading", "keep reading", "see more", "more",
	"weiterlesen", "mehr lesen", "zum artikel", "mehr", "lire la suite", "lire plus", "lire l'article", "lire l’article", "en savoir plus", "la suite", "leer más", "ver más",
	"seguir leyendo", "sigue leyendo", "leia mais", "ler mais", "continue lendo", "continuar a ler", "leggi tutto", "leggi di più", "continua a leggere", "continua",
	"lees meer", "lees verder", "läs mer", "läs hela artikeln", "les mer", "les hele saken", "læs mere", "læs hele artiklen", "lue lisää", "jatka lukemista", "czytaj więcej",
	"czytaj dalej", "číst dále", "číst více", "olvass tovább", "tovább", "devamını oku", "devamı", "читать далее", "читать дальше", "читать полностью", "подробнее", "далее",
	"читати далі", "детальніше", "διαβάστε περισσότερα", "περισσότερα", "阅读更多", "阅读全文", "閱讀更多", "閱讀全文", "続きを読む", "もっと見る", "더 보기", "더보기", "자세히 보기",
	"اقرأ المزيد", "المزيد", "קרא עוד", "להמשך קריאה", "और पढ़ें", "อ่านต่อ", "đọc thêm", "xem thêm",
}

// leastAlone is the number of words of a link that needs no sign that the text was cut off before it, if it begins with a capital.
const leastAlone = 2

// moreBehind returns where the link to the rest begins in s, the last line of a text: "the vote … Read more »". It is 0 if s has none.
// A word alone ("more") needs an ellipsis or a bracket before it, or an arrow behind it.
func moreBehind(s string) int {
	cut := strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("»→>›]).…", r) })
	pointed := strings.ContainsAny(s[len(cut):], "»→>›")
	for _, link := range moreLinks {
		at := len(cut) - len(link)
		if at <= 0 || !strings.EqualFold(cut[at:], link) {
			continue
		}
		before := strings.TrimRightFunc(cut[:at], unicode.IsSpace)
		last, _ := utf8.DecodeLastRuneInString(before)
		elided := last == '…' || strings.HasSuffix(before, "...") || last == ']' && strings.ContainsAny(before[max(0, len(before)-4):], ".…")
		opened := last == '(' || last == '['
		first, _ := utf8.DecodeRuneInString(cut[at:])
		alone := len(strings.Fields(link)) >= leastAlone && (unicode.IsUpper(first) || !unicode.IsLower(first) && !unicode.IsTitle(first))
		if before == "" || !elided && !opened && !pointed && (len(before) == at || !alone) {
			continue
		}
		if opened {
			at = strings.LastIndexAny(before, "([")
		}
		return at
	}
	return 0
}
