package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// extract extracts with the zones of the wire and plain sentences.
func extract(body string) []Quotation {
	zones := wire.Parse(&news.Article{Body: body}).Zones
	return new(Extractor).Extract(body, zones, plainSentences(body))
}

// plainSentences cuts after a full stop, question mark or exclamation mark, and closing marks, before white space and a
// character other than a small letter, unless an abbreviation or an initial precedes.
func plainSentences(body string) []news.Span {
	var out []news.Span
	start := 0
	add := func(end int) {
		if s := trimmed(body, start, end); s.Len() > 0 {
			out = append(out, s)
		}
		start = end
	}
	for i := 0; i < len(body); i++ {
		if body[i] == '\n' && i+1 < len(body) && (body[i+1] == '\n' || body[i+1] == '\r') {
			add(i)
		}
		if !strings.ContainsRune(".?!", rune(body[i])) {
			continue
		}
		end := i + 1
		for end < len(body) {
			r, n := utf8.DecodeRuneInString(body[end:])
			if !strings.ContainsRune(".?!)]\"'”’»", r) {
				break
			}
			end += n
		}
		next := strings.TrimLeftFunc(body[end:], unicode.IsSpace)
		first, _ := utf8.DecodeRuneInString(next)
		if len(next) == len(body[end:]) || unicode.IsLower(first) || body[i] == '.' && isAbbreviation(body[:i]) {
			continue
		}
		add(end)
		i = end - 1
	}
	add(len(body))
	return out
}

func isAbbreviation(before string) bool {
	w := before[strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(“\"", r) })+1:]
	r, _ := utf8.DecodeLastRuneInString(w)
	if len(w) == 1 && unicode.IsUpper(r) || strings.Contains(w, ".") && len(w) < 6 {
		return true
	}
	return strings.Contains(" Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Sgt St Jr Sr Prof Maj Capt Rev Mass Calif Fla Ala Ariz Conn Ill Jan Feb Aug Sept Oct Nov Dec No vs Adm Sec ", " "+w+" ")
}
