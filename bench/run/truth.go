package main

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// alike is a pair of articles with a resemblance of at least .5, counted exactly.
type alike struct {
	a, b        uint32 // a < b
	both, union int    // numbers of shingles
}

func (p alike) resemblance() float64 { return float64(p.both) / float64(p.union) }

// alikes returns all pairs of sets with a resemblance of .5 or more, by (a, b). It joins by prefixes (Chaudhuri, Ganti,
// Kaushik, A primitive operator for similarity joins in data cleaning, ICDE 2006; Bayardo, Ma, Srikant, Scaling up all
// pairs similarity search, WWW 2007).
//
// Put the shingles of all sets in one order, the rarest first. Two sets with a resemblance of t or more then share a
// shingle among the first n - ceil(t*n) + 1 of each, where n is the size of the set. So only these prefixes are filed,
// and a pair that meets there is counted exactly.
func alikes(r *ranked) []alike {
	bySize := make([]uint32, r.len()) // sets by size, then number
	for i := range bySize {
		bySize[i] = uint32(i)
	}
	slices.SortFunc(bySize, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(len(r.set(int(a))), len(r.set(int(b)))), cmp.Compare(a, b))
	})
	set := func(i int) []uint32 { return r.set(int(bySize[i])) }
	prefix := func(i int) []uint32 { // without the shingles of one set only, which find nothing
		s := set(i)
		p := s[:min(len(s), len(s)-(len(s)+1)/2+1)]
		from, _ := slices.BinarySearch(p, r.shared)
		return p[from:]
	}
	filed := file(r.len(), r.shared, r.last, prefix)
	found := inParallel(r.len(), func() func(i int, out []alike) []alike {
		seen := make([]int, r.len())
		return func(i int, out []alike) []alike {
			x := set(i)
			least := (len(x) + 1) / 2 // smallest size of a set that can reach .5 with x
			for _, rank := range prefix(i) {
				list := filed.of(rank)
				end, _ := slices.BinarySearch(list, uint32(i))
				for k := end - 1; k >= 0; k-- {
					j := int(list[k])
					y := set(j)
					if len(y) < least {
						break
					}
					if seen[j] == i+1 {
						continue
					}
					seen[j] = i + 1
					both := common(x, y)
					if union := len(x) + len(y) - both; 2*both >= union {
						a, b := bySize[i], bySize[j]
						out = append(out, alike{min(a, b), max(a, b), both, union})
					}
				}
			}
			return out
		}
	})
	slices.SortFunc(found, func(p, q alike) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	return found
}

// common returns the number of ranks in both sets.
func common(x, y []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch c := cmp.Compare(x[i], y[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// sharing is a pair of articles with passages in common.
type sharing struct{ a, b uint32 } // a < b

// passageLeast is the smallest number of rare shingles that two articles share to count as true for passages.
const passageLeast = 20

// sharings returns all pairs of sets that share passageLeast or more rare shingles, by (a, b).
func sharings(r *ranked) []sharing {
	rare := func(i int) []uint32 {
		s := r.set(i)
		from, _ := slices.BinarySearch(s, r.shared)
		to, _ := slices.BinarySearch(s, r.common)
		return s[from:max(from, to)]
	}
	filed := file(r.len(), r.shared, max(r.shared, r.common), rare)
	found := inParallel(r.len(), func() func(i int, out []sharing) []sharing {
		counts := make([]int, r.len())
		var touched []uint32
		return func(i int, out []sharing) []sharing {
			for _, rank := range rare(i) {
				for _, j := range filed.of(rank) {
					if int(j) >= i {
						break
					}
					if counts[j]++; counts[j] == 1 {
						touched = append(touched, j)
					}
				}
			}
			for _, j := range touched {
				if counts[j] >= passageLeast {
					out = append(out, sharing{j, uint32(i)})
				}
				counts[j] = 0
			}
			touched = touched[:0]
			return out
		}
	})
	slices.SortFunc(found, func(p, q sharing) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	return found
}

// inParallel calls work once for each processor, and the functions it returns with every i below n. It returns everything
// that these appended, in no particular order.
func inParallel[T any](n int, work func() func(i int, out []T) []T) []T {
	workers := runtime.GOMAXPROCS(0)
	outs := make([][]T, workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			f := work()
			for i := w; i < n; i += workers {
				outs[w] = f(i, outs[w])
			}
		})
	}
	group.Wait()
	return slices.Concat(outs...)
}

// readSets returns the ids of the articles of a corpus and their sets of shingles.
func readSets(ctx context.Context, corpus string, newShingler func() shingler) (ids []string, sets []shingle.Set, err error) {
	var articles []*news.Article
	for a, err := range articlesOf(ctx, corpus) {
		if err != nil {
			return nil, nil, err
		}
		ids, articles = append(ids, a.ID), append(articles, &a)
	}
	sets = make([]shingle.Set, len(articles))
	inParallel(len(articles), func() func(i int, out []struct{}) []struct{} {
		shingles := newShingler()
		return func(i int, out []struct{}) []struct{} {
			sets[i], articles[i] = shingles(articles[i]), nil
			return out
		}
	})
	return ids, sets, nil
}
