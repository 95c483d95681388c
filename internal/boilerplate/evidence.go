package boilerplate

// evidence is what is known about a text and the articles of one source, or of all sources, that have it.
type evidence struct {
	articles int  // number of articles of the source, or of all sources
	mixed    bool // they are of several sources

	holders     int // number of articles with the text
	first, last int // first and last day of the holders, since 1970; 0 if no day is known
	undated     int // number of holders whose day is unknown

	words   int
	quoted  bool // the text has quotation marks
	figures bool // the text has digits

	// The holders in the sample.
	looked  int
	stories int // number of different stories
	days    int // number of different days on which the stories began
	span    int // days from the first of them to the last
	dated   int // number of stories with a known day
	edge    int // per cent of the holders in which the text is at an edge
	below   int // per cent of the holders in which more of their own stands above the text than below it

	// The block is the text and the units that mostly occur together with it.
	block      int // per cent of the words of the holders
	blockWords int // words in a holder, on average

	scattered int // per cent of the grams outside the stretch that half of the holders have; 0 but for runs
}

// worthLooking reports whether the text may be standing at all. It saves reading the holders of a story that many ran
// within a few days.
func (e *evidence) worthLooking() bool {
	return e.holders >= storiesOverTime && e.articles >= leastArticles &&
		(e.last-e.first >= spanOverTime || e.undated > 0 && e.holders >= storiesUndated || e.holders*shareEverywhere >= e.articles)
}

// standing reports whether the text is standing text.
func (e *evidence) standing() bool {
	return e.everywhere() || e.plain() && (e.overTime() || e.withoutDates())
}

// plain reports whether the text is neither news nor part of a template.
func (e *evidence) plain() bool {
	return !e.quoted && !e.large() && (e.words >= plainWords || !e.figures) &&
		(e.words >= leastWords || e.holders*shareOfLine >= e.articles)
}

func (e *evidence) large() bool {
	return e.block*mostBlock > 100 || e.scattered*mostScattered > 100
}

func (e *evidence) overTime() bool {
	least := storiesOverTime
	if e.mixed {
		least *= mixed
	}
	return e.stories >= least && e.days >= daysOverTime && e.span >= spanOverTime
}

func (e *evidence) withoutDates() bool {
	return !e.mixed && e.dated*2 < e.stories && e.stories >= storiesUndated
}

// everywhere reports whether the text stands in so much of a source that it needs no weeks where the stories are many, of more than
// one day: a paragraph of news may stand in a dozen stories of some days. What ends nearly all stories of some days needs not so many.
func (e *evidence) everywhere() bool {
	share := e.holders * e.stories * 100 / (e.articles * e.looked) // per cent of the articles, with each story counted once
	switch mostly := share >= shareOfMost; {
	case e.mixed, e.dated > 0 && e.span < spanOverTime && (e.days < daysEverywhere || e.stories < storiesUndated && !(mostly && e.days >= daysMostly && e.below >= edgeShare)):
		return false
	case e.large() && !(mostly && e.blockWords <= blockOfMost && e.below >= edgeShare):
		return false
	}
	return e.stories >= storiesEverywhere && share*shareEverywhere >= 100 &&
		(e.edge >= edgeShare || e.words <= mostShort && !e.figures)
}
