package versions

import (
	"encoding/binary"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/normalize"
)

// headline is the reading of a headline or a slug.
type headline struct {
	whole uint64   // hash of all its folded words; 0 if it has none
	mask  uint32   // hash of the same words without figures and days
	terms []uint32 // hashes of the words that carry meaning, increasing and distinct, at most mostTerms; valid until the next read
}

// reader reads headlines and slugs.
type reader struct {
	words       *normalize.Normalizer
	text        normalize.Text
	terms       []uint32
	whole, mask []byte
}

func newReader() *reader { return &reader{words: normalize.New()} }

// joints are characters that join words by the rules of Unicode but separate them in headlines.
var joints = strings.NewReplacer(":", " ", "_", " ", "/", " ")

// codes match ticker symbols, which one version has and the next may not: "<GM>", "<BP.L>", "(TSX: ITC)".
var codes = regexp.MustCompile(`<[A-Z0-9]{1,5}(\.[A-Z]{1,2})?>|\((NYSE|NASDAQ|AMEX|TSX|TSXV|CSE|LSE|ASX|OTC[A-Z]*) ?: ?[A-Z0-9.]+\)`)

// read reads a headline in a language.
func (r *reader) read(s, lang string) headline {
	s = joints.Replace(codes.ReplaceAllString(s, " "))
	r.words.Into(&r.text, s, nil, lang)
	r.terms, r.whole, r.mask = r.terms[:0], r.whole[:0], r.mask[:0]
	for i, span := range r.text.Spans {
		r.whole = binary.LittleEndian.AppendUint64(r.whole, r.text.Words[i])
		word := strings.ToLower(span.Cut(s))
		if strings.ContainsFunc(word, unicode.IsDigit) || days[word] {
			r.mask = append(r.mask, '#')
			continue
		}
		r.mask = binary.LittleEndian.AppendUint64(r.mask, r.text.Words[i])
		if !small[word] {
			r.terms = append(r.terms, uint32(r.text.Terms[i]))
		}
	}
	if len(r.whole) == 0 {
		return headline{}
	}
	slices.Sort(r.terms)
	r.terms = slices.Compact(r.terms)
	return headline{xxh3.Hash(r.whole), uint32(xxh3.Hash(r.mask)), r.terms[:min(len(r.terms), mostTerms)]}
}

// set returns the words of all lists.
func set(lists ...string) map[string]bool {
	words := map[string]bool{}
	for _, list := range lists {
		for word := range strings.FieldsSeq(list) {
			words[word] = true
		}
	}
	return words
}

// days change from one edition of a template to the next, as figures do. "May", "sat" and "Sun" are other words as often.
var days = set(
	names.Weekdays("en", "de", "fr", "es", "it").Join(" "), names.ShortWeekdays("en").Without("sat", "sun").Join(" "),
	names.Months("en", "de", "fr", "es", "it").Without("may").Join(" "), names.ShortMonths("en").Join(" "),
)

// small are words that say nothing about a story, and small numbers, which change as figures do.
var small = set(
	"a an the of in on at to for from by with and or as is are be was were its it his her their after over into up out off not no new say says said",
	"inc corp co ltd plc llc",
	names.Numerals(1, 10).Join(" "), "dozen",
	"der die das den dem des ein eine einer eines und oder von vom zu zum zur im am an auf für mit nach bei aus über ist sind nicht",
	"le la les un une des du de et ou en au aux à pour par sur dans avec après est ne pas",
	"el los las una unos y o del al en por para con sobre tras es son no se que su",
	"il lo gli i uno di da e che per dei della delle o os as um uma do dos das em na no nos nas ao com",
	"и в во на с со о об от до по за из к у не что как для при",
)
