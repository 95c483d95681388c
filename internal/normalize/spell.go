package normalize

import (
	"strings"

	"github.com/copytaster/copytaster/internal/names"
)

// spell returns the American spelling of a folded word, so that both spellings become one. It serves comparison only: a
// rule may make a word that nobody writes, as long as it never unites two different words.
func spell(word string) string {
	base, rest, marked := strings.Cut(word, "'")
	if len(base) < 3 || !isASCII(base) {
		return word
	}
	us := american(base)
	if us == base {
		return word
	}
	if marked {
		return us + "'" + rest
	}
	return us
}

func american(w string) string {
	if us, ok := variants[w]; ok {
		return us
	}
	w = onStem(w)
	return onEnding(w)
}

// variants are whole words: spellings that follow no rule below, and those of names met on the wires.
var variants = func() map[string]string {
	words := WordPairs(irregular)
	for other, name := range names.Spellings() {
		words[other] = name
	}
	return words
}()

// irregular are the British and the American spellings of whole words.
const irregular = `
	programme program  programmes programs  grey gray  greys grays  tyre tire  tyres tires  kerb curb  kerbs curbs
	plough plow  ploughs plows  ploughed plowed  ploughing plowing  sceptic skeptic  sceptics skeptics  sceptical skeptical
	scepticism skepticism  aluminium aluminum  aeroplane airplane  aeroplanes airplanes  moustache mustache
	moustaches mustaches  pyjamas pajamas  ageing aging  cosy cozy  draught draft  draughts drafts  learnt learned
	burnt burned  spelt spelled  dreamt dreamed  spoilt spoiled  leapt leaped  whilst while  amongst among  amidst amid
	towards toward  afterwards afterward  backwards backward  forwards forward  upwards upward  downwards downward
	defence defense  defences defenses  offence offense  offences offenses  licence license  licences licenses
	licenced licensed  pretence pretense  pretences pretenses  practise practice  practised practiced  practises practices
	practising practicing  artefact artifact  artefacts artifacts  enquiry inquiry  enquiries inquiries  enquire inquire
	fulfil fulfill  fulfils fulfills  fulfilment fulfillment  enrol enroll  enrols enrolls  enrolment enrollment
	instal install  instalment installment  instalments installments  skilful skillful  skilfully skillfully
	wilful willful  wilfully willfully  distil distill  distils distills  instil instill  instils instills
	appal appall  appals appalls  jewellery jewelry  jeweller jeweler  marvellous marvelous  woollen woolen
	judgement judgment  judgements judgments  acknowledgement acknowledgment  mould mold  moulds molds  moulded molded
	mouldy moldy  smoulder smolder  smouldering smoldering  smouldered smoldered  gaol jail  gaoled jailed
	annexe annex  axe ax  analogue analog
	catalogue catalog  catalogues catalogs  catalogued cataloged  dialogue dialog  dialogues dialogs  monologue monolog
	epilogue epilog  prologue prolog  travelogue travelog  cheque check  cheques checks  chequebook checkbook
	archaeology archeology  archaeologist archeologist  archaeologists archeologists  archaeological archeological
	encyclopaedia encyclopedia  manoeuvre maneuver  manoeuvres maneuvers  manoeuvred maneuvered  manoeuvring maneuvering
	foetus fetus  foetal fetal  diarrhoea diarrhea  oestrogen estrogen  orthopaedic orthopedic  paediatric pediatric
	paediatrician pediatrician  paediatricians pediatricians  anaesthetic anesthetic  anaesthesia anesthesia
	haemorrhage hemorrhage  leukaemia leukemia  anaemia anemia  paedophile pedophile  paedophiles pedophiles
	mediaeval medieval  mum mom  mums moms  maths math  omelette omelet
	furore furor  adviser advisor  advisers advisors  protester protestor
	protesters protestors  likeable likable  sizeable sizable  saleable salable  
	connexion connection  reflexion reflection  dependant dependent  dependants dependents  
	sulphur sulfur  sulphuric sulfuric  sulphate sulfate  yoghurt yogurt  whisky whiskey  barrelled barreled
	focussed focused  focusses focuses  focussing focusing  benefitted benefited  benefitting benefiting
	targetted targeted  biassed biased  tsar czar  tsars czars  tzar czar
`

// ourStems begin words in which British spelling has -our- for -or-.
var ourStems = strings.Fields(`arbour ardour armour behaviour candour clamour colour demeanour discolour dishonour
	enamour endeavour favour fervour flavour glamour harbour honour humour labour misbehaviour misdemeanour neighbour
	odour parlour rancour rigour rumour saviour savour splendour succour tumour unfavour valour vapour vigour`)

// reStems end British words in -re where American ones end in -er.
var reStems = strings.Fields(`accoutre calibre centre epicentre fibre goitre kilometre centimetre millimetre litre
	lustre meagre metre mitre nitre ochre reconnoitre sabre saltpetre sceptre sepulchre sombre spectre theatre titre`)

// doubled are verbs whose final l British spelling doubles before a vowel.
var doubled = strings.Fields(`apparel barrel bevel cancel channel chisel counsel cruel devil dial duel enamel equal
	fuel funnel gambol grovel initial jewel kennel label level libel marshal marvel medal metal model panel pedal
	pencil peril pummel quarrel ravel refuel remodel revel rival shovel shrivel signal snorkel spiral squirrel
	stencil swivel tassel tinsel total towel trammel travel tunnel unravel victual weasel yodel`)

// onStem spells the beginning of a word.
func onStem(w string) string {
	switch {
	case strings.Contains(w, "our"):
		for _, s := range ourStems {
			if strings.HasPrefix(w, s) {
				return s[:len(s)-3] + "or" + w[len(s):]
			}
		}
	case strings.Contains(w, "re"):
		for _, s := range reStems {
			rest, ok := strings.CutPrefix(w, s)
			switch {
			case !ok:
			case rest == "" || rest == "s" || rest == "d":
				return s[:len(s)-2] + "er" + strings.Replace(rest, "d", "ed", 1)
			}
		}
	}
	if i := strings.Index(w, "ll"); i > 2 && i+2 < len(w) {
		for _, s := range doubled {
			// "totally" has its second l everywhere.
			if rest, ok := strings.CutPrefix(w, s+"l"); ok && rest != "y" {
				return s + rest
			}
		}
	}
	return w
}

// endings are British word ends and their American twins; the first that fits is taken. What comes before has at
// least three letters, so that "rise" and "wise" stay.
var endings = [][2]string{
	{"isations", "izations"}, {"isation", "ization"}, {"isational", "izational"}, {"isingly", "izingly"},
	{"ising", "izing"}, {"ised", "ized"}, {"ises", "izes"}, {"iser", "izer"}, {"isers", "izers"}, {"ise", "ize"},
	{"isings", "izings"}, {"isely", "izely"}, {"isedly", "izedly"},
	{"isable", "izable"}, {"yse", "yze"}, {"ysed", "yzed"}, {"yses", "yzes"}, {"ysing", "yzing"}, {"yser", "yzer"},
}

func onEnding(w string) string {
	if !strings.Contains(w, "is") && !strings.Contains(w, "ys") {
		return w
	}
	for _, e := range endings {
		if head, ok := strings.CutSuffix(w, e[0]); ok && len(head) >= 3 {
			return head + e[1]
		}
	}
	return w
}

// WordPairs reads a table of word pairs separated by white space, and maps the first word of each pair to the second.
func WordPairs(s string) map[string]string {
	fields := strings.Fields(s)
	m := make(map[string]string, len(fields)/2)
	for i := 0; i+1 < len(fields); i += 2 {
		m[fields[i]] = fields[i+1]
	}
	return m
}
