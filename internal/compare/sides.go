package compare

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/quotematch"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/template"
)

// side is an article made ready for comparison: its text and what is made of it when it is first needed.
type side struct {
	prepare.Prepared
	ref   corpus.Ref
	align align.Side
	made  made

	quoted       quotematch.Side
	quotedBefore []uint32 // terms in quotations before each term, and at the end all
	personal     []int    // terms that are personal, see statement.go
	facts        template.Facts
	vocabulary   paraphrase.Vocabulary
	stock        []answer // of each sentence, whether it is a stock sentence
	item         short.Item
	chars        ocr.Text
	charSide     ocr.Side
	who          origin.Article
}

// answer is the answer to a question that may not have been asked yet.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

// made says what was made of a side.
type made uint16

const (
	madeAlign made = 1 << iota
	madeQuoted
	madeSentences
	madeVocabulary
	madeFacts
	madeItem
	madeCharacters
	madePersonal
	madeOrigin
)

// sides are the sides that were used last.
type sides struct {
	now   map[corpus.Ref]*side
	older map[corpus.Ref]*side // those before, given up next
	spare []*side              // to be filled again
	terms int                  // in now, and sideTerms for each
	kept  int                  // as many may be in now
}

// keptTerms bounds the texts that are kept, twice over: some 10 MB, or the two that were used last. With little memory it is less: a
// term for each bytesPerKept of it.
const (
	sideTerms    = 64 // as which a side counts beside its terms: without any it takes 4 kB
	keptTerms    = 1 << 17
	bytesPerKept = 1 << 11
)

func newSides(memory int64) sides {
	return sides{
		now: make(map[corpus.Ref]*side), older: make(map[corpus.Ref]*side), kept: int(min(keptTerms, memory/bytesPerKept)),
	}
}

// of makes an article ready. It is good until the call after the next: then its memory may be used again.
func (s *sides) of(c *Comparer, i corpus.Ref) (*side, error) {
	x := cmp.Or(s.now[i], s.older[i])
	if x == nil {
		x = s.spareSide()
		if err := c.fill(x, i); err != nil {
			return nil, err
		}
	}
	s.keep(i, x)
	return x, nil
}

// keep keeps x, the side of an article, for the pairs that follow.
func (s *sides) keep(i corpus.Ref, x *side) {
	if s.now[i] != nil {
		return
	}
	s.now[i] = x
	s.terms += sideTerms + len(x.Text.Terms)
	if s.terms > s.kept && len(s.now) > 1 {
		s.age()
	}
}

// pair makes two articles ready.
func (s *sides) pair(c *Comparer, a, b corpus.Ref) (x, y *side, err error) {
	if x, err = s.of(c, a); err != nil {
		return nil, nil, err
	}
	y, err = s.of(c, b)
	return x, y, err
}

// fill makes x the side of an article.
func (c *Comparer) fill(x *side, i corpus.Ref) error {
	x.ref, x.made = i, 0
	x.Reset(nil) // what stands in x was another article's
	return c.reader.Read(&x.Prepared, i, corpus.Text)
}

// aligned returns a side for the aligner.
func (x *side) aligned() *align.Side {
	if x.made&madeAlign == 0 {
		x.align.Fill(&x.Text, prepare.Shingle)
		x.made |= madeAlign
	}
	return &x.align
}

// age gives up the older sides, but for those that were used again, and makes the others the older ones.
func (s *sides) age() {
	for i, x := range s.older {
		if s.now[i] != x && len(x.Text.Terms) <= corpus.LongArticle && len(s.spare) < mostSpare {
			s.spare = append(s.spare, x)
		}
	}
	clear(s.older)
	s.now, s.older, s.terms = s.older, s.now, 0
}

// mostSpare is how many sides are kept to be filled again.
const mostSpare = 64

func (s *sides) spareSide() *side {
	if n := len(s.spare); n > 0 {
		x := s.spare[n-1]
		s.spare = s.spare[:n-1]
		return x
	}
	return &side{}
}

// shortItem returns a side as a short item.
func (x *side) shortItem() *short.Item {
	if x.made&madeItem == 0 {
		x.item.Fill(x.Article.Body, &x.Text)
		x.made |= madeItem
	}
	return &x.item
}

// characters returns a side as characters.
func (x *side) characters() *ocr.Side {
	if x.made&madeCharacters == 0 {
		ocr.Fold(&x.chars, x.Article.Body, x.Anatomy.Zones)
		x.charSide = ocr.Side{Body: x.Article.Body, Words: &x.Text, Chars: &x.chars}
		x.made |= madeCharacters
	}
	return &x.charSide
}

// quotedOf returns the quotations of a side.
func (c *Comparer) quotedOf(x *side) (*quotematch.Side, error) {
	if x.made&madeQuoted == 0 {
		if err := c.reader.Read(&x.Prepared, x.ref, corpus.Quotations); err != nil {
			return nil, err
		}
		x.quoted.Fill(&x.Text, x.Quotations, x.Article.Body)
		x.quotedBefore = countQuoted(x.quotedBefore, &x.quoted, &x.Text)
		x.made |= madeQuoted
	}
	return &x.quoted, nil
}

// quotedIn returns how many terms of a span stand in quotations, as far as these were read, and how many there are.
func (x *side) quotedIn(span news.Span) (quoted, all int) {
	from, to := x.Text.TermsIn(span)
	if x.made&madeQuoted == 0 {
		return 0, to - from
	}
	return int(x.quotedBefore[to] - x.quotedBefore[from]), to - from
}

// countQuoted returns how many terms stand in quotations before each term of a text, and at the end how many in all.
func countQuoted(dst []uint32, quoted *quotematch.Side, text *normalize.Text) []uint32 {
	dst = slices.Grow(dst[:0], len(text.Terms)+1)[:len(text.Terms)+1]
	clear(dst)
	for _, q := range quoted.Quotations {
		for _, s := range q.Spans {
			from, to := text.TermsIn(s)
			for k := from; k < to; k++ {
				dst[k+1] = 1
			}
		}
	}
	for k := range text.Terms {
		dst[k+1] += dst[k]
	}
	return dst
}

// readSentences fills in the sentences of a side.
func (c *Comparer) readSentences(x *side) error {
	if x.made&madeSentences == 0 {
		if err := c.reader.Read(&x.Prepared, x.ref, corpus.Sentences); err != nil {
			return err
		}
		x.stock = slices.Grow(x.stock[:0], len(x.Sentences))[:len(x.Sentences)]
		clear(x.stock)
		x.made |= madeSentences
	}
	return nil
}

// vocabularyOf returns the words of the sentences of a side, which were read.
func (x *side) vocabularyOf() *paraphrase.Vocabulary {
	if x.made&madeVocabulary == 0 {
		x.vocabulary.Reset()
		for i := range x.Sentences {
			x.vocabulary.Add(&x.Sentences[i].Said)
		}
		x.made |= madeVocabulary
	}
	return &x.vocabulary
}

// Quoted returns an article with its quotations, none where it has none. The article may be kept; the quotations are good until the
// call after the next of any method of the Comparer.
func (c *Comparer) Quoted(i corpus.Ref) (*news.Article, *quotematch.Side, error) {
	x, err := c.sides.of(c, i)
	if err != nil {
		return nil, nil, err
	}
	q, err := c.quotedOf(x)
	return x.Article, q, err
}
