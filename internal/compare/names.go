package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// Two articles that share nothing but a long name, with the office of its bearer or as the title of a body, took nothing from each other: "the
// National Endowment for the Arts and the National Endowment for the Humanities".

const (
	mostNamed  = 20  // words of a passage that may be a name
	namedPart  = .75 // of its words of weight, those that are names or offices
	leastNamed = 4   // these
	shortWord  = 3   // letters of a small word, which has no weight: "of", "the"
	namedShare = 2   // a name that is this part of an article, as its divisor, is what the article says
)

// offices are words in small letters that stand in an apposition beside a name, with those for relatives.
var offices = wordSet("deputy director president minister chairman chairwoman head chief spokesman spokeswoman professor founder co-founder secretary leader member " +
	"executive senior vice general former managing governor mayor ambassador commissioner officer editor lecturer researcher fellow based known also " +
	"daughter widow wife husband brother sister half-brother estranged " +
	"presidente presidenta ministro ministra directora jefe portavoz secretario secretaria fundador líder miembro exministro alcalde alcaldesa " +
	"président présidente ministre directeur directrice chef porte-parole secrétaire fondateur membre ancien maire " +
	"direttore direttrice capo portavoce segretario fondatore membro sindaco diretor diretora porta-voz prefeito chefe " +
	"voorzitter directeur minister woordvoerder statsminister minister ordförande leder direktør talsmann " +
	"президент министр директор глава представитель председатель секретарь член мэр руководитель основатель пресс-секретарь")

// capitalNouns are the languages in which a capital tells no name.
var capitalNouns = map[string]bool{"de": true, "lb": true}

// dropNames forgets the passages of two articles that share nothing else, if each is a name.
func (p *pair) dropNames(x, y *side) {
	m := p.Match
	if p.near || len(m.Passages) == 0 || len(m.Quotations)+len(m.Paraphrases) > 0 || m.Likeness.Noisy() || capitalNouns[x.Head.Lang.Value()] || capitalNouns[y.Head.Lang.Value()] {
		return
	}
	words := 0
	for i := range m.Passages {
		passage := &m.Passages[i]
		if words += passage.WordsB; passage.WordsB > mostNamed || !isName(x, passage.A) || !isName(y, passage.B) {
			return
		}
	}
	if namedShare*words > min(m.WordsA, m.WordsB) {
		return
	}
	m.Passages, m.InQuotation, m.WordsEqual, m.LongestRun = nil, nil, 0, 0
	clear(p.MarksA)
	clear(p.MarksB)
}

// isName reports whether hardly any word of a passage is more than a part of a name, an office or a small word. A text in capitals tells no names.
func isName(x *side, passage news.Span) bool {
	named, others, loud := 0, 0, 0
	from, to := x.Text.TermsIn(passage)
	for _, s := range x.Text.Spans[from:to] {
		word := s.Cut(x.Article.Body)
		first, _ := utf8.DecodeRuneInString(word)
		switch n := utf8.RuneCountInString(word); {
		case unicode.IsUpper(first):
			named++
			if n >= shortWord && strings.ToUpper(word) == word {
				loud++
			}
		case !unicode.IsLetter(first):
		case !unicode.IsLower(first): // a script without capitals
			return false
		case offices[word]:
			named++
		case n > shortWord:
			others++
		}
	}
	return named >= leastNamed && 2*loud < named && float64(named) >= namedPart*float64(named+others)
}
