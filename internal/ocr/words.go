package ocr

import "github.com/copytaster/copytaster/internal/news"

// stretch is a half-open range of words.
type stretch struct{ from, to int }

func (s stretch) meets(t stretch) bool { return s.from < t.to && t.from < s.to }
func (s stretch) holds(t stretch) bool { return s.from <= t.from && t.to <= s.to }
func (s stretch) span() news.Span      { return news.Span{Start: uint32(s.from), End: uint32(s.to)} }

// pairing pairs words of a with words of b: mostly one with one, several if words were run together or cut in two.
type pairing struct {
	a, b    stretch
	chars   int  // number of equal characters
	equal   bool // one word on each side, and the same
	misread bool // not equal, but with most characters in common
}

// pairings pairs the words of the cells. It pairs two words if pairedFrom of the characters of the shorter one are equal,
// and unites the pairings that share a word.
func (al *Aligner) pairings() path {
	var p path
	wordsA, wordsB := len(al.a.side.Words.Spans), len(al.b.side.Words.Spans)
	for rest := al.cells; len(rest) > 0; {
		i, j := int(al.a.word[rest[0].i]), int(al.b.word[rest[0].j])
		n := 1
		for n < len(rest) && int(al.a.word[rest[n].i]) == i && int(al.b.word[rest[n].j]) == j {
			n++
		}
		rest = rest[n:]
		if i == wordsA || j == wordsB || float64(n) < pairedFrom*float64(min(al.a.size[i], al.b.size[j])) {
			continue
		}
		if last := len(p) - 1; last >= 0 && (i < p[last].a.to || j < p[last].b.to) {
			p[last].a.to, p[last].b.to = i+1, j+1
			p[last].chars += n
		} else {
			p = append(p, pairing{a: stretch{i, i + 1}, b: stretch{j, j + 1}, chars: n})
		}
	}
	return al.alike(p)
}

// alike keeps the pairings whose words may be the same, in the memory of p.
func (al *Aligner) alike(p path) path {
	kept := p[:0]
	for _, x := range p {
		if al.judge(&x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// judge reports whether the words of a pairing may be the same, and sets equal or misread. Different figures are not the
// same: 213,000 is no misreading of 217,000. Words of one stem with different endings are the same but not misread.
func (al *Aligner) judge(p *pairing) bool {
	i, j := p.a.from, p.b.from
	a, b := al.a.side.Words, al.b.side.Words
	chars, size := float64(p.chars), max(al.a.sizeOf(p.a), al.b.sizeOf(p.b))
	if single := p.a.to == i+1 && p.b.to == j+1; single {
		if a.Words[i] == b.Words[j] {
			p.equal = true
			return true
		}
		if p.chars < size && al.a.isFigure(i) && al.b.isFigure(j) {
			return false
		}
		if a.Terms[i] == b.Terms[j] {
			return true
		}
	}
	p.misread = chars >= misreadFrom*float64(size)
	return chars >= pairedFrom*float64(size)
}

// isFigure reports whether a word begins and ends with a digit.
func (s *sheet) isFigure(word int) bool {
	text := s.side.Words.Spans[word].Cut(s.side.Body)
	return isDigit(text[0]) && isDigit(text[len(text)-1])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
