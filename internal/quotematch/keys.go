package quotematch

import "github.com/copytaster/copytaster/internal/shingle"

// The length of the shingles that are keys, in terms, and the number of shingles in a row of which one is a key.
const (
	keyTerms  = 4
	keyWindow = 4
)

// Keys appends to dst the keys of a quotation, by which the same quotation is found among many: its winnowed shingles
// of four terms, one of every four in a row. See [Side.Terms].
//
// Two quotations have a key in common if they have seven equal terms in a row, or if all their terms are equal and are
// four or more. A quotation of fewer terms has no key.
func Keys(dst []shingle.Fingerprint, terms []uint64) []shingle.Fingerprint {
	var room [128]uint64
	return shingle.Winnow(dst, shingle.Hashes(room[:0], terms, keyTerms), keyWindow, nil)
}
