package main

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// ranked holds the sets of a corpus, each shingle replaced by its rank. The rarer the shingle, the smaller its rank.
type ranked struct {
	ranks  []uint32 // of all sets, one after the other; increasing in each
	ends   []int    // end of each set in ranks
	shared uint32   // first rank of a shingle that is in two or more sets
	common uint32   // first rank of a shingle that is in more than rareMost sets
	last   uint32   // number of distinct shingles
}

// rareMost is the largest number of articles with a rare shingle. It is copytaster's own limit for fingerprints.
const rareMost = 50

func (r *ranked) len() int { return len(r.ends) }

// set returns the ranks of set i.
func (r *ranked) set(i int) []uint32 {
	if i == 0 {
		return r.ranks[:r.ends[0]]
	}
	return r.ranks[r.ends[i-1]:r.ends[i]]
}

// rank numbers the shingles of all sets, by the number of sets they are in, then by hash.
func rank(sets []shingle.Set) *ranked {
	type place struct {
		hash uint64
		at   uint32 // index in ranks
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

	next := make([]uint32, len(sets)+2) // by number of sets: first the number of such shingles, then the next rank
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

// holders lists, for each rank, the sets filed under it, in increasing order.
type holders struct {
	first  uint32   // the smallest rank filed
	starts []uint32 // start of each rank in sets, and the end
	sets   []uint32
}

// file files n sets: set i under the ranks that keep returns for i, all in [first, last).
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
