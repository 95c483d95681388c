package wire

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// findInline adds the zones inside lines: addresses of web pages, tags of HTML, and the names of services in a row,
// as share bars have them; and with talk, sentences in which a page talks to its reader. An address that two texts link is no text that they share.
func (p *parser) findInline(talk bool) {
	spans := appendMarkup(nil, p.body)
	spans = appendLinks(spans, p.body)
	spans = appendShareBars(spans, p.body)
	spans = appendNameLinks(spans, p.body)
	spans = appendLineNumbers(spans, p.body)
	if talk {
		spans = appendSiteTalk(spans, p.body, p.lines)
	}
	if len(spans) == 0 {
		return
	}
	slices.SortFunc(spans, func(x, y Zone) int { return int(x.Span.Start) - int(y.Span.Start) })
	p.found.Zones = withInline(p.found.Zones, spans)
}

// withInline returns the zones of lines with those inside lines that lie in none, in text order.
func withInline(zones, inline []Zone) []Zone {
	out := make([]Zone, 0, len(zones)+len(inline))
	end := uint32(0)
	for _, z := range inline {
		for len(zones) > 0 && zones[0].Span.Start < z.Span.End {
			out = append(out, zones[0])
			end = max(end, zones[0].Span.End)
			zones = zones[1:]
		}
		if z.Span.Start >= end {
			out = append(out, z)
			end = z.Span.End
		}
	}
	return append(out, zones...)
}

// appendLinks appends the addresses of web pages in a body.
func appendLinks(dst []Zone, body string) []Zone {
	for at := 0; ; {
		from, to := nextLink(body, at)
		if from < 0 {
			return dst
		}
		dst = append(dst, Zone{Kind: Link, Span: news.Span{Start: uint32(from), End: uint32(to)}})
		at = to
	}
}

const (
	mostNameLinks = 500 // bytes of the headlines that stand behind a name
	mostFullName  = 60  // bytes of the full name that stands behind a name
	leastSurname  = 3   // bytes of a surname
)

// appendNameLinks appends the headlines that a page has behind the names of people, as a list that a crawl ran into the text: "Senator Ann
// Bray Ann Katrin BrayFerry is late again Board meets on the pier MORE (D-Vinje) said". The full name follows the name, the first
// headline sticks to it, and the list ends with MORE.
func appendNameLinks(dst []Zone, body string) []Zone {
	from := 0 // nothing before it is looked at again
	for {
		n := strings.Index(body[from:], " MORE")
		if n < 0 {
			return dst
		}
		end := from + n + len(" MORE")
		if end < len(body) && isASCIIAlnum(body[end]) {
			from = end
			continue
		}
		for i := max(from, end-mostNameLinks); i < end-len(" MORE"); i++ {
			if start := namedTwice(body, i); start >= from && start < i {
				dst = append(dst, Zone{Kind: Related, Span: news.Span{Start: uint32(start), End: uint32(end)}})
				break
			}
		}
		from = end
	}
}

// namedTwice returns where the second of two names begins, of which a capital letter at byte i of body sticks to the second: before
// "Ann Katrin Bray" in "Ann Bray Ann Katrin BrayFerry". It is -1 if there is none.
func namedTwice(body string, i int) int {
	if i == 0 || body[i] < 'A' || body[i] > 'Z' || body[i-1] < 'a' || body[i-1] > 'z' {
		return -1
	}
	space := strings.LastIndexByte(body[:i], ' ')
	if space < 0 || i-space-1 < leastSurname {
		return -1
	}
	surname := body[space:i]
	low := max(0, space-mostFullName)
	before := strings.LastIndex(body[low:space], surname+" ")
	if before < 0 {
		return -1
	}
	start := low + before + len(surname)
	if strings.ContainsAny(body[start:space], "\n,;:!?") {
		return -1
	}
	return start
}

// nextLink returns the next address from at on; from is -1 if there is none.
func nextLink(body string, at int) (from, to int) {
	for at < len(body) {
		colon, www := strings.Index(body[at:], "://"), strings.Index(body[at:], "www.")
		switch {
		case colon < 0 && www < 0:
			return -1, 0
		case colon < 0 || www >= 0 && www < colon:
			from, at = at+www, at+www+len("www.")
		default:
			from, at = schemeBefore(body, at+colon), at+colon+len("://")
		}
		if to = linkEnd(body, at); to > at && body[from] != ':' {
			return from, to
		}
	}
	return -1, 0
}

// schemeBefore returns where the letters before byte i begin: "https" of "https://".
func schemeBefore(body string, i int) int {
	for i > 0 && isASCIILetter(body[i-1]) {
		i--
	}
	return i
}

// linkEnd returns the end of the address whose name begins at byte i: the next blank, quotation mark or the like, without the
// punctuation of the sentence.
func linkEnd(body string, i int) int {
	end := i
	for end < len(body) {
		r, n := utf8.DecodeRuneInString(body[end:])
		if r <= ' ' || strings.ContainsRune("<>\"'“”’«»|`", r) || r >= utf8.RuneSelf && !unicode.IsLetter(r) || r >= 0x2E80 {
			break
		}
		end += n
	}
	for end > i && strings.IndexByte(".,;:!?)]}", body[end-1]) >= 0 {
		end--
	}
	return end
}

// tagNames are the elements whose tags are known. Tickers in angle brackets are in capitals: <XCEL>.
var tagNames = set("a|abbr|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|dd|div|dl|dt|em|embed|figcaption|" +
	"figure|font|footer|form|h1|h2|h3|h4|h5|h6|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|noscript|object|" +
	"ol|p|param|path|picture|pre|q|s|script|section|small|source|span|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|" +
	"title|tr|u|ul|video")

// mostTag is the length of the longest tag, in bytes.
const mostTag = 4000

// tagEnd returns the length of the tag or comment at the start of s; 0 if there is none.
func tagEnd(s string) int {
	if len(s) < 3 || s[0] != '<' {
		return 0
	}
	if rest, comment := strings.CutPrefix(s, "<!--"); comment {
		if k := strings.Index(rest, "-->"); k >= 0 {
			return len(s) - len(rest) + k + len("-->")
		}
		return 0
	}
	i := 1
	if s[1] == '/' {
		i = 2
	}
	k := i
	for k < len(s) && k < i+10 && ('a' <= s[k] && s[k] <= 'z' || k > i && '1' <= s[k] && s[k] <= '6') {
		k++
	}
	if k == i || k == len(s) || !tagNames[s[i:k]] || strings.IndexByte(" \t\r\n/>", s[k]) < 0 {
		return 0
	}
	end := strings.IndexByte(s[k:min(len(s), mostTag)], '>')
	if end < 0 || strings.IndexByte(s[k:k+end], '<') >= 0 {
		return 0
	}
	return k + end + 1
}

// unseen are the elements whose content is not shown.
var unseen = [...]string{"script", "style"}

// appendMarkup appends the tags in a body. What stands between the tags of a script is of the script.
func appendMarkup(dst []Zone, body string) []Zone {
	var open [len(unseen)]bool // no such element is closed from here on: an end that is missing is sought once
	comments := true           // nor is any comment
	for i := 0; i < len(body); {
		k := strings.IndexByte(body[i:], '<')
		if k < 0 {
			return dst
		}
		i += k
		comment := strings.HasPrefix(body[i:], "<!--")
		n := 0
		if !comment || comments {
			n = tagEnd(body[i:])
		}
		if n == 0 {
			comments = comments && !comment
			i++
			continue
		}
		for k, name := range unseen {
			if !open[k] && strings.HasPrefix(body[i+1:], name) {
				closing := strings.Index(body[i+n:], "</"+name+">")
				if open[k] = closing < 0; !open[k] {
					n += closing + len("</>") + len(name)
				}
			}
		}
		dst = append(dst, Zone{Kind: Markup, Span: news.Span{Start: uint32(i), End: uint32(i + n)}})
		i += n
	}
	return dst
}

// services are the words of share bars; those that are no words of sentences tell one.
var (
	services = set("facebook|twitter|whatsapp|linkedin|reddit|tumblr|pinterest|google+|googleplus|stumbleupon|newsvine|flipboard|telegram|" +
		"messenger|odnoklassniki|vkontakte|xing|bluesky|mastodon|threads|viber|instagram|youtube|pocket|weibo|wechat|instapaper|evernote|snapchat|tiktok|digg|delicious|blogger|feedly")
	shareWords = set("send|share|tweet|pin|print|email|e-mail|mail|permalink|copy|link|x|google|stumble|line|vk|rss|sms|via|on|to|by|this|ok|"+
		"teilen|senden|drucken|per|auf|partager|envoyer|imprimer|sur|compartir|enviar|imprimir|en|condividi|stampa|su|dela|del|delen|doorsturen|"+
		"compartilhar|udostępnij|поделиться|отправить|follow|us|+||/|-|•|·",
		"save|listen|comment|comments|link|kopieren|kopiëren|copier|lien|copiar|enlace|copia|ligação|kopier|lenke|kopiér|kopiera|länk|kopioi|linkki|kopiuj|скопировать|ссылку|копіювати|посилання",
		"merken|vorlesen|kommentare|kommentieren|speichern|artikel|enregistrer|commenter|écouter|courriel|correo|guardar|comentar|escuchar|stampa|salva|commenta|ascolta|ouvir|partilhar",
		"bewaren|reageren|luisteren|lagre|kommenter|lytte|lytt|gem|kommentér|lyt|spara|kommentera|lyssna|tallenna|kommentoi|kuuntele|sähköposti|tulosta|zapisz|skomentuj|posłuchaj|drukuj|сохранить|комментировать|слушать|печать|почта")
)

// externalLinks stands behind some share bars.
const externalLinks = "These are external links and will open in a new window"

// leastServices is how many names of services in a row make a share bar. A sentence may list three.
const leastServices = 4

// appendShareBars appends the stretches of a body that have nothing but names of services and words that stand among them, with an
// address behind them.
func appendShareBars(dst []Zone, body string) []Zone {
	if !(strings.Contains(body, "book") && strings.Contains(body, "acebook")) && !(strings.Contains(body, "BOOK") && strings.Contains(body, "ACEBOOK")) {
		return dst // nearly all: no letter is as rare as b
	}
	from, to, names := -1, 0, 0
	flush := func() {
		if names >= leastServices {
			if link, end := nextLink(body, to); link >= 0 && strings.TrimSpace(body[to:link]) == "" {
				to = end
			}
			if rest := strings.TrimLeft(body[to:], " \n"); strings.HasPrefix(rest, externalLinks) {
				to = len(body) - len(rest) + len(externalLinks)
			}
			dst = append(dst, Zone{Kind: Furniture, Span: news.Span{Start: uint32(from), End: uint32(to)}})
		}
		from, names = -1, 0
	}
	for at, end := nextField(body, 0); at < end; at, end = nextField(body, end) {
		field := body[at:end]
		service, among := barWord(field)
		if !service && !among {
			flush()
			continue
		}
		if from < 0 {
			from = at
		}
		if service {
			names++
		}
		to = end
		if field[len(field)-1] == ',' { // a list in a sentence
			names = max(0, names-1)
		}
	}
	flush()
	return dst
}

// nextField returns the next stretch of s without white space from byte i on; both are len(s) where there is none.
func nextField(s string, i int) (from, to int) {
	for from = i; from < len(s); {
		n := spaceAt(s, from)
		if n == 0 {
			break
		}
		from += n
	}
	for to = from; to < len(s) && spaceAt(s, to) == 0; to++ {
	}
	return from, to
}

// spaceAt returns the length of the white space at byte i of s; 0 if there is none.
func spaceAt(s string, i int) int {
	if c := s[i]; c < utf8.RuneSelf {
		if c == ' ' || '\t' <= c && c <= '\r' {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
		return n
	}
	return 0
}

// barWord reports whether a field is the name of a service, and whether it is what stands among such names.
func barWord(field string) (service, among bool) {
	if isASCIIAlnum(field[0]) && isASCIIAlnum(field[len(field)-1]) && isASCII(field) {
		if barShapes.mayFold(field) {
			low := lowASCII(field)
			return services[low], shareWords[low]
		}
		return false, false // most fields
	}
	word := strings.ToLower(strings.Trim(field, "|/•·,:()[]"))
	return services[word], word == "" || shareWords[word]
}

// barShapes are those of the words of share bars.
var barShapes = func() *wordShapes {
	s := shapesOf(services)
	for ends, lengths := range shapesOf(shareWords) {
		s[ends] |= lengths
	}
	return s
}()
