package ocr

import "slices"

// kept are the paths of the passages that are found, that of the best chain first. It finds those at a place without a look at all: two
// long texts with their sentences in another order have as many passages as sentences. The zero value is empty.
type kept struct {
	paths []path
	inA   map[int][]int32 // by block of words of a: the paths that touch it, increasing
	inB   map[int][]int32
	found []int32
}

// blockWords is the length of a block, about that of some sentences.
const blockWords = 64

// reset empties it.
func (k *kept) reset() {
	k.paths = k.paths[:0]
	k.inA, k.inB = make(map[int][]int32), make(map[int][]int32)
}

// add adds a path, which has a pairing at least.
func (k *kept) add(p path) {
	a, b := p.sides()
	for _, side := range [...]struct {
		blocks map[int][]int32
		words  stretch
	}{{k.inA, a}, {k.inB, b}} {
		for at := side.words.from / blockWords; at*blockWords < side.words.to; at++ {
			side.blocks[at] = append(side.blocks[at], int32(len(k.paths)))
		}
	}
	k.paths = append(k.paths, p)
}

// touching returns the paths, by their numbers, increasing, of which the side in a touches a block of these words: all that meet them,
// and some more. It is good until the next call.
func (k *kept) touching(a stretch) []int32 {
	k.found = k.found[:0]
	for at := a.from / blockWords; at*blockWords < a.to; at++ {
		k.found = append(k.found, k.inA[at]...)
	}
	slices.Sort(k.found)
	k.found = slices.Compact(k.found)
	return k.found
}

// holdsA reports whether a path holds words of a, not empty, on its side.
func (k *kept) holdsA(a stretch) bool {
	return slices.ContainsFunc(k.inA[a.from/blockWords], func(i int32) bool { inA, _ := k.paths[i].sides(); return inA.holds(a) })
}

// holdsB is holdsA for words of b.
func (k *kept) holdsB(b stretch) bool {
	return slices.ContainsFunc(k.inB[b.from/blockWords], func(i int32) bool { _, inB := k.paths[i].sides(); return inB.holds(b) })
}

// holds reports whether one path holds words of a and words of b, neither of them empty.
func (k *kept) holds(a, b stretch) bool {
	return slices.ContainsFunc(k.inA[a.from/blockWords], func(i int32) bool {
		inA, inB := k.paths[i].sides()
		return inA.holds(a) && inB.holds(b)
	})
}
