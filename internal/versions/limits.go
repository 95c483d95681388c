package versions

import "time"

// The thresholds of this package. "Measured" means on Reuters-21578 (1987, times to the second, texts) and on 8,000 chains of
// Reuters headlines (2007 - 2016, days only), see accuracy_test.go.
const (
	// session is the most time between two sendings of one edition of a template: less than a day, so that the market
	// report of today and that of tomorrow stay apart, and more than a working day.
	session = 16 * time.Hour
	// recurringFrom is the number of sessions from which a headline is a template. Two may be one story that was sent
	// again on the next day; three are a habit.
	recurringFrom = 3
	// recurringSlugFrom is the same for a slug: one story may run for some days under it.
	recurringSlugFrom = 5

	// sameHeadline is the most time between two versions with equal or like headlines and no mark. Measured: of pairs of
	// one story in the silver labels none is further apart than 34 hours.
	sameHeadline = 48 * time.Hour
	// marked is the most time between two versions one of which has a mark. Corrections come late: one of 1987 came after
	// 81 hours.
	marked = 96 * time.Hour
	// sameSlug is the most time between two versions with equal slugs.
	sameSlug = 96 * time.Hour

	// The likenesses from which two headlines are of one story, in [0, 1]; see [weights.least].
	likeText   = .4  // the texts are alike
	likeMarked = .45 // a mark says that there is another version; .3 to .5 give the same F1 within .01
	like       = .65 // in one session, the texts unknown: what differs are a few words
	likeLater  = .75 // longer apart: about one word in eight of each
	likeApart  = .85 // the texts are not alike: two events of one company, as its results and its dividend
	never      = 2   // no likeness is enough

	// sameText is the number of slots from which two texts are alike. Measured: of the headlines joined by their wording
	// in Reuters-21578 .92 have a tenth of the words of the shorter text in common, three in a row.
	sameText = 3
	// leastShared is the weight of the shared words below which no headlines are alike: two words. One that is in a single
	// headline of a thousand weighs 6.9.
	leastShared = 10
	// leastRun is the number of headlines below which a run does not tell how rare a word is.
	leastRun = 1000

	// mostTerms is the number of words of a headline that are looked at.
	mostTerms = 32
	// rarest is the number of them, those of most weight, by which like headlines are looked for.
	rarest = 5
	// nearest is the number of earlier headlines with such a word that one is compared with, the latest ones. It bounds the
	// work: at most rarest times nearest comparisons a headline.
	nearest = 32

	// ownWords is the number of words of its own from which a version is known to be the one an article took: fewer may
	// stand in both by chance, as a name or a figure that both learnt elsewhere.
	ownWords = 3

	// mostCorrected is the longest stretch, in terms, that a correction takes back. A longer one was cut.
	mostCorrected = 60
)
