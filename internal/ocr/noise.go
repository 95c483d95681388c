// Package ocr finds shared text that a machine read wrongly, as in archives of printed or telexed copy: letters taken for
// others, words run together or cut in two, capitals and marks lost.
//
// Misread text shares few words with its original, and hardly a shingle, but it still has most of the characters in their
// order. So this package compares characters and not words. [Fold] makes characters the same that are often taken for one
// another, and drops spaces. Characters are many and slow to compare, so a [Lexicon] of the words of the run first tells
// which articles look misread. [Keys] are stretches of characters by which a pair becomes a candidate, and an [Aligner]
// finds the passages of the pair and says how alike the two are.
//
// All workers may share a Lexicon, and a [Text] or a [Side] once it is made. One goroutine at a time may use an Aligner.
//
//	var a, b ocr.Text
//	ocr.Fold(&a, bodyA, zonesA)
//	ocr.Fold(&b, bodyB, zonesB)
//	var al ocr.Aligner
//	passages := al.Passages(&ocr.Side{Body: bodyA, Words: textA, Chars: &a}, ...)
//	likeness := al.Likeness()
package ocr
