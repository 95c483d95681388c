package versions

import "cmp"

// Match is what an article shares with one version of a story, in words.
type Match struct {
	Shared int // words of the article that stand in the version
	Own    int // those of them that stand in no other version
	Offers int // words that only this version has, taken or not; at least Own
}

// Taken returns the version an article took, -1 if it shares nothing with any, and whether that is sure. matches has one
// version each, in their order.
//
// It is the version that leaves the fewest of the article's words unexplained: the one that shares the most. Of equal ones
// it is the one of which the fewest own words were left out, since an article that took a longer version had to cut just
// what was new in it; and of those the earlier one. It is sure where the article has own words of it, and more of them
// than of any other: at least ownWords more.
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

// better reports whether m was rather taken than n.
func better(m, n Match) bool {
	return cmp.Or(cmp.Compare(m.Shared, n.Shared), cmp.Compare(n.Offers-n.Own, m.Offers-m.Own)) > 0
}
