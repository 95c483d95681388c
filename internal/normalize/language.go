package normalize

import (
	"slices"
	"strings"
	"sync"
)

// functionWords are the commonest words of the languages that Detect tells apart, by ISO 639-1 code, as [fold] leaves them: those with a
// stemmer, and their neighbours, which would otherwise be taken for them. Some languages are told by their letters, too, or by them alone; see
// letterMask.
var functionWords = map[string]string{
	"en":   "the of and to in a is that for it as was with be by on not he his but at are this have from which they you had has its were their been would who will more about said after",
	"es":   "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también fue ha",
	"fr":   "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ont aux cette mais son été ses leur selon après",
	"hu":   "a az és hogy nem is egy volt meg ez csak de azt el ki már még mint szerint lesz vagy után között magyar",
	"no":   "og i det er som en på at av til for den å har med ikke et de han om fra var seg vi men ble også etter mot blir hva nå opp ut noe mellom sier ifølge noen bare da hun skal vil kan år inn sin vært mer mye meg oss annen siste uke uken igjen fikk sa hadde dager",
	"ru":   "и в не на что с по как это он из за к от о для его было но мы до бы же у так все был были также после при во об этом его их она они который которые заявил сообщил этого года году где только уже еще может со если когда чтобы том тем",
	"sv":   "och i att det som en på är av för den till med har inte de om ett han men var jag från vi så efter också eller under kan mot inför mer där när ska skulle kunna blir blev sig sin sitt hos genom utan även mycket vid hade andra nu",
	"da":   "og i at det er en til på som af de med den for ikke der et har om han fra var jeg også blev efter ud hvad nu op sig noget mellem siger bliver ifølge nogle kun hun skal vil kan år ind sin mod da været mere meget mig os nogen anden sidste uge uger igen fik sagde havde dage denne blive",
	"de":   "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei um wird sind war einen einer zum zur am wie vor noch wurde haben ihre seine über sei bis oder wegen fuer ueber",
	"it":   "di e il la che in a per un è del non una sono con da si le della dei alla ha più i nel al ma anche gli",
	"nl":   "de van het een en in is dat op te zijn voor met die niet aan er om ook als door maar bij naar heeft",
	"pt":   "de a que o e do da em um para com não uma os no se na por mais as dos como mas ao foi das são pelo",
	"bg":   "на и в да се за от е не по с са че като до ще към този при след през но",
	"ar":   "في من على إلى أن التي الذي عن مع هذا هذه ما لا كان قد بعد بين أنه إن كما ذلك حتى خلال لم قال وقال وقد وفي ومن كل غير قبل عند ثم أو الى ان",
	"uk":   "в на і з що не до у за та як його це від про для але було є при після що й він вона які який яка також через під якщо було були щоб ми",
	"pl":   "w z na się i nie do że jest od o za po przez dla jak jego był była ale oraz ze są tym które który przy już także tego pod lub będzie co ma",
	"tr":   "ve bir bu için ile da de olarak daha çok olan sonra ne gibi kadar ise göre en var oldu yeni iki olduğunu dedi ancak her ya türkiye tarafından",
	untold: "və bir bu üçün ilə də da olan olaraq daha çox sonra ki görə edib",
	"vi":   "và của các là có trong cho được với không một những người này để đã khi từ đến về tại ra vào ông năm nhiều sẽ cũng theo đó hai bị",
	"fa":   "در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد گفت شده ها می های دو وی اما هر کرده ما بود سال بین پس بعد خواهد شود",
	"ur":   "کے میں کی ہے کہ اور سے کا کو نے پر ہیں اس یہ تھا بھی",
	"zh":   "", "ja": "", "ko": "", "th": "", "lo": "", "km": "", "my": "", "el": "", "he": "",
}

const (
	detectWords = 400 // words of an article that Detect looks at
	sureWords   = 25  // fewer words are not enough to tell
)

// languages are the codes of functionWords; bit i of a mask stands for languages[i].
var languages = [...]string{
	"en", "es", "fr", "hu", "no", "ru", "sv", "da", "de", "it", "nl", "pt", "bg", "uk", "ar", "pl", "tr", untold, "vi", "fa", "ur",
	"zh", "ja", "ko", "th", "lo", "km", "my", "el", "he",
}

// bitOf returns the bit in a mask of one of the languages.
func bitOf(lang string) uint32 { return 1 << slices.Index(languages[:], lang) }

// Detector tells the language of a text by its function words. Goroutines may share it.
type Detector struct {
	masks map[string]uint32 // by function word: the set of languages that have it
}

// NewDetector returns a Detector.
func NewDetector() *Detector {
	d := &Detector{masks: make(map[string]uint32)}
	for i, lang := range languages {
		for w := range strings.FieldsSeq(functionWords[lang]) {
			d.masks[fold(w, false)] |= 1 << i
		}
	}
	return d
}

// detector returns the one that all normalizers share. It is only read, and took a check of one article a tenth of its time to make anew.
var detector = sync.OnceValue(NewDetector)

// Detect returns the ISO 639-1 code of the language most of whose function words stand in body, and whether that
// is sure: at least 25 words, every eighth of them such a word, and a lead of an eighth over the next language. A
// language that is not in the table comes out as unsure.
func (d *Detector) Detect(body string) (lang string, sure bool) {
	var e evidence
	w := writingOf(body)
	for _, s := range split(nil, body) {
		if e.words == detectWords {
			break
		}
		raw, _ := w.readAs(s.Cut(body))
		e.add(d.mask(raw, fold(raw, false)))
	}
	return e.language()
}

// evidence counts the function words of each language in the first words of a text.
type evidence struct {
	words  int       // at most detectWords
	counts [5]uint64 // of the languages in lanes of 9 bits, seven in each number
}

// A lane holds the count of one language, at most detectWords.
const (
	laneBits = 9
	lanes    = 7
)

// add counts a word that is a function word of the languages in mask.
func (e *evidence) add(mask uint32) {
	// A copy of the mask every 8 bits puts bit i of copy i into lane i.
	const copies, lowest = 0x01010101010101, 0x40201008040201
	e.words++
	if mask == 0 {
		return
	}
	e.counts[0] += uint64(mask&(1<<lanes-1)) * copies & lowest
	e.counts[1] += uint64(mask>>lanes&(1<<lanes-1)) * copies & lowest
	e.counts[2] += uint64(mask>>(2*lanes)&(1<<lanes-1)) * copies & lowest
	e.counts[3] += uint64(mask>>(3*lanes)&(1<<lanes-1)) * copies & lowest
	e.counts[4] += uint64(mask>>(4*lanes)) * copies & lowest
}

// count returns the number of function words of languages[i].
func (e *evidence) count(i int) int {
	return int(e.counts[i/lanes] >> (i % lanes * laneBits) & (1<<laneBits - 1))
}

// language weighs the evidence, as [Detector.Detect] says.
func (e *evidence) language() (lang string, sure bool) {
	best, next := 0, 0
	for i := range languages {
		if e.count(i) > e.count(best) {
			best = i
		}
	}
	for i := range languages {
		if i != best {
			next = max(next, e.count(i))
		}
	}
	most := e.count(best)
	if most == 0 || languages[best] == untold {
		return "", false
	}
	return languages[best], e.words >= sureWords && 8*most >= e.words && 8*most >= 9*next
}

// mixed reports whether a second language has so many of its function words among the words that a part of the text may be in it.
func (e *evidence) mixed() bool {
	n := 0
	for i := range languages {
		if 16*e.count(i) >= e.words && e.words >= 2*sureWords {
			n++
		}
	}
	return n > 1
}

// mask returns the languages of which a word is a function word or has the letters, in whatever case.
func (d *Detector) mask(raw, folded string) uint32 {
	if len(raw) > 20 && isASCII(raw) {
		return 0
	}
	if !isASCII(raw) {
		return d.masks[folded] | letterMask(raw, folded)
	}
	var buf [20]byte
	for i := range len(raw) {
		c := raw[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return d.masks[string(buf[:len(raw)])]
}
