// Package quotematch tells which quotations of several articles are one, and how the words changed on the way from the one to
// the other.
//
// A [Side] holds the quotations of one article ready to be compared; a [Matcher] says which of two articles are one, and
// whether the words, the marks or the speaker changed. [Keys] are the hashes by which the same quotation is found among all
// articles, and [Variants] orders all uses of a quotation into a tree of wordings.
//
// A Side may be shared between goroutines once it is filled, a Matcher is used by one; the functions are pure.
//
//	var a, b quotematch.Side
//	a.Fill(textA, quotationsA, bodyA)
//	b.Fill(textB, quotationsB, bodyB)
//	var m quotematch.Matcher
//	for _, match := range m.Matches(&a, &b) { ... }
package quotematch
