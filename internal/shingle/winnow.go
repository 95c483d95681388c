package shingle

// Fingerprint is a shingle that winnowing keeps.
type Fingerprint struct {
	Hash uint64
	Pos  uint32 // index of the shingle, and so of its first term
}

// Winnow appends to dst the fingerprints of an article in text order, each once: from every window of w consecutive shingles
// the one with the smallest hash, and of equal hashes the rightmost. Fewer than w shingles are one window; no shingles
// give none. w is at least 1.
//
// skip, if not nil, reports whether the shingle of a hash must not become a fingerprint. Winnow drops such shingles
// before it chooses the minima. skip must depend on the hash alone; Winnow calls it only if the answer matters.
//
// Guarantee: if two articles have k+w-1 consecutive equal terms or more, where k is the length of a shingle, they have a
// fingerprint in common there, unless every window in the run has only skipped shingles. The reason: the run holds a
// whole window, both articles have the same w shingles in it, and so the same minimum.
func Winnow(dst []Fingerprint, hashes []uint64, w int, skip func(hash uint64) bool) []Fingerprint {
	if len(hashes) == 0 {
		return dst
	}
	w = min(w, len(hashes))
	at := least(hashes, 0, w, skip) // index of the minimum of the window; -1 if it has none
	if at >= 0 {
		dst = append(dst, Fingerprint{hashes[at], uint32(at)})
	}
	for i := w; i < len(hashes); i++ {
		switch h := hashes[i]; {
		case (at < 0 || h <= hashes[at]) && (skip == nil || !skip(h)):
			at = i
		case at >= 0 && at <= i-w: // the minimum has left the window
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

// least returns the index of the smallest hash in hashes[from:to] that is not skipped, of equal hashes the rightmost; -1
// if all are skipped.
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
