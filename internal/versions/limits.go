package versions

import "time"

// The thresholds of this package. "Measured" means on Reuters-21578 (1987, with times to the second, and texts) and on
// 8,000 chains of Reuters headlines (2007 - 2016, with days only); see accuracy_test.go.
const (
	// session is the longest time between two sendings of one edition of a template: less than a day, so that today's and
	// tomorrow's market report stay apart, and more than a working day.
	session = 16 * time.Hour
	// recurringFrom is the number of sessions from which a headline is a template. Two sessions may be one story that was
	// sent again on the next day; three are a habit.
	recurringFrom = 3
	// recurringSlugFrom is the same for slugs, because one story may run under its slug for some days.
	recurringSlugFrom = 5

	// sameHeadline is the longest time between two versions with equal or similar headlines and without a mark. Measured:
	// no pair of one story in the silver labels is further apart than 34 hours.
	sameHeadline = 48 * time.Hour
	// marked is the longest time between two versions one of which has a mark. Corrections come late: one of 1987 came
	// after 81 hours.
	marked = 96 * time.Hour
	// takenBackWithin is the longest time between a story and what corrects it or takes it back, under its headline or naming
	// it: that comes when somebody complains, some days later.
	takenBackWithin = 30 * 24 * time.Hour
	// sentWithin is the longest time between when a story was sent and when a notice says that it was.
	sentWithin = 10 * time.Minute
	// sameSlug is the longest time between two versions with equal slugs.
	sameSlug = 96 * time.Hour

	// The likenesses, in [0, 1], from which two headlines belong to one story; see [weights.least].
	likeText   = .4  // the texts are alike
	likeMarked = .45 // a mark says that there is another version; .3 to .5 give the same F1 within .01
	like       = .65 // in one session, with unknown texts: only a few words differ
	likeLater  = .75 // more than a session apart: about one word in eight of each differs
	likeApart  = .85 // the texts are not alike: two events of one company, such as its results and its dividend
	never      = 2   // no likeness suffices

	// sameText is the number of equal slots from which two texts are alike. Measured: of the headlines joined by their
	// wording in Reuters-21578, .92 share a tenth of the words of the shorter text in runs of three.
	sameText = 3
	// leastShared is the least weight of the shared words of two similar headlines: two words. A word in one headline of
	// a thousand weighs 6.9.
	leastShared = 10
	// leastRun is the number of headlines below which a run does not show how rare a word is.
	leastRun = 1000

	// mostTerms is the largest number of words of a headline that are compared.
	mostTerms = 32
	// rarest is the number of words, the heaviest of a headline, by which similar headlines are searched.
	rarest = 5
	// nearest is the number of earlier headlines with such a word, the latest ones, that are compared. It bounds the work
	// to rarest times nearest comparisons for each headline.
	nearest = 32

	// ownWords is the number of words that only one version has from which it is surely the version an article took.
	// Fewer may be in both by chance, such as a name or a figure that both learnt elsewhere.
	ownWords = 3

	// mostCorrected is the longest stretch, in terms, that a correction takes back. A longer one was cut.
	mostCorrected = 60

	// leastLead is the part of the shorter of two leads that stands in the other one, from which both may tell one story though neither has
	// the mark of a version. Less is another event, however much background stands below it.
	leastLead = 0.3
	// leastSubject is the number of terms at the start of a lead that say whom it is about.
	leastSubject = 2
	// namesWithin is the number of terms at the start of a first sentence in which a name may be another one.
	namesWithin = 8
	// codesWithin is the number of bytes of a text in which it gives the ticker symbols of those whom it is about.
	codesWithin = 240
)
