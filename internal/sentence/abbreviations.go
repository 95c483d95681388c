package sentence

import (
	"strings"

	"github.com/copytaster/copytaster/internal/names"
)

// role says whether a sentence can end with an abbreviation if a capital or a digit follows.
type role uint8

const (
	noRole       role = iota // no abbreviation: the sentence ends
	goesOn                   // never ends: a name or something else that belongs to it follows
	beforeNumber             // goes on before a number, ends otherwise
	mayEnd                   // ends only before a word that begins sentences
	mostlyEnds               // ends unless a word follows that belongs to it
	state                    // after a comma, as in "Boston, Mass.", like mostlyEnds; otherwise like mayEnd
)

// abbreviations holds the roles of abbreviations as written, in capitals, and, for those like "p.m", with a space: "p.
// m". It has no initials; see roleAt.
var abbreviations = func() map[string]role {
	table := make(map[string]role)
	for _, l := range languages {
		for _, row := range []struct {
			role  role
			words string
		}{{goesOn, l.goesOn}, {beforeNumber, l.beforeNumber}, {mayEnd, l.mayEnd}} {
			for word := range strings.FieldsSeq(row.words) {
				table[word] = row.role
			}
		}
	}
	for _, row := range []struct {
		role  role
		words string
	}{
		// titles and ranks
		{goesOn, names.ShortHonorifics().Without("sr").Titled().Join(" ")},
		{goesOn, names.ShortTitles().Titled().Join(" ")},
		{goesOn, `Mx Drs Revs Mgr Bp Abp Rt Asst Assoc Dist Snr Cong Ald Cllr Treas Dep Const Ofc Pfc Pvt Pte Spc Spec`},
		{goesOn, `Lts Cpt Comdr Cdr Brig Cmdt Ens MSgt SSgt`},
		{goesOn, `M MM Mmes Mlle Sra Srta Dra Dña Lic Ing Gral Sig Dott Avv Exmo Hr Frl Dipl dhr mevr drs`},
		{goesOn, `Yu Ya Zh Kh Ts Ph Th проф акад ген им ул тов гр св`},
		// before what belongs to them
		{goesOn, `vs e.g i.e eg ie cf viz approx ca c esp incl excl z.B d.h u.a bzw vgl ggf evtl sog geb gest Hl Mio Mrd`},
		{goesOn, `bijv o.a d.w.z т.е т.н тыс млн млрд p.ej av bd Univ Dept`},
		{beforeNumber, `No Nos no nos p pp Vol vol Ch ch Fig Figs fig figs Art art Sect Para para Nr Abs Tel tel ext núm pág est b d rd hr hrs min sec lb lbs oz ft стр рис`},
		{beforeNumber, shortDates + ` Rs`},
		// countries and places, and what stands before or after names
		{mayEnd, `U.S U.S.A U.K U.N E.U U.A.E U.S.S.R St Ste Mt Mts Ft Pt Sr v al г гг Alex Wm Geo Chas Jos Thos`},
		{mostlyEnds, `Inc Corp Co Cos Ltd Bros Bancorp Plc Pty Jr Esq Ph.D M.D`},
		// times of day
		{mostlyEnds, `a.m p.m A.M P.M am pm`},
		{mostlyEnds, `Ave Blvd Rd Hwy Str etc et.al`},
		// states
		{state, `Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nebr Nev`},
		{state, `Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo W.Va N.C N.D N.H N.J N.M N.Y R.I S.C S.D D.C Alta B.C Ont Que Sask`},
	} {
		for word := range strings.FieldsSeq(row.words) {
			table[word] = row.role
			if len(word) > 1 {
				table[strings.ToUpper(word)] = row.role
			}
			if len(word) == len("p.m") {
				table[strings.Replace(word, ".", ". ", 1)] = row.role
			}
		}
	}
	return table
}()

// roleOf returns the role of word, which may contain full stops: that of the whole word, or else of its last part.
func roleOf(word string) role {
	if r, ok := abbreviations[word]; ok {
		return r
	}
	if last := word[strings.LastIndexByte(word, '.')+1:]; len(last) > 1 {
		return abbreviations[last]
	}
	return noRole
}

// set returns the set of words, as written and in capitals.
func set(words string) map[string]bool {
	s := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		s[word], s[strings.ToUpper(word)] = true, true
	}
	return s
}

// starters are words that begin sentences and are not part of a name or a title.
var starters = set(`
	The A An This That These Those He She It They We You I His Her Its Their Our My Your There Here
	In On At By For From To With Without Over Of About Across Among Between Through During Before After Since Until
	And But Or Nor So Yet If When While As Although Though Because Unless Once Whether Where What Why How Who Which
	However Meanwhile Moreover Still Then Now Also Instead Earlier Later Asked Despite According Both Each Most Many Some
	Several Few All Any Another Other Others Such Not No Nobody Everyone Someone Yes Nearly Only Even Just Last
	Dann Danach Dabei Heute Gestern Der Die Das Er Sie Es Ein Eine Im Und Aber Auch Nach Mit Bei Wir Ich Doch
	Он Она Оно Они Мы Это Эта Этот Но Однако Потом Также По При После До Как Если Когда
	Він Вона Воно Вони Ми Це Ця Цей Але Однак Потім За Після Коли Якщо`)

// The months and the days of the week in English, and their abbreviations.
var (
	dates      = names.Weekdays("en").Titled().Join(" ") + " " + names.Months("en").Titled().Join(" ")
	shortDates = names.ShortWeekdays("en").Titled().Join(" ") + " " + names.ShortMonths("en").Titled().Join(" ")
)

// continues are words that belong to a time of day, a street or a firm before them.
var continues = set(dates + ` ` + shortDates + `
	EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST MSK IST JST HKT AEST AEDT
	Eastern Pacific Central Mountain NW NE SW SE
	Chief Chairman Chairwoman President Vice Executive Senior Managing Director CEO CFO COO CTO Founder Spokesman Spokeswoman
	Co International Group Ltd Inc Day High Elementary Memorial Boulevard`)

// minor are small words without a capital in a headline whose words have capitals.
var minor = set(`a an the and or of to in at by for from with on as vs but`)

// leadsOn are more words with which no paragraph and no headline ends.
var leadsOn = set(`its his her their this that said is are was were will has have had be`)

// verbs are verbs of attribution that may stand after the speaker and end the sentence.
var verbs = set(`said says asked asks added replied answered wondered insisted warned noted joked shouted cried quipped explained`)

// particles are small words inside names.
var particles = set(`al bin da de del der di du el ibn la le van von ter zu of the`)

// exclaimed are names with an exclamation mark.
var exclaimed = set(`Yahoo Jeopardy E Wham Joomla Yum`)

// germanMonths and articles show that a number with a full stop is a German ordinal: "6. Dezember", "der 2. Weltkrieg".
var (
	germanMonths = set(names.Months("de").Titled().Join(" ") + ` Jahrhundert`)
	articles     = set(`der den dem des das die vom zum zur beim Der Die Das Den Dem Vom Zum`)
)
