package boilerplate

import (
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// judgeGrams looks again at the holders of a run that seems to stand, by their grams of gramTerms terms. Sentences tell one story from
// another only as long as they are equal; a story that is run again with a word of each sentence changed has no equal sentence, and yet
// most of its grams. The grams of the stretch that half of the holders have round the run do not count: they are what is judged.
func (j *judge) judgeGrams(e *evidence) {
	holders := map[uint64]int{}
	all, block := 0, 0
	for i := range j.looked {
		h := &j.looked[i]
		from, to := h.at-j.goOn(i, -1, j.half), h.at+runTerms+j.goOn(i, runTerms, j.half)
		h.grams = shingle.Hashes(h.grams[:0], h.terms[:from], gramTerms)
		h.grams = shingle.Hashes(h.grams, h.terms[to:], gramTerms)
		h.grams = slices.DeleteFunc(h.grams, func(g uint64) bool { return g%gramSample != 0 })
		slices.Sort(h.grams)
		h.grams = slices.Compact(h.grams)
		all += len(h.grams)
		for _, g := range h.grams {
			holders[g]++
		}
	}
	for i := range j.looked {
		h := &j.looked[i]
		n := len(h.grams)
		h.grams = slices.DeleteFunc(h.grams, func(g uint64) bool { return holders[g]*100 >= len(j.looked)*gramTogether })
		block += n - len(h.grams)
	}
	e.scattered = block * 100 / max(1, all)
	for i := range j.looked {
		for k := range i {
			x, y := j.first(i), j.first(k)
			if a, b := j.looked[i].grams, j.looked[k].grams; x != y && common(a, b)*sameGrams > min(len(a), len(b)) {
				j.looked[max(x, y)].story = min(x, y)
			}
		}
	}
	j.countDays(e, j.all)
}

// half reports whether these are half of the holders.
func (j *judge) half(some []int) bool { return len(some)*100 >= len(j.looked)*gramTogether }

// common returns how many hashes two sorted lists have in common.
func common(a, b []uint64) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b, n = a[1:], b[1:], n+1
		}
	}
	return n
}
