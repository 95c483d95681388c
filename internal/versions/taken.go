package versions

import (
	"cmp"

	"github.com/copytaster/copytaster/internal/bitset"
)

// Match is what an article shares with one version of a story, in words.
type Match struct {
	Shared int // words of the article that the version has too
	Own    int // those of them that no other version has
	Offers int // words that only this version has, whether the article has them or not; at least Own
}

// Taken returns the index of the version that an article took, and whether that is sure; -1 and false if it shares
// nothing with any. matches has one element for each version, in their order.
//
// It is the version that explains most words of the article: the one with the most shared words. Of equal ones it is the
// one with the fewest own words left out, because an article that took a longer version must have cut exactly what was
// new in it; and of those the earlier one. It is sure if the article has at least ownWords more own words of it than of
// any other version.
func Taken(matches []Match) (version int, sure bool) {
	version = -1
	for i, m := range matches {
		if m.Shared > 0 && (version < 0 || better(m, matches[version])) {
			version = i
		}
	}
	if version < 0 {
		return -1, false
	}
	sure = true
	for i, m := range matches {
		if i != version && matches[version].Own-m.Own < ownWords {
			sure = false
		}
	}
	return version, sure
}

// better reports whether the article took m rather than n.
func better(m, n Match) bool {
	return cmp.Or(cmp.Compare(m.Shared, n.Shared), cmp.Compare(n.Offers-n.Own, m.Offers-m.Own)) > 0
}

// Share is what an article has of one version of a story.
type Share struct {
	Place int        // of the version in its chain
	Terms bitset.Set // of the article, those that stand in the version
}

// Size is how long a version of a story is, in terms.
type Size struct {
	Terms int
	Own   int // those that stand in no other version
}

// Took returns the version of a story that an article took, as its place in the chain, and how many terms of the article
// stand in any version; -1 and 0 if none do. shares are the versions that it has something of, in any order, each once;
// sizes has one of each version of the chain.
//
// It is the version that [Taken] returns, unless the article shares as much with others: then the one of which it left
// out the least.
func Took(shares []Share, sizes []Size) (version, words int) {
	matches := make([]Match, len(sizes))
	var all bitset.Set
	for i, s := range shares {
		var others bitset.Set
		for k, o := range shares {
			if k != i {
				others = others.With(o.Terms)
			}
		}
		all = all.With(s.Terms)
		m := &matches[s.Place]
		m.Shared, m.Own = s.Terms.Count(), s.Terms.Without(others).Count()
		m.Offers = max(m.Own, sizes[s.Place].Own)
	}
	if version, _ = Taken(matches); version < 0 {
		return -1, 0
	}
	return leastCut(matches, sizes, version), all.Count()
}

// leastCut returns the version of which the fewest terms were left out, of those that share as many as the one given.
func leastCut(matches []Match, sizes []Size, version int) int {
	shared := matches[version].Shared
	for i, m := range matches {
		if m.Shared == shared && sizes[i].Terms < sizes[version].Terms {
			version = i
		}
	}
	return version
}
