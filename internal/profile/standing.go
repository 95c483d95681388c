package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

// StandingCount counts the standing text of articles, which is left out of the comparison. It is used by one goroutine.
type StandingCount struct {
	Has      map[*match.Head]bool     // the articles that have some
	texts    map[uint64]*standingText // by the hash of its terms
	words    int
	articles int // of counts that came as bytes, beside Has
}

// standingText is a text in the articles that have it; the first of them and the place show how it is written.
type standingText struct {
	words, articles int
	first           uint32
	span            news.Span
}

// NewStandingCount returns a count of nothing.
func NewStandingCount() *StandingCount {
	return &StandingCount{Has: make(map[*match.Head]bool), texts: make(map[uint64]*standingText)}
}

// Add counts the zones of article i, whose text without them is t.
func (s *StandingCount) Add(i uint32, h *match.Head, t *normalize.Text, zones []wire.Zone) {
	for _, z := range zones {
		s.Has[h] = true
		from, to := t.TermsIn(z.Span)
		hash, words := uint64(0), to-from
		for _, term := range t.Terms[from:to] {
			hash = hash*31 + term
		}
		s.words += words
		s.count(hash, &standingText{words: words, articles: 1, first: i, span: z.Span})
	}
}

// count adds what was counted of one text.
func (s *StandingCount) count(hash uint64, n *standingText) {
	t := s.texts[hash]
	if t == nil {
		s.texts[hash] = n
		return
	}
	t.words += n.words
	t.articles += n.articles
	if n.first < t.first {
		t.first, t.span = n.first, n.span
	}
}

// Merge adds what o counted. Any order and grouping comes to the same.
func (s *StandingCount) Merge(o *StandingCount) {
	for h := range o.Has {
		s.Has[h] = true
	}
	s.words += o.words
	s.articles += o.articles
	for hash, n := range o.texts {
		s.count(hash, n)
	}
}

// encodedStanding is a count as it stands in CBOR (RFC 8949).
type encodedStanding struct {
	_               struct{} `cbor:",toarray"`
	Words, Articles int
	Texts           map[uint64]encodedText
}

// encodedText is a standingText in CBOR.
type encodedText struct {
	_               struct{} `cbor:",toarray"`
	Words, Articles int
	First           uint32
	Span            news.Span
}

// AppendBinary appends the count to dst; [DecodeStandingCount] reads it. How many articles have standing text goes with it, and not
// which.
func (s *StandingCount) AppendBinary(dst []byte) []byte {
	e := encodedStanding{Words: s.words, Articles: s.articles + len(s.Has), Texts: make(map[uint64]encodedText, len(s.texts))}
	for hash, t := range s.texts {
		e.Texts[hash] = encodedText{Words: t.words, Articles: t.articles, First: t.first, Span: t.span}
	}
	b, err := cbor.Marshal(e)
	if err != nil {
		panic("profile: internal error: " + err.Error()) // all of it can be encoded
	}
	return append(dst, b...)
}

// DecodeStandingCount returns the count that AppendBinary wrote, with Has empty, or an error that wraps [ErrEncoding]. It keeps nothing
// of b.
func DecodeStandingCount(b []byte) (*StandingCount, error) {
	mode, err := cbor.DecOptions{MaxMapPairs: 1 << 30}.DecMode()
	if err != nil {
		panic("profile: internal error: " + err.Error())
	}
	var e encodedStanding
	if err := mode.Unmarshal(b, &e); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	s := NewStandingCount()
	s.words, s.articles = e.Words, e.Articles
	for hash, t := range e.Texts {
		s.texts[hash] = &standingText{words: t.Words, articles: t.Articles, first: t.First, span: t.Span}
	}
	return s, nil
}

// mostLeftTexts is how many of the texts are told.
const mostLeftTexts = 3

// Sum says what was left out; cut gives the words of an article at a span.
func (s *StandingCount) Sum(cut func(article uint32, span news.Span) (string, error)) (match.LeftOut, error) {
	out := match.LeftOut{Words: s.words, Articles: s.articles + len(s.Has)}
	texts := make([]*standingText, 0, len(s.texts))
	for _, t := range s.texts {
		texts = append(texts, t)
	}
	slices.SortFunc(texts, func(x, y *standingText) int {
		return cmp.Or(cmp.Compare(y.words, x.words), cmp.Compare(x.first, y.first), cmp.Compare(x.span.Start, y.span.Start))
	})
	for _, t := range texts[:min(len(texts), mostLeftTexts)] {
		text, err := cut(t.first, t.span)
		if err != nil {
			return out, err
		}
		out.Largest = append(out.Largest, match.LeftText{Text: strings.Join(strings.Fields(text), " "), Words: t.words, Articles: t.articles})
	}
	return out, nil
}
