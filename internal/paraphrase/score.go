package paraphrase

import "math"

// Scorer scores pairs of sentences. One goroutine may use it.
type Scorer struct {
	model    *Model
	pair     pair
	features features
}

// NewScorer returns a Scorer for sentences of the model's encoders.
func NewScorer(m *Model) *Scorer { return &Scorer{model: m, pair: pair{model: m}} }

// Score returns how likely two sentences are to say the same, in [0, 1]. It does not depend on their order. A pair counts
// as a paraphrase from one of [Model.Thresholds] on. The score is 0 if a [Gate] is closed.
//
// If the model does not speak the language, the score rests on the share of content words that one sentence has in common
// with the other, the smaller of the two shares: a logistic function that is one half at a share of one half. It is
// halved if each sentence has a number that the other has not. Sentences in different languages have the score 0.
func (s *Scorer) Score(a, b *Sentence) float64 {
	score, _ := s.score(a, b)
	return score
}

// From is Score for whoever wants no scores below from: it returns the score and true, or false where the score is less. Most pairs
// that are turned down by a gate are turned down before their cosines are computed, which take as long as all else.
func (s *Scorer) From(a, b *Sentence, from float64) (score float64, reached bool) {
	s.pair.set(a, b)
	s.pair.features(&s.features)
	gate := s.gate()
	if gate != "" && from >= s.model.loose { // which no pair behind a gate reaches
		return 0, false
	}
	score = s.behind(gate)
	return score, score >= from
}

func (s *Scorer) score(a, b *Sentence) (float64, Gate) {
	s.pair.set(a, b)
	s.pair.features(&s.features)
	gate := s.gate()
	return s.behind(gate), gate
}

// behind returns the score of the pair, of which all features but those of cosines are computed, behind a gate.
func (s *Scorer) behind(gate Gate) float64 {
	switch {
	case gate != "":
		return 0
	case s.pair.a.plain:
		return s.plain()
	}
	s.pair.cosines(&s.features)
	z := s.model.trees.sum(&s.features)
	return logistic(float64(s.model.slope*z) + s.model.intercept)
}

// Gate is a reason why a pair is no paraphrase, whatever the trees say; empty if there is none.
type Gate string

const (
	GateLanguage Gate = "language" // the sentences are in different languages
	GateLength   Gate = "length"   // one sentence has so few words that it says too little
	GateNumbers  Gate = "numbers"  // each sentence has a number that the other has not, and there are several or little else is equal, as in market reports
	GateNegation Gate = "negation" // one sentence denies what the other says in nearly the same words
	GateTopic    Gate = "topic"    // the sentences share scattered words of one topic, and each says something else about it
)

// The gate on topic closes if the sentences share less than topicShare of either and less than topicMass of rarity in
// all, fewer than topicOrder of the trigrams, and if both miss more than topicMissing.
const (
	topicShare   float32 = .65
	topicMass    float32 = 500
	topicOrder   float32 = .1
	topicMissing float32 = 150
)

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
	case !s.pair.a.plain && max(f[featKeptSoftA], f[featKeptSoftB]) < topicShare && f[featEqualMass] < topicMass && f[featTrigrams] < topicOrder &&
		min(f[featKeptMissingA], f[featKeptMissingB]) > topicMissing:
		return GateTopic
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
