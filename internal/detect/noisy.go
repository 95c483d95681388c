package detect

import (
	"context"
	"github.com/copytaster/copytaster/internal/match"
	"math/bits"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/shingle"
)

// pairByNoise collects the pairs of articles, one of them noisy, that have characters in a row in common at several places.
func (d *Detector) pairByNoise(ctx context.Context) ([]*index.Pairs, error) {
	if !slices.ContainsFunc(d.docs, d.noisy) {
		return nil, nil
	}
	counters := d.linkers(linksEach, 0, 0)
	if err := d.byPostings(ctx, d.classes.len(), d.characterKeys, taken(counters, (*linker).pairNoisy)); err != nil {
		return nil, err
	}
	pairs := d.newPairs()
	for p, err := range index.Merge(d.linked(counters)...) {
		if err != nil {
			return nil, err
		}
		if bits.OnesCount8(p.Tags) >= marksFrom {
			if err := pairs.Add(p.A, p.B, uint8(match.ByNoise)); err != nil {
				return nil, err
			}
		}
	}
	return []*index.Pairs{pairs}, nil
}

// noisy reports whether the pairs of a doc are looked for by their characters.
func (d *Detector) noisy(x *doc) bool { return x.look >= d.searchFrom }

// looksMisread reports whether a doc looks misread beside the others of the run. In a small run nobody can tell.
func (d *Detector) looksMisread(x *doc) bool { return x.look == ocr.Noisy && d.lexicon.Tells() }

// characterKeys files classes by the keys of their characters.
func (d *Detector) characterKeys() filing {
	var chars ocr.Text
	length := ocr.KeyChars(d.usualArticles())
	return func(dst []shingle.Fingerprint, c uint32) ([]shingle.Fingerprint, error) {
		x := d.first(c)
		a, err := d.corpus.article(x)
		if err != nil {
			return dst, err
		}
		ocr.Fold(&chars, a.Body, x.anatomy(a).Zones)
		return ocr.Keys(dst, &chars, length), nil
	}
}

// marksFrom is how many of eight marks a pair has that shares enough keys: of MinShared = 4 keys, each with a mark by
// chance, three or more are marked differently in nine pairs of ten.
const marksFrom = ocr.MinShared - 1

// wordsOfArticle is about the number of words of an article as [ocr.KeyChars] counts articles.
const wordsOfArticle = 250

// usualArticles returns how many articles of a usual length the articles of the run would be, at least as many as there are.
func (d *Detector) usualArticles() int {
	words := 0
	for _, x := range d.docs {
		words += int(x.words)
	}
	return max(len(d.docs), words/wordsOfArticle)
}

// pairNoisy pairs the noisy holders of a key with all others. Each pair is marked with one of
// eight bits that the key tells, so that the bits count the keys that a pair shares.
//
// Of a key that too many have the noisy holders are linked, so that what many misread copies share stays found.
func (l *linker) pairNoisy(key uint64, holders []uint32) {
	mark := match.Route(1 << (shingle.Mix(key) >> 61))
	if len(holders) > CommonAbove {
		l.many = mark
		l.link(key, slices.DeleteFunc(slices.Clone(holders), func(c uint32) bool { return !l.d.noisy(l.d.first(c)) }))
		return
	}
	l.pairWith(holders, mark, l.d.noisy)
}

// misread reports whether one of two articles may be misread.
func (j *judge) misread(x, y *side) bool {
	return max(x.doc.look, y.doc.look) > ocr.Clean
}

// alignMisread takes the passages of like characters instead of those of equal terms, where they tell more.
func (j *judge) alignMisread(x, y *side, m *match.Match) {
	passages := j.reader.Passages(x.characters(), y.characters(), j.o.align())
	if m.Likeness = j.reader.Likeness(); m.Likeness.Noisy() && wordsOf(passages) > wordsOf(m.Passages) {
		m.Passages = passages
	}
}

// wordsOf counts the words of B in passages.
func wordsOf(passages []align.Passage) (n int) {
	for i := range passages {
		n += passages[i].WordsB
	}
	return n
}

// characters returns a side as characters.
func (s *side) characters() *ocr.Side {
	w := &s.wired
	if w.made&madeCharacters == 0 {
		ocr.Fold(&w.chars, s.article.Body, s.anatomy.Zones)
		w.characters = ocr.Side{Body: s.article.Body, Words: &s.text, Chars: &w.chars}
		w.made |= madeCharacters
	}
	return &w.characters
}
