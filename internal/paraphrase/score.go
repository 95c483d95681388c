package paraphrase

import "math"

// Scorer scores pairs of sentences. One goroutine may use it.
type Scorer struct {
	model    *Model
	pair     pair
	features features
	trees    *walker

	from  float64 // a score, and
	least float64 // the sum of the trees below which a score is less than from
}

// NewScorer returns a Scorer for sentences of the model's encoders.
func NewScorer(m *Model) *Scorer {
	return &Scorer{model: m, pair: pair{model: m}, trees: newWalker(&m.trees), least: math.Inf(-1)}
}

// Score returns how likely two sentences are to say the same, in [0, 1]. It does not depend on their order. A pair counts
// as a paraphrase from one of [Model.Thresholds] on. If a [Gate] is closed, the score is lowered to less than the loose threshold,
// so that pairs behind a gate keep their order; of pairs that have little in common it is half the share.
//
// If the model does not speak the language, the score rests on the share of content words that one sentence has in common
// with the other, the smaller of the two shares: a logistic function that is one half at a share of one half. It is
// halved if each sentence has a number that the other has not. Sentences in different languages, and without words, have the
// score 0.
func (s *Scorer) Score(a, b *Sentence) float64 {
	score, _ := s.score(a, b)
	return score
}

// From is Score for whoever wants no scores below from: it returns the score and true, or false where the score is less. Most pairs
// are turned down by a gate, or by some of the trees, and before the cosine is computed that takes as long as all else.
func (s *Scorer) From(a, b *Sentence, from float64) (score float64, reached bool) {
	if share, little := s.begin(a, b); little {
		return share / 2, share/2 >= from
	}
	gate, least := s.gate(), math.Inf(-1)
	if gate != "" && from >= s.model.loose { // which no pair behind a gate reaches
		return 0, false
	}
	if gate == "" {
		least = s.leastFor(from)
	}
	score, reached = s.behind(gate, least)
	return score, reached && score >= from
}

// leastFor returns a sum of trees such that the score of every lesser sum is less than from; minus infinity where none is known.
func (s *Scorer) leastFor(from float64) float64 {
	if from != s.from {
		s.from, s.least = from, math.Inf(-1)
		// The margin is far more than the rounding of a score, if a score so much below from is less as it is computed.
		least := (math.Log(from/(1-from))-s.model.intercept)/s.model.slope - 1e-6
		if s.model.slope > 0 && s.scoreOf(least) < from {
			s.least = least - 1e-6
		}
	}
	return s.least
}

// scoreOf returns the score for a sum of the trees.
func (s *Scorer) scoreOf(sum float64) float64 {
	return logistic(float64(s.model.slope*sum) + s.model.intercept)
}

func (s *Scorer) score(a, b *Sentence) (float64, Gate) {
	if share, little := s.begin(a, b); little {
		return share / 2, GateShare
	}
	gate := s.gate()
	score, _ := s.behind(gate, math.Inf(-1))
	return score, gate
}

// begin computes the features of a pair that gates ask for. little reports that the two have so little in common that no tree is
// asked; there are no features then.
func (s *Scorer) begin(a, b *Sentence) (share float64, little bool) {
	s.pair.set(a, b)
	if share = s.pair.share(); share < leastShare && !a.plain && !b.plain {
		return share, true
	}
	s.pair.forGates(&s.features)
	return share, false
}

// behind computes the other features and returns the score of the pair behind a gate and true, or false where the sum of the trees is
// less than least.
func (s *Scorer) behind(gate Gate, least float64) (score float64, may bool) {
	if gate == GateLanguage || s.features[featLength] == 0 {
		return 0, true
	}
	s.pair.forTrees(&s.features)
	if s.pair.a.plain {
		score = s.plain()
	} else {
		s.features[featKeptCosine] = s.pair.keptCosine()
		sum, may := s.trees.sum(&s.features, least, s.pair.restCosine)
		if !may {
			return 0, false
		}
		score = s.scoreOf(sum)
	}
	if gate != "" {
		score *= s.model.loose * behindGate
	}
	return score, true
}

// behindGate is the part of the loose threshold that a pair behind a gate may reach.
const behindGate = .99

// Gate is a reason why a pair is no paraphrase, whatever the trees say; empty if there is none.
type Gate string

const (
	GateLanguage Gate = "language" // the sentences are in different languages
	GateShare    Gate = "share"    // the sentences have too little in common
	GateLength   Gate = "length"   // one sentence has so few words that it says too little
	GateNumbers  Gate = "numbers"  // each sentence has a number that the other has not, and there are several or little else is equal, as in market reports
	GateNegation Gate = "negation" // one sentence denies what the other says in nearly the same words
)

// leastShare is the share of rarity in common below which the trees are not asked. They give none of the 4,076 pairs of mrpc-train with so
// little in common the loose threshold; of 10,212 paraphrases in runs over news 7 had less. Three in five pairs that runs score do.
const leastShare = .36

// share returns how much of the rarity of a sentence has an equal or related word in the other one, of the one of which it is more,
// with or without attributions; 0 where a sentence has no words.
func (p *pair) share() (most float64) {
	for _, d := range [2]*side{&p.a, &p.b} {
		for _, of := range [2][2]int{{d.soft, d.idfAll}, {d.keptSoft, d.idfKept}} {
			if of[1] > 0 {
				most = max(most, float64(of[0])/float64(255*of[1]))
			}
		}
	}
	return most
}

// denial is the share of common rarity, of all words or of each side without attributions, above which a further negation
// is what tells the sentences apart.
const denial float32 = .8

// gate returns the gate that is closed for the pair; "" if none is.
func (s *Scorer) gate() Gate {
	m, f := s.model, &s.features
	switch {
	case s.pair.a.plain != s.pair.b.plain:
		return GateLanguage
	case f[featLength] < m.minLength:
		return GateLength
	case f[featNumbersA] > 0 && f[featNumbersB] > 0 && (f[featNumbersA]+f[featNumbersB] >= m.minFigures || f[featEqualMass] < m.minMass):
		return GateNumbers
	case f[featNegation] > 0 && max(f[featIDFEqualJaccard], min(f[featKeptSoftA], f[featKeptSoftB])) > denial:
		return GateNegation
	}
	return ""
}

// plainSlope comes from a logistic regression on the words of MRPC's sentences, without stems and without the model: an
// accuracy of .73 and an F1 of .81 (AUC .77).
const plainSlope = 7

// plain is Score without the trees.
func (s *Scorer) plain() float64 {
	share := float64(min(s.features[featContentA], s.features[featContentB]))
	score := logistic(plainSlope * (share - .5))
	if s.features[featNumbersA] > 0 && s.features[featNumbersB] > 0 {
		score /= 2
	}
	return score
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Feature is the value of a feature of a pair of sentences.
type Feature struct {
	Name  string // as in tools/paraphrase/README.md
	Value float64
}

// Explanation says how a score came about.
type Explanation struct {
	Score     float64
	Gate      Gate      // the closed gate; empty if none
	Features  []Feature // all, in a fixed order
	Conflicts []string  // kinds in which each sentence has something that the other has not: "numbers", "names", "negation"
}

// Explain returns the score of a pair and what it rests on. Side a of a feature is the sentence with fewer words.
func (s *Scorer) Explain(a, b *Sentence) Explanation {
	var e Explanation
	e.Score, e.Gate = s.score(a, b)
	s.pair.features(&s.features)
	s.pair.cosines(&s.features)
	for i, v := range s.features {
		e.Features = append(e.Features, Feature{Name: featureNames[i], Value: float64(v)})
	}
	for _, c := range []struct {
		name string
		x, y feature
	}{
		{"numbers", featNumbersA, featNumbersB},
		{"names", featNamesA, featNamesB},
		{"negation", featNegation, featNegation},
	} {
		if s.features[c.x] > 0 && s.features[c.y] > 0 {
			e.Conflicts = append(e.Conflicts, c.name)
		}
	}
	return e
}
