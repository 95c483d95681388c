package detect

import (
	"cmp"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

// draft is a doc by its terms.
type draft struct {
	doc    *doc
	terms  unpacker
	hashes []uint64
	side   align.Side
	made   bool // side is that of doc, and not bare
}

// side is an article made ready for alignment.
type side struct {
	doc     *doc
	article *news.Article
	anatomy wire.Anatomy
	text    normalize.Text
	side    align.Side
	told    told
	wired   wired
}

// keptTerms bounds the texts a judge keeps, twice over: some 10 MB, or the two that were used last. With little memory it
// is less: a term for each bytesPerKept of it.
const (
	keptTerms    = 1 << 17
	bytesPerKept = 1 << 11
)

// take makes d a draft of a doc.
func (d *draft) take(x *doc) (err error) {
	if d.doc != x {
		d.doc, d.made = x, false
		d.hashes, err = d.terms.shingles(x)
	}
	return err
}

// side makes a doc ready for alignment. It is good until the call after the next: then its memory may be used again.
func (j *judge) side(i int) (*side, error) {
	s := cmp.Or(j.sides[i], j.older[i])
	if s == nil {
		s = j.spareSide()
		if err := j.fill(s, j.docs[i]); err != nil {
			return nil, err
		}
	}
	if j.sides[i] == nil {
		j.sides[i] = s
		j.terms += len(s.text.Terms)
		if j.terms > j.kept && len(j.sides) > 1 {
			j.age()
		}
	}
	return s, nil
}

// pair makes two docs ready.
func (j *judge) pair(a, b int) (x, y *side, err error) {
	if x, err = j.side(a); err != nil {
		return nil, nil, err
	}
	y, err = j.side(b)
	return x, y, err
}

// fill makes s the side of a doc.
func (j *judge) fill(s *side, x *doc) (err error) {
	if s.article, err = j.corpus.article(x); err != nil {
		return err
	}
	if err := j.words.unpack(x, true); err != nil {
		return err
	}
	s.doc, s.told.made, s.wired.made = x, 0, 0
	s.anatomy = wire.Anatomy{}
	if x.words > x.terms { // else no zone has a word
		s.anatomy = x.anatomy(s.article)
	}
	j.normalizer.Recall(&s.text, s.article.Body, s.anatomy.Zones, j.lang, j.words.terms, j.words.words)
	s.side.Fill(&s.text, Shingle)
	return nil
}

// age gives up the older sides, but for those that were used again, and makes the others the older ones.
func (j *judge) age() {
	for i, s := range j.older {
		if j.sides[i] != s && len(s.text.Terms) <= longDraft && len(j.spare) < mostSpare {
			j.spare = append(j.spare, s)
		}
	}
	clear(j.older)
	j.sides, j.older, j.terms = j.older, j.sides, 0
}

// mostSpare is how many sides are kept to be filled again.
const mostSpare = 64

func (j *judge) spareSide() *side {
	if n := len(j.spare); n > 0 {
		s := j.spare[n-1]
		j.spare = j.spare[:n-1]
		return s
	}
	return &side{}
}
