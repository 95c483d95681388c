package template

import (
	"cmp"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/shingle"
)

// contexts is how many ways there are to say where a fact stands: by the two tokens on either side, by the three before it,
// and by the three after it.
const contexts = 3

// aroundFact are the tokens of each context, counted from the fact.
var aroundFact = [contexts][]int{{-2, -1, 1, 2}, {-3, -2, -1}, {1, 2, 3}}

// fewestWords is how many tokens of a context are words: facts among facts, as in a table without words, stand nowhere.
const fewestWords = 2

// masks are the tokens of facts, by their class, so that a context is the same whatever fills the places near it.
var masks = [classes]uint64{0x9e3779b97f4a7c15, 0xbf58476d1ce4e5b9, 0x94d049bb133111eb}

// held is a fact, by its number, and a context that it stands in.
type held struct {
	context uint64
	fact    uint32
}

// place notes in which contexts the facts stand.
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
			return cmp.Or(cmp.Compare(p.context, q.context), cmp.Compare(p.fact, q.fact))
		})
	}
}

// context returns the hash of the tokens at these distances from token i; 0 where too few of them are words.
func (f *Facts) context(i int, around []int) uint64 {
	h, words := mix(f.tokens[i].hash), 0
	for _, distance := range around {
		var t token // before the first and after the last
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

// place is a place of the shared wording: the facts of a and b that fill it, by their numbers.
type place struct{ a, b int }

// places returns the places that a and b share, in the order of a. Of a context that is met several times the first is
// paired with the first, and so on; each fact fills one place, by the first context that has a partner for it.
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

// mix spreads the bits of x: a step of SplitMix64, of which 0 is not 0.
func mix(x uint64) uint64 { return shingle.Mix(x + 0x9E3779B97F4A7C15) }

func hashOf(s string) uint64 { return xxh3.HashString(s) }

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
