// Package boilerplate learns the standing text of each source: background, appeals, captions, disclaimers. Standing text
// stands in many articles that tell different stories; text of a story that is run again or updated does not. It is kept in
// a [List], which a person can read, edit and pass back, and a [Matcher] finds it in articles.
//
//	list, err := boilerplate.Learn(corpus, space, workers)
//	m := boilerplate.NewMatcher(given.Merge(list), "en")
//	zones = m.Zones(zones, article.Source, units)
//
// An article is taken as its units, which [Splitter.Units] makes. thresholds.go has all the figures that decide.
package boilerplate
