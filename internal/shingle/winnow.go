package shingle

// Fingerprint is a shingle kept by winnowing.
type Fingerprint struct {
	Hash uint64
	Pos  uint32 // index of the shingle, which is the index of its first term
}

// Winnow appends to dst the fingerprints of an article: of every w shingles in a row the one with the smallest hash,
// the rightmost of equal ones, each once, in text order. Fewer than w shingles count as one window; w is at least 1.
//
// skip, if not nil, tells which shingles cannot be fingerprints; they are left out before the minima are chosen. It is a
// function of the hash, and asked only where the answer matters.
//
// Guarantee: where two articles have k+w-1 or more equal terms in a row, k being the length of a shingle, they have a
// fingerprint in common there, unless all w shingles of every window in the run are skipped. For the run holds a whole
// window, both articles have the same w shingles in it, and so the same minimum.
func Winnow(dst []Fingerprint, hashes []uint64, w int, skip func(hash uint64) bool) []Fingerprint {
	if len(hashes) == 0 {
		return dst
	}
	w = min(w, len(hashes))
	at := least(hashes, 0, w, skip) // index of the minimum of the window; -1: there is none
	if at >= 0 {
		dst = append(dst, Fingerprint{hashes[at], uint32(at)})
	}
	for i := w; i < len(hashes); i++ {
		switch h := hashes[i]; {
		case (at < 0 || h <= hashes[at]) && (skip == nil || !skip(h)):
			at = i
		case at >= 0 && at <= i-w: // it has left the window
			at = least(hashes, i-w+1, i+1, skip)
		default:
			continue
		}
		if at >= 0 {
			dst = append(dst, Fingerprint{hashes[at], uint32(at)})
		}
	}
	return dst
}

// least returns the index of the smallest hash in [from, to) that is not skipped, the rightmost of equal ones; -1 if all
// are.
func least(hashes []uint64, from, to int, skip func(hash uint64) bool) int {
	at, smallest := 0, hashes[from]
	for i, h := range hashes[from:to] {
		if h <= smallest {
			at, smallest = i, h
		}
	}
	if skip == nil || !skip(smallest) {
		return from + at
	}
	at = -1
	for i := to - 1; i >= from; i-- {
		if (at < 0 || hashes[i] < hashes[at]) && !skip(hashes[i]) {
			at = i
		}
	}
	return at
}
