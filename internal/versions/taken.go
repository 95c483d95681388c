package versions

import "cmp"

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
