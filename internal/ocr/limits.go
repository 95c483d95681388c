package ocr

// What looks misread; see [Lexicon.Looks].
const (
	// fewArticles is the number of articles below which a lexicon knows too few words. Of 250 articles on one subject, 3
	// in 100 words in lower case occur in one article only, as many as 1 in 100 misread characters make.
	fewArticles = 200
	// knownFrom is the number of articles that make a word known. It is more than two, so that a copy of a misread
	// article does not make its words known.
	knownFrom = 3
	// rareShare and rarePerRoot give the part of the words of a sound article that may be unknown: rareShare, plus
	// rarePerRoot over the square root of the number of articles. testdata/accuracy.golden shows how many sound and how
	// many misread articles look noisy by it. Misread articles that it misses are short, or tables.
	rareShare   = 0.07
	rarePerRoot = 2
	// noisyRun is the part of noisy-looking articles from which a run is noisy as a whole. Then more articles are noisy
	// than look so, because frequent misreadings have become known words. In Reuters-21578, ECB+ and PolNeAR it is .004
	// at most.
	noisyRun = 0.02
)

// What makes a candidate; see [Keys].
const (
	// keyOneIn is the number of stretches for each key: enough keys for a paragraph, at one posting for every five bytes
	// of text.
	keyOneIn = 4
	// MinShared is the least number of different keys that two articles must share to be worth aligning. With one in ten
	// characters misread on both sides, a stretch of nine is the same in both with a probability of .9¹⁸ = .15, and of
	// more because characters misread within a class stay the same. So an excerpt of 30 words, 140 characters, shares 5
	// keys on average, and an article of 2 kB some 60. Measured with that noise and keys of ten
	// (testdata/accuracy.golden): 99 in 100 articles share 4 keys, as do 91 in 100 excerpts of 30 words, all of 60 words,
	// and 0.2 to 1 in 100 unrelated pairs.
	MinShared = 4
)

// What makes a passage.
const (
	// seedChars is the length of a seed, a machine word. With one in ten characters misread on both sides, every fifth
	// seed stays the same.
	seedChars = 8
	// maxRepeats bounds the product of the numbers of times that a seed occurs in either article.
	maxRepeats = 64
	// lookBack is the number of earlier runs tried as the predecessor of a run in a chain.
	lookBack = 64
	// maxGap is the largest number of characters between two runs of a chain. Text misread beyond that is followed window
	// by window, and text between unrelated runs is not worth aligning.
	maxGap = 120
	// minChain is the least number of equal characters of a chain that is extended: two seeds.
	minChain = 16
	// maxFruitless is the number of consecutive chains without a new passage after which the weaker rest is skipped.
	maxFruitless = 64

	// match, mismatch and indel score characters. Text wins if more than 6 in 10 characters are the same, as they are
	// with 15 in 100 misread on both sides; in unrelated text 4 in 10 agree at best.
	match    = 2
	mismatch = -3
	indel    = -3
	// window is the number of characters on either side that beyond tries at once: eight words. With 96 the passages are
	// the same, and articles that share nothing take twice as long.
	window = 48
	// maxShift is the largest difference in length, in characters, between the sides of a gap that is aligned from end to
	// end. In a more uneven gap words were inserted or dropped, so it is aligned from both ends.
	maxShift = 16
	// goOn is the score from which a chain continues beyond its end. Measured on excerpts of 30 words in other articles,
	// with one in ten characters misread on both sides: with 24, .90 of their characters are found, with 16 .92, with 12
	// .93, with 8 .94; none outside of them.
	goOn = 10

	// pairedFrom is the least part of equal characters for one word to be a misreading of another.
	pairedFrom = 0.5
	// misreadFrom is the part from which it surely is one; see [Likeness.Misread].
	misreadFrom = 0.75
	// beyondGap and gapCost say how many words must follow a gap at the end of a passage, as in package align.
	beyondGap = 4
	gapCost   = 2
	// minEqual is the least part of equal characters in a passage. With 15 in 100 misread on both sides it is .75 and
	// more; in market reports with other figures it is .6 and less.
	minEqual = 0.6
)

// What makes a pair noisy; see [Likeness.Noisy]. Of wiregen's pairs that were not misread, 1 in 100 rewritten ones has
// .007 of its words misread by this measure. Of those that were misread, 99 in 100 have .05 or more, which 1 in 100
// misread characters make.
const (
	noisyFrom  = 0.03
	noisyWords = 3
)

// keptChars is the number of characters of an article above which an Aligner frees its memory.
const keptChars = 1 << 17
