package quotematch

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// A paper prints "45%" where another prints "45 percent", and "don't" where a third prints "do not". Nobody changed what was said.
// Here two short texts are read as signs, and are the same by style if their signs are.

// sign is a word, a number or a symbol of a text.
type sign struct {
	word    string // in small letters, without full stops and accents; "" for a number in digits
	n       float64
	number  bool // n is set
	ordinal bool
	spelled bool // the number is a word, and may not be meant as one: "second", "a"
}

const (
	// maxStyled is the greatest number of words on a side that are compared by style at once, apart from the words around them.
	maxStyled = 6
	// maxAround is the number of equal words on either side that may belong to the same figure: "3 March", "10 million dollars".
	maxAround = 4
)

// andN writes out the "and" in "rock'n'roll" and "fish 'n' chips".
var andN = strings.NewReplacer(" 'n' ", " and ", " ’n’ ", " and ", " ‘n’ ", " and ", "'n'", " and ", "’n’", " and ", "‘n’", " and ")

// reading is a text as style sees it. What is made of the text is made when it is first needed.
type reading struct {
	text   string
	styled bool // see isStyled
	signs  [][]sign
}

func read(text string) *reading { return &reading{text: text, styled: isStyled(text)} }

// readings are texts that were read. The ends of two lines are tried with each other by the hundred, and are a few dozen texts; and
// one quotation is held against many others. The zero value is ready.
type readings struct{ read map[string]*reading }

// mostReadings is the number of texts that readings hold: some 2 MB. Beyond it they begin anew.
const mostReadings = 1 << 12

// of returns the reading of a text.
func (r *readings) of(text string) *reading {
	x := r.read[text]
	if x == nil {
		if r.read == nil || len(r.read) == mostReadings {
			r.read = make(map[string]*reading)
		}
		x = read(strings.Clone(text)) // a part of an article, which is not to be kept with it
		r.read[x.text] = x
	}
	return x
}

// sameStyle reports whether two texts differ only by a house style.
func sameStyle(a, b *reading) bool {
	for _, x := range a.all() {
		for _, y := range b.all() {
			if len(x) > 0 && slices.EqualFunc(x, y, sameSign) {
				return true
			}
		}
	}
	return false
}

// all returns the signs of a text; of a text with an m, in which it may stand for millions or for metres, both ways.
func (r *reading) all() [][]sign {
	if r.signs == nil {
		text := r.text
		if strings.Contains(text, "n'") || strings.Contains(text, "n’") {
			text = andN.Replace(text)
		}
		r.signs = append(r.signs, signsOf(text, false))
		if strings.Contains(text, "m") {
			r.signs = append(r.signs, signsOf(text, true))
		}
	}
	return r.signs
}

func sameSign(x, y sign) bool {
	if x.number && y.number && x.n == y.n && x.ordinal == y.ordinal {
		return true
	}
	if x.word == "" || y.word == "" {
		return false
	}
	if x.word == y.word || sameSpelling(x.word, y.word) || sameScale(x.word, y.word) {
		return true
	}
	of, to := names.StandsFor(x.word), names.StandsFor(y.word)
	return slices.Contains(of, y.word) || slices.Contains(to, x.word) ||
		slices.ContainsFunc(of, func(w string) bool { return slices.Contains(to, w) }) || sameMonth(x.word, y.word) || sameDay(x.word, y.word) ||
		slices.Contains(clitics[x.word], y.word) || slices.Contains(clitics[y.word], x.word)
}

// sameSpelling reports whether two words are one but for accents and the spelling of a country: "disfavour", "disfavor".
func sameSpelling(a, b string) bool {
	return a != "" && b != "" && countries.Replace(normalize.Plain(a)) == countries.Replace(normalize.Plain(b))
}

// countries makes one of British and American spellings. It need not know English: both words go through it.
var countries = strings.NewReplacer("our", "or", "isation", "ization", "ising", "izing", "ise", "ize", "yse", "yze", "tre", "ter", "ogue", "og",
	"lled", "led", "lling", "ling", "ller", "ler", "aes", "es", "oed", "ed", "ence", "ense", "ageing", "aging")

func sameScale(a, b string) bool {
	x, ok := names.Scale(a)
	y, too := names.Scale(b)
	return ok && too && x == y
}

func sameMonth(a, b string) bool {
	x, ok := names.Month(a)
	y, too := names.Month(b)
	return ok && too && x == y
}

var weekdays = func() map[string]time.Weekday {
	days := names.Weekdays().Map()
	for word, day := range names.ShortWeekdays() {
		days[word] = day
	}
	return days
}()

func sameDay(a, b string) bool {
	x, ok := weekdays[a]
	y, too := weekdays[b]
	return ok && too && x == y
}

// clitics are words without a vowel that stand for several.
var clitics = map[string][]string{
	"'s": {"is", "has", "us", "es", "does"}, "'d": {"would", "had", "did"}, "'t": {"het", "it"}, "'n": {"een", "ein", "and"},
	"a": {"per"}, "an": {"per", "a"},
}

// isStyled reports whether a text has anything that a house style may change. Of two texts it is asked of both, so small words that
// stand for figures and signs need not be looked for: the other text has the figure.
func isStyled(text string) bool {
	if strings.ContainsAny(text, "'’0123456789%$€£¥₹₽₩¢°№#&/") {
		return true
	}
	for len(text) > 0 {
		n := wordEnd(text)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text)
		} else if isStyledWord(plainWord(text[:n])) {
			return true
		}
		text = text[n:]
	}
	return false
}

// isStyledWord reports whether a word is in a table of what a house style may change, and not as good as always something else.
func isStyledWord(w string) bool {
	switch {
	case len(w) < 2 || smallWords[w]:
		return false
	case names.StandsFor(w) != nil:
		return true
	}
	_, month := names.Month(w)
	_, day := weekdays[w]
	_, scale := names.Scale(w)
	_, phrase := phrases[w]
	return month || day || scale || phrase || w == "united" || w == "european" || w == "one"
}

var smallWords = setOf("and in en et un to no do de ha till until because them cause while among may mi se und og och ja lo der per hr cent second")

// signsOf reads a text. metres says that "5m" is a length, not five million.
func signsOf(text string, metres bool) []sign {
	return ordered(figures(spelledOut(lexed(text)), metres))
}

// lexed cuts a text into words, numbers in digits and symbols.
func lexed(text string) []sign {
	out := make([]sign, 0, 1+len(text)/4)
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsDigit(r):
			n = numberEnd(text)
			out = append(out, sign{number: true, n: valueOf(text[:n])})
			if rest, ok := ordinalEnding(text[n:]); ok {
				out[len(out)-1].ordinal = true
				n = len(text) - len(rest)
			}
		case unicode.IsLetter(r) || (r == '\'' || r == '’') && startsWithLetter(text[n:]):
			n = wordEnd(text)
			out = append(out, sign{word: plainWord(text[:n])})
		case strings.ContainsRune("%$€£¥₹₽₩¢°№#&/", r):
			out = append(out, sign{word: text[:n]})
		}
		text = text[n:]
	}
	return out
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// wordEnd returns the length of the word at the start of text: letters and marks, and apostrophes and full stops between two letters.
func wordEnd(text string) int {
	end := 0
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			end = i + utf8.RuneLen(r)
		case r == '\'' || r == '’' || r == '.':
			if i > end {
				return end
			}
		default:
			return end
		}
	}
	return end
}

// plainWord returns a word as the tables have it. The country in capitals is no pronoun.
func plainWord(w string) string {
	bare := strings.ReplaceAll(w, ".", "")
	if bare == "US" || bare == "USA" {
		return "usa"
	}
	return strings.ToLower(strings.ReplaceAll(bare, "’", "'"))
}

// numberEnd returns the length of the number at the start of text: digits, and a comma, full stop, colon, apostrophe or narrow space
// before more of them.
func numberEnd(text string) int {
	end := 0
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			end = i + utf8.RuneLen(r)
		case i != end || !strings.ContainsRune(".,:'’\u00A0\u202F\u2009 ", r):
			return end
		case strings.ContainsRune("\u00A0\u202F\u2009 ", r) && !isGroup(text[:end], text[i+utf8.RuneLen(r):]):
			return end
		}
	}
	return end
}

// isGroup reports whether the digits at the start of rest are the next three of the number before.
func isGroup(before, rest string) bool {
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	last := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsDigit(r) })+1:]
	return digits == 3 && len(last) <= 3
}

// valueOf returns the value of a number in digits. Groups of three are parted by any mark; the last mark before another number of
// digits is that of a decimal, or of minutes.
func valueOf(number string) float64 {
	parts := strings.FieldsFunc(number, func(r rune) bool { return !unicode.IsDigit(r) })
	whole, decimals := parts[0], ""
	for _, p := range parts[1:] {
		switch {
		case len(p) == 3 && decimals == "" && len(parts[0]) <= 3 && parts[0] != "0":
			whole += p
		default:
			decimals += p
		}
	}
	v, err := strconv.ParseFloat(whole+"."+decimals+"0", 64)
	if err != nil {
		return -1 // digits of another script
	}
	return v
}

// ordinalEnding cuts the ending of an ordinal off rest, what follows a number: "1st", "1er", "2º", "3-й".
func ordinalEnding(rest string) (string, bool) {
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != 'º' && r != 'ª' && r != '-' })
	if end < 0 {
		end = len(rest)
	}
	switch strings.ToLower(rest[:end]) {
	case "st", "nd", "rd", "th", "er", "re", "ère", "e", "è", "eme", "ème", "º", "ª", "o", "a", "-й", "-я", "-е", "-го", "-м", "-ой", "й", "я", ":a", "ste", "de":
		return rest[end:], true
	}
	return rest, false
}

// phrases are the words for which one may stand, and the words that are one together. A key is read as its words.
var phrases = map[string][]string{
	"cannot": {"can", "not"}, "can't": {"can", "not"}, "cant": {"can", "not"}, "won't": {"will", "not"}, "shan't": {"shall", "not"},
	"ain't": {"is", "not"}, "dont": {"do", "not"}, "didnt": {"did", "not"}, "doesnt": {"does", "not"}, "isnt": {"is", "not"},
	"wasnt": {"was", "not"}, "arent": {"are", "not"}, "werent": {"were", "not"}, "hasnt": {"has", "not"}, "havent": {"have", "not"},
	"couldnt": {"could", "not"}, "wouldnt": {"would", "not"}, "shouldnt": {"should", "not"}, "im": {"i", "am"}, "ive": {"i", "have"},
	"gonna": {"going", "to"}, "wanna": {"want", "to"}, "gotta": {"got", "to"}, "gimme": {"give", "me"}, "lemme": {"let", "me"},
	"dunno": {"do", "not", "know"}, "y'all": {"you", "all"}, "o'clock": {}, "alright": {"all", "right"},
	"mph": {"mile", "per", "hour"}, "kph": {"kilometre", "per", "hour"}, "kmh": {"kilometre", "per", "hour"}, "/": {"per"},
	"uk": {"united", "kingdom"}, "usa": {"united", "states"}, "eu": {"european", "union"}, "un": {"united", "nations"},
	"тв": {"телевидение"},
}

// endings are what an apostrophe shortens at the end of a word.
var endings = []struct{ short, full string }{{"n't", "not"}, {"'re", "are"}, {"'r", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}, {"'s", "'s"}, {"'d", "'d"}, {"'t", "'t"}}

// spelledOut writes contractions and abbreviations of several words in full.
func spelledOut(in []sign) []sign {
	out := make([]sign, 0, len(in)+4)
	for i, s := range in {
		if words, ok := phrases[s.word]; ok && s.word != "" {
			for _, w := range words {
				out = append(out, sign{word: w})
			}
			continue
		}
		if isPart(s.word) && i > 0 && len(out) > 0 && isPer(out[len(out)-1].word) {
			out[len(out)-1] = sign{word: "percent"} // "per cent", "pour cent"
			continue
		}
		word, ending := s.word, ""
		for _, e := range endings {
			if base, ok := strings.CutSuffix(word, e.short); ok && base != "" {
				word, ending = base, e.full
				break
			}
		}
		s.word = strings.Trim(word, "'")
		if ending == "" && len(word) == 2 && word[0] == '\'' {
			s.word = word
		}
		out = append(out, s)
		if ending != "" {
			out = append(out, sign{word: ending})
		}
	}
	return out
}

func isPart(w string) bool { return w == "cent" || w == "ciento" || w == "cento" }

func isPer(w string) bool { return w == "per" || w == "pour" || w == "por" || w == "pro" }

// figures reads words as numbers, and joins the parts of a number: "twenty-eight", "10 million", "two hundred".
func figures(in []sign, metres bool) []sign {
	out := make([]sign, 0, len(in))
	for i := range in {
		s := in[i]
		if !s.number {
			if n, ok := names.Count(s.word); ok {
				s.n, s.number, s.spelled = float64(n), true, true
			} else if n, ok := names.Ordinal(s.word); ok {
				s.n, s.number, s.ordinal, s.spelled = float64(n), true, true, true
			}
		}
		k := len(out) - 1
		if k < 0 || !out[k].number || out[k].ordinal {
			if scale, ok := names.Scale(s.word); ok && scale >= 100 && k >= 0 && (out[k].word == "a" || out[k].word == "half") {
				n := map[string]float64{"a": 1, "half": .5}[out[k].word]
				if k > 0 && out[k-1].word == "half" {
					out, n = out[:k], .5 // "half a million"
				}
				out[len(out)-1] = sign{n: n * scale, number: true}
				continue
			}
			out = append(out, s)
			continue
		}
		last := &out[k]
		scale, scaled := names.Scale(s.word)
		switch {
		case s.word == "m" && metres:
		case scaled && !(len(s.word) == 1 && last.spelled):
			*last = sign{n: last.n * scale, number: true}
			continue
		case s.number && s.spelled && last.spelled && last.n >= 20 && last.n < 100 && s.n < 10 && int(last.n)%10 == 0:
			*last = sign{n: last.n + s.n, number: true, ordinal: s.ordinal}
			continue
		}
		out = append(out, s)
	}
	return out
}

// ordered puts a currency behind its figure and a month behind its day, and drops the small words of a date.
func ordered(in []sign) []sign {
	for i := 0; i+2 < len(in); i++ {
		if in[i].word == "united" && in[i+1].word == "states" && isCurrency(in[i+2].word) {
			in = slices.Delete(in, i, i+2) // "10 U.S. dollars"
		}
	}
	for i := 0; i+1 < len(in); i++ {
		if isCurrency(in[i].word) && in[i+1].number {
			in[i], in[i+1] = in[i+1], in[i]
		}
	}
	for i := 0; i+2 < len(in); i++ {
		if in[i].number && isCurrency(in[i+1].word) && sameSign(in[i+1], in[i+2]) {
			in = slices.Delete(in, i+2, i+3) // "$10 million dollars"
		}
	}
	in = slices.DeleteFunc(in, func(s sign) bool { return s.word == "sterling" && len(in) > 1 })
	for i := 1; i+1 < len(in); i++ {
		if in[i-1].number && standsFor(in[i].word, "degree") && (standsFor(in[i+1].word, "celsius") || standsFor(in[i+1].word, "fahrenheit")) {
			in = slices.Delete(in, i, i+1) // "38 degrees Celsius", "38C"
		}
	}
	for i := range in {
		if _, ok := names.Month(in[i].word); !ok {
			continue
		}
		if k := i - 1; k >= 0 && isSmall(in[k].word) && k > 0 && in[k-1].number {
			in = slices.Delete(in, k, i) // "3rd of March"
			return ordered(in)
		}
		if i+1 < len(in) && in[i+1].word == "the" {
			in = slices.Delete(in, i+1, i+2) // "March the 3rd"
			return ordered(in)
		}
		if i > 0 && isDay(&in[i-1]) {
			in[i-1] = sign{n: in[i-1].n, number: true}
			if i > 1 && in[i-2].word == "the" {
				return ordered(slices.Delete(in, i-2, i-1)) // "the 3rd of March"
			}
		} else if i+1 < len(in) && isDay(&in[i+1]) {
			in[i], in[i+1] = sign{n: in[i+1].n, number: true}, in[i]
		}
	}
	return in
}

func isDay(s *sign) bool { return s.number && s.n >= 1 && s.n <= 31 && (!s.spelled || s.ordinal) }

// isSmall reports whether a word stands between a day and its month: "3rd of March", "3 de marzo".
func isSmall(w string) bool {
	switch w {
	case "of", "de", "di", "do", "del":
		return true
	}
	return false
}

func standsFor(w, name string) bool { return slices.Contains(names.StandsFor(w), name) }

func isCurrency(w string) bool {
	for _, name := range names.StandsFor(w) {
		switch name {
		case "dollar", "euro", "pound", "yen", "yuan", "rupee", "rouble", "zloty", "franc", "won", "crown":
			return true
		}
	}
	return w == "dollar" || w == "euro" || w == "pound"
}

// around returns the text of the words of s with the signs beside them: "$10", "45 %". An empty stretch has the text between its
// neighbours.
func (l *Line) around(s stretch) string {
	var from, to uint32
	switch {
	case s.from > 0 && (s.from == len(l.marks) || l.marks[s.from]&(begins|elided) == 0 || s.len() == 0 && l.marks[s.from]&begins == 0):
		from = l.Spans[s.from-1].End
	case s.from < len(l.Spans):
		from = l.Spans[s.from].Start - symbolsBefore(l.Text[:l.Spans[s.from].Start])
	default:
		return ""
	}
	switch {
	case s.to < len(l.marks) && (l.marks[s.to]&(begins|elided) == 0 || s.len() == 0 && l.marks[s.to]&begins == 0):
		to = l.Spans[s.to].Start
	case s.to > 0:
		to = l.Spans[s.to-1].End + symbolsAfter(l.Text[l.Spans[s.to-1].End:])
	default:
		return ""
	}
	if from >= to {
		return ""
	}
	return news.Shown(l.Text[from:to])
}

const symbols = "%$€£¥₹₽₩¢°№#"

func symbolsBefore(text string) uint32 {
	return uint32(len(text) - len(strings.TrimRight(text, symbols)))
}

func symbolsAfter(text string) uint32 {
	bare := strings.TrimPrefix(strings.TrimPrefix(text, "\u00A0"), " ")
	rest := strings.TrimLeft(bare, symbols)
	if len(rest) == len(bare) {
		return 0
	}
	return uint32(len(text) - len(rest))
}

// isStyle reports whether the words of p are the same by style. The words that an editor left out or put in are not.
func (r *readings) isStyle(a, b Line, p pair) bool {
	x, y := r.of(a.around(p.a)), r.of(b.around(p.b))
	if !x.styled && !y.styled {
		return false
	}
	return !isEdited(x.text) && !isEdited(y.text) && sameStyle(x, y)
}

func isEdited(text string) bool { return hasEllipsis(text) || strings.ContainsAny(text, "[]()") }

// styledHead returns the places in two lines from which on the words before and some behind their first equal ones are the same by
// style, one of them the start of its line. ok is false if there are none.
func (r *readings) styledHead(a, b Line, same []pair) (q pair, ok bool) {
	p := same[0]
	restA, restB := min(maxStyled, p.a.from), min(maxStyled, p.b.from)
	if restA+restB == 0 || restA < p.a.from && restB < p.b.from {
		return p, false
	}
	if !r.of(a.around(stretch{p.a.from - restA, p.a.from})).styled && !r.of(b.around(stretch{p.b.from - restB, p.b.from})).styled {
		return p, false
	}
	behind := nearest(same, false)
	for n := restA; n >= 0; n-- {
		for m := restB; m >= 0; m-- {
			if n+m == 0 || n < p.a.from && m < p.b.from {
				continue
			}
			for _, to := range behind {
				if r.isStyle(a, b, pair{stretch{p.a.from - n, to.a}, stretch{p.b.from - m, to.b}}) {
					return pair{stretch{p.a.from - n, p.a.to}, stretch{p.b.from - m, p.b.to}}, true
				}
			}
		}
	}
	return p, false
}

// styledTail is styledHead for the ends of two lines.
func (r *readings) styledTail(a, b Line, same []pair) (q pair, ok bool) {
	p := same[len(same)-1]
	restA, restB := min(maxStyled, len(a.Words)-p.a.to), min(maxStyled, len(b.Words)-p.b.to)
	if restA+restB == 0 || p.a.to+restA < len(a.Words) && p.b.to+restB < len(b.Words) {
		return p, false
	}
	if !r.of(a.around(stretch{p.a.to, p.a.to + restA})).styled && !r.of(b.around(stretch{p.b.to, p.b.to + restB})).styled {
		return p, false
	}
	before := nearest(same, true)
	for n := restA; n >= 0; n-- {
		for m := restB; m >= 0; m-- {
			if n+m == 0 || p.a.to+n < len(a.Words) && p.b.to+m < len(b.Words) {
				continue
			}
			for _, from := range before {
				if r.isStyle(a, b, pair{stretch{from.a, p.a.to + n}, stretch{from.b, p.b.to + m}}) {
					return pair{stretch{p.a.from, p.a.to + n}, stretch{p.b.from, p.b.to + m}}, true
				}
			}
		}
	}
	return p, false
}

// point is a place between two words of either line.
type point struct{ a, b int }

// nearest returns the places beside equal words, up to maxAround of them, from the start of the first on or from the end of the last
// one back.
func nearest(same []pair, back bool) []point {
	var out []point
	for k := range same {
		s := same[k]
		if back {
			s = same[len(same)-1-k]
		}
		for i := 0; i <= min(s.a.len(), s.b.len()); i++ {
			if len(out) > maxAround+1 {
				return out
			}
			if back {
				out = append(out, point{s.a.to - i, s.b.to - i})
			} else {
				out = append(out, point{s.a.from + i, s.b.from + i})
			}
		}
	}
	return out
}

// styled returns how far the words from at on are the same by style, where the next equal words are same[k]: the end of the
// stretch, and the index of the equal words in which it ends. ok is false if they are not.
func (c *comparison) styled(r *readings, a, b Line, at pair, same []pair, k int, end pair) (to pair, next int, ok bool) {
	gap := between(at, end)
	if k < len(same) {
		gap = between(at, same[k])
	}
	if gap.a.len() == 1 && gap.b.len() == 1 && sameSpelling(strings.ToLower(a.raw(gap.a.from)), strings.ToLower(b.raw(gap.b.from))) {
		return pair{stretch{gap.a.to, gap.a.to}, stretch{gap.b.to, gap.b.to}}, k, true
	}
	if max(gap.a.len(), gap.b.len()) > maxStyled || !r.of(a.around(gap.a)).styled && !r.of(b.around(gap.b)).styled {
		return at, k, false
	}
	before := 0
	for n := len(c.same); n > 0 && before < maxAround && before < c.same[n-1].a.len() && before < c.same[n-1].b.len(); {
		before++
	}
	for l := range before + 1 {
		for to, next := range ends(at, same, k, end) {
			p := pair{stretch{at.a.to - l, to.a.from}, stretch{at.b.to - l, to.b.from}}
			if r.isStyle(a, b, p) {
				return pair{stretch{to.a.from, to.a.from}, stretch{to.b.from, to.b.from}}, next, true
			}
		}
	}
	return at, k, false
}

// ends yields the places behind at, from same[k] on, where both lines may go on with equal words, the nearest first; each with the
// index of the equal words that follow.
func ends(at pair, same []pair, k int, end pair) func(yield func(pair, int) bool) {
	return func(yield func(pair, int) bool) {
		for words := 0; k < len(same) && words <= maxAround; k++ {
			s := same[k]
			for i := 0; i <= min(s.a.len(), s.b.len()) && words <= maxAround; i, words = i+1, words+1 {
				if !yield(pair{stretch{s.a.from + i, s.a.from + i}, stretch{s.b.from + i, s.b.from + i}}, k) {
					return
				}
			}
			if words > maxAround || k+1 < len(same) && max(same[k+1].a.from-s.a.to, same[k+1].b.from-s.b.to) > maxStyled {
				return
			}
		}
		if k == len(same) && max(end.a.from-at.a.to, end.b.from-at.b.to) <= 2*maxStyled {
			yield(end, k)
		}
	}
}
