package template

import "strings"

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
	for w, n := range numerals {
		fill(w, func(x *lexeme) { x.number = n })
	}
	for n, words := range factors {
		fill(words, func(x *lexeme) { x.factor = n })
	}
	for i, words := range months {
		fill(words, func(x *lexeme) { x.month = i + 1 })
	}
	for i, words := range weekdays {
		fill(words, func(x *lexeme) { x.weekday = i + 1 })
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

// lookUp returns the lexeme of a word in any case, with or without 's.
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

// other is the lexeme of every word outside the tables.
var other = lexeme{unit: none}

// numerals are the numbers that wire copy spells out. "One" is missing: it is a pronoun as often as a number.
var numerals = map[string]float64{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// factors hold the words after a number that multiply it.
var factors = map[float64]string{
	1e2:  "hundred",
	1e3:  "thousand k thsd",
	1e6:  "mln mn m million millions mio millionen millones milioni",
	1e9:  "bln bn b billion billions mrd milliarden milliards miliardi",
	1e12: "trillion trln tn",
}

// units are words after a number that belong to it.
var units = map[unit]string{
	plain: `pct percent percentage prozent procent ct
		dlrs dlr dollars dollar cts cents stg sterling pounds pound pence yen euros euro eur usd gbp jpy chf francs franc
		marks mark lire guilders pesos peso rupees rupee rubles roubles ruble rouble yuan crowns kronor kroner riyals dirhams won`,
	clock: "am pm a.m p.m gmt est edt cst cdt pst pdt cet utc bst uhr",
	per:   "per por pour",
	cent:  "cent ciento",
}

// months are the names of months and their short forms.
var months = [...]string{
	"january jan januar janvier enero gennaio",
	"february feb februar février febrero febbraio",
	"march mar märz mars marzo",
	"april apr avril abril aprile",
	"may mai mayo maggio",
	"june jun juni juin junio giugno",
	"july jul juli juillet julio luglio",
	"august aug août agosto",
	"september sept sep septembre septiembre settembre",
	"october oct oktober octobre octubre ottobre",
	"november nov novembre noviembre",
	"december dec dezember décembre diciembre dicembre",
}

// weekdays are the days of the week. Short forms of three letters are missing: they are other words as often.
var weekdays = [...]string{
	"monday montag lundi lunes lunedì",
	"tuesday tues dienstag mardi martes martedì",
	"wednesday mittwoch mercredi miércoles mercoledì",
	"thursday thurs donnerstag jeudi jueves giovedì",
	"friday freitag vendredi viernes venerdì",
	"saturday samstag sonnabend samedi sábado sabato",
	"sunday sonntag dimanche domingo domenica",
}

// openers begin sentences and are not names.
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

// legalForms are words that the names of many companies share.
const legalForms = `inc corp corporation co cos company ltd limited plc llc llp lp sa ag nv bv gmbh spa srl kk ab oy asa pty`
