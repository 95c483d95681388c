package report

import (
	"cmp"
	"maps"
	"slices"
)

// sourceMonth is what an outlet or agency published in a month: a row of the table of sources.
type sourceMonth struct {
	source, month string

	articles, owing, silent                                    int // silent: with words that are not credited
	words, agency, outlet, credited, uncredited, reused, equal int
	lags                                                       []int64 // seconds from the origins of its articles to them
}

// medianLag returns the middle of the lags, or between the two in the middle.
func (s *sourceMonth) medianLag() datum {
	n := len(s.lags)
	if n == 0 {
		return datum{}
	}
	slices.Sort(s.lags)
	low, high := s.lags[(n-1)/2], s.lags[n/2]
	return datum{set: true, n: low + (high-low)/2}
}

// ratio is a part of a whole as records have it; empty where the whole is 0.
func ratio(part, whole int) datum {
	if whole == 0 {
		return datum{}
	}
	return figure(round(float64(part) / float64(whole)))
}

// sources adds up articles by source and month.
type sources map[[2]string]*sourceMonth

// add adds an article, as its row has it.
func (s sources) add(row cells) {
	key := [2]string{row.get("source_canonical").text}
	if on := row.get("published_date"); on.set {
		key[1] = on.plain(dateKind)[:len("2006-01")]
	}
	m := s[key]
	if m == nil {
		m = &sourceMonth{source: key[0], month: key[1]}
		s[key] = m
	}
	count := func(name string) int { return int(row.get(name).n) }
	m.articles++
	m.words += count("words")
	m.agency += count("agency_words")
	m.outlet += count("outlet_words")
	m.credited += count("credited_words")
	m.uncredited += count("uncredited_words")
	if count("agency_words")+count("outlet_words") > 0 {
		m.owing++
		m.reused += count("words_reused")
		m.equal += count("words_equal")
	}
	if count("uncredited_words") > 0 {
		m.silent++
	}
	if lag := row.get("origin_lag_s"); lag.set {
		m.lags = append(m.lags, lag.n)
	}
}

// sorted returns them by source, then month.
func (s sources) sorted() []*sourceMonth {
	return slices.SortedFunc(maps.Values(s), func(x, y *sourceMonth) int {
		return cmp.Or(cmp.Compare(x.source, y.source), cmp.Compare(x.month, y.month))
	})
}
