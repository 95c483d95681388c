package eval

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/copytaster/copytaster/internal/report"
)

// scoreClusters compares two partitions of the gold's articles, the run's and the gold's, by the adjusted Rand index
// (Hubert and Arabie, "Comparing partitions", Journal of Classification 2, 1985) and by B-cubed (Bagga and Baldwin,
// "Algorithms for Scoring Coreference Chains", LREC 1998). An article in no cluster is a cluster of its own. The result
// is nil if the gold has no clusters.
func scoreClusters(clusters []report.Cluster, gold *Gold) (*ClusterScores, error) {
	if len(gold.Clusters) == 0 {
		return nil, nil
	}
	runOf := make(map[string]string)
	for _, c := range clusters {
		for _, id := range c.Members {
			if first, ok := runOf[id]; ok {
				return nil, fmt.Errorf("article %q stands in the clusters %q and %q of the run", id, first, c.ID)
			}
			runOf[id] = c.ID
		}
	}
	ids := maps.Clone(gold.Clusters)
	for id := range gold.Docs {
		ids[id] = ""
	}
	return compareClusters(numbers(ids, gold.Clusters), numbers(ids, runOf)), nil
}

// numbers returns the cluster number of each id, with the ids in increasing order. Numbers count from 0. An id without a
// cluster gets a number of its own.
func numbers(ids, clusterOf map[string]string) []int {
	seen := make(map[string]int)
	var out []int
	n := 0
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		cluster, joined := clusterOf[id]
		number, ok := seen[cluster]
		if !joined || !ok {
			number = n
			n++
		}
		if joined {
			seen[cluster] = number
		}
		out = append(out, number)
	}
	return out
}

// compareClusters compares two partitions of the same articles: gold[i] and run[i] are the cluster numbers of article i.
func compareClusters(gold, run []int) *ClusterScores {
	goldSizes, runSizes, cells := make(map[int]int), make(map[int]int), make(map[[2]int]int)
	for i := range gold {
		goldSizes[gold[i]]++
		runSizes[run[i]]++
		cells[[2]int{gold[i], run[i]}]++
	}
	n := len(gold)
	s := &ClusterScores{Articles: n, GoldClusters: len(goldSizes), RunClusters: len(runSizes)}
	together, goldPairs, runPairs := 0.0, sumPairs(goldSizes), sumPairs(runSizes)
	byCell := func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }
	for _, cell := range slices.SortedFunc(maps.Keys(cells), byCell) { // in order: a sum of floats depends on it
		m := cells[cell]
		together += pairsOf(m)
		// Each of the m articles of a cell shares m articles between its two clusters.
		s.Precision += float64(m) * float64(m) / float64(runSizes[cell[1]])
		s.Recall += float64(m) * float64(m) / float64(goldSizes[cell[0]])
	}
	s.Precision /= float64(n)
	s.Recall /= float64(n)
	s.F1 = harmonic(s.Precision, s.Recall)
	s.AdjustedRand = 1
	chance, most := 0.0, (goldPairs+runPairs)/2
	if n > 1 {
		chance = goldPairs * runPairs / pairsOf(n)
	}
	if most != chance {
		s.AdjustedRand = (together - chance) / (most - chance)
	}
	return s
}

// pairsOf returns the number of pairs of n articles, n(n-1)/2.
func pairsOf(n int) float64 { return float64(n) * float64(n-1) / 2 }

// sumPairs returns the number of pairs inside clusters of these sizes. All terms are whole numbers, so the sum is exact
// below 2^53 and does not depend on the order.
func sumPairs(sizes map[int]int) float64 {
	sum := 0.0
	for _, n := range sizes {
		sum += pairsOf(n)
	}
	return sum
}
