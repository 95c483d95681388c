package names

import "strings"

// What papers write in two ways by their house style. None of it makes a term of two words: it is for comparing what was said.

// counting has the numbers from one to twenty, and then the tens from thirty on. English ones are in [Numerals].
var counting = []row{
	{"de", `eins ein eine einen einem einer | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | dreizehn | vierzehn |
		fünfzehn | sechzehn | siebzehn | achtzehn | neunzehn | zwanzig | dreißig | vierzig | fünfzig | sechzig | siebzig | achtzig | neunzig`},
	{"fr", `un une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | treize | quatorze | quinze | seize | | | |
		vingt | trente | quarante | cinquante | soixante | septante | | nonante`},
	{"es", `uno un una | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce | trece | catorce | quince | dieciséis |
		diecisiete | dieciocho | diecinueve | veinte | treinta | cuarenta | cincuenta | sesenta | setenta | ochenta | noventa`},
	{"it", `uno un una | due | tre | quattro | cinque | sei | sette | otto | nove | dieci | undici | dodici | tredici | quattordici | quindici |
		sedici | diciassette | diciotto | diciannove | venti | trenta | quaranta | cinquanta | sessanta | settanta | ottanta | novanta`},
	{"pt", `um uma | dois duas | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze | treze | catorze quatorze | quinze |
		dezesseis dezasseis | dezessete dezassete | dezoito | dezenove dezanove | vinte | trinta | quarenta | cinquenta | sessenta | setenta | oitenta | noventa`},
	{"nl", `een één | twee | drie | vier | vijf | zes | zeven | acht | negen | tien | elf | twaalf | dertien | veertien | vijftien | zestien |
		zeventien | achttien | negentien | twintig | dertig | veertig | vijftig | zestig | zeventig | tachtig | negentig`},
	{"sv", `en ett | två | tre | fyra | fem | sex | sju | åtta | nio | tio | elva | tolv | tretton | fjorton | femton | sexton | sjutton | arton |
		nitton | tjugo | trettio | fyrtio | femtio | sextio | sjuttio | åttio | nittio`},
	{"no", `en én ett et | to | tre | fire | fem | seks | sju syv | åtte otte | ni | ti | elleve | tolv | tretten | fjorten | femten | seksten |
		sytten | atten | nitten | tjue tyve | tretti tredve | førti fyrre | femti | seksti | sytti | åtti | nitti`},
	{"fi", `yksi | kaksi | kolme | neljä | viisi | kuusi | seitsemän | kahdeksan | yhdeksän | kymmenen | yksitoista | kaksitoista | kolmetoista | | | | | | |
		kaksikymmentä`},
	{"pl", `jeden jedna jedno | dwa dwie | trzy | cztery | pięć | sześć | siedem | osiem | dziewięć | dziesięć | jedenaście | dwanaście | trzynaście |
		czternaście | piętnaście | szesnaście | siedemnaście | osiemnaście | dziewiętnaście | dwadzieścia | trzydzieści | czterdzieści | pięćdziesiąt |
		sześćdziesiąt | siedemdziesiąt | osiemdziesiąt | dziewięćdziesiąt`},
	{"ru", `один одна одно | два две | три | четыре | пять | шесть | семь | восемь | девять | десять | одиннадцать | двенадцать | тринадцать |
		четырнадцать | пятнадцать | шестнадцать | семнадцать | восемнадцать | девятнадцать | двадцать | тридцать | сорок | пятьдесят | шестьдесят |
		семьдесят | восемьдесят | девяносто`},
}

// ordinals has the ordinals from first on.
var ordinals = []row{
	{"en", `first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth | thirteenth | fourteenth |
		fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth`},
	{"de", `erste ersten erster erstes erstem | zweite zweiten zweiter zweites zweitem | dritte dritten dritter drittes drittem |
		vierte vierten vierter viertes | fünfte fünften fünfter fünftes | sechste sechsten sechster sechstes | siebte siebten siebter siebtes |
		achte achten achter achtes | neunte neunten neunter neuntes | zehnte zehnten zehnter zehntes | elfte elften elfter | zwölfte zwölften zwölfter`},
	{"fr", `premier première premiers premières | deuxième second seconde | troisième | quatrième | cinquième | sixième | septième | huitième | neuvième |
		dixième | onzième | douzième | treizième | quatorzième | quinzième`},
	{"es", `primero primera primer primeros primeras | segundo segunda | tercero tercera tercer | cuarto cuarta | quinto quinta | sexto sexta |
		séptimo séptima | octavo octava | noveno novena | décimo décima`},
	{"it", `primo prima primi prime | secondo seconda | terzo terza | quarto quarta | quinto quinta | sesto sesta | settimo settima | ottavo ottava |
		nono nona | decimo decima`},
	{"pt", `primeiro primeira | segundo segunda | terceiro terceira | quarto quarta | quinto quinta | sexto sexta | sétimo sétima | oitavo oitava |
		nono nona | décimo décima`},
	{"nl", `eerste | tweede | derde | vierde | vijfde | zesde | zevende | achtste | negende | tiende`},
	{"sv", `första | andra | tredje | fjärde | femte | sjätte | sjunde | åttonde | nionde | tionde`},
	{"no", `første | andre anden | tredje | fjerde | femte | sjette | sjuende syvende | åttende ottende | niende | tiende`},
	{"pl", `pierwszy pierwsza pierwsze | drugi druga drugie | trzeci trzecia trzecie | czwarty czwarta | piąty piąta | szósty szósta | siódmy siódma |
		ósmy ósma | dziewiąty dziewiąta | dziesiąty dziesiąta`},
	{"ru", `первый первая первое первого первой | второй вторая второе второго | третий третья третье третьего | четвёртый четвертый четвёртая четвертая |
		пятый пятая пятое | шестой шестая шестое | седьмой седьмая | восьмой восьмая | девятый девятая | десятый десятая`},
}

// moreScales are scales in languages that [Scales] lacks, and whose texts only this package's style reads.
var moreScales = []row{
	{"nl", `honderd | duizend | miljoen mln. | miljard mrd. |`},
	{"sv", `hundra | tusen | miljon miljoner milj. mn. | miljard miljarder mdr. |`},
	{"no", `hundre hundrede | tusen tusind | million millioner mill. | milliard milliarder mrd. |`},
	{"pt", `cem | mil | milhão milhões | bilhão bilhões bi. |`},
	{"es", `cien | mil | millón millones mill. | | `},
	{"fr", `cent | mille | million | milliard mds. |`},
	{"it", `cento | mila mille | milione | miliardo | `},
	{"de", `hundert | tausend tsd. | million | milliarde |`},
	{"pl", `sto | tysiąc tysiące tysięcy tys. | milion miliony milionów mln. | miliard miliardy miliardów mld. |`},
	{"ru", `сто | тысяча тысячи тысяч тыс. | миллион миллиона миллионов млн. | миллиард миллиарда миллиардов млрд. | триллион триллиона триллионов трлн.`},
}

// measures are units and currencies, each with the signs, abbreviations and words of other languages for it. One form may stand for
// several.
const measures = `
	percent     % percentage-point pct pc prozent procent prosent prosentti prosenttia porcento percento процент процента процентов відсотків procentów procenta
	dollar      $ dollars dlr dlrs usd dollaria dólar dólares dollari dolar dolarów долларов доллара доллар доллары
	cent        ¢ cents ct cts
	euro        € euros eur euroa евро
	pound       £ pounds gbp sterling lb lbs
	penny       pence p
	yen         ¥ jpy
	yuan        ¥ rmb cny renminbi
	rupee       ₹ rupees rs inr
	rouble      ₽ roubles ruble rubles rub руб рублей рубля рубль рубли
	crown       crowns kr krone kroner krona kronor kronen sek nok dkk
	zloty       zł zlotys złoty złotych złote
	franc       francs chf franken
	won         ₩ krw
	kilometre   km kms kilometres kilometer kilometers kilómetro kilómetros kilomètre kilomètres chilometro chilometri quilômetro quilômetros
		quilómetros kilometern kilometrów kilometriä км километр километра километров
	metre       m metres meter meters metern metro metros mètre mètres metri metrów м метр метра метров
	centimetre  cm centimetres centimeter centimeters centímetros centimètres centimetri см сантиметров
	millimetre  mm millimetres millimeter millimeters milímetros millimètres мм
	mile        mi miles
	foot        ft feet
	inch        in inches
	yard        yd yds yards
	acre        acres
	hectare     ha hectares hektar hektare
	kilogram    kg kgs kilo kilos kilograms kilogramme kilogrammes kilogramm кг килограмм килограммов килограмма
	gram        g grams gramme grammes gramm
	tonne       t tonnes ton tons tonnen toneladas т тонн тонны тонна
	litre       l litres liter liters litern litros litro
	ounce       oz ounces
	hour        h hr hrs hours stunde stunden heure heures hora horas час часа часов ч
	minute      min mins minutes minuten minuto minutos minut минут минуты
	second      sec secs seconds sekunden
	degree      ° degrees grad degrés grados gradi graus градусов градуса
	celsius     c centigrade
	fahrenheit  f
	megawatt    mw megawatts
	square      sq
	number      no nos № # nr nummer numéro número numero núm n°
`

// shortWords are other words that are written in two ways, and the abbreviations of titles in other languages than English.
const shortWords = `
	and         & und et y e og och ja и en i
	okay        ok o.k.
	television  tv t.v.
	saint       st
	street      st
	mount       mt
	mister      mr
	missus      mrs
	versus      vs v
	until       till til
	because     cause cos coz cuz
	them        em
	toward      towards
	among       amongst
	while       whilst
	afterward   afterwards
	forward     forwards
	backward    backwards
	doktor      dr
	doutor      dr
	doutora     dra
	docteur     dr
	dottore     dr dott
	dottoressa  dott.ssa
	doctora     dra
	professeur  pr prof
	professore  prof
	profesor    prof
	professora  prof
	señor       sr
	señora      sra
	senhor      sr
	senhora     sra
	monsieur    m
	madame      mme
	mademoiselle  mlle
	signor      sig
	signora     sig.ra
	herr        hr hrn
	frau        fr
	господин    г-н
	госпожа     г-жа
`

// Count returns the number from one to twenty, or the ten up to ninety, that a word in small letters stands for by itself in any
// language of the tables. Where it is none, ok is false.
func Count(word string) (n int, ok bool) {
	if n, ok := Numeral(word); ok {
		return n, true
	}
	n, ok = counts[word]
	return n, ok
}

var counts = values(forms(counting, full, nil), countOf).Map()

// countOf says what a cell of counting stands for.
func countOf(cell int) int {
	if cell < 20 {
		return cell + 1
	}
	return 10 * (cell - 17) // thirty is behind twenty
}

// Ordinal returns the number of an ordinal in small letters: 1 for "first" and "première". Where it is none, ok is false.
func Ordinal(word string) (n int, ok bool) {
	n, ok = ordinalNumbers[word]
	return n, ok
}

var ordinalNumbers = values(forms(ordinals, full, nil), func(cell int) int { return cell + 1 }).Map()

// Scale returns what a word or abbreviation in small letters multiplies the number before it by, in any language of the tables.
// Where it does not, ok is false.
func Scale(word string) (value float64, ok bool) {
	value, ok = scaleOf[word]
	return value, ok
}

var scaleOf = join(Scales(), values(join(forms(moreScales, full, nil), forms(moreScales, abbreviated, nil)),
	func(cell int) float64 { return scaleValues[cell] })).Map()

// StandsFor returns what a word, an abbreviation or a sign in small letters may be written for by a house style: "km" for a
// kilometre, "st" for a saint and a street; nil where nothing is known. A word may stand for itself. The slice is not to be changed.
func StandsFor(word string) []string { return standFor[word] }

var standFor = func() map[string][]string {
	all := make(map[string][]string)
	add := func(word, name string) { all[word] = append(all[word], name) }
	for _, table := range []string{strings.ReplaceAll(measures, "\n\t\t", " "), shortWords} {
		for line := range strings.Lines(table) {
			for word := range strings.FieldsSeq(line) {
				add(word, strings.Fields(line)[0])
			}
		}
	}
	for short, title := range ShortTitles() {
		add(short, title)
	}
	return all
}()
