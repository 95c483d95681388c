package index

import "slices"

// posting says that a key (a band's hash, a fingerprint) stands in a document.
type posting struct {
	key uint64
	doc uint32
}

// radixMin is the length from which counting beats comparing.
const radixMin = 512

// sortPostings sorts by key; postings of one key keep their order.
func sortPostings(p []posting) {
	if len(p) < radixMin {
		slices.SortStableFunc(p, func(a, b posting) int {
			switch {
			case a.key < b.key:
				return -1
			case a.key > b.key:
				return 1
			}
			return 0
		})
		return
	}
	radix(p, func(x posting) uint64 { return x.key })
}

// sortKeys sorts in increasing order.
func sortKeys(keys []uint64) {
	if len(keys) < radixMin {
		slices.Sort(keys)
		return
	}
	radix(keys, func(x uint64) uint64 { return x })
}

// radix sorts by the 64-bit key, least significant digit first, which is stable. Digits that are the same in all keys
// cost one pass of counting.
func radix[T any](a []T, key func(T) uint64) {
	const bits, size = 11, 1 << 11
	src, dst := a, make([]T, len(a))
	var counts [size]int
	for shift := 0; shift < 64; shift += bits {
		clear(counts[:])
		for _, x := range src {
			counts[key(x)>>shift&(size-1)]++
		}
		if counts[key(src[0])>>shift&(size-1)] == len(src) {
			continue
		}
		sum := 0
		for i, c := range counts {
			counts[i], sum = sum, sum+c
		}
		for _, x := range src {
			d := key(x) >> shift & (size - 1)
			dst[counts[d]] = x
			counts[d]++
		}
		src, dst = dst, src
	}
	if &src[0] != &a[0] {
		copy(a, src)
	}
}

// runs calls f with the documents of each key that stands in two or more postings; p is sorted by key. f must not keep
// the slice.
func runs(p []posting, f func(key uint64, docs []uint32)) {
	var docs []uint32
	for i := 0; i < len(p); {
		j := i + 1
		for j < len(p) && p[j].key == p[i].key {
			j++
		}
		if j-i > 1 {
			docs = docs[:0]
			for _, x := range p[i:j] {
				docs = append(docs, x.doc)
			}
			f(p[i].key, docs)
		}
		i = j
	}
}
