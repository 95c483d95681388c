package compare

import (
	"math"

	"github.com/copytaster/copytaster/internal/paraphrase"
)

// Two articles that share nothing but sentences in other words: what those must have to be told. The figures come from 120 pairs
// of sentences of web news read by eye, of articles that share nothing else: what is right has five content words in common and
// more, among them a name or a number, and their articles name the same people and places elsewhere, within days.
const (
	leastContent = 5  // content words that correspond
	manyContent  = 8  // enough without a name or number
	leastCover   = .5 // of the rarer sentence
	wideCover    = .6 // where the articles are days apart, or name nobody in common elsewhere
	leastMass    = 400
	greatMass    = 600
	leastSupport = 240 // rarity of the names that both articles have elsewhere
	leastNames   = 2   // their number
	wholeCover   = .45 // where the sentence is most of an article, which then is told again as a whole
	shortContent = 3   // of such a sentence of which wideCover corresponds
	shortMass    = 230
	daysApart    = 3 // of two articles on one event

	// A name of its own in each sentence, or a denial in one, counts for nothing beside so much in common: MRPC's true pairs have
	// them as often as its false ones.
	conflictMass  = 700
	conflictNames = 2
	// A name of its own in each is a conflict no more where so much of the rarer sentence is in common, a name among it.
	alikeMass  = 600
	alikeCover = .6

	// Of two and more sentences each may have less.
	severalContent = 4
	severalMass    = 300
)

// enough reports whether paraphrases alone make two articles a pair; hours lie between them, NaN where that is unknown.
func enough(told []scored, hours float64, strict bool) bool {
	near := math.IsNaN(hours) || hours <= 24*daysApart
	several := 0
	for i := range told {
		e := &told[i].evidence
		if suffices(e, near, strict) {
			return true
		}
		if near && !strict && e.Content >= severalContent && e.Mass >= severalMass && supported(e) {
			several++
		}
	}
	return several >= 2
}

// suffices reports whether one paraphrase is enough.
func suffices(e *paraphrase.Evidence, near, strict bool) bool {
	if e.Plain && (e.Content < manyContent || e.Anchors == 0) && !e.Whole {
		return false // a common word counts as much as a rare one
	}
	if near && !strict && e.Whole {
		return e.Content >= severalContent && e.Mass >= severalMass && e.Cover >= wholeCover ||
			e.Content >= shortContent && e.Mass >= shortMass && e.Cover >= wideCover
	}
	if e.Content < leastContent || e.Mass < leastMass || e.Cover < leastCover {
		return false
	}
	full := e.Mass >= greatMass && e.Cover >= wideCover
	switch {
	case !near || strict:
		return full && e.Anchors >= 1 && (supported(e) || near && e.Content >= manyContent) && e.Content > leastContent
	case supported(e):
		return e.Anchors >= 1 || e.Content >= manyContent
	}
	return full && (e.Content >= manyContent || e.Content > leastContent && e.Anchors >= 1)
}

func supported(e *paraphrase.Evidence) bool {
	return e.Support >= leastSupport && e.Names >= leastNames
}

// contradicts reports whether two sentences speak of different people, figures or days, or one denies what the other says.
func contradicts(e *paraphrase.Evidence) bool {
	switch e.Conflict {
	case "":
		return false
	case paraphrase.ConflictNames:
		return (e.Mass < conflictMass || e.Shared < conflictNames) && (e.Mass < alikeMass || e.Shared == 0 || e.Cover < alikeCover)
	case paraphrase.ConflictNegation:
		return e.Mass < conflictMass
	}
	return true
}

// copies reports whether two sentences are short ones in the same words. Longer ones that are nearly the same and no passage were
// edited throughout.
func copies(e *paraphrase.Evidence) bool { return e.Copied && e.Content < manyContent }
