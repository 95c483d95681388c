// Package ocr finds shared text that a machine read wrongly, as archives of printed or telexed copy have it: letters
// taken for others, words run together or cut in two, capitals and marks lost.
//
// Such text shares few words with what it was read from, and still most of its characters in their order. So articles
// are compared here by characters: folded ones ([Fold]), in which what is often taken for one another is the same and no
// space counts. A [Lexicon] of the words of the run tells which articles look misread; [Keys] are the characters in a row
// by which a pair becomes a candidate; an [Aligner] finds the passages of the pair and tells how alike the two are.
//
// A Lexicon is shared by all workers and an Aligner is used by one; a [Text] and a [Side] may be shared once made.
//
//	var a, b ocr.Text
//	ocr.Fold(&a, bodyA, zonesA)
//	ocr.Fold(&b, bodyB, zonesB)
//	var al ocr.Aligner
//	passages := al.Passages(&ocr.Side{Body: bodyA, Words: textA, Chars: &a}, ...)
//	likeness := al.Likeness()
package ocr
