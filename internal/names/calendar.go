package names

import "time"

// months has the months from January to December. Finnish datelines have them in the partitive, Slavic and Greek ones in the genitive.
var months = []row{
	{"en", `january jan. | february feb. | march mar. | april apr. | may | june jun. | july jul. | august aug. | september sep. sept. |
		october oct. | november nov. | december dec.`},
	{"de", `januar jänner | februar feber | märz mär. | april | mai | juni | juli | august | september | oktober okt. | november | dezember dez.`},
	{"fr", `janvier janv. | février févr. fév. | mars | avril avr. | mai | juin | juillet juil. | août | septembre | octobre | novembre | décembre déc.`},
	{"es", `enero ene. | febrero | marzo | abril abr. | mayo | junio | julio | agosto ago. | septiembre | octubre | noviembre | diciembre dic.`},
	{"it", `gennaio gen. | febbraio | marzo | aprile | maggio mag. | giugno giu. | luglio lug. | agosto | settembre set. | ottobre ott. |
		novembre | dicembre`},
	{"pt", `janeiro | fevereiro fev. | março | abril | maio | junho | julho | agosto | setembro | outubro out. | novembro | dezembro dez.`},
	{"nl", `januari | februari | maart | april | mei | juni | juli | augustus | september | oktober | november | december`},
	{"sv", `januari | februari | mars | april | maj | juni | juli | augusti | september | oktober | november | december`},
	{"fi", `tammikuuta | helmikuuta | maaliskuuta | huhtikuuta | toukokuuta | kesäkuuta | heinäkuuta | elokuuta | syyskuuta | lokakuuta |
		marraskuuta | joulukuuta`},
	{"ru", `января янв. | февраля фев. | марта мар. | апреля апр. | мая | июня июн. | июля июл. | августа авг. | сентября сен. | октября окт. |
		ноября ноя. | декабря дек.`},
	{"pl", `stycznia | lutego | marca | kwietnia | maja | czerwca | lipca | sierpnia | września | października | listopada | grudnia`},
	{"uk", `січня | лютого | березня | квітня | травня | червня | липня | серпня | вересня | жовтня | листопада | грудня`},
	{"cs", `ledna | února | března | dubna | května | června | července | srpna | září | října | listopadu | prosince`},
	{"hu", `január | február | március | április | május | június | július | augusztus | szeptember | október | november | december`},
	{"ro", `ianuarie ian. | februarie | martie | aprilie | mai | iunie | iulie | august | septembrie | octombrie | noiembrie noi. | decembrie`},
	{"bg", `януари | февруари | март | април | май | юни | юли | август | септември | октомври | ноември | декември`},
	{"sr", `јануара | фебруара | марта | априла | маја | јуна | јула | августа | септембра | октобра | новембра | децембра`},
	{"el", `ιανουαρίου | φεβρουαρίου | μαρτίου | απριλίου | μαΐου | ιουνίου | ιουλίου | αυγούστου | σεπτεμβρίου | οκτωβρίου | νοεμβρίου | δεκεμβρίου`},
	{"tr", `ocak | şubat | mart | nisan | mayıs | haziran | temmuz | ağustos | eylül | ekim | kasım | aralık`},
	{"no", `januar | februar | mars | april | mai | juni | juli | august | september | oktober | november | desember des.`},
	{"da", `januar | februar | marts | april | maj | juni | juli | august | september | oktober | november | december`},
}

// weekdays has the days of the week from Monday to Sunday.
var weekdays = []row{
	{"en", `monday mon. | tuesday tue. tues. | wednesday wed. | thursday thu. thur. thurs. | friday fri. | saturday sat. | sunday sun.`},
	{"de", `montag | dienstag | mittwoch | donnerstag | freitag | samstag sonnabend | sonntag`},
	{"fr", `lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche`},
	{"es", `lunes | martes | miércoles | jueves | viernes | sábado | domingo`},
	{"it", `lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica`},
	{"no", `mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag`},
	{"sv", `måndag | tisdag | onsdag | torsdag | fredag | lördag | söndag`},
	{"hu", `hétfő | kedd | szerda | csütörtök | péntek | szombat | vasárnap`},
}

// Month returns the month that a word in small letters names or shortens in any language of the table: "march", "mar",
// "märz". ok is false where it is none.
func Month(word string) (m time.Month, ok bool) {
	m, ok = monthByWord[word]
	return m, ok
}

var monthByWord = join(Months(), ShortMonths()).Map()

// Months returns the full names of the months in the languages, by ISO 639-1; without a language in all of the table.
func Months(languages ...string) View[time.Month] {
	return values(forms(months, full, languages), monthOf)
}

// ShortMonths returns the abbreviations of the months in the languages; without a language in all of the table.
func ShortMonths(languages ...string) View[time.Month] {
	return values(forms(months, abbreviated, languages), monthOf)
}

// Weekdays returns the full names of the days of the week in the languages; without a language in all of the table.
func Weekdays(languages ...string) View[time.Weekday] {
	return values(forms(weekdays, full, languages), weekdayOf)
}

// ShortWeekdays returns the abbreviations of the days of the week in the languages; without a language in all of the table.
func ShortWeekdays(languages ...string) View[time.Weekday] {
	return values(forms(weekdays, abbreviated, languages), weekdayOf)
}

// monthOf and weekdayOf say what a cell of the tables stands for.
func monthOf(cell int) time.Month     { return time.January + time.Month(cell) }
func weekdayOf(cell int) time.Weekday { return (time.Monday + time.Weekday(cell)) % 7 }
