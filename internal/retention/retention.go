// Package retention says what one article kept of another: of its lead, its quotations, its figures and its background, of each
// paragraph, and which names and figures of what it kept it lost or changed.
//
//	story := retention.Read(retention.Text{Body: body, Lang: "en"})
//	fates := story.Fates([]retention.Stretch{{Start: 0, End: 120, Fate: retention.Kept}})
//	sum := story.Sum(fates)
//
// All offsets are half-open and count code points. Functions are pure; a [Story] may be shared.
package retention

import (
	"strings"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/sentence"
)

// Kind is what a sentence is for a story. A sentence is of the first kind that fits.
type Kind uint8

const (
	Lead       Kind = iota // the first sentence, a headline left out
	Quotation              // with words that somebody is quoted as saying
	Figure                 // with a number
	Background             // all others
	Kinds      = int(Background) + 1
)

// Fate is what became of a word of a story in another article. A word has the best that any stretch gives it.
type Fate uint8

const (
	Dropped Fate = iota // no stretch has it
	Told                // its sentence is there in other words
	Changed             // other words stand in its place
	Kept                // it is there
	Fates   = int(Kept) + 1
)

// Paragraphs is how many paragraphs are told apart. The last of them has all later ones too.
const Paragraphs = 12

// Text is what a story is read from.
type Text struct {
	Body       string
	Title      string   // a first sentence that only repeats it is no lead, and counts for nothing; "" for none
	Lang       string   // ISO 639-1; "" where it is not known
	Zones      [][2]int // what is no story, sorted; they do not overlap
	Quotations [][2]int // in any order
}

// Story is the sentences of an article with their words, kinds and paragraphs, and the names and figures in them.
type Story struct {
	words      []word
	sentences  []part
	paragraphs int
	things     []thing
}

type word struct {
	start, end int // code points
	lower      string
	sentence   int
}

type part struct {
	kind      Kind
	paragraph int // from 0
	words     int
}

// Stretch is a part of a story, and what became of it.
type Stretch struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Fate  Fate   `json:"fate"`
	To    string `json:"to,omitempty"` // of a changed one: the words in its place
}

// Count is words by their fate.
type Count [Fates]int

// Sum is what others kept of stories, in words.
type Sum struct {
	Kinds      [Kinds]Count      `json:"kinds"`
	Paragraphs [Paragraphs]Count `json:"paragraphs"` // of the stories with two or more; all 0 of the others
}

// Add adds what another one kept.
func (s *Sum) Add(other *Sum) {
	for i := range s.Kinds {
		s.Kinds[i].add(&other.Kinds[i])
	}
	for i := range s.Paragraphs {
		s.Paragraphs[i].add(&other.Paragraphs[i])
	}
}

func (c *Count) add(other *Count) {
	for i := range c {
		c[i] += other[i]
	}
}

// Read returns the story that a text tells. Spans of the text lie inside its body.
func Read(t Text) *Story {
	s, place := &Story{}, bytePlaces(t.Body)
	var zones []news.Span
	for _, z := range t.Zones {
		zones = append(zones, news.Span{Start: place(z[0]), End: place(z[1])})
	}
	spans := sentence.Split(nil, t.Body, zones)
	begins := sentence.Paragraphs(nil, t.Body, spans)
	if len(spans) > 0 && isSame(spans[0].Cut(t.Body), t.Title) {
		if spans = spans[1:]; len(spans) > 0 {
			begins = begins[1:]
			begins[0] = true
		}
	}
	s.readWords(t.Body, spans)
	s.things = s.readThings(&t)
	quoted := s.inside(t.Quotations)
	figures := make([]bool, len(spans))
	for i := range s.words {
		w := &s.words[i]
		s.sentences[w.sentence].words++
		figures[w.sentence] = figures[w.sentence] || isFigure(w.lower)
	}
	for i := range s.sentences {
		x := &s.sentences[i]
		if i > 0 && begins[i] {
			s.paragraphs++
		}
		x.paragraph = s.paragraphs
		switch {
		case i == 0:
			x.kind = Lead
		case quoted[i]:
			x.kind = Quotation
		case figures[i]:
			x.kind = Figure
		default:
			x.kind = Background
		}
	}
	if len(s.sentences) > 0 {
		s.paragraphs++
	}
	return s
}

// readWords reads the words of the sentences, which lie in text order.
func (s *Story) readWords(body string, spans []news.Span) {
	s.sentences = make([]part, len(spans))
	points, i := news.NewCodePoints(body), 0
	for _, w := range normalize.Words(nil, body) {
		for i < len(spans) && spans[i].End <= w.Start {
			i++
		}
		if i == len(spans) {
			return
		}
		if w.Start >= spans[i].Start {
			s.words = append(s.words, word{points.At(w.Start), points.At(w.End), strings.ToLower(w.Cut(body)), i})
		}
	}
}

// inside reports for each sentence whether one of its words begins in a span.
func (s *Story) inside(spans [][2]int) []bool {
	in, covered := make([]bool, len(s.sentences)), make([]bool, s.end())
	for _, q := range spans {
		for i := max(0, q[0]); i < min(q[1], len(covered)); i++ {
			covered[i] = true
		}
	}
	for i := range s.words {
		in[s.words[i].sentence] = in[s.words[i].sentence] || covered[s.words[i].start]
	}
	return in
}

// end returns where the last word ends; 0 without one.
func (s *Story) end() int {
	if len(s.words) == 0 {
		return 0
	}
	return s.words[len(s.words)-1].end
}

// Fates returns what became of each word of the story. Stretches may overlap.
func (s *Story) Fates(stretches []Stretch) []Fate {
	fates, at := make([]Fate, len(s.words)), make([]Fate, s.end())
	for _, x := range stretches {
		for i := max(0, x.Start); i < min(x.End, len(at)); i++ {
			at[i] = max(at[i], x.Fate)
		}
	}
	for i := range s.words {
		fates[i] = at[s.words[i].start]
	}
	return fates
}

// Sum counts the words of the story by their fates, as [Story.Fates] has them.
func (s *Story) Sum(fates []Fate) (sum Sum) {
	for i, fate := range fates {
		x := &s.sentences[s.words[i].sentence]
		sum.Kinds[x.kind][fate]++
		if s.paragraphs > 1 {
			sum.Paragraphs[min(x.paragraph, Paragraphs-1)][fate]++
		}
	}
	return sum
}

// isFigure reports whether a word in small letters is a number: digits, or a numeral from two up.
func isFigure(lower string) bool {
	if '0' <= lower[0] && lower[0] <= '9' {
		return true
	}
	n, ok := names.Numeral(lower)
	return ok && n > 1
}

// isSame reports whether two texts have the same words, whatever stands between them.
func isSame(x, y string) bool {
	if y == "" {
		return false
	}
	words := func(text string) (all []string) {
		for _, w := range normalize.Words(nil, text) {
			all = append(all, strings.ToLower(w.Cut(text)))
		}
		return all
	}
	return strings.Join(words(x), " ") == strings.Join(words(y), " ")
}

// bytePlaces returns a function from code points of a text to bytes.
func bytePlaces(text string) func(point int) uint32 {
	if len(text) == len([]rune(text)) {
		return func(point int) uint32 { return uint32(max(0, min(point, len(text)))) }
	}
	places := make([]uint32, 0, len(text))
	for i := range text {
		places = append(places, uint32(i))
	}
	places = append(places, uint32(len(text)))
	return func(point int) uint32 { return places[max(0, min(point, len(places)-1))] }
}
