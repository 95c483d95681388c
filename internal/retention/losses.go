package retention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/normalize"
)

// thing is a name or a figure of a story.
type thing struct {
	text        string
	figure      bool
	first, last int // its words
}

// Loss is a name or a figure that stands in a sentence of which the other article kept half or more, and is lost there.
type Loss struct {
	Text   string `json:"text"`
	Figure bool   `json:"figure,omitempty"`
	To     string `json:"to,omitempty"` // the name or figure in its place; "": it stands nowhere in the other article
}

// Tally counts names and figures in sentences of which half or more was kept.
type Tally struct {
	Names   Rate `json:"names"`
	Figures Rate `json:"figures"`
}

// Rate counts what could be kept, and what was not.
type Rate struct {
	All     int `json:"all"`
	Dropped int `json:"dropped"`
	Changed int `json:"changed"`
}

// Add adds another tally.
func (t *Tally) Add(other *Tally) {
	t.Names.add(other.Names)
	t.Figures.add(other.Figures)
}

func (r *Rate) add(other Rate) {
	r.All += other.All
	r.Dropped += other.Dropped
	r.Changed += other.Changed
}

// Losses returns the names and figures that the taker lost or changed, in text order, with a tally of all there were. fates are those of [Story.Fates]
// for the stretches; taker returns the text of the taker, and is called at most once, and only where it matters.
//
// A name or figure is changed where another one stands in the place of its last word; of several at once only where there are as many. It is dropped where it is not kept, and none of its
// words stands anywhere in the taker.
func (s *Story) Losses(fates []Fate, stretches []Stretch, taker func() (string, error)) (losses []Loss, tally Tally, err error) {
	there := map[string]bool(nil)
	kept := make([]int, len(s.sentences))
	for i, fate := range fates {
		if fate != Dropped {
			kept[s.words[i].sentence]++
		}
	}
	for _, x := range s.things {
		at := s.words[x.last].sentence
		if 2*kept[at] < s.sentences[at].words {
			continue
		}
		rate := &tally.Names
		if x.figure {
			rate = &tally.Figures
		}
		rate.All++
		if isKept(fates[x.first : x.last+1]) {
			continue
		}
		if to := s.replaced(x, fates[x.last], stretches); to != "" {
			rate.Changed++
			losses = append(losses, Loss{x.text, x.figure, to})
			continue
		}
		if there == nil {
			text, err := taker()
			if err != nil {
				return nil, tally, err
			}
			there = wordsOf(text)
		}
		if !s.stands(x, there) {
			rate.Dropped++
			losses = append(losses, Loss{Text: x.text, Figure: x.figure})
		}
	}
	return losses, tally, nil
}

func isKept(fates []Fate) bool {
	for _, f := range fates {
		if f != Kept {
			return false
		}
	}
	return true
}

// replaced returns the name or figure in the place of another one: of as many that stand in the place of as many, the one at its place.
// "" where there is none.
func (s *Story) replaced(x thing, fate Fate, stretches []Stretch) string {
	if fate != Changed {
		return ""
	}
	for _, c := range stretches {
		if c.Fate != Changed || !s.ends(x, c) {
			continue
		}
		there, n, place := thingsIn(c.To, x.figure), 0, 0
		for _, other := range s.things {
			if other.figure == x.figure && s.ends(other, c) {
				if other == x {
					place = n
				}
				n++
			}
		}
		if len(there) == n && !sharesWord(there[place], x.text) && initials(there[place]) != bare(strings.ToLower(x.text)) && initials(x.text) != bare(strings.ToLower(there[place])) {
			return there[place]
		}
	}
	return ""
}

// ends reports whether the last word of a name or figure begins in a stretch.
func (s *Story) ends(x thing, c Stretch) bool {
	at := s.words[x.last].start
	return c.Start <= at && at < c.End
}

// stands reports whether a word of a name or figure is among those of the other text, or its initials are.
func (s *Story) stands(x thing, there map[string]bool) bool {
	if short := initials(x.text); short != "" && there[short] {
		return true
	}
	for i := x.first; i <= x.last; i++ {
		if there[bare(s.words[i].lower)] {
			return true
		}
	}
	return false
}

func wordsOf(text string) map[string]bool {
	there := map[string]bool{}
	for _, w := range normalize.Words(nil, text) {
		there[bare(strings.ToLower(w.Cut(text)))] = true
	}
	return there
}

// initials returns the first letters of the words of a name in small letters: "us" of "United States"; "" of one word.
func initials(name string) string {
	var b strings.Builder
	n := 0
	for word := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(strings.ToLower(word))
		b.WriteRune(r)
		n++
	}
	if n < 2 {
		return ""
	}
	return b.String()
}

// bare is a word in small letters without accents, without a possessive and without full stops between initials.
func bare(lower string) string {
	lower = normalize.Plain(unpossessed(lower))
	if len(lower) > 1 && lower[1] == '.' && !hasDigit(lower) {
		return strings.ReplaceAll(lower, ".", "")
	}
	return lower
}

func unpossessed(word string) string {
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

func sharesWord(x, y string) bool {
	words := wordsOf(y)
	for w := range wordsOf(x) {
		if words[w] {
			return true
		}
	}
	return false
}

// thingsIn returns the names, or else the figures, of words that stand in the place of others.
func thingsIn(text string, figure bool) (found []string) {
	spans := normalize.Words(nil, text)
	for i := 0; i < len(spans); i++ {
		w := spans[i].Cut(text)
		switch {
		case figure && hasDigit(w):
			found = append(found, w)
		case !figure && isCapital(w):
			from := i
			for i+1 < len(spans) && isCapital(spans[i+1].Cut(text)) && isJoint(text[spans[i].End:spans[i+1].Start]) {
				i++
			}
			if name := unpossessed(text[spans[from].Start:spans[i].End]); !isCalendar(name) {
				found = append(found, name)
			}
		}
	}
	return found
}

// readThings finds the names and figures of a story. Figures are words that begin with a digit. Names are words with a capital that does not
// begin a sentence or a quotation, unless it does elsewhere too; where capitals say nothing (headlines, German, scripts without them), there are none.
func (s *Story) readThings(t *Text) (all []thing) {
	runes := []rune(t.Body)
	cut := func(i, j int) string { return string(runes[s.words[i].start:s.words[j].end]) }
	telling := s.telling(runes)
	capitals := map[string]bool{} // words with a capital inside sentences
	for i := range s.words {
		if telling[s.words[i].sentence] && isCapital(cut(i, i)) && !s.opens(i, runes) {
			capitals[s.words[i].lower] = true
		}
	}
	isName := func(i int) bool {
		w := &s.words[i]
		return t.Lang != "de" && telling[w.sentence] && isCapital(cut(i, i)) && capitals[w.lower]
	}
	for i := 0; i < len(s.words); i++ {
		if hasDigit(s.words[i].lower) {
			all = append(all, thing{cut(i, i), true, i, i})
			continue
		}
		if !isName(i) {
			continue
		}
		from := i
		for i+1 < len(s.words) && s.words[i+1].sentence == s.words[i].sentence && isName(i+1) && isJoint(string(runes[s.words[i].end:s.words[i+1].start])) {
			i++
		}
		if text := unpossessed(cut(from, i)); !isCalendar(text) {
			all = append(all, thing{text, false, from, i})
		}
	}
	return all
}

// opens reports whether a word is the first of its sentence, of a quotation, or after a colon.
func (s *Story) opens(i int, runes []rune) bool {
	if i == 0 || s.words[i-1].sentence != s.words[i].sentence {
		return true
	}
	return strings.ContainsAny(string(runes[s.words[i-1].end:s.words[i].start]), `:"“”‘«»„`+"`")
}

// telling reports for each sentence whether a capital tells a name: at least a third of its words of four letters or more begin with a small one.
func (s *Story) telling(runes []rune) []bool {
	small, all, telling := make([]int, len(s.sentences)), make([]int, len(s.sentences)), make([]bool, len(s.sentences))
	for i := range s.words {
		w := &s.words[i]
		if r := runes[w.start]; unicode.IsLetter(r) && w.end-w.start >= 4 {
			all[w.sentence]++
			if unicode.IsLower(r) {
				small[w.sentence]++
			}
		}
	}
	for i := range telling {
		telling[i] = small[i] > 0 && 3*small[i] >= all[i]
	}
	return telling
}

// isCapital reports whether a word of two letters or more begins with a capital; "I'm" does not.
func isCapital(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && len(word) > n && !strings.HasPrefix(word, "I'") && !strings.HasPrefix(word, "I’")
}

func hasDigit(word string) bool { return '0' <= word[0] && word[0] <= '9' }

// isJoint reports whether what stands between two words does not part a name.
func isJoint(between string) bool { return between == " " || between == "-" || between == ". " }

// isCalendar reports whether a name is but days of the week and months: house style writes them in many ways, and leaves them out.
func isCalendar(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		word = strings.Trim(word, ".")
		if _, ok := names.Month(word); !ok && !weekdays[word] {
			return false
		}
	}
	return true
}

var weekdays = func() map[string]bool {
	days := map[string]bool{}
	for day := range names.Weekdays() {
		days[day] = true
	}
	return days
}()
