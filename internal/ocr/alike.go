package ocr

import "github.com/copytaster/copytaster/internal/news"

// Likeness says how much of two articles is the same under the noise.
type Likeness struct {
	// A and B are the parts of the characters of each that stand in words paired by a passage, in [0, 1]: what containment
	// is of shingles.
	A, B float64
	// Resemblance is the number of those characters, the mean of both sides, over all of both articles, those counted once.
	Resemblance float64
	// Words is the number of words of b in passages, each counted as often as it is in one, and Misread how many of them are
	// not equal to their fellow in a and yet have most of their characters from it.
	Words, Misread int
}

// Noisy reports whether the passages show noise: so many words are misread that words alone do not tell what the articles
// share. Where they are not, the passages of package align are the better ones.
func (l Likeness) Noisy() bool {
	return l.Misread >= noisyWords && float64(l.Misread) >= noisyFrom*float64(l.Words)
}

// Likeness is about the pair that was aligned last.
func (al *Aligner) Likeness() (l Likeness) {
	var inA, inB []news.Span // words
	for _, p := range al.kept {
		for _, x := range p {
			inA, inB = append(inA, x.a.span()), append(inB, x.b.span())
			l.Words += x.b.to - x.b.from
			if x.misread {
				l.Misread += x.b.to - x.b.from
			}
		}
	}
	a, b := al.a.within(inA), al.b.within(inB)
	ofA, ofB := float64(max(1, len(al.a.chars))), float64(max(1, len(al.b.chars)))
	both := (a + b) / 2
	l.A, l.B, l.Resemblance = a/ofA, b/ofB, both/(ofA+ofB-both)
	return l
}

// within returns the number of characters of words, each counted once.
func (s *sheet) within(words []news.Span) float64 {
	n := 0
	for _, w := range news.Union(words) {
		n += s.sizeOf(stretch{int(w.Start), int(w.End)})
	}
	return float64(n)
}
