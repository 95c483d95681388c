// Package origin says from where to where text went: of a pair of articles that share text, which one took it from the
// other, or that both took it from a third one; and of a cluster, with which article it began.
//
//	v := origin.Judge(&origin.Pair{A: wire, B: paper})
//	fmt.Println(v.Direction, v.Confidence) // a to b 0.97
//	for _, e := range v.Evidence {
//		fmt.Println(e.Text) // b credits Reuters, whose copy a is
//	}
//
// It decides by evidence: credits, whose copy an article is, versions, which article contains the other, misspellings that
// one corrected, and times as far as they are known. Times alone never decide: see [Judge]. All of it is pure and may be
// used concurrently.
//
// The features of a pair are in features.go, what they weigh in weights.go, the sentences about them in evidence.go.
package origin

import (
	"math"

	"github.com/copytaster/copytaster/internal/news"
)

// Article is what is known of one article. Names of agencies and outlets are compared as they are, so they come in one
// form each, as wire.Agency gives them.
type Article struct {
	Role news.Role
	// Source is the outlet or agency that published it; empty: unknown.
	Source string
	// Agency is the agency that the source is; empty where it is none, or unknown.
	Agency string
	// Dateline is the agency in the dateline; empty: none.
	Dateline string
	// Credits are those whom the article credits anywhere: in dateline, byline, text, source line or sign-off. The order
	// means nothing, a name may come twice, and one's own is ignored.
	Credits []string
	// Published bounds the time of publication.
	Published news.Dated
	// Chain names the chain of versions that it is part of, and Place is its place in it from 0; empty: none.
	Chain string
	Place int
}

// Side is one article of a pair, and what it is beside the other one.
type Side struct {
	Article
	// Containment is the part of its shingles that the other article has, in [0, 1].
	Containment float64
	// Errors is how many words it misspells that the other has right in the same place; see [Speller].
	Errors int
	// Taken says whether the other article matches this version, of all in its chain, best.
	Taken Taken
}

// Taken says which version of a chain another article took.
type Taken uint8

const (
	NotKnown     Taken = iota // there is one version only, or two match equally well
	ThisVersion               // this one matches best
	OtherVersion              // another one matches better
)

// Pair is two articles that share text.
type Pair struct {
	A, B Side
	// Shared is how many words of B are shared, and Quoted how many of these lie within quotations.
	Shared, Quoted int
	// Errors is how many misspelt words both have in the same place; see [Speller].
	Errors int
}

// Direction is the way that text went.
type Direction uint8

const (
	Unknown      Direction = iota
	AToB                   // b took it from a, maybe by way of others
	BToA                   // a took it from b
	CommonSource           // both took it from others
)

// String returns the direction as it stands in reports.
func (d Direction) String() string {
	return [...]string{"unknown", "a to b", "b to a", "common source"}[d]
}

// Reverse returns the direction as it is when the articles change places.
func (d Direction) Reverse() Direction {
	return [...]Direction{Unknown, BToA, AToB, CommonSource}[d]
}

// Verdict says which way the text of a pair went.
type Verdict struct {
	Direction Direction
	// Confidence is the probability that Direction is right, in (0, 1), calibrated on made-up newsrooms; 0: unknown.
	Confidence float64
	// Evidence is what speaks for and against it, the weightiest first.
	Evidence []Evidence
}

// Judge weighs the evidence of a pair by multinomial logistic regression: the score of a direction is linear in what
// speaks for it, that of a common source in what speaks for that, and the probabilities are the exponentials of the scores
// over their sum. The same weights serve both directions, so a pair with its sides exchanged has the reverse verdict.
//
// The verdict is unknown where the best probability is below leastConfidence, or nothing but the times, or the amount of text
// shared, speaks for it. So a direction is given only where it leads the other one by leadWithoutTimes when the times are left out:
// times may strengthen a verdict or leave it in doubt, and never make one. A common source is given only where
// something tells of a third one: whom the two credit, who they are, a version that matches better, or that most of what they
// share is quoted.
func Judge(p *Pair) Verdict {
	ab, ba, both := directed(&p.A, &p.B), directed(&p.B, &p.A), common(p)
	v := Verdict{Evidence: evidence(p, &ab, &ba, &both)}
	chances := softmax([...]float64{AToB: ab.score(), BToA: ba.score(), CommonSource: both.score()})
	best := CommonSource
	for _, d := range [...]Direction{AToB, BToA} {
		if chances[d] > chances[best] {
			best = d
		}
	}
	if chances[best] < leastConfidence {
		return v
	}
	switch lead := ab.timeless() - ba.timeless(); {
	case best == AToB && lead < leadWithoutTimes, best == BToA && -lead < leadWithoutTimes:
		return v
	case best == CommonSource && !third(&ab, &ba, &both):
		return v
	}
	v.Direction, v.Confidence = best, chances[best]
	return v
}

// softmax turns the scores of the three directions into probabilities.
func softmax(scores [4]float64) (p [4]float64) {
	top := max(scores[AToB], scores[BToA], scores[CommonSource])
	for _, d := range [...]Direction{AToB, BToA, CommonSource} {
		p[d] = math.Exp(scores[d] - top)
	}
	sum := p[AToB] + p[BToA] + p[CommonSource] // the same when the first two change places
	for d := range p {
		p[d] /= sum
	}
	return p
}
