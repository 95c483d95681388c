package paraphrase

import "strings"

// strength is how much a word claims, on a scale of words that can replace each other.
type strength struct {
	scale int
	rank  int // greater if the word claims more
}

// strengths are English words that soften or strengthen a sentence in place of another word. Each line is a scale, from
// the weakest to the strongest word; commas separate equal ones.
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

// hedges soften the sentence that they are in, boosters strengthen it.
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

// compareStrength compares the claims of two folded words that could replace each other: negative if a claims less than
// b, positive if it claims more, 0 if they claim the same or are on different scales.
func compareStrength(a, b string) int {
	x, known := strengths[a]
	y := strengths[b]
	if !known || x.scale != y.scale {
		return 0
	}
	return x.rank - y.rank
}
