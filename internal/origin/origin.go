// Package origin says which way text went. Of two articles that share text, it says which took it from the other, or that
// both took it from a third one. Of a cluster, it says with which article it began.
//
// The obvious rule, that the earlier article is the source, is wrong for news: two outlets mostly have the same text from
// an agency, and the one that was faster took nothing from the other. A verdict can also accuse somebody. So it rests on
// evidence that a careful reader would accept: credits, whose copy an article is, versions, which article contains the
// other, and misspellings that one of them corrected. Times count only beside such evidence; see [Judge]. Every verdict
// has a confidence and names its evidence, and "unknown" is an answer.
//
//	v := origin.Judge(&origin.Pair{A: wire, B: paper})
//	fmt.Println(v.Direction, v.Confidence) // a to b 0.97
//	for _, e := range v.Evidence {
//		fmt.Println(e.Text) // b credits Reuters, whose copy a is
//	}
//
// features.go has the features of a pair, weights.go the thresholds, fitted.go the weights, evidence.go the sentences.
// All functions are pure and may be called concurrently.
package origin

import (
	"math"

	"github.com/copytaster/copytaster/internal/news"
)

// Article is what is known of one article. Names of agencies and outlets are compared as strings, so each must have one
// form, as wire.Agency gives it.
type Article struct {
	Role news.Role
	// Source is the outlet or agency that published it; "" if unknown.
	Source string
	// Agency is the agency that published it; "" if none did, or unknown.
	Agency string
	// Dateline is the agency in the dateline; "" if there is none.
	Dateline string
	// Credits are those whom the article credits anywhere: in the dateline, byline, text, source line or sign-off. Their
	// order does not matter, a name may come twice, and the article's own source is ignored.
	Credits []string
	// Published is the time of publication, if known.
	Published news.Dated
	// Chain identifies the chain of versions to which it belongs, "" if none; Place is its position there, from 0.
	Chain string
	Place int
}

// Side is one article of a pair, with what is known of it beside the other article.
type Side struct {
	Article
	// Containment is the part of its shingles that the other article has too, in [0, 1].
	Containment float64
	// Errors is the number of words that it misspells and the other article has right in the same place; see [Speller].
	Errors int
	// Taken says whether the other article, of all versions in this article's chain, matches this one best.
	Taken Taken
}

// Taken says which version of a chain another article took.
type Taken uint8

const (
	NotKnown     Taken = iota // there is only one version, or two match equally well
	ThisVersion               // this one matches best
	OtherVersion              // another version matches better
)

// Pair is two articles that share text.
type Pair struct {
	A, B Side
	// Shared is the number of words of B that are shared, Quoted the number of those in quotations.
	Shared, Quoted int
	// Errors is the number of words that both misspell in the same place; see [Speller].
	Errors int
}

// Direction is the way in which text went.
type Direction uint8

const (
	Unknown      Direction = iota
	AToB                   // b took it from a, perhaps through others
	BToA                   // a took it from b, perhaps through others
	CommonSource           // both took it from others
)

// String returns the name of the direction in reports.
func (d Direction) String() string {
	return [...]string{"unknown", "a to b", "b to a", "common source"}[d]
}

// Reverse returns the direction of the pair with its sides exchanged.
func (d Direction) Reverse() Direction {
	return [...]Direction{Unknown, BToA, AToB, CommonSource}[d]
}

// Verdict says which way the text of a pair went.
type Verdict struct {
	Direction Direction
	// Confidence is the probability that Direction is right, in (0, 1), calibrated on generated newsrooms; 0 if Direction
	// is Unknown.
	Confidence float64
	// Evidence is what speaks for and against Direction, heaviest first. It is there for an unknown direction too.
	Evidence []Evidence
}

// Judge weighs the evidence of a pair by multinomial logistic regression: each score is linear in the features of its
// direction, and the probabilities are the exponentials of the scores over their sum. Both directions have the same
// weights, so a pair with its sides exchanged has the reverse verdict.
//
// The verdict is unknown if the best probability is below leastConfidence, or if only the times or the amount of shared
// text speak for it. A direction must lead the other by leadWithoutTimes even without the times. So times may strengthen
// a verdict or put it in doubt, but never make one. A common source needs a sign of a third article: whom the two credit,
// who they are, a version that matches better, or that most of the shared text is quoted.
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
	sum := p[AToB] + p[BToA] + p[CommonSource] // in this order the sum is the same when a and b change places
	for d := range p {
		p[d] /= sum
	}
	return p
}
