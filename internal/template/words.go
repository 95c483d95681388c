package template

import (
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/names"
)

// lexeme is what a word may be to a fact; the zero lexeme is any other word.
type lexeme struct {
	number   float64 // spelled out; 0: none
	factor   float64 // what a number before it is multiplied by; 0: none
	month    int     // from 1; 0: none
	weekday  int     // from 1; 0: none
	unit     unit
	opener   bool // begins sentences and is no name
	legal    bool // the legal form of a company, which many names have
	short    bool // ends with a full stop inside a name
	particle bool // between a day and its month
}

// unit says what a word after a number makes of it.
type unit uint8

const (
	none  unit = iota
	plain      // a part of it, and nothing else
	clock      // a time of day
	per        // plain, together with a cent after it
	cent       // plain
)

// lexicon is the words of the tables below, in lower case. All are at most longestWord bytes long.
var lexicon = makeLexicon()

const longestWord = 16

func makeLexicon() map[string]*lexeme {
	m := make(map[string]*lexeme)
	fill := func(words string, set func(x *lexeme)) {
		for w := range strings.FieldsSeq(words) {
			if m[w] == nil {
				m[w] = &lexeme{}
			}
			set(m[w])
		}
	}
	for w, n := range numerals {
		fill(w, func(x *lexeme) { x.number = n })
	}
	for n, words := range factors {
		fill(words, func(x *lexeme) { x.factor = n })
	}
	for word, month := range names.Months(calendarLanguages...) {
		fill(word, func(x *lexeme) { x.month = int(month) })
	}
	for word, month := range names.ShortMonths("en") {
		fill(word, func(x *lexeme) { x.month = int(month) })
	}
	for word, day := range names.Weekdays(calendarLanguages...) {
		fill(word, func(x *lexeme) { x.weekday = fromMonday(day) })
	}
	for word, day := range names.ShortWeekdays("en") {
		if len(word) > 3 { // "mon", "sat" and "sun" are other words as often
			fill(word, func(x *lexeme) { x.weekday = fromMonday(day) })
		}
	}
	for u, words := range units {
		fill(words, func(x *lexeme) { x.unit = u })
	}
	fill(openers, func(x *lexeme) { x.opener = true })
	fill(legalForms, func(x *lexeme) { x.legal = true })
	fill(shortened, func(x *lexeme) { x.short = true })
	fill("of de di", func(x *lexeme) { x.particle = true })
	return m
}

// lookUp returns the lexeme of a word, in any case and with or without 's.
func lookUp(w string) *lexeme {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if len(w) > longestWord {
		return &other
	}
	var lower [longestWord]byte
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	if x := lexicon[string(lower[:len(w)])]; x != nil {
		return x
	}
	return &other
}

// other is all words that are in no table.
var other = lexeme{unit: none}

// numerals are the numbers that wire copy spells out. "One" is not among them: it is a pronoun as often.
var numerals = map[string]float64{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// factors are what a number is multiplied by that stands before one of the words.
var factors = map[float64]string{
	1e2:  "hundred",
	1e3:  "thousand k thsd",
	1e6:  "mln mn m million millions mio millionen millones milioni",
	1e9:  "bln bn b billion billions mrd milliarden milliards miliardi",
	1e12: "trillion trln tn",
}

// units are words after a number that are part of it.
var units = map[unit]string{
	plain: `pct percent percentage prozent procent ct
		dlrs dlr dollars dollar cts cents stg sterling pounds pound pence yen euros euro eur usd gbp jpy chf francs franc
		marks mark lire guilders pesos peso rupees rupee rubles roubles ruble rouble yuan crowns kronor kroner riyals dirhams won`,
	clock: "am pm a.m p.m gmt est edt cst cdt pst pdt cet utc bst uhr",
	per:   "per por pour",
	cent:  "cent ciento",
}

// fromMonday returns the number of a day in a week from Monday, 1, to Sunday, 7.
func fromMonday(day time.Weekday) int { return (int(day)+6)%7 + 1 }

// calendarLanguages are the languages whose months and days are read.
var calendarLanguages = []string{"en", "de", "fr", "es", "it"}

// openers begin sentences and are no names.
const openers = `a an the this that these those there here it its he his him she her they their them we our us you your i my
	in on at by of for from to with without within into onto over under about above below after before between during through
	and but or nor so yet if as because since until while when where who whom whose what which why how whether although though
	however also still then thus hence meanwhile moreover instead perhaps maybe not no none never nothing nobody
	all both each every either neither any some many most more less few several other others another such same only even just
	one two three four five six seven eight nine ten first second third last next earlier later yesterday today tomorrow
	is are was were be been has have had do does did will would can could may might must shall should
	der die das den dem des ein eine einer eines im in am auf bei von zu mit nach und aber oder er sie es wir
	le la les un une des du de au aux en dans sur par pour et mais ou il elle ils elles ce cette ces
	el los las uno una unos unas del al con por para y pero o se su sus
	gli i lo di da per tra ma e ed`

// shortened are words that end with a full stop inside a name.
const shortened = "mr mrs ms dr st gen sen rep gov col capt lt sgt maj adm prof rev hon jr sr mt ft no"

// legalForms are the words of a name that many companies have in theirs.
const legalForms = `inc corp corporation co cos company ltd limited plc llc llp lp sa ag nv bv gmbh spa srl kk ab oy asa pty`
