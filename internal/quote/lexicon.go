package quote

import (
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/names"
)

// class says what a word may be. A word may be several things, and only its place tells which: "General" is an office and
// "general" an adjective.
type class uint32

const (
	finite      class = 1 << iota // a form of a verb of saying that has a subject: says, said
	participle                    // saying
	infinitive                    // say
	weak                          // a verb with many other uses; see weakVerbs
	auxiliary                     // has, will, did
	being                         // is, was: a participle after it is passive
	adverb                        // also, later
	masculine                     // he
	feminine                      // she
	neuter                        // it
	plural                        // they, we
	firstPerson                   // I, we, you
	relative                      // who, which
	determiner
	preposition
	conjunction
	office
	honorific
	male   // a given name, an office or an honorific of a man
	female // of a woman
	given  // a given name
	organisation
	place
	people // an adjective before an office
	particle
	calendar
	titleWord   // a word before the title of a work
	common      // an organisation that is not a name by itself: "the bank"
	englishWord // a small word of English and of no other language

	capital // the word has a capital: set by the reader of tokens, in no table
	owner   // "Russia's"
	number

	pronoun  = masculine | feminine | neuter | plural
	cue      = finite | participle | infinitive
	function = pronoun | firstPerson | relative | determiner | preposition | conjunction | adverb | auxiliary | being | calendar
)

// grammar is the small words, by what they do in a sentence.
var grammar = []struct {
	class class
	words string
}{
	{auxiliary, `has have had did does do will would could should may might can cannot must didn't doesn't don't hasn't hadn't won't wouldn't couldn't not never a-t-il hat hatte ont ha había`},
	{being, `is was are were be been being am isn't wasn't aren't 's wird wurde est sind`},
	{adverb, `also later then earlier once again still even only just further furthermore previously now already always often both
		recently repeatedly simply soon first finally instead however meanwhile afterwards afterward today yesterday tomorrow
		tonight though too ever perhaps maybe rather quite so there here indeed besides moreover nevertheless nonetheless
		additionally likewise thus therefore hence otherwise yet auch dann aussi également también`},
	{masculine, `he er il él он`},
	{feminine, `she sie elle ella она`},
	{neuter, `it`},
	{plural, `they`},
	{firstPerson, `i we you`},
	{relative, `who which`},
	{determiner, `the a an his her their its our my your this that these those one another some several many two three four
		five most all each every both no any other der die das ein eine le la les un une el los las una`},
	{preposition, `of in on at to for from by with about after before during under over against between among through into onto
		near since until within without upon as than like following via despite per amid across behind outside inside
		regarding concerning toward towards beside along around alongside except von mit bei nach für de du des pour avec dans
		à en por con в на по от с из til på av fra från vid hos alla agli aux devant ante durante desde aos podczas przed dla
		aan tegen bij naar über gegenüber`},
	{conjunction, `and but or nor if when while because although whereas unless whether as where why how what und aber et mais y pero и но а`},
	{particle, `van von der den de la le du del della di da dos das al el bin ibn abu ben ter ten zu af st`},
	{calendar, names.Weekdays("en").Join(" ") + " " + names.ShortWeekdays("en").Join(" ")},
	{calendar, names.Months("en").Without("may").Join(" ")},
	{calendar, names.ShortMonths("en").Without("mar", "jun", "jul", "sep").Join(" ")}, // people are called so, too
	{titleWord, `titled entitled book novel film movie song album headline headlined play series show documentary episode single memoir article essay novella`},
	{number, `mid-march`},
}

// genders are the classes of those whose an honorific is.
var genders = map[names.Gender]class{names.Man: male, names.Woman: female}

// lexicon holds the classes of every word of the tables.
var lexicon = makeLexicon()

func makeLexicon() *dictionary {
	d := new(dictionary)
	add := d.add
	for _, g := range grammar {
		add(g.class, g.words)
	}
	for w := range strings.FieldsSeq(regularVerbs) {
		add(infinitive, w)
		s, past, ing := conjugate(w)
		add(finite, s+" "+past)
		add(participle, ing)
	}
	for _, v := range irregularVerbs {
		add(infinitive, v.base)
		add(finite, v.finite)
		add(participle, v.participle)
	}
	add(finite, foreignVerbs)
	add(weak, weakVerbs)
	add(englishWord, englishWords)
	add(office, offices)
	add(office, names.ShortTitles().Join(" "))
	for word, whose := range names.Honorifics() {
		add(honorific|genders[whose], word)
	}
	add(office|male, maleOffices)
	add(office|female, femaleOffices)
	add(organisation, organisations)
	add(organisation|common, commonOrganisations)
	add(place, places)
	add(people, peoples)
	add(given|male, maleNames+moreMaleNames)
	add(given|female, femaleNames+moreFemaleNames)
	for other, name := range names.FirstNames() {
		if gender := d.class(name) & (given | male | female); gender != 0 {
			add(gender, other)
		}
	}
	return d
}

// conjugate returns the third person, the past and the participle of a regular verb: urge, urges, urged, urging.
func conjugate(base string) (third, past, ing string) {
	last := base[len(base)-1]
	switch {
	case last == 'e':
		return base + "s", base + "d", base[:len(base)-1] + "ing"
	case last == 'y' && !strings.ContainsRune("aeiou", rune(base[len(base)-2])):
		return base[:len(base)-1] + "ies", base[:len(base)-1] + "ied", base + "ing"
	case strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "s"):
		return base + "es", base + "ed", base + "ing"
	}
	stem := base
	if slices.Contains(strings.Fields(doublingVerbs), base) {
		stem += base[len(base)-1:]
	}
	return base + "s", stem + "ed", stem + "ing"
}

// doublingVerbs are verbs that double their last letter: admitted, quipped.
const doublingVerbs = `admit beg blog brag confer defer demur dub infer quip refer sob slam snap`
