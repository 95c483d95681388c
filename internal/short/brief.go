// Package short compares short items: headlines, alerts and briefs of at most [MaxWords] words, with each other and with
// the heads of longer articles.
//
// Package align cannot do this. So few words hold no run of twelve equal ones, and one changed word in eight leaves
// hardly a shingle. On the other hand so few words can be aligned in full, in every order, and each word can be weighed:
// a rare word says more than a common one, and a name or a figure that differs says more than any word in common, because
// a headline of a template is otherwise the same for many stories.
//
// [Frequencies] count how many items of a run have each term. [Frequencies.Keys] are hashes by which items that may
// be one story become candidates. A [Comparer] aligns two items and decides. Goroutines may share an Item, and
// Frequencies once all items are added. One goroutine at a time may use a Comparer.
//
// Of several items with equal terms, count and key only one. Otherwise an alert that many outlets ran would make its own
// words common.
//
//	f := short.NewFrequencies(len(items))
//	f.Add(text.Terms)               // of every item
//	keys := f.Keys(nil, text.Terms) // items with a key in common are candidates
//	var x, y short.Item
//	x.Fill(a, textA)
//	y.Fill(b, textB)
//	result := short.NewComparer(f).Compare(&x, &y)
package short
