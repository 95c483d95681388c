package template

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

// TestModel checks that the weights are those that can be learnt, and keeps the figures on the labelled data, from models
// that did not learn from the story in question. With -update it rewrites the golden file.
func TestModel(t *testing.T) {
	l := newLearner(t)
	t.Run("weights", l.checkWeights)
	t.Run("accuracy", l.checkAccuracy)
}

// checkAccuracy compares the figures with the golden file.
func (l *learner) checkAccuracy(t *testing.T) {
	scores := l.heldOut()
	var out bytes.Buffer
	for _, timed := range []bool{true, false} {
		times := map[bool]string{true: "", false: ", times withheld"}[timed]
		pick := func(from string, below float64) (picked []scored) {
			for _, x := range l.examples {
				if x.from == from && (x.timed == timed || from == "reruns") && x.jaccard < below {
					picked = append(picked, scored{x, scores[x]})
				}
			}
			return picked
		}
		for _, below := range []float64{2, .9} {
			name := map[bool]string{true: "reuters-dev listed", false: "reuters-dev listed below J .9"}[below > 1] + times
			writeArea(&out, name, pick("listed", below))
		}
		for _, from := range []string{"listed", "unlisted", "made", "made later", "lead", "reruns", "shared"} {
			if picked := pick(from, 2); len(picked) > 0 {
				writeTaken(&out, from+times, picked)
			}
		}
	}
	writeCalibration(&out, l, scores)
	writeDisagreements(&out, l, scores)
	golden.Compare(t, "testdata/accuracy.golden", out.Bytes())
}

// scored is an example with its score.
type scored struct {
	*example
	score float64
}

// writeArea writes the area under the ROC curve of the score and of the resemblance, with a 95 % interval. The interval
// comes from 1,000 draws of whole stories with replacement (Efron, Bootstrap methods, 1979), because pairs of one story
// are not independent.
func writeArea(w io.Writer, name string, of []scored) {
	byScore := func(x scored) float64 { return x.score }
	byJaccard := func(x scored) float64 { return x.jaccard }
	groups := make(map[string][]scored)
	for _, x := range of {
		groups[x.group] = append(groups[x.group], x)
	}
	names := slices.Sorted(maps.Keys(groups))
	r := rand.New(rand.NewPCG(3, 4))
	var areas []float64
	for range 1000 {
		var drawn []scored
		for range names {
			drawn = append(drawn, groups[names[r.IntN(len(names))]]...)
		}
		areas = append(areas, area(drawn, byScore))
	}
	slices.Sort(areas)
	same := 0
	for _, x := range of {
		same += count(x.same)
	}
	fmt.Fprintf(w, "%s: AUC %.4f [%.4f, %.4f], resemblance %.4f (%d same, %d templates, %d stories)\n",
		name, area(of, byScore), areas[25], areas[974], area(of, byJaccard), same, len(of)-same, len(names))
}

// area returns the part of pairs of a same story and a template that value puts in the right order; ties count half.
func area(of []scored, value func(scored) float64) float64 {
	var same, other []float64
	for _, x := range of {
		if x.same {
			same = append(same, value(x))
		} else {
			other = append(other, value(x))
		}
	}
	slices.Sort(other)
	wins := 0.0
	for _, v := range same {
		below, _ := slices.BinarySearch(other, v)
		above, _ := slices.BinarySearchFunc(other, v, func(x, v float64) int { return cmp.Or(cmp.Compare(x, v), -1) })
		wins += float64(below+above) / 2
	}
	return wins / float64(len(same)*len(other))
}

// writeTaken writes how many pairs count as two events, by label, and for made pairs by kind.
func writeTaken(w io.Writer, name string, of []scored) {
	taken, all := make(map[string]int), make(map[string]int)
	for _, x := range of {
		label := cmp.Or(x.kind, map[bool]string{true: "one story", false: "two events"}[x.same])
		all[label]++
		all[""]++
		if x.takenForTwo() {
			taken[label]++
			taken[""]++
		}
	}
	fmt.Fprintf(w, "%s: taken for two events %d/%d", name, taken[""], all[""])
	for _, label := range slices.Sorted(maps.Keys(all)) {
		if label != "" && len(all) > 2 {
			fmt.Fprintf(w, ", %s %d/%d", label, taken[label], all[label])
		}
	}
	fmt.Fprintln(w)
}

// takenForTwo reports whether Same would say two events: something is replaced and the score is low.
func (x scored) takenForTwo() bool {
	return x.evidence.replaced() > 0 && x.score < sameFrom
}

// writeCalibration writes the part of the examples that are one story, by score, each with its weight in learning.
func writeCalibration(w io.Writer, l *learner, scores map[*example]float64) {
	const bins = 10
	var n, sum, same [bins]float64
	for _, x := range l.examples {
		i := min(int(scores[x]*bins), bins-1)
		n[i] += x.weight
		sum[i] += x.weight * scores[x]
		same[i] += x.weight * float64(count(x.same))
	}
	for i := range bins {
		fmt.Fprintf(w, "scores of %.1f to %.1f: mean %.3f, one story %.3f (weight %.1f)\n", float64(i)/bins, float64(i+1)/bins, sum[i]/n[i], same[i]/n[i], n[i])
	}
}

// writeDisagreements writes the listed pairs whose score is on the other side of one half than their label.
func writeDisagreements(w io.Writer, l *learner, scores map[*example]float64) {
	for _, x := range l.examples {
		if x.from == "listed" && x.timed && x.same != (scores[x] >= .5) {
			fmt.Fprintf(w, "disagrees: %s %s %s, score %.3f, %.1f hours, J %.2f\n", x.a, x.b, x.kind, scores[x], x.evidence.Hours, x.jaccard)
		}
	}
}
