package wire

import (
	"strings"
	"unicode/utf8"
)

// Agencies is the name under which an article credits agencies that it does not name: "with agencies", "mit Agenturen".
const Agencies = "agencies"

// agencyNouns stand for agencies that are not named, and agencyKinds may stand before them.
var (
	agencyNouns = set(
		`agencies|newswires|wires|wire services|wire service|wire reports|agency reports|agency report|agency dispatches|agency copy|agenturmeldungen|agenturberichte|agenturmaterial|agenturen|nachrichtenagenturen|agences|dépêches|agencias|agências|agenzie|byråer|byråene|nyhetsbyråer|nyhetsbyråene|telegrambyråer|bureauer|nyhedsbureauer|nyhetsbyråerna|byråerna|persbureaus|uutistoimistot|agencje|agentury|agenture|agencije|hírügynökségek|ajanslar|agențiile|agentii`,
		`агентства|агентств|информагентства|информагентств|агенции|агенциите|агенції|агенцій|agentúry|通讯社|通信社|وكالات|الوكالات`,
	)
	agencyKinds = set(`news|press|wire|presse|de presse|de noticias|noticiosas|internacionales|internacionais|internationales|international|foreign|other|various|новостные|информационные`)
)

// partWords say that copy of a house went into an article, not that the article is its copy.
var partWords = set(
	`with|input|inputs|material|materials|additional|files|information|reports|reporting|contributed|contributions|also`,
	`mit|unter|verwendung|beiträgen|ergänzt|oprac|opracowanie|opracował|opracowała|podst|podstawie|इनपुट|با استفاده از|με πληροφορίες`,
	`avec|con|información|informaciones|com|informações|med|tillägg|met|con il contributo|с использованием|при участии|по материалам|z wykorzystaniem`,
)

// lineWords may stand in a line of credit beside names, initials and the words above.
var lineWords = set(
	`from|by|and|the|of|in|via|news|wire|copy|staff|desk|agency|agencies|report|compiled|based|on|is|source|sources`,
	`von|der|des|dem|und|aus|agentur|quelle|quellen|redaktion`,
	`de|du|d|la|le|les|l|et|des|source|agence|presse|d'après`,
	`y|e|el|los|las|da|do|das|dos|della|dell|dalle|fuente|fuentes|fonte|fontes|fonti|agencia|agência|agenzia|datos|dati|informazioni`,
	`theo|sumber|nguồn|courtesy|fim|fin|na`,
	`og|och|fra|från|av|kilde|kilder|källa|en|van|bron|bronnen|i|a|z|ze|oraz|za|па|и|по|материалам|информации|сообщениям|данным|с|из|от`,
)

const (
	mostCreditLine = 120 // bytes of the longest line that is a credit and nothing else
	mostInitials   = 3   // letters
)

// creditLine reports whether s is a credit and nothing else: "jb/kl (AFP, dpa)", "With AFP input", "AFP/NN", "mit
// Agenturen", "Norwegian news agency NTB". Each word is the name of an agency, a word of such lines, or the initials of a
// writer; one is an agency.
func creditLine(s string) bool {
	if len(s) > mostCreditLine || s == "" || strings.Contains(s, "EPA") { // EPA sells photographs
		return false
	}
	initials := strings.ContainsAny(s, "/(")
	return mayCredit(s, initials) && givesCredit(s, initials) || houseWith(s)
}

const mostHouseWith = 60 // bytes of the longest line that credits a house and an agency whose copy it used

// withWords stand between the two.
var withWords = [...]string{" avec ", " con ", " com ", " mit ", " with ", " med ", " met "}

// houseWith reports whether s says that a house or writer used the copy of an agency, and nothing else: "Le Quotidien avec AFP".
func houseWith(s string) bool {
	if len(s) > mostHouseWith || !startsUpper(s) {
		return false
	}
	for _, with := range withWords {
		if name, agencies, ok := strings.Cut(s, with); ok {
			return rolesOnly(strings.Fields(name)) && givesCredit(agencies, false)
		}
	}
	return false
}

// givesCredit is creditLine for a line that is not too long. initials says that the initials of writers may stand in it.
func givesCredit(s string, initials bool) bool {
	var buf [16]word
	c := creditor{body: s, words: creditWords(buf[:0], s, 0, len(s)), lined: true}
	found := false
	for i := 0; i < len(c.words); {
		w := &c.words[i]
		m, known := c.knownAt(i)
		n := c.agencyNoun(i)
		switch {
		case known && (m.agency || found):
			found, i = found || !m.doubtful || initials, m.j
		case n > 0:
			found, i = true, i+n
		case partWords[w.small], lineWords[w.small], agencyKinds[w.small]:
			i++
		case initials && isInitials(w.text):
			i++
		default:
			return false
		}
	}
	return found
}

// creditStarts are the words that may come first in a line of credit, but for initials.
var creditStarts = func() map[string]bool {
	starts := make(map[string]bool)
	for _, words := range [...]map[string]bool{firstWords, agencyNouns, partWords, lineWords, agencyKinds} {
		for w := range words {
			first, _, _ := strings.Cut(w, " ")
			starts[first], starts[w] = true, true
		}
	}
	return starts
}()

// mayCredit reports whether the first word of s may begin a line of credit. Most lines need not be read beyond it.
func mayCredit(s string, initials bool) bool {
	for i, r := range s {
		if isWordRune(r) {
			end, _ := wordEnd(s, i, len(s))
			w := newWord(s, i, end, true)
			return creditStarts[w.small] || initials && isInitials(w.text)
		}
	}
	return false
}

// agencyNoun returns the number of words from word i that are one of agencyNouns; 0 if there are none.
func (c *creditor) agencyNoun(i int) int {
	for n := min(2, len(c.words)-i); n > 0; n-- {
		if agencyNouns[string(c.joinSmall(i, i+n))] {
			return n
		}
	}
	return 0
}

// isInitials reports whether s can be the initials of a writer: "jb", "NN".
func isInitials(s string) bool {
	return utf8.RuneCountInString(s) <= mostInitials && (s == strings.ToLower(s) || s == strings.ToUpper(s))
}

// partly reports whether the words say no more than that copy of a house went into the article: with one of partWords, of
// several houses, or of agencies without a name.
func (c *creditor) partly(mentions []mention) bool {
	for i := range c.words {
		if partWords[c.words[i].small] {
			return true
		}
	}
	for _, m := range mentions {
		if m.to != mentions[0].to || m.to == Agencies {
			return true
		}
	}
	return false
}

// bracketedCredit returns the start of a credit in brackets behind the last sentence of s, "... he said. (AFP, dpa)", or behind the
// initials of writers, which need no sentence before them: "... Author: Jan Berg nm/rc (AFP, dpa)"; 0 if there is none.
func bracketedCredit(s string) int {
	at := max(strings.LastIndexByte(s, '('), strings.LastIndex(s, "（"))
	if at < 2 || !creditLine(s[at:]) {
		return 0
	}
	if from := initialsBefore(s, at); from > 0 {
		return from
	}
	if s[at-1] != ' ' && s[at] == '(' || !endsSentence(s[:at]) {
		return 0
	}
	return at
}

// initialsBefore returns the start of the initials that end before byte at of s, with blanks or a dash between: "nm/rc", "es,nm/tj",
// "jbh, dm/gsw", "aw/"; 0 if there are none.
func initialsBefore(s string, at int) int {
	end := len(strings.TrimRight(s[:at], " -–\u00a0"))
	from := end
	for from > 0 && strings.IndexByte(",/", s[from-1]) >= 0 || from > 0 && 'a' <= s[from-1] && s[from-1] <= 'z' || from > 1 && from < end && s[from-1] == ' ' && s[from-2] == ',' {
		from--
	}
	if from == 0 || s[from-1] != ' ' && !strings.HasSuffix(s[:from], noBreakSpace) || strings.IndexByte(s[from:end], '/') <= 0 || noInitials[s[from:end]] {
		return 0
	}
	for part := range strings.FieldsFuncSeq(s[from:end], func(r rune) bool { return strings.ContainsRune(",/ ", r) }) {
		if len(part) < 2 || len(part) > mostInitials {
			return 0
		}
	}
	return from
}

// sourceBehind returns the start of a line of source that was run into the last paragraph: "... he said. Source: Agence Nord"; 0 if there is
// none.
func sourceBehind(s string) int {
	tail := max(1, len(s)-mostCreditLine)
	if tail >= len(s) || !strings.ContainsAny(s[tail:], ":：") {
		return 0
	}
	for at := tail; at < len(s); at++ {
		if s[at] >= 0x80 && !utf8.RuneStart(s[at]) || s[at-1] != ' ' || !endsSentence(s[:at]) {
			continue
		}
		for i := range openings {
			if o := &openings[i]; o.kind == SourceLine {
				if rest, ok := strings.CutPrefix(s[at:], o.words); ok && name(strings.Trim(rest, " -\u00a0")) {
					return at
				}
			}
		}
	}
	return 0
}

// beforeBar returns s without the share bar at its end.
func beforeBar(s string) string {
	if bars := appendShareBars(nil, s); len(bars) > 0 {
		if last := bars[len(bars)-1].Span; strings.Trim(s[last.End:], " -\u00a0") == "" {
			s = s[:last.Start]
		}
	}
	return strings.TrimRight(s, " -\u00a0")
}
