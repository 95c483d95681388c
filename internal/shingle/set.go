package shingle

import (
	"math/bits"
	"slices"
)

// Set is a set of shingle hashes, in increasing order and without repeats.
type Set []uint64

// SetOf returns the set of the hashes. It does not retain them.
func SetOf(hashes []uint64) Set { return AppendSet(nil, hashes) }

// AppendSet appends the set of the hashes to dst. It neither sorts nor compares the hashes that dst already has. hashes
// must not overlap the spare capacity of dst.
func AppendSet(dst Set, hashes []uint64) Set {
	n := len(dst)
	dst = slices.Grow(dst, len(hashes))[:n+len(hashes)]
	sortInto(dst[n:], hashes, 64)
	return dst[:n+len(slices.Compact(dst[n:]))]
}

const (
	// maxBuckets is the largest number of buckets. Their counters fit the stack and the first-level cache.
	maxBuckets = 1 << 9
	// maxBucket is the size of the fullest bucket up to which one insertion sort of the whole list is fast.
	maxBucket = 32
)

// sortInto writes the hashes to dst in increasing order. The hashes differ in their lowest n bits only. dst has the same
// length and does not overlap them.
//
// The top bits of hashes are uniform, so they split the list into buckets of about one hash each, and an insertion sort
// finishes the work. If a bucket is too full, because the list is long or somebody chose the hashes to be hard, each
// bucket is sorted by itself. The worst case is O(n log n).
func sortInto(dst, hashes []uint64, n int) {
	width := min(bits.Len(uint(len(hashes))), bits.Len(maxBuckets-1), n)
	shift, mask := n-width, uint64(1)<<width-1
	var ends [maxBuckets]uint32
	for _, h := range hashes {
		ends[h>>shift&mask%maxBuckets]++
	}
	total, most := uint32(0), uint32(0)
	for b, count := range ends[:mask+1] {
		ends[b] = total
		total += count
		most = max(most, count)
	}
	for _, h := range hashes {
		end := &ends[h>>shift&mask%maxBuckets]
		dst[*end] = h
		*end++
	}
	if most <= maxBucket {
		insertionSort(dst)
		return
	}
	from := uint32(0)
	for _, end := range ends[:mask+1] {
		if bucket := dst[from:end]; len(bucket) <= maxBuckets || len(bucket) > len(hashes)/2 {
			slices.Sort(bucket)
		} else {
			sortInto(bucket, slices.Clone(bucket), shift)
		}
		from = end
	}
}

// insertionSort sorts a list in which every hash is near its final place.
func insertionSort(s []uint64) {
	for i := 1; i < len(s); i++ {
		x, j := s[i], i
		for ; j > 0 && s[j-1] > x; j-- {
			s[j] = s[j-1]
		}
		s[j] = x
	}
}
