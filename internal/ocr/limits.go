package ocr

// What looks misread. See [Lexicon.Looks].
const (
	// fewArticles is the number of articles below which a lexicon knows too few words to tell. Of 250 articles on one
	// subject the words of small letters that no other has are 3 in 100, as many as 1 in 100 misread characters make.
	fewArticles = 200
	// knownFrom is the number of articles that have a known word: more than two, so that a copy of a misread article does not
	// make its words known.
	knownFrom = 3
	// rareShare and rarePerRoot give the part of the words of a sound article that may be unknown: rareShare, and the more the
	// fewer articles the lexicon has seen, rarePerRoot over the root of their number. See testdata/accuracy.golden for how many
	// articles look noisy by it as they are, and misread. What is missed is brief, or a table.
	rareShare   = 0.07
	rarePerRoot = 2
	// noisyRun is the part of the articles of a run from which so many look noisy that more are than look so: their common
	// misreadings are known words by then. In Reuters-21578, ECB+ and PolNeAR as they are it is .004 at most.
	noisyRun = 0.02
)

// What makes a candidate. See [Keys].
const (
	// keyOneIn is how many stretches there are for each that is a key: enough keys for a paragraph, at a posting for each five
	// bytes of text.
	keyOneIn = 4
	// MinShared is the number of different keys that two articles have in common if they are worth aligning. With one in ten
	// characters misread on both sides a stretch of nine is the same in both with a probability of .9¹⁸ = .15, and more where
	// it was misread for one of the same class. So an excerpt of 30 words, 140 characters, shares 5 keys in the mean, and an
	// article of 2 kB some 60. Measured with that noise and keys of ten (testdata/accuracy.golden): 99 in 100 articles share 4,
	// 91 in 100 excerpts of 30 words and all of 60 do, and 0.2 to 1 in 100 unrelated pairs.
	MinShared = 4
)

// What makes a passage.
const (
	// seedChars is the length of a seed, that of a word in memory: with one in ten characters misread on both sides every fifth
	// stretch of it stays the same.
	seedChars = 8
	// maxRepeats bounds how often a seed may stand in the two articles, one times the other.
	maxRepeats = 64
	// lookBack is how many runs before a run are tried as its predecessor in a chain.
	lookBack = 64
	// maxGap is the most characters between two runs of a chain. What is misread more than that goes on from window to window,
	// and what stands between unrelated runs is not worth aligning.
	maxGap = 120
	// minChain is the number of equal characters of the least chain that is extended: two seeds.
	minChain = 16
	// maxFruitless is how many chains in a row may come to nothing before the ones after them, which are weaker, are left out.
	maxFruitless = 64

	// match, mismatch and indel score characters: what is the same in more than 6 of 10 wins, as it does with 15 in 100 misread
	// on both sides; what is unrelated agrees in 4 of 10 at best.
	match    = 2
	mismatch = -3
	indel    = -3
	// window is the number of characters of either side that are tried at once beyond the end of a chain: eight words. Of 96
	// the passages are the same and the articles that share nothing take twice as long.
	window = 48
	// maxShift is the most that the sides of a gap may differ in length, in characters, to be aligned from end to end. What is
	// longer has words put in or left out, and is aligned from both ends.
	maxShift = 16
	// goOn is the score from which a chain goes on beyond its end. Measured on excerpts of 30 words in other articles, with one
	// in ten characters misread on both sides: 24: .90 of their characters found, 16: .92, 12: .93, 8: .94, none beyond them.
	goOn = 10

	// pairedFrom is the part of the characters of words that are equal where one is a misreading of the other.
	pairedFrom = 0.5
	// misreadFrom is that part where it surely is. See [Likeness.Misread].
	misreadFrom = 0.75
	// beyondGap and gapCost say how many words an end of a passage needs beyond a gap, as package align has them.
	beyondGap = 4
	gapCost   = 2
	// minEqual is the part of the characters of a passage that are equal. With 15 in 100 misread on both sides it is .75 and
	// more; of market reports with other figures it is .6 and less.
	minEqual = 0.6
)

// What makes a pair noisy. See [Likeness.Noisy]. Of pairs of wiregen that were not misread, 1 in 100 rewritten ones has .007
// of its words misread by this measure; of those that were, 99 in 100 have .05 or more. One in 100 characters misread makes .05.
const (
	noisyFrom  = 0.03
	noisyWords = 3
)

// keptChars is the number of characters of an article above which an aligner does not keep its memory.
const keptChars = 1 << 17
