package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
)

const (
	leastFigures = 2  // of a row
	tinyWord     = 3  // letters of a word that is a unit or an abbreviation, or as small
	rowPart      = .6 // of the words of a row, those that are figures or as small
)

// isRow reports whether a sentence is a row of figures, "Qtly div nine cts vs nine cts prior": no name behind the first word, two figures, and hardly a word
// of length beside them. Rows of two firms differ in the figures alone, and those are often the same.
func isRow(x *side, sentence news.Span) bool {
	figures, small, all := 0, 0, 0
	from, to := x.Text.TermsIn(sentence)
	for k, s := range x.Text.Spans[from:to] {
		word := s.Cut(x.Article.Body)
		first, _ := utf8.DecodeRuneInString(word)
		n, spelled := names.Numeral(strings.ToLower(word))
		switch {
		case unicode.IsDigit(first) || spelled && n > 1:
			figures++
		case k > 0 && unicode.IsUpper(first) && utf8.RuneCountInString(word) > 1:
			return false
		case utf8.RuneCountInString(word) <= tinyWord:
			small++
		}
		all++
	}
	return figures >= leastFigures && float64(figures+small) >= rowPart*float64(all)
}
