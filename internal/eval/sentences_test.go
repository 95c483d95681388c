package eval

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// Three pairs say the same and two do not. A threshold of .5 takes two of the three and one of the two for paraphrases.
var sentencesByHand = []SentencePair{
	{A: "nine", B: "tenths", Same: true, Split: "train", Kind: "news"},
	{A: "five", B: "tenths", Same: true, Split: "train", Kind: "headlines"},
	{A: "four", B: "tenths", Same: true, Split: "test", Kind: "news"},
	{A: "five", B: "tenths", Split: "test", Kind: "news"},
	{A: "two", B: "tenths", Split: "train"},
}

func scorerByHand(a, b string) (float64, error) {
	if b != "tenths" {
		return 0, errors.New("not in tenths")
	}
	return map[string]float64{"nine": .9, "five": .5, "four": .4, "two": .2}[a], nil
}

// perfectScorer gives 1 to the pairs of the gold that say the same and 0 to the others. It must be called in their order.
func perfectScorer(gold *Gold) Scorer {
	next := 0
	return func(string, string) (float64, error) {
		next++
		if gold.Sentences[next-1].Same {
			return 1, nil
		}
		return 0, nil
	}
}

func TestSentencesByHand(t *testing.T) {
	run := &Run{Sentences: scorerByHand, Threshold: .5}
	s := score(t, run, &Gold{Sentences: sentencesByHand}, Options{Worst: 5}).Sentences
	want(t, "accuracy", s.Total.Accuracy, Ratio{3, 5})
	want(t, "precision", s.Total.Precision, Ratio{2, 3})
	want(t, "recall", s.Total.Recall, Ratio{2, 3})
	near(t, "F1", *s.Total.F1, 2.0/3)
	near(t, "AUC", *s.Total.AUC, 4.5/6) // .9 wins twice, .5 wins once and ties once, .4 wins once
	want(t, "splits", len(s.BySplit), 2)
	want(t, "first split", s.BySplit[0].Name, "test")
	want(t, "accuracy of test", s.BySplit[0].Accuracy, Ratio{0, 2})
	near(t, "AUC of test", *s.BySplit[0].AUC, 0)
	want(t, "kinds", len(s.ByKind), 3)
	want(t, "accuracy without a kind", s.ByKind[0].Accuracy, Ratio{1, 1})
	if k := s.ByKind[0]; k.F1 != nil || k.AUC != nil || k.Bounds.F1 != nil || k.Bounds.AUC != nil || k.Bounds.Recall != nil {
		t.Errorf("figures without a pair that says the same: %s", asJSON(t, k))
	}
	want(t, "wrong", len(s.Worst), 2)
	want(t, "worst", s.Worst[0], WrongPair{"four", "tenths", 1, .4})
	want(t, "last", s.Worst[1], WrongPair{"five", "tenths", 0, .5})
}

func TestSentencesNeedAScorer(t *testing.T) {
	gold := &Gold{Sentences: sentencesByHand}
	if s := score(t, &Run{}, gold, Options{}); s.Sentences != nil {
		t.Error("scores without a scorer")
	}
	for name, scorer := range map[string]Scorer{
		"sentence pair 2: too long": func(a, _ string) (float64, error) {
			if a == "five" {
				return 0, errors.New("too long")
			}
			return 0, nil
		},
		"sentence pair 1: the score is no number": func(string, string) (float64, error) { return math.NaN(), nil },
	} {
		if _, err := Score(&Run{Sentences: scorer}, gold, Options{}); err == nil || err.Error() != name {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

func TestSimilaritiesBetweenAreNoted(t *testing.T) {
	gold := readGold(t, map[string]string{"pairs.jsonl": sentences})
	s := score(t, perfect(gold), gold, Options{})
	if len(s.Notes) != 1 || !strings.Contains(s.Notes[0], "similarity between 2 and 4, left out: 1") {
		t.Errorf("notes: %q", s.Notes)
	}
}

// slowAUC compares each pair labelled 1 with each labelled 0.
func slowAUC(pairs []scoredPair) float64 {
	wins, n := 0.0, 0.0
	for _, p := range pairs {
		for _, q := range pairs {
			if !p.Same || q.Same {
				continue
			}
			n++
			if p.score > q.score {
				wins++
			} else if p.score == q.score {
				wins += .5
			}
		}
	}
	return wins / n
}

func TestAUCAgreesWithTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 500 {
		pairs := make([]scoredPair, 2+r.IntN(30))
		for i := range pairs {
			pairs[i] = scoredPair{&SentencePair{Same: r.IntN(3) > 0}, float64(r.IntN(8)) / 8}
		}
		pairs[0].Same, pairs[1].Same = true, false
		if got, want := auc(pairs), slowAUC(pairs); math.Abs(got-want) > 1e-12 {
			t.Fatalf("got %v, want %v of %v", got, want, pairs)
		}
	}
}
