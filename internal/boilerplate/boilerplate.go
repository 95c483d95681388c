// Package boilerplate learns the standing text of each source: background, appeals, captions, disclaimers.
//
// Standing text cannot be found by frequency alone. An agency story that forty outlets run is as frequent as an appeal,
// and a daily template returns for years. The difference is in the rest of the articles: standing text is in many
// different stories over time, whereas text of one story comes with more text of that story. So the package looks at the
// holders of a text, sorts them into stories, and asks how many stories there are and on how many days they began.
//
// What it learns is a [List], which a person can read, edit and pass back. A [Matcher] finds the text of a list in
// articles.
//
//	list, err := boilerplate.Learn(corpus, space, workers)
//	m := boilerplate.NewMatcher(given.Merge(list), "en")
//	zones = m.Zones(zones, article.Source, units)
//
// An article is a list of units, which [Splitter.Units] makes. thresholds.go has all figures that decide.
package boilerplate
