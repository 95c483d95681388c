package boilerplate

// evidence is what speaks for a text to be standing in some articles.
type evidence struct {
	articles int  // of the source, or of all sources
	mixed    bool // they are of several sources, or their source is unknown
	unknown  bool // their source is unknown

	holders     int // articles that have the text
	first, last int // days of these, since 1970; 0: none is known
	undated     int // holders of which the day is unknown

	words   int
	quoted  bool // the text has quotation marks
	figures bool // it has digits

	// What the holders that were looked at show.
	looked  int
	stories int // different ones
	days    int // different days on which these began
	span    int // days from the first of them to the last
	dated   int // stories of which the day is known
	edge    int // per cent of the holders in which the text stands at an edge

	// The block is the text with what stands together with it.
	block      int // per cent of the words of the holders
	blockWords int // in a holder, on average
}

// worthLooking reports whether the holders can be found to have standing text. It saves looking at those of a story that was
// run by many in a few days.
func (e *evidence) worthLooking() bool {
	return e.holders >= storiesOverTime && e.articles >= leastArticles &&
		(e.last-e.first >= spanOverTime || e.undated > 0 || e.holders*shareEverywhere >= e.articles)
}

// standing decides.
func (e *evidence) standing() bool {
	return e.everywhere() || e.plain() && (e.overTime() || e.withoutDates())
}

// plain reports whether the text is neither news nor a part of a template.
func (e *evidence) plain() bool {
	return !e.quoted && !e.large() && (e.words >= plainWords || !e.figures) &&
		(e.words >= leastWords || e.holders*shareOfLine >= e.articles)
}

func (e *evidence) large() bool { return e.block*mostBlock > 100 }

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

func (e *evidence) everywhere() bool {
	share := e.holders * e.stories * 100 / (e.articles * e.looked) // per cent of the articles, each story counted once
	switch mostly := share >= shareOfMost; {
	case e.mixed && !(e.unknown && mostly):
		return false
	case e.large() && !(mostly && e.blockWords <= blockOfMost && (e.days > 1 || e.dated == 0)):
		return false
	}
	return e.stories >= storiesEverywhere && share*shareEverywhere >= 100 &&
		(e.edge >= edgeShare || e.words <= mostShort && !e.figures)
}
