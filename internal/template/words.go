package template

import (
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/names"
)

// lexeme says what a word may be in a fact. The zero lexeme stands for every other word.
type lexeme struct {
	number   float64 // value of a number spelled out; 0 if none
	factor   float64 // factor for the number before it; 0 if none
	month    int     // from 1; 0 if none
	weekday  int     // from 1; 0 if none
	unit     unit
	opener   bool // begins sentences and is no name
	legal    bool // the legal form of a company, which many names have
	short    bool // ends with a full stop inside a name
	particle bool // between a day and its month
}

// unit says what a word after a number does to it.
type unit uint8

const (
	none  unit = iota
	plain      // is part of it and changes nothing
	clock      // makes it a time of day
	per        // is part of it together with a cent after it
	cent       // is part of it
)

// lexicon holds the words of the tables below in lower case, each at most longestWord bytes long.
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
	for word, n := range names.Numerals(2, 90) { // "one" is a pronoun as often
		fill(word, func(x *lexeme) { x.number = float64(n) })
	}
	for word, n := range names.Scales(languages...) {
		fill(word, func(x *lexeme) { x.factor = n })
	}
	for word, month := range names.Months(languages...) {
		fill(word, func(x *lexeme) { x.month = int(month) })
	}
	for word, month := range names.ShortMonths("en") {
		fill(word, func(x *lexeme) { x.month = int(month) })
	}
	for word, day := range names.Weekdays(languages...) {
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
	fill(openers+" "+names.Numerals(1, 10).Join(" "), func(x *lexeme) { x.opener = true })
	fill(legalForms, func(x *lexeme) { x.legal = true })
	fill(shortened, func(x *lexeme) { x.short = true })
	fill("of de di", func(x *lexeme) { x.particle = true })
	return m
}

// lengths are those of the words of lexicon, a bit each, by their first byte.
var lengths = func() (t [256]uint32) {
	for w := range lexicon {
		t[w[0]] |= 1 << len(w)
	}
	return t
}()

// lookUp returns the lexeme of a word in any case, with or without 's.
func lookUp(w string) *lexeme {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if len(w) > longestWord || w == "" || (lengths[w[0]]|lengths[w[0]|0x20])>>len(w)&1 == 0 { // most words
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

// other is the lexeme of every word outside the tables.
var other = lexeme{unit: none}

// units are words after a number that are part of it.
var units = map[unit]string{
	plain: names.ShortUnits().Without("pc").Join(" ") + ` percent percentage prozent procent
		dollars dollar cents sterling pounds pound pence yen euros euro eur usd gbp jpy chf francs franc
		marks mark lire guilders pesos peso rupees rupee rubles roubles ruble rouble yuan crowns kronor kroner riyals dirhams won`,
	clock: "am pm a.m p.m gmt est edt cst cdt pst pdt cet utc bst uhr",
	per:   "per por pour",
	cent:  "cent ciento",
}

// fromMonday returns the number of a day in a week from Monday, 1, to Sunday, 7.
func fromMonday(day time.Weekday) int { return (int(day)+6)%7 + 1 }

// languages are those whose months, days and scales are read.
var languages = []string{"en", "de", "fr", "es", "it"}

// openers begin sentences and are not names.
const openers = `a an the this that these those there here it its he his him she her they their them we our us you your i my
	in on at by of for from to with without within into onto over under about above below after before between during through
	and but or nor so yet if as because since until while when where who whom whose what which why how whether although though
	however also still then thus hence meanwhile moreover instead perhaps maybe not no none never nothing nobody
	all both each every either neither any some many most more less few several other others another such same only even just
	first second third last next earlier later yesterday today tomorrow
	is are was were be been has have had do does did will would can could may might must shall should
	der die das den dem des ein eine einer eines im in am auf bei von zu mit nach und aber oder er sie es wir
	le la les un une des du de au aux en dans sur par pour et mais ou il elle ils elles ce cette ces
	el los las uno una unos unas del al con por para y pero o se su sus
	gli i lo di da per tra ma e ed`

// shortened are words that end with a full stop inside a name. "Fr" and "sec" are francs and seconds as often.
var shortened = names.ShortHonorifics().Join(" ") + " " + names.ShortTitles().Without("fr", "sec").Join(" ") + " st jr sr mt ft no"

// legalForms are words that the names of many companies share.
const legalForms = `inc corp corporation co cos company ltd limited plc llc llp lp sa ag nv bv gmbh spa srl kk ab oy asa pty`
