package quotematch

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/shingle"
)

// seedTerms is the number of consecutive terms that two quotations must share to be compared.
const seedTerms = 3

// Side holds the quotations of one article, prepared for comparison. It retains the body and the quotations, not the
// text. A goroutine uses it at a time: what a [Matcher] looks up is made when one first asks.
type Side struct {
	Quotations []quote.Quotation

	line   Line     // the words of all quotations, one quotation after the other
	terms  []uint64 // len(terms) == len(line.Words)
	starts []int    // quotation i has the words [starts[i], starts[i+1])
	hashes []uint64
	seeds  []seedAt // the shingles at their first maxPlaces places, increasing
	seeded []bool   // by place of a shingle: whether it is in seeds
	sought bool     // seeds and seeded are made
}

// seedAt is a shingle: the upper 40 bits of its hash, and its place below them. Whoever finds two that agree compares the terms.
type seedAt uint64

const placeBits = 24 // of a seedAt; an article has fewer words

func (s seedAt) hash() uint64 { return uint64(s) >> placeBits }
func (s seedAt) place() int   { return int(s & (1<<placeBits - 1)) }

// maxPlaces is the largest number of places at which a shingle is looked up, so that an article that repeats one thing
// costs no more than others.
const maxPlaces = 16

// Fill makes s the side of an article with the quotations of a body, of which text was made, in the memory of the one
// before. It keeps quotations. Words inside zones are no words of a quotation.
func (s *Side) Fill(text *normalize.Text, quotations []quote.Quotation, body string) {
	s.Quotations = quotations
	s.line = Line{body, s.line.Words[:0], s.line.Spans[:0], s.line.marks[:0]}
	s.terms, s.starts, s.sought = s.terms[:0], append(s.starts[:0], 0), false
	n := 0
	for _, q := range quotations {
		for _, span := range q.Spans {
			from, to := text.TermsIn(span)
			n += to - from
		}
	}
	s.terms = slices.Grow(s.terms, n)
	s.line.grow(n)
	for _, q := range quotations {
		for _, span := range q.Spans {
			from, to := text.TermsIn(span)
			for to > from && text.Spans[to-1].End > span.End {
				to--
			}
			s.line.append(span, text.Words[from:to], text.Spans[from:to])
			s.terms = append(s.terms, text.Terms[from:to]...)
		}
		s.starts = append(s.starts, len(s.terms))
	}
}

// findSeeds indexes the shingles, once. Most sides are filled for their keys or their lines, and never matched.
func (s *Side) findSeeds() {
	if s.sought {
		return
	}
	s.sought, s.seeds = true, s.seeds[:0]
	s.hashes = shingle.Hashes(s.hashes[:0], s.terms, seedTerms)
	s.seeds = slices.Grow(s.seeds, len(s.hashes))
	for i, h := range s.hashes {
		s.seeds = append(s.seeds, seedAt(h>>placeBits<<placeBits|uint64(i)))
	}
	slices.Sort(s.seeds)
	s.seeded = slices.Grow(s.seeded[:0], len(s.hashes))[:len(s.hashes)]
	clear(s.seeded)
	kept := s.seeds[:0]
	for _, seed := range s.seeds {
		if n := len(kept); n < maxPlaces || kept[n-maxPlaces].hash() != seed.hash() {
			kept = append(kept, seed)
			s.seeded[seed.place()] = true
		}
	}
	s.seeds = kept
}

// Terms returns the terms of quotation i, for [Keys]. They are valid until the next Fill.
func (s *Side) Terms(i int) []uint64 { return s.terms[s.starts[i]:s.starts[i+1]] }

// words returns the words of n quotations from index first on.
func (s *Side) words(first, n int) stretch { return stretch{s.starts[first], s.starts[first+n]} }

// quotation returns the index of the quotation of word i.
func (s *Side) quotation(i int) int {
	return sort.Search(len(s.Quotations), func(q int) bool { return s.starts[q+1] > i })
}

// Line returns quotation i with a text of its own: the texts of its spans, separated by single spaces.
func (s *Side) Line(i int) Line {
	var l Line
	var text strings.Builder
	words := s.words(i, 1)
	for _, span := range s.Quotations[i].Spans {
		inside := span.Cut(s.line.Text)
		before := len(inside) - len(strings.TrimLeftFunc(inside, unicode.IsSpace))
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		shift := uint32(text.Len()) - span.Start - uint32(before) // modulo 2^32
		text.WriteString(strings.TrimSpace(inside))
		for ; words.from < words.to && s.line.Spans[words.from].Start < span.End; words.from++ {
			w := s.line.Spans[words.from]
			l.Spans = append(l.Spans, news.Span{Start: w.Start + shift, End: w.End + shift})
		}
	}
	all := s.line.cut(s.words(i, 1))
	l.Text, l.Words, l.marks = text.String(), slices.Clone(all.Words), slices.Clone(all.marks)
	return l
}
