package template

import (
	"cmp"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/shingle"
)

// contexts is the number of ways to say where a fact is: by the two tokens on either side, by the three before it,
// and by the three after it.
const contexts = 3

// aroundFact holds the tokens of each context, as distances from the fact.
var aroundFact = [contexts][]int{{-2, -1, 1, 2}, {-3, -2, -1}, {1, 2, 3}}

// fewestWords is the least number of words among the tokens of a context. Facts among facts, as in a table without words,
// have no place.
const fewestWords = 2

// masks are the token hashes of facts by class, so that a context is the same whatever facts are near it.
var masks = [classes]uint64{0x9e3779b97f4a7c15, 0xbf58476d1ce4e5b9, 0x94d049bb133111eb}

// held is a fact, by its index, and one of its contexts.
type held struct {
	context uint64
	fact    uint32
}

// place fills held with the contexts of all facts.
func (f *Facts) place() {
	for c, around := range aroundFact {
		f.held[c] = f.held[c][:0]
		for i, t := range f.tokens {
			if t.fact < 0 {
				continue
			}
			if h := f.context(i, around); h != 0 {
				f.held[c] = append(f.held[c], held{h, uint32(t.fact)})
			}
		}
		slices.SortFunc(f.held[c], func(p, q held) int {
			if p.context != q.context { // nearly all
				return cmp.Compare(p.context, q.context)
			}
			return cmp.Compare(p.fact, q.fact)
		})
	}
}

// context returns the hash of the tokens around token i; 0 if too few of them are words.
func (f *Facts) context(i int, around []int) uint64 {
	h, words := mix(f.tokens[i].hash), 0
	for _, distance := range around {
		var t token // before the first token and after the last
		if k := i + distance; 0 <= k && k < len(f.tokens) {
			t = f.tokens[k]
			words += count(t.fact < 0)
		}
		h = mix(h + t.hash)
	}
	if words < fewestWords {
		return 0
	}
	return h
}

// place is a place in the shared wording: the indices of the facts of a and b that are in it.
type place struct{ a, b int }

// places returns the places that a and b share, in the order of a. If a context occurs several times, the first
// occurrence in a is paired with the first in b, and so on. Each fact has one place, by the first kind of context that
// finds a partner for it.
func places(a, b *Facts) []place {
	takenA, takenB := make([]bool, len(a.facts)), make([]bool, len(b.facts))
	var out []place
	for c := range contexts {
		x, y := a.held[c], b.held[c]
		for len(x) > 0 && len(y) > 0 {
			i, k := x[0].fact, y[0].fact
			switch order := cmp.Compare(x[0].context, y[0].context); {
			case takenA[i] || order < 0:
				x = x[1:]
			case takenB[k] || order > 0:
				y = y[1:]
			default:
				takenA[i], takenB[k] = true, true
				out = append(out, place{int(i), int(k)})
			}
		}
	}
	slices.SortFunc(out, func(p, q place) int { return cmp.Compare(p.a, q.a) })
	return out
}

// mix returns a hash of x, a step of SplitMix64 that does not map 0 to 0.
func mix(x uint64) uint64 { return shingle.Mix(x + 0x9E3779B97F4A7C15) }

func hashOf(s string) uint64 { return xxh3.HashString(s) }

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
