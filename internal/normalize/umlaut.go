package normalize

import (
	"slices"
	"strings"
)

// Agencies and archives write ä ö ü ø å as the pairs ae oe ue oe aa, others as a o u o a. All three spellings of a word must be one, so a pair
// becomes its first letter. (ß is ss and æ is ae for [Plain] already, and ae stays a pair where it stands for æ.) In a language without such
// letters pairs are usual and mean themselves, "poet", "blue": there only names are taken that are known to come from the others.

// pairsOf are the pairs that stand for one letter, by language.
var pairsOf = map[string][]string{
	"de": {"ae", "oe", "ue"},
	"sv": {"ae", "oe", "aa"},
	"da": {"oe", "aa"},
	"no": {"oe", "aa"},
}

// unpair returns a folded word with the pairs of letters that stand for one letter as that letter without its mark.
func unpair(word, lang string) string {
	pairs, native := pairsOf[lang]
	if strings.Contains(word, "æ") && !slices.Contains(withAsh, lang) {
		word = strings.ReplaceAll(word, "æ", "ae") // a name: "Jæger", "Jäger", "Jaeger"
	}
	if !strings.Contains(word, "ae") && !strings.Contains(word, "oe") && !strings.Contains(word, "ue") && !strings.Contains(word, "aa") {
		return word
	}
	if lang != "nl" && isPairedName(word) {
		if pairs, native = allPairs, true; slices.Contains(withAsh, lang) {
			pairs = allPairs[1:]
		}
	}
	if !native {
		return word
	}
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		b.WriteByte(word[i])
		if i+1 == len(word) || i > 0 && isVowelOrQ(word[i-1]) {
			continue // "neue", "Quelle": two sounds
		}
		for _, p := range pairs {
			if word[i:i+2] == p && (p != "ue" || i+2 < len(word)) { // "Statue"
				i++
				break
			}
		}
	}
	return b.String()
}

var allPairs = []string{"ae", "oe", "ue", "aa"}

// withAsh are the languages in which ae stands for æ.
var withAsh = []string{"da", "no"}

func isVowelOrQ(c byte) bool { return strings.IndexByte("aeiouyq", c) >= 0 }

// isPairedName reports whether a word is or begins like a name of a language that has letters for pairs. Inside a word only long parts tell.
func isPairedName(word string) bool {
	for n := 4; n <= min(len(word), longestBeginning); n++ {
		if pairedBeginnings[word[:n]] {
			return true
		}
	}
	for _, part := range pairedParts {
		if strings.Contains(word, part) {
			return true
		}
	}
	return false
}

const longestBeginning = 8

// pairedParts are parts of names that tell anywhere in a word.
var pairedParts = strings.Fields(`mueller moeller schroeder jaeger gaard stroem boerse bruecken koenig schuetz schaefer voelker foerder loeffler
	guenther juergen joergen soeren bjoern kraemer baecker huette moerder staedt laender maennch`)

// pairedBeginnings are the beginnings of names, at most longestBeginning letters each.
var pairedBeginnings = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`muell muench muenst muehl moell moerk moessb nuernb nuertin noerre noerg duess duerr duerer doebl doenh
		doerf doern doerr koeln koelsch koehl koehn koepp koerb koerner koest koeth kuehn kuehl kuest kuenzel kuerten kaestn kaessm kroeg kroen
		lueb luebb lueneb luede luetk loew loehr loefg loefven boehm boehr boehn boell boett boetch boecking buehl buehr buelow buerg bruegg
		brueck bruehl bruen braend braeun baerb baerw baeum fuehr fuerst fuerth fuellk foerst faerb goebb goerin goerl goett goetz goedel goekt
		goeteb goenn grueb gruenb gruend gruenen grueter graef groen groess guenth guenter guendog guetersl haend haens haeus hoech hoeck
		hoefl hoeft hoeg hoeh hoeness hoess hoeyb huebn huebsch huels jaeg jaehn joens joenk joerg juelich kraem laemm laendl maerk maenn
		maetz oester oestb oestl oerebro oeresu oezil oezdem oezt oezg roehm roehr roesch roesl roess roentg roemer roede roenn rueh ruehl ruett
		ruesselt saech saem schaef schaeub schaef schluet schoen schoepf schroed schroet schroer schuer schuess schuetz schueler schwaeb soed
		soelv soend soere soehn soehl staed staehl stoeh stoer stoib stoeck stroeb stroem stuer stueck suedd suedk suedo suedt taeub thuer thoern
		toenn toepf toemm traenk troeg tuebing tuerk tuerm ueber uebel uecker voelk voell voeg voerd waecht waeld woehl woehr woelf woerl wuerz
		wuertt wuelf wuensch wuest zuerich zuerc zoell zoern aarhus aalbor aalesu aaben aagaard aage aasen aase aaland haavard haakan haaland
		kaare paal baard maaloe malmoe froel hoej goesta oeland oestman bjoer`) {
		m[w[:min(len(w), longestBeginning)]] = true
	}
	return m
}()
