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
	"fmt"
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
	// Signed is the agency of whose copy the article says that it is: in the dateline, byline, source line or sign-off. It is
	// "" if none, or several: then nobody can tell whose words are whose. An agency that stands in the text only is credited
	// for what stands beside its name, and owns nothing else.
	Signed string
	// Helped says that the article names agencies, or agencies without a name, as those whose copy it is or whose copy went into it.
	Helped bool
	// Release says that it is a press release: what is in it was written to be copied.
	Release bool
	// Announcement says that it begins as the announcement of a firm or an office does, which is owed to no outlet that has it too.
	Announcement bool
	// Speech says that it has the words of somebody and little else, as a transcript has: they are owed to who said them.
	Speech bool
	// Words is the number of words of its story; 0 if unknown.
	Words int
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
	// Shared is the number of words of B that are shared, without those told in other words; Quoted is the number of those that somebody
	// is quoted as saying.
	Shared, Quoted int
	// Speaker is the one person whom both quote; "" if there are several, or an article does not tell.
	Speaker string
	// Told says whether a sentence of one is told in other words by the other, and neither quotes anybody there.
	Told bool
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
	SameSpeaker            // both quote one person and share nothing else
)

// String returns the name of the direction in reports.
func (d Direction) String() string {
	return [...]string{"unknown", "a to b", "b to a", "common source", "same speaker"}[d]
}

// Reverse returns the direction of the pair with its sides exchanged.
func (d Direction) Reverse() Direction {
	return [...]Direction{Unknown, BToA, AToB, CommonSource, SameSpeaker}[d]
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

// SameSpeaker reports whether nothing is shared but what one person said, and nothing tells that one article has it from the
// other: neither credits the other, they are no versions of one story, and neither is the statement itself.
func (p *Pair) SameSpeaker() bool {
	a, b := &p.A, &p.B
	return p.Speaker != "" && p.Shared > 0 && p.Quoted >= p.Shared && !p.Told && !p.versions() && !a.givesTo(b) && !b.givesTo(a) && !a.Release && !b.Release
}

// Judge weighs the evidence of a pair by multinomial logistic regression: each score is linear in the features of its
// direction, and the probabilities are the exponentials of the scores over their sum. Both directions have the same
// weights, so a pair with its sides exchanged has the reverse verdict.
//
// The verdict is unknown if the best probability is below leastConfidence, or if only the times or the amount of shared
// text speak for it. A direction must lead the other by leadWithoutTimes even without the times. So times may strengthen
// a verdict or put it in doubt, but never make one. A common source needs a sign of a third article: whom the two credit,
// who they are, or a version that matches better; and what was mostly said aloud needs no third article. A turn of phrase has no direction at all. Inside one source a
// direction needs a chain of versions, or that most of the one article stands in the other: what a paper writes again and
// again, or long after, it did not take from itself. If nothing is shared but what one person said, both have it from that person.
func Judge(p *Pair) Verdict {
	if p.SameSpeaker() {
		return Verdict{SameSpeaker, speakerConfidence, []Evidence{{SameSpeaker, 1, fmt.Sprintf("both quote %s, and share nothing else", p.Speaker)}}}
	}
	if d, text := p.released(); d != Unknown {
		return Verdict{d, releaseConfidence, []Evidence{{d, 1, text}}}
	}
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
	case best == CommonSource && (!third(&ab, &ba, &both) || p.little() || both.values[quoted] > mostlyQuoted && both.values[sameCredit] == 0):
		return v
	case best == AToB && p.habit(&ab), best == BToA && p.habit(&ba):
		return v
	case best != CommonSource && p.phrase():
		return v
	}
	v.Direction, v.Confidence = best, chances[best]
	return v
}

// habit reports whether two articles of one source share too little to say that the one took it from the other, and are no
// versions of one story. f are the features of the direction, in which the giver must have been earlier.
func (p *Pair) habit(f *features) bool {
	a, b := &p.A, &p.B
	if !a.sameSource(&b.Article) || p.versions() {
		return false
	}
	lag, _ := before(a.Published, b.Published)
	return lag > longestTakenUp || f.values[ownEarlier] == 0 || max(a.Containment, b.Containment) < leastTakenUp || p.own() < leastTaken
}

// released returns the direction from a press release to an article that has text of it and was not surely published before it.
func (p *Pair) released() (d Direction, text string) {
	_, order := before(p.A.Published, p.B.Published)
	switch {
	case p.A.Release == p.B.Release || p.Shared < leastGiven || p.A.sameSource(&p.B.Article):
	case p.A.Release && order >= 0:
		return AToB, "a is a press release"
	case p.B.Release && order <= 0:
		return BToA, "b is a press release"
	}
	return Unknown, ""
}

// phrase reports whether two articles share no more than a turn of phrase.
func (p *Pair) phrase() bool {
	return p.Shared > 0 && p.own() < leastGiven && max(p.A.Containment, p.B.Containment) < leastTakenUp && !p.versions()
}

// versions reports whether both are versions of one story.
func (p *Pair) versions() bool { return p.A.Chain != "" && p.A.Chain == p.B.Chain }

// own returns the number of shared words that nobody is quoted as saying.
func (p *Pair) own() int { return p.Shared - p.Quoted }

// little reports whether two articles share so little that no third one need have given it to them.
func (p *Pair) little() bool {
	return p.own() < leastTaken && max(p.A.Containment, p.B.Containment) < leastTakenUp
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
