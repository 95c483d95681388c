// Package short compares short items: headlines, alerts and briefs of at most [MaxWords] words, and the heads of longer
// articles with them. In so few words there is no run of twelve, and one word changed in eight leaves hardly a shingle;
// but every word counts, and so do the names and figures that differ.
//
// [Frequencies] count in how many items of a run a term stands. [Frequencies.Keys] are hashes by which items that may be
// one meet; a [Comparer] aligns two items and decides. An Item and Frequencies that are complete may be shared between
// goroutines; a Comparer is used by one.
//
// Of items with equal terms one is counted and keyed for all, or an alert that many ran would make its own words common.
//
//	f := short.NewFrequencies(len(items))
//	f.Add(text.Terms)               // of every item
//	keys := f.Keys(nil, text.Terms) // items with a key in common are candidates
//	var x, y short.Item
//	x.Fill(a, textA)
//	y.Fill(b, textB)
//	result := short.NewComparer(f).Compare(&x, &y)
package short
