// Package quotematch finds the quotations that several articles share, and says how their words changed from one to the
// other.
//
// Quotations need a comparison of their own. A reused passage shows that text was copied; a shared quotation shows only
// that two articles quote one speech, and is owed to the speaker. It is short, it may be cut, joined and bracketed, and
// what matters is not how much is equal but whether the speaker's words were altered. So words are aligned one by one,
// brackets and ellipses excuse a difference, and the speaker decides in doubt.
//
// A Side and a Matcher are used by one goroutine at a time; the functions are pure.
//
//	var a, b quotematch.Side
//	a.Fill(textA, quotationsA, bodyA)
//	b.Fill(textB, quotationsB, bodyB)
//	var m quotematch.Matcher
//	for _, match := range m.Matches(&a, &b) { ... }
package quotematch
