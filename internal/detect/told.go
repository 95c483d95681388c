package detect

import (
	"cmp"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/quotematch"
	"github.com/copytaster/copytaster/internal/shingle"
)

// told are the quotations and sentences of a side, made when they are first needed.
type told struct {
	made   match.Find // which of them
	quoted quotematch.Side
	heads  []head // of the sentences
	// quotedBefore counts the terms in quotations before each term, and at the end all.
	quotedBefore []uint32
	sentences    []paraphrase.Sentence
}

// retell fills in the sentences of a side.
func (j *judge) retell(s *side) error {
	t := &s.told
	if t.made&match.Paraphrases != 0 {
		return nil
	}
	heads, err := j.notes.headsOf(s.doc)
	if err != nil {
		return err
	}
	t.heads = append(t.heads[:0], heads...)
	t.sentences = slices.Grow(t.sentences[:0], len(heads))[:len(heads)]
	for i := range t.sentences {
		record, err := j.notes.sentenceOf(s.doc, i)
		if err != nil {
			return err
		}
		if err := t.sentences[i].Decode(record); err != nil {
			return err
		}
	}
	t.made |= match.Paraphrases
	return nil
}

// teller compares the sentences of two articles.
type teller struct {
	model   *paraphrase.Model
	from    float64 // score of a paraphrase
	encoder *paraphrase.Encoder
	scorer  *paraphrase.Scorer
	own     [2][]int // the sentences of a pair that may be paraphrases, by their numbers
	scored  []scored // of the pair
}

func (d *Detector) newTeller() *teller {
	return &teller{
		model: d.model, from: d.paraphraseFrom, encoder: paraphrase.NewEncoder(d.model, d.lang), scorer: paraphrase.NewScorer(d.model),
	}
}

// scored is a pair of sentences, by their numbers in their articles.
type scored struct {
	i, k  int
	score float64
}

// paraphrases fills in the paraphrases: of the sentences that lie in no passage and no quotation that the two articles
// share, or less than half, each with at most one, the best first.
func (j *judge) paraphrases(x, y *side, v *verdict) error {
	if err := cmp.Or(j.retell(x), j.retell(y)); err != nil {
		return err
	}
	t := j.teller
	t.own = [2][]int{ownSentences(t.own[0][:0], x, v.marksA), ownSentences(t.own[1][:0], y, v.marksB)}
	t.scored = t.scored[:0]
	for i, k := range j.sentencePairs(x, y, t.own) {
		if score := t.scorer.Score(&x.told.sentences[i], &y.told.sentences[k]); score >= t.from {
			t.scored = append(t.scored, scored{i, k, score})
		}
	}
	slices.SortFunc(t.scored, func(p, q scored) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.i, q.i), cmp.Compare(p.k, q.k))
	})
	takenA, takenB := make(map[int]bool), make(map[int]bool)
	for _, p := range t.scored {
		if !takenA[p.i] && !takenB[p.k] {
			takenA[p.i], takenB[p.k] = true, true
			j.tell(x, y, p, v)
		}
	}
	return nil
}

// allSentencePairs is how many pairs of sentences of two articles are looked at one by one. Of more, as two books have, those
// are looked at that have a key in common.
const allSentencePairs = 1 << 18

// sentencePairs yields the pairs of sentences, out of those given by their numbers, that are worth being scored.
func (j *judge) sentencePairs(x, y *side, of [2][]int) iter.Seq2[int, int] {
	pairs := allPairs(of)
	if len(of[0])*len(of[1]) > allSentencePairs {
		pairs = j.keyedPairs(x, y, of)
	}
	return func(yield func(int, int) bool) {
		for i, k := range pairs {
			if x.told.heads[i].hash == y.told.heads[k].hash || !near(&x.told.sentences[i], &y.told.sentences[k]) {
				continue
			}
			if !yield(i, k) {
				return
			}
		}
	}
}

func allPairs(of [2][]int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for _, i := range of[0] {
			for _, k := range of[1] {
				if !yield(i, k) {
					return
				}
			}
		}
	}
}

// keyedPairs yields pairs of sentences that have a key in common, some of them more than once.
func (j *judge) keyedPairs(x, y *side, of [2][]int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		holders := make(map[uint64][]int)
		var keys []shingle.Fingerprint
		for _, k := range of[1] {
			keys = j.teller.model.Keys(keys[:0], &y.told.sentences[k])
			for _, key := range keys {
				holders[key.Hash] = append(holders[key.Hash], k)
			}
		}
		for _, i := range of[0] {
			keys = j.teller.model.Keys(keys[:0], &x.told.sentences[i])
			for _, key := range keys {
				if len(holders[key.Hash]) > crowdedSentences {
					continue
				}
				for _, k := range holders[key.Hash] {
					if !yield(i, k) {
						return
					}
				}
			}
		}
	}
}

// nearFrom is the dot product of the vectors of two sentences from which they are scored, .5 as a cosine. Of 514 pairs that
// were hidden among 10,000 other sentences, three more were found from .35 on, for ten times the pairs to score.
const nearFrom = 256 * 256 / 2

// near reports whether two sentences are worth being scored: by their vectors, or where there are none, by two stems that
// they share.
func near(a, b *paraphrase.Sentence) bool {
	if !a.Vector().IsZero() && !b.Vector().IsZero() {
		return paraphrase.Dot(a.Vector(), b.Vector()) >= nearFrom
	}
	shared := 0
	for _, h := range a.Stems() {
		if slices.Contains(b.Stems(), h) {
			shared++
		}
	}
	return shared >= 2
}

// ownSentences appends the numbers of the sentences of a side of which less than half the terms are marked.
func ownSentences(dst []int, s *side, marks []mark) []int {
	for i, h := range s.told.heads {
		from, to := s.text.TermsIn(h.span)
		n := 0
		for _, m := range marks[from:to] {
			if m > own {
				n++
			}
		}
		if 2*n < to-from {
			dst = append(dst, i)
		}
	}
	return dst
}

// tell adds a paraphrase.
func (j *judge) tell(x, y *side, p scored, v *verdict) {
	sentenceA, sentenceB := x.told.heads[p.i].span, y.told.heads[p.k].span
	a, b := j.teller.encoder.Said(x.article.Body, sentenceA), j.teller.encoder.Said(y.article.Body, sentenceB)
	markTerms(v.marksA, &x.text, a, inParaphrase)
	markTerms(v.marksB, &y.text, b, inParaphrase)
	_, wordsA := x.text.Within(a)
	_, wordsB := y.text.Within(b)
	t := match.SentencePair{A: a, B: b, Words: wordsB, Score: p.score, Carried: j.teller.encoder.Align(x.article.Body, sentenceA, y.article.Body, sentenceB)}
	equal := 0
	for _, w := range t.Carried.Words {
		if w.How == paraphrase.HowEqual {
			equal++
		}
	}
	t.Identity = float64(equal) / float64(max(wordsA, wordsB))
	v.match.Paraphrases = append(v.match.Paraphrases, t)
}
