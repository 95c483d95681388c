package boilerplate

// What can be standing text. Shorter sentences are turns of phrase ("He was 77.") and mean nothing outside their line.
const (
	leastWords     = 4 // words of a sentence: "Terms were not disclosed."
	leastLineWords = 2 // words of a whole paragraph: "Read more"

	// plainWords is the least number of words of text with figures. Shorter lines with figures belong to tables and
	// templates: "Pay April 15", "Payment date is April 15." of Reuters in 1987.
	plainWords = 8
	// shareOfLine: a whole line of fewer than leastWords words must be in 1 of 50 articles of the source.
	// Headings of tables, "12 mths" or "Six mths", are in 0.2 to 0.7 % of reuters-dev; what web pages put below or
	// between their paragraphs is in nearly all.
	shareOfLine = 50
)

// Runs of terms within sentences.
const (
	runTerms   = 8  // terms of a run: a turn of phrase is shorter
	leastRun   = 12 // terms of a stretch of runs: the default of --min-words, as fewer make no passage
	mostBeside = 64 // terms that a stretch goes on to each side of a run; beyond, other runs lead on

	quotedLooked = 16 // holders that are looked at for quotation marks

	gramTerms  = 3 // terms of a gram, by which a story is told when the words of its sentences were changed
	gramSample = 4 // 1 in 4 grams is looked at
	// mostScattered: if half of the holders have 1 in 4 of the grams besides the stretch, they are one story whose words were changed.
	mostScattered = 4
	gramTogether  = 50 // per cent of the holders, from which a gram is of the block; a word changed in each sentence leaves four in five
	sameGrams     = 4  // 1 in 4 grams of the shorter article is shared, besides those of most; two stories share 1 in 20

	mostStretches = 1 << 14 // of all sources; the most frequent are kept
)

// What is examined.
const (
	leastArticles = 10 // of a source; fewer show no habits
	leastSources  = 5  // sources that must have a text for it to count for all sources

	// sampled is the number of holders of a text that are read, spread evenly. It keeps the work for a text within some
	// 100 microseconds, and is several times the largest number in the rules.
	sampled = 64
)

// Different stories. Articles that share text besides the text that is judged tell one story: it was repeated, cut,
// localised or updated. Sentences that differ only in figures count as the same, so a daily template is one story too.
// Units in three of four holders belong to the text that is judged, as the other sentences of an appeal do, and do not
// count.
const (
	sameStory    = 4  // 1 in 4 words of the shorter article is shared; updates of one story share more than half
	togetherWith = 75 // per cent of the holders
)

// Over time. Text that is used again on other days and in other stories is background. Text used for two days, or in a
// story that runs for a week, is news.
const (
	storiesOverTime = 4  // stories of a source
	daysOverTime    = 4  // days on which the stories began
	spanOverTime    = 14 // days from the first of them to the last
	mixed           = 2  // factor for the number of stories if there are several sources

	// mostBlock: if the text and the units that occur together with it make up 1 in 3 words of the articles or
	// more, the articles are one template, or one story with other leads. A background paragraph or a disclaimer makes up
	// less than one in five.
	mostBlock = 3
)

// Everywhere. Text in this many articles of a source needs no dates. At an edge of the article it is an appeal, a signature
// or a disclaimer; in the middle it must be a line too short for a passage.
const (
	storiesEverywhere = 8
	daysEverywhere    = 2  // days on which the stories began: a paragraph of an agency stands in many stories of one day
	daysMostly        = 4  // the same, of text that ends nearly all stories of less than two weeks
	shareEverywhere   = 5  // 1 in 5 articles of the source
	edgeWords         = 25 // most words, which no other article has, between the text and an end of the article
	edgeShare         = 80 // per cent of the holders in which the text must be at an edge
	mostShort         = 11 // words of a line in the middle: one fewer than the default of --min-words
)

// In most of a source. Such text may be longer than the story above it, as a disclaimer below alerts is. It stands below: what
// stands above new text is the story.
const (
	shareOfMost = 80  // per cent of the articles of the source
	blockOfMost = 100 // words; the common text of updates is longer, or they are of one day
)

// storiesUndated: without dates, background must be in more different stories of a known source.
const storiesUndated = 20
