package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/news"
)

// A post, a statement or a speech that two articles have stands in many texts without marks and without who signed it. News is told in
// the third person. So a passage is somebody's words if it says I or we outside of quotations, or cries out, and one of the articles says
// beside it where the words stood.

const (
	statementBytes = 600 // how far from the passage that is said
	mostStatement  = 80  // words of a passage that is one statement; of a longer one it is the sentences that show it
)

// placesOfWords are beginnings of words that say where somebody's words stood.
var placesOfWords = [...]string{
	"tweet", "twitter", "retweet", "facebook", "instagram", "telegram", "weibo", "truth social", "posted", "hashtag", "tuit", "твит", "твиттер", "推特", "微博",
	"statement", "speech", "letter", "remarks", "transcript", "erklärung", "rede", "brief", "stellungnahme", "déclaration", "communiqué", "discours", "lettre",
	"comunicado", "declaración", "discurso", "carta", "comunicato", "dichiarazione", "discorso", "lettera", "declaração", "verklaring", "uttalande", "uttalelse",
	"заявлени", "обращени", "письм", "oświadczeni", "przemówieni",
}

// firstPersons are the words of somebody who speaks of himself, in small letters, whole.
var firstPersons = wordSet("i my me we our ours myself ourselves i'm i've i'd i'll we're we've we'll " +
	"ich mein meine meinen meinem meiner mich mir wir unser unsere unseren unserem unserer " +
	"je j'ai j'étais j'avais nous yo mi mis nosotros nuestro nuestra nuestros nuestras io miei noi nostro nostra " +
	"eu meu minha nós nosso nossa jag mitt våra vår jeg mitt våre ik mijn onze я мой моя мои мне мы наш наша наши нам")

// startsPersonal says of each byte whether a word of firstPersons begins with it, in either case.
var startsPersonal = func() (t [256]bool) {
	for w := range firstPersons {
		for _, start := range [...]string{w, strings.ToUpper(w)} {
			t[start[0]] = true
		}
	}
	t["İ"[0]] = true // its small letter is an i
	return t
}()

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// addStatements adds the terms of a passage that are somebody's words, in both articles.
func addStatements(saidX, saidY bitset.Set, x, y *side, a, b news.Span) {
	if !x.hasPersonal(saidX, a) && !y.hasPersonal(saidY, b) { // most passages
		return
	}
	if !tellsPlace(x.Article.Body, a) && !tellsPlace(y.Article.Body, b) {
		return
	}
	addPersonal(saidX, x, a)
	addPersonal(saidY, y, b)
}

// tellsPlace reports whether a body says beside a span, or in it, where somebody's words stood.
func tellsPlace(body string, s news.Span) bool {
	beside := strings.ToLower(body[max(0, int(s.Start)-statementBytes):min(len(body), int(s.End)+statementBytes)])
	for _, word := range placesOfWords {
		for at := 0; ; at += len(word) {
			n := strings.Index(beside[at:], word)
			if n < 0 {
				break
			}
			at += n
			before, _ := utf8.DecodeLastRuneInString(beside[:at])
			if !unicode.IsLetter(before) || before >= 0x2E80 {
				return true
			}
		}
	}
	return false
}

// addPersonal adds the terms of a passage if it is personal; of a long one those of its personal sentences.
func addPersonal(said bitset.Set, x *side, passage news.Span) {
	from, to := x.Text.TermsIn(passage)
	long := to-from > mostStatement
	for first := from; first < to; {
		end := first + 1
		for end < to && (!long || !endsSentence(x, end)) {
			end++
		}
		for k := first; k < end; k++ {
			if !said.Has(k) && x.isPersonal(k) {
				said.AddRange(first, end)
				break
			}
		}
		first = end
	}
}

// hasPersonal reports whether a term of a passage is personal that nobody is known to have said. The personal terms of an article are
// looked for once: it may have hundreds of passages.
func (x *side) hasPersonal(said bitset.Set, passage news.Span) bool {
	if x.made&madePersonal == 0 {
		x.personal = x.personal[:0]
		for k := range x.Text.Terms {
			if x.isPersonal(k) {
				x.personal = append(x.personal, k)
			}
		}
		x.made |= madePersonal
	}
	from, to := x.Text.TermsIn(passage)
	first, _ := slices.BinarySearch(x.personal, from)
	for _, k := range x.personal[first:] {
		if k >= to {
			break
		}
		if !said.Has(k) {
			return true
		}
	}
	return false
}

// endsSentence reports whether a sentence ends before term k.
func endsSentence(x *side, k int) bool {
	return strings.ContainsAny(x.Article.Body[x.Text.Spans[k-1].End:x.Text.Spans[k].Start], ".!?\n…")
}

// isPersonal reports whether term k is of the first person, or a cry stands behind it that is no part of a name: "Terrible!", not "Yahoo!".
func (x *side) isPersonal(k int) bool {
	s := x.Text.Spans[k]
	word := s.Cut(x.Article.Body)
	if startsPersonal[word[0]] {
		word = strings.ReplaceAll(word, "’", "'")
		if word == "I" || word != "i" && firstPersons[strings.ToLower(word)] {
			return true
		}
	}
	if int(s.End) == len(x.Article.Body) || x.Article.Body[s.End] != '!' {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsUpper(first) || k == 0 || endsSentence(x, k)
}
