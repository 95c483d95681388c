package ocr

import "github.com/copytaster/copytaster/internal/news"

// Likeness says how much two articles share under the noise.
type Likeness struct {
	// A and B are the parts of the characters of each article that lie in words paired by a passage, in [0, 1]. They
	// correspond to the containment of shingles.
	A, B float64
	// Resemblance is the number of those characters, the mean of both sides, over the characters of both articles, with
	// the shared ones counted once; in [0, 1].
	Resemblance float64
	// Words is the number of words of b in passages; a word in two passages counts twice. Misread is the number of those
	// that differ from their counterpart in a but have most of their characters from it.
	Words, Misread int
}

// Noisy reports whether the passages show noise: whether so many words are misread that words alone do not tell what the
// articles share. If not, the passages of package align are better.
func (l Likeness) Noisy() bool {
	return l.Misread >= noisyWords && float64(l.Misread) >= noisyFrom*float64(l.Words)
}

// Likeness returns the likeness of the pair aligned last.
func (al *Aligner) Likeness() (l Likeness) {
	var inA, inB []news.Span // in words, not bytes
	for _, p := range al.kept.paths {
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

// within returns the number of characters of the words; overlapping words count once.
func (s *sheet) within(words []news.Span) float64 {
	n := 0
	for _, w := range news.Union(words) {
		n += s.sizeOf(stretch{int(w.Start), int(w.End)})
	}
	return float64(n)
}
