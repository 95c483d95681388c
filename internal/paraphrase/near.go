package paraphrase

import "slices"

const (
	// NearFrom is the dot product of the vectors of two sentences from which they are scored, .5 as a cosine. Of 514 pairs that
	// were hidden among 10,000 other sentences, three more were found from .35 on, for ten times the pairs to score.
	NearFrom = 256 * 256 / 2
	// CrowdedKey is the number of sentences above which a key of theirs pairs none. Two stems that so many sentences have are a
	// turn of phrase or a name; a paraphrase has other keys.
	CrowdedKey = 16
)

// Near reports whether two sentences are worth being scored: by their vectors, or where there are none, by two stems that they
// share.
func Near(a, b *Sentence) bool {
	if !a.Vector().IsZero() && !b.Vector().IsZero() {
		return Dot(a.Vector(), b.Vector()) >= NearFrom
	}
	shared := 0
	for _, h := range a.Stems() {
		if slices.Contains(b.Stems(), h) {
			shared++
		}
	}
	return shared >= 2
}
