package quotematch

import "github.com/copytaster/copytaster/internal/shingle"

// keyTerms is the length of the shingles, in terms; one of keyWindow consecutive shingles is a key.
const (
	keyTerms  = 4
	keyWindow = 4
)

// Keys appends to dst the keys of a quotation with these terms (see [Side.Terms]): hashes that find the same quotation
// among many. They are its winnowed shingles of four terms, one of every four consecutive ones.
//
// Two quotations share a key if they have seven consecutive equal terms, or if all their terms are equal and there are at
// least four. A quotation of fewer terms has no key.
func Keys(dst []shingle.Fingerprint, terms []uint64) []shingle.Fingerprint {
	var room [128]uint64
	return shingle.Winnow(dst, shingle.Hashes(room[:0], terms, keyTerms), keyWindow, nil)
}
