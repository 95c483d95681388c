package quotematch

import "github.com/copytaster/copytaster/internal/shingle"

// keyTerms is the length of the shingles, in terms; one of keyWindow consecutive shingles is a key.
const (
	keyTerms  = 4
	keyWindow = 4
	keyShort  = 12 // terms up to which all shingles of a quotation are keys: a word that was changed in its midst leaves few equal ones
)

// Keys appends to dst the keys of a quotation with these terms (see [Side.Terms]): hashes that find the same quotation
// among many. They are its winnowed shingles of four terms, one of every four consecutive ones; all of a quotation of up to keyShort terms.
//
// Two quotations share a key if they have seven consecutive equal terms, or four if both are that short. A quotation of
// fewer terms has no key.
func Keys(dst []shingle.Fingerprint, terms []uint64) []shingle.Fingerprint {
	var room [128]uint64
	window := keyWindow
	if len(terms) <= keyShort {
		window = 1
	}
	return shingle.Winnow(dst, shingle.Hashes(room[:0], terms, keyTerms), window, nil)
}
