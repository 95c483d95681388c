package shingle

// Fingerprint is a shingle kept by winnowing.
type Fingerprint struct {
	Hash uint64
	Pos  uint32 // index of the shingle, which is the index of its first term
}

// Winnow appends to dst the fingerprints of an article: of every w shingles in a row the one with the smallest hash,
// the rightmost of equal ones, each once, in text order. Fewer than w shingles count as one window.
//
// skip, if not nil, tells which shingles cannot be fingerprints; they are left out before the minima are chosen.
//
// Guarantee: where two articles have k+w-1 or more equal terms in a row, k being the length of a shingle, they have a
// fingerprint in common there, unless all w shingles of every window in the run are skipped. For the run holds a whole
// window, both articles have the same w shingles in it, and so the same minimum.
func Winnow(dst []Fingerprint, hashes []uint64, w int, skip func(hash uint64) bool) []Fingerprint {
	if len(hashes) == 0 {
		return dst
	}
	w = min(w, len(hashes))
	// The candidates for the minimum of this window and of those to come: increasing in Pos and in Hash.
	queue := make([]Fingerprint, 0, w)
	last := -1 // position of the fingerprint kept last
	for i, h := range hashes {
		if len(queue) > 0 && int(queue[0].Pos) <= i-w {
			queue = queue[1:]
		}
		if skip == nil || !skip(h) {
			for len(queue) > 0 && queue[len(queue)-1].Hash >= h {
				queue = queue[:len(queue)-1]
			}
			queue = append(queue, Fingerprint{Hash: h, Pos: uint32(i)})
		}
		if i >= w-1 && len(queue) > 0 && int(queue[0].Pos) != last {
			last = int(queue[0].Pos)
			dst = append(dst, queue[0])
		}
	}
	return dst
}
