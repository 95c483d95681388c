package short

// All that decides, in one place. What has no other reason was chosen by the errors on the items of TestAccuracy with the
// seeds 1 and 2; on the seeds 7 and 8, looked at once at the end, recall is .994 to .998 and precision .981 to .999.
const (
	// MaxWords is the number of terms up to which an article is a short item, and the number of terms at the head of a
	// longer one that are looked at: 40 words as people count them, of which some are two terms (80-billion, 1-3/4), and
	// what an outlet puts before and after them.
	MaxWords = 48
	// MinWords is the number of terms from which an item is compared, and of those that two items share at least: three
	// are a turn of phrase, or the mark of an update.
	MinWords = 4

	// keyWindow is the number of terms in a row of which the rarest make keys: the length of a short headline,
	// so that what was cut down to one still has whole windows.
	keyWindow = 8
	// keyTerms is the number of terms in a window of which three make a key. With five, two of them may be changed in any
	// way. Keys of two terms find as many pairs among 10,000 items, and from four to twelve times the candidates.
	keyTerms = 5

	// promisingFrom is the part of the terms of the shorter item that the other must have for the two to be aligned; the
	// rest may be misspelt.
	promisingFrom = .4
	// inOrderFrom is the part of the terms of the shorter item that must stand in the same order in the other: half of them do
	// where halves changed places, less what is misspelt.
	inOrderFrom = .3
	// together is what two terms in a row weigh more than apart, so that of equal words those that stand together align.
	together = .01
	// slipWord is the letters from which a word may have a letter more or less than it should, or two swapped; replacedWord
	// those from which it may have another letter, since Iran is not Iraq; and longWord those from which it may have two
	// slips of any sort.
	slipWord     = 4
	replacedWord = 6
	longWord     = 8

	// reuseFrom is the score from which two items are one: below 5/8, two words of eight and what comes with them.
	reuseFrom = .62

	// leastWeight is the weight of the commonest terms, beside 1 of those that one item in 1<<rareBits has, or fewer. With
	// .5 the words of a template that many items have outweigh the names that differ.
	leastWeight = .35
	rareBits    = 10

	// betweenCost is what a word that only the longer item has costs where it stands between words that both have, beside
	// 1 for a word that only the shorter one has. What it has before and after them costs nothing.
	// With .35 a headline is found in the first sentence of its story, told in other words.
	betweenCost = .6
	// movedCost is what it costs, in words, that a block stands in another place.
	movedCost = 1
	// templateFactor is what is left of the score for each sign that the items are of one template and of two stories:
	// names against other names; what may be names against others, and figures against other figures; half of the
	// figures or more, at least two, against others; a figure against another where all words that the items share are
	// common.
	templateFactor = .7
	// A term is common that more than commonItems items have, and more than one in commonPart: as the words of a daily
	// template are, and not all words of one story.
	commonItems = 50
	commonPart  = 64
	// mostUneven is by how many words the two sides of a gap may differ to be one in place of the other; else words were
	// cut off or put before, and nothing is in conflict.
	mostUneven = 3

	// relatedPrefix is the letters at the start by which one name is taken for a form of another, not for another.
	relatedPrefix = 4

	// maxGap is the most words, on either side, between two equal words of a passage, as in package align.
	maxGap = 6
	// leastMoved is the number of terms that a passage has at least, and a block that stands in another place.
	leastMoved = 2
)
