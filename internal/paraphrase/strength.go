package paraphrase

import "strings"

// strength is how much a word claims, on a scale that it shares with the words that could stand in its place.
type strength struct {
	scale int
	rank  int // greater for a word that claims more
}

// strengths are the words of English that soften or strengthen a sentence in place of another one: a scale a line, from
// the weakest to the strongest, equal ones separated by commas.
var strengths = readStrengths(`
	may,might,could can should,ought would will,shall must
	few some,several many most,mostly all,every,each,entire
	rarely,seldom sometimes,occasionally often,frequently usually always
	possibly,perhaps,maybe likely,probably,apparently certainly,definitely,surely,undoubtedly
	possible likely,probable certain,sure
	injured,hurt,wounded killed,died,dead,slain
	injuring,wounding killing
	suspected accused charged,indicted convicted,sentenced
	alleged,claimed said,stated confirmed,proved,proven
	asked,requested urged demanded ordered
	asks,requests urges demands orders
	criticised,criticized condemned,denounced
	considering planning,intending deciding
	considers plans,intends decides,decided
	concern,concerned worry,worried fear,alarm,alarmed
	hundreds thousands millions billions
`)

// hedges soften the sentence that they stand in, boosters strengthen it.
var (
	hedges = wordSet(`reportedly allegedly apparently seemingly possibly perhaps maybe probably likely supposedly purportedly
		arguably presumably may might could about around roughly approximately nearly almost somewhat partly partially slightly
		some alleged suspected apparent possible  unconfirmed`)
	boosters = wordSet(`very extremely highly completely totally absolutely fully entirely wholly certainly definitely clearly
		undoubtedly strongly deeply seriously severely sharply massive huge always every all must confirmed`)
)

func readStrengths(s string) map[string]strength {
	m := map[string]strength{}
	scale := 0
	for line := range strings.Lines(s) {
		scale++
		for rank, words := range strings.Fields(line) {
			for w := range strings.SplitSeq(words, ",") {
				if _, known := m[w]; !known {
					m[w] = strength{scale, rank}
				}
			}
		}
	}
	return m
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// compareStrength compares what two folded words claim that could stand for each other: negative where a claims less than
// b, positive where it claims more, 0 where they claim the same or are not on one scale.
func compareStrength(a, b string) int {
	x, known := strengths[a]
	y := strengths[b]
	if !known || x.scale != y.scale {
		return 0
	}
	return x.rank - y.rank
}
