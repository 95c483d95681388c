package ocr_test

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/wire"
)

// sideOf prepares a body for alignment.
func sideOf(n *normalize.Normalizer, body string) *ocr.Side {
	zones := wire.Parse(&news.Article{Body: body}).Zones
	s := &ocr.Side{Body: body, Words: n.Text(body, zones, "en"), Chars: new(ocr.Text)}
	ocr.Fold(s.Chars, body, zones)
	return s
}

// reader misreads print, in the same way for the same seed: a given number of 100 characters.
type reader struct {
	*rand.Rand
	percent float64
}

func newReader(seed uint64, percent float64) *reader {
	return &reader{rand.New(rand.NewPCG(seed, 7)), percent}
}

// misreadings are what a character is taken for. Most are not in its class in the package.
var misreadings = map[rune][]string{
	'a': {"o", "e", "s"}, 'b': {"h", "6", "l)"}, 'c': {"e", "o", "("}, 'd': {"cl", "a"}, 'e': {"c", "o", "a"}, 'f': {"t", "r"},
	'g': {"q", "9", "y"}, 'h': {"b", "li", "n"}, 'i': {"l", "1", "j", "t"}, 'j': {";", "i"}, 'k': {"h", "lc"}, 'l': {"1", "I", "i", "|", "t"},
	'm': {"rn", "in", "nn", "ni"}, 'n': {"u", "ri", "r", "m"}, 'o': {"0", "c", "a", "e"}, 'p': {"n", "P"}, 'r': {"n", "t", "v"}, 's': {"f", "5", "a", "$"},
	't': {"f", "l", "r", "i"}, 'u': {"n", "ii", "v"}, 'v': {"y", "r"}, 'w': {"vv", "v", "iv"}, 'y': {"v", "g"}, 'x': {"z", "s"},
	'0': {"O", "6"}, '1': {"l", "I", "7"}, '5': {"S", "6"}, '8': {"B", "3"}, 'S': {"5", "8"}, 'B': {"8", "R", "E"}, 'O': {"0", "Q"}, 'I': {"l", "1"},
}

// read returns the text as the reader reads it: letters taken for others, mostly for similar ones, lost or doubled;
// spaces lost or inserted; capitals and marks lost; words hyphenated at the end of a line.
func (r *reader) read(body string) string {
	var b strings.Builder
	column := 0
	for _, c := range body {
		if column++; c == '\n' {
			column = 0
		}
		switch {
		case r.percent > 0 && column > 60 && unicode.IsLetter(c) && r.IntN(8) == 0:
			b.WriteString(string(c) + "-\n")
			column = 0
		case 100*r.Float64() >= r.percent:
			b.WriteRune(c)
		case c == '\n':
			b.WriteRune(c)
		case c == ' ':
			if r.IntN(4) == 0 {
				b.WriteString("  ")
			}
		case !unicode.IsLetter(c) && !unicode.IsDigit(c):
			if r.IntN(2) == 0 {
				b.WriteByte(".,'`-*"[r.IntN(6)])
			}
		default:
			b.WriteString(r.misread(c))
		}
	}
	return b.String()
}

// misread returns what a letter or digit is taken for.
func (r *reader) misread(c rune) string {
	switch r.IntN(12) {
	case 0:
		return ""
	case 1:
		return string(c) + " "
	case 2:
		return string(c) + string(c)
	}
	switch {
	case unicode.IsUpper(c) && r.IntN(2) == 0:
		return string(unicode.ToLower(c))
	case r.IntN(4) == 0 || misreadings[c] == nil:
		return string("abcdefghijklmnopqrstuvwxyz"[r.IntN(26)])
	}
	return misreadings[c][r.IntN(len(misreadings[c]))]
}
