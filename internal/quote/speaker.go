package quote

import (
	"iter"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/normalize"
)

// SameSpeaker reports whether two names, as in [Quotation.Speaker], can be those of one person or body: the surnames are
// equal, and so are the given names if both have one. Case, full stops, accents and the usual transliterations make no
// difference, and an initial stands for a name. "Rasmussen" is "Anders Fogh Rasmussen", and "Sergei Lavrov" is "Sergey
// Lavrov". An empty name is the same as no other, not even another empty one.
//
// A name of two or more who speak together, "Craig Zadan and Neil Meron", is the same as each of them, and the same as
// another such name that shares one of them.
func SameSpeaker(a, b string) bool {
	for x := range eachName(a) {
		for y := range eachName(b) {
			if sameName(x, y) {
				return true
			}
		}
	}
	return false
}

// eachName yields a name and, if it joins several names, each of them.
func eachName(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		before, last, joint := strings.Cut(name, " and ")
		if !yield(name) || !joint || !yield(last) {
			return
		}
		for one := range strings.SplitSeq(before, ", ") {
			if !yield(one) {
				return
			}
		}
	}
}

func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return endsWith(x, y) || endsWith(y, x) || sameGiven(x[0], y[0])
}

// endsWith reports whether the words of a end with those of b.
func endsWith(a, b []string) bool { return len(a) >= len(b) && slices.Equal(a[len(a)-len(b):], b) }

// nameWords returns the words of a name in the form in which they are compared.
func nameWords(name string) []string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, ".", " ")))
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for i, w := range words {
		words[i] = names.Spelling(normalize.Plain(strings.ReplaceAll(w, "’", "'")))
	}
	return words
}

// sameGiven reports whether two given names in small letters can be one person's: by their letters, or one is the initial of the
// other.
func sameGiven(a, b string) bool {
	a, b = names.Spelling(strings.TrimSuffix(a, ".")), names.Spelling(strings.TrimSuffix(b, "."))
	if names.SameFirstName(a, b) {
		return true
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) == 1 && strings.HasPrefix(long, short)
}
