package cli

import (
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/eval"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
)

// sentenceScorer returns what scores pairs of sentences, and the score from which they count as a paraphrase at a
// --paraphrase of "loose", "strict" or a number.
func sentenceScorer(threshold string) (eval.Scorer, float64, error) {
	t, err := parseParaphrase(threshold)
	if err != nil {
		return nil, 0, err
	}
	model, err := paraphrase.Load()
	if err != nil {
		return nil, 0, err
	}
	from := float64(t)
	switch loose, strict := model.Thresholds(); t {
	case detect.Loose:
		from = loose
	case detect.Strict:
		from = strict
	}
	encoder, scorer := paraphrase.NewEncoder(model, "en"), paraphrase.NewScorer(model)
	var x, y paraphrase.Sentence
	return func(a, b string) (float64, error) {
		encoder.Encode(&x, a, news.Span{End: uint32(len(a))})
		encoder.Encode(&y, b, news.Span{End: uint32(len(b))})
		return scorer.Score(&x, &y), nil
	}, from, nil
}
