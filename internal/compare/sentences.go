package compare

import (
	"cmp"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/shingle"
)

// sentences compares the sentences of two articles.
type sentences struct {
	model    *paraphrase.Model
	profile  *profile.Profile
	from     float64                        // score of a paraphrase
	encoders map[string]*paraphrase.Encoder // by language
	scorer   *paraphrase.Scorer
	crowd    paraphrase.Crowd
	near     []int    // places in crowd
	own      [2][]int // the sentences of a pair that may be paraphrases, by their numbers
	scored   []scored // of the pair
}

func newSentences(m *paraphrase.Model, p *profile.Profile, from float64) *sentences {
	return &sentences{model: m, profile: p, from: from, encoders: make(map[string]*paraphrase.Encoder), scorer: paraphrase.NewScorer(m)}
}

// encoder returns the encoder for the language of a side.
func (t *sentences) encoder(x *side) *paraphrase.Encoder {
	lang := x.Head.Lang.Value()
	if t.encoders[lang] == nil {
		t.encoders[lang] = paraphrase.NewEncoder(t.model, lang)
	}
	return t.encoders[lang]
}

// scored is a pair of sentences, by their numbers in their articles.
type scored struct {
	i, k     int
	score    float64
	evidence paraphrase.Evidence
}

// paraphrases fills in the paraphrases: of the sentences that lie in no passage and no quotation that the two articles share, or
// less than half, each with at most one, the best first.
func (p *pair) paraphrases(x, y *side) error {
	c, t := p.c, p.c.sentences
	if err := c.readSentences(x); err != nil {
		return err
	}
	if err := c.readSentences(y); err != nil {
		return err
	}
	t.own = [2][]int{ownSentences(t.own[0][:0], x, p.MarksA), ownSentences(t.own[1][:0], y, p.MarksB)}
	t.scored = t.scored[:0]
	held := -1
	for i, k := range t.pairs(x, y, t.own) {
		if held != i {
			t.scorer.Hold(&x.Sentences[i].Said)
			held = i
		}
		if b := &y.Sentences[k].Said; t.scorer.CanReach(b, t.from) {
			if score, reached := t.scorer.From(b, t.from); reached {
				t.scored = append(t.scored, scored{i: i, k: k, score: score})
			}
		}
	}
	slices.SortFunc(t.scored, func(p, q scored) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.i, q.i), cmp.Compare(p.k, q.k))
	})
	usedA, usedB := make(map[int]bool), make(map[int]bool)
	var told []scored
	for _, s := range t.scored {
		if !usedA[s.i] && !usedB[s.k] && t.weigh(x, y, &s) == "" {
			usedA[s.i], usedB[s.k] = true, true
			told = append(told, s)
		}
	}
	if !p.counts() && !c.enough(x, y, told) {
		return nil
	}
	for _, s := range told {
		p.addParaphrase(x, y, s)
	}
	return nil
}

// weigh fills in what speaks for two sentences that are alike, and says why they are no paraphrase all the same: they contradict
// each other, are the same words, or stock sentences; empty: they are one.
func (t *sentences) weigh(x, y *side, s *scored) (refused string) {
	a, b := &x.Sentences[s.i], &y.Sentences[s.k]
	s.evidence = t.scorer.Evidence(&a.Said, &b.Said, x.vocabularyOf(), y.vocabularyOf())
	switch {
	case contradicts(&s.evidence):
		return "each has " + string(s.evidence.Conflict) + " of its own"
	case s.evidence.Topic:
		return "they share scattered words of one topic"
	case copies(&s.evidence):
		return "they are short and in the same words"
	case t.isStock(x, s.i), t.isStock(y, s.k):
		return "one is a stock sentence, which unrelated stories have"
	}
	return ""
}

// isStock reports whether a sentence of a side, by its number, is one that unrelated stories have: those of the run, or of any. It is
// asked once for each sentence, for a sentence may be held against many.
func (t *sentences) isStock(x *side, i int) bool {
	if x.stock[i] == unasked {
		x.stock[i] = no
		if t.readStock(x, x.Sentences[i].Span) {
			x.stock[i] = yes
		}
	}
	return x.stock[i] == yes
}

// readStock is isStock by the words of the sentence. A row of figures is as good as one: all firms have it.
func (t *sentences) readStock(x *side, sentence news.Span) bool {
	from, to := x.Text.TermsIn(sentence)
	frame, ok := paraphrase.Frame(x.Article.Body, x.Text.Terms[from:to], x.Text.Spans[from:to])
	return ok && t.profile.IsStock(frame) || isRow(x, sentence) || paraphrase.IsStock(sentence.Cut(x.Article.Body))
}

func (t *sentences) strict() float64 {
	_, strict := t.model.Thresholds()
	return strict
}

// allSentencePairs is how many pairs of sentences of two articles are looked at one by one. Of more, as two books have, those are
// looked at that have a key in common.
const allSentencePairs = 1 << 18

// pairs yields the pairs of sentences, out of those given by their numbers, that are worth being scored.
func (t *sentences) pairs(x, y *side, of [2][]int) iter.Seq2[int, int] {
	pairs := t.nearPairs(x, y, of)
	if len(of[0])*len(of[1]) > allSentencePairs {
		pairs = t.keyedPairs(x, y, of)
	}
	return func(yield func(int, int) bool) {
		for i, k := range pairs {
			if x.Sentences[i].Hash != y.Sentences[k].Hash && !yield(i, k) {
				return
			}
		}
	}
}

// nearPairs yields the pairs of sentences that are near each other, in the order of x and then of y.
func (t *sentences) nearPairs(x, y *side, of [2][]int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		t.crowd.Reset()
		for _, k := range of[1] {
			t.crowd.Add(&y.Sentences[k].Said)
		}
		for _, i := range of[0] {
			t.near = t.crowd.Near(t.near[:0], &x.Sentences[i].Said)
			for _, at := range t.near {
				if !yield(i, of[1][at]) {
					return
				}
			}
		}
	}
}

// keyedPairs yields pairs of sentences that are near each other and have a key in common, some of them more than once.
func (t *sentences) keyedPairs(x, y *side, of [2][]int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		holders := make(map[uint64][]int)
		var keys []shingle.Fingerprint
		for _, k := range of[1] {
			keys = t.model.Keys(keys[:0], &y.Sentences[k].Said)
			for _, key := range keys {
				holders[key.Hash] = append(holders[key.Hash], k)
			}
		}
		for _, i := range of[0] {
			keys = t.model.Keys(keys[:0], &x.Sentences[i].Said)
			for _, key := range keys {
				if len(holders[key.Hash]) > paraphrase.CrowdedKey {
					continue
				}
				for _, k := range holders[key.Hash] {
					if paraphrase.Near(&x.Sentences[i].Said, &y.Sentences[k].Said) && !yield(i, k) {
						return
					}
				}
			}
		}
	}
}

// ownSentences appends the numbers of the sentences of a side of which less than half the terms are marked.
func ownSentences(dst []int, x *side, marks Marks) []int {
	for i := range x.Sentences {
		from, to := x.Text.TermsIn(x.Sentences[i].Span)
		n := 0
		for _, m := range marks[from:to] {
			if m > Own {
				n++
			}
		}
		if 2*n < to-from {
			dst = append(dst, i)
		}
	}
	return dst
}

// addParaphrase adds a paraphrase to the match.
func (p *pair) addParaphrase(x, y *side, s scored) {
	t := p.c.sentences
	sentenceA, sentenceB := x.Sentences[s.i].Span, y.Sentences[s.k].Span
	a, b := t.encoder(x).Said(x.Article.Body, sentenceA), t.encoder(y).Said(y.Article.Body, sentenceB)
	p.MarksA.set(&x.Text, a, InParaphrase)
	p.MarksB.set(&y.Text, b, InParaphrase)
	_, wordsA := x.Text.Within(a)
	_, wordsB := y.Text.Within(b)
	told := match.SentencePair{
		A: a, B: b, Words: wordsB, Score: s.score, Carried: t.encoder(x).Align(x.Article.Body, sentenceA, y.Article.Body, sentenceB),
	}
	equal := 0
	for _, w := range told.Carried.Words {
		if w.How == paraphrase.HowEqual {
			equal++
		}
	}
	told.Identity = float64(equal) / float64(max(wordsA, wordsB))
	p.Match.Paraphrases = append(p.Match.Paraphrases, told)
}

// Nearest is a sentence of each article, and why they are a paraphrase or not.
type Nearest struct {
	A, B news.Span // the sentences, in the bodies
	paraphrase.Explanation
	Refused string // why they make no pair whatever the score, where one is high enough; empty: they do
}

// Nearest explains the two sentences with the highest score of those that are worth being scored, whatever they are part of; nil
// where there are none. It panics where no paraphrases are looked for, without Options.Model.
func (c *Comparer) Nearest(a, b corpus.Ref) (*Nearest, error) {
	x, y, err := c.sides.pair(c, a, b)
	if err != nil {
		return nil, err
	}
	if err := c.readSentences(x); err != nil {
		return nil, err
	}
	if err := c.readSentences(y); err != nil {
		return nil, err
	}
	best := scored{score: -1}
	for i, k := range c.sentences.pairs(x, y, [2][]int{numbers(len(x.Sentences)), numbers(len(y.Sentences))}) {
		if score := c.sentences.scorer.Score(&x.Sentences[i].Said, &y.Sentences[k].Said); score > best.score {
			best = scored{i: i, k: k, score: score}
		}
	}
	if best.score < 0 {
		return nil, nil
	}
	s, t := &x.Sentences[best.i], &y.Sentences[best.k]
	n := &Nearest{A: s.Span, B: t.Span, Explanation: c.sentences.scorer.Explain(&s.Said, &t.Said)}
	if n.Refused = c.sentences.weigh(x, y, &best); n.Refused == "" && !c.enough(x, y, []scored{best}) {
		n.Refused = "they tell too little for two articles that share nothing else"
	}
	return n, nil
}

// enough reports whether paraphrases alone make the two articles a pair.
func (c *Comparer) enough(x, y *side, told []scored) bool {
	return enough(told, hoursBetween(x.Article, y.Article), c.sentences.from >= c.sentences.strict())
}

// numbers returns 0 to n-1.
func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
