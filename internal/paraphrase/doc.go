// Package paraphrase reports whether two sentences say the same in other words, and by which words they do.
//
// A [Model] is what was learnt about English: which words are forms of one word, which mean nearly the same, how rare they
// are, and a vector for each, from which that of a sentence is made. It is built in; tools/paraphrase makes it, and its
// README defines all that the two have to agree on. An [Encoder] makes a [Sentence] of text: words without their text,
// with the attribution found (", he said"). A [Scorer] compares two of them: it computes features of the pair, words in
// common, their order, related words, names, numbers, negations and vectors, and gradient-boosted trees decide.
//
//	m, err := paraphrase.Load()
//	e := paraphrase.NewEncoder(m, "en")
//	var a, b paraphrase.Sentence
//	e.Encode(&a, bodyA, spanA)
//	e.Encode(&b, bodyB, spanB)
//	if loose, _ := m.Thresholds(); paraphrase.NewScorer(m).Score(&a, &b) >= loose { ... }
//
// Nobody compares all pairs: [Sentence.Stems] and [Model.Cells] give the keys of an index in which candidates are found.
// [Encoder.Align] shows the words that carry a paraphrase. Sentences of other languages than English are compared by
// their words alone; see [Encoder] and [Scorer.Score].
//
// A Model may be shared between goroutines, as a Sentence may that is not written to; an Encoder and a Scorer are used by
// one. The functions are pure. The tag goexperiment.simd makes [Dot] several times as fast on processors with AVX2.
package paraphrase
