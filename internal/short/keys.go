package short

import (
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// Keys appends to dst the keys of an item by its terms, of a long article by the first MaxWords: hashes by which items that
// may be one are found among many. A key is three of the keyTerms rarest terms of keyWindow in a row, whatever their order.
// A term that no other item has is passed over, since nothing can meet there, and so is one that stood before. No key comes
// twice; a headline of eight words has ten, and no item more than some 200.
//
// This is winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003) with rarity for a hash, and sets of terms for shingles: the
// choice stays where words are changed, moved or cut off at some distance.
func (f *Frequencies) Keys(dst, terms []uint64) []uint64 {
	var room [MaxWords]counted
	met := f.met(room[:0], terms)
	var window, last [keyWindow]counted // the rarest first
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

// before reports whether x is to be a key rather than y.
func (x counted) before(y counted) bool { return x.n < y.n || x.n == y.n && x.term < y.term }

// met appends the terms that another item may have, each once, in text order.
func (f *Frequencies) met(dst []counted, terms []uint64) []counted {
	var seen uint64 // a bit for each term: its last six
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

// with puts c among the n terms of a window and returns their number.
func with(window *[keyWindow]counted, n int, c counted) int {
	i := n
	for ; i > 0 && c.before(window[i-1]); i-- {
		window[i] = window[i-1]
	}
	window[i] = c
	return n + 1
}

// without takes c out of a full window and returns the number of terms that are left.
func without(window *[keyWindow]counted, c counted) int {
	i := 0
	for window[i] != c {
		i++
	}
	copy(window[i:], window[i+1:])
	return keyWindow - 1
}

// triples appends the keys of three terms of which one at least is not among the last ones. One with the newest term cannot
// be in dst yet; another can, of terms that made room for rarer ones in between.
func triples(dst []uint64, from int, terms, last []counted, newest counted) []uint64 {
	fresh, first := 0, 0 // a bit for each term that is not among the last ones, and for the newest
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
