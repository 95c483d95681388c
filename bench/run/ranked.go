package main

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// ranked are the sets of a corpus with each shingle as a number, the rarer the smaller.
type ranked struct {
	ranks  []uint32 // of all sets one after the other, increasing in each
	ends   []int    // of each set in ranks
	shared uint32   // the first rank of a shingle that stands in two sets or more
	common uint32   // the first rank of a shingle that stands in more than rareMost
	last   uint32   // the number of different shingles
}

// rareMost is the most articles in which a shingle is rare: copytaster's own limit for fingerprints.
const rareMost = 50

func (r *ranked) len() int { return len(r.ends) }

// set returns the ranks of a set.
func (r *ranked) set(i int) []uint32 {
	if i == 0 {
		return r.ranks[:r.ends[0]]
	}
	return r.ranks[r.ends[i-1]:r.ends[i]]
}

// rank numbers the shingles of all sets by the number of sets they stand in, then by their hashes.
func rank(sets []shingle.Set) *ranked {
	type place struct {
		hash uint64
		at   uint32 // in ranks
	}
	r := &ranked{}
	all := 0
	for _, s := range sets {
		all += len(s)
	}
	places := make([]place, 0, all)
	for _, s := range sets {
		for _, h := range s {
			places = append(places, place{h, uint32(len(places))})
		}
		r.ends = append(r.ends, len(places))
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.hash, b.hash) })

	next := make([]uint32, len(sets)+2) // by the number of sets: the next rank; first the number of shingles
	runs := func(f func(run []place)) {
		for from := 0; from < len(places); {
			to := from + 1
			for to < len(places) && places[to].hash == places[from].hash {
				to++
			}
			f(places[from:to])
			from = to
		}
	}
	runs(func(run []place) { next[len(run)+1]++ })
	for n := 1; n < len(next); n++ {
		next[n] += next[n-1]
	}
	r.last = next[len(next)-1]
	r.shared = next[min(2, len(sets)+1)]
	r.common = next[min(rareMost+1, len(sets)+1)]
	r.ranks = make([]uint32, len(places))
	runs(func(run []place) {
		for _, p := range run {
			r.ranks[p.at] = next[len(run)]
		}
		next[len(run)]++
	})
	for i := range r.ends {
		slices.Sort(r.set(i))
	}
	return r
}

// holders lists for each rank the sets that file it, increasing.
type holders struct {
	first  uint32   // the smallest rank filed
	starts []uint32 // of each rank in sets, and the end
	sets   []uint32
}

// file lists n sets under the ranks in [first, last) that keep returns for each.
func file(n int, first, last uint32, keep func(i int) []uint32) *holders {
	h := &holders{first: first, starts: make([]uint32, last-first+2)}
	for i := range n {
		for _, rank := range keep(i) {
			h.starts[rank-first+2]++
		}
	}
	for i := 1; i < len(h.starts); i++ {
		h.starts[i] += h.starts[i-1]
	}
	h.sets = make([]uint32, h.starts[len(h.starts)-1])
	for i := range n {
		for _, rank := range keep(i) {
			h.sets[h.starts[rank-first+1]] = uint32(i)
			h.starts[rank-first+1]++
		}
	}
	return h
}

// of returns the sets filed under a rank.
func (h *holders) of(rank uint32) []uint32 {
	return h.sets[h.starts[rank-h.first]:h.starts[rank-h.first+1]]
}
