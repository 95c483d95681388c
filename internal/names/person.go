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
	abigail      abby gail
	alan         al
	albert       al bert bertie
	alexander    alex sandy sascha sasha xander
	alexandra    alex sandra sasha
	alexei       alyosha lyosha
	alfonso      poncho
	alfred       al fred
	amanda       mandy
	amelia       millie
	anastasia    nastya stacy
	anatoly      tolya
	andreas      andi
	andrew       andy drew
	andrey       andryusha
	anthony      toni tony
	antonio      tony
	antony       tony
	ashton       ash
	augustus     gus
	barbara      babs barb barbie
	bartholomew  bart
	benedict     ben benny
	benjamin     ben benji benny bibi
	bernadette   bernie
	bernard      bernd bernie
	calvin       cal
	caroline     carrie
	catherine    cat cathie cathy kate kathy katie
	charles      charlie chas chip chuck
	christian    chris
	christina    chris tina
	christine    chris chrissie tina
	christoph    chris
	christopher  chris
	clifford     cliff
	cornelius    neil
	cynthia      cindy
	daniel       dan danny
	david        dave
	deborah      deb debbie
	dmitry       dima mitya
	dolores      lola
	dominic      dom
	donald       don
	dorothy      dot dottie
	douglas      doug
	edmund       ed eddie
	edward       ed eddie ned ted teddy
	edwin        ed eddie
	eleanor      ellie nell nora
	elizabeth    bess bessie beth betsey betsy bette betty eliza elsie libby lisa liz lizzie
	emily        em emmy
	enrique      quique
	eugene       gene
	federico     fede
	florence     flo
	frances      fran
	francesca    fran
	francesco    ciccio franco
	francis      frank
	francisco    chico paco pancho
	franklin     frank
	franz        franzl
	frederick    fred
	friedrich    fritz
	gabriel      gabe
	geoffrey     geoff
	gerald       jerry
	gerhard      gerd
	gertrude     trudy
	gilbert      gil
	giovanni     gianni nanni vanni
	giuseppe     beppe peppe pino
	gregory      greg grisha
	grigory      grisha
	guadalupe    lupe
	gustavo      gus
	harold       harry
	heinrich     heiner heinz
	helen        nell nellie
	henry        hank harry
	herbert      bert herb
	howard       howie
	hubert       bert
	hugh         hughie
	ignacio      nacho
	ignatius     iggy
	isabella     bella izzy
	jacob        jake
	jacqueline   jackie
	james        jamie jim jimmie jimmy
	jan          honza
	jeffrey      jeff
	jennifer     jen jenny
	jerome       jerry
	jesus        chuy
	joachim      achim jochen
	joan         joanie
	joao         joaozinho
	johannes     hannes hans
	john         jack johnny
	jonathan     jon jonny
	jose         pepe ze
	josef        beppo sepp
	joseph       joe
	josephine    jo josie
	joshua       josh
	judith       judy
	juergen      juergi
	julian       jules
	juliana      jules
	karl         kalle
	katarzyna    kasia
	katharina    kathi katja
	katharine    kate kathy katie
	katherine    kate kathy katie
	kathleen     kate kathy katie
	kathryn      kate kathy katie
	kenneth      ken
	kimberly     kim
	konstantin   kostya
	lawrence     larry lars laurie
	leonard      len
	leonid       lyonya
	leopold      leo
	lewis        lew
	lillian      lil lily
	louis        lou louie
	louise       lou
	lucille      lucy
	luigi        gigi
	luis         lucho
	lyndon       lyn
	magdalena    lena magda
	malgorzata   gosia
	manuel       manolo manu
	margaret     greta madge maggie mags marge margie meg peggy
	maria        mia
	mariano      nano
	martha       marty
	martin       marty
	martina      tina
	matilda      tilly
	matthew      matt
	matthias     matze
	maximilian   max
	melissa      missy
	michael      mick mickey mike mikey
	mikhail      misha
	millicent    millie
	mitchell     mitch
	mohandas     mohan
	montgomery   monty
	nadezhda     nadya
	natalia      natalya natasha
	nathan       nate
	nathaniel    nate
	newton       newt
	nicholas     nick
	nikolai      kolya
	nikolaus     klaus niko
	olga         olya
	oliver       ollie
	oswald       ozzie
	pamela       pam
	pasquale     pasqualino
	patricia     pat patty tricia trish
	patrick      pat
	paulina      paula
	pavel        pasha
	pedro        perico
	penelope     penny
	percival     percy
	peter        pete
	philip       phil
	phillip      phil
	pyotr        petya
	rafael       rafa rafi
	ralph        ralphie
	ramona       mona
	randall      randy
	raymond      ray
	rebecca      becky
	reginald     reg reggie
	richard      dick rich rick ricky
	robert       bert bob bobby rob robbie robin
	roberto      beto
	rodney       rod
	roland       roly
	ronald       ron ronnie
	rosa         rosita
	rosemary     rosie
	rudolf       rudi rudy
	ruediger     rudi
	russell      russ
	salvatore    toto turi
	samantha     sam
	samuel       sam sammy
	sebastian    seb
	sergey       seryozha
	sergio       checo
	sheldon      shelly
	sidney       sid
	solomon      sol
	stanley      stan
	stephanie    steph
	stephen      steve stevie
	steven       steve
	stuart       stu
	susan        sue susie suzie
	svetlana     sveta
	sylvester    sly
	tamara       toma
	tatiana      tania tanya
	terence      terry
	teresa       terry tess
	thaddeus     thad
	theodore     ted theo
	theresa      terry tess
	thomas       tom tommy
	timothy      tim
	tobias       tobi
	ulrich       uli
	valentina    valya
	valerie      val
	vasily       vasya
	veronica     ronnie
	victor       vic
	victoria     tori vicki vicky
	vincent      vince
	vincenzo     enzo
	virginia     ginny
	vladimir     vlad volodya vova
	walter       walt
	wesley       wes
	wilhelm      willi willy
	wilhelmina   mina
	willard      mitt
	william      bill billie billy liam will
	winston      win
	wolfgang     wolf
	yekaterina   katya
	yelena       lena
	yevgeny      zhenya
	yulia        yulya
	yuri         yura
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

// ShareFullName reports whether two first names in small letters may be short for one: "bob" and "rob" for Robert.
func ShareFullName(a, b string) bool {
	return slices.ContainsFunc(calledFor[Spelling(a)], func(name string) bool { return slices.Contains(calledFor[Spelling(b)], name) })
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
