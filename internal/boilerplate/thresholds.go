package boilerplate

// What can be standing text. Shorter sentences are turns of phrase ("He was 77.") and say nothing outside their line.
const (
	leastWords     = 4 // of a sentence: "Terms were not disclosed."
	leastLineWords = 2 // of a whole paragraph: "Read more"

	// plainWords is the length from which text may have figures. Terser lines with figures are of tables and templates:
	// "Pay April 15", "Payment date is April 15." of Reuters in 1987.
	plainWords = 8
	// shareOfLine: a whole line below leastWords stands in one in so many articles of the source. The headings of tables,
	// "12 mths" or "Six mths", stand in 0.2 to 0.7 % of reuters-dev; what pages say below or between their paragraphs
	// stands in nearly all.
	shareOfLine = 50
)

// What is looked at.
const (
	leastArticles = 10 // of a source; fewer say nothing about habits
	leastSources  = 5  // that have the text, for it to stand in all

	// sampled is how many of the articles that have the text are looked at, evenly over all of them. It holds the work for a
	// text within some 100 microseconds, and is several times the largest number that the rules ask for.
	sampled = 64
)

// Different stories. Articles that share text beside the one that is judged tell one story: it was run again, cut,
// localised or updated. Sentences with other figures count as the same, so a daily template is one story, too. Text that
// stands in three in four of them goes with the one that is judged, as the other sentences of an appeal do, and does not
// count.
const (
	sameStory    = 4  // one in so many words of the shorter article is shared; updates of one story share more than half
	togetherWith = 75 // per cent
)

// Over time: text that is taken up again on other days and in other stories is background. What is said for two days,
// and a story that is followed for a week, are news.
const (
	storiesOverTime = 5  // of a source. In reuters-dev 15 texts reach it, and all but headings of tables are standing phrases
	daysOverTime    = 5  // on which the stories began
	spanOverTime    = 14 // days from the first of them to the last
	mixed           = 2  // times as many stories where the source is unknown or it is not one source

	// mostBlock: where the text and what stands together with it are one in so many words of the articles or more, these are
	// one template or one story with another lead. A background paragraph or a disclaimer is below one in five.
	mostBlock = 3
)

// Everywhere: what stands in so much of a source needs no dates. At an edge it is an appeal, a signature, a disclaimer, in
// the midst of the text a line too short to be a passage.
const (
	storiesEverywhere = 8
	shareEverywhere   = 5  // one in so many articles of the source
	edgeWords         = 25 // at most between the text and an end of the article, in words that no other article has
	edgeShare         = 80 // per cent of the articles that have the text, for it to stand at an edge
	mostShort         = 11 // words of a line in the midst: one below the default of --min-words
)

// In most of a source: there the text may be longer than the story above it, as a disclaimer below alerts is. And where
// the source is unknown it has to be: the articles may be all of one story.
const (
	shareOfMost = 80  // per cent of the articles of the source
	blockOfMost = 100 // words; what updates of one story have in common is longer, or they stand in one day
)

// Without dates: background has to stand in more different stories of a known source.
const storiesUndated = 20
