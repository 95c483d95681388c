package wire

import (
	"maps"
	"math/bits"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// Withdrawal is a notice by which an agency takes a story back, and what it says of the story.
type Withdrawal struct {
	Headlines []string // that it quotes, or repeats
	Unquoted  []string // where it quotes none: pieces of it that may be a headline
	Slugs     []string // catchwords of the story: "Harbour-Mayor"
	Clock     string   // when the story was sent, "06:00", in the time zone of the notice; "" if it does not say
}

const (
	mostNotice      = 1500 // bytes of a notice: longer ones are stories again
	mostNoticeStart = 400  // bytes in which it says what it is
)

// withdrawalForm is a form of notices, and parts of words of which every text of that form has one: of each set, if there are two.
// Nearly all texts have none and need no pattern.
type withdrawalForm struct {
	any, also *anyOf
	pattern   func() *regexp.Regexp
}

// matches reports whether a text is of the form.
func (f *withdrawalForm) matches(s string) bool {
	return f.any.in(s) && (f.also == nil || f.also.in(s)) && f.pattern().MatchString(s)
}

// whenAsked returns what compiles a pattern when it is first asked for: most runs need none of those in all languages.
func whenAsked(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// takesBack are the forms of notices, in the languages of agencies.
var takesBack = [...]withdrawalForm{
	{newAnyOfFolded(withdrawnWords()...), newAnyOfFolded("story", "report", "article", "item", "dispatch", "version", "alert"), whenAsked(`(?i)\b(?:this|the|our|that|above|following) (?:[\w“”"',’.-]+ ){0,16}?(?:story|report|article|item|dispatch|version|alert)\b.{0,140}?\b(?:has been|have been|is|was|are|hereby) (?:being |hereby )?(?:withdrawn|retracted|killed|removed|taken back|annulled|cancelled)\b`)},
	{newAnyOfFolded("kill ", "kills ", "disregard ", "disregards ", "withdraw ", "withdraws ", "retract ", "retracts ", "eliminate ", "eliminates ", "cancel ", "cancels "), nil, whenAsked(`(?i)^\W*(?:\w+ ){0,3}?(?:please |kindly )?(?:(?:kill|disregard|withdraw|retract)s? (?:the|this|our|all|item|story|from|bc-)|(?:eliminate|cancel)s? (?:the|this|our) (?:\w+ )?(?:story|item|report|article|dispatch)\b)`)},
	{newAnyOfFolded("kill is mandatory", "mandatory kill", "please kill", "kill the story", "should not be ", "no substitute ", "do not use ", "do not publish ", "do not run "), nil, whenAsked(`(?i)\bdo not (?:use|publish|run) (?:the|this|our) (?:\w+ ){0,2}?(?:story|item|report|article|dispatch)\b|\b(?:(?:this|a) kill is mandatory|mandatory kill|please kill|kill the story|should not be (?:used|published)|no substitute (?:story )?will be)\b`)},
	{newAnyOfFolded("withdrawn th", "retracted th", "taken th", "taken back th", "withdrawing th", "retracting th"), nil, whenAsked(`(?i)\b(?:we|agency|[A-Z]\w+) (?:have|has|is|are) (?:withdrawn|retracted|taken back|taken|withdrawing|retracting) (?:this|the) (?:story|report|article|item)`)},
	{newAnyOfFolded("zurückgezogen", "zu streichen", "annulliert", "verwenden"), nil, whenAsked(`(?i)\b(?:meldung|bericht|text|beitrag)\b.{0,140}?\b(?:zurückgezogen|zu streichen|annulliert|nicht (?:zu )?verwenden)\b`)},
	{newAnyOfFolded("annulé", "retiré", "supprimé", "prière d"), nil, whenAsked(`(?i)\b(?:dépêche|article|information|papier)\b.{0,140}?\b(?:annulée?|retirée?|supprimée?)\b|prière (?:d'annuler|de ne pas (?:utiliser|tenir compte))`)},
	{newAnyOfFolded("anulada", "retirada", "eliminada", "cancelada", "removida"), nil, whenAsked(`(?i)\b(?:noticia|nota|información|despacho|notícia|matéria)\b.{0,140}?\b(?:anulada|retirada|eliminada|cancelada|removida)\b`)},
	{newAnyOfFolded("trukket", "trekkes", "tilbakekalt", "dras tillbaka", "dragits tillbaka", "återkallas", "kalles tilbake", "brukes", "användas", "bruges", "tilbage"), nil, whenAsked(`(?i)\b(?:saken|meldingen|artikkelen|artikeln|nyheten|telegrammet|historien|artiklen)\b.{0,140}?\b(?:trukket|trekkes|tilbakekalt|dras tillbaka|dragits tillbaka|återkallas|kalles tilbake|(?:skal|må) ikke (?:brukes|bruges)|ska (?:inte|ej) användas|(?:trækkes|trukket|kaldes) tilbage)`)},
	{newAnyOfFolded("аннулир", "отозван", "отзыва", "снят", "не использовать", "відклик"), nil, whenAsked(`(?i)(?:сообщени|новост|информаци|материал|повідомлен).{0,140}?(?:аннулир|отозван|снят|не использовать|відклик)|(?:аннулир|отзыва|відклика)\S* (?:\S+ ){0,4}?(?:сообщени|новост|информаци|материал|повідомлен)`)},
	// The verb may come first: "Bitte verwenden Sie die Meldung ... nicht", "annule sa dépêche".
	{newAnyOfFolded("bitte", "storniert", "annulliert", "zieht"), newAnyOfFolded("meldung", "bericht", "text", "beitrag"), whenAsked(`(?i)\bbitte (?:\S+ ){0,4}?(?:meldung|bericht|text|beitrag)\b.{0,160}?\b(?:nicht|streichen|löschen|stornieren|annullieren)\b|\b(?:storniert|annulliert) (?:\S+ ){0,3}?(?:meldung|bericht|text|beitrag)\b|\bzieht (?:\S+ ){0,3}?(?:meldung|bericht|beitrag)\b.{0,160}?\bzurück\b`)},
	{newAnyOfFolded("annule", "retire", "tenir compte"), newAnyOfFolded("dépêche", "information", "papier", "article"), whenAsked(`(?i)\b(?:annuler?|retirer?) (?:\S+ ){0,3}?(?:dépêche|information|papier|article)\b|\bne pas (?:utiliser|tenir compte) (?:\S+ ){0,3}?(?:dépêche|information|papier|article)\b`)},
	{newAnyOfFolded("anul", "retira", "elimin", "utilicen", "utilizar", "utilizem"), newAnyOfFolded("noticia", "nota", "información", "despacho", "notícia", "matéria"), whenAsked(`(?i)\b(?:anula[nr]?|anulen|anulem|retira[nr]?|retiren|eliminen) (?:\S+ ){0,3}?(?:noticia|nota|información|despacho|notícia|matéria)|\b(?:no (?:utilicen|utilizar)|não (?:utilizar|utilizem)) (?:\S+ ){0,3}?(?:noticia|nota|información|despacho|notícia|matéria)`)},
	{newAnyOfFolded("annull", "ritira", "non utilizz", "non pubblic"), newAnyOfFolded("notizia", "lancio", "dispaccio"), whenAsked(`(?i)\b(?:annull|ritir)\S+ (?:\S+ ){0,5}?(?:notizia|lancio|dispaccio)\b|\b(?:notizia|lancio|dispaccio)\b.{0,140}?\b(?:annullat[ao]|ritirat[ao]|da (?:annullare|ritenersi))\b`)},
	{newAnyOfFolded("ingetrokken", "trekt", "te gebruiken", "niet gebruiken"), newAnyOfFolded("bericht", "artikel"), whenAsked(`(?i)\b(?:bericht|artikel)\b.{0,160}?\b(?:ingetrokken|niet (?:te )?gebruiken)\b|\btrekt (?:\S+ ){0,3}?(?:bericht|artikel)\b.{0,160}?\bin\b`)},
	{newAnyOfFolded("drar tillbaka", "trekker", "trækker", "tilbagekalder", "annullerer", "kaller tilbake"), nil, whenAsked(`(?i)\b(?:drar tillbaka|trekker(?: tilbake)?|trækker|tilbagekalder|annullerer|kaller tilbake) (?:\S+ ){0,2}?(?:saken|meldingen|artikkelen|artikeln|nyheten|telegrammet|historien|artiklen)\b`)},
	{newAnyOfFolded("anul", "wycof"), newAnyOfFolded("depesz", "informacj", "wiadomo"), whenAsked(`(?i)\b(?:anul|wycof)\S+ (?:\S+ ){0,2}?(?:depesz|informacj|wiadomo)|\b(?:depesz|informacj|wiadomo)\S*.{0,140}?\b(?:anulowan|wycofan)`)},
}

// takesBackWords finds what every notice has in one pass.
var takesBackWords = func() *anyOf {
	t := &anyOf{fold: true}
	for i := range takesBack {
		t.join(takesBack[i].any)
	}
	return t
}()

// withdrawnWords returns what the first of takesBack may end with: "been killed".
func withdrawnWords() (words []string) {
	for _, before := range [...]string{"been", "is", "was", "are", "hereby", "being"} {
		for _, verb := range [...]string{"withdrawn", "retracted", "killed", "removed", "taken back", "annulled", "cancelled"} {
			words = append(words, before+" "+verb)
		}
	}
	return words
}

var (
	quotedHeadline = regexp.MustCompile(`[“"«„]([^“”"«»„\n]{12,160})[”"»“]`)
	sluggedStory   = regexp.MustCompile(`(?i)\b(?:slug|slugged|slugline|stichwort|item|story|kill|meldung)[: ]+(?:the story |story |item )?(?:slugged |bc-)?([\p{L}\d]+(?:[-/][\p{L}\d]+)+)`)
	clockTime      = regexp.MustCompile(`\b([01]?\d|2[0-3])[:.]?([0-5]\d) ?(?:GMT|UTC|hrs|Uhr|h\b)`)
)

// ReadWithdrawal returns what a says of a story that it takes back, if it is a notice of that: its title has the mark of one, or its first
// words say so. anatomy must be the result of [Parse] for a.
func ReadWithdrawal(a *news.Article, anatomy *Anatomy) (w Withdrawal, ok bool) {
	v, bareTitle := ReadHeadline(a.Title)
	body := strings.TrimSpace(a.Body)
	for _, z := range anatomy.Zones {
		if z.Kind == Dateline && int(z.Span.End) < len(a.Body) && z.Span.Start == 0 {
			body = strings.TrimSpace(a.Body[z.Span.End:])
		}
	}
	if len(body) > mostNotice || !v.Kills() && !anatomy.Version.Kills() && !SaysWithdrawn(body) {
		return Withdrawal{}, false
	}
	for _, m := range quotedHeadline.FindAllStringSubmatch(body, 4) {
		w.Headlines = append(w.Headlines, strings.Trim(m[1], " \u00a0.,"))
	}
	if len(w.Headlines) == 0 {
		w.Unquoted = unquoted(body)
	}
	if slug, isSlug := noticeSlug(bareTitle); isSlug {
		w.Slugs = append(w.Slugs, slug)
	}
	for _, m := range sluggedStory.FindAllStringSubmatch(body, 4) {
		w.Slugs = append(w.Slugs, m[1])
	}
	if m := clockTime.FindStringSubmatch(body); m != nil {
		w.Clock = strings.Repeat("0", 2-len(m[1])) + m[1] + ":" + m[2]
	}
	return w, true
}

// titled stands before a headline: "the story entitled ...".
var titled = regexp.MustCompile(`(?i)(?:\b(?:entitled|headlined|titled|headline|titel|titled?|intitulée?|titulad[ao]|dal titolo|com o título|med titeln|met de titel|pod tytułem)|под заголовком|під заголовком|\bpt\.)[: ]+`)

// The words of a headline without quotation marks, and how many pieces of a notice may be one.
const (
	leastUnquoted = 4
	mostUnquoted  = 8
)

// unquoted returns the pieces of a notice, between marks or behind the words for "entitled", that are long enough to be a headline.
func unquoted(body string) (pieces []string) {
	for piece := range strings.FieldsFuncSeq(body, func(r rune) bool { return strings.ContainsRune(".:;,()\n", r) }) {
		if at := titled.FindStringIndex(piece); at != nil {
			piece = piece[at[1]:]
		}
		if piece = strings.Trim(piece, " –—-"); len(pieces) < mostUnquoted && len(strings.Fields(piece)) >= leastUnquoted {
			pieces = append(pieces, piece)
		}
	}
	return pieces
}

// SaysWithdrawn reports whether a text begins by saying that a story is taken back.
func SaysWithdrawn(body string) bool {
	if len(body) > mostNoticeStart {
		body = strings.ToValidUTF8(body[:mostNoticeStart], "")
	}
	if !takesBackWords.in(body) { // nearly all
		return false
	}
	for i := range takesBack {
		if takesBack[i].matches(body) {
			return true
		}
	}
	return false
}

// noticeSlug returns the slug that is all of a headline, without the cycle: "BC-Harbour-Mayor".
func noticeSlug(s string) (slug string, ok bool) {
	s = strings.Trim(s, " ,=/")
	for _, cycle := range cycles {
		s = strings.TrimPrefix(s, cycle)
	}
	return s, s != "" && !strings.Contains(s, " ") && strings.Contains(s, "-")
}

// reportsIt are the words in which an article tells that a story was taken back, of itself or of an agency.
var reportsIt = regexp.MustCompile(`(?i)\b(?:withdr[ae]wn?|withdrew|withdraws|retract(?:ed|s|ion)|recall(?:ed|s)) (?:\S+ ){0,6}?(?:report|story|article|item|dispatch|account)\b|` +
	`\b(?:report|story|article|item|dispatch|account)\b(?: \S+){0,8}? (?:withdrawn|retracted|killed|recalled|withdrew)\b|` +
	`\b(?:meldung|bericht|artikel)\b(?: \S+){0,8}? (?:zurückgezogen|zurückzog|zurück)\b|zog (?:\S+ ){0,5}?(?:meldung|bericht|artikel) zurück|` +
	`\b(?:dépêche|article)\b(?: \S+){0,8}? (?:annulée?|retirée?)\b|(?:annulé|retiré) (?:\S+ ){0,4}?(?:dépêche|article)|` +
	`\b(?:noticia|nota|despacho|notícia)\b(?: \S+){0,8}? (?:anulad[ao]|retirad[ao])\b|(?:retiró|anuló|retirou) (?:\S+ ){0,4}?(?:noticia|nota|despacho|notícia)|` +
	`(?:trukket|trakk|trekker|drog|dragit) (?:\S+ ){0,4}?(?:saken|meldingen|artikkelen|artikeln|nyheten)|(?:отозвал|аннулировал)\S* (?:\S+ ){0,4}?(?:сообщение|новость|материал)`)

// TellsWithdrawal reports whether an article says, of itself or of somebody else, that a story was taken back.
func TellsWithdrawal(a *news.Article) bool {
	v, _ := ReadHeadline(a.Title)
	return v.Kills() || reportsIt.MatchString(a.Title) || reportsIt.MatchString(a.Body)
}

// mostCorrectionNote is the largest number of bytes of a note that tells of a correction.
const mostCorrectionNote = 600

// correctionWords begin the notes at the head or the end of a text that tell what was corrected in it. correctionOpeners has the first words of each.
var correctionWords = [...]*regexp.Regexp{
	regexp.MustCompile(`(?i)^\W*(?:this|the) (?:[\p{L}.]+ \d{1,2},? (?:\d{4} )?)?(?:story|version|article|report|item|dispatch|post)(?: of [\w ]{1,20})? (?:(?:has been|was|is|have been) )?(?:corrected|corrects|correcting|amended to correct|updated to correct|fixes)\b`),
	regexp.MustCompile(`(?i)^\W*(?:in )?an? (?:earlier|previous|prior|original) (?:version|edition) `),
	regexp.MustCompile(`(?i)^\W*(?:correction|corrections|clarification|corrected|korrektur|berichtigung|richtigstellung|rectificatif|erratum|corrección|fe de erro(?:re|rat|rata)s?|fe de erratas|correção|errata|correzione|rettelse|retting|rättelse|correctie|rettifica|rectificatie|rectificación|retificação|oikaisu|korjaus|helyesbítés|düzeltme|sprostowanie|korekta|oprava|поправка|исправление|виправлення)\s?(?:\([^)]{1,30}\)|(?:im|in|au|en|nel|no|w|i|à|to|v|в) [^:\n]{1,30})?\s?:`),
	regexp.MustCompile(`(?i)^\W*in einer (?:früheren|ersten|vorherigen|älteren) (?:version|fassung)|^\W*dieser (?:artikel|bericht|text|beitrag) wurde korrigiert`),
	regexp.MustCompile(`(?i)^\W*(?:dans )?une (?:première |précédente )?version (?:précédente|antérieure|initiale)?.{0,60}(?:article|dépêche|texte)|^\W*cet? (?:article|dépêche) a été corrigée?`),
	regexp.MustCompile(`(?i)^\W*(?:en )?una versión (?:anterior|previa)|^\W*(?:em |n)?uma versão anterior|^\W*(?:in )?una versione precedente|^\W*est[ae] (?:artículo|noticia|nota|matéria) (?:ha sido|fue|foi) corregid[ao]`),
	regexp.MustCompile(`(?i)^\W*i en (?:tidligere|tidigare) (?:versjon|version|utgave)|^\W*in een eerdere versie|^\W*we wcześniejszej wersji|^\W*в (?:более ранней|предыдущей|первоначальной) версии|^\W*(?:artikkelen|saken|artikeln|texten) (?:er|har blitt|har) (?:rettet|korrigert|rättats)`),
}

// correctionNote reports whether s is a note that tells of a correction: "(This story has been corrected to say 45 jobs, not 450)",
// "Correction: An earlier version of this article ...".
func correctionNote(s string) bool {
	if len(s) > mostCorrectionNote {
		return false
	}
	if label, rest, found := strings.Cut(s, ":"); found && len(label) <= len("(Anmerkung der Redaktion") && isNoteLabel(label) {
		s = strings.TrimSpace(rest)
	}
	return tellsCorrection(s)
}

// isNoteLabel reports whether the words before a colon announce a note of the editors.
func isNoteLabel(label string) bool {
	bare := strings.TrimLeft(label, "([")
	for _, word := range [...]string{"editor", "note", "nota", "hinweis", "anmerkung", "opmerking", "merknad", "bemærk", "huomautus", "примечание"} {
		if hasPrefixFold(bare+"  ", word) {
			return true
		}
	}
	return strings.Contains(label, "Redaktion") || strings.Contains(label, "edactie")
}

// tellsCorrection reports whether s fits one of correctionWords.
func tellsCorrection(s string) bool {
	for may := mayCorrect(s); may != 0; may &= may - 1 {
		if correctionWords[bits.TrailingZeros(may)].MatchString(s) {
			return true
		}
	}
	return false
}

// correctionLabels are the first words of a note that begins with a label; correctionOpeners are those of the others, which have one of
// correctionStems somewhere, with a bit for each of correctionWords that begins so. Nearly all lines begin with neither, and need no pattern.
var (
	correctionLabels = set("correction|corrections|clarification|corrected|korrektur|berichtigung|richtigstellung|rectificatif|erratum|corrección|fe|" +
		"correção|errata|correzione|rettelse|retting|rättelse|correctie|rettifica|rectificatie|rectificación|retificação|oikaisu|korjaus|helyesbítés|düzeltme|sprostowanie|" +
		"korekta|oprava|поправка|исправление|виправлення")
	correctionOpeners = map[string]uint{
		"this": 1 << 0, "the": 1 << 0,
		"a": 1 << 1, "an": 1 << 1, "in": 1<<1 | 1<<3 | 1<<5 | 1<<6,
		"dieser": 1 << 3,
		"dans":   1 << 4, "une": 1 << 4, "cet": 1 << 4, "ce": 1 << 4,
		"en": 1 << 5, "una": 1 << 5, "em": 1 << 5, "uma": 1 << 5, "numa": 1 << 5, "esta": 1 << 5, "este": 1 << 5,
		"i": 1 << 6, "we": 1 << 6, "artikkelen": 1 << 6, "saken": 1 << 6, "artikeln": 1 << 6, "texten": 1 << 6,
	}
	correctionStems = newAnyOf(
		"orrect", "mended", "fixes", "ersion", "dition", "fassung", "versie", "versj", "wersj", "верси", "orrig", "orreg", "rettet", "rättats", "versión", "versão", "utgave",
		"ORRECT", "MENDED", "FIXES", "ERSION", "DITION",
	)
)

// labeled is the place in correctionWords of the form that begins with a label.
const labeled = 2

// correctionShapes are those of correctionLabels and correctionOpeners.
var correctionShapes = func() *wordShapes {
	words := maps.Clone(correctionLabels)
	for word := range correctionOpeners {
		words[word] = true
	}
	return shapesOf(words)
}()

// mayCorrect returns which of correctionWords s may fit, a bit for each: it begins with a word of that form, and has one that every such
// note has. What is not of ASCII before or in the first word may be anything to the patterns.
func mayCorrect(s string) (may uint) {
	from := 0
	for from < len(s) && s[from] < utf8.RuneSelf && !isASCIIAlnum(s[from]) && s[from] != '_' {
		from++
	}
	to := from
	for to < len(s) && isASCIILetter(s[to]) {
		to++
	}
	if to < len(s) && s[to] >= utf8.RuneSelf {
		return mayCorrectBeyondASCII(s)
	}
	if !correctionShapes.mayFold(s[from:to]) {
		return 0
	}
	var buf [32]byte
	word := buf[:0]
	for _, c := range []byte(s[from:to]) {
		word = append(word, c|0x20)
	}
	may = correctionOpeners[string(word)]
	if may != 0 && !correctionStems.in(s) {
		may = 0
	}
	if correctionLabels[string(word)] {
		may |= 1 << labeled
	}
	return may
}

// mayCorrectBeyondASCII is mayCorrect for a line whose beginning is not of ASCII. It asks for no opener.
func mayCorrectBeyondASCII(s string) uint {
	head := strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
	if end := strings.IndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		head = head[:end]
	}
	if correctionStems.in(s) || (!isASCII(head) || correctionShapes.mayFold(head)) && correctionLabels[strings.ToLower(head)] {
		return 1<<len(correctionWords) - 1
	}
	return 0
}
