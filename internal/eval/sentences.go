package eval

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// scoredPair is a sentence pair with its score.
type scoredPair struct {
	*SentencePair
	score float64
}

func scoreSentences(run *Run, gold *Gold, o Options) (*SentenceScores, error) {
	if len(gold.Sentences) == 0 || run.Sentences == nil {
		return nil, nil
	}
	pairs := make([]scoredPair, len(gold.Sentences))
	for i := range gold.Sentences {
		p := &gold.Sentences[i]
		score, err := run.Sentences(p.A, p.B)
		if err == nil && math.IsNaN(score) {
			err = errors.New("the score is no number")
		}
		if err != nil {
			return nil, fmt.Errorf("sentence pair %d: %w", i+1, err)
		}
		pairs[i] = scoredPair{p, score}
	}
	s := &SentenceScores{Threshold: run.Threshold, Total: scoreOf("", pairs, run.Threshold)}
	s.BySplit = scoresBy(pairs, run.Threshold, func(p scoredPair) string { return p.Split })
	s.ByKind = scoresBy(pairs, run.Threshold, func(p scoredPair) string { return p.Kind })
	s.Worst = atMost(wrongPairs(pairs, run.Threshold), o.Worst)
	return s, nil
}

// scoresBy groups the pairs by key and returns the score of each group, by increasing key. It returns nil if there is one
// group only.
func scoresBy(pairs []scoredPair, threshold float64, key func(scoredPair) string) []SentenceScore {
	groups := make(map[string][]scoredPair)
	for _, p := range pairs {
		groups[key(p)] = append(groups[key(p)], p)
	}
	if len(groups) == 1 {
		return nil
	}
	var out []SentenceScore
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, scoreOf(name, groups[name], threshold))
	}
	return out
}

func scoreOf(name string, pairs []scoredPair, threshold float64) SentenceScore {
	s := SentenceScore{Name: name}
	var both Ratio
	for _, p := range pairs {
		yes := p.score >= threshold
		s.Accuracy.count(yes == p.Same)
		if yes {
			s.Precision.count(p.Same)
		}
		if p.Same {
			s.Recall.count(yes)
		}
		if yes || p.Same {
			both.count(yes && p.Same)
		}
	}
	s.F1 = f1(s.Precision, s.Recall)
	s.Bounds = SentenceBounds{Accuracy: wilson(s.Accuracy), Precision: wilson(s.Precision), Recall: wilson(s.Recall)}
	if s.F1 != nil {
		s.Bounds.F1 = boundsOfF1(both)
	}
	if positives := s.Recall.Of; positives > 0 && positives < len(pairs) {
		area := auc(pairs)
		s.AUC, s.Bounds.AUC = &area, boundsOfAUC(area, positives, len(pairs)-positives)
	}
	return s
}

// auc returns the area under the receiver operating characteristic: the probability that a pair labelled 1 has a greater
// score than a pair labelled 0; equal scores count half. There must be pairs with both labels. See Hanley and McNeil,
// "The Meaning and Use of the Area under a Receiver Operating Characteristic (ROC) Curve", Radiology 143, 1982.
func auc(pairs []scoredPair) float64 {
	sorted := slices.SortedFunc(slices.Values(pairs), func(p, q scoredPair) int { return cmp.Compare(p.score, q.score) })
	halves := 0             // comparisons won, counted in halves
	var below, level [2]int // by label: pairs with smaller scores, and pairs with the present score
	for i, p := range sorted {
		if p.Same {
			level[1]++
		} else {
			level[0]++
		}
		if i+1 == len(sorted) || sorted[i+1].score != p.score {
			halves += level[1] * (2*below[0] + level[0])
			below[0], below[1], level = below[0]+level[0], below[1]+level[1], [2]int{}
		}
	}
	return float64(halves) / 2 / float64(below[0]) / float64(below[1])
}

// wrongPairs returns the pairs on the wrong side of the threshold, the farthest from it first; ties keep their order.
func wrongPairs(pairs []scoredPair, threshold float64) []WrongPair {
	var out []WrongPair
	for _, p := range pairs {
		switch yes := p.score >= threshold; {
		case yes && !p.Same:
			out = append(out, WrongPair{p.A, p.B, 0, p.score})
		case !yes && p.Same:
			out = append(out, WrongPair{p.A, p.B, 1, p.score})
		}
	}
	slices.SortStableFunc(out, func(p, q WrongPair) int {
		return cmp.Compare(math.Abs(q.Score-threshold), math.Abs(p.Score-threshold))
	})
	return out
}
