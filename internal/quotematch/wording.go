// Package quotematch finds the quotations that several articles share, and says how their words changed from one to the
// other.
//
// Quotations need a comparison of their own. A reused passage shows that text was copied; a shared quotation shows only
// that two articles quote one speech, and is owed to the speaker. It is short, it may be cut, joined and bracketed, and
// what matters is not how much is equal but whether the speaker's words were altered. So words are aligned one by one,
// brackets and ellipses excuse a difference, and the speaker decides in doubt.
//
// A [Side] holds the quotations of one article. A [Matcher] finds those that two articles share, and whether words, marks
// or the speaker changed. [Keys] are hashes that find the same quotation among all articles. [Variants] arranges all uses
// of a quotation in a tree of wordings.
//
// Goroutines may share a Side once it is made. One goroutine at a time may use a Matcher. The functions are pure.
//
//	a, b := quotematch.NewSide(textA, quotationsA, bodyA), quotematch.NewSide(textB, quotationsB, bodyB)
//	for _, m := range quotematch.Matches(a, b) { ... }
package quotematch
