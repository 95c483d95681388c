package ocr

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Side is one article made ready to be aligned.
type Side struct {
	Body  string
	Words *normalize.Text // of Body
	Chars *Text           // of Body, without the same zones
}

// Aligner aligns one pair of articles after the other, by their characters: seed, chain and extend, as package align does
// by words. The zero value is ready for use; it is used by one goroutine. It keeps its memory for the next pair, unless
// that was a very long one, and the pair until the next.
type Aligner struct {
	a, b sheet
	o    align.Options // with defaults
	kept []path        // the passages, the best chain first

	// Memory that the steps use again.
	slots []slot
	next  []uint32
	hits  []uint32
	runs  []run
	links []link
	order []uint64
	chain []run
	cells []cell
	back  []cell
	x, y  []byte
	grid  grid
}

// Passages returns the passages of the pair, the longest in b first, then by place. They obey the rules of package align as
// far as they can: the best chain first wins, what lies with both sides in better ones is left out, no two overlap in both
// articles, and each is MinWords words or more on either side, with gaps of MaxGap words at most. Words count as equal as
// they do there ([align.Passage.Identity] is low for misread text), and every word that is not is in an edit.
func (al *Aligner) Passages(a, b *Side, o align.Options) []align.Passage {
	if max(len(al.a.chars), len(al.b.chars)) > keptChars {
		*al = Aligner{}
	}
	al.o = align.Options{MinWords: cmp.Or(o.MinWords, 12), MaxGap: cmp.Or(o.MaxGap, 6)}
	al.a.fill(a)
	al.b.fill(b)
	al.kept = al.kept[:0]
	al.findRuns()
	fruitless := 0
	for c := range al.chains() {
		if al.covered(c) {
			continue
		}
		fruitless++
		al.extend(c)
		for _, p := range al.split(al.pairings()) {
			if al.keep(p) {
				fruitless = 0
			}
		}
		if fruitless == maxFruitless {
			break
		}
	}
	return al.passages()
}

func (al *Aligner) passages() []align.Passage {
	var passages []align.Passage
	for _, p := range al.kept {
		passages = append(passages, al.passage(p))
	}
	slices.SortFunc(passages, func(p, q align.Passage) int {
		return cmp.Or(cmp.Compare(q.WordsB, p.WordsB), cmp.Compare(p.A.Start, q.A.Start), cmp.Compare(p.B.Start, q.B.Start))
	})
	return passages
}

// covered reports whether a chain lies in a passage that is kept.
func (al *Aligner) covered(c []run) bool {
	first, last := c[0], c[len(c)-1]
	a := stretch{int(al.a.word[first.i]), int(al.a.word[last.i+last.n-1]) + 1}
	b := stretch{int(al.b.word[first.j]), int(al.b.word[last.j+last.n-1]) + 1}
	return slices.ContainsFunc(al.kept, func(p path) bool {
		inA, inB := p.sides()
		return inA.holds(a) && inB.holds(b)
	})
}

// sheet is a side with its characters by words.
type sheet struct {
	side  *Side
	chars []byte
	word  []uint32 // of each character: the number of its word
	size  []uint32 // of each word: the number of its characters; one more for those after the last
}

// fill makes s the sheet of a side.
func (s *sheet) fill(side *Side) {
	spans := side.Words.Spans
	s.side, s.chars = side, side.Chars.Chars
	s.word, s.size = sized(s.word, len(s.chars)), sized(s.size, len(spans)+1)
	clear(s.size)
	w := 0
	for i, at := range side.Chars.At {
		for w < len(spans) && spans[w].End <= at {
			w++
		}
		s.word[i] = uint32(w)
		s.size[w]++
	}
}

// sizeOf returns the number of characters of words.
func (s *sheet) sizeOf(words stretch) (n int) {
	for _, k := range s.size[words.from:words.to] {
		n += int(k)
	}
	return n
}

// spanOf returns the span of words; without any, the empty one where the next begins.
func (s *sheet) spanOf(words stretch) news.Span {
	spans := s.side.Words.Spans
	if words.from == words.to {
		return news.Span{Start: spans[words.from].Start, End: spans[words.from].Start}
	}
	return news.Span{Start: spans[words.from].Start, End: spans[words.to-1].End}
}
