package short

// limits.go has every number that decides. Unless a comment gives another reason, a number was chosen by the errors on
// the items of TestAccuracy with the seeds 1 and 2. On the seeds 7 and 8, examined once at the end, recall is .994 to
// .998 and precision .981 to .999.
const (
	// MaxWords is the largest number of terms of a short item, and the number of terms at the head of a longer article
	// that are compared: 40 words as people count them, some of which are two terms (80-billion, 1-3/4), and what an
	// outlet puts before and after them.
	MaxWords = 48
	// MinWords is the least number of terms of an item that is compared, and of those that two items must share. Three
	// words are a turn of phrase, or the mark of an update.
	MinWords = 4

	// PopularRun is the number of equal terms in a row, of which every shingle is common, by which short items are linked with a few
	// others and not all with each other, as longer articles are by a run of the shortest passage. It is less than the words of a
	// template of alerts, and its shingles are as many as two items may share beside it.
	PopularRun = 7

	// keyWindow is the number of consecutive terms among which the rarest make keys. It is the length of a short headline,
	// so that an item cut down to one still has whole windows.
	keyWindow = 8
	// keyTerms is the number of terms in a window of which any three make a key. With five, any two of them may change.
	// Keys of two terms find as many pairs among 10,000 items, with four to twelve times the candidates.
	keyTerms = 5

	// promisingFrom is the part of the shorter item's terms that the other must have before the two are aligned; the rest
	// may be misspelt.
	promisingFrom = .4
	// inOrderFrom is the part of the shorter item's terms that must be in the same order in the other. Half of them do
	// if halves changed places, less those that are misspelt.
	inOrderFrom = .3
	// together is a bonus for two consecutive terms, so that of equal words those next to each other are aligned.
	together = .01
	// slipWord is the least number of letters of a word that may have a letter too many or too few, or two letters
	// swapped. replacedWord is that of a word with one letter replaced, because Iran is not Iraq; longWord that of a word
	// with any two slips.
	slipWord     = 4
	replacedWord = 6
	longWord     = 8

	// reuseFrom is the score from which two items are reuse. It is just below 5/8: two words of eight changed, and what
	// comes with them.
	reuseFrom = .62

	// leastWeight is the weight of the commonest terms; terms of one item in 1<<rareBits or fewer weigh 1. With .5, the
	// words of a template that many items have outweigh the names that differ.
	leastWeight = .35
	rareBits    = 10

	// betweenCost is the cost of a word that only the longer item has, between words that both have; a word that only the
	// shorter item has costs 1. Words of the longer item before and after the common ones cost nothing. With .35 a
	// headline is found in the first sentence of its story, told in other words.
	betweenCost = .6
	// movedCost is the cost of a block in another place, in words.
	movedCost = 1
	// templateFactor multiplies the score once for each sign that two items are two stories of one template: names
	// against other names; possible names against others together with figures against others; at least two figures, and
	// half of them or more, against others; and a figure against another if all shared words are common.
	templateFactor = .7
	// A term is common if more than commonItems items have it, and more than one item in commonPart. That holds for the
	// words of a daily template, not for all words of one story.
	commonItems = 50
	commonPart  = 64
	// mostUneven is the largest difference in words between the two sides of a gap for one to replace the other. With a
	// larger one, words were cut or added and nothing is in conflict.
	mostUneven = 3

	// relatedPrefix is the number of equal first letters by which a name counts as a form of another.
	relatedPrefix = 4

	// maxGap is the largest number of words, on either side, between two equal words of a passage, as in package align.
	maxGap = 6
	// leastMoved is the least number of terms of a passage, and of a block in another place.
	leastMoved = 2
)
