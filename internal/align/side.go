package align

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
)

// Side is one article, prepared for alignment with many others. It takes some 25 bytes a term besides the text, which it
// retains. Once made, goroutines may share it.
type Side struct {
	text   *normalize.Text // nil for a draft
	bare   bool            // no fields below hashes are made
	terms  []uint64
	hashes []uint64 // of all shingles, in text order
	filter shingle.Filter
	heads  []uint32 // open addressing: 1 + the first index of a shingle; 0 if free
	next   []uint32 // by index of a shingle: 1 + the next index of the same shingle; 0 if none
	again  []uint64 // a bit for each index: the same shingle came before
	apart  []bool   // apart[i]: words of a zone come directly before term i; nil if before no term
}

// Fill makes s the side of a text for seeds of k terms, in the memory of the one before.
func (s *Side) Fill(text *normalize.Text, k int) {
	s.text, s.apart, s.bare = text, nil, false
	s.fill(text.Terms, shingle.Hashes(s.hashes[:0], text.Terms, k))
	s.markApart()
}

// Draft makes s a side of terms without a text, for [Aligner.LoadDrafts]. hashes are the shingles of the terms. s retains
// both slices, and reuses its own memory.
func (s *Side) Draft(terms, hashes []uint64) {
	s.text, s.apart, s.bare = nil, nil, false
	s.fill(terms, hashes)
}

// BareDraft is Draft without the index of shingles, and so cheaper.
func (s *Side) BareDraft(terms, hashes []uint64) {
	s.text, s.apart, s.bare = nil, nil, true
	s.terms, s.hashes = terms, hashes
}

// fill indexes the shingles.
func (s *Side) fill(terms, hashes []uint64) {
	s.terms, s.hashes = terms, hashes
	s.filter.Fill(hashes)
	s.heads = zeros(s.heads, 1<<bits.Len(uint(2*len(hashes))))
	s.next = zeros(s.next, len(hashes))
	s.again = zeros(s.again, len(hashes)/64+1)
	for i := len(hashes) - 1; i >= 0; i-- {
		head := s.slot(hashes[i])
		if next := *head; next > 0 {
			s.next[i] = next
			s.again[(next-1)/64] |= 1 << ((next - 1) % 64)
		}
		*head = uint32(i) + 1
	}
}

// zeros returns n zeros. It reuses the memory of buf unless that is too small or much too large.
func zeros[T any](buf []T, n int) []T {
	if cap(buf) < n || cap(buf) > keptRuns && cap(buf) > 8*n {
		return make([]T, n)
	}
	buf = buf[:n]
	clear(buf)
	return buf
}

// slot returns the entry of a shingle in heads, or the free entry where it would go.
func (s *Side) slot(hash uint64) *uint32 {
	mask := uint64(len(s.heads) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		head := &s.heads[at]
		if *head == 0 || s.hashes[*head-1] == hash {
			return head
		}
	}
}

// isFirst reports whether index i is the first place of its shingle.
func (s *Side) isFirst(i int) bool { return s.again[i/64]>>(i%64)&1 == 0 }

// places appends to dst the indices of a shingle from first on, until dst has most.
func (s *Side) places(dst []uint32, first, most int) []uint32 {
	dst = append(dst, uint32(first))
	for next := s.next[first]; next > 0 && len(dst) < most; next = s.next[next-1] {
		dst = append(dst, next-1)
	}
	return dst
}

// markApart marks the terms that have words of a zone directly before them.
func (s *Side) markApart() {
	spans := s.text.Spans
	for _, w := range s.text.Left {
		if len(spans) == 0 || w.Start <= spans[0].Start || w.Start > spans[len(spans)-1].Start {
			continue // not between two terms
		}
		i, _ := slices.BinarySearchFunc(spans, w.Start, func(t news.Span, at uint32) int { return cmp.Compare(t.Start, at) })
		if s.apart == nil {
			s.apart = make([]bool, len(spans))
		}
		s.apart[i] = true
	}
}

// follows reports whether no word of a zone is between term i and the term before it.
func (s *Side) follows(i int) bool { return i >= len(s.apart) || !s.apart[i] }

// within returns the number of words in span, and the span from the first to the last of them, as [normalize.Text.Within]
// does. [from, to) are the terms in span. The span lies between the first and the last term.
func (s *Side) within(span news.Span, from, to int) (cover news.Span, n int) {
	switch {
	case s.apart != nil:
		return s.text.Within(span)
	case from == to:
		return news.Span{Start: span.End, End: span.End}, 0
	}
	return coverOf(s.text.Spans[from:to]), to - from
}

// coverOf returns the span from the first to the last of spans, which must be in text order and not empty.
func coverOf(spans []news.Span) news.Span {
	return news.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
}
