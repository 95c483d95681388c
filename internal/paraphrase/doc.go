// Package paraphrase decides whether two sentences say the same in other words, and shows by which words.
//
// A large language model would judge better, but it does not fit into a static binary that scores millions of pairs
// without a download. Gradient-boosted trees over features of words do, and the features explain every score. Trees alone
// rate sentences that differ only in a number or a negation as near twins, so gates close on such conflicts whatever the trees
// say; and an [Evidence] tells what the rest of two articles says for and against a pair.
//
// A [Model] holds what was learnt about English: which words are forms of one word, which mean nearly the same, how rare
// they are, and a vector for each, from which the vector of a sentence is made. It is embedded; tools/paraphrase makes
// it, and the README there defines everything on which the two sides must agree. An [Encoder] makes a [Sentence] of text:
// words without their text, with the attribution (", he said") marked. A [Scorer] compares two sentences by words in
// common, their order, related words, names, numbers, negations and vectors.
//
//	m, err := paraphrase.Load()
//	e := paraphrase.NewEncoder(m, "en")
//	var a, b paraphrase.Sentence
//	e.Encode(&a, bodyA, spanA)
//	e.Encode(&b, bodyB, spanB)
//	if loose, _ := m.Thresholds(); paraphrase.NewScorer(m).Score(&a, &b) >= loose { ... }
//
// Nobody compares all pairs: [Model.Keys] gives the keys of an index that finds candidates, made of [Sentence.Stems] and
// [Model.AppendCells]. [Encoder.Align] shows the words that carry a paraphrase. Sentences in other languages than English
// are compared by their words alone; see [Encoder] and [Scorer.Score].
//
// Goroutines may share a Model, and a Sentence that nobody writes to. One goroutine at a time may use an Encoder or a
// Scorer. The functions are pure. The build tag goexperiment.simd makes [Dot] several times as fast on processors with
// AVX2.
package paraphrase
