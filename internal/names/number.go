package names

import (
	"slices"
	"strings"
)

// Numbers that English copy writes as one word: those below twenty, from one on, and the tens from twenty on. Others are made of
// them: "twenty-eight".
const (
	belowTwenty = `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`
	tens        = `twenty thirty forty fifty sixty seventy eighty ninety`
)

// scales has what multiplies the number before it, in the order of scaleValues. A German billion is a trillion, and is left out.
var scales = []row{
	{"en", `hundred | thousand thsd. k. | million millions mln. mlns. mn. m. | billion billions bln. blns. bn. b. | trillion trillions trln. tn.`},
	{"de", `| | millionen mio. | milliarden mrd. |`},
	{"fr", `| | millions | milliards |`},
	{"es", `| | millones | |`},
	{"it", `| | milioni | miliardi |`},
}

var scaleValues = [...]float64{1e2, 1e3, 1e6, 1e9, 1e12}

// units has units that English copy shortens.
var units = []row{
	{"en", `percent pct. pc. | dollar dlr. | dollars dlrs. | cent ct. | cents cts. | sterling stg.`},
}

// Numeral returns the number below a hundred for which a word in small letters stands by itself: "five", "fourteen", "twenty". ok
// is false where it is none.
func Numeral(word string) (n int, ok bool) {
	if word == "" || numeralShapes[word[0]]>>len(word)&1 == 0 { // most words
		return 0, false
	}
	n, ok = numerals[word]
	return n, ok
}

var numerals = Numerals(1, 99).Map()

// numeralShapes has the lengths of the numerals, a bit each, by their first byte.
var numeralShapes = func() (shapes [256]uint16) {
	for word := range numerals {
		shapes[word[0]] |= 1 << len(word)
	}
	return shapes
}()

// Numerals returns the words for numbers from least to most, in order: those of [Numeral].
func Numerals(least, most int) View[int] {
	return func(yield func(string, int) bool) {
		for i, word := range slices.Concat(strings.Fields(belowTwenty), strings.Fields(tens)) {
			n := i + 1
			if n > 20 {
				n = 10 * (n - 18) // the ten behind twenty is thirty
			}
			if least <= n && n <= most && !yield(word, n) {
				return
			}
		}
	}
}

// Scales returns the words and abbreviations that multiply the number before them, in the languages or in all of the table, each
// with what it multiplies by.
func Scales(languages ...string) View[float64] {
	value := func(cell int) float64 { return scaleValues[cell] }
	return values(join(forms(scales, full, languages), forms(scales, abbreviated, languages)), value)
}

// ShortScales returns the English abbreviations among [Scales], each with its word.
func ShortScales() View[string] { return abbreviations(scales, "en") }

// ShortUnits returns the English abbreviations of units, each with its word.
func ShortUnits() View[string] { return abbreviations(units, "en") }
