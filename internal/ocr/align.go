package ocr

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Side is one article prepared for alignment. Goroutines may share it.
type Side struct {
	Body  string
	Words *normalize.Text // of Body
	Chars *Text           // of Body, without the same zones
}

// Aligner aligns one pair of articles at a time by their characters. It seeds, chains and extends, as package align does
// by words. The zero value is ready for use; one goroutine may use it. It retains the pair until the next one, and keeps
// its memory for the next pair, unless the pair was very long.
type Aligner struct {
	a, b sheet
	o    align.Options // with defaults
	kept kept          // the passages

	// Memory that each step reuses.
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

// Passages returns the passages of the pair, longest in b first, then by place; nil if there are none. As far as
// characters allow, they obey the rules of package align: the best chain comes first, a passage whose sides both lie in
// better ones is dropped, no two overlap in both articles, and each has at least MinWords words on either side and gaps
// of at most MaxGap words. Words count as equal as they do there, so [align.Passage.Identity] is low for misread text,
// and every word that is not equal lies in an edit.
func (al *Aligner) Passages(a, b *Side, o align.Options) []align.Passage {
	if max(len(al.a.chars), len(al.b.chars)) > keptChars {
		*al = Aligner{}
	}
	al.o = align.Options{MinWords: cmp.Or(o.MinWords, 12), MaxGap: cmp.Or(o.MaxGap, 6)}
	al.a.fill(a)
	al.b.fill(b)
	al.kept.reset()
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
	for _, p := range al.kept.paths {
		passages = append(passages, al.passage(p))
	}
	slices.SortFunc(passages, func(p, q align.Passage) int {
		return cmp.Or(cmp.Compare(q.WordsB, p.WordsB), cmp.Compare(p.A.Start, q.A.Start), cmp.Compare(p.B.Start, q.B.Start))
	})
	return passages
}

// covered reports whether a chain lies in a passage that is kept already.
func (al *Aligner) covered(c []run) bool {
	first, last := c[0], c[len(c)-1]
	a := stretch{int(al.a.word[first.i]), int(al.a.word[last.i+last.n-1]) + 1}
	b := stretch{int(al.b.word[first.j]), int(al.b.word[last.j+last.n-1]) + 1}
	return al.kept.holds(a, b)
}

// sheet is a side with its characters assigned to words.
type sheet struct {
	side  *Side
	chars []byte
	word  []uint32 // by character: the index of its word
	size  []uint32 // by word: the number of its characters; one more place for characters after the last word
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

// spanOf returns the span of words. If there are none, it is empty and lies at the start of the next word.
func (s *sheet) spanOf(words stretch) news.Span {
	spans := s.side.Words.Spans
	if words.from == words.to {
		return news.Span{Start: spans[words.from].Start, End: spans[words.from].Start}
	}
	return news.Span{Start: spans[words.from].Start, End: spans[words.to-1].End}
}
