package eval

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// scorePassages compares reported passages with gold spans character by character, after Potthast, Stein, Barrón-Cedeño
// and Rosso, "An Evaluation Framework for Plagiarism Detection", COLING 2010, which defines granularity and plagdet. Two
// things differ: precision and recall count the characters of both texts, each text by itself, and recall asks only for
// spans of MinWords words or more. [scoreParaphrases] scores paraphrases, of the run and of the gold. texts are the texts
// of the run, needed if the gold has no docs.jsonl.
func scorePassages(found *found, gold *Gold, texts map[string]string, o Options) (*PassageScores, error) {
	if len(gold.Spans) == 0 {
		return nil, nil
	}
	kindOf := make(map[pair]string)
	for _, l := range gold.Pairs {
		p, _ := pairOf(l.A, l.B)
		kindOf[p] = l.Kind
	}
	spans := make(map[pair][]Span)
	for _, s := range gold.Spans {
		p, _ := pairOf(s.A, s.B)
		spans[p] = append(spans[p], s)
	}
	s := &PassageScores{}
	var total, except counts
	kinds := make(map[string]counts)
	for _, p := range sortedPairs(spans) {
		labels, err := newLabels(p, spans[p], gold, texts, o.MinWords)
		if err != nil {
			return nil, err
		}
		c, kind := labels.compare(found.passages[p]), kindOf[p]
		total = total.plus(c)
		kinds[kind] = kinds[kind].plus(c)
		if !slices.Contains(o.ExceptKinds, kind) {
			except = except.plus(c)
		}
		s.Paraphrases += labels.paraphrases
		if f := f1(c.precision, c.recall); f != nil && *f < 1 {
			s.Worst = append(s.Worst, WorstPair{LabelPair{p.A, p.B, kind}, c.precision, c.recall, *f})
		}
	}
	s.Total = total.score("")
	if len(o.ExceptKinds) > 0 {
		e := except.score("")
		s.Except, s.ExceptKinds = &e, o.ExceptKinds
	}
	if _, ok := kinds[""]; !ok || len(kinds) > 1 {
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			s.ByKind = append(s.ByKind, kinds[kind].score(kind))
		}
	}
	slices.SortStableFunc(s.Worst, func(p, q WorstPair) int { return cmp.Compare(p.F1, q.F1) })
	s.Worst = atMost(s.Worst, o.Worst)
	return s, nil
}

// labels are the gold spans of one pair. Side 0 is the article with the smaller id.
type labels struct {
	all         [2]set        // characters of all spans
	must        [2]set        // characters of cases
	cases       [][2]interval // the spans that must be found
	paraphrases int           // number of spans that need not be found because they are in other words
}

func newLabels(p pair, spans []Span, gold *Gold, texts map[string]string, minWords int) (*labels, error) {
	counter := wordCounter{
		docs:  [2][]rune{[]rune(gold.Docs[p.A]), []rune(gold.Docs[p.B])},
		texts: [2][]rune{[]rune(texts[p.A]), []rune(texts[p.B])},
	}
	l := &labels{}
	var all, must [2][]interval
	for _, s := range spans {
		sides := s.sides()
		for i := range sides {
			all[i] = append(all[i], sides[i])
		}
		if s.Kind == Paraphrase {
			l.paraphrases++
			continue
		}
		n, ok := counter.words(sides, s.Tokens)
		if !ok {
			return nil, fmt.Errorf("the words of the gold span of %q (%d to %d) and %q (%d to %d) cannot be counted: "+
				"give docs.jsonl or tokens, or a run with texts", s.A, s.AStart, s.AEnd, s.B, s.BStart, s.BEnd)
		}
		if n < minWords {
			continue
		}
		l.cases = append(l.cases, sides)
		for i := range sides {
			must[i] = append(must[i], sides[i])
		}
	}
	for i := range all {
		l.all[i], l.must[i] = union(all[i]), union(must[i])
	}
	return l, nil
}

// sides returns the two ranges, that of the article with the smaller id first.
func (s *Span) sides() [2]interval {
	if _, swapped := pairOf(s.A, s.B); swapped {
		return [2]interval{{s.BStart, s.BEnd}, {s.AStart, s.AEnd}}
	}
	return [2]interval{{s.AStart, s.AEnd}, {s.BStart, s.BEnd}}
}

// wordCounter counts the words of spans of one pair.
type wordCounter struct{ docs, texts [2][]rune }

// words returns the number of words of the shorter side. It counts in docs.jsonl; failing that, it takes the tokens that
// the gold gives; failing that, it counts in the run's texts. ok is false if there is none of these.
func (c *wordCounter) words(sides [2]interval, tokens int) (n int, ok bool) {
	if n, ok = wordsIn(c.docs, sides); ok {
		return n, true
	}
	if tokens > 0 {
		return tokens, true
	}
	return wordsIn(c.texts, sides)
}

func wordsIn(texts [2][]rune, sides [2]interval) (n int, ok bool) {
	n = math.MaxInt
	for i, s := range sides {
		if s.end > len(texts[i]) {
			return 0, false
		}
		n = min(n, countWords(string(texts[i][s.start:s.end])))
	}
	return n, true
}

// countWords returns the number of words with a letter or a digit. Words are those of Unicode Standard Annex 29.
func countWords(text string) int {
	n := 0
	for tokens := words.FromString(text); tokens.Next(); {
		for _, r := range tokens.Value() {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				n++
				break
			}
		}
	}
	return n
}

// compare counts the characters of the passages and the labels of one pair.
func (l *labels) compare(passages []passage) counts {
	c := counts{pairs: 1, cases: len(l.cases)}
	for i := range l.all {
		var covered, edited []interval
		for _, p := range passages {
			covered = append(covered, p.sides[i])
			edited = append(edited, p.edits[i]...)
		}
		reported := union(covered)
		plain := reported.minus(union(edited))
		c.precision = c.precision.plus(Ratio{reported.and(l.all[i]).size(), reported.size()})
		c.plain = c.plain.plus(Ratio{plain.and(l.all[i]).size(), plain.size()})
		c.recall = c.recall.plus(Ratio{reported.and(l.must[i]).size(), l.must[i].size()})
	}
	for _, s := range l.cases {
		n := 0
		for _, p := range passages {
			if p.meets(s) {
				n++
			}
		}
		if n > 0 {
			c.detected++
			c.detections += n
		}
	}
	return c
}

// counts are the counts behind a [PassageScore]. They can be added.
type counts struct {
	pairs, cases             int
	precision, plain, recall Ratio // plain: precision without edits
	detected, detections     int
}

func (r Ratio) plus(q Ratio) Ratio { return Ratio{r.N + q.N, r.Of + q.Of} }

func (c counts) plus(d counts) counts {
	return counts{
		pairs: c.pairs + d.pairs, cases: c.cases + d.cases,
		precision: c.precision.plus(d.precision), plain: c.plain.plus(d.plain), recall: c.recall.plus(d.recall),
		detected: c.detected + d.detected, detections: c.detections + d.detections,
	}
}

func (c counts) score(kind string) PassageScore {
	s := PassageScore{
		Kind: kind, Pairs: c.pairs, Spans: c.cases,
		Precision: c.precision, PrecisionWithoutEdits: c.plain, Recall: c.recall,
		F1: f1(c.precision, c.recall), F1WithoutEdits: f1(c.plain, c.recall),
		Granularity: 1, Detections: c.detections, Detected: c.detected,
	}
	if c.detected > 0 {
		s.Granularity = float64(c.detections) / float64(c.detected)
	}
	s.Plagdet, s.PlagdetWithoutEdits = plagdet(s.F1, s.Granularity), plagdet(s.F1WithoutEdits, s.Granularity)
	return s
}

func plagdet(f *float64, granularity float64) *float64 {
	if f == nil {
		return nil
	}
	v := *f / math.Log2(1+granularity)
	return &v
}
