package short

import (
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// Keys appends to dst the keys of an item with these terms, or of the first MaxWords of a long article: hashes that find
// items that may be one story among many. A key is any three of the keyTerms rarest terms among keyWindow consecutive terms,
// in any order. It leaves out terms that no other item has, because no other item can share the key, and repeated terms.
// Each key comes once. A headline of eight words has ten keys, and no item has more than some 200.
//
// This is winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003) with rarity in place of a hash and sets of terms in place
// of shingles, so that words changed, moved or cut at some distance leave the choice as it is.
func (f *Frequencies) Keys(dst, terms []uint64) []uint64 {
	var room [MaxWords]counted
	met := f.met(room[:0], terms)
	var window, last [keyWindow]counted // rarest first
	from, n := len(dst), 0
	for i, c := range met {
		if n == keyWindow {
			n = without(&window, met[i-keyWindow])
		}
		n = with(&window, n, c)
		if n < min(keyWindow, len(met)) {
			continue
		}
		best := min(n, keyTerms)
		dst = triples(dst, from, window[:best], last[:keyTerms], c)
		copy(last[:], window[:best])
	}
	return dst
}

// counted is a term and the number of items that have it.
type counted struct {
	term uint64
	n    uint32
}

// before reports whether x makes keys rather than y: the rarer one does.
func (x counted) before(y counted) bool { return x.n < y.n || x.n == y.n && x.term < y.term }

// met appends the terms that other items have too, each once, in text order.
func (f *Frequencies) met(dst []counted, terms []uint64) []counted {
	var seen uint64 // a set of terms by their last six bits
	terms = head(terms)
	for i, t := range terms {
		bit := uint64(1) << (t & 63)
		again := seen&bit != 0 && slices.Contains(terms[:i], t)
		seen |= bit
		if n := *f.place(t); n > 1 && !again {
			dst = append(dst, counted{t, n})
		}
	}
	return dst
}

// with inserts c into a window of n terms and returns the new number.
func with(window *[keyWindow]counted, n int, c counted) int {
	i := n
	for ; i > 0 && c.before(window[i-1]); i-- {
		window[i] = window[i-1]
	}
	window[i] = c
	return n + 1
}

// without removes c from a full window and returns the new number.
func without(window *[keyWindow]counted, c counted) int {
	i := 0
	for window[i] != c {
		i++
	}
	copy(window[i:], window[i+1:])
	return keyWindow - 1
}

// triples appends the keys of three of the terms, of which at least one is not among last. A key with the newest term
// cannot be in dst yet. Any other can, if its terms had made way for rarer ones in between.
func triples(dst []uint64, from int, terms, last []counted, newest counted) []uint64 {
	fresh, first := 0, 0 // bit sets: the terms that are not among last, and the newest term
	for i, c := range terms {
		if c == newest {
			first = 1 << i
		}
		if !slices.Contains(last, c) {
			fresh |= 1 << i
		}
	}
	for i := range terms {
		for j := range i {
			for k := range j {
				these := 1<<i | 1<<j | 1<<k
				if these&fresh == 0 {
					continue
				}
				key := shingle.Mix(terms[i].term + terms[j].term + terms[k].term)
				if these&first != 0 || !slices.Contains(dst[from:], key) {
					dst = append(dst, key)
				}
			}
		}
	}
	return dst
}
