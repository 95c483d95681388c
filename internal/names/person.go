package names

import (
	"slices"
	"strings"
)

// A row of the tables below is a name: the word that it is read as, and behind it the other ways to write it.

// firstNames are first names that come from other alphabets, in the ways in which English copy writes them.
const firstNames = `
	abdullah   abdallah
	ahmed      ahmad
	alexander  aleksandr
	alexei     aleksei aleksey alexey
	anatoly    anatoli anatolii anatoliy
	andrey     andrei
	andriy     andrii
	arkady     arkadi arkadii arkadiy
	dmitry     dmitri dmitrii dmitriy
	gennady    gennadi gennadii gennadiy
	georgy     georgi georgii georgiy
	grigory    grigori grigorii grigoriy
	hussein    husein hussain
	mikhail    mikhael
	muammar    moamar moammar
	muhammad   mohamed mohammad mohammed muhammed
	nikolai    nikolay
	oleksiy    oleksii
	sergey     sergei
	serhiy     serhii
	usama      osama
	valery     valeri valerii valeriy
	vasily     vasili vasilii vasiliy
	vitaly     vitali vitalii vitaliy
	volodymyr  volodimir
	yevgeny    evgeni evgenii evgeniy evgeny yevgeni yevgenii yevgeniy
	yuri       yurii yuriy yury
`

// otherNames are surnames, places, bodies and books of the same kind, and places with an older name.
const otherNames = `
	gaddafi     gadhafi kadhafi qaddafi qadhafi
	gorbachev   gorbachov
	medvedev    medvedyev
	tymoshenko  timoshenko
	yanukovych  yanukovich
	yeltsin     eltsin
	zelensky    zelenski zelenskiy zelenskyy

	chernihiv       chernigov
	dnipropetrovsk  dnepropetrovsk
	kharkiv         kharkov
	kyiv            kiev
	luhansk         lugansk
	lviv            lvov
	odesa           odessa
	romania         roumania rumania
	tehran          teheran
	zaporizhzhia    zaporizhzhya zaporozhye

	hizbollah  hezbollah hizballah hizbullah
	qaeda      qaida
	quran      koran
`

// The rows of the next two tables are for people alone, and only where the surnames agree: Bill Clinton is William Clinton,
// but a bill is no William. They never make one term of two words.

// shortForms has behind each first name what its bearers are called for short. One short form may have several names.
const shortForms = `
	abigail      abby
	alan         al
	albert       al bert
	alexander    alex
	alexandra    alex
	alfred       al fred
	amanda       mandy
	andrew       andy drew
	anthony      tony
	antonio      tony
	antony       tony
	ashton       ash
	barbara      barb
	benedict     ben
	benjamin     ben
	bernadette   bernie
	bernard      bernie
	catherine    cathy kate katie
	charles      charlie chuck
	christina    chris tina
	christine    chris
	christopher  chris
	clifford     cliff
	cynthia      cindy
	daniel       dan danny
	david        dave
	deborah      deb debbie
	donald       don
	douglas      doug
	edmund       ed eddie
	edward       ed eddie ted
	edwin        ed eddie
	elizabeth    beth betsy betty liz
	eugene       gene
	frances      fran
	francis      frank
	franklin     frank
	frederick    fred
	gabriel      gabe
	geoffrey     geoff
	gerald       jerry
	gregory      greg
	harold       harry
	henry        hank harry
	jacob        jake
	james        jim jimmy
	jeffrey      jeff
	jennifer     jen jenny
	jerome       jerry
	john         jack johnny
	jonathan     jon
	joseph       joe
	joshua       josh
	judith       judy
	katharine    kate kathy katie
	katherine    kate kathy katie
	kathleen     kate kathy katie
	kathryn      kate kathy katie
	kenneth      ken
	kimberly     kim
	lawrence     larry
	leonard      len
	margaret     maggie meg peggy
	martin       marty
	matthew      matt
	michael      mick mike
	mitchell     mitch
	nathan       nate
	nathaniel    nate
	newton       newt
	nicholas     nick
	patricia     pat patty
	patrick      pat
	penelope     penny
	peter        pete
	philip       phil
	phillip      phil
	randall      randy
	raymond      ray
	rebecca      becky
	richard      dick rich rick ricky
	robert       bob bobby rob
	rodney       rod
	ronald       ron ronnie
	russell      russ
	samantha     sam
	samuel       sam
	stanley      stan
	stephen      steve
	steven       steve
	stuart       stu
	susan        sue
	terence      terry
	teresa       terry tess
	theodore     ted
	theresa      terry tess
	thomas       tom tommy
	timothy      tim
	valerie      val
	victor       vic
	victoria     vicky
	vincent      vince
	walter       walt
	wesley       wes
	willard      mitt
	william      bill billy will
	zachary      zach
`

// countryForms has first names that another country has another form of. The copy of one calls its people by its own form.
const countryForms = `
	alexander  oleksandr
	alexei     oleksiy
	andrey     andriy
	dmitry     dmytro
	mikhail    mykhailo
	nikolai    mykola
	pavel      pavlo
	pyotr      petro
	sergey     serhiy
	vladimir   volodymyr
	yevgeny    yevhen
`

// Spelling returns the one way in which a name in small letters is read that is written in several in Latin letters: "nikolay"
// is "nikolai". Any other word is returned as it is.
func Spelling(word string) string {
	if same, ok := spellings[word]; ok {
		return same
	}
	return word
}

var spellings = Spellings().Map()

// Spellings returns the other ways to write names of all kinds, each with the one that it is read as.
func Spellings() View[string] { return join(FirstNames(), others(otherNames)) }

// FirstNames returns the first names among [Spellings].
func FirstNames() View[string] { return others(firstNames) }

// SameFirstName reports whether two first names in small letters may be one person's: they are spellings of one name, one is
// short for the other, or they are the forms of two countries. "Bill" and "will" are both short for William, and yet two.
func SameFirstName(a, b string) bool {
	a, b = Spelling(a), Spelling(b)
	return a == b || slices.Contains(calledFor[a], b) || slices.Contains(calledFor[b], a)
}

// calledFor holds the first names for which one stands.
var calledFor = func() map[string][]string {
	lists := make(map[string][]string)
	for name, of := range ShortForms() {
		lists[name] = append(lists[name], of)
	}
	return lists
}()

// ShortForms returns the short forms of first names, and those of other countries, each with the full name that it stands for. A
// form that stands for several is there several times.
func ShortForms() View[string] { return join(others(shortForms), others(countryForms)) }

// others returns the words of a table's rows behind the first, each with that.
func others(table string) View[string] {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(table) {
			words := strings.Fields(line)
			for i := 1; i < len(words); i++ {
				if !yield(words[i], words[0]) {
					return
				}
			}
		}
	}
}
